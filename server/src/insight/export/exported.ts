import { canonicalJson, type Json } from '../../base/json.ts';
import { type JsonMap, leavesOf } from './recorded-terms.ts';

/** An agreement written in another format. */
export interface Exported {
  readonly text: string;
  /** What the format has no words for and what is kept in terms of ours, which its other readers pass on without understanding. */
  readonly own: readonly Unsaid[];
  /** What is not in the text, or not as it was recorded. */
  readonly lost: readonly Unsaid[];
  /** What the format asks for and the agreement does not record: left blank. */
  readonly blank: readonly Unsaid[];
}

export interface Unsaid {
  /** JSON pointer into the terms of the agreement, or for `blank` into the document. */
  readonly path: string;
  /** A clause for people. */
  readonly why: string;
}

/** Paths of those recorded values that are not read back from what was written. */
export function notReadBack(recorded: JsonMap, readBack: JsonMap): ReadonlySet<string> {
  const found = new Map(leavesOf(readBack).map(({ path, value }) => [path, canonicalJson(value)]));
  return new Set(
    leavesOf(recorded)
      .filter(({ path, value }) => found.get(path) !== canonicalJson(value))
      .map(({ path }) => path),
  );
}

/** The parts of `recorded`, by key, that are not all read back: those that need terms of our own. */
export function unreadParts(recorded: JsonMap, readBack: JsonMap | undefined): JsonMap {
  return Object.fromEntries(Object.entries(recorded).filter(([key, value]) => !covers(readBack?.[key], value)));
}

function covers(found: Json | undefined, wanted: Json): boolean {
  if (found === undefined) return false;
  if (typeof wanted !== 'object' || wanted === null || Array.isArray(wanted))
    return canonicalJson(found) === canonicalJson(wanted);
  if (typeof found !== 'object' || found === null || Array.isArray(found)) return false;
  return Object.entries(wanted).every(([key, value]) => covers((found as JsonMap)[key], value));
}

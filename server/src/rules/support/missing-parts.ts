import { listOf } from '../../base/words.ts';
import type { Anchor } from '../define.ts';
import type { Terms } from './terms.ts';

/** What a block of an agreement should say, by the words for it. */
export type PartWords<K extends string = string> = Readonly<Record<K, string>>;

/** The parts of a block that are not recorded: for a message, for a fix, and where to point. */
export interface MissingParts {
  readonly keys: readonly string[];
  /** "the duration, the security and the audits". */
  readonly words: string;
  /** The key of the one that is left blank, else that of the block. */
  readonly at: Anchor;
}

/** Undefined where all are recorded. */
export function missingParts(
  terms: Terms,
  block: readonly (string | number)[],
  parts: PartWords,
  isRecorded = (key: string): boolean => terms.has(...block, key),
): MissingParts | undefined {
  const keys = Object.keys(parts).filter((key) => !isRecorded(key));
  if (keys.length === 0) return undefined;
  return {
    keys,
    words: listOf(
      keys.map((key) => parts[key] ?? key),
      'and',
    ),
    at: keys.length === 1 ? terms.place(...block, keys[0] ?? '') : terms.place(...block),
  };
}

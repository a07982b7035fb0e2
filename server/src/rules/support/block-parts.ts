import type { Json } from '../../base/json.ts';
import { listOf } from '../../base/words.ts';
import type { TreeEdit } from '../../syntax/edit.ts';
import type { Anchor, FixDraft } from '../define.ts';
import type { Terms } from './terms.ts';

/** What is not recorded of a block of an agreement. */
export interface MissingInBlock {
  readonly keys: readonly string[];
  /** "a contact and how complaints are handled" */
  readonly words: string;
  /** At a key that is left blank, else at the block; at the head where there is no block. */
  readonly at: Anchor;
  readonly fix: FixDraft<TreeEdit> | undefined;
}

/** The parts that a block should have, in words for messages. */
export type BlockParts = Readonly<Record<string, string>>;

/** Undefined where nothing is missing, and where something stands that is no block, which its schema tells. */
export function missingInBlock(
  terms: Terms,
  block: string,
  parts: BlockParts,
  title: string,
): MissingInBlock | undefined {
  const written = terms.value(block);
  if (written !== undefined && (typeof written !== 'object' || written === null || Array.isArray(written)))
    return undefined;
  const keys = Object.keys(parts).filter((key) => !terms.has(block, key));
  const [first] = keys;
  if (first === undefined) return undefined;
  const edits = blanks(terms, [block], keys, written === undefined);
  return {
    keys,
    words: listOf(
      keys.map((key) => parts[key] ?? key),
      'and',
    ),
    at: keys.length === 1 || written === undefined ? terms.place(block, first) : terms.place(block),
    fix: edits && { title, safety: 'suggestion', edits },
  };
}

/** The edits that open places for keys, but for those that are open. What they hold is for people to say. */
export function blanks(
  terms: Terms,
  path: readonly (string | number)[],
  keys: readonly string[],
  isNew: boolean,
): readonly TreeEdit[] | undefined {
  const empty: Json = Object.fromEntries(keys.map((key) => [key, '']));
  const edits = isNew ? [terms.insert(path, empty)] : keys.map((key) => terms.insert([...path, key], ''));
  const made = edits.filter((edit) => edit !== undefined);
  return made.length > 0 ? made : undefined;
}

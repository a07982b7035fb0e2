import type { Standard } from './entities.ts';

/**
 * A schema in a language without a word for who answers for it, that bears no mark on who looks after its data, who may have them and why:
 * nobody has begun to write such things down here, or other documents do.
 */
export function isUngoverned({ ownerOnlyAsMark, describesHeldData, marks }: Standard): boolean {
  if (ownerOnlyAsMark !== true) return false;
  return describesHeldData === false || Object.keys(marks).every((key) => OF_THE_SCHEMA.has(key));
}

/** Marks that other keys of schemas are read as. */
const OF_THE_SCHEMA: ReadonlySet<string> = new Set([
  'status',
  'version',
  'concept',
  'contact',
  'codeList',
  'licence',
  'primaryKey',
  'provenance',
  'supersedes',
  'replacedBy',
  'unit',
]);

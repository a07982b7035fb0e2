import { lazy } from '../../../base/lazy.ts';
import { basename } from '../../../base/path.ts';
import { wordsOf } from '../../../base/words.ts';
import roles from './column-roles.json' with { type: 'json' };

const ROLES = ['term', 'abbreviation', 'definition', 'concept', 'synonyms'] as const;
export type Role = (typeof ROLES)[number];
export type GlossaryColumns = Readonly<Partial<Record<Role, string>>>;

const roleOf: () => ReadonlyMap<string, Role> = lazy(
  () => new Map(ROLES.flatMap((role) => roles[role].map((header) => [header, role] as const))),
);

/** Whether the name of a file says that it is a glossary. */
export function isNamedGlossary(path: string): boolean {
  return wordsOf(basename(path)).some((word) => roles.file.includes(word));
}

/** The first column of each role; undefined when the table does not tie a term to something said of it. */
export function glossaryColumns(columns: readonly string[]): GlossaryColumns | undefined {
  const found: Partial<Record<Role, string>> = {};
  for (const column of columns) {
    const role = roleOf().get(wordsOf(column).join(' '));
    if (role) found[role] ??= column;
  }
  const label = found.term ?? found.definition;
  return label !== undefined && (found.abbreviation ?? (found.term && found.definition)) !== undefined
    ? found
    : undefined;
}

import { itemsOf, type SeqNode, type SyntaxNode } from '../../../syntax/tree.ts';
import type { Term } from '../../entities.ts';
import { type Located, locate, textAt } from '../../located.ts';
import { type DetectedFile, likely, type Recognition } from '../adapter.ts';
import { type GlossaryColumns, glossaryColumns, isNamedGlossary, type Role } from './columns.ts';

/** A table is a glossary only when its name says so: a term and its description are columns of many tables. */
export function detectTable(file: DetectedFile): Recognition | undefined {
  if (!isNamedGlossary(file.path) || !glossaryColumns(file.columns ?? [])) return undefined;
  return likely('the name of the file says so', 'its columns are those of a glossary');
}

export function termsOfTable(root: SeqNode, file: DetectedFile): Term[] {
  const columns = glossaryColumns(file.columns ?? []);
  return columns ? itemsOf(root).flatMap((row) => termOf(row, columns) ?? []) : [];
}

function termOf(node: SyntaxNode, columns: GlossaryColumns): Term | undefined {
  const at = (role: Role): Located<string> | undefined => {
    const column = columns[role];
    return column === undefined ? undefined : textAt(node, column);
  };
  const label = at('term') ?? at('definition');
  if (!label) return undefined;
  return {
    kind: 'term',
    node,
    label,
    abbreviations: several(at('abbreviation')),
    definition: at('definition'),
    concept: at('concept'),
    synonyms: several(at('synonyms')),
  };
}

/** Several short forms stand in one cell. */
function several(cell: Located<string> | undefined): Located<string>[] {
  if (!cell) return [];
  const parts = cell.value.split(/[;,|/]/).map((part) => part.trim());
  return parts.filter((part) => part !== '').map((part) => locate(part, cell.node));
}

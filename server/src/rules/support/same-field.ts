import type { DefinitionRow, ListRow, ShapeRow } from '../../model/facts.ts';
import type { FactQueries, TextFunctions } from '../define.ts';
import { areComparable, definitionOf, isGenericConcept, isGenericName, similarity } from './comparison.ts';
import { quoted } from './text.ts';

type Comparable = ShapeRow | ListRow | DefinitionRow;

/** Fields of other standards that mean the same as one field, and how that is known, for messages. */
export interface Counterparts<Row> {
  readonly rows: readonly Row[];
  /** `both have the concept …`. */
  readonly because: string;
}

/** By concept; where the field has none, by name, each confirmed by `confirms`. */
export function counterparts<Row extends Comparable>(
  facts: FactQueries,
  row: Row,
  tables: {
    readonly byConcept: (concept: string) => readonly Row[];
    readonly byName: (nameKey: string) => readonly Row[];
  },
  confirms: (other: Row) => string | undefined,
): Counterparts<Row> | undefined {
  const isElsewhere = (other: Row): boolean => other.file !== row.file && areComparable(facts, row, other);
  if (row.concept !== undefined && !isGenericConcept(row.concept)) {
    const rows = tables.byConcept(row.concept).filter(isElsewhere);
    if (rows.length > 0) return { rows, because: `both have the concept ${quoted(row.concept, 90)}` };
  }
  if (isGenericName(row.nameKey)) return undefined;
  // Two concepts under one name are another matter.
  const namesakes = tables
    .byName(row.nameKey)
    .filter((other) => other.file !== row.file && (row.concept === undefined || other.concept === undefined));
  const confirmed = namesakes.flatMap((other) => {
    const because = confirms(other);
    return because === undefined || !isElsewhere(other) ? [] : [{ other, because }];
  });
  const [first] = confirmed;
  return first && { rows: confirmed.map(({ other }) => other), because: first.because };
}

/** Definitions as alike as two people write them who mean the same. */
const ALIKE = 0.5;

/** Whether two fields of one name are defined alike. */
export function isDefinedAlike(
  context: TextFunctions & { readonly facts: FactQueries },
  one: Comparable,
  other: Comparable,
): boolean {
  const { facts } = context;
  const [first, second] = [definitionOf(facts, fieldOf(one)), definitionOf(facts, fieldOf(other))];
  return (
    first?.text !== undefined && second?.text !== undefined && similarity(first.text, second.text, context) >= ALIKE
  );
}

/** A list stands at its keyword, and its definition at the field. */
function fieldOf(row: Comparable): Comparable {
  return 'field' in row && row.field !== undefined ? { ...row, pointer: row.field } : row;
}

import { snakeCase } from '../../base/words.ts';
import type { EditionRow } from '../../model/facts.ts';
import { defineRule, each, type FactQueries, type ProjectContext } from '../define.ts';
import { anchorOf, areComparable, fileIn, inOrder, relatedTo } from '../support/comparison.ts';
import { APPEAL, claimAt } from '../support/second-definition.ts';
import { CONTRACT, contract, inContract } from '../support/second-standard.ts';
import { quoted } from '../support/text.ts';

const messages = {
  again:
    '{entity} is defined again here: {file} has it with {share} fields of the same names. One definition to which both refer stays the same in both.',
} as const;

type Context = ProjectContext<typeof messages>;

/** Fewer fields may be alike by chance. */
const FEWEST_FIELDS = 4;
/** Shared names, as a share of all that the two have. */
const ALIKE = 0.8;

const COLUMNS =
  '- {name: ward_code, logicalType: string, description: Part of the district in which the dwelling is.}\n' +
  '- {name: dwelling_count, logicalType: integer, description: Number of dwellings that it is about.}\n' +
  '- {name: decided_on, logicalType: date, description: Day of the decision.}';

export const rule = defineRule({
  id: 'semantics/duplicate-definition',
  since: '0.2.0',
  stability: 'preview',
  severity: 'info',
  messages,
  docs: {
    what: 'Two files of a project define the same entity, each with its own copy of the fields.',
    why: 'An address that is defined in four schemas is changed in three of them. Readers cannot tell whether the copies were meant to differ.',
    instead:
      'Define it once, in a file of its own, and refer to it: with `$ref`, an import, or the name of a shared schema.',
    limits:
      'The entities have the same name and four fifths of their fields have the same names, four at least; the documents are in the same format and no versions of each other, and a file of which the most is in the other, three definitions or more, is taken for a form of it that was made by a tool. The first by path is told nothing. Formats in which a file cannot refer to the definitions of another are left alone. Without a configuration only files of one folder, or of one below it, are compared.',
    references: ['European Interoperability Framework, recommendation 31', 'SEMIC style guide, reuse of classes'],
  },
  // The others have no way to refer to an entity of another file.
  formats: ['json-schema', 'openapi', 'linkml', 'odcs', 'standard'],
  examples: {
    good: [
      {
        title: 'Other fields under the same name',
        frame: 'json-schema',
        text: claimAt('', 'street: {type: string, description: Street that the entrance faces.}'),
        others: APPEAL,
      },
      {
        title: 'The same fields of other tables',
        frame: 'odcs',
        text: inContract(COLUMNS),
        others: { [CONTRACT]: contract(COLUMNS.slice(2)) },
      },
    ],
    bad: [
      { title: 'An address twice', frame: 'json-schema', text: claimAt('^^^^^^^ again'), others: APPEAL },
      {
        title: 'A table twice',
        frame: 'odcs',
        text: inContract(COLUMNS).replace('- name: claims\n', '- name: claims\n          ^^^^^^ again\n'),
        others: {
          [CONTRACT]: contract(COLUMNS.slice(2))
            .replace('name: appeals\n', 'name: claims\n')
            .replace('appeal_id', 'claim_id'),
        },
      },
    ],
  },
  project: [each('editions', check)],
});

function check(row: EditionRow, { facts, report }: Context): void {
  if (row.fieldKeys.length < FEWEST_FIELDS) return;
  const others = facts
    .rows('editions', 'entity', snakeCase(row.entity))
    .filter(
      (other) =>
        other.file !== row.file &&
        other.origin.format === row.origin.format &&
        inOrder(other, row) < 0 &&
        areAlike(row, other) &&
        areComparable(facts, row, other),
    )
    .sort(inOrder);
  const [first] = others;
  if (!first || isDerived(row, first, facts)) return;
  report('again', {
    at: anchorOf(row, row.nameAt),
    data: {
      entity: quoted(row.entity),
      file: fileIn(first, row),
      share: `${shared(row, first)} of ${Math.max(row.fieldKeys.length, first.fieldKeys.length)}`,
    },
    related: relatedTo(others, () => undefined, `${quoted(row.entity)} there`),
  });
}

/** Definitions that are alike, from which on one file is made from the other. */
const FEWEST_OF_A_COPY = 3;

/** Whether most of a file is in the other one: a form of it that tools use, such as one without references. */
function isDerived(row: EditionRow, from: EditionRow, facts: FactQueries): boolean {
  const own = facts.rows('editions', 'file', row.file).filter(({ fieldKeys }) => fieldKeys.length >= FEWEST_FIELDS);
  const there = new Map(facts.rows('editions', 'file', from.file).map((one) => [snakeCase(one.entity), one]));
  const copied = own.filter((one) => {
    const other = there.get(snakeCase(one.entity));
    return other !== undefined && areAlike(one, other);
  });
  return copied.length >= FEWEST_OF_A_COPY && copied.length * 2 > own.length;
}

function areAlike(one: EditionRow, other: EditionRow): boolean {
  const both = shared(one, other);
  return both >= ALIKE * (one.fieldKeys.length + other.fieldKeys.length - both);
}

function shared(one: EditionRow, other: EditionRow): number {
  const there = new Set(other.fieldKeys);
  return one.fieldKeys.filter((key) => there.has(key)).length;
}

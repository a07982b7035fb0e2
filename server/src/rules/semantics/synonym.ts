import { snakeCase } from '../../base/words.ts';
import type { DefinitionRow } from '../../model/facts.ts';
import { defineRule, each, type ProjectContext } from '../define.ts';
import {
  anchorOf,
  areComparable,
  fileIn,
  inOrder,
  isGenericConcept,
  majority,
  relatedTo,
} from '../support/comparison.ts';
import { CONTRACT, contract, inContract, inSchema, SCHEMA, schema } from '../support/second-standard.ts';
import { quoted } from '../support/text.ts';

const messages = {
  concept:
    '{field} is called {other} in {file}; both have the concept {concept}. One name for one thing lets people find it.',
  definition:
    '{field} is called {other} in {file}, with the same definition. One name for one thing lets people find it.',
} as const;

/** What thousands of fields say is no definition, and each of them would be compared with all. */
const MOST_ROWS = 3_000;

type Context = ProjectContext<typeof messages>;

export const rule = defineRule({
  id: 'semantics/synonym',
  since: '0.2.0',
  stability: 'preview',
  severity: 'info',
  messages,
  docs: {
    what: 'Two standards of a project have the same field under different names.',
    why: 'Whoever looks for `uprn` does not find `property_ref`, and asks for it a second time. What has two names is collected twice.',
    instead:
      'Use one name. Where an old name has to stay, note the other as its synonym or give both the same concept.',
    limits:
      'The same field means: the same concept, one that says more than "title" or "identifier", or a definition of six words or more that is equal but for case and punctuation. Names of other languages are taken for names. A sentence that stands at several fields of one file counts for none. The name that most standards use counts as agreed; of two, that of the first by path. The formats of one standard are the business of `interop/divergent-edition`. Without a configuration only files of one folder, or of one below it, are compared.',
    references: ['European Interoperability Framework, recommendation 31', 'SEMIC style guide, consistent terminology'],
  },
  examples: {
    good: [
      {
        title: 'The same name in another case',
        frame: 'json-schema',
        text: inSchema(
          'windowCount: {type: integer, description: How many windows the dwelling has towards the street.}',
        ),
        others: {
          [SCHEMA]: schema(
            'window_count: {type: integer, description: How many windows the dwelling has towards the street.}',
          ),
        },
      },
    ],
    bad: [
      {
        title: 'One concept under two names',
        frame: 'json-schema',
        text: inSchema(
          'floor_space: {type: number, description: Area of all floors., x-gov: {concept: "https://data.gov.example/def/floor-area", unit: m2}}\n' +
            '^^^^^^^^^^^ concept',
        ),
        others: {
          [SCHEMA]: schema(
            'area_inside: {type: number, description: Space inside the outer walls., x-gov: {concept: "https://data.gov.example/def/floor-area", unit: m2}}',
          ),
        },
      },
      {
        title: 'One definition under two names',
        frame: 'odcs',
        text: inContract(
          '- {name: dwelling_ref, logicalType: string, description: Number of the dwelling in the national register of addresses.}\n' +
            '         ^^^^^^^^^^^^ definition',
        ),
        others: {
          [CONTRACT]: contract(
            '{name: premises_number, logicalType: string, description: Number of the dwelling in the national register of addresses.}',
          ),
        },
      },
    ],
  },
  project: [each('definitions', check)],
});

function check(row: DefinitionRow, context: Context): void {
  const { facts } = context;
  const isElsewhere = (other: DefinitionRow): boolean => other.file !== row.file && areComparable(facts, row, other);
  if (row.concept !== undefined && !isGenericConcept(row.concept)) {
    const namers = facts.rows('definitions', 'concept', row.concept);
    if (namers.length > MOST_ROWS) return;
    // Mostly all have one name.
    if (isOneName(namers) && namers.some(isElsewhere)) return;
    const others = namers.filter(isElsewhere);
    const found = otherName(row, others);
    const { concept } = row;
    if (found) context.report('concept', { ...found, data: { ...found.data, concept: quoted(concept, 90) } });
    if (others.length > 0) return;
  }
  if (row.textKey === undefined) return;
  const sayers = facts.rows('definitions', 'text', row.textKey);
  if (sayers.length > MOST_ROWS || isOneName(sayers) || isBoilerplate(sayers)) return;
  const others = sayers.filter(
    (other) => isElsewhere(other) && !(row.concept !== undefined && other.concept !== undefined),
  );
  const found = otherName(row, others);
  if (found) context.report('definition', found);
}

/** The report of a name that is not the one most standards use. */
function otherName(row: DefinitionRow, others: readonly DefinitionRow[]) {
  // A field that its own file has twice is no name for the other's.
  const agreed = majority([row, ...others], ({ nameKey }) => nameKey);
  if (agreed === undefined || agreed === row.nameKey || snakeCase(agreed) === '') return undefined;
  const holders = others.filter((other) => other.nameKey === agreed).sort(inOrder);
  const [first] = holders;
  if (!first || isPartOf(row.nameKey, agreed)) return undefined;
  return {
    at: anchorOf(row, row.nameAt),
    data: { field: quoted(row.name), other: quoted(first.name), file: fileIn(first, row) },
    related: relatedTo(holders, () => undefined, `${quoted(first.name)} there`),
  };
}

/** A name that only leaves out or adds a qualifier: `postcode` and `site_postcode`. */
function isPartOf(one: string, other: string): boolean {
  return one.endsWith(`_${other}`) || other.endsWith(`_${one}`);
}

function isOneName(rows: readonly DefinitionRow[]): boolean {
  return rows.every(({ nameKey }) => nameKey === rows[0]?.nameKey);
}

/** A sentence that some file says of several fields defines none of them. */
function isBoilerplate(sayers: readonly DefinitionRow[]): boolean {
  const names = new Map<string, string>();
  return sayers.some(({ file, nameKey }) => {
    const known = names.get(file);
    names.set(file, nameKey);
    return known !== undefined && known !== nameKey;
  });
}

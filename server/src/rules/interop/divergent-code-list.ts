import type { ListRow } from '../../model/facts.ts';
import { defineRule, each, type ProjectContext } from '../define.ts';
import { codeDifference } from '../support/code-difference.ts';
import { anchorOf, fileIn, inOrder, majority } from '../support/comparison.ts';
import { counterparts, isDefinedAlike } from '../support/same-field.ts';
import { CONTRACT, contract, inContract, inSchema, SCHEMA, schema } from '../support/second-standard.ts';
import { quoted } from '../support/text.ts';

const messages = {
  differs: '{field} takes other codes here than in {file}, though {because}: {difference}.',
} as const;

type Context = ProjectContext<typeof messages>;

export const rule = defineRule({
  id: 'interop/divergent-code-list',
  since: '0.2.0',
  stability: 'preview',
  severity: 'warning',
  messages,
  docs: {
    what: 'Two standards of a project list different codes for the same field.',
    why: 'Where one register says `M` and `F` and the other 1, 2 and 9, every exchange needs a table of conversions, and somebody will forget a row of it.',
    instead:
      'Keep the list once, as a code list of its own, and refer to it. A standard that allows only a part of the codes on purpose says so with `restrictionOf`.',
    limits:
      'Compares codes that are written at fields. The fields must have the same concept; without one, the same name, one that says something, and either definitions that share half of their words or half of the codes. Codes are compared as they are written. Lists with a reference to a list kept elsewhere are left alone. Without a configuration only files of one folder, or of one below it, are compared.',
    references: ['European Interoperability Framework, semantic interoperability'],
  },
  examples: {
    good: [
      {
        title: 'A part of the list on purpose',
        frame: 'json-schema',
        text: inSchema(
          'heating_source: {type: string, enum: [gas, oil, wood], restrictionOf: appeal, description: What the dwelling is mostly heated with.}',
        ),
        others: {
          [SCHEMA]: schema(
            'heating_source: {type: string, enum: [gas, oil, wood, district heat], description: What the dwelling is mostly heated with.}',
          ),
        },
      },
      {
        title: 'Another thing under the same name',
        frame: 'json-schema',
        text: inSchema(
          'outcome_reached: {type: string, enum: [granted, refused], description: What the authority decided about the application.}',
        ),
        others: {
          [SCHEMA]: schema(
            'outcome_reached: {type: string, enum: [upheld, dismissed], description: Whether the tribunal followed the appellant.}',
          ),
        },
      },
    ],
    bad: [
      {
        title: 'One concept, two lists',
        frame: 'json-schema',
        text: inSchema(
          'heating_source: {type: string, enum: [gas, oil, wood], description: What warms the dwelling., x-gov: {concept: "https://data.gov.example/def/heating"}}\n' +
            '                               ^^^^ differs',
        ),
        others: {
          [SCHEMA]: schema(
            'heating_source: {type: string, enum: [gas, oil, electricity], description: Main source of heat in winter., x-gov: {concept: "https://data.gov.example/def/heating"}}',
          ),
        },
      },
      {
        title: 'One name, one definition, two lists',
        frame: 'odcs',
        text: inContract(
          '- {name: dwelling_kind, logicalType: string, description: Kind of building that the dwelling is in., customProperties: [{property: enum, value: [house, flat, boat]}]}\n' +
            '                                                                                                                                         ^^^^^ differs',
        ),
        others: {
          [CONTRACT]: contract(
            '{name: dwelling_kind, logicalType: string, description: Kind of building that the dwelling is in., customProperties: [{property: enum, value: [house, flat, caravan]}]}',
          ),
        },
      },
    ],
  },
  project: [each('lists', check)],
});

function check(row: ListRow, context: Context): void {
  if (!isComparable(row)) return;
  const { facts } = context;
  const found = counterparts(
    facts,
    row,
    {
      byConcept: (concept) => facts.rows('lists', 'concept', concept),
      byName: (name) => facts.rows('lists', 'name', name),
    },
    (other) => (isComparable(other) ? sameness(row, other, context) : undefined),
  );
  const others = found?.rows.filter(isComparable) ?? [];
  const agreed = majority([row, ...others], codesOf);
  if (!found || agreed === undefined || agreed === codesOf(row)) return;
  const holders = others.filter((other) => codesOf(other) === agreed).sort(inOrder);
  const [first] = holders;
  if (!first) return;
  context.report('differs', {
    at: anchorOf(row, row.at),
    data: {
      field: quoted(row.name),
      file: fileIn(first, row),
      because: found.because,
      difference: codeDifference(row.values, first.values),
    },
    related: holders.slice(0, 3).map((other) => ({ at: anchorOf(other, other.at), message: 'The codes there' })),
  });
}

function isComparable(row: ListRow): boolean {
  return row.field !== undefined && row.values.length >= 2 && row.reference === undefined && !row.restricts;
}

/** One text for one set of codes. */
function codesOf(row: ListRow): string {
  return [...new Set(row.values)].sort().join('\n');
}

/** Why two fields of one name are the same, for messages. */
function sameness(row: ListRow, other: ListRow, context: Context): string | undefined {
  if (codesOf(row) === codesOf(other)) return undefined;
  const there = new Set(other.values);
  const shared = row.values.filter((value) => there.has(value)).length;
  const all = new Set([...row.values, ...other.values]).size;
  if (shared >= 2 && shared * 2 >= all) return 'the names and most of the codes are the same';
  return isDefinedAlike(context, row, other) ? 'both are defined alike' : undefined;
}

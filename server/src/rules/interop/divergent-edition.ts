import { listOf as proseList } from '../../base/words.ts';
import type { LogicalType } from '../../model/entities.ts';
import type { EditionRow, PointedPlace, ShapeRow } from '../../model/facts.ts';
import { defineRule, each, type ProjectContext } from '../define.ts';
import { codeDifference } from '../support/code-difference.ts';
import { anchorOf, fileIn, inOrder, majority, relatedTo } from '../support/comparison.ts';
import { compareEditions, type Editions, type FieldInEditions, listOf, states } from '../support/editions.ts';
import { CLAIM_CONTRACT, DWELLING, TABLE, table } from '../support/second-edition.ts';
import { quoted } from '../support/text.ts';
import { isCompatible, typeName } from '../support/type-lattice.ts';

const messages = {
  type: '{field} is {here} here and {there} in {file}, which is the same standard in another format.',
  required: '{field} may be left out here and is required in {file}, which is the same standard in another format.',
  optional: '{field} is required here and may be left out in {file}, which is the same standard in another format.',
  key: '{field} is no part of the key here; in {file}, the same standard in another format, it is.',
  codes: '{field} takes other codes here than in {file}, which is the same standard in another format: {difference}.',
  unit: '{field} is in {here} here and in {there} in {file}, which is the same standard in another format.',
  length:
    '{field} has room for {here} characters here and for {there} in {file}, which is the same standard in another format.',
  missing: '{entity} has no {fields} here; {file}, the same standard in another format, does.',
  extra: '{field} is only here: {file}, the same standard in another format, has no such field.',
} as const;

type Context = ProjectContext<typeof messages>;

export const rule = defineRule({
  id: 'interop/divergent-edition',
  since: '0.2.0',
  stability: 'preview',
  severity: 'warning',
  messages,
  docs: {
    what: 'One standard is published in several formats, and they do not agree on fields, types, codes, units, keys or what is required.',
    why: 'Who validates with the JSON Schema lets data pass that the Table Schema refuses. Both are official, so nobody is wrong and the data do not fit together.',
    instead:
      'Keep one of them by hand and make the others from it, or change all of them together. Name the one that counts with `sourceOfTruth`: then only the others are asked to change.',
    limits:
      'Two entities are one standard in two formats when the documents have the same identifier, title or file name (without endings and words for formats), not different versions, and most fields have the same names. What most formats say counts as agreed; of two, what the first by path says. Types that a format lacks go with those that come nearest: a year with a number, a duration with text. What is required and what is a key is compared only with formats that say so of any field. Nested fields are not compared, and descriptions neither. Without a configuration only files of one folder, or of one below it, are compared.',
    references: [
      'European Interoperability Framework, semantic interoperability',
      'W3C Data on the Web Best Practices, 14',
    ],
  },
  examples: {
    good: [
      {
        title: 'The same as a schema and as a table',
        frame: 'json-schema',
        text: DWELLING,
        others: { [TABLE]: table() },
      },
      {
        title: 'Two versions of it',
        frame: 'json-schema',
        text: DWELLING,
        others: { [TABLE]: table({ version: '2.0.0', area: 'type: integer, unit: har' }) },
      },
    ],
    bad: [
      {
        title: 'Another type, unit and length',
        frame: 'json-schema',
        text: DWELLING,
        others: {
          [TABLE]: table({
            band: 'type: integer, constraints: {required: true}\n                       ^^^^^^^ type',
            area: 'type: number, unit: har\n                                     ^^^ unit',
            office: 'type: string, constraints: {maxLength: 6}\n           ^^^^^^ length',
          }),
        },
      },
      {
        title: 'Other codes, and other fields are required',
        frame: 'json-schema',
        text: DWELLING,
        others: {
          [TABLE]: table({
            band: 'type: string, constraints: {enum: [A, B, D]}\n                                             ^^^^ codes\n           ^^^^ required',
            area: 'type: number, unit: m2, constraints: {required: true}\n           ^^^^ optional',
          }),
        },
      },
      {
        title: 'Another key, and a field that is missing',
        frame: 'json-schema',
        text: DWELLING,
        others: {
          [TABLE]: table({
            id: 'type: string, constraints: {required: true}\n           ^^^^^^^^ key',
            office: '',
            key: 'primaryKey: [band]',
          }).replace('name: council-tax-claims', 'name: council-tax-claims\n      ^^^^^^^^^^^^^^^^^^ missing'),
        },
      },
      {
        title: 'A field that two other formats do not have',
        frame: 'json-schema',
        text: DWELLING,
        others: {
          [TABLE]: table({
            more: '  - {name: heated, type: boolean, description: Whether the dwelling can be heated.}\n           ^^^^^^ extra\n',
          }),
          'standards/claim.odcs.yaml': CLAIM_CONTRACT,
        },
      },
    ],
  },
  project: [each('editions', check)],
});

function check(row: EditionRow, context: Context): void {
  const editions = compareEditions(context.facts, row);
  if (!editions) return;
  for (const one of editions.fields) checkField(one, editions, context);
  const [gone] = editions.missing;
  const [first] = [...(gone ?? [])].sort(inOrder);
  if (first)
    context.report('missing', {
      at: anchorOf(row, row.nameAt),
      data: {
        entity: quoted(row.entity),
        fields: proseList(
          editions.missing.map(([field]) => quoted(field?.name ?? '')),
          'and',
        ),
        file: fileIn(first, row),
      },
      related: editions.missing
        .slice(0, 3)
        .flatMap((fields) => relatedTo(fields.slice(0, 1), () => undefined, `${quoted(fields[0]?.name ?? '')} there`)),
    });
  // With two formats the one that has more is not the one to blame twice.
  if (editions.others.length < 2) return;
  for (const field of editions.extra) {
    const [other] = editions.others;
    if (other)
      context.report('extra', {
        at: anchorOf(field, field.nameAt),
        data: { field: quoted(field.name), file: fileIn(other, row) },
        related: relatedTo(editions.others, () => undefined, 'The same standard'),
      });
  }
}

function checkField({ field, others }: FieldInEditions, { truth }: Editions, context: Context): void {
  for (const aspect of ASPECTS) {
    const value = (row: ShapeRow) => aspect.read(row, context);
    const agreed = majority(truth ? others : [field, ...others], value);
    if (agreed === undefined || !aspect.differs(value(field), agreed)) continue;
    const holders = others.filter((other) => value(other) === agreed);
    const [first] = [...holders].sort(inOrder);
    if (!first) continue;
    context.report(aspect.message(agreed), {
      at: anchorOf(field, aspect.at(field, context) ?? field.nameAt),
      data: {
        field: quoted(field.name),
        file: fileIn(first, field),
        here: aspect.say(value(field) ?? ''),
        there: aspect.say(agreed),
        difference: codeDifference((value(field) ?? '').split('\n'), agreed.split('\n')),
      },
      related: relatedTo(holders, (row) => aspect.at(row, context), `${quoted(field.name)} there`),
    });
  }
}

/** Values are compared as texts, so that those of most editions can be counted. */
interface Aspect {
  message(agreed: string): Exclude<keyof typeof messages, 'missing' | 'extra'>;
  read(row: ShapeRow, context: Context): string | undefined;
  differs(own: string | undefined, agreed: string): boolean;
  at(row: ShapeRow, context: Context): PointedPlace | undefined;
  say(value: string): string;
}

const isUnlike = (own: string | undefined, agreed: string): boolean => own !== undefined && own !== agreed;

const ASPECTS: readonly Aspect[] = [
  {
    message: () => 'type',
    read: ({ type }) => type,
    differs: (own, agreed) => !isCompatible(own as LogicalType | undefined, agreed as LogicalType),
    at: ({ typeAt }) => typeAt,
    say: (value) => (value === '' ? '' : typeName(value as LogicalType)),
  },
  {
    message: (agreed) => (agreed === 'true' ? 'required' : 'optional'),
    // A key is required whether or not that is said as well.
    read: (row, { facts }) => (states(facts, row, 'required') ? String(row.required === true || row.key) : undefined),
    differs: isUnlike,
    at: () => undefined,
    say: (value) => value,
  },
  {
    message: () => 'key',
    read: (row, { facts }) => (states(facts, row, 'key') ? String(row.key) : undefined),
    differs: (own, agreed) => own === 'false' && agreed === 'true',
    at: () => undefined,
    say: (value) => value,
  },
  {
    message: () => 'codes',
    read: (row, { facts }) => {
      const list = listOf(facts, row);
      return list && [...new Set(list.values)].sort().join('\n');
    },
    differs: isUnlike,
    at: (row, { facts }) => listOf(facts, row)?.at,
    say: (value) => value,
  },
  {
    message: () => 'unit',
    read: ({ unit }) => unit,
    differs: isUnlike,
    at: ({ unitAt }) => unitAt,
    say: (value) => quoted(value),
  },
  {
    message: () => 'length',
    read: ({ maxLength }) => (maxLength === undefined ? undefined : String(maxLength)),
    differs: isUnlike,
    at: () => undefined,
    say: (value) => value,
  },
];

import { ALIKE, FEWEST_VALUES, foldedCode } from '../../model/code-signature.ts';
import type { ListRow } from '../../model/facts.ts';
import { countryCodes, currencyCodes, languageCodes } from '../../model/vocabularies/load.ts';
import { defineRule, each, type ProjectContext } from '../define.ts';
import { anchorOf, areComparable, fileIn, inOrder, isSameRow } from '../support/comparison.ts';
import { CONTRACT, contract, inContract, inSchema, SCHEMA, schema } from '../support/second-standard.ts';
import { quoted } from '../support/text.ts';

const messages = {
  once: 'The codes of {name} are typed again at {other} in {file}: {share}. One list that both refer to stays the same in both.',
  often:
    'The codes of {name} are typed again in {count} other places, first at {other} in {file}: {share}. One list that all refer to stays the same in all.',
} as const;

type Context = ProjectContext<typeof messages>;

export const rule = defineRule({
  id: 'interop/duplicate-code-list',
  since: '0.2.0',
  stability: 'preview',
  severity: 'warning',
  messages,
  docs: {
    what: 'The same codes are written out at several fields of a project.',
    why: 'A code that is added in one place is missing in the others. Lists that began as copies are the usual source of codes that nobody can convert.',
    instead:
      'Keep the codes once: as a code list of its own, or as a definition to which the fields refer with `$ref`.',
    limits:
      'Lists of four codes or more that have four fifths of all their codes in common, compared without regard to case and separators. Each group is told once, at its first list by path. Languages, countries and currencies of ISO, yes and no, and lists with a reference are left alone, as are scales (A to H, 1 to 5) under two names, and so are the formats and the versions of one standard. Without a configuration only files of one folder, or of one below it, are compared.',
    references: ['European Interoperability Framework, recommendation 31: reference data'],
  },
  examples: {
    good: [
      {
        title: 'Codes that are published elsewhere',
        frame: 'json-schema',
        text: inSchema(
          'form_country: {type: string, enum: [GB, IE, FR, DE, ES], description: Country by whose law the form is made.}',
        ),
        others: {
          [SCHEMA]: schema(
            'form_country: {type: string, enum: [GB, IE, FR, DE, ES], description: Country by whose law the appeal is heard.}',
          ),
        },
      },
      {
        title: 'Steps of two things',
        frame: 'json-schema',
        text: inSchema(
          'tax_band: {type: string, enum: [A, B, C, D, E, F, G, H], description: Band of value in which the dwelling is.}\n' +
            'energy_rating: {type: string, enum: [A, B, C, D, E, F, G], description: How much energy the dwelling needs.}',
        ),
        others: {},
      },
    ],
    bad: [
      {
        title: 'The same kinds in two schemas',
        frame: 'json-schema',
        text: inSchema(
          'dwelling_kind: {type: string, enum: [house, flat, bungalow, boat], description: What kind of building is taxed.}',
        ),
        others: {
          [SCHEMA]: schema(
            'property_kind: {type: string, enum: [House, Flat, Bungalow, Boat], description: Building that the appeal is about.}\n' +
              '                              ^^^^ once',
          ),
        },
      },
      {
        title: 'Three times',
        frame: 'odcs',
        text: inContract(
          '- {name: dwelling_kind, logicalType: string, description: What kind of building is taxed., customProperties: [{property: enum, value: [house, flat, bungalow, boat]}]}\n' +
            '- {name: second_kind, logicalType: string, description: What kind of building stands beside it., customProperties: [{property: enum, value: [house, flat, bungalow, boat]}]}',
        ),
        others: {
          [CONTRACT]: contract(
            '{name: property_kind, logicalType: string, description: Building that the appeal is about., customProperties: [{property: enum, value: [house, flat, bungalow, boat]}]}\n' +
              '                                                                                                                                ^^^^^ often',
          ),
        },
      },
    ],
  },
  project: [each('lists', check)],
});

function check(row: ListRow, context: Context): void {
  if (!isTyped(row)) return;
  const { facts } = context;
  const copies = new Map<string, ListRow>();
  for (const value of row.signature) {
    for (const other of facts.rows('lists', 'signature', value)) {
      const key = `${other.file} ${other.root} ${other.pointer}`;
      if (copies.has(key) || isSameRow(row, other) || !isTyped(other) || overlap(row, other) < ALIKE) continue;
      if (row.name !== other.name && isScale(row) && isScale(other)) continue;
      if (row.file !== other.file && !areComparable(facts, row, other)) continue;
      // The first of the group speaks for all; the others need not look further.
      if (inOrder(other, row) < 0) return;
      copies.set(key, other);
    }
  }
  const sorted = [...copies.values()].sort(inOrder);
  const [first] = sorted;
  if (!first) return;
  const data = {
    name: quoted(row.name),
    other: quoted(first.name),
    file: first.file === row.file ? 'this file' : fileIn(first, row),
    share: shareOf(row, first),
  };
  const related = sorted.slice(0, 5).map((other) => ({ at: anchorOf(other, other.at), message: 'The same codes' }));
  const at = anchorOf(row, row.at);
  if (sorted.length === 1) context.report('once', { at, data, related });
  else context.report('often', { at, data: { ...data, count: String(sorted.length) }, related });
}

function isTyped(row: ListRow): boolean {
  return (
    row.values.length >= FEWEST_VALUES && row.signature.length > 0 && row.reference === undefined && !isPublished(row)
  );
}

/** Letters or numbers that follow each other, A to H or 1 to 5: steps of something, and nothing says that they are steps of the same. */
function isScale({ values }: ListRow): boolean {
  if (!values.every((value) => /^(?:[a-z]|\d{1,2})$/i.test(value))) return false;
  const places = [...new Set(values.map(stepOf))].sort((one, other) => one - other);
  return (places.at(-1) ?? 0) - (places[0] ?? 0) < places.length;
}

function stepOf(value: string): number {
  return /^\d/.test(value) ? Number(value) : value.toLowerCase().charCodeAt(0);
}

/** Lists of ISO, which everybody types alike. */
function isPublished({ values }: ListRow): boolean {
  const lists = [countryCodes(), currencyCodes(), languageCodes()];
  return lists.some((codes) => values.every((value) => codes.has(value)));
}

/** Shared codes, as a share of all that the two have. */
function overlap(one: ListRow, other: ListRow): number {
  const [first, second] = [setOf(one), setOf(other)];
  const shared = [...first].filter((value) => second.has(value)).length;
  return shared / (first.size + second.size - shared);
}

function setOf({ values }: ListRow): Set<string> {
  return new Set(values.map(foldedCode));
}

function shareOf(one: ListRow, other: ListRow): string {
  const [first, second] = [setOf(one), setOf(other)];
  const shared = [...first].filter((value) => second.has(value)).length;
  return shared === first.size && shared === second.size
    ? `all ${shared}`
    : `${shared} of ${Math.max(first.size, second.size)}`;
}

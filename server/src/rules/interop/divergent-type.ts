import { snakeCase } from '../../base/words.ts';
import type { LogicalType } from '../../model/entities.ts';
import type { PointedPlace, ShapeRow } from '../../model/facts.ts';
import { defineRule, each, type ProjectContext } from '../define.ts';
import { anchorOf, fileIn, inOrder, majority, relatedTo } from '../support/comparison.ts';
import { inEditions } from '../support/editions.ts';
import { counterparts, isDefinedAlike } from '../support/same-field.ts';
import { CONTRACT, contract, inContract, inSchema, SCHEMA, schema } from '../support/second-standard.ts';
import { quoted } from '../support/text.ts';
import { isCompatible, typeName } from '../support/type-lattice.ts';

const messages = {
  type: '{field} is {here} here and {there} in {file}, though {because}. A join of the two loses rows.',
  unit: '{field} is in {here} here and in {there} in {file}, though {because}. Nobody sees it in the figures.',
  length: '{field} has room for {here} characters here and for {there} in {file}, though {because}.',
} as const;

type Context = ProjectContext<typeof messages>;

export const rule = defineRule({
  id: 'interop/divergent-type',
  since: '0.2.0',
  stability: 'preview',
  severity: 'warning',
  messages,
  docs: {
    what: 'Two standards of a project give the same field another type, unit or length.',
    why: 'A postcode that is text in one register and a number in the other cannot be matched, and an area in hectares beside one in square kilometres is wrong by a hundred without anybody noticing.',
    instead:
      'Agree on one form, write it where the standard of reference is, and take it over in the others. Where two fields really are different things, give them different names or different concepts.',
    limits:
      'Fields are the same when they have the same concept. Without one, their names must be equal and say something (not `name` or `date`), and the names must mean the same identifier, or the entities have the same name, or the definitions share half of their words. Whole and decimal numbers are compatible, and so are text and addresses, years and numbers, and a text with a pattern and anything. Formats and patterns are not compared. What most standards say counts as agreed; of two, what the first by path says. One standard in several formats is the business of `interop/divergent-edition`. Without a configuration only files of one folder, or of one below it, are compared.',
    references: [
      'European Interoperability Framework, semantic interoperability',
      'OECD, data-driven public sector: data architecture',
    ],
  },
  examples: {
    good: [
      {
        title: 'A name that says too little',
        frame: 'odcs',
        text: inContract(
          '- {name: status, logicalType: string, description: Where the application stands in its course.}',
        ),
        others: {
          [CONTRACT]: contract('{name: status, logicalType: integer, description: How far the appeal has come.}'),
        },
      },
      {
        title: 'Whole numbers and decimals',
        frame: 'json-schema',
        text: inSchema('rooms_heated: {type: integer, description: Number of rooms that can be heated.}'),
        others: { [SCHEMA]: schema('rooms_heated: {type: number, description: Number of rooms that can be heated.}') },
      },
    ],
    bad: [
      {
        title: 'Text here and a number there',
        frame: 'odcs',
        text: inContract(
          '- {name: valuation_band, logicalType: string, description: Band of the dwelling on the valuation list.}\n' +
            '                                      ^^^^^^ type',
        ),
        others: {
          [CONTRACT]: contract(
            '{name: valuation_band, logicalType: integer, description: Band of the dwelling on the valuation list.}',
          ),
        },
      },
      {
        title: 'One concept in two units',
        frame: 'json-schema',
        text: inSchema(
          'floor_area: {type: number, description: Area of all floors of the dwelling., x-gov: {concept: "https://data.gov.example/def/floor-area", unit: m2}}\n' +
            '                                                                                                                                               ^^ unit',
        ),
        others: {
          [SCHEMA]: schema(
            'floor_area: {type: number, description: Space inside the outer walls., x-gov: {concept: "https://data.gov.example/def/floor-area", unit: har}}',
          ),
        },
      },
      {
        title: 'Another length',
        frame: 'json-schema',
        text: inSchema(
          'valuer_code: {type: string, maxLength: 8, description: Short name of the office that valued the dwelling.}\n' +
            '^^^^^^^^^^^ length',
        ),
        others: {
          [SCHEMA]: schema(
            'valuer_code: {type: string, maxLength: 6, description: Short name of the office that valued the dwelling.}',
          ),
        },
      },
    ],
  },
  project: [each('shapes', check)],
});

function check(row: ShapeRow, context: Context): void {
  if (row.deprecated) return;
  const { facts } = context;
  const found = counterparts(
    facts,
    row,
    {
      byConcept: (concept) => facts.rows('shapes', 'concept', concept),
      byName: (name) => facts.rows('shapes', 'name', name),
    },
    (other) => sameness(row, other, context),
  );
  if (!found) return;
  const others = found.rows.filter((other) => !other.deprecated);
  const aspect = ASPECTS.find(({ differs, read }) => differs(row, majority([row, ...others], read)));
  if (!aspect) return;
  // Another format of the standard says otherwise: that is told as such.
  if (inEditions(facts, row).some((edition) => aspect.differs(row, aspect.read(edition)))) return;
  const agreed = majority([row, ...others], aspect.read);
  const holders = others.filter((other) => aspect.read(other) === agreed);
  const [first] = [...holders].sort(inOrder);
  if (!first || agreed === undefined) return;
  context.report(aspect.message, {
    at: anchorOf(row, aspect.at(row) ?? row.nameAt),
    data: {
      field: quoted(row.name),
      here: aspect.say(aspect.read(row)),
      there: aspect.say(agreed),
      file: fileIn(first, row),
      because: found.because,
    },
    related: relatedTo(holders, aspect.at, `${quoted(first.name)} there`),
  });
}

/** Why two fields of one name are the same, for messages. */
function sameness(row: ShapeRow, other: ShapeRow, context: Context): string | undefined {
  if (row.semanticType !== undefined && row.semanticType === other.semanticType)
    return `the name means the same identifier or code in both`;
  if (ASPECTS.every(({ differs, read }) => !differs(row, read(other)))) return undefined;
  if (snakeCase(row.entity) === snakeCase(other.entity)) return `both belong to ${quoted(row.entity)}`;
  return isDefinedAlike(context, row, other) ? 'both are defined alike' : undefined;
}

interface Aspect {
  readonly message: keyof typeof messages;
  read(row: ShapeRow): string | number | undefined;
  differs(row: ShapeRow, agreed: string | number | undefined): boolean;
  at(row: ShapeRow): PointedPlace | undefined;
  say(value: string | number | undefined): string;
}

const ASPECTS: readonly Aspect[] = [
  {
    message: 'type',
    read: ({ type }) => type,
    // A format or a pattern may narrow a text to just what the other type says.
    differs: (row, agreed) =>
      !isCompatible(row.type, agreed as LogicalType | undefined) && !(row.type === 'string' && row.narrowed),
    at: ({ typeAt }) => typeAt,
    say: (value) => typeName(value as LogicalType),
  },
  {
    message: 'unit',
    read: ({ unit }) => unit,
    differs: ({ unit }, agreed) => unit !== undefined && agreed !== undefined && unit !== agreed,
    at: ({ unitAt }) => unitAt,
    say: (value) => quoted(String(value)),
  },
  {
    message: 'length',
    read: ({ maxLength }) => maxLength,
    differs: ({ maxLength }, agreed) => maxLength !== undefined && agreed !== undefined && maxLength !== agreed,
    at: () => undefined,
    say: String,
  },
];

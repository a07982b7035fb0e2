import type { Json } from '../../base/json.ts';
import type { Entity, Field, Standard } from '../../model/entities.ts';
import { fieldsOf } from '../../model/formats/build.ts';
import { defineRule } from '../define.ts';
import { fillIn } from '../support/fill-in.ts';
import { governedMarks } from '../support/governed-marks.ts';
import { isExpected } from '../support/is-expected.ts';
import { dedent, quoted } from '../support/text.ts';

export const rule = defineRule({
  id: 'stewardship/missing-quality',
  since: '0.2.0',
  stability: 'preview',
  severity: 'info',
  messages: {
    standard: '{name} is in use, and nothing says how good its data are or should be.',
    critical: '{name} is marked as critical, and no rule says how good its values must be.',
    register: 'These data belong to a register, and nothing says how good they are.',
  },
  docs: {
    what: 'A standard in use, a critical field or a register says nothing of the quality of its data.',
    why: 'Others decide by data that they did not collect. They can only judge whether the data are good enough for their purpose when somebody has said how complete, unique and timely they are, or have to be.',
    instead:
      'State at least how complete the data are and that their key is unique: `quality: [{dimension: uniqueness, measure: share of claim numbers that occur once, target: 100 %}]`. In a data contract write the rules under `quality` of the object or the property.',
    limits:
      'Speaks of standards that are governed in our own terms (their marks name an owner and say `status: active`), of fields that a contract calls critical (`criticalDataElement`), and of datasets that a mark places in a register. A statement at any field or entity of a standard is enough for it. Limits on values, such as `required`, count for a critical field. What the statement says is not judged.',
    references: [
      'European Interoperability Framework, recommendation 40',
      'The Government Data Quality Framework (UK)',
      'W3C Data on the Web Best Practices, BP 6',
      'Open Data Contract Standard 3, quality',
    ],
  },
  examples: {
    good: [
      {
        title: 'At a field',
        frame: 'standard',
        without: ['quality'],
        text: dedent`
          entities:
            - name: Claim
              kind: person
              description: One application by one claimant.
              primaryKey: [claim_id]
              fields:
                - name: claim_id
                  type: string
                  description: Number under which the authority keeps the application.
                  personalData: {category: "dpv-pd:Identifier", identifiability: pseudonymous}
                  classification: OFFICIAL
                  quality: [{dimension: uniqueness, measure: share of numbers that occur once, target: 100 %}]
        `,
      },
      { title: 'A schema that nobody has begun to govern', frame: 'json-schema', text: 'title: Council tax claim\n' },
      {
        title: 'A critical column with a rule',
        frame: 'odcs',
        text: contract('quality: [{type: library, metric: nullValues, dimension: completeness, mustBe: 0}]'),
      },
    ],
    bad: [
      {
        title: 'A standard in use',
        frame: 'standard',
        without: ['quality'],
        text: 'title: Council tax claim\n^^^^^ standard\n',
      },
      {
        title: 'A schema in use',
        frame: 'json-schema',
        text: `title: Council tax claim\n^^^^^ standard\nx-gov:\n${governedMarks('quality')}`,
      },
      {
        title: 'A critical column',
        frame: 'odcs',
        text: contract('physicalType: date', 'critical'),
      },
      {
        title: 'A register',
        frame: 'data-package',
        text: 'title: Council tax decisions\n^^^^^ register\ngov:register: {name: register-of-decisions}\n',
      },
    ],
  },
  on: {
    standard(standard, context) {
      if (!isExpected('quality', standard) || hasQuality(standard)) return;
      const edit = context.place(standard, 'quality', rulesFor(keyOf(standard)));
      context.report('standard', {
        at: standard.head,
        data: { name: quoted(standard.label) },
        fixes: fillIn('Insert statements on completeness and uniqueness to fill in', edit),
      });
    },
    field(field, context) {
      if (!field.critical || field.marks.quality || isLimited(field)) return;
      const edit = context.place(field, 'quality', { type: 'text', dimension: 'completeness', description: '' });
      context.report('critical', {
        at: field.nameAt,
        data: { name: quoted(field.name) },
        fixes: fillIn('Insert a rule on completeness to fill in', edit),
      });
    },
    dataset(dataset, context) {
      const { marks, quality } = dataset;
      if (!marks.register || (quality ?? marks.quality)) return;
      const edit = context.placeInDataset(dataset, 'quality', rulesFor(undefined));
      context.report('register', {
        at: dataset.head,
        data: {},
        fixes: fillIn('Insert statements on completeness and uniqueness to fill in', edit),
      });
    },
  },
});

function hasQuality(standard: Standard): boolean {
  return (
    standard.marks.quality !== undefined ||
    standard.entities.some(({ marks }) => marks.quality) ||
    fieldsOf(standard).some(({ marks }) => marks.quality)
  );
}

/** Something says which values are right, here or for the whole record. */
function isLimited(field: Field): boolean {
  const { required, unique, key, codeList, pattern, minimum, maximum, entity } = field;
  return (
    required === true ||
    unique ||
    key ||
    (codeList ?? pattern) !== undefined ||
    (minimum ?? maximum) !== undefined ||
    entity.marks.quality !== undefined
  );
}

function keyOf({ entities }: Standard): Entity['primaryKey'] {
  return entities.find(({ primaryKey }) => primaryKey)?.primaryKey;
}

/** Structure to fill in: what is measured is known where there is a key, what is aimed at is not. */
function rulesFor(key: Entity['primaryKey']): Json {
  const names = key?.fields.map(({ value }) => value).join(', ');
  return [
    { dimension: 'completeness', measure: 'share of records with a value', target: '' },
    { dimension: 'uniqueness', measure: names === undefined ? '' : `share of ${names} that occur once`, target: '' },
  ];
}

function contract(line: string, message?: string): string {
  return [
    'schema:',
    '  - name: claims',
    '    description: One row for each decided application.',
    '    properties:',
    '      - name: decided_on',
    ...(message === undefined ? [] : [`              ^^^^^^^^^^ ${message}`]),
    '        logicalType: date',
    '        description: Day on which the authority decided.',
    '        criticalDataElement: true',
    `        ${line}`,
    '',
  ].join('\n');
}

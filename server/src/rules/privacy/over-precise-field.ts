import { wordsOf } from '../../base/words.ts';
import type { Field, LogicalType } from '../../model/entities.ts';
import { fieldPrivacy, inferredPrivacy, isOfPerson, isSurelyPersonal } from '../../model/inference/field-privacy.ts';
import { isPublicByLaw } from '../../model/openness.ts';
import { defineRule } from '../define.ts';
import { isOpen } from '../support/open-data.ts';
import { dedent } from '../support/text.ts';

const messages = {
  birth:
    '`{field}` gives the day on which somebody was born, and the data are open to everybody. A year of birth or an age band tells as much with less risk.',
  age: '`{field}` gives ages without an upper end, and the data are open to everybody. The very old are few: end with a value such as 90 and over, or use age bands.',
  postcode:
    '`{field}` gives the whole postcode of a person, and the data are open to everybody. Its first part, or an area of many homes, shows less.',
  place:
    '`{field}` gives a point on the map for a person, and the data are open to everybody. A district, or coordinates of two decimals, show less.',
  moment:
    '`{field}` gives the exact time of something that happened to a person, and the data are open to everybody. A month or a year is enough for most uses.',
} as const;

const BIRTH =
  '{name: date_of_birth, type: date, description: As in the passport., personalData: {category: "dpv-pd:BirthDate", identifiability: quasi}}';
const AGE =
  '{name: age, type: integer, description: Whole years at the visit., personalData: {category: "dpv-pd:AgeExact", identifiability: quasi}}';
const HOME =
  '{name: postcode, type: string, description: Of the home., personalData: {category: "dpv-pd:PostalCode", identifiability: quasi}}';

export const rule = defineRule({
  id: 'privacy/over-precise-field',
  since: '0.2.0',
  stability: 'preview',
  severity: 'warning',
  messages,
  docs: {
    what: 'Open data on people hold full dates of birth, ages without an upper end, whole postcodes, points on the map or exact times.',
    why: 'Precise values single people out even without names. What is open can be matched with anything, for ever.',
    instead:
      'Make the value coarser: year of birth or age band, first part of the postcode, district, month. If the precision is needed, say why in `justification` of the field, or name the law that opens the register: `register: {name: …, legalBasis: {act: …, section: …}}`.',
    limits:
      'Speaks only where the document, the entity or the field is marked as open to everybody (`accessRights`, or the lowest, public tier of a classification), and only of records about people. Lists of values, short lengths and upper limits are taken as a sign that the value is coarse; data are not looked at. There is no fix, because another precision is another field.',
    references: ['HIPAA Privacy Rule, 45 CFR 164.514(b)(2)(i)', 'GDPR and UK GDPR, Article 5(1)(c)'],
  },
  examples: {
    good: [
      {
        title: 'Coarse values',
        frame: 'standard',
        text: patients('public', [
          '{name: birth_year, type: integer, minimum: 1900, description: Year in which the patient was born., personalData: {category: "dpv-pd:AgeExact", identifiability: quasi}}',
          '{name: age, type: integer, maximum: 90, description: Whole years at the visit., personalData: {category: "dpv-pd:AgeExact", identifiability: quasi}}',
          '{name: postcode_district, type: string, description: First part of the postcode of the home., personalData: {category: "dpv-pd:PostalCode", identifiability: quasi}}',
        ]),
      },
      { title: 'Not open', frame: 'standard', text: patients('restricted', [BIRTH]) },
      {
        title: 'Of buildings',
        frame: 'table-schema',
        text: dedent`
          gov:accessRights: public
          gov:dataSubjects: [none]
          name: public-buildings
          title: Public buildings
          description: One row for each building that the public may enter.
          fields:
            - {name: uprn, type: string, description: Number of the property., constraints: {required: true, unique: true}}
            - {name: postcode, type: string, description: Of the main door.}
            - {name: opened_on, type: date, description: First day of use., example: "2020-02-01"}
          primaryKey: [uprn]
        `,
      },
    ],
    bad: [
      {
        title: 'Open to everybody',
        frame: 'standard',
        text: patients('public', [
          BIRTH,
          '         ^^^^^^^^^^^^^ birth',
          '         ^^^^^^^^^^^^^ privacy/quasi-identifier-combination:open',
          AGE,
          '         ^^^ age',
          HOME,
          '         ^^^^^^^^ postcode',
        ]),
      },
      {
        title: 'Times and points on the map',
        frame: 'table-schema',
        text: dedent`
          gov:accessRights: public
          name: patients
          title: Patients
          description: One row for each person who was brought to a hospital.
          fields:
            - {name: row_number, type: string, description: Where the record stands in the table., constraints: {required: true, unique: true}}
            - name: admission_date
                    ^^^^^^^^^^^^^^ moment
              type: datetime
              description: When the patient came in.
              gov:personalData: {category: "dpv-pd:Historical", identifiability: quasi}
            - name: home_location
                    ^^^^^^^^^^^^^ place
              type: geopoint
              description: Where the patient lives, in WGS 84.
              gov:personalData: {category: "dpv-pd:GPSCoordinate", identifiability: quasi}
          primaryKey: [row_number]
        `,
      },
    ],
  },
  on: {
    field(field, context) {
      // The marks first: they are there, the reading of a name is not.
      if (!isOpen(field, context) || field.marks.justification || isByLaw(field)) return;
      const privacy = fieldPrivacy(field, context.languages);
      if (!isSurelyPersonal(privacy) || field.fields.length > 0) return;
      // Several rows share a term; what the name says is nearer.
      const row = inferredPrivacy(field, context.languages).row ?? privacy.row;
      const message = row && excessOf(field, row.id);
      if (message === undefined || !isOfPerson(field, context.languages)) return;
      context.report(message, { at: field.nameAt, data: { field: field.name } });
    },
  },
});

function excessOf(field: Field, row: string): keyof typeof messages | undefined {
  const { type, codeList, maximum, maxLength, name } = field;
  if (codeList || wordsOf(name).some((word) => COARSE.has(word))) return undefined;
  const isOf = (...types: readonly LogicalType[]): boolean => type !== undefined && types.includes(type.value);
  switch (row) {
    case 'birth-date':
      return isOf('date', 'datetime') ? 'birth' : undefined;
    case 'age':
      return isOf('integer', 'number') && maximum === undefined ? 'age' : undefined;
    case 'postcode':
      return isOf('string') && (maxLength ?? SHORT + 1) > SHORT ? 'postcode' : undefined;
    case 'precise-location':
    case 'home-location':
      return isOf('geometry', 'number') ? 'place' : undefined;
    case 'event-date':
    case 'vital-status':
      return isOf('datetime') ? 'moment' : undefined;
    default:
      return undefined;
  }
}

/** Characters of a part of a postcode: of an outward code, of the first figures of others. */
const SHORT = 4;

/** Of names that say themselves that the value is a part or a group. */
const COARSE: ReadonlySet<string> = new Set(
  'district sector area outcode outward prefix partial band group range category class'.split(' '),
);

function patients(rights: string, fields: readonly string[]): string {
  return `${dedent`
    accessRights: ${rights}
    entities:
      - name: Patient
        kind: person
        description: Somebody who is cared for.
        primaryKey: [row_number]
        fields:
          - {name: row_number, type: string, required: true, description: Where the record stands in the table.}
  `}${fields.map((field) => (field.startsWith('{') ? `      - ${field}\n` : `      ${field}\n`)).join('')}`;
}

/** A register that a law opens, of the entity or of the whole. */
function isByLaw({ entity }: Field): boolean {
  return isPublicByLaw(entity.marks) || isPublicByLaw(entity.standard.marks);
}

import type { Entity } from '../../model/entities.ts';
import { type FieldPrivacy, isOfPerson } from '../../model/inference/field-privacy.ts';
import { personalFieldsIn } from '../../model/personal-content.ts';
import { type ContextBase, defineRule } from '../define.ts';
import { declareAll } from '../support/declare-personal.ts';
import { textsIn } from '../support/personal-content.ts';
import { dedent } from '../support/text.ts';
import { CONFIDENCE_OPTION, labelOf, namesOfFields, type Undeclared, undeclaredFields } from '../support/undeclared.ts';

export const rule = defineRule({
  id: 'privacy/undeclared-quasi-identifier',
  since: '0.2.0',
  stability: 'preview',
  severity: 'info',
  options: CONFIDENCE_OPTION,
  messages: {
    one: '`{entity}` holds data about people, and nothing here says whether {fields} is personal data. Together with other values it can single somebody out.',
    several:
      '`{entity}` holds data about people, and nothing here says whether {fields} are personal data. Together they can single somebody out.',
  },
  docs: {
    what: 'Fields of records about people that narrow down who somebody is (birth dates, ages, sex, postcodes, occupations) carry no mark.',
    why: 'Three ordinary facts together are often enough to find one person. Whoever publishes or links the data needs to know which fields those are.',
    instead:
      'Declare them: the fix writes category and `identifiability` for all of them at once. What is not personal gets `identifiability: none` with the reason.',
    limits:
      'One finding for each entity. Speaks only where the entity is about a person, or holds a direct identifier, or the document or the entity names its data subjects. Counts what the names, titles and descriptions suggest; free text and special categories have rules of their own. Numbers of cases and users are not asked about, incomes and debts only beside other fields, and what narrows down little, such as a sex or an occupation, not where it stands alone. A mark `none` is taken as it is, also without a reason.',
    references: [
      'GDPR, Recital 26',
      'L. Sweeney, k-anonymity: a model for protecting privacy, 2002',
      'HIPAA Privacy Rule, 45 CFR 164.514(b)(2)',
    ],
  },
  examples: {
    good: [
      {
        title: 'Declared',
        frame: 'table-schema',
        text: claimants('gov:personalData: {category: "dpv-pd:PostalCode", identifiability: quasi}'),
      },
      {
        title: 'Of a place',
        frame: 'standard',
        text: dedent`
          dataSubjects: [none]
          entities:
            - name: School
              kind: organisation
              description: A school of the district.
              primaryKey: [school_code]
              fields:
                - {name: school_code, type: string, required: true, description: Number in the register of schools.}
                - {name: postcode, type: string, description: Of the main gate.}
                - {name: age_range, type: string, description: Ages that the school is built for.}
        `,
      },
    ],
    bad: [
      {
        title: 'One field',
        frame: 'table-schema',
        text: claimants('example: EX1 1AA', '^^^^^^^^^ one'),
        fixed: claimants(
          'example: EX1 1AA\n    gov:personalData: {category: dpv-pd:PostalCode, identifiability: quasi}',
          undefined,
        ),
      },
      {
        title: 'Several, which one fix declares',
        frame: 'odcs',
        text: people([], '^^^^^^^^^ several'),
        fixed: people([mark('dpv-pd:BirthDate'), mark('dpv-pd:Gender'), mark('dpv-pd:PostalCode')]),
      },
    ],
  },
  on: {
    standard(standard, context) {
      const groups = new Map<Entity, Undeclared[]>();
      for (const one of undeclaredFields(standard, context, narrowsDown)) {
        // What is marked already, and a container, which is judged by what it holds.
        if (one.said !== 'nothing' || one.field.fields.length > 0) continue;
        const group = groups.get(one.field.entity);
        if (group) group.push(one);
        else groups.set(one.field.entity, [one]);
      }
      for (const [entity, group] of groups) {
        const held = isAboutPeople(entity, context)
          ? group
          : group.filter(({ field }) => isOfPerson(field, context.languages));
        if (held.every(isDelicateOnly) || weightOf(held) < LEAST) continue;
        const title = held.length === 1 ? 'Declare as suggested' : 'Declare each as suggested';
        context.report(held.length === 1 ? 'one' : 'several', {
          at: entity.nameAt,
          data: { entity: labelOf(entity), fields: namesOfFields(held) },
          fixes: [declareAll(held, title, context)],
          related: held.slice(0, 10).map(({ field, privacy }) => ({
            at: field.nameAt,
            message: privacy.evidence.join(', '),
          })),
        });
      }
    },
  },
});

/** Attributes of a person. Special categories and free text are told by others; a number of a case or a user is there to tell records apart. */
function narrowsDown({ personal, special, identifiability, row }: FieldPrivacy): boolean {
  return personal === 'indirect' && special === null && identifiability === 'quasi' && row?.identifies !== 'free-text';
}

/** How far they narrow down who somebody is, by the lexicon: a birth date 5, a postcode 4, an occupation 2, a sex 1. */
function weightOf(held: readonly Undeclared[]): number {
  return held.reduce((sum, { privacy: { row } }) => sum + (row?.weight ?? 0), 0);
}

/** An occupation alone is no reason to ask. */
const LEAST = 3;

/** What is only delicate, such as an income, narrows down little: it is named beside others. */
function isDelicateOnly({ privacy: { row } }: Undeclared): boolean {
  return row?.identifies === 'sensitive';
}

/** The whole entity is: it names its data subjects, or it holds what tells one person from all others. */
function isAboutPeople(entity: Entity, context: ContextBase): boolean {
  const subjects = textsIn((entity.marks.dataSubjects ?? entity.standard.marks.dataSubjects)?.value);
  if (subjects.some((subject) => subject !== 'none')) return true;
  for (const { direct } of personalFieldsIn(entity, context.languages)) if (direct) return true;
  return false;
}

function claimants(last: string, marker?: string): string {
  return `name: claimants\n${marker === undefined ? '' : `      ${marker}\n`}${dedent`
    title: Claimants
    description: One row for each person who applies.
    fields:
      - name: row_number
        type: string
        description: Where the record stands in the table.
        constraints: {required: true, unique: true}
      - name: postcode
        type: string
        description: Of the home that the reduction is for.
  `}    ${last}\nprimaryKey: [row_number]\n`;
}

function people(marks: readonly string[], marker?: string): string {
  const [birth = '', sex = '', home = ''] = marks;
  return `schema:\n  - name: claimants\n${marker === undefined ? '' : `          ${marker}\n`}    description: One row for each person who applies.
    properties:
      - name: row_number
        logicalType: string
        primaryKey: true
        required: true
        description: Where the record stands in the table.
      - name: date_of_birth
        logicalType: date
        description: As in the passport.
${birth}      - name: sex
        logicalType: string
        description: As the person gave it.
${sex}      - name: postcode
        logicalType: string
        description: Of the home that the reduction is for.
${home}`;
}

function mark(category: string): string {
  return `        customProperties:
          - property: personalData
            value: {category: ${category}, identifiability: quasi}
`;
}

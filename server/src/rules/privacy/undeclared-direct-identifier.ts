import type { Entity, Field } from '../../model/entities.ts';
import type { FieldPrivacy } from '../../model/inference/field-privacy.ts';
import { openingOfField } from '../../model/openness.ts';
import { defineRule, type FileContext } from '../define.ts';
import { declarationsFor, declareAll } from '../support/declare-personal.ts';
import { isOpen } from '../support/open-data.ts';
import { dedent } from '../support/text.ts';
import {
  byEntityWhereMany,
  CONFIDENCE_OPTION,
  labelOf,
  namesOfFields,
  refersToRecord,
  type Undeclared,
  undeclaredFields,
} from '../support/undeclared.ts';

const messages = {
  undeclared: '`{field}` looks like {kind} ({evidence}), and nothing here says whether it is personal data.',
  open: {
    text: '`{field}` looks like {kind} ({evidence}), nothing here says whether it is personal data, and the data are open to everybody.',
    severity: 'error',
  },
  many: '{count} fields of `{entity}` look like direct identifiers ({fields}), and nothing here says whether they are personal data.',
  openMany: {
    text: '{count} fields of `{entity}` look like direct identifiers ({fields}), nothing here says whether they are personal data, and the data are open to everybody.',
    severity: 'error',
  },
  unreasoned: {
    text: '`{field}` is marked as not personal without a reason, and it looks like {kind} ({evidence}). Say why it is not, or declare it.',
    severity: 'info',
  },
} as const;

const ASKED = { '.concordat.yaml': 'rules:\n  privacy/undeclared-direct-identifier: {confidence: medium}\n' };

const IDENTIFIERS = [
  'full_name',
  'claimant_name',
  'next_of_kin',
  'given_name',
  'family_name',
  'maiden_name',
  'nino',
  'nhs_number',
  'passport_number',
  'driving_licence_number',
  'iban',
  'bank_account_number',
  'claimant_email',
  'claimant_phone',
  'claimant_address',
];

export const rule = defineRule({
  id: 'privacy/undeclared-direct-identifier',
  since: '0.1.0',
  stability: 'stable',
  severity: 'warning',
  options: CONFIDENCE_OPTION,
  messages,
  docs: {
    what: 'A field of which the name says that it tells one person from all others carries no mark of personal data.',
    why: 'Whoever shares, stores or publishes the data decides by the marks. A name, an identity number or an address without one goes where it should not.',
    instead:
      'Declare it: the fix writes the mark in the place of your format. If it is no personal data, declare `none` with the reason; that is kept in the inventory and ends the question. Of a whole entity or document without people say `dataSubjects: none`.',
    limits:
      "A suggestion from names: it may be wrong, and a declared mark always wins. Names, contacts and addresses are spoken of only where the entity, or the object around the field, is about a person. Mailboxes and switchboards of organisations are left alone. Only what is very likely is reported, unless the option `confidence` asks for more; what may as well be an organisation's never is. The inventory shows the rest. Where a file has more than ten such names, they are reported by entity.",
    references: ['GDPR and UK GDPR, Articles 4(1) and 30(1)(c)', 'NIST SP 800-122, section 2'],
  },
  examples: {
    good: [
      {
        title: 'Declared',
        frame: 'json-schema',
        text: dedent`
          properties:
            nino:
              type: string
              description: Number of the claimant in the national insurance.
              x-gov:
                personalData: {category: "dpv-pd:OfficialID", identifiability: direct}
        `,
      },
      {
        title: 'Contacts of an organisation',
        frame: 'standard',
        text: dedent`
          entities:
            - name: Supplier
              kind: organisation
              description: A business that sells to the council.
              fields:
                - {name: phone, type: string, description: Switchboard of the head office.}
                - {name: email, type: string, description: Mailbox of the sales team.}
        `,
      },
      {
        title: 'Who gave a number, and how it is checked',
        frame: 'standard',
        text: dedent`
          entities:
            - name: Admission
              kind: event
              description: A stay in a hospital.
              fields:
                - {name: patient_account_number_assigning_authority, type: string, description: Body that hands the numbers out.}
                - {name: patient_account_number_check_digit, type: string, description: Last figure of a sum over the others.}
        `,
      },
      {
        title: 'Not personal, and why',
        frame: 'odcs',
        text: dedent`
          schema:
            - name: claimants
              description: One row for each person who applies.
              properties:
                - name: email
                  logicalType: string
                  description: Where the office that handles the application is reached.
                  customProperties:
                    - property: personalData
                      value: {identifiability: none, reason: Shared mailboxes of offices only.}
        `,
      },
      {
        title: 'A document without people',
        frame: 'table-schema',
        text: dedent`
          gov:dataSubjects: [none]
          primaryKey: [test_case]
          fields:
            - {name: test_case, type: string, constraints: {required: true}, description: Number of the case that was made up.}
            - {name: first_name, type: string, description: Made up for tests of programs.}
        `,
      },
      {
        title: 'Names of things, and words that only begin alike',
        frame: 'table-schema',
        text: dedent`
          primaryKey: [file_name]
          fields:
            - {name: file_name, type: string, constraints: {required: true}, description: Name under which the scan is kept.}
            - {name: road_name, type: string, description: As on the sign.}
            - {name: event_address, type: string, description: Where the event takes place.}
            - {name: emailed, type: boolean, description: Whether a letter went out electronically.}
        `,
      },
    ],
    bad: [
      {
        title: 'An identity number',
        frame: 'json-schema',
        text: dedent`
          properties:
            nino:
            ^^^^ undeclared
              type: string
              description: Number of the claimant in the national insurance.
        `,
        fixed: dedent`
          properties:
            nino:
              type: string
              description: Number of the claimant in the national insurance.
              x-gov:
                personalData: {category: dpv-pd:OfficialID, identifiability: direct}
        `,
      },
      {
        title: 'Contacts of a person',
        frame: 'odcs',
        text: dedent`
          schema:
            - name: claimants
              description: One row for each person who applies.
              properties:
                - name: email
                        ^^^^^ undeclared
                  logicalType: string
                  description: Where letters are sent if the person agreed to that.
        `,
        fixed: dedent`
          schema:
            - name: claimants
              description: One row for each person who applies.
              properties:
                - name: email
                  logicalType: string
                  description: Where letters are sent if the person agreed to that.
                  customProperties:
                    - property: personalData
                      value: {category: dpv-pd:EmailAddress, identifiability: direct}
        `,
      },
      {
        title: 'In open data',
        frame: 'standard',
        text: dedent`
          accessRights: public
          entities:
            - name: Pupil
              kind: person
              description: A child at a school.
              fields:
                - name: surname
                        ^^^^^^^ open
                  type: string
                  description: As on the birth certificate.
        `,
      },
      {
        title: 'Not personal, and nobody knows why',
        frame: 'json-schema',
        text: dedent`
          properties:
            nino:
            ^^^^ unreasoned
              type: string
              description: Number of the claimant in the national insurance.
              x-gov:
                personalData: {identifiability: none}
        `,
      },
      {
        title: 'Less sure, where that is asked for',
        frame: 'json-schema',
        text: dedent`
          properties:
            created_by:
            ^^^^^^^^^^ undeclared
              type: string
              description: Who entered the application.
        `,
        others: ASKED,
      },
      { title: 'Many of them', frame: 'table-schema', text: register('gov:accessRights: restricted', 'many') },
      { title: 'Many of them, open', frame: 'table-schema', text: register('gov:accessRights: public', 'openMany') },
    ],
  },
  on: {
    standard(standard, context) {
      const found = [...undeclaredFields(standard, context, isIdentifier)].filter(({ field, said }) => {
        // A container of fields is judged by what it holds, a reference by what it leads to.
        return said !== 'no-kind' && field.fields.length === 0 && !refersToRecord(field);
      });
      for (const group of byEntityWhereMany(found)) {
        const [one] = group;
        if (!one) continue;
        if (group.length === 1) reportOne(one, context);
        else reportMany(one.field.entity, group, context);
      }
    },
  },
});

/** What is special as well, such as a fingerprint, is told once, by the rule on special categories. */
function isIdentifier({ personal, special }: FieldPrivacy): boolean {
  return personal === 'direct' && special === null;
}

/** Open to everybody by its access rights or its classification. What a licence opens, `personal-data-open-licence` tells, once. */
function isPublished(field: Field, context: FileContext<typeof messages>): boolean {
  return isOpen(field, context) && openingOfField(field)?.by !== 'licence';
}

function reportOne({ field, privacy, said }: Undeclared, context: FileContext<typeof messages>): void {
  const message = said === 'no-reason' ? 'unreasoned' : isPublished(field, context) ? 'open' : 'undeclared';
  context.report(message, {
    at: field.nameAt,
    data: { field: field.name, kind: privacy.row?.label ?? '', evidence: privacy.evidence.join(', ') },
    fixes: declarationsFor(field, privacy, context),
  });
}

function reportMany(entity: Entity, group: readonly Undeclared[], context: FileContext<typeof messages>): void {
  const message = group.some(({ field }) => isPublished(field, context)) ? 'openMany' : 'many';
  context.report(message, {
    at: entity.nameAt,
    data: { entity: labelOf(entity), count: String(group.length), fields: namesOfFields(group) },
    fixes: [declareAll(group, 'Declare each as suggested', context)],
    related: group.slice(0, 10).map(({ field, privacy }) => ({ at: field.nameAt, message: privacy.row?.label ?? '' })),
  });
}

/** Far more names than a page can show one by one. */
function register(mark: string, message: string): string {
  return `${mark}\n${dedent`
    name: claimants
          ^^^^^^^^^ ${message}
    title: Claimants
    description: One row for each person who applies.
    fields:
      - {name: claim_id, type: string, description: Number under which the authority keeps the application.}
  `}${IDENTIFIERS.map((name, at) => `  - {name: ${name}, type: string, description: Box ${at + 1} of the form.}\n`).join('')}`;
}

import type { Field } from '../../model/entities.ts';
import { fieldPrivacy } from '../../model/inference/field-privacy.ts';
import { openingOfField } from '../../model/openness.ts';
import { defineRule } from '../define.ts';
import { dedent } from '../support/text.ts';

export const rule = defineRule({
  id: 'privacy/undeclared-direct-identifier',
  since: '0.1.0',
  stability: 'stable',
  severity: 'warning',
  messages: {
    undeclared: '`{field}` looks like {kind} ({evidence}), and nothing here says whether it is personal data.',
    open: {
      text: '`{field}` looks like {kind} ({evidence}), nothing here says whether it is personal data, and the data are open to everybody.',
      severity: 'error',
    },
  },
  docs: {
    what: 'A field of which the name says that it tells one person from all others carries no mark of personal data.',
    why: 'Whoever shares, stores or publishes the data decides by the marks. A name, an identity number or an address without one goes where it should not.',
    instead:
      'Declare it: the fix writes the mark in the place of your format. If it is no personal data, declare `none` with the reason; that is kept in the inventory and ends the question.',
    limits:
      'A suggestion from names: it may be wrong, and a declared mark always wins. Names, contacts and addresses are spoken of only where the entity, or the object around the field, is about a person. Mailboxes and switchboards of organisations are left alone. Only what is very likely is reported; the inventory shows the rest.',
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
    ],
  },
  on: {
    field(field, context) {
      // A container of fields is judged by what it holds.
      if (field.fields.length > 0 || field.refersTo) return;
      const { source, personal, confidence, special, row, evidence } = fieldPrivacy(field, context.languages);
      if (source !== 'inferred' || personal !== 'direct' || confidence !== 'high' || special !== null || !row) return;
      const edit = context.place(field, 'personalData', { category: row.dpv, identifiability: 'direct' });
      const fixes = edit
        ? [{ title: 'Declare as direct identifier', safety: 'suggestion' as const, edits: [edit] }]
        : [];
      const data = { field: field.name, kind: row.label, evidence: evidence.join(', ') };
      context.report(isOpen(field) ? 'open' : 'undeclared', { at: field.nameAt, data, fixes });
    },
  },
});

/** Where a licence opens the data, `personal-data-open-licence` says so, once. */
function isOpen(field: Field): boolean {
  return openingOfField(field)?.by === 'access';
}

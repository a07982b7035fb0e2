import { effectiveMark } from '../../model/effective.ts';
import type { Entity, Field } from '../../model/entities.ts';
import { typesOfForm } from '../../model/inference/by-pattern.ts';
import type { Place } from '../../model/located.ts';
import { isPersonalNumber, typesOfName } from '../../model/semantic-types.ts';
import { defineRule } from '../define.ts';
import { dedent } from '../support/text.ts';

const messages = {
  primary:
    '`{field}` ({title}) is the key of `{entity}`. Whoever joins or links its rows spreads the number of a person: give the rows a key of their own, and keep the number as a field.',
  foreign:
    '`{entity}` refers to other rows by `{field}` ({title}). Refer by a key that is made for it, and keep the number of the person where it is needed.',
} as const;

export const rule = defineRule({
  id: 'privacy/national-id-as-key',
  since: '0.2.0',
  stability: 'preview',
  severity: 'warning',
  options: {
    allowed: {
      description: 'Identifiers that a law makes the key, by id: `uk/nhs-number` in health and care in England.',
      type: 'array',
      items: { type: 'string' },
      default: [],
    },
  },
  messages,
  docs: {
    what: 'A national identification number of a person is a primary key, a unique key or a foreign key.',
    why: 'A key is copied into every table, log and address that refers to the row. Several countries allow such numbers only where a law says so, and none of them can be taken back.',
    instead:
      'Make a key without meaning (`person_key`), and keep the number as one field of one table. Where a law makes the number the key, allow it in the configuration: `allowed: [uk/nhs-number]`.',
    limits:
      'Knows the numbers by the name of the field, in the lists of this tool, or by its pattern where that fits one number alone. A field that is declared `personalData: none` is left alone, and so are tables about organisations where these have such numbers as well. Numbers in paths and addresses are not seen.',
    references: [
      'GDPR and UK GDPR, Article 87',
      'Privacy Act of 1974 (US), section 7, and OMB Circular A-130',
      'Privacy (Tax File Number) Rule 2015 (Australia)',
      'Uitvoeringswet AVG (Netherlands), article 46',
    ],
  },
  examples: {
    good: [
      {
        title: 'A key of its own',
        frame: 'table-schema',
        text: dedent`
          fields:
            - name: person_key
              type: string
              description: Key that means nothing outside this table.
              constraints: {required: true, unique: true}
            - name: nino
              type: string
              description: Number in the national insurance.
              gov:personalData: {category: "dpv-pd:OfficialID", identifiability: direct}
          primaryKey: [person_key]
        `,
      },
      {
        title: 'Where the law makes it the key',
        frame: 'table-schema',
        text: dedent`
          fields:
            - name: nhs_number
              type: string
              description: Number of the patient in health and care.
              constraints: {required: true, unique: true}
              gov:personalData: {category: "dpv-pd:OfficialID", identifiability: direct}
          primaryKey: [nhs_number]
        `,
        others: { '.concordat.yaml': 'rules:\n  privacy/national-id-as-key: {allowed: [uk/nhs-number]}\n' },
      },
      {
        title: 'A key of its own beside the number',
        frame: 'standard',
        text: dedent`
          entities:
            - name: Claimant
              kind: person
              description: A person who applies.
              primaryKey: [claimant_key]
              fields:
                - name: claimant_key
                  type: string
                  description: Key that means nothing outside this register.
                  personalData: {category: "dpv-pd:Identifier", identifiability: pseudonymous}
                - name: nino
                  type: string
                  description: Number in the national insurance.
                  personalData: {category: "dpv-pd:OfficialID", identifiability: direct}
        `,
      },
    ],
    bad: [
      {
        title: 'A primary key',
        frame: 'table-schema',
        text: dedent`
          fields:
            - name: nino
              type: string
              description: Number in the national insurance.
              constraints: {required: true, unique: true}
              gov:personalData: {category: "dpv-pd:OfficialID", identifiability: direct}
          primaryKey: [nino]
          ^^^^^^^^^^ primary
        `,
      },
      {
        title: 'Told by the pattern',
        frame: 'table-schema',
        text: dedent`
          fields:
            - name: reference
              type: string
              description: By what the office knows who applied.
              constraints: {required: true, unique: true, pattern: '^[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]\\d{6}[A-D]$'}
              gov:personalData: {category: "dpv-pd:OfficialID", identifiability: direct}
          primaryKey: [reference]
          ^^^^^^^^^^ primary
        `,
      },
      {
        title: 'A foreign key',
        frame: 'standard',
        text: dedent`
          entities:
            - name: Claim
              kind: record
              description: One application.
              primaryKey: [claim_id]
              fields:
                - {name: claim_id, type: string, description: Number of the application.}
                - name: claimant_bsn
                  type: string
                  description: Whose application it is.
                  personalData: {category: "dpv-pd:OfficialID", identifiability: direct}
              foreignKeys:
                - fields: [claimant_bsn]
                  ^^^^^^ foreign
                  references: {entity: Claimant, fields: [number]}
            - name: Claimant
              kind: record
              description: Somebody who applies.
              uniqueKeys: [[number]]
              primaryKey: [claimant_key]
              fields:
                - {name: claimant_key, type: string, description: Key that means nothing elsewhere.}
                - {name: number, type: string, description: By what the state knows the claimant., personalData: {category: "dpv-pd:OfficialID", identifiability: direct}}
        `,
      },
    ],
  },
  on: {
    entity(entity, context) {
      const allowed = context.option('allowed');
      const national = (name: string) => nationalIn(entity, name, Array.isArray(allowed) ? allowed : []);
      const report = (message: keyof typeof messages, at: Place, names: readonly string[]): boolean => {
        for (const name of names) {
          const title = national(name);
          if (title === undefined) continue;
          context.report(message, { at, data: { field: name, title, entity: entity.name } });
          return true;
        }
        return false;
      };
      const { primaryKey, uniqueKeys, foreignKeys } = entity;
      const namesIn = (key: { readonly fields: readonly { readonly value: string }[] }) =>
        key.fields.map(({ value }) => value);
      if (primaryKey) report('primary', primaryKey.at, namesIn(primaryKey));
      // Without a primary key the first unique one stands for it.
      else if (uniqueKeys[0]) report('primary', uniqueKeys[0].at, namesIn(uniqueKeys[0]));
      for (const key of foreignKeys) if (report('foreign', key.at, namesIn(key))) return;
    },
  },
});

/** Title of the national number that a field of an entity holds. */
function nationalIn(entity: Entity, name: string, allowed: readonly unknown[]): string | undefined {
  const field: Field | undefined = entity.fields.find((one) => one.name === name);
  if (!field) return undefined;
  const types = typesOfName(field.name).map(({ type }) => type);
  const type = (types.length > 0 ? types : typesOfForm(field).map((found) => found.type)).find(isPersonalNumber);
  if (!type || allowed.includes(type.id)) return undefined;
  if (entity.thing === 'organisation' && type.organisations) return undefined;
  return effectiveMark(field, 'personalData')?.mark.value.identifiability === 'none' ? undefined : type.title;
}

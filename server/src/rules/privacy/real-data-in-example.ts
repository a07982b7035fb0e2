import { wordsOf } from '../../base/words.ts';
import type { Entity, Standard } from '../../model/entities.ts';
import { typesOfForm } from '../../model/inference/by-pattern.ts';
import type { Languages } from '../../model/inference/languages.ts';
import { matchesIn } from '../../model/inference/personal-lexicon.ts';
import { languagesFor } from '../../model/inference/spoken-languages.ts';
import { wordsOfName } from '../../model/inference/words-of-name.ts';
import { isSynthetic, isValueOf, syntheticValues, typesOfName } from '../../model/semantic-types.ts';
import { nobodyWords } from '../../model/vocabularies/example-contacts.ts';
import { type SemanticType, semanticTypes } from '../../model/vocabularies/load.ts';
import { defineRule, type FileContext } from '../define.ts';
import { planOfRealNumber, realAddressIn } from '../support/real-contact.ts';
import { recordsIn, recordsShownBy, type ShownRecord, type ShownValue } from '../support/shown-values.ts';
import { dedent, quoted, withArticle } from '../support/text.ts';
import { brokenLimit } from '../support/value-fit.ts';

const messages = {
  number: '{what} of `{field}` is a valid {type}, so somebody may have it. {instead}',
  email:
    '{what} of `{field}` reads like the address of a person at `{domain}`. Addresses at `example.org` are nobody’s.',
  domain: {
    text: '{what} of `{field}` is an address at `{domain}`, which belongs to somebody. `example.org` is kept for examples.',
    severity: 'info',
  },
  phone: {
    text: '{what} of `{field}` is a telephone number that may ring at somebody’s. {issuer} keeps numbers for examples: `{value}`.',
    severity: 'info',
  },
  record:
    '{what} reads like a real person: `{name}`, `{birth}` and `{field}` together, and `{field}` holds {kind} that may be somebody’s. Show somebody who does not exist.',
} as const;

type Context = FileContext<typeof messages>;

export const rule = defineRule({
  id: 'privacy/real-data-in-example',
  since: '0.2.0',
  stability: 'preview',
  severity: 'warning',
  messages,
  docs: {
    what: 'An example, a default or a code is a number, an address or a record that may belong to a person.',
    why: 'Standards are copied into manuals, tests and search engines. Whoever has the number gets the letters, the calls and the test payments, and can be found by it for good.',
    instead:
      'Show values that nobody has: numbers of the ranges that issuers keep for it, addresses at `example.org`, telephone numbers for drama. The fix writes one that the limits of the field allow.',
    limits:
      'Whether a number is somebody’s nobody can see: it is spoken of where its form and check digits are right and the name, the title or the pattern of the field says what it is. Digits in a row and specimens of issuers are left alone, and so are mailboxes of offices, numbers of organisations, and landlines. Of telephone numbers only those of plans that keep some for examples are known: the United Kingdom, North America, Australia, France and Germany. Descriptions are not read, and messages never repeat the value.',
    references: [
      'GDPR and UK GDPR, Article 5(1)(f)',
      'RFC 2606 and RFC 6761, names of domains for examples',
      'Ofcom, Telephone numbers for use in TV and radio drama programmes',
      'The issuing bodies named in the list of semantic types',
    ],
  },
  examples: {
    good: [
      {
        title: 'Values that nobody has',
        frame: 'standard',
        text: dedent`
          entities:
            - name: Claimant
              kind: person
              description: Somebody who applies.
              primaryKey: [claimant_key]
              fields:
                - name: claimant_key
                  type: string
                  description: Key that means nothing elsewhere.
                  personalData: {category: "dpv-pd:Identifier", identifiability: pseudonymous}
                - name: nino
                  type: string
                  description: Number in the national insurance.
                  example: QQ 12 34 56 C
                  personalData: {category: "dpv-pd:OfficialID", identifiability: direct}
                - name: nhs_number
                  type: string
                  description: Number of the patient in health and care.
                  example: 999 000 0018
                  personalData: {category: "dpv-pd:HealthRecord", identifiability: direct}
                  lawfulBasis: {article6: public-task, article9: health-social-care, schedule1: health-or-social-care-purposes}
                - name: email
                  type: string
                  description: Where letters are sent.
                  example: jane.brown@example.org
                  personalData: {category: "dpv-pd:EmailAddress", identifiability: direct}
                - name: mobile_number
                  type: string
                  description: Where reminders are sent.
                  example: 07700 900123
                  personalData: {category: "dpv-pd:TelephoneNumber", identifiability: direct}
        `,
      },
      {
        title: 'Mailboxes of offices, and digits without a cue',
        frame: 'json-schema',
        text: dedent`
          properties:
            publisher_email:
              type: string
              description: Mailbox of the office that publishes.
              examples: [info@council.gov.uk, open.data@council.gov.uk]
            batch:
              type: string
              description: By what the archive knows the delivery.
              examples: ['9434765919']
        `,
      },
    ],
    bad: [
      {
        title: 'A number with the right check digit',
        frame: 'json-schema',
        text: dedent`
          properties:
            nhs_number:
              type: string
              pattern: ^\\d{10}$
              description: Number of the patient in health and care.
              examples: ['9434765919']
                         ^^^^^^^^^^^^ number
              x-gov:
                personalData: {category: "dpv-pd:HealthRecord", identifiability: direct}
                lawfulBasis: {article6: public-task, article9: health-social-care, schedule1: health-or-social-care-purposes}
        `,
        fixed: dedent`
          properties:
            nhs_number:
              type: string
              pattern: ^\\d{10}$
              description: Number of the patient in health and care.
              examples: ['9990000018']
              x-gov:
                personalData: {category: "dpv-pd:HealthRecord", identifiability: direct}
                lawfulBasis: {article6: public-task, article9: health-social-care, schedule1: health-or-social-care-purposes}
        `,
      },
      {
        title: 'Addresses and a number that rings',
        frame: 'table-schema',
        text: dedent`
          name: applications
          fields:
            - name: reference
              type: string
              description: By what the office knows the application.
              constraints: {required: true, unique: true}
              gov:personalData: {category: "dpv-pd:Identifier", identifiability: pseudonymous}
            - name: contact
              type: string
              description: Where questions about the application go.
              example: jane.brown@mail.corp
                       ^^^^^^^^^^^^^^^^^^^^ email
              gov:personalData: {category: "dpv-pd:EmailAddress", identifiability: direct}
            - name: deputy
              type: string
              description: Who answers when the first is away.
              example: john.doe@mail.corp
                       ^^^^^^^^^^^^^^^^^^ domain
              gov:personalData: {category: "dpv-pd:EmailAddress", identifiability: direct}
            - name: mobile_number
              type: string
              description: Where reminders are sent.
              example: 07100 482605
                       ^^^^^^^^^^^^ phone
              gov:personalData: {category: "dpv-pd:TelephoneNumber", identifiability: direct}
          primaryKey: [reference]
        `,
        fixed: dedent`
          name: applications
          fields:
            - name: reference
              type: string
              description: By what the office knows the application.
              constraints: {required: true, unique: true}
              gov:personalData: {category: "dpv-pd:Identifier", identifiability: pseudonymous}
            - name: contact
              type: string
              description: Where questions about the application go.
              example: user@example.org
              gov:personalData: {category: "dpv-pd:EmailAddress", identifiability: direct}
            - name: deputy
              type: string
              description: Who answers when the first is away.
              example: john.doe@mail.corp
              gov:personalData: {category: "dpv-pd:EmailAddress", identifiability: direct}
            - name: mobile_number
              type: string
              description: Where reminders are sent.
              example: 07100 482605
              gov:personalData: {category: "dpv-pd:TelephoneNumber", identifiability: direct}
          primaryKey: [reference]
        `,
      },
      {
        title: 'In the body of an answer',
        frame: 'openapi',
        text: dedent`
          paths:
            /claims/{claim_id}:
              get:
                responses:
                  "200":
                    description: The claim.
                    content:
                      application/json:
                        schema: {$ref: '#/components/schemas/Claim'}
                        examples:
                          granted:
                            value:
                              claim_id: CT-2026-17
                              iban: GB12ZZZZ30924817390465
                                    ^^^^^^^^^^^^^^^^^^^^^^ number
        `,
        fixed: dedent`
          paths:
            /claims/{claim_id}:
              get:
                responses:
                  "200":
                    description: The claim.
                    content:
                      application/json:
                        schema: {$ref: '#/components/schemas/Claim'}
                        examples:
                          granted:
                            value:
                              claim_id: CT-2026-17
                              iban: GB82WEST12345698765432
        `,
      },
      {
        title: 'In an object of a model',
        frame: 'linkml',
        text: dedent`
          classes:
            Claim:
              description: One application by one claimant.
              examples:
                - object: {claim_id: CT-2026-17, reply_to: jane.brown@mail.corp}
                                                           ^^^^^^^^^^^^^^^^^^^^ email
              attributes:
                claim_id:
                  identifier: true
                  range: string
                  description: Number under which the authority keeps the application.
        `,
      },
      {
        title: 'A whole person',
        frame: 'json-schema',
        text: dedent`
          properties:
            surname:
              type: string
              description: As on the passport.
              x-gov:
                personalData: {category: "dpv-pd:Name", identifiability: direct}
            date_of_birth:
              type: string
              format: date
              description: Day on the birth certificate.
              x-gov:
                personalData: {category: "dpv-pd:BirthDate", identifiability: quasi}
            nino:
              type: string
              description: Number in the national insurance.
              x-gov:
                personalData: {category: "dpv-pd:OfficialID", identifiability: direct}
          examples:
            - surname: Brown
              date_of_birth: '1987-03-14'
              nino: ZY102930C
                    ^^^^^^^^^ record
        `,
      },
    ],
  },
  on: {
    entity(entity, context) {
      for (const record of recordsShownBy(entity)) judge(record, { standard: entity.standard, entity }, context);
    },
    standard(standard, context) {
      for (const node of standard.exampleRecords)
        for (const record of recordsIn(node, new Map())) judge(record, { standard }, context);
    },
  },
});

interface Found {
  readonly value: ShownValue;
  readonly kind: string;
  readonly report: () => void;
}

function judge(
  record: ShownRecord,
  { standard, entity }: { readonly standard: Standard; readonly entity?: Entity },
  context: Context,
): void {
  // Telephone and account numbers of organisations are public.
  const isOffice = entity?.thing === 'organisation';
  const found = record.flatMap((value) => {
    const address = addressIn(value, context);
    return address ?? numberIn(value, isOffice, context) ?? (isOffice ? undefined : phoneIn(value, context)) ?? [];
  });
  const [first] = found;
  if (!first) return;
  const person = personIn(record, languagesFor(standard, context.languages));
  if (!person) {
    const told = new Set<string>();
    for (const { value, kind, report } of found) {
      // Of several examples of one field the first is enough.
      const key = `${value.field?.path ?? value.name} ${kind}`;
      if (!told.has(key)) report();
      told.add(key);
    }
    return;
  }
  const what = entity && entity.name !== '' ? `The example of ${quoted(entity.name)}` : 'The example';
  const { value, kind } = first;
  context.report('record', {
    at: { value: value.text, node: value.node },
    data: { what, name: person.name, birth: person.birth, field: value.name, kind },
  });
}

function numberIn(value: ShownValue, isOffice: boolean, context: Context): Found | undefined {
  const { field, name, text, what, node } = value;
  if (text.length > LONGEST_NUMBER || !/\d{2}/.test(text)) return undefined;
  const type = typesAt(value).find((one) => isOfPerson(one, text) && !(isOffice && isOfOffices(one)));
  if (!type) return undefined;
  const instead = syntheticValues(type).find((one) => !field || brokenLimit(field, one) === undefined);
  return {
    value,
    kind: withArticle(type.title),
    report: () =>
      context.report('number', {
        at: { value: text, node },
        data: {
          what,
          field: name,
          type: type.title,
          instead: instead ? `${quoted(instead)} is nobody’s.` : 'Show one that nobody can have.',
        },
        fixes: replaceBy(value, instead),
      }),
  };
}

/** What the field says its values are; and what is so seldom right by chance that the value says it. */
function typesAt({ field, name }: ShownValue): SemanticType[] {
  const cues = [
    ...(field ? typesOfForm(field) : []),
    ...typesOfName(name),
    ...(field?.title && field.title.value.length <= 80 ? typesOfName(field.title.value) : []),
  ];
  const named = cues.map(({ type }) => type);
  // A name that says something else is believed.
  return named.length > 0 ? named : semanticTypes().filter(({ alone }) => alone);
}

function isOfPerson(type: SemanticType, text: string): boolean {
  if (type.identifies !== 'direct' || type.row === undefined || CONTACTS.has(type.row)) return false;
  if (!isValueOf(type, text) || isSynthetic(type, text)) return false;
  return type.orgs === undefined || !new RegExp(type.orgs).test(text.trim());
}

function isOfOffices({ organisations, row }: SemanticType): boolean {
  return organisations === true || row === 'bank-account' || row === 'payment-card';
}

/** They have tests of their own; devices and researchers show theirs. */
const CONTACTS: ReadonlySet<string> = new Set(['email', 'phone', 'ip-address', 'device-id', 'researcher-id']);

function addressIn(value: ShownValue, context: Context): Found | undefined {
  const { name, text, what, node } = value;
  const found = realAddressIn(text);
  if (!found || value.what === 'A code') return undefined;
  const { address, domain, of } = found;
  const data = { what, field: name, domain };
  const fixes = replaceBy(value, text.replace(address, 'user@example.org'));
  return {
    value,
    kind: 'an e-mail address',
    report: () => context.report(of === 'person' ? 'email' : 'domain', { at: { value: text, node }, data, fixes }),
  };
}

function phoneIn(value: ShownValue, context: Context): Found | undefined {
  const { field, name, text, what, node } = value;
  if (text.length > LONGEST_NUMBER || value.what === 'A code') return undefined;
  const isPhone =
    typesOfName(name).some(({ type }) => type.row === 'phone') ||
    (field !== undefined && typesOfForm(field).some(({ type }) => type.row === 'phone'));
  const plan = isPhone ? planOfRealNumber(text) : undefined;
  if (!plan) return undefined;
  const data = { what, field: name, issuer: plan.issuer, value: plan.value };
  return {
    value,
    kind: 'a telephone number',
    report: () => context.report('phone', { at: { value: text, node }, data, fixes: replaceBy(value, plan.value) }),
  };
}

/** The name and the date of birth of somebody who is not plainly nobody. */
function personIn(
  record: ShownRecord,
  languages: Languages,
): { readonly name: string; readonly birth: string } | undefined {
  const named = (value: ShownValue, rows: readonly string[]): boolean => {
    const words = wordsOfName(value.name);
    return matchesIn(words, languages).some(({ row, run }) => rows.includes(row.id) && run.length === words.length);
  };
  const birth = record.find((value) => DATE.test(value.text) && named(value, ['birth-date']));
  const name = birth && record.find((value) => /^\p{L}{2}/u.test(value.text) && named(value, NAMES));
  if (!name || wordsOf(name.text).some((word) => nobodyWords().has(word))) return undefined;
  return { name: name.name, birth: birth.name };
}

const DATE = /^\d{4}-\d{2}-\d{2}|^\d{1,2}[./-]\d{1,2}[./-]\d{4}$/;
const NAMES = ['full-name', 'given-name', 'family-name'];

function replaceBy({ field, node, text }: ShownValue, instead: string | undefined) {
  if (instead === undefined || instead === text || (field && brokenLimit(field, instead) !== undefined)) return [];
  return [
    {
      title: `Show ${quoted(instead)}`,
      safety: 'suggestion' as const,
      edits: [{ op: 'set' as const, at: node, path: [], value: instead }],
    },
  ];
}

/** UTF-16 units. */
const LONGEST_NUMBER = 64;

import { listOf, wordsOf } from '../../base/words.ts';
import type { Entity, Field } from '../../model/entities.ts';
import { type LexiconMatch, matchesIn } from '../../model/inference/personal-lexicon.ts';
import { languagesFor } from '../../model/inference/spoken-languages.ts';
import { wordsOfName } from '../../model/inference/words-of-name.ts';
import { hashWords } from '../../model/vocabularies/hash-words.ts';
import { defineRule } from '../define.ts';
import { dedent, quoted } from '../support/text.ts';

export const rule = defineRule({
  id: 'privacy/hash-of-low-entropy-id',
  since: '0.2.0',
  stability: 'preview',
  severity: 'warning',
  messages: {
    unkeyed:
      '`{field}` is a hash of {kind}, and nothing says that a secret goes into it. Whoever hashes all that are possible finds the one behind each: use HMAC with a key, and say who keeps it.',
    several:
      '{fields} are hashes of {kinds}, and nothing says that a secret goes into them. Whoever hashes all that are possible finds the one behind each: use HMAC with a key, and say who keeps it.',
  },
  docs: {
    what: 'A field holds the hash of a number, an address or a date of a person, without a word of a key, a salt or an HMAC.',
    why: 'There are few postcodes, birthdays and national numbers. A machine hashes them all in minutes, so that the hash is the number in other letters: personal data, and not even a pseudonym.',
    instead:
      'Make the value with a keyed function (HMAC-SHA-256), keep the key apart from the data, and say so: “HMAC-SHA-256 of the NHS number; the key is kept by the linkage team.” Or use a random number and a table that leads back.',
    limits:
      'Knows the words for hashes and keys in seven languages, and identifiers by the lexicon of personal data. Takes any word of a key, a salt or an encryption for an answer, and does not judge whether it is enough. Hashes of files, messages and passwords are another matter, and numbers of devices are many. There is no fix, since only you know how the value is made.',
    references: [
      'Article 29 Working Party, Opinion 05/2014 on Anonymisation Techniques, section 4',
      'ENISA, Pseudonymisation techniques and best practices (2019)',
      'RFC 2104, HMAC',
    ],
  },
  examples: {
    good: [
      {
        title: 'With a key',
        frame: 'table-schema',
        text: dedent`
          fields:
            - name: nhs_number_hash
              type: string
              description: HMAC-SHA-256 of the NHS number. The linkage team keeps the key.
              constraints: {required: true, unique: true}
              gov:personalData: {category: "dpv-pd:Identifier", identifiability: pseudonymous}
          primaryKey: [nhs_number_hash]
        `,
      },
      {
        title: 'Hashes of files and of passwords',
        frame: 'json-schema',
        text: dedent`
          properties:
            file_hash:
              type: string
              description: SHA-256 of the letter as it was sent by e-mail.
            hash:
              type: string
              description: MD5 of the published resource.
            session_hash:
              type: string
              description: Hash of a random number, which the portal writes into each link that it sends by e-mail.
        `,
      },
      {
        title: 'With salt, in another language',
        frame: 'standard',
        text: dedent`
          title: Zugänge
          description: Wer sich am Portal der Stadt angemeldet hat.
          language: [de]
          entities:
            - name: Zugang
              kind: record
              description: Ein Vorgang am Portal.
              primaryKey: [vorgang]
              fields:
                - {name: vorgang, type: string, description: Kennzeichen des Vorgangs.}
                - name: steuer_id_hash
                  type: string
                  description: Gesalzene Prüfgröße zum Abgleich mit dem Melderegister.
                  personalData: {category: "dpv-pd:Identifier", identifiability: pseudonymous}
        `,
      },
    ],
    bad: [
      {
        title: 'A number of the health service',
        frame: 'json-schema',
        text: dedent`
          properties:
            nhs_number_sha256:
            ^^^^^^^^^^^^^^^^^ unkeyed
              type: string
              description: By what the extract is linked with the register of patients.
              x-gov:
                personalData: {category: "dpv-pd:Identifier", identifiability: pseudonymous}
        `,
      },
      {
        title: 'Told by the description',
        frame: 'standard',
        text: dedent`
          entities:
            - name: Claimant
              kind: person
              description: Somebody who applies.
              primaryKey: [link]
              fields:
                - name: link
                        ^^^^ unkeyed
                  type: string
                  description: SHA-256 of the date of birth and the postcode, in lower case.
                  personalData: {category: "dpv-pd:Identifier", identifiability: pseudonymous}
        `,
      },
      {
        title: 'Several of one table',
        frame: 'json-schema',
        text: dedent`
          properties:
            hashed_email:
            ^^^^^^^^^^^^ several
              type: string
              description: By what returning visitors are known.
              x-gov:
                personalData: {category: "dpv-pd:Identifier", identifiability: pseudonymous}
            md5_phone_number:
              type: string
              description: By what callers are known.
              x-gov:
                personalData: {category: "dpv-pd:Identifier", identifiability: pseudonymous}
        `,
      },
      {
        title: 'In another language',
        frame: 'table-schema',
        text: dedent`
          name: demandes
          title: Demandes
          description: Une ligne par demande.
          fields:
            - name: demande
              type: string
              description: Ce par quoi la commune connaît la demande.
              constraints: {required: true, unique: true}
              gov:personalData: {category: "dpv-pd:Identifier", identifiability: pseudonymous}
            - name: courriel_hache
                    ^^^^^^^^^^^^^^ unkeyed
              type: string
              description: Pour reconnaître une personne qui revient.
              gov:personalData: {category: "dpv-pd:Identifier", identifiability: pseudonymous}
          primaryKey: [demande]
        `,
      },
    ],
  },
  on: {
    // Hashes stand side by side, made in the same way: one finding for a table.
    entity(entity, context) {
      const found = allFieldsOf(entity).flatMap((field) => {
        const match = hashedIdentifier(field, context.languages);
        return match ? [{ field, kind: match.row.label }] : [];
      });
      const [first, second] = found;
      if (!first) return;
      const at = first.field.nameAt;
      if (!second) return context.report('unkeyed', { at, data: { field: first.field.name, kind: first.kind } });
      const names = found.slice(0, MOST_NAMES).map(({ field }) => quoted(field.name, 40));
      const fields =
        found.length > MOST_NAMES ? `${names.join(', ')} and ${found.length - MOST_NAMES} more` : listOf(names, 'and');
      context.report('several', {
        at,
        data: { fields, kinds: listOf([...new Set(found.map(({ kind }) => kind))], 'and') },
      });
    },
  },
});

const MOST_NAMES = 4;

function allFieldsOf({ fields }: Entity): Field[] {
  const found: Field[] = [];
  const stack = [...fields].reverse();
  for (let field = stack.pop(); field; field = stack.pop()) {
    found.push(field);
    stack.push(...[...field.fields].reverse());
  }
  return found;
}

/** The identifier of which a field holds the hash, where nothing says that it is a keyed one. */
function hashedIdentifier(field: Field, languages: readonly string[]): LexiconMatch | undefined {
  const { type, fields } = field;
  if (fields.length > 0 || (type && !TYPES.has(type.value))) return undefined;
  const name = wordsOf(field.name);
  const inName = isHash(name);
  const opening = wordsOf((field.description?.value ?? '').slice(0, LONGEST_TEXT));
  // Who only mentions a hash further on speaks of something else.
  if (!inName && !isHash(opening.slice(0, FIRST_WORDS))) return undefined;
  const title = wordsOf((field.title?.value ?? '').slice(0, LONGEST_TEXT));
  const text = [...title, ...wordsOf((field.description?.value ?? '').slice(0, LONGEST_READ))];
  const { other } = hashWords();
  if ([...name, ...opening].some((word) => other.has(word)) || isKeyed([...name, ...text])) return undefined;
  const spoken = languagesFor(field.entity.standard, languages);
  const known = (words: string): LexiconMatch | undefined =>
    matchesIn(wordsOfName(words), spoken).find(({ row }) => IDENTIFIERS.has(row.id));
  return known(withoutHash(name)) ?? known(withoutHash(title)) ?? known(withoutHash(hashedIn(opening)));
}

function isHash(words: readonly string[]): boolean {
  // `md` is also many another thing.
  return words.some((word, index) => hashWords().hash.has(word) && (word !== 'md' || words[index + 1] === '5'));
}

function isKeyed(words: readonly string[]): boolean {
  const { keyed, joins } = hashWords();
  return words.some((word, index) => keyed.has(word) && !(word === 'key' && joins.has(words[index - 1] ?? '')));
}

/** What a description says first, or right behind the word for a hash; further on it says what the value is for. */
function hashedIn(opening: readonly string[]): readonly string[] {
  const at = opening.findIndex((word) => hashWords().hash.has(word));
  return at < 0 ? opening.slice(0, NEAR_WORDS) : opening.slice(at, at + NEAR_WORDS);
}

/** What is left of `nhs_number_sha256` is a number. */
function withoutHash(words: readonly string[]): string {
  return words.filter((word) => !hashWords().hash.has(word) && !/^\d+$/.test(word)).join('_');
}

const TYPES: ReadonlySet<string> = new Set(['string', 'any', 'binary']);
const IDENTIFIERS: ReadonlySet<string> = new Set(
  'national-id health-id tax-id education-id passport driving-licence immigration-id vehicle-registration email phone postcode birth-date bank-account payment-card ip-address'.split(
    ' ',
  ),
);

const FIRST_WORDS = 12;
const NEAR_WORDS = 8;
/** UTF-16 units. */
const LONGEST_TEXT = 200;
const LONGEST_READ = 1000;

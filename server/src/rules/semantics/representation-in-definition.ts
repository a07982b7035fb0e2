import { wordsOf } from '../../base/words.ts';
import type { Field, Standard } from '../../model/entities.ts';
import type { NodeEdit } from '../../model/formats/adapter.ts';
import { defineRule, type FileContext, type FixDraft } from '../define.ts';
import { A_HABIT, type Definition, fieldDefinitions, firstNames } from '../support/definitions.ts';
import { folded, phrasePattern } from '../support/phrases.ts';
import { contentStems, dedent, quoted } from '../support/text.ts';

const messages = {
  only: '{text} says how `{name}` is stored and not what it is.',
  mostly:
    'The definition of `{name}` is for a good part about its form ({form}). Leave that to the type, the pattern or the key, and say what it is.',
  many: '{count} definitions in `{standard}` speak of keys, types and formats more than of what a field is, those of {names} among them.',
} as const;

export const rule = defineRule({
  id: 'semantics/representation-in-definition',
  since: '0.2.0',
  stability: 'preview',
  severity: 'info',
  messages,
  docs: {
    what: 'A definition is taken up by keys, types, lengths and formats.',
    why: '"Primary key for claim records" is true in one database. The next system keeps the same thing under another key and in another type, and then the definition is wrong although the thing has not changed. And a length that stands in prose is checked by nobody.',
    instead:
      'Say what the thing is, and give its form where machines read it: type, format, pattern, length, key. `claim_id`: "Number under which the authority keeps the application", with `pattern: "^\\\\d{10}$"`.',
    limits:
      'Speaks when more than a third of the words of meaning are about form, in the languages that the document or the project declares and in English. Silent where the form is the thing: the first three digits of something, or a field whose name says that it holds a key, a type, a pattern or a length. More than ten in a document are said once.',
    references: [
      'ISO/IEC 11179-4, Formulation of data definitions',
      'NIEM Naming and Design Rules, rules on definitions',
    ],
  },
  examples: {
    good: [
      {
        title: 'What it is, and its form beside it',
        frame: 'json-schema',
        text: dedent`
          properties:
            claim_id:
              description: Number under which the authority keeps the application.
              type: string
              pattern: ^\\d{10}$
        `,
      },
      {
        title: 'Where the form is the thing',
        frame: 'table-schema',
        text: dedent`
          fields:
            - name: claim_id
              type: string
              description: Number under which the authority keeps the application.
              constraints: {required: true, unique: true}
            - name: district
              type: string
              description: First two digits of the number of the ward.
            - name: identifier_format
              type: string
              description: Maximum length in characters.
          primaryKey: [claim_id]
        `,
      },
    ],
    bad: [
      {
        title: 'A length',
        frame: 'json-schema',
        text: dedent`
          properties:
            claim_number:
              type: string
              description: A 10 digit string.
                           ^^^^^^^^^^^^^^^^^^ only
        `,
        fixed: dedent`
          properties:
            claim_number:
              type: string
              description: A 10 digit string.
              pattern: "^\\\\d{10}$"
        `,
      },
      {
        title: 'A key and a format',
        frame: 'odcs',
        text: dedent`
          schema:
            - name: claims
              description: One row for each decided application.
              properties:
                - name: claim_id
                  logicalType: string
                  description: Primary key of the table claims.
                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ only
                - name: decided_on
                  logicalType: date
                  description: Day of the decision, formatted as YYYY-MM-DD (ISO 8601).
                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mostly
        `,
      },
      {
        title: 'A habit',
        frame: 'table-schema',
        text: dedent`
          fields:
            - {name: claim_id, type: string, description: Primary key., constraints: {required: true}}
                                                          ^^^^^^^^^^^^ many
            - {name: person_id, type: string, description: Foreign key to person.}
            - {name: home_id, type: string, description: Foreign key to home.}
            - {name: ward_id, type: string, description: Foreign key to ward.}
            - {name: letter_id, type: string, description: Foreign key to letter.}
            - {name: appeal_id, type: string, description: Foreign key to appeal.}
            - {name: officer_id, type: string, description: Foreign key to officer.}
            - {name: office_id, type: string, description: Foreign key to office.}
            - {name: payment_id, type: string, description: Foreign key to payment.}
            - {name: landlord_id, type: string, description: Foreign key to landlord.}
            - {name: agent_id, type: string, description: Foreign key to agent.}
          primaryKey: [claim_id]
        `,
      },
    ],
  },
  on: {
    standard(standard, context) {
      const pattern = phrasePattern('representation', context.languages, 'anywhere');
      const found = fieldDefinitions(standard).flatMap((definition) => formIn(definition, pattern) ?? []);
      if (found.length > A_HABIT) reportMany(standard, found, context);
      else for (const one of found) report(one, context);
    },
  },
});

/** UTF-16 units. In a longer text form is no third of it. */
const LONGEST = 240;

interface Formal extends Definition<Field> {
  /** The phrases that speak of form. */
  readonly form: readonly string[];
  readonly only: boolean;
}

function formIn(definition: Definition<Field>, pattern: RegExp): Formal | undefined {
  const { name, description, thing } = definition;
  if (description.value.length > LONGEST || wordsOf(name).some((word) => OF_FORM.test(word))) return undefined;
  const text = folded(description.value);
  const matches = [...text.matchAll(pattern)].filter(({ index }) => !PART_OF.test(text.slice(0, index)));
  if (matches.length === 0) return undefined;
  const form = matches.map(([phrase]) => phrase);
  const rest = text.replace(pattern, ' ');
  const said = wordsOfMeaning(form.join(' '));
  const besides = wordsOfMeaning(rest.replace(TARGET, ' '));
  if (said * 2 <= besides) return undefined;
  const known = contentStems([name, thing.title?.value, thing.entity.name, 'table record row format date'].join(' '));
  const only = [...contentStems(rest)].every((stem) => known.has(stem));
  return { ...definition, form, only };
}

/** Fields that are about form themselves. */
const OF_FORM =
  /^(?:keys?|pks?|fks?|types?|datatypes?|formats?|patterns?|regex|lengths?|strings?|chars?|characters?|digits?|encodings?|boolean|integer|syntax)$/;
/** `first two digits`: the digits are what is meant. */
const PART_OF =
  /\b(?:first|last|leading|trailing|premiere?s|dernieres?|derniers|primer[ao]s|ultim[aoie]s?|prime|ersten|letzten|eerste|laatste|primeir[ao]s)\s+$/;
/** What a foreign key leads to stands at the end of the sentence. */
const TARGET = /(?<=^|\s)(?:to|of|for|on|in)\s+(?:the\s+)?[^\s.]+\.[^\s.]\S*/g;

function wordsOfMeaning(text: string): number {
  return contentStems(text).size;
}

type Context = FileContext<typeof messages>;

function report({ name, description, thing, form, only }: Formal, context: Context): void {
  const data = {
    name,
    text: quoted(description.value),
    form: form
      .slice(0, 3)
      .map((phrase) => quoted(phrase))
      .join(', '),
  };
  context.report(only ? 'only' : 'mostly', {
    at: description,
    data,
    fixes: [patternFix(thing, description.value, context)],
  });
}

function reportMany(standard: Standard, found: readonly Formal[], context: Context): void {
  const [first] = found;
  if (!first) return;
  context.report('many', {
    at: first.description,
    data: { count: String(found.length), standard: standard.label, names: firstNames(found) },
  });
}

/** `10 digits` as a pattern: what the author says already, where it is checked. */
function patternFix(field: Field, text: string, context: Context): FixDraft<NodeEdit> | undefined {
  const taken = field.pattern ?? field.format ?? field.codeList ?? field.maxLength ?? field.minLength;
  if (taken !== undefined || (field.type && field.type.value !== 'string')) return undefined;
  const numbers = text.match(/\d+/g) ?? [];
  const [, count, unit] =
    /(\d{1,3})[ -](digits?|characters?|chars?|chiffres|caracteres|digitos|cifre|caratteri|ziffern|stellen|zeichen|cijfers|tekens)\b/i.exec(
      folded(text),
    ) ?? [];
  if (count === undefined || unit === undefined || numbers.length !== 1 || BOUND.test(text)) return undefined;
  const pattern = /^(?:digit|chiffre|cifre|ziffer|cijfer)/.test(unit) ? `^\\d{${count}}$` : `^.{${count}}$`;
  const edit = context.place(field, 'pattern', pattern);
  return edit && { title: `Require the pattern ${quoted(pattern)}`, safety: 'suggestion', edits: [edit] };
}

/** The number is a bound and not the length. */
const BOUND =
  /\b(?:up to|max\w*|min\w*|at (?:least|most)|less|more|fewer|between|or|longest|jusqu|hasta|fino|bis|tot|ate)\b/i;

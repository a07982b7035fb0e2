import type { Entity, Field } from '../../model/entities.ts';
import type { Located } from '../../model/located.ts';
import { defineRule, type FileContext, type TextFunctions } from '../define.ts';
import { isPlaceholderDescription, repetition } from '../support/definition.ts';
import { dedent, quoted } from '../support/text.ts';

const messages = {
  word: '{text} is one word and no definition of `{name}`: which one, of whom, from when?',
  owner: '{text} says of `{name}` only that it belongs to `{owner}`. Which one is it, and what is left out?',
} as const;

export const rule = defineRule({
  id: 'semantics/description-too-short',
  since: '0.2.0',
  stability: 'preview',
  severity: 'info',
  messages,
  docs: {
    what: 'A description is a single word, or only puts the general name of a field (`date`, `type`) beside the name of what it belongs to.',
    why: '"Date of the transaction" can be read off the path `transaction.date`. Whether it was ordered, booked or settled on that day is what another organisation has to know before it adds the numbers up.',
    instead:
      'Write a phrase that a colleague elsewhere could fill the field in by. `transaction.date`: "Day on which the payment left the account of the funder."',
    limits:
      'Counts words of meaning. Short texts that bring in a new word beside a known one stay silent. The name of the owner is looked at only for fields with a general name (`date`, `value`, `type`), and not where values are listed or shown by examples. A description that repeats the name alone is left to `semantics/tautological-description`, a placeholder to `semantics/placeholder-text`. Languages that are written without spaces are judged only below four characters.',
    references: ['ISO/IEC 11179-4, Formulation of data definitions, descriptive phrase or sentence'],
  },
  examples: {
    good: [
      {
        title: 'Which day, of what, by whose clock',
        frame: 'linkml',
        text: dedent`
          classes:
            Claim:
              description: One application by one claimant.
              attributes:
                received: {range: date, description: 'Day on which the last paper that the decision needs reached the authority, by its own stamp.'}
                date: {range: date, description: 'Day on which the claimant signed the application, which may lie before it was received.'}
        `,
      },
      {
        title: 'A phrase',
        frame: 'json-schema',
        text: dedent`
          properties:
            received: {type: string, format: date, description: Date on which the claim arrived.}
        `,
      },
      {
        title: 'Without spaces',
        frame: 'json-schema',
        text: dedent`
          properties:
            received: {type: string, format: date, description: 申請書を受け取った日}
        `,
      },
      {
        title: 'A name that asks nothing',
        frame: 'linkml',
        text: dedent`
          classes:
            Claim:
              description: One application by one claimant.
              attributes:
                title: {range: string, description: Title of the claim.}
        `,
      },
    ],
    bad: [
      {
        title: 'One word',
        frame: 'json-schema',
        text: dedent`
          properties:
            received: {type: string, format: date, description: Day.}
                                                                ^^^^ word
        `,
      },
      {
        title: 'What it belongs to',
        frame: 'linkml',
        text: dedent`
          classes:
            Claim:
              description: One application by one claimant.
              attributes:
                date: {range: date, description: The date of the claim.}
                                                 ^^^^^^^^^^^^^^^^^^^^^^ owner
        `,
      },
      {
        title: 'One word for a table',
        frame: 'odcs',
        text: dedent`
          schema:
            - name: tbl_claims
              description: Applications
                           ^^^^^^^^^^^^ word
              properties:
                - name: claim_id
                  logicalType: string
                  description: Number under which the authority keeps the application.
        `,
      },
    ],
  },
  on: {
    entity(entity, context) {
      if (entity.node !== entity.standard.node) check(entity, '', context);
    },
    field: (field, context) => check(field, field.parent?.name || field.entity.name, context),
  },
});

/** UTF-16 units. */
const SHORTEST = 15;
const MOST_WORDS = 6;
/** Names that ask a question which only a definition answers. */
const GENERIC =
  /^(?:amount|category|class|code|count|date|flag|group|kind|level|method|number|period|quantity|rate|reason|size|status|term|time|total|type|value|weight)s?$/i;

function check(thing: Entity | Field, owner: string, context: FileContext<typeof messages>): void {
  const { name, title, description } = thing;
  if (!description || name === '' || isPlaceholderDescription(description.value)) return;
  if (repetition(description, name, title, context)) return;
  // Where the values are listed or shown, they say what the words do not.
  const shown = thing.kind === 'field' && (thing.codeList ?? thing.refersTo ?? thing.examples[0]) !== undefined;
  const message = tooShort(description, name, title, shown ? '' : owner, context);
  if (message) context.report(message, { at: description, data: { name, owner, text: quoted(description.value) } });
}

function tooShort(
  description: Located<string>,
  name: string,
  title: Located<string> | undefined,
  owner: string,
  { stemsOf }: TextFunctions,
): keyof typeof messages | undefined {
  const text = description.value.trim();
  if (text.length > 60) return undefined;
  if (
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u.test(
      text,
    )
  )
    return [...text].length < 4 ? 'word' : undefined;
  const words = text.match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.length === 1 && text.length < SHORTEST) return 'word';
  if (owner === '' || words.length > MOST_WORDS || !GENERIC.test(name)) return undefined;
  const known = new Set([name, title?.value ?? '', owner].flatMap((part) => [...stemsOf(part)]));
  const said = [...stemsOf(text)];
  return said.length > 0 && said.length < 3 && said.every((stem) => known.has(stem)) ? 'owner' : undefined;
}

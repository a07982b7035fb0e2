import { wordsOf } from '../../base/words.ts';
import type { Field } from '../../model/entities.ts';
import { keyPlace, type Located } from '../../model/located.ts';
import { defineRule, type FileContext } from '../define.ts';
import { isPlaceholderDescription, isUnfinished } from '../support/definition.ts';
import { dedent, quoted } from '../support/text.ts';

const messages = {
  copied: '`{name}` has word for word the description of `{other}` ({text}). What sets the two apart?',
  several: '`{other}`, `{name}` and {more} have one description, word for word ({text}). What sets them apart?',
} as const;

export const rule = defineRule({
  id: 'semantics/copied-description',
  since: '0.2.0',
  stability: 'preview',
  severity: 'warning',
  messages,
  docs: {
    what: 'Two fields that stand side by side have the same description.',
    why: 'Mostly a row was copied and its description forgotten: the end of a period that is described as its start, an integer as a decimal. And where the text does fit both, it cannot tell a reader which of the two to use.',
    instead: 'Say of each field what the other is not. What both have in common belongs to the entity.',
    limits:
      'Compares the fields of one entity, or of one object within it, letter for letter but for case and space. Silent for a text that both refer to (`$ref`, an alias), for names that differ only in a number (`address_line_1`, `address_line_2`) or a language (`name_en`, `name_cy`), for deprecated fields, whose successor may well share the words, and for a bare note that something is deprecated. Several copies are said once, at the first of them.',
    references: ['ISO/IEC 11179-4, Formulation of data definitions'],
  },
  examples: {
    good: [
      {
        title: 'What sets the two apart',
        frame: 'odcs',
        text: dedent`
          schema:
            - name: claims
              description: One row for each decided application.
              properties:
                - name: begins
                  logicalType: date
                  description: First day for which the reduction is paid.
                - name: ends
                  logicalType: date
                  description: Last day for which the reduction is paid, empty while it goes on.
        `,
      },
      {
        title: 'A series',
        frame: 'json-schema',
        text: dedent`
          properties:
            address_line_1: {type: string, description: Part of the address as it is printed on letters.}
            address_line_2: {type: string, description: Part of the address as it is printed on letters.}
        `,
      },
      {
        title: 'A field and its successor',
        frame: 'json-schema',
        text: dedent`
          properties:
            granted: {type: string, format: date, description: Day on which the council granted the reduction.}
            awarded: {type: string, format: date, deprecated: true, description: Day on which the council granted the reduction.}
        `,
      },
    ],
    bad: [
      {
        title: 'A copy',
        frame: 'json-schema',
        text: dedent`
          properties:
            begins: {type: string, format: date, description: First day for which the reduction is paid.}
            ends: {type: string, format: date, description: First day for which the reduction is paid.}
                                                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ copied
        `,
      },
      {
        title: 'Copies',
        frame: 'odcs',
        text: dedent`
          schema:
            - name: claims
              description: One row for each decided application.
              properties:
                - name: ward
                  logicalType: string
                  primaryKey: true
                  description: Division of the area of the council.
                - name: parish
                  logicalType: string
                  description: Division of the area of the council.
                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ several
                - name: estate
                  logicalType: string
                  description: division of the area of the  council.
        `,
      },
    ],
  },
  on: {
    entity: (entity, context) => check(entity.fields, context),
    field: (field, context) => check(field.fields, context),
  },
});

function check(fields: readonly Field[], context: FileContext<typeof messages>): void {
  const alike = new Map<string, Described[]>();
  for (const field of fields) {
    if (!isDescribed(field) || field.deprecated || field.name === '' || isNoDefinition(field.description)) continue;
    const text = field.description.value.trim().replace(/\s+/g, ' ').toLowerCase();
    const group = alike.get(text) ?? [];
    // A text that is written once is no copy.
    if (!group.some((other) => isSame(other, field))) group.push(field);
    alike.set(text, group);
  }
  for (const [first, second, ...rest] of alike.values()) if (first && second) report(first, second, rest, context);
}

type Described = Field & { readonly description: Located<string> };

function isDescribed(field: Field): field is Described {
  return field.description !== undefined;
}

/** A placeholder is a finding of its own; `(Deprecated outside the parties section)` speaks of no content. */
function isNoDefinition({ value }: Located<string>): boolean {
  return isPlaceholderDescription(value) || isUnfinished(value) || /^\W*deprecated\b/i.test(value);
}

function isSame(a: Described, b: Described): boolean {
  return a.description.node === b.description.node || series(a.name) === series(b.name);
}

/** `name_en` and `name_cy` are one text twice. */
const LANGUAGES = new Set(
  'bg cs cy da de el en es et fi fr ga gd hr hu it lt lv mi mt nl pl pt ro sk sl sv'.split(' '),
);

function series(name: string): string {
  return wordsOf(name)
    .filter((word, index) => !/^\d+$/.test(word) && !(index > 0 && LANGUAGES.has(word)))
    .join(' ');
}

function report(
  first: Described,
  second: Described,
  rest: readonly Described[],
  context: FileContext<typeof messages>,
): void {
  const data = { name: second.name, other: first.name, text: quoted(first.description.value) };
  const related = [first, ...rest].map(({ name, description }) => ({
    at: keyPlace(description),
    message: `\`${name}\` has the same description.`,
  }));
  if (rest.length === 0) context.report('copied', { at: second.description, data, related });
  else context.report('several', { at: second.description, data: { ...data, more: moreOf(rest) }, related });
}

function moreOf(rest: readonly Described[]): string {
  return rest.length === 1 ? `\`${rest[0]?.name}\`` : `${rest.length} more`;
}

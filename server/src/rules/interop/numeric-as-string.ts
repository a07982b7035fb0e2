import type { Field } from '../../model/entities.ts';
import { entriesOf, textOf } from '../../syntax/tree.ts';
import { defineRule } from '../define.ts';
import { isCounted } from '../support/quantities.ts';
import { dedent } from '../support/text.ts';

const messages = {
  text: '`{field}` counts something and is typed as text: "about ten" and "1.000" pass, and nothing can be added up.',
} as const;

export const rule = defineRule({
  id: 'interop/numeric-as-string',
  since: '0.2.0',
  stability: 'preview',
  severity: 'warning',
  messages,
  docs: {
    what: 'A count, a quantity or a percentage is typed as text, and no pattern or list says what it looks like.',
    why: 'Text lets in "n/a", "12 (est.)" and digits grouped by commas or points. Each reader writes a cleaning step, and each a different one.',
    instead: 'Make the type an integer or a number. What is unknown is an empty value, not a word in the same field.',
    limits:
      'Goes by words for counting in the names of fields, in seven languages; `number` counts only in `number_of_…`, because house, telephone and case numbers are no quantities. Amounts of money are left alone: some keep them as text to keep every digit. Silent where a pattern, a list, a format, a default, an example that is no number or an extension such as `x-…-type` says more, and where text is only the type of the format for lack of one.',
    references: [
      'NIEM Naming and Design Rules, representation terms Quantity and Percent',
      'W3C Data on the Web Best Practices, best practice 12',
    ],
  },
  examples: {
    good: [
      {
        title: 'Numbers, and digits that are names',
        frame: 'table-schema',
        text: dedent`
          fields:
            - name: claim_id
              type: string
              description: Number under which the authority keeps the application.
            - name: total_children
              type: integer
              description: Who live in the household.
            - name: house_number
              type: string
              description: As the post knows it, with its letter.
            - name: count_method
              type: string
              description: How the officer arrived at the count.
        `,
      },
      {
        title: 'A pattern',
        frame: 'odcs',
        text: dedent`
          schema:
            - name: claims
              description: One row for each decided application.
              properties:
                - name: number_of_rooms
                  logicalType: string
                  logicalTypeOptions: {pattern: '^\\d+$'}
                  description: In which people can sleep.
        `,
      },
    ],
    bad: [
      {
        title: 'A total',
        frame: 'table-schema',
        text: dedent`
          fields:
            - name: claim_id
              type: string
              description: Number under which the authority keeps the application.
            - name: total_children
              type: string
                    ^^^^^^ text
              description: Who live in the household.
        `,
        fixed: dedent`
          fields:
            - name: claim_id
              type: string
              description: Number under which the authority keeps the application.
            - name: total_children
              type: integer
              description: Who live in the household.
        `,
      },
      {
        title: 'A percentage, and a number in French',
        frame: 'json-schema',
        text: dedent`
          properties:
            paid_percentage: {type: string, description: Share of the rent that was paid on time.}
                                    ^^^^^^ text
            nombre_enfants: {type: string, description: Ceux qui vivent dans le foyer.}
                                   ^^^^^^ text
        `,
        fixed: dedent`
          properties:
            paid_percentage: {type: number, description: Share of the rent that was paid on time.}
            nombre_enfants: {type: string, description: Ceux qui vivent dans le foyer.}
        `,
      },
    ],
  },
  on: {
    field(field, context) {
      const { type } = field;
      if (type?.value !== 'string' || type.node === field.node || field.untyped) return;
      const counted = isCounted(field);
      if (!counted || isBound(field)) return;
      const edit = context.place(field, 'type', counted === 'share' ? 'number' : 'integer');
      const fixes = edit ? [{ title: 'Make the type a number', safety: 'suggestion' as const, edits: [edit] }] : [];
      context.report('text', { at: type, data: { field: field.name }, fixes });
    },
  },
});

/** Something says what the text looks like, or that it is no plain number. */
function isBound(field: Field): boolean {
  const { pattern, format, codeList, refersTo, basedOn, describedElsewhere, examples, description } = field;
  if (pattern ?? format ?? codeList ?? refersTo ?? basedOn ?? field.default) return true;
  if (describedElsewhere || field.maxLength === 1) return true;
  if (examples.some(({ value }) => typeof value === 'string' && !/^[+-]?[\d.,]+ ?%?$/.test(value.trim()))) return true;
  if (/\b(?:range|band|approximate\w*|free text|narrative|e\.g\. [<>~])\b/i.test(description?.value ?? '')) return true;
  for (const { key } of entriesOf(field.node)) if (/^x-.*type$/i.test(textOf(key))) return true;
  return false;
}

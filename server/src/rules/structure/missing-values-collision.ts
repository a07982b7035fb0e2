import { wordsOf } from '../../base/words.ts';
import type { Field } from '../../model/entities.ts';
import type { Located } from '../../model/located.ts';
import { defineRule, type FileContext } from '../define.ts';
import { dedent, quoted } from '../support/text.ts';

const messages = {
  code: '{text} stands for a missing value and is a code of `{field}` as well: whoever reads the table loses these rows without notice.',
  country:
    '`NA` stands for a missing value and is the code of Namibia: in `{field}` the two cannot be told apart. Give this field missing values of its own.',
} as const;

export const rule = defineRule({
  id: 'structure/missing-values-collision',
  since: '0.2.0',
  stability: 'preview',
  severity: 'error',
  messages,
  docs: {
    what: 'A text that stands for an empty cell is also a value that the field may have.',
    why: 'Readers of the table turn every such cell into nothing before they look at the codes. Namibia (`NA`) vanishes from lists of countries in this way, and `0` for "not known" from lists of sexes.',
    instead:
      'Take the text out of the missing values, or give the field missing values of its own: `missingValues: [""]` at the field in Table Schema 2, `null: ""` at the column in CSVW.',
    limits:
      'Compares with the codes that are listed at the field. Of lists kept elsewhere only one case is known: `NA` in a field for codes of countries. Numbers are not compared with limits.',
    references: ['Table Schema, `missingValues`', 'CSVW, `null`', 'ISO 3166-1', 'ISO/IEC 5218'],
  },
  examples: {
    good: [
      {
        title: 'A field with missing values of its own',
        frame: 'table-schema',
        text: dedent`
          missingValues: ["", "NA"]
          fields:
            - name: claim_id
              type: string
              description: Number under which the authority keeps the application.
            - name: birth_country
              type: string
              description: Country in which the claimant was born, by its code of two letters.
              missingValues: [""]
              constraints: {pattern: "[A-Z]{2}"}
              gov:personalData: {category: "dpv-pd:CountryOfBirth", identifiability: quasi}
        `,
      },
      {
        title: 'Text for null that is no code',
        frame: 'csvw',
        text: dedent`
          tableSchema:
            columns:
              - name: claim_id
                titles: Claim
                dc:description: Number under which the authority keeps the application.
                datatype: string
              - name: outcome
                titles: Outcome
                dc:description: What was decided, A for awarded, R for refused.
                datatype: {base: string, format: "A|R"}
                "null": NA
            primaryKey: claim_id
        `,
      },
    ],
    bad: [
      {
        title: 'Namibia',
        frame: 'table-schema',
        text: dedent`
          missingValues: ["", "NA"]
                              ^^^^ country
          fields:
            - name: claim_id
              type: string
              description: Number under which the authority keeps the application.
            - name: birth_country
              type: string
              description: Country in which the claimant was born, by its code of two letters.
              constraints: {pattern: "[A-Z]{2}"}
              gov:personalData: {category: "dpv-pd:CountryOfBirth", identifiability: quasi}
        `,
        fixed: dedent`
          missingValues: [""]
          fields:
            - name: claim_id
              type: string
              description: Number under which the authority keeps the application.
            - name: birth_country
              type: string
              description: Country in which the claimant was born, by its code of two letters.
              constraints: {pattern: "[A-Z]{2}"}
              gov:personalData: {category: "dpv-pd:CountryOfBirth", identifiability: quasi}
        `,
      },
      {
        title: 'A code that is lost',
        frame: 'table-schema',
        text: dedent`
          missingValues: ["", "0", "-"]
                              ^^^ code
          fields:
            - name: claim_id
              type: string
              description: Number under which the authority keeps the application.
            - name: tenure
              type: string
              description: How the dwelling is held.
              categories:
                - {value: "0", label: Not known}
                - {value: "1", label: Owned}
                - {value: "2", label: Rented}
        `,
      },
      {
        title: 'In a column',
        frame: 'csvw',
        text: dedent`
          tableSchema:
            columns:
              - name: claim_id
                titles: Claim
                dc:description: Number under which the authority keeps the application.
                datatype: string
              - name: outcome
                titles: Outcome
                dc:description: What was decided, A for awarded, R for refused, N for nothing yet.
                datatype: {base: string, format: "A|R|N"}
                "null": [N]
                         ^ code
            primaryKey: claim_id
        `,
      },
    ],
  },
  on: {
    field(field, context) {
      if (field.missingValues.length === 0) return;
      const codes = new Set(field.codeList?.codes.map(({ value }) => String(value.value)));
      for (const missing of field.missingValues) {
        if (missing.value === '') continue;
        const message = codes.has(missing.value) ? 'code' : isNamibia(missing.value, field) ? 'country' : undefined;
        if (message) report(message, missing, field, context);
      }
    },
  },
});

type Context = FileContext<typeof messages>;

function report(message: keyof typeof messages, missing: Located<string>, field: Field, context: Context): void {
  const { parent } = missing.node;
  // Of a text with a label the whole entry goes.
  const item = parent?.kind === 'map' ? parent : missing.node;
  const list = item.parent?.kind === 'seq' ? item.parent : undefined;
  const fix = {
    title: `Take ${quoted(missing.value)} out of the missing values`,
    safety: 'suggestion' as const,
    edits: [{ op: 'remove' as const, at: item }],
  };
  context.report(message, {
    at: missing,
    data: { text: quoted(missing.value), field: field.name },
    related: [{ at: field.nameAt, message: 'The field' }],
    fixes: list && list.items.length > 1 ? [fix] : [],
  });
}

const COUNTRY = /^(?:country|countries|pays|pais|paese|land|nationality|citizenship)$/;

/** A field of texts that is named for countries and may hold codes of two letters. */
function isNamibia(missing: string, field: Field): boolean {
  if (missing !== 'NA' || field.codeList || (field.type && field.type.value !== 'string')) return false;
  const words = wordsOf(field.name).filter((word) => !/^(?:code|iso|iso2|alpha2|\d+)$/.test(word));
  const codes = field.pattern?.value ?? '';
  const told = `${field.name} ${field.title?.value ?? ''} ${field.description?.value ?? ''}`;
  if (!COUNTRY.test(words.at(-1) ?? '')) return false;
  return /\{2\}/.test(codes) || field.maxLength === 2 || /\bcodes?\b|\biso\b|3166|alpha-?2|_code/i.test(told);
}

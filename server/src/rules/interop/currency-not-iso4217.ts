import type { CodeList, Field } from '../../model/entities.ts';
import { currencyCodes, currencySymbols, historicCurrencyCodes } from '../../model/vocabularies/load.ts';
import { defineRule, type FileContext } from '../define.ts';
import { isNamedFor, isOpenText } from '../support/coded-field.ts';
import { dedent, quoted } from '../support/text.ts';

const messages = {
  open: '`{field}` takes a currency, and any text will do: pounds, £ and GBP. ISO 4217 has three letters for each.',
  word: '`{field}` has {value} for a currency that is {code} in ISO 4217.',
  unknown: '`{field}` has {value} among codes of ISO 4217, which lacks it.',
  historic: { text: '`{field}` has {value}, the code of a currency that is no longer in use.', severity: 'info' },
} as const;

export const rule = defineRule({
  id: 'interop/currency-not-iso4217',
  since: '0.2.0',
  stability: 'preview',
  severity: 'warning',
  messages,
  docs: {
    what: 'A field for a currency is free text, or its codes are symbols, words or codes that ISO 4217 lacks.',
    why: 'The sign of the dollar stands for some twenty currencies. Amounts can only be added up or converted when their currency is written alike everywhere.',
    instead:
      'Take the three letters of ISO 4217, `GBP` or `EUR`, by a list of those that occur or by the pattern `^[A-Z]{3}$`.',
    limits:
      'Judges fields whose names end in a word for currency. Free text is left alone where a description, an example or a concept names the codes, and lists of codes where fewer than half are of ISO 4217 and none is a known symbol. Codes of withdrawn currencies are only mentioned in short lists: long ones hold them on purpose.',
    references: ['ISO 4217'],
  },
  examples: {
    good: [
      {
        title: 'A pattern, and a list',
        frame: 'odcs',
        text: dedent`
          schema:
            - name: payments
              description: One row for each payment.
              properties:
                - name: currency
                  logicalType: string
                  logicalTypeOptions: {pattern: '^[A-Z]{3}$'}
                  description: In which the amount was paid.
                - name: fee_currency
                  logicalType: string
                  description: Code of ISO 4217 in which the fee was paid.
        `,
      },
    ],
    bad: [
      {
        title: 'Free text',
        frame: 'odcs',
        text: dedent`
          schema:
            - name: payments
              description: One row for each payment.
              properties:
                - name: award_currency
                        ^^^^^^^^^^^^^^ open
                  logicalType: string
                  description: In which the award was paid out.
        `,
        fixed: dedent`
          schema:
            - name: payments
              description: One row for each payment.
              properties:
                - name: award_currency
                  logicalType: string
                  description: In which the award was paid out.
                  logicalTypeOptions: {pattern: "^[A-Z]{3}$"}
        `,
      },
      {
        title: 'A symbol',
        frame: 'json-schema',
        text: dedent`
          properties:
            currency:
              description: In which the award was paid out, pounds or euros.
              oneOf:
                - {const: £, title: Pound sterling}
                          ^ word
                - {const: EUR, title: Euro}
        `,
      },
      {
        title: 'Codes that ISO 4217 lacks, or has withdrawn',
        frame: 'json-schema',
        text: dedent`
          properties:
            currency:
              description: In which the award was paid out.
              oneOf:
                - {const: GBP, title: Pound sterling}
                - {const: EUR, title: Euro}
                - {const: XYP, title: Pound of the island}
                          ^^^ unknown
            old_currency:
              description: In which the award was paid out earlier.
              oneOf:
                - {const: GBP, title: Pound sterling}
                - {const: IEP, title: Irish pound}
                          ^^^ historic
        `,
      },
    ],
  },
  on: {
    field(field, context) {
      if (!isNamedFor(field, CURRENCY)) return;
      if (field.codeList) checkCodes(field, field.codeList, context);
      else if (isOpenText(field, /4217|three[- ]letter|3[- ]letter|alpha-?3|\b[A-Z]{3}\b/)) reportOpen(field, context);
    },
  },
});

const CURRENCY = /^(?:currency|devise|moneda|wahrung|waehrung|valuta|moeda)$/;

type Context = FileContext<typeof messages>;

function reportOpen(field: Field, context: Context): void {
  const edit = context.place(field, 'pattern', '^[A-Z]{3}$');
  const fixes = edit ? [{ title: 'Demand three letters', safety: 'suggestion' as const, edits: [edit] }] : [];
  context.report('open', { at: field.nameAt, data: { field: field.name }, fixes });
}

/** The first code of each list that is wrong: what is wrong with one is often wrong with many. */
function checkCodes(field: Field, { codes }: CodeList, context: Context): void {
  const known = codes.filter(({ value }) => currencyCodes().has(String(value.value))).length;
  for (const { value: code } of codes) {
    const value = String(code.value);
    if (currencyCodes().has(value)) continue;
    const meant = currencySymbols().get(value.toUpperCase()) ?? currencySymbols().get(value);
    const data = { field: field.name, value: quoted(value) };
    if (meant !== undefined) context.report('word', { at: code, data: { ...data, code: quoted(meant) } });
    else if (known * 2 < codes.length || !/^[A-Z]{3}$/.test(value)) continue;
    else if (!historicCurrencyCodes().has(value)) context.report('unknown', { at: code, data });
    else if (codes.length <= 30) context.report('historic', { at: code, data });
    else continue;
    return;
  }
}

import type { CodeList, Field } from '../../model/entities.ts';
import { countryCodes, countryNames } from '../../model/vocabularies/load.ts';
import { defineRule, type FileContext } from '../define.ts';
import { isNamedFor } from '../support/coded-field.ts';
import { dedent, quoted } from '../support/text.ts';

const messages = {
  word: '`{field}` has {value} for a country or a part of one that is {code} in ISO 3166.',
  unknown: '`{field}` has {value} among codes of ISO 3166-1, which lacks it.',
} as const;

export const rule = defineRule({
  id: 'interop/country-not-iso3166',
  since: '0.2.0',
  stability: 'preview',
  severity: 'warning',
  messages,
  docs: {
    what: 'The codes of a field for a country are names, or codes that ISO 3166 lacks.',
    why: 'England, UK, GB and United Kingdom are four countries to a computer. Tables that are joined by country lose the rows in between.',
    instead:
      'Take the two or three letters of ISO 3166-1, with the name as the label; for parts of a country the codes of ISO 3166-2, such as `GB-WLS`.',
    limits:
      'Judges fields whose names end in a word for country, and only by their list of codes: free text is left alone. Lists that name the EU as their source may have `UK` and `EL`. `XK` and other codes that users may assign are accepted, and lists of codes where fewer than half are of ISO 3166 and none is an English name of a country are left alone.',
    references: ['ISO 3166-1', 'EU Vocabularies, authority table of countries'],
  },
  examples: {
    good: [
      {
        title: 'Codes',
        frame: 'json-schema',
        text: dedent`
          properties:
            birth_country:
              description: State on whose territory the applicant was born.
              oneOf:
                - {const: GB, title: United Kingdom}
                - {const: GB-WLS, title: Wales}
                - {const: XK, title: Kosovo}
        `,
      },
    ],
    bad: [
      {
        title: 'A name',
        frame: 'json-schema',
        text: dedent`
          properties:
            office_country:
              description: Where the office is.
              oneOf:
                - {const: England, title: In England}
                          ^^^^^^^ word
                - {const: GB-WLS, title: In Wales}
        `,
      },
      {
        title: 'A code that is not of ISO 3166',
        frame: 'table-schema',
        text: dedent`
          fields:
            - name: claim_id
              type: string
              description: Number under which the authority keeps the application.
            - name: office_country
              type: string
              description: Where the office is.
              categories:
                - {value: GB, label: United Kingdom}
                - {value: IE, label: Ireland}
                - {value: EN, label: England}
                          ^^ unknown
        `,
      },
    ],
  },
  on: {
    field(field, context) {
      if (field.codeList && isNamedFor(field, COUNTRY)) checkCodes(field, field.codeList, context);
    },
  },
});

const COUNTRY = /^(?:country|pays|land|pais|paese)$/;

/** Codes of ISO 3166-1 that users may assign, of ISO 3166-2, and of places in British statistics. */
const ACCEPTED = /^(?:X[A-Z]|AA|ZZ|Q[M-Z]|X[A-Z]{2}|[A-Z]{2}-[A-Z0-9]{1,3}|[EWSNKJLM]\d{8})$/;

type Context = FileContext<typeof messages>;

/** The first code that is wrong: what is wrong with one is often wrong with many. */
function checkCodes(field: Field, { codes, reference }: CodeList, context: Context): void {
  const european = /europa\.eu|\beu\b/i.test(reference?.value ?? '');
  const known = codes.filter(({ value }) => countryCodes().has(String(value.value).toUpperCase())).length;
  for (const { value: code } of codes) {
    const value = String(code.value).trim();
    if (countryCodes().has(value.toUpperCase()) || ACCEPTED.test(value)) continue;
    if (european && /^(?:UK|EL)$/.test(value)) continue;
    const meant = value === 'UK' ? 'GB' : countryNames().get(folded(value));
    const data = { field: field.name, value: quoted(value) };
    if (meant !== undefined) context.report('word', { at: code, data: { ...data, code: quoted(meant) } });
    else if (known * 2 >= codes.length && /^[A-Z]{2,3}$/.test(value)) context.report('unknown', { at: code, data });
    else continue;
    return;
  }
}

function folded(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase();
}

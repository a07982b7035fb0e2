import type { CodeList, Field } from '../../model/entities.ts';
import { countryCodes, countryNames } from '../../model/vocabularies/load.ts';
import { defineRule, type FileContext } from '../define.ts';
import { isNamedFor, isOpenText } from '../support/coded-field.ts';
import { dedent, quoted } from '../support/text.ts';

const messages = {
  open: '`{field}` is for a country and takes any text: Germany, Deutschland and DE would be three. ISO 3166-1 has two letters for each.',
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
    what: 'A field for a country is free text, or its codes are names or codes that ISO 3166 lacks.',
    why: 'England, UK, GB and United Kingdom are four countries to a computer. Tables that are joined by country lose the rows in between.',
    instead:
      'Take the two or three letters of ISO 3166-1, by a list with the names as labels or by the pattern `^[A-Z]{2}$`; for parts of a country the codes of ISO 3166-2, such as `GB-WLS`.',
    limits:
      'Judges fields whose names end in a word for country. Free text is left alone where a description, an example or a concept names the codes, where it is called a name, and beside a field that has them. Lists that name the EU as their source may have `UK` and `EL`. `XK` and other codes that users may assign are accepted, and lists of codes where fewer than half are of ISO 3166 and none is an English name of a country are left alone.',
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
            office_country:
              description: Where the office is; all of ours are there.
              const: FR
              type: string
        `,
      },
      {
        title: 'A pattern, a description, and a name beside the code',
        frame: 'odcs',
        text: dedent`
          schema:
            - name: offices
              description: One row for each office.
              properties:
                - {name: office_key, logicalType: string, required: true, primaryKey: true, description: Number of the office.}
                - name: country
                  logicalType: string
                  logicalTypeOptions: {pattern: '^[A-Z]{2}$'}
                  description: Where the office is.
                - name: head_office_country
                  logicalType: string
                  description: Code of ISO 3166-1 for the state in which the head office is.
                - name: country_name
                  logicalType: string
                  description: For readers, in the language of the office.
        `,
      },
    ],
    bad: [
      {
        title: 'Free text',
        frame: 'odcs',
        text: dedent`
          schema:
            - name: offices
              description: One row for each office.
              properties:
                - name: office_country
                        ^^^^^^^^^^^^^^ open
                  logicalType: string
                  description: Where the office is.
        `,
        fixed: dedent`
          schema:
            - name: offices
              description: One row for each office.
              properties:
                - name: office_country
                  logicalType: string
                  description: Where the office is.
                  logicalTypeOptions: {pattern: "^[A-Z]{2}$"}
        `,
      },
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
    entity(entity, context) {
      for (const field of openCountries(entity.fields)) reportOpen(field, context);
    },
  },
});

const COUNTRY = /^(?:country|pays|land|pais|paese)$/;
/** Those that mean nothing else: `land` is also ground. */
const SURELY_COUNTRY = /^(?:country|pays|pais|paese)$/;

/** Countries as free text, where no field beside them has the codes. */
function* openCountries(fields: readonly Field[]): Generator<Field> {
  const countries = fields.filter((field) => isNamedFor(field, SURELY_COUNTRY));
  const open = countries.filter((field) =>
    isOpenText(field, /3166|\bISO\b|\b(?:two|three|2|3)[- ](?:letter|character|digit)|alpha-?[23]/i),
  );
  if (open.length > 0 && open.length === countries.length) yield* open;
  for (const field of fields) yield* openCountries(field.fields);
}

function reportOpen(field: Field, context: Context): void {
  const edit = context.place(field, 'pattern', '^[A-Z]{2}$');
  const fixes = edit ? [{ title: 'Demand two letters', safety: 'suggestion' as const, edits: [edit] }] : [];
  context.report('open', { at: field.nameAt, data: { field: field.name }, fixes });
}

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

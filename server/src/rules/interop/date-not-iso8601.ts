import { parseIsoDate } from '../../base/iso-date.ts';
import { wordsOf } from '../../base/words.ts';
import type { Dataset, Field } from '../../model/entities.ts';
import { defineRule, type FileContext } from '../define.ts';
import { datasetExample } from '../support/dataset-example.ts';
import { dedent, quoted } from '../support/text.ts';
import { narrowedTo } from '../support/typing.ts';

const messages = {
  noFormat: 'By its name `{field}` is a date, but any text is allowed. Two systems will write it in two ways.',
  format:
    '`{field}` is written as {format}, which another country reads with day and month exchanged. ISO 8601 writes {iso}.',
  example: 'The example {example} of `{field}` is no ISO 8601 date. Write it as {iso}.',
  dataset: '{value} is no ISO 8601 date, so nobody can be sure when `{name}` was {what}. Write it as {iso}.',
} as const;

export const rule = defineRule({
  id: 'interop/date-not-iso8601',
  since: '0.1.0',
  stability: 'stable',
  severity: 'warning',
  messages,
  docs: {
    what: 'A date is free text, has a format other than ISO 8601, or is shown in another one by its example; or a catalog says in another one when a dataset was issued or modified.',
    why: '03/04/2026 is a day in March or in April, depending on who reads it. ISO 8601 (2026-04-03) has one meaning everywhere, and sorts.',
    instead:
      'Type the field as a date (in JSON Schema `type: string` with `format: date` or `date-time`), and show examples as YYYY-MM-DD. Write the dates of a dataset in the same way; a year or a month alone will do.',
    limits:
      'Judges free text by the words of its name in the languages of the document and in English: `date` at the end or the beginning. Ranges, partial dates, and fields with a pattern, a code list or a description that names the format are left alone. Of the dates of a dataset those are left alone that the schema of their format refuses already, and intervals.',
    references: ['ISO 8601-1:2019', 'RFC 3339', 'GOV.UK, Formatting dates and times in data'],
  },
  examples: {
    good: [
      {
        title: 'A date as a date',
        frame: 'json-schema',
        text: dedent`
          properties:
            decision_date: {type: string, format: date, description: Day on which the authority decided.}
            last_update: {type: string, description: What was changed last.}
            season_end_date: {type: string, description: 'Last day of the season in any year, as mm-dd.'}
        `,
      },
    ],
    bad: [
      {
        title: 'Free text',
        frame: 'json-schema',
        text: dedent`
          properties:
            decision_date:
            ^^^^^^^^^^^^^ noFormat
              type: string
              description: Day on which the authority decided.
        `,
        fixed: dedent`
          properties:
            decision_date:
              type: string
              description: Day on which the authority decided.
              format: date
        `,
      },
      {
        title: 'Day first',
        frame: 'odcs',
        text: dedent`
          schema:
            - name: claims
              description: One row for each decided application.
              properties:
                - name: decided_on
                  logicalType: date
                  logicalTypeOptions: {format: dd/MM/yyyy}
                                               ^^^^^^^^^^ format
                  description: Day on which the authority decided.
        `,
        fixed: dedent`
          schema:
            - name: claims
              description: One row for each decided application.
              properties:
                - name: decided_on
                  logicalType: date
                  logicalTypeOptions: {format: yyyy-MM-dd}
                  description: Day on which the authority decided.
        `,
      },
      {
        title: 'Day first, in the letters of strptime',
        frame: 'table-schema',
        text: dedent`
          fields:
            - name: claim_id
              type: date
              format: "%d/%m/%Y"
                      ^^^^^^^^^^ format
              description: Day on which the authority decided.
        `,
        fixed: dedent`
          fields:
            - name: claim_id
              type: date
              format: "%Y-%m-%d"
              description: Day on which the authority decided.
        `,
      },
      {
        title: 'An example in another form',
        frame: 'standard',
        text: dedent`
          entities:
            - name: Decision
              kind: event
              description: What the authority decided about an application.
              fields:
                - name: decided_on
                  type: date
                  description: Day on which the authority decided.
                  example: 31/12/2026
                           ^^^^^^^^^^ example
        `,
      },
      {
        title: 'A day that the calendar lacks',
        frame: 'dcat-us',
        text: datasetExample('modified: "2026-09-31"\n          ^^^^^^^^^^^^ dataset'),
      },
    ],
  },
  on: {
    dataset(dataset, context) {
      checkDate(dataset, 'issued', context);
      checkDate(dataset, 'modified', context);
    },
    field(field, context) {
      const named = isDateByName(field, context.languages);
      const typed = field.type?.value === 'date' || field.type?.value === 'datetime';
      checkFormat(field, context);
      if (named || typed) checkExamples(field, context);
      if (named && isFreeText(field)) reportFreeText(field, context);
    },
  },
});

type Context = FileContext<typeof messages>;

function checkDate(dataset: Dataset, what: 'issued' | 'modified', context: Context): void {
  const date = dataset[what];
  if (!date || isIsoDate(date.value)) return;
  const data = { value: quoted(date.value), name: quoted(dataset.label).slice(1, -1), what, iso: '`YYYY-MM-DD`' };
  context.report('dataset', { at: date, data });
}

/** A year, a month, a day of the calendar with or without a time, a week, an ordinal or basic date; or an interval, which says how often. */
function isIsoDate(written: string): boolean {
  const text = written.trim();
  const day = /^(\d{4}-\d{2}-\d{2})(?:[T ][\d:.,]+(?:Z|[+-][\d:]+)?)?$/i.exec(text)?.[1];
  if (day !== undefined) return parseIsoDate(day) !== undefined;
  return /^(?:\d{4}|\d{4}-(?:0[1-9]|1[0-2])|\d{4}-?W\d{2}(?:-?\d)?|\d{4}-?\d{3}|\d{8}(?:T.*)?|(?:R\d*\/|P\d|PT\d).*)$/.test(
    text,
  );
}

function reportFreeText(field: Field, context: Context): void {
  const edit = narrowedTo('date', field, context.place);
  const fixes = edit ? [{ title: 'Make it a date', safety: 'suggestion' as const, edits: [edit] }] : [];
  context.report('noFormat', { at: field.nameAt, data: { field: field.name }, fixes });
}

function checkFormat(field: Field, context: Context): void {
  const { format } = field;
  if (!format || !isLocalFormat(format.value)) return;
  const iso = isoPattern(format.value);
  const edit = context.place(field, 'format', iso);
  const fixes =
    edit && !/H/i.test(format.value)
      ? [{ title: `Write ${quoted(iso)}`, safety: 'suggestion' as const, edits: [edit] }]
      : [];
  context.report('format', {
    at: format,
    data: { field: field.name, format: quoted(format.value), iso: quoted(iso) },
    fixes,
  });
}

/** In the pattern language that the format is written in: strftime's or Java's. */
function isoPattern(format: string): string {
  if (format.includes('%')) return /%H|%I|%T/.test(format) ? '%Y-%m-%dT%H:%M:%S%z' : '%Y-%m-%d';
  return /H/i.test(format) ? "yyyy-MM-dd'T'HH:mm:ssXXX" : 'yyyy-MM-dd';
}

/** Day or month first, or parts divided by slashes or dots, in the pattern languages of Java and of strftime. */
function isLocalFormat(format: string): boolean {
  const letters = format.replace(
    /%([dmyYbB])/g,
    (_, letter: string) => ({ d: 'dd', m: 'MM', y: 'yy', Y: 'yyyy', b: 'MMM', B: 'MMMM' })[letter] ?? letter,
  );
  return (
    /^(?:d{1,2}|M{1,4}|D{2})[ ./-](?:M{1,4}|d{1,2}|D{2})[ ./-](?:y{2,4}|Y{2,4})/.test(letters) ||
    /^(?:y{4}|Y{4})[./]M{2}[./](?:d{2}|D{2})/.test(letters)
  );
}

function checkExamples(field: Field, context: Context): void {
  for (const example of field.examples) {
    const text = typeof example.value === 'string' ? example.value : undefined;
    if (text !== undefined && /^\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})(?:$|[ T])/.test(text)) {
      context.report('example', {
        at: example,
        data: { field: field.name, example: quoted(text), iso: '`YYYY-MM-DD`' },
      });
    }
  }
}

function isFreeText(field: Field): boolean {
  const free =
    field.type?.value === 'string' &&
    !field.format &&
    !field.pattern &&
    !field.codeList &&
    !field.refersTo &&
    field.fields.length === 0;
  return (
    free &&
    !/iso[ -]?8601|rfc[ -]?3339|yyyy|\bmm[ ./-]?dd\b|\bdd[ ./-]?mm\b|edtf|free[ -]?text/i.test(
      `${field.description?.value ?? ''} ${field.title?.value ?? ''}`,
    )
  );
}

const DATE_WORDS: Readonly<Record<string, readonly string[]>> = {
  en: ['date'],
  fr: ['date'],
  es: ['fecha'],
  it: ['data'],
  pt: ['data'],
  de: ['datum'],
  nl: ['datum'],
};

/** Words that make a date of the name into something else: a text about dates, a part of one, or several. */
const NOT_A_DATE = new Set(
  'range ranges period format type text description note notes precision accuracy qualifier label status source name year month day time zone part parts known code basis id reference range comment'.split(
    ' ',
  ),
);

/** `decision_date`, `date_of_birth`, `dob`; not `update`, `mandate` or `date_range`. */
function isDateByName(field: Field, languages: readonly string[]): boolean {
  const words = wordsOf(field.name);
  if (words.some((word) => NOT_A_DATE.has(word))) return false;
  const known = new Set(
    ['en', ...languages].flatMap((language) =>
      Object.hasOwn(DATE_WORDS, language) ? (DATE_WORDS[language] ?? []) : [],
    ),
  );
  const [first = '', ...rest] = words;
  const last = rest.at(-1) ?? first;
  return known.has(last) || (known.has(first) && rest.length > 0) || (words.length === 1 && first === 'dob');
}

import { listOf } from '../../base/words.ts';
import type { TableForm } from '../../model/entities.ts';
import type { NodeEdit } from '../../model/formats/adapter.ts';
import type { Located } from '../../model/located.ts';
import { defineRule } from '../define.ts';
import { dedent, quoted } from '../support/text.ts';

export const rule = defineRule({
  id: 'interop/csv-dialect',
  since: '0.2.0',
  stability: 'preview',
  severity: 'info',
  messages: {
    dialect:
      '{name} {what}. A program that is not told so reads it wrongly; the CSV that every tool reads has {plain}.',
  },
  docs: {
    what: 'A table is written in a dialect of CSV of its own: another delimiter, no header or several rows of it, comments, blanks before values, decimal commas or marks between thousands.',
    why: 'The description is read by careful programs only. A spreadsheet or a script that takes the file as it comes puts a whole row into one cell, loses the first record, or reads 1,5 as a text.',
    instead:
      'Write data for exchange as RFC 4180 has it: commas, one header row, a full stop before decimals, nothing between thousands, no comments. Tabs are as good, when the media type says `text/tab-separated-values`.',
    limits:
      'Only what is declared is read, and the data are not opened. In much of Europe a semicolon and a decimal comma are the habit of every spreadsheet: it is an info, to be switched off where all partners expect it. A quote or an escape of its own, an end of lines and a dialect in a file of its own are not looked at. Tables tagged `direction: inbound` are left alone.',
    references: [
      'RFC 4180',
      'GOV.UK, Tabular data standard',
      'Data on the Web Best Practices, BP 13',
      'CSVW, Metadata Vocabulary for Tabular Data, section 5.9',
      'Data Package v2, Table Dialect',
    ],
  },
  examples: {
    good: [
      {
        title: 'Tabs in a file that says so',
        frame: 'csvw',
        text: dedent`
          url: https://data.gov.example/tables/claims.tsv
          dialect: {delimiter: "\t", header: true}
        `,
      },
      {
        title: 'What every tool expects',
        frame: 'data-package',
        text: dedent`
          resources:
            - name: decisions
              type: table
              path: decisions.csv
              description: One row for each decided application.
              format: csv
              dialect: {delimiter: ",", header: true, skipInitialSpace: false}
              schema:
                fields:
                  - name: award
                    type: number
                    decimalChar: "."
                    description: Weekly reduction that was granted, in pounds.
        `,
      },
    ],
    bad: [
      {
        title: 'As spreadsheets on the Continent write it',
        frame: 'data-package',
        text: dedent`
          resources:
            - name: decisions
              type: table
              path: decisions.csv
              description: One row for each decided application.
              format: csv
              dialect:
                delimiter: ";"
                           ^^^ dialect
              schema:
                fields:
                  - name: award
                    type: number
                    decimalChar: ","
                    description: Weekly reduction that was granted, in euros.
        `,
        fixed: dedent`
          resources:
            - name: decisions
              type: table
              path: decisions.csv
              description: One row for each decided application.
              format: csv
              dialect:
                delimiter: ","
              schema:
                fields:
                  - name: award
                    type: number
                    decimalChar: "."
                    description: Weekly reduction that was granted, in euros.
        `,
      },
      {
        title: 'No header, and comments',
        frame: 'csvw',
        text: dedent`
          dialect:
            header: false # the register cannot write one
                    ^^^^^ dialect
            commentPrefix: "#"
        `,
      },
      {
        title: 'Marks between thousands',
        frame: 'table-schema',
        text: dedent`
          fields:
            - name: claim_id
              type: string
              description: Number under which the authority keeps the application.
            - name: income
              type: number
              groupChar: ","
                         ^^^ dialect
              description: Income of the household before tax, in pounds a year.
        `,
      },
    ],
  },
  on: {
    tableForm(form, context) {
      if (form.inbound) return;
      const departures = departuresOf(form);
      const [first] = departures;
      if (!first) return;
      context.report('dialect', {
        at: first.at,
        data: {
          name: form.label === '' ? 'This table' : quoted(form.label),
          what: listOf(
            departures.map(({ what }) => what),
            'and',
          ),
          plain: listOf(
            departures.map(({ plain }) => plain),
            'and',
          ),
        },
        fixes: [
          {
            title: 'Describe it as the usual CSV, once the data are written so',
            safety: 'suggestion',
            edits: departures.flatMap(({ edits }) => edits),
          },
        ],
      });
    },
  },
});

interface Departure {
  readonly at: Located<unknown>;
  /** Behind the name of the table, and behind "has". */
  readonly what: string;
  readonly plain: string;
  readonly edits: readonly NodeEdit[];
}

function departuresOf(form: TableForm): Departure[] {
  const { delimiter, header, headerRows, commentPrefix, skipInitialSpace, tabSeparated } = form;
  const out: Departure[] = [];
  const usual = delimiter?.value === ',' || (delimiter?.value === '\t' && tabSeparated);
  if (delimiter && !usual)
    out.push({
      at: delimiter,
      what: `separates its values by ${called(delimiter.value)}`,
      plain: 'commas',
      edits: [write(delimiter, ',')],
    });
  if (header?.value === false)
    out.push({ at: header, what: 'has no header', plain: 'one header row', edits: [write(header, true)] });
  else if (headerRows && headerRows.value !== 1)
    out.push({
      at: headerRows,
      what: headerRows.value === 0 ? 'has no header' : `has a header of ${headerRows.value} rows`,
      plain: 'one header row',
      edits: [{ op: 'remove', at: headerRows.node }],
    });
  if (commentPrefix)
    out.push({
      at: commentPrefix,
      what: `has comments behind ${called(commentPrefix.value)}`,
      plain: 'no comments',
      edits: [{ op: 'remove', at: commentPrefix.node }],
    });
  if (skipInitialSpace?.value === true)
    out.push({
      at: skipInitialSpace,
      what: 'has blanks before its values',
      plain: 'no blanks around values',
      edits: [write(skipInitialSpace, false)],
    });
  const decimals = form.decimalMarks.filter(({ value }) => value !== '.');
  if (decimals[0])
    out.push({
      at: decimals[0],
      what: `writes decimals behind ${called(decimals[0].value)}`,
      plain: 'a full stop before decimals',
      edits: decimals.map((mark) => write(mark, '.')),
    });
  const [group] = form.groupMarks;
  if (group)
    out.push({
      at: group,
      what: `puts ${called(group.value)} between thousands`,
      plain: 'nothing between thousands',
      edits: form.groupMarks.map(({ node }) => ({ op: 'remove', at: node })),
    });
  return out;
}

function write({ node }: Located<unknown>, value: string | boolean): NodeEdit {
  return { op: 'set', at: node, path: [], value };
}

function called(mark: string): string {
  if (mark === '\t') return 'tabs';
  return mark.trim() === '' ? 'a blank' : quoted(mark);
}

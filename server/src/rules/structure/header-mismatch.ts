import { didYouMean } from '../../base/did-you-mean.ts';
import type { ReferenceRow } from '../../model/facts.ts';
import { defineRule, each, type ProjectContext } from '../define.ts';
import { isBroken, resolveFile } from '../support/join.ts';
import { dedent, quoted } from '../support/text.ts';

const messages = {
  missing: 'The file {file} has no column {column}{end}',
  undescribed: 'The file {file} has {columns}, which nothing here describes.',
  order: 'The file {file} has {actual} as column {number}, where {column} is described: the order counts.',
} as const;

type Context = ProjectContext<typeof messages>;

export const rule = defineRule({
  id: 'structure/header-mismatch',
  since: '0.2.0',
  stability: 'preview',
  severity: 'error',
  messages,
  docs: {
    what: 'The header of a table of data does not have the columns that its description says, in their order.',
    why: 'Columns are matched one by one. Whoever reads the data by the description takes one column for another, or stops.',
    instead:
      'Write into the description what stands in the header, as the title or the name of the column; or correct the file.',
    limits:
      'Speaks only of files that are there, with one line of header in its usual place. Capitals and blanks count, except around the cell. A column that has neither name nor title may be anything. A file with an unclosed quote is not judged.',
    references: [
      'W3C Metadata Vocabulary for Tabular Data, section 5.5.1, schema compatibility',
      'W3C Model for Tabular Data, section 8.2.1, creating annotated tables',
    ],
  },
  examples: {
    good: [
      {
        title: 'Titles as in the file',
        frame: 'csvw',
        text: 'url: claims.csv\n',
        others: { 'tables/claims.csv': 'Claim,Decided on\r\nC-1,2026-09-01\r\n' },
      },
      {
        title: 'Names as in the file',
        frame: 'csvw',
        text: 'url: claims.csv\n',
        others: { 'tables/claims.csv': 'claim_id;decided_on\nC-1;2026-09-01\n' },
      },
    ],
    bad: [
      {
        title: 'Another title, and a column more',
        frame: 'csvw',
        text: dedent`
          url: claims.csv
               ^^^^^^^^^^ undescribed
          tableSchema:
            columns:
              - {name: claim_id, titles: Claim, dc:description: Number of the application., datatype: string}
              - {name: decided_on, titles: Decided-on, dc:description: Day of the decision., datatype: date}
                                           ^^^^^^^^^^ missing
        `,
        others: { 'tables/claims.csv': 'Claim,Decided on,Ward\nC-1,2026-09-01,E05000001\n' },
      },
      {
        title: 'Another order',
        frame: 'csvw',
        text: dedent`
          url: claims.csv
          tableSchema:
            columns:
              - {name: claim_id, titles: Claim, dc:description: Number of the application., datatype: string}
                                         ^^^^^ order
              - {name: decided_on, titles: Decided on, dc:description: Day of the decision., datatype: date}
        `,
        others: { 'tables/claims.csv': 'Decided on,Claim\n2026-09-01,C-1\n' },
      },
    ],
  },
  project: [each('references', check)],
});

function check(row: ReferenceRow, context: Context): void {
  const { columns } = row;
  const { resource } = row.target;
  const file = columns && resource !== undefined ? resolveFile(context.facts, row.file, resource) : undefined;
  const written = file === undefined ? undefined : context.facts.rows('files', 'file', file)[0]?.columns;
  if (!columns || file === undefined || !written || isBroken(context.facts, file)) return;
  const header = withoutTrailing(written.map((cell) => cell.trim()));
  if (header.length === 0) return;
  const name = quoted(row.text);
  const known = new Set(columns.flatMap(({ names }) => names.map(folded)));
  const strange = header.filter((cell) => !known.has(cell));
  const missing = columns.filter(({ names }) => names.length > 0 && !names.some((one) => header.includes(folded(one))));
  const related = [{ at: { file, root: 0, pointer: '', part: 'key' as const }, message: 'The file that is meant' }];
  const meant = new Set<string>();
  for (const { names, pointer } of missing) {
    const [first = ''] = names;
    const near = didYouMean(first, strange);
    if (near !== undefined) meant.add(near);
    const end = near === undefined ? '.' : `: did you mean ${quoted(near)}?`;
    context.report('missing', {
      at: { file: row.file, root: row.root, pointer },
      data: { file: name, column: quoted(first), end },
      related,
    });
  }
  // Columns that may be anything take the cells that nobody else claims.
  const open = columns.filter(({ names }) => names.length === 0).length;
  const undescribed = strange.filter((cell) => !meant.has(cell)).slice(open);
  if (undescribed.length > 0)
    context.report('undescribed', { at: row, data: { file: name, columns: listed(undescribed) }, related });
  if (missing.length > 0 || undescribed.length > 0) return;
  const index = columns.findIndex(
    ({ names }, at) => names.length > 0 && !names.some((one) => folded(one) === header[at]),
  );
  const wrong = columns[index];
  if (!wrong) return;
  const data = {
    file: name,
    actual: quoted(header[index] ?? ''),
    number: String(index + 1),
    column: quoted(wrong.names[0] ?? ''),
  };
  context.report('order', { at: { file: row.file, root: row.root, pointer: wrong.pointer }, data, related });
}

function folded(name: string): string {
  return name.trim();
}

/** Spreadsheets write empty cells at the end of every line. */
function withoutTrailing(header: readonly string[]): string[] {
  const cells = [...header];
  while (cells.at(-1) === '') cells.pop();
  return cells;
}

function listed(cells: readonly string[]): string {
  const shown = cells.slice(0, 4).map((cell) => (cell === '' ? 'a column without a name' : quoted(cell)));
  return shown.join(', ') + (cells.length > 4 ? ` and ${cells.length - 4} more columns` : '');
}

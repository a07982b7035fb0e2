import type { InventoryRow } from '../../insight/inventory.ts';
import { type Group, isPersonal, type Totals, totalsOf } from '../../insight/inventory-totals.ts';

/** What the reporters of the inventory print. */
export interface InventoryReport {
  readonly rows: readonly InventoryRow[];
  readonly day: string;
  readonly toolVersion: string;
  /** The path to print. */
  shown(path: string): string;
}

/** `inventory --format json`, by schemas/inventory. */
export function inventoryJson({ rows, shown }: InventoryReport): string {
  const fields = rows.map((row) => ({ ...row, file: shown(row.file) }));
  return `${JSON.stringify({ version: 1, fields }, null, 2)}\n`;
}

const COLUMNS = [
  'file',
  'pointer',
  'standard',
  'entity',
  'field',
  'personal',
  'special',
  'category',
  'source',
  'confidence',
  'evidence',
  'classification scheme',
  'classification',
  'classification source',
  'shared under',
] as const;

/** RFC 4180, with a byte order mark, without which spreadsheets take UTF-8 for something else. */
export function inventoryCsv({ rows, shown }: InventoryReport): string {
  const lines = rows.map((row) => [
    shown(row.file),
    row.pointer,
    row.standard,
    row.entity,
    row.field,
    row.personal,
    row.special ?? '',
    row.category,
    row.source,
    row.confidence,
    row.evidence.join('; '),
    row.classification?.scheme ?? '',
    row.classification?.value ?? '',
    row.classification?.source ?? '',
    row.sharedUnder.join('; '),
  ]);
  return `\uFEFF${[[...COLUMNS], ...lines].map((line) => line.map(cell).join(',')).join('\r\n')}\r\n`;
}

/** A spreadsheet would run what begins like a formula; a quotation mark before it makes it text. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export function inventoryMarkdown({ rows, day }: InventoryReport): string {
  const totals = totalsOf(rows);
  const personal = rows.filter(isPersonal);
  return [
    '# Inventory of personal data',
    '',
    `As of ${day}: ${sentence(totals.all)}`,
    '',
    '## By standard',
    '',
    ...groupTable('Standard', totals.standards),
    '',
    '## By category',
    '',
    ...groupTable('Category', totals.categories),
    '',
    '## By classification',
    '',
    ...groupTable('Classification', totals.classifications),
    '',
    '## Fields with personal data',
    '',
    ...table(
      ['Standard', 'Field', 'Identifies', 'Special', 'Category', 'Known from', 'Classification', 'Shared under'],
      personal.map((row) => [
        row.standard,
        `${row.entity}.${row.field}`,
        row.personal,
        row.special ?? '',
        row.category,
        row.source === 'inferred' ? `inferred (${row.confidence}): ${row.evidence.join('; ')}` : row.source,
        row.classification?.value ?? '',
        row.sharedUnder.join(', '),
      ]),
    ),
    '',
  ].join('\n');
}

/** The whole in one sentence. */
export function sentence(all: Totals): string {
  const personal = all.direct + all.indirect + all.mixed;
  return (
    `${all.fields} fields, of which ${personal} hold personal data: ${all.direct} identify a person directly, ${all.indirect} do so together with others or are about a person, ` +
    `${all.mixed} may concern a person or an organisation. ${all.special} are of a special category or about crime; ${all.undeclared} are not declared and were recognised by what is written about them.`
  );
}

export const GROUP_HEADINGS = ['Fields', 'Direct', 'Indirect', 'Mixed', 'None', 'Special', 'Not declared'] as const;

export function groupCells(group: Totals): string[] {
  const { fields, direct, indirect, mixed, none, special, undeclared } = group;
  return [fields, direct, indirect, mixed, none, special, undeclared].map(String);
}

function groupTable(heading: string, groups: readonly Group[]): string[] {
  return table(
    [heading, ...GROUP_HEADINGS],
    groups.map((group) => [group.name, ...groupCells(group)]),
  );
}

function table(head: readonly string[], lines: readonly (readonly string[])[]): string[] {
  const row = (cells: readonly string[]): string => `| ${cells.map(escapeMarkdown).join(' | ')} |`;
  return [row(head), `|${head.map(() => '---').join('|')}|`, ...lines.map(row)];
}

function escapeMarkdown(text: string): string {
  return text.replace(/[\\|*_`<>[\]]/g, '\\$&').replace(/\s+/g, ' ');
}

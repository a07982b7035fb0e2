import type { InventoryReport } from '../../insight/inventory-report.ts';

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

/** RFC 4180, with a byte order mark, without which Excel takes UTF-8 for the code page of the country. */
export function* inventoryCsv({ inventory, shown }: InventoryReport): Generator<string> {
  yield `\uFEFF${COLUMNS.join(',')}\r\n`;
  for (const { rows } of inventory) {
    for (const row of rows) {
      const cells = [
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
      ];
      yield `${cells.map(cell).join(',')}\r\n`;
    }
  }
}

/**
 * A spreadsheet would run what begins like a formula (the wide signs of East Asia as well); an apostrophe before it makes it text. What begins
 * like a number or a date is quoted, so that those who ask their spreadsheet to keep quoted cells as text keep `007`.
 */
function cell(text: string): string {
  const safe = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/.test(text) ? `'${text}` : text;
  // The characters that no spreadsheet takes in.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones
  const clean = safe.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '\ufffd');
  return /[",\r\n]|^[\s\d.]|\s$|^(?:true|false)$/i.test(clean) ? `"${clean.replaceAll('"', '""')}"` : clean;
}

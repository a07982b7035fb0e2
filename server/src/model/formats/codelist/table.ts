import { basename } from '../../../base/path.ts';
import { wordsOf } from '../../../base/words.ts';
import { asText, itemsOf, type SeqNode, type SyntaxNode, valueAt } from '../../../syntax/tree.ts';
import type { Code, Lowered } from '../../entities.ts';
import { type Located, locate, textAt } from '../../located.ts';
import { type DetectedFile, likely, NOTHING_LOWERED, type Recognition } from '../adapter.ts';
import { buildStandard } from '../build.ts';
import { type CodeColumns, codeColumns, columnsInOrder } from './columns.ts';
import { listOfDocument } from './list.ts';

/** A table of codes with a header. A table of data is none: every sign must speak for it. */
export function detectTable(root: SeqNode, file: DetectedFile): Recognition | undefined {
  const columns = columnsOf(file);
  // The rows are only looked at when the names of the columns are right.
  if (!columns || !areCodes(itemsOf(root), columns)) return undefined;
  return likely(
    `its columns \`${columns.code}\` and \`${columns.label}\` are a code and what it means`,
    'each of its short codes is there once',
  );
}

function columnsOf({ columns = [], path }: DetectedFile): CodeColumns | undefined {
  const named =
    /code[-_ ]?(?:list|set|table)|codes\b|vocab|lookup|thesaur|taxonom|nomenclat|glossar|enum|codelijst|schluessel|liste/i.test(
      basename(path),
    );
  return codeColumns(columns, named);
}

const LONGEST_CODE = 60;
const MOST_ROWS = 50_000;

function areCodes(rows: readonly SyntaxNode[], { code, label, strong }: CodeColumns): boolean {
  if (rows.length < 2 || rows.length > MOST_ROWS) return false;
  const seen = new Set<string>();
  let length = 0;
  let labelled = 0;
  let numbers = 0;
  for (const row of rows) {
    const value = asText(valueAt(row, code))?.trim() ?? '';
    if (value === '' || value.length > LONGEST_CODE || seen.has(value) || !isCode(value)) return false;
    seen.add(value);
    length += value.length;
    if (/^\d+$/.test(value)) numbers++;
    if (/\p{L}/u.test(asText(valueAt(row, label)) ?? '')) labelled++;
  }
  // The key of a table of data is counted up.
  if (!strong && numbers === rows.length) return false;
  return length / rows.length <= 30 && labelled >= rows.length * 0.9;
}

/** No sentence, no decimal, no day, no address of a person, no UUID. */
function isCode(value: string): boolean {
  return (
    !/[\r\n]/.test(value) &&
    !/^-?\d+[.,]\d{3,}$|^\d{4}-\d{2}-\d{2}|^\d{1,2}[./]\d{1,2}[./]\d{2,4}$|@|^[0-9a-f]{8}-[0-9a-f]{4}-/i.test(value) &&
    value.split(/\s+/).length <= 5
  );
}

/** The columns of a table that somebody calls a code list: by their names, else by their order. */
export function namedColumns({ columns = [] }: DetectedFile): CodeColumns | undefined {
  return codeColumns(columns, true) ?? columnsInOrder(columns);
}

export function lowerTable(root: SeqNode, file: DetectedFile, columns = columnsOf(file)): Lowered {
  if (!columns) return NOTHING_LOWERED;
  const name = basename(file.path).replace(/\.[ct]sv$/i, '');
  const standard = buildStandard(
    {
      format: 'codelist',
      node: root,
      head: { node: root, part: 'key' },
      label: basename(file.path),
      id: undefined,
      title: undefined,
      description: undefined,
      version: undefined,
      status: undefined,
      marks: {},
      // Of the list as a whole a table cannot say anything; what refers to it does.
      fragment: true,
    },
    () => [],
    (whole) => [
      listOfDocument(whole, {
        name,
        at: { node: root, part: 'key' },
        codes: itemsOf(root).flatMap((row) => codeOf(row, columns) ?? []),
      }),
    ],
  );
  return { ...NOTHING_LOWERED, standards: [standard] };
}

function codeOf(row: SyntaxNode, columns: CodeColumns): Code | undefined {
  const value = textAt(row, columns.code);
  if (!value) return undefined;
  const at = (column: string | undefined): Located<string> | undefined =>
    column === undefined ? undefined : textAt(row, column);
  const [definition, broader, replacedBy] = [columns.definition, columns.broader, columns.replacedBy].map(at);
  const status = statusOf(columns.status, at(columns.status));
  return {
    value: locate(value.value.trim(), value.node),
    label: at(columns.label)?.value.trim(),
    ...(definition && { definition }),
    ...(status && { status }),
    ...(broader && { broader }),
    ...(replacedBy && { replacedBy }),
  };
}

/** A column may be called `status`, or after one status and say yes, no, or since when. */
function statusOf(column: string | undefined, written: Located<string> | undefined): Located<string> | undefined {
  const name = wordsOf(column ?? '').join(' ');
  if (!written || /^(?:status|state|statut|stato|estado)$/.test(name)) return written;
  const no = /^(?:0|n|no|non|nein|nee|false|faux|falso|-)$/i.test(written.value.trim());
  if (/^(?:active|actif|attivo|activo|aktiv)$/.test(name)) return no ? locate('inactive', written.node) : undefined;
  if (no) return undefined;
  return /^\d{4}-\d{2}-\d{2}/.test(written.value) ? written : locate(name, written.node);
}

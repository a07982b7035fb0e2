import { asMap, valueAt } from '../../../syntax/tree.ts';
import type { TableForm } from '../../entities.ts';
import type { Located } from '../../located.ts';
import { characterAt, dialectOf, tableForm } from '../table-form.ts';
import { type Description, inherited, type Table, tableName } from './description.ts';

/** The dialect of each table, and the marks in the numbers of its columns (sections 5.9 and 6.4.2). What a group says is said once. */
export function tableFormsOf({ root, tables }: Description): TableForm[] {
  const shared = valueAt(root, 'dialect');
  let first = true;
  return tables.flatMap((table) => {
    const dialect = table.dialect === shared && !first ? undefined : table.dialect;
    first = false;
    const head = table.url
      ? { node: table.url.node, part: 'value' as const }
      : { node: table.node, part: 'key' as const };
    const said = { ...dialectOf(dialect), ...(table.ownsSchema ? marksIn(table) : {}) };
    return tableForm({ head, label: tableName(table), format: table.url, tagged: [table.node, root] }, said) ?? [];
  });
}

function marksIn(table: Table): Pick<TableForm, 'decimalMarks' | 'groupMarks'> {
  const decimalMarks = new Set<Located<string>>();
  const groupMarks = new Set<Located<string>>();
  for (const column of table.columns) {
    const format = asMap(valueAt(asMap(inherited(column, table, 'datatype')), 'format'));
    const decimal = characterAt(format, 'decimalChar');
    const group = characterAt(format, 'groupChar');
    if (decimal) decimalMarks.add(decimal);
    if (group) groupMarks.add(group);
  }
  return { decimalMarks: [...decimalMarks], groupMarks: [...groupMarks] };
}

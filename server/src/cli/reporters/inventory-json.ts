import type { InventoryReport } from '../../insight/inventory-report.ts';

/** `inventory --format json`, by schemas/inventory; row by row, since there may be many. */
export function* inventoryJson({ inventory, shown }: InventoryReport): Generator<string> {
  yield '{\n  "version": 1,\n  "fields": [';
  let separator = '\n    ';
  for (const { rows } of inventory) {
    for (const row of rows) {
      const text = JSON.stringify({ ...row, file: shown(row.file) }, null, 2);
      yield `${separator}${text.replaceAll('\n', '\n    ')}`;
      separator = ',\n    ';
    }
  }
  yield separator.startsWith(',') ? '\n  ]\n}\n' : ']\n}\n';
}

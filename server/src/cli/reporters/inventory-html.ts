import { createHash } from 'node:crypto';
import { inventoryPage } from '../../insight/inventory-page.ts';
import type { InventoryReport } from '../../insight/inventory-report.ts';
import { INVENTORY_STYLE } from '../../insight/inventory-style.ts';

/** The inventory as one file that needs nothing else and lets nothing else in: no script, and no style but its own. */
export function* inventoryHtml(report: InventoryReport): Generator<string> {
  const style = createHash('sha256').update(INVENTORY_STYLE).digest('base64');
  yield `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${style}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Inventory of personal data</title>
<style>${INVENTORY_STYLE}</style>
</head>
<body>
`;
  yield* inventoryPage(report);
  yield '</body>\n</html>\n';
}

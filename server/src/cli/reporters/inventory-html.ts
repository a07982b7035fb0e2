import type { InventoryRow } from '../../insight/inventory.ts';
import { type Group, isPersonal, totalsOf } from '../../insight/inventory-totals.ts';
import { GROUP_HEADINGS, groupCells, type InventoryReport, sentence } from './inventory.ts';

/**
 * The inventory as a page for a data-protection officer: a record of the fields with personal data, to be read on a screen, by a screen reader
 * or on paper. One file, without scripts and without anything from elsewhere.
 */
export function inventoryHtml(report: InventoryReport): string {
  const { rows, day, toolVersion, shown } = report;
  const totals = totalsOf(rows);
  const personal = rows.filter(isPersonal);
  const standards = [...new Set(personal.map(({ standard }) => standard))].sort();
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Inventory of personal data</title>
<style>${STYLE}</style>
</head>
<body>
<a class="skip" href="#fields">Skip to the fields</a>
<header>
<h1>Inventory of personal data</h1>
<p>As of ${escapeHtml(day)}. ${escapeHtml(sentence(totals.all))}</p>
</header>
<main>
<nav aria-label="Parts of this page">
<ul>
<li><a href="#standards">By standard</a></li>
<li><a href="#categories">By category</a></li>
<li><a href="#classifications">By classification</a></li>
<li><a href="#fields">Fields with personal data</a></li>
</ul>
</nav>
${groupSection('standards', 'By standard', 'Standard', totals.standards)}
${groupSection('categories', 'By category of personal data', 'Category', totals.categories)}
${groupSection('classifications', 'By classification', 'Classification', totals.classifications)}
<section id="fields" aria-labelledby="fields-title" tabindex="-1">
<h2 id="fields-title">Fields with personal data</h2>
${standards.length === 0 ? '<p>None.</p>' : standards.map((standard, index) => standardSection(standard, index, personal, shown)).join('\n')}
</section>
</main>
<footer>
<p>“Inferred” means that no mark in the file says so: it was recognised by names and descriptions, and may be wrong. A declared mark always counts. Made by Concordat ${escapeHtml(toolVersion)}.</p>
</footer>
</body>
</html>
`;
}

function groupSection(id: string, title: string, heading: string, groups: readonly Group[]): string {
  return `<section id="${id}" aria-labelledby="${id}-title">
<h2 id="${id}-title">${escapeHtml(title)}</h2>
${table(
  title,
  [heading, ...GROUP_HEADINGS],
  groups.map((group) => [group.name, ...groupCells(group)]),
  'numbers',
)}
</section>`;
}

function standardSection(
  standard: string,
  index: number,
  personal: readonly InventoryRow[],
  shown: (path: string) => string,
): string {
  const rows = personal.filter((row) => row.standard === standard);
  const files = [...new Set(rows.map(({ file }) => shown(file)))];
  return `<section aria-labelledby="standard-${index}">
<h3 id="standard-${index}">${escapeHtml(standard)}</h3>
<p class="file">${files.map(escapeHtml).join(', ')}</p>
${table(
  `Fields with personal data of ${standard}`,
  ['Field', 'Identifies', 'Special category', 'Category', 'Known from', 'Classification', 'Shared under'],
  rows.map((row) => [
    `${row.entity}.${row.field}`,
    row.personal,
    row.special ?? 'no',
    row.category,
    row.source === 'inferred' ? `inferred, ${row.confidence} confidence: ${row.evidence.join('; ')}` : row.source,
    row.classification?.value ?? 'none',
    row.sharedUnder.length > 0 ? row.sharedUnder.join(', ') : 'no agreement',
  ]),
  'words',
)}
</section>`;
}

/** Wide tables scroll on their own, by keyboard as well; on narrow screens each row becomes a block. */
function table(
  caption: string,
  head: readonly string[],
  lines: readonly (readonly string[])[],
  kind: 'numbers' | 'words',
): string {
  const body = lines.map(
    ([first = '', ...rest]) =>
      `<tr><th scope="row" data-label="${escapeHtml(head[0] ?? '')}">${escapeHtml(first)}</th>${rest
        .map((text, index) => `<td data-label="${escapeHtml(head[index + 1] ?? '')}">${escapeHtml(text)}</td>`)
        .join('')}</tr>`,
  );
  return `<div class="scroll" role="region" aria-label="${escapeHtml(`Table: ${caption}`)}" tabindex="0">
<table class="${kind}">
<caption>${escapeHtml(caption)}</caption>
<thead><tr>${head.map((text) => `<th scope="col">${escapeHtml(text)}</th>`).join('')}</tr></thead>
<tbody>
${body.join('\n')}
</tbody>
</table>
</div>`;
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

const STYLE = `
:root { color-scheme: light dark; --line: #767676; --soft: #f3f2f1; --link: #0b4f8a; }
@media (prefers-color-scheme: dark) { :root { --line: #8a8a8a; --soft: #262626; --link: #8ec5ff; } }
* { box-sizing: border-box; }
body { font: 1rem/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 80rem; padding: 1rem; overflow-wrap: anywhere; }
a { color: var(--link); }
h1 { font-size: 1.75rem; line-height: 1.2; } h2 { font-size: 1.375rem; margin-top: 2.5rem; } h3 { font-size: 1.125rem; margin: 2rem 0 0; }
.skip { position: absolute; left: -999rem; } .skip:focus { position: static; }
:focus-visible { outline: 3px solid Highlight; outline-offset: 2px; }
.file { margin: .25rem 0 .75rem; font-size: .9375rem; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: left; font-weight: 600; padding: .25rem 0; }
th, td { border-bottom: 1px solid var(--line); padding: .4rem .6rem; text-align: left; vertical-align: top; }
thead th { background: var(--soft); }
.numbers td, .numbers thead th:not(:first-child) { text-align: right; font-variant-numeric: tabular-nums; }
@media (max-width: 40rem) {
  thead { position: absolute; left: -999rem; }
  table, tbody, tr, th, td, caption { display: block; width: 100%; }
  tr { border: 1px solid var(--line); margin-bottom: .75rem; }
  .numbers td, th, td { text-align: left; border: 0; }
  td::before, tbody th::before { content: attr(data-label) ": "; font-weight: 600; }
}
@media print {
  body { max-width: none; padding: 0; font-size: 9pt; } nav, .skip { display: none; }
  .scroll { overflow: visible; } thead { display: table-header-group; } tr { break-inside: avoid; } h2, h3 { break-after: avoid; }
}
`;

import { FILTERS } from './inventory-filters.ts';
import { GROUP_HEADINGS } from './inventory-report.ts';

/** How the page of the inventory looks: light and dark, narrow, in forced colours, on paper. */
export const INVENTORY_STYLE: string = `
:root { color-scheme: light dark; --text: #1b1b1b; --page: #fff; --line: #767676; --soft: #f3f2f1; --link: #0b4f8a; --quiet: #505050; --open: #7a3300; --open-page: #fff4e5; }
@media (prefers-color-scheme: dark) {
  :root { --text: #ececec; --page: #161616; --line: #8a8a8a; --soft: #2a2a2a; --link: #8ec5ff; --quiet: #bdbdbd; --open: #ffcf99; --open-page: #33240f; }
}
* { box-sizing: border-box; }
html { scroll-padding-top: 4.5rem; }
body { font: 1rem/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 90rem; padding: 1rem; overflow-wrap: anywhere; color: var(--text); background: var(--page); }
a { color: var(--link); }
nav li, .numbers .at { padding: .2rem 0; } .numbers th a, .numbers .at > span { display: inline-block; min-height: 1.5rem; line-height: 1.5rem; }
h1 { font-size: 1.75rem; line-height: 1.2; }
h2 { font-size: 1.5rem; margin-top: 2.5rem; border-bottom: 1px solid var(--line); }
h3 { font-size: 1.25rem; margin: 2.5rem 0 .25rem; } h4 { font-size: 1.0625rem; margin: 1.5rem 0 .25rem; } h5 { font-size: 1rem; margin: 1rem 0 0; }
header p, .words { max-width: 60rem; }
.skip { position: absolute; left: -999rem; } .skip:focus { position: static; }
:focus-visible { outline: 3px solid Highlight; outline-offset: 2px; }
.at, .for, small { color: var(--quiet); font-size: .875rem; font-weight: 400; }
dt small { white-space: nowrap; } .at { margin: 0 0 .5rem; } .numbers .at { display: block; }
dl { margin: 0; } dd { margin: 0; }
/* Laid out when it comes into sight: thousands of rows would make the page wait. */
.many .standard { content-visibility: auto; contain-intrinsic-size: auto 60rem; }
.record > div, .words > div { display: grid; grid-template-columns: 18rem 1fr; column-gap: 1rem; border-bottom: 1px solid var(--line); padding: .3rem 0; }
dt { font-weight: 600; } dd { grid-column: 2; }
.open { color: var(--open); background: var(--open-page); border-left: .3rem solid var(--open); padding: 0 .5rem; font-weight: 600; justify-self: start; align-self: start; }
.filter { display: none; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: left; font-weight: 600; padding: .25rem 0; }
.scroll caption { position: absolute; left: -999rem; }
th, td { border-bottom: 1px solid var(--line); padding: .4rem .6rem; text-align: left; vertical-align: top; }
thead th { background: var(--soft); overflow-wrap: normal; }
.numbers { width: auto; min-width: 50%; } .numbers tbody th { font-weight: 400; min-width: 12rem; }
.numbers td, .numbers thead th:not(:first-child) { text-align: right; font-variant-numeric: tabular-nums; }
.fields td { overflow-wrap: break-word; } .fields td:nth-child(n + 6):nth-child(-n + 8) { overflow-wrap: anywhere; } .fields tbody th { min-width: 14rem; } .fields td:nth-child(6) { min-width: 14rem; } .fields td:nth-child(7) { min-width: 9rem; } .fields td:nth-child(8) { min-width: 10rem; }
summary { cursor: pointer; padding: .4rem 0; }
@supports selector(:has(a)) {
  .filter { display: block; position: sticky; top: 0; z-index: 1; margin: 0; padding: .5rem 0; background: var(--page); border-bottom: 1px solid var(--line); }
  .filter label { font-weight: 600; } .filter select { font: inherit; max-width: 100%; padding: .2rem; } .filter span { color: var(--quiet); }
}
@media screen {
${FILTERS.map(filterRule).join('\n')}
}
@media (max-width: 45rem) {
  .record > div, .words > div { display: block; } .filter { position: static; }
  thead { position: absolute; left: -999rem; }
  table, tbody, tr, th, td, caption { display: block; width: 100%; }
  .numbers, .numbers tbody th { min-width: 0; }
  tr { border: 1px solid var(--line); margin-bottom: .75rem; padding: .3rem 0; }
  .numbers tbody th, .fields tbody th { font-weight: 600; } .fields td, .fields tbody th, .fields td:nth-child(n + 6) { min-width: 0; }
  th, td, .numbers td { text-align: left; border: 0; padding: .1rem .6rem; } .numbers td { display: inline-block; width: auto; }
  td::before { font-weight: 600; }
${cellLabels('numbers', GROUP_HEADINGS)}
${cellLabels('fields', ['Identifies', 'Special category', 'Category', 'Known from', 'Evidence', 'Classification', 'Shared under', 'Line'])}
}
@media (forced-colors: active) { .open { border-color: CanvasText; } thead th { border-bottom: 3px solid CanvasText; } .filter { border: 1px solid CanvasText; padding: .5rem; } }
@page { size: landscape; margin: 15mm 12mm; @bottom-left { content: "Inventory of personal data"; font: 8pt sans-serif; } @bottom-right { content: counter(page) " / " counter(pages); font: 8pt sans-serif; } }
@media print {
  :root { --text: #000; --page: #fff; --line: #767676; --soft: #eee; --link: #000; --quiet: #333; --open: #000; --open-page: #fff; color-scheme: light; }
  body { max-width: none; padding: 0; font-size: 9pt; line-height: 1.35; } nav, .skip, .filter { display: none; }
  h1 { font-size: 16pt; } h2 { font-size: 13pt; } h3 { font-size: 11.5pt; } h4 { font-size: 10pt; } h5, .at, .for, small { font-size: 9pt; }
  .many .standard { content-visibility: visible; } #standards { break-before: page; }
  .scroll { overflow: visible; } thead { display: table-header-group; } tr, .record > div { break-inside: avoid; } h2, h3, h4, h5, .standard > .at, summary { break-after: avoid; }
  details::details-content { display: block; content-visibility: visible; }
  .fields tbody th { min-width: 9rem; } .fields td:nth-child(n + 6) { min-width: 0; } .fields td:nth-child(7) { min-width: 6rem; } th, td { padding: .2rem .35rem; } a { text-decoration: none; }
}
`;

/** Hides the rows that another choice leaves out, and standards of which none is left. */
function filterRule({ id }: { readonly id: string }): string {
  const chosen = `body:has(#filter option[value="${id}"]:checked)`;
  return `${chosen} .fields tbody tr:not(.${id}), ${chosen} .standard:not(.${id}) { display: none; }`;
}

/** Where each row is a block of its own, its cells say what they are. */
function cellLabels(table: string, headings: readonly string[]): string {
  return headings
    .map((heading, index) => `  .${table} td:nth-child(${index + 2})::before { content: "${heading}: "; }`)
    .join('\n');
}

import { FIELD_HEADINGS } from './agreement-page.ts';

/** How an agreement looks: light and dark, narrow, in forced colours, on paper with its banner and footer on every sheet. */
export const AGREEMENT_STYLE: string = `
:root { color-scheme: light dark; --text: #1b1b1b; --page: #fff; --line: #767676; --soft: #f3f2f1; --link: #0b4f8a; --quiet: #505050; --open: #7a3300; --open-page: #fff4e5; }
@media (prefers-color-scheme: dark) {
  :root { --text: #ececec; --page: #161616; --line: #8a8a8a; --soft: #2a2a2a; --link: #8ec5ff; --quiet: #bdbdbd; --open: #ffcf99; --open-page: #33240f; }
}
* { box-sizing: border-box; }
body { font: 1rem/1.55 Georgia, 'Times New Roman', serif; margin: 0 auto; max-width: 60rem; padding: 1rem; overflow-wrap: anywhere; color: var(--text); background: var(--page); }
a { color: var(--link); }
bdi { white-space: pre-line; }
h1, h2, h3 { font-family: system-ui, sans-serif; line-height: 1.25; }
h1 { font-size: 1.75rem; } h2 { font-size: 1.25rem; margin: 2rem 0 .5rem; } h3 { font-size: 1.0625rem; margin: 1.5rem 0 .5rem; }
p { margin: .4rem 0; } dl { margin: .5rem 0; } dd { margin: 0; } dt { font-weight: 600; }
:focus-visible { outline: 3px solid Highlight; outline-offset: 2px; }
.sheet-top, .sheet-bottom { display: none; }
.banner { font: 700 1rem/1.3 system-ui, sans-serif; letter-spacing: .04em; text-align: center; border: 2px solid currentColor; padding: .35rem .5rem; margin: 0 0 1rem; }
footer .banner { margin: 1rem 0 0; }
footer { margin-top: 2.5rem; border-top: 1px solid var(--line); color: var(--quiet); font-size: .875rem; } footer .banner { color: var(--text); }
.standing { font-family: system-ui, sans-serif; color: var(--open); background: var(--open-page); border: 2px dashed var(--open); padding: .5rem .75rem; }
.standing strong { display: inline-block; margin-right: .5rem; font-size: 1.75rem; letter-spacing: .15em; text-transform: uppercase; }
.particulars > div, .further > div, .signature dl > div { display: grid; grid-template-columns: 12rem 1fr; column-gap: 1rem; border-bottom: 1px solid var(--line); padding: .3rem 0; }
nav ol, nav ul { columns: 16rem; margin: .5rem 0; }
.statement > p { padding-left: 3.25rem; position: relative; } .statement > p > .number { position: absolute; left: 0; }
.items { padding-left: 3.25rem; } .items .statement > p { padding-left: 2.5rem; } .items .items { padding-left: 2.5rem; }
.open { color: var(--open); background: var(--open-page); border-left: .3rem solid var(--open); padding: 0 .5rem; font-weight: 600; }
.rule { display: block; height: 1.9em; border-bottom: 1px solid var(--text); }
/* For paper: on a screen it is no table. */
.sheets, .sheets > tbody, .sheets > tbody > tr, .sheets > tbody > tr > td { display: block; border: 0; padding: 0; } .sheets > thead, .sheets > tfoot { display: none; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; } .fields { font-size: .9375rem; }
caption { position: absolute; left: -999rem; }
td { text-align: left; vertical-align: top; } .fields th, .fields td { border: 1px solid var(--line); padding: .35rem .5rem; text-align: left; vertical-align: top; }
.fields thead th { background: var(--soft); overflow-wrap: normal; font-family: system-ui, sans-serif; font-size: .875rem; } .fields tbody th { font-weight: 600; min-width: 7rem; }
.unknown th, .unknown td { color: var(--open); background: var(--open-page); }
.signatures { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 22rem), 1fr)); gap: 1.5rem; }
.signature { border: 1px solid var(--line); padding: 0 1rem 1rem; } .signature dl > div { grid-template-columns: 6rem 1fr; border: 0; } .signature h3 { margin-top: 1rem; }
@media (max-width: 45rem) {
  .particulars > div, .further > div { display: block; }
  .statement > p, .items .statement > p { padding-left: 0; } .statement > p > .number { position: static; font-weight: 600; } .items, .items .items { padding-left: 1rem; }
  .fields thead { position: absolute; left: -999rem; }
  .fields, .fields tbody, .fields tr, .fields th, .fields td { display: block; width: 100%; }
  .fields tr { border: 1px solid var(--line); margin-bottom: .75rem; padding: .3rem 0; }
  .fields th, .fields td { border: 0; padding: .1rem .6rem; } .fields tbody th { min-width: 0; }
  .fields td::before { font-weight: 600; }
${FIELD_HEADINGS.slice(1)
  .map((heading, index) => `  .fields td:nth-child(${index + 2})::before { content: "${heading}: "; }`)
  .join('\n')}
}
@media (forced-colors: active) { .open, .standing { border-color: CanvasText; } .fields thead th { border-bottom: 3px solid CanvasText; } }
@page { size: A4; margin: 10mm 16mm; @bottom-right { content: counter(page) " / " counter(pages); font: 8pt sans-serif; } }
@media print {
  :root { --text: #000; --page: #fff; --line: #767676; --soft: #eee; --link: #000; --quiet: #333; --open: #000; --open-page: #fff; color-scheme: light; }
  body { max-width: none; padding: 0; font-size: 10.5pt; line-height: 1.4; } nav { display: none; } a { text-decoration: none; }
  h1 { font-size: 18pt; } h2 { font-size: 12.5pt; margin-top: 1.4em; } h3 { font-size: 11pt; } .fields, .fields thead th { font-size: 8.5pt; }
  /* What is fixed stands on every sheet; the head and the foot of the table around all keep the room for it free. */
  .sheet-top { display: block; position: fixed; top: 0; left: 0; right: 0; margin: 0; height: 8mm; overflow: hidden; white-space: nowrap; text-overflow: ellipsis; }
  .sheet-bottom { display: block; position: fixed; bottom: 0; left: 0; right: 0; height: 17mm; overflow: hidden; font: 7.5pt/1.3 system-ui, sans-serif; }
  .sheets { display: table; } .sheets > thead { display: table-header-group; } .sheets > tfoot { display: table-footer-group; } .sheets > tbody { display: table-row-group; }
  .sheets > * > tr { display: table-row; break-inside: auto; } .sheets > * > tr > td { display: table-cell; } .sheets > thead > tr > td { height: 12mm; } .sheets > tfoot > tr > td { height: 20mm; }
  .sheet-bottom .banner { font-size: 10.5pt; padding: .2rem .5rem; margin: 0 0 .2rem; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; } .sheet-bottom p { margin: 0; }
  .banner { font-size: 10.5pt; padding: .2rem .5rem; } .stamp { text-transform: uppercase; letter-spacing: .15em; } .stamp::after { content: " – "; } .banner bdi { white-space: inherit; }
  header > .banner, footer { display: none; }
  .standing { border-width: 3px; } .scroll { overflow: visible; } .fields thead { display: table-header-group; }
  .fields tr, .statement > p, .signature, .particulars > div, .further > div { break-inside: avoid; } h2, h3 { break-after: avoid; }
  .signatures { grid-template-columns: 1fr 1fr; }
  #schedule { break-before: page; } .fields tbody th { min-width: 5rem; }
}
`;

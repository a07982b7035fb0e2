import { type PageFilter, pageFilters } from './checklist-filters.ts';
import { ELEMENT_HEADINGS, SUBJECT_HEADINGS } from './page-summary.ts';
import type { ChecklistReport } from './report.ts';

/** How the page looks: light and dark, narrow, in forced colours, on paper; and the filters for what this report holds. */
export function checklistStyle(report: ChecklistReport): string {
  return `${LOOK}@media screen {\n${pageFilters(report).flatMap(filterRules).join('\n')}\n}\n`;
}

/** Hides what another choice leaves out, and headings under which nothing is left. */
function filterRules({ id, options }: PageFilter): string[] {
  return options.map(({ name }) => {
    const chosen = `body:has(#${id} option[value="${name}"]:checked)`;
    const hidden = {
      role: [`.task:not(.${name})`],
      view: [`.item:not(.${name})`, `.element:not(:has(.item.${name}))`],
      state: [`.of:not(.${name})`, `.item:not(:has(.of.${name}))`, `.element:not(:has(.of.${name}))`],
      subject: [`.of:not(.${name})`, `.item:not(:has(.of.${name}))`, `.element:not(:has(.of.${name}))`],
    }[id];
    return `${hidden.map((selector) => `${chosen} ${selector}`).join(', ')} { display: none; }`;
  });
}

/** Where each row is a block of its own, its cells say what they are. */
function cellLabels(table: string, headings: readonly string[]): string {
  return headings
    .slice(1)
    .map((heading, index) => `  ${table} td:nth-child(${index + 2})::before { content: "${heading}: "; }`)
    .join('\n');
}

const LOOK = `
:root { color-scheme: light dark; --text: #1b1b1b; --page: #fff; --line: #767676; --soft: #f3f2f1; --link: #0b4f8a; --quiet: #505050; --good: #1b5e20; --bad: #8c1d18; --partly: #6b4a00; --ask: #0b4f8a; }
@media (prefers-color-scheme: dark) {
  :root { --text: #ececec; --page: #161616; --line: #8a8a8a; --soft: #2a2a2a; --link: #8ec5ff; --quiet: #bdbdbd; --good: #a5d6a7; --bad: #ffb4ab; --partly: #ffd479; --ask: #8ec5ff; }
}
* { box-sizing: border-box; }
html { scroll-padding-top: 4.5rem; }
body { font: 1rem/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 72rem; padding: 1rem; overflow-wrap: anywhere; color: var(--text); background: var(--page); }
a { color: var(--link); } code { font-size: .9375em; }
h1 { font-size: 1.75rem; line-height: 1.2; }
h2 { font-size: 1.5rem; margin-top: 2.5rem; border-bottom: 1px solid var(--line); }
h3 { font-size: 1.25rem; margin: 2rem 0 .5rem; } h4 { font-size: 1.0625rem; margin: 1.25rem 0 .25rem; }
header p, .words { max-width: 60rem; }
nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; list-style: none; padding: 0; }
.skip { position: absolute; left: -999rem; } .skip:focus { position: static; }
:focus-visible { outline: 3px solid Highlight; outline-offset: 2px; }
.at, small { color: var(--quiet); font-size: .875rem; font-weight: 400; }
dl { margin: 0; } dd { margin: 0; grid-column: 2; }
.words > div { display: grid; grid-template-columns: 16rem 1fr; column-gap: 1rem; border-bottom: 1px solid var(--line); padding: .4rem 0; }
dt { font-weight: 600; }
.level strong { font-size: 1.375rem; display: block; }
.counts { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; } .counts b { font-size: 1.25rem; }
.state { font-weight: 600; border-left: .25rem solid currentColor; padding-left: .4rem; white-space: nowrap; }
.state.is-met, .state.is-attested, .gate.open .answer { color: var(--good); }
.state.is-not-met, .gate.closed .answer { color: var(--bad); } .state.is-partly { color: var(--partly); }
.state.is-needs-attestation, .state.is-stale { color: var(--ask); border-left-style: dashed; }
.state.is-not-applicable, .gate.none .answer { color: var(--quiet); }
.bar { width: 7rem; height: .7rem; vertical-align: middle; }
.bar .track { fill: var(--soft); stroke: var(--line); stroke-width: 1; vector-effect: non-scaling-stroke; } .bar .full { fill: var(--link); }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
.scroll caption { position: absolute; left: -999rem; }
th, td { border-bottom: 1px solid var(--line); padding: .35rem .6rem; text-align: left; vertical-align: top; }
thead th { background: var(--soft); } tbody th { font-weight: 400; } tr.above th { font-weight: 600; padding-top: .9rem; }
.scores th:first-child { min-width: 14rem; } .scores td { overflow-wrap: break-word; font-variant-numeric: tabular-nums; } .scores thead th { overflow-wrap: normal; } .scores td:nth-child(2), .scores td:nth-child(3) { white-space: nowrap; } .subjects th .at { display: inline-block; }
.view { margin-top: .75rem; } .view summary, .item > summary { cursor: pointer; }
.gates { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 20rem), 1fr)); gap: 1rem; align-items: start; }
.gate { border: 1px solid var(--line); border-top-width: .3rem; padding: 0 1rem .5rem; } .gate.closed { border-top-color: var(--bad); } .gate.open { border-top-color: var(--good); }
.gate h3 { margin-top: .75rem; display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 1rem; } .gate > ul { list-style: none; padding: 0; } .gate details ul { padding-left: 1.1rem; } .gate details ul { font-size: .9375rem; } .gate > ul > li > a { display: inline-block; padding: .15rem 0; } .gate summary { cursor: pointer; color: var(--quiet); font-size: .875rem; padding: .25rem 0; } .view td a { display: inline-block; min-width: 1.5rem; padding: .1rem 0; }
.tasks { padding-left: 0; list-style: none; } .task { border-bottom: 1px solid var(--line); padding: .6rem 0; } .task p { margin: .15rem 0; } .task ul { list-style: none; padding-left: .5rem; margin: .3rem 0; } .task li { padding-left: 1.6rem; text-indent: -1.6rem; } .task li > * { text-indent: 0; }
.box { font-size: 1.25rem; line-height: 1; display: inline-block; width: 1.4rem; }
.item { border-bottom: 1px solid var(--line); } .item > summary { padding: .45rem 0; } .item > summary .state { display: inline-block; min-width: 11.5rem; }
.inside { padding: 0 0 1rem 1.1rem; max-width: 60rem; } .inside p { margin: .25rem 0; } .do { display: block; } .do::before { content: "→ "; }
.subjects { padding: 0; } ul.subjects { list-style: none; } .of { border-top: 1px dotted var(--line); padding: .5rem 0; } .evidence { margin: .25rem 0; padding-left: 1.25rem; font-size: .9375rem; }
.filter { display: none; }
@supports selector(:has(a)) {
  .filter { display: flex; flex-wrap: wrap; gap: .3rem 1.25rem; align-items: baseline; padding: .5rem 0; background: var(--page); border-bottom: 1px solid var(--line); }
  #items > .filter { position: sticky; top: 0; z-index: 1; }
  .filter label { font-weight: 600; } .filter > span { max-width: 100%; } .filter select { font: inherit; max-width: min(16rem, 100%); padding: .2rem; } .filter > span:last-child { color: var(--quiet); font-size: .875rem; }
}
/* Laid out when it comes into sight: thousands of rows would make the page wait. */
.many .element { content-visibility: auto; contain-intrinsic-size: auto 30rem; }
@media (max-width: 45rem) {
  .words > div { display: block; } #items > .filter { position: static; }
  thead { position: absolute; left: -999rem; }
  table, tbody, tr, th, td, caption { display: block; width: 100%; }
  .scores tr { border-bottom: 1px solid var(--line); padding: .3rem 0; } .scores th:first-child { min-width: 0; font-weight: 600; }
  th, td { border: 0; padding: .05rem 0; } td::before { font-weight: 600; }
  .item > summary .state { min-width: 0; } .item > summary .name, .item > summary small { display: block; } .inside { padding-left: 0; }
${cellLabels('.scores', ELEMENT_HEADINGS)}
${cellLabels('.subjects', SUBJECT_HEADINGS)}
${cellLabels('.view', ['', 'Score', 'Done', 'Items'])}
}
@media (forced-colors: active) {
  .bar .track { fill: Canvas; stroke: CanvasText; } .bar .full { fill: CanvasText; } thead th { border-bottom: 3px solid CanvasText; }
  .gate { border-color: CanvasText; } .filter { border: 1px solid CanvasText; padding: .5rem; }
}
@page { size: A4; margin: 15mm 14mm; @bottom-left { content: "Governance checklist"; font: 8pt sans-serif; } @bottom-right { content: counter(page) " / " counter(pages); font: 8pt sans-serif; } }
@media print {
  :root { --text: #000; --page: #fff; --line: #767676; --soft: #eee; --link: #000; --quiet: #333; --good: #000; --bad: #000; --partly: #000; --ask: #000; color-scheme: light; }
  body { max-width: none; padding: 0; font-size: 9.5pt; line-height: 1.35; } nav, .skip, .filter { display: none; } a { text-decoration: none; }
  h1 { font-size: 16pt; } h2 { font-size: 13pt; } h3 { font-size: 11.5pt; } h4 { font-size: 10pt; } .at, small, .evidence { font-size: 8.5pt; }
  .bar .track, .bar .full, thead th { print-color-adjust: exact; } .bar .full { fill: #444; } .bar { width: 4rem; } .gates { display: block; } .gate { margin-bottom: 1em; } .gate summary { display: none; } .gate details ul { font-size: 8.5pt; }
  .scroll { overflow: visible; } thead { display: table-header-group; } tr, .task li, .evidence li { break-inside: avoid; } h2, h3, h4, summary, .task > p { break-after: avoid; }
  #attest, #items { break-before: page; } .many .element { content-visibility: visible; }
  details::details-content { display: block; content-visibility: visible; } summary { list-style: none; }
}
`;

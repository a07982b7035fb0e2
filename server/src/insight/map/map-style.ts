import { FLOW_HEADINGS } from './map-lists.ts';
import { PICTURE_STYLE } from './picture-style.ts';

/** How the page of the map looks: light and dark, narrow, in forced colours, on paper. */
export const MAP_STYLE: string = `
:root { color-scheme: light dark; --text: #1b1b1b; --page: #fff; --line: #767676; --soft: #f3f2f1; --link: #0b4f8a; --quiet: #505050; --open: #7a3300; --open-page: #fff4e5; }
@media (prefers-color-scheme: dark) {
  :root { --text: #ececec; --page: #161616; --line: #8a8a8a; --soft: #2a2a2a; --link: #8ec5ff; --quiet: #bdbdbd; --open: #ffcf99; --open-page: #33240f; }
}
* { box-sizing: border-box; } [hidden] { display: none !important; }
body { font: 1rem/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 110rem; padding: 1rem; overflow-wrap: anywhere; color: var(--text); background: var(--page); }
a { color: var(--link); }
h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 .5rem; }
h2 { font-size: 1.375rem; margin: 2rem 0 .5rem; border-bottom: 1px solid var(--line); } h3 { font-size: 1.0625rem; margin: 1.25rem 0 .25rem; }
header p, footer p { max-width: 60rem; margin: 0 0 .5rem; } nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1rem; list-style: none; margin: 0; padding: 0; }
.skip { position: absolute; left: -999rem; } .skip:focus { position: static; }
:focus-visible { outline: 3px solid Highlight; outline-offset: 2px; }
.at { color: var(--quiet); font-size: .875rem; }
.open { color: var(--open); background: var(--open-page); border-left: .3rem solid var(--open); padding: 0 .5rem; font-weight: 600; }
#picture > h2 { margin-top: 1rem; }
.tools { display: flex; flex-wrap: wrap; gap: .4rem 1rem; align-items: center; margin-bottom: .5rem; }
.tools label { font-weight: 600; max-width: 100%; } .tools input, .tools select, button { font: inherit; color: inherit; background: var(--page); border: 1px solid var(--line); border-radius: .25rem; padding: .15rem .5rem; max-width: 100%; min-height: 1.75rem; min-width: 1.75rem; }
button { cursor: pointer; } button:hover { background: var(--soft); } .find input { width: 14rem; }
.zoom { display: flex; flex-wrap: wrap; gap: .25rem; }
#found { display: flex; flex-wrap: wrap; gap: .25rem; list-style: none; margin: 0; padding: 0; width: 100%; } #found:empty { display: none; }
.hint { margin: 0; width: 100%; color: var(--quiet); font-size: .875rem; }
.stage { display: flex; flex-wrap: wrap; gap: 1rem; align-items: stretch; }
.view { flex: 1 1 30rem; min-width: 0; overflow: auto; border: 1px solid var(--line); max-height: 90vh; }
.view .map { display: block; }
.view.live { overflow: hidden; touch-action: none; cursor: grab; } .view.live.dragging { cursor: grabbing; } .view.live .map { width: 100%; height: 100%; }
.live .node { cursor: pointer; } .live .node:hover .shape, .live .row:hover .hit { stroke: var(--link); stroke-width: 3; }
.live .node:focus { outline: none; } .live .node:focus-visible .shape, .live .row:focus-visible .hit { stroke: var(--link); stroke-width: 4; stroke-dasharray: none; }
.live .chosen .shape, .live .row.chosen .hit { stroke: var(--link); stroke-width: 4; } .live .row.near-by .hit { stroke: var(--link); stroke-width: 1.5; }
.live .line-hit { fill: none; stroke: transparent; stroke-width: 12; cursor: pointer; } .live .dim { opacity: .22; } .live .line.lit { stroke: var(--link); }
.is-far .near { display: none; } .map.is-far .far { display: inline; }
.map.is-far .line { vector-effect: non-scaling-stroke; stroke-width: .8; } .map.is-far .level-2 { stroke-width: 1.2; } .map.is-far .level-3 { stroke-width: 2; } .map.is-far .level-4 { stroke-width: 3; }
.signs { display: flex; flex-wrap: wrap; gap: .1rem 1.25rem; list-style: none; margin: .5rem 0 0; padding: 0; font-size: .8125rem; } .signs li { display: flex; align-items: center; gap: .35rem; }
.details { flex: 1 1 18rem; max-width: 32rem; max-height: 75vh; overflow: auto; border: 1px solid var(--line); padding: .5rem .75rem; } .details h3 { margin: 0; } .details h4 { margin: .75rem 0 .25rem; }
.said { min-height: 1.5em; margin: .25rem 0 0; color: var(--quiet); }
dl { margin: 0; } dd { margin: 0; grid-column: 2; } dt { font-weight: 600; }
.entry > dl > div { display: grid; grid-template-columns: 12rem 1fr; column-gap: 1rem; border-bottom: 1px solid var(--line); padding: .2rem 0; }
.entry { scroll-margin-top: 1rem; } .entry h3 button { font-size: .8125rem; font-weight: 400; margin-left: .5rem; }
.details .entry > dl > div { display: block; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; } caption { text-align: left; padding: .25rem 0; color: var(--quiet); }
th, td { border-bottom: 1px solid var(--line); padding: .35rem .5rem; text-align: left; vertical-align: top; font-weight: 400; overflow-wrap: break-word; } thead th { background: var(--soft); font-weight: 600; overflow-wrap: normal; } tbody th { font-weight: 600; }
.flows th, .flows td { min-width: 7rem; } .flows td:nth-child(5) { min-width: 3rem; text-align: right; } .flows td:nth-child(10) { min-width: 10rem; overflow-wrap: anywhere; }
.far-away .entry { content-visibility: auto; contain-intrinsic-size: auto 14rem; }
@media screen { tr.out { display: none; } }
@media (pointer: coarse) { .view.live { touch-action: pan-y; } }
@media (max-width: 45rem) {
  .entry > dl > div { display: block; } .view { flex-basis: 100%; } .details { flex-basis: 100%; max-width: none; }
  thead { position: absolute; left: -999rem; } table, tbody, tr, th, td, caption { display: block; width: 100%; }
  tr { border: 1px solid var(--line); margin-bottom: .75rem; padding: .3rem 0; } .flows th, .flows td, .flows td:nth-child(n + 5) { border: 0; padding: .1rem .6rem; min-width: 0; text-align: left; overflow-wrap: anywhere; }
  td::before { font-weight: 600; }
${[...FLOW_HEADINGS.slice(1), 'Written'].map((heading, index) => `  .flows td:nth-child(${index + 2})::before { content: "${heading}: "; }`).join('\n')}
}
@media (forced-colors: active) {
  .live .dim { opacity: .45; } .live .chosen .shape, .live .row.chosen .hit, .live .node:focus-visible .shape, .live .row:focus-visible .hit { stroke: Highlight; } .live .line.lit { stroke: Highlight; } thead th { border-bottom: 3px solid CanvasText; }
}
@page { size: landscape; margin: 12mm; @bottom-left { content: "Map of the data ecosystem"; font: 8pt sans-serif; } @bottom-right { content: counter(page) " / " counter(pages); font: 8pt sans-serif; } }
@media print {
  :root { --text: #000; --page: #fff; --line: #767676; --soft: #eee; --link: #000; --quiet: #333; --open: #000; --open-page: #fff; color-scheme: light; }
  body { max-width: none; padding: 0; font-size: 9pt; line-height: 1.35; } nav, .skip, .tools, .details, .said, .entry button { display: none !important; }
  .stage { display: block; } .view, .view.live { overflow: visible; max-height: none; height: auto !important; border: 0; } .view .map, .view.live .map { width: 100%; height: auto; max-height: 175mm; } .live .dim { opacity: 1; }
  #words { break-before: page; } .scroll { overflow: visible; } thead { display: table-header-group; } tr, .entry > dl > div { break-inside: avoid; } h2, h3 { break-after: avoid; } .flows th, .flows td { min-width: 0; } a { text-decoration: none; }
}
${PICTURE_STYLE}`;

import { escapeHtml } from '../escape-html.ts';
import type { WrittenAt } from '../written-at.ts';
import { mapKeys } from './map-keys.ts';
import { type Entry, FLOW_HEADINGS, type FlowRow, type MapLists, mapLists, type Section } from './map-lists.ts';
import { type DrawnMapReport, scopeOf, summaryOf } from './map-report.ts';
import { mapLegend, mapSvg } from './map-svg.ts';
import type { MapAgreement, MapNode } from './parts.ts';

/**
 * The map as the content of a page's body: the picture, and all that is in it as tables and lists. It is whole without its script
 * (`MAP_SCRIPT`), which brings zoom, search, filters and details.
 */
export function* mapPage(report: DrawnMapReport): Generator<string> {
  const { ecosystem, picture, broken, day, shown, toolVersion } = report;
  const lists = mapLists(ecosystem);
  const keys = mapKeys(ecosystem);
  const scope = scopeOf(report);
  yield `<a class="skip" href="#words">Skip the picture: the map in words</a>
<header>
<h1>Map of the data ecosystem</h1>
<p>As of ${escapeHtml(day)}: ${summaryOf(ecosystem)}.${scope === '' ? '' : ` ${inline(scope)}`}</p>
<nav aria-label="Parts of this page">
<ul>
<li><a href="#picture">Picture</a></li>
<li><a href="#flows">Flows</a></li>
${lists.sections.map(({ id, title, entries }) => `<li><a href="#${id}">${title} (${entries.length})</a></li>`).join('\n')}
</ul>
</nav>
</header>
<main>
`;
  if (broken.length > 0)
    yield `<section aria-labelledby="broken">
<h2 id="broken">Files that could not be read in full</h2>
<p class="open">Their syntax is broken, so something may be missing below: ${broken.map((path) => inline(shown(path))).join(', ')}.</p>
</section>
`;
  yield `<section id="picture" aria-labelledby="picture-title">
<h2 id="picture-title">Picture</h2>
${toolbar(ecosystem.agreements)}<div class="stage">
<div class="view" role="group" aria-label="Picture of the map" tabindex="0">
`;
  yield* mapSvg(ecosystem, picture);
  yield `</div>
<section class="details" aria-labelledby="details-title" hidden>
<h3 id="details-title" tabindex="-1">What is selected</h3>
<div class="chosen-entries"></div>
</section>
</div>
${mapLegend()}
${picture.withoutLines ? '<p class="open">There are too many boxes for lines between them. The tables below have all flows, and `concordat map --focus` shows a part with its lines.</p>\n' : ''}<p class="said" role="status"></p>
</section>
<div id="words" tabindex="-1">
`;
  yield* flowTable(lists, keys, shown);
  for (const section of lists.sections) yield* sectionMarkup(section, keys, report);
  yield `</div>
</main>
<footer>
<p>Made by Concordat ${escapeHtml(toolVersion)} from what is written in the files. An organisation is one by its identifier; a name alone is joined to the one organisation that is called so. “Personal data” is what the standards declare or what is as good as sure by their names. It says what is recorded, and judges nothing.</p>
</footer>
`;
}

/** Hidden as long as no script makes it work. */
function toolbar(agreements: readonly MapAgreement[]): string {
  const values = [...new Set(agreements.flatMap(({ classifications }) => classifications.map(({ value }) => value)))];
  const select = (name: string, label: string, options: readonly (readonly [value: string, text: string])[]): string =>
    `<label>${label} <select data-filter="${name}" autocomplete="off"><option value="">all</option>${options.map(([value, text]) => `<option value="${escapeHtml(value)}">${escapeHtml(text)}</option>`).join('')}</select></label>`;
  return `<div class="tools" role="group" aria-label="Find and filter" hidden>
<label class="find">Find <input type="search" autocomplete="off" spellcheck="false" aria-controls="found"></label>
${select('values', 'Classification', [...values.sort().map((value) => [value, value] as const), [UNCLASSIFIED, 'not classified']])}
${select('personal', 'Personal data', [
  ['personal', 'personal data'],
  ['special', 'special categories or offences'],
  ['unclear', 'not clear'],
  ['none', 'none'],
])}
${select('stage', 'Status', [
  ['in-force', 'in force'],
  ['not-yet', 'not yet in force'],
  ['over', 'ended'],
])}
${select('kind', 'Kind', [
  ['organisation', 'organisations'],
  ['agreement', 'agreements'],
  ['standard', 'standards'],
  ['dataset', 'datasets'],
])}
<span class="zoom" role="group" aria-label="Zoom"><button type="button" data-zoom="in" aria-label="Zoom in">+</button><button type="button" data-zoom="out" aria-label="Zoom out">−</button><button type="button" data-zoom="whole">Whole map</button><button type="button" data-zoom="true">Readable size</button></span>
<ul id="found" aria-label="Found"></ul>
<p class="hint">Tab leads into the picture; there arrow keys follow the lines, Enter selects, Escape lets go, + and − zoom. Drag or use the wheel with Ctrl to move and zoom.</p>
</div>
`;
}

const UNCLASSIFIED = 'not classified';

function* flowTable(
  { flows }: MapLists,
  keys: ReadonlyMap<string, string>,
  shown: (path: string) => string,
): Generator<string> {
  yield '<section id="flows" aria-labelledby="flows-title">\n<h2 id="flows-title">Flows</h2>\n';
  if (flows.length === 0) {
    yield '<p>No agreement among these files says who gives data to whom.</p>\n</section>\n';
    return;
  }
  yield `<div class="scroll" role="group" aria-label="Table: Flows" tabindex="0">
<table class="flows">
<caption>Who gives what to whom, under which agreement</caption>
<thead><tr>${[...FLOW_HEADINGS, 'Written'].map((text) => `<th scope="col">${text}</th>`).join('')}</tr></thead>
<tbody>
`;
  for (const row of flows) yield flowRow(row, keys, shown);
  yield '</tbody>\n</table>\n</div>\n</section>\n';
}

function flowRow(
  { agreement, cells }: FlowRow,
  keys: ReadonlyMap<string, string>,
  shown: (path: string) => string,
): string {
  const [from = '', ...others] = cells;
  const link = keys.get(agreement.id);
  const rest = others.map((text, index) =>
    index === 1 ? `<td><a href="#${link}">${inline(text)}</a></td>` : `<td>${inline(text)}</td>`,
  );
  return `<tr data-of="${link}"><th scope="row">${inline(from)}</th>${rest.join('')}<td>${place(agreement.at, shown)}</td></tr>\n`;
}

function* sectionMarkup(
  { id, title, none, entries }: Section,
  keys: ReadonlyMap<string, string>,
  { shown }: DrawnMapReport,
): Generator<string> {
  yield `<section id="${id}" aria-labelledby="${id}-title">\n<h2 id="${id}-title">${title}</h2>\n`;
  if (entries.length === 0) yield `<p>${none}</p>\n`;
  for (const entry of entries) yield entryMarkup(entry, keys, shown);
  yield '</section>\n';
}

function entryMarkup(
  { heading, node, near, facts }: Entry,
  keys: ReadonlyMap<string, string>,
  shown: (path: string) => string,
): string {
  const around = [...new Set(near.flatMap((id) => keys.get(id) ?? []))];
  const id = node ? ` id="${keys.get(node.id)}"${nodeData(node)}` : '';
  const terms = facts
    .filter(({ lines }) => lines.length > 0)
    .map(({ term, lines }) => {
      const said = lines.map(({ text, at }) => `<dd>${inline(text)}${at ? ` ${place(at, shown)}` : ''}</dd>`);
      return `<div><dt>${term}</dt>${said.join('')}</div>\n`;
    });
  return `<article class="entry"${id} data-near="${around.join(' ')}">
<h3>${inline(heading)}</h3>
<dl>
${terms.join('')}</dl>
</article>
`;
}

/** What the script filters and finds by. */
function nodeData(node: MapNode): string {
  const data: { kind: string; values?: string; personal?: string; stage?: string; find?: string } = { kind: node.kind };
  if (node.kind === 'agreement' || node.kind === 'standard') {
    data.values = node.classifications.map(({ value }) => value).join('\n') || UNCLASSIFIED;
    data.personal = [node.personal, ...(node.special || node.criminal ? ['special'] : [])].join('\n');
  }
  if (node.kind === 'agreement') data.stage = node.stage;
  data.find = [node.label, node.identifier ?? ''].join(' ').toLowerCase();
  return Object.entries(data)
    .map(([key, value]) => ` data-${key}="${escapeHtml(value)}"`)
    .join('');
}

function place({ file, line }: WrittenAt, shown: (path: string) => string): string {
  const path = escapeHtml(shown(file));
  return `<span class="at" data-file="${path}" data-line="${line}">${path}:${line}</span>`;
}

/** Text of an author within a line of ours: its direction stays its own. */
function inline(text: string): string {
  return `<bdi>${escapeHtml(text)}</bdi>`;
}

import { escapeHtml } from './escape-html.ts';
import type { InventoriedStandard, InventoryRow } from './inventory.ts';
import { FILTERS } from './inventory-filters.ts';
import {
  classificationText,
  counted,
  fieldName,
  GROUP_HEADINGS,
  groupCells,
  type InventoryReport,
  knownFrom,
  missingText,
  NOT_RECORDED,
  scopeText,
  sentence,
} from './inventory-report.ts';
import { type Group, isPersonal, totalsOf } from './inventory-totals.ts';
import type { RecordedTopic, Statement } from './processing-record.ts';
import type { RecordedAgreement } from './recorded-agreement.ts';
import { sourceLink } from './source-link.ts';

/**
 * The inventory for a data-protection officer, as the content of a page's body: what is recorded about the personal data of each standard, by
 * the headings of Article 30 of the GDPR, with what is not recorded shown as such, and each field with what speaks for it. In parts, so
 * that a large one is never held as a whole. Without scripts; the filter is a matter of style.
 */
export function* inventoryPage(report: InventoryReport): Generator<string> {
  const totals = totalsOf(report.inventory);
  const { broken, day, shown, toolVersion } = report;
  const many = totals.standards.filter(({ fields, none }) => fields > none).length > MANY;
  const anyone = totals.all.fields > totals.all.none;
  yield `<a class="skip" href="#standards">Skip to the standards</a>
<header>
<h1>Inventory of personal data</h1>
<p>As of ${escapeHtml(day)}. ${escapeHtml(sentence(totals.all))}</p>
<nav aria-label="Parts of this page">
<ul>
<li><a href="#overview">Overview</a></li>
<li><a href="#standards">Standards with personal data</a></li>
<li><a href="#words">How to read this page</a></li>
</ul>
</nav>
</header>
<main>
`;
  if (broken.length > 0)
    yield `<section aria-labelledby="broken">
<h2 id="broken">Files that could not be read in full</h2>
<p class="open">Their syntax is broken, so fields may be missing below: ${broken.map((path) => inline(shown(path))).join(', ')}.</p>
</section>
`;
  yield `<section id="overview" aria-labelledby="overview-title">
<h2 id="overview-title">Overview</h2>
${groupTable('By category of personal data', 'Category', totals.categories)}
${groupTable('By special category', 'Special category', totals.specials)}
${groupTable('By classification', 'Classification', totals.classifications)}
<h3 id="by-standard">By standard</h3>
`;
  yield* standardsTable(totals.standards, shown);
  yield `</section>
<section id="standards"${many ? ' class="many"' : ''} aria-labelledby="standards-title" tabindex="-1">
<h2 id="standards-title">Standards with personal data</h2>
${anyone ? filter(report) : '<p>In none of the fields personal data were recognised.</p>'}
`;
  let index = 0;
  for (const standard of report.inventory) {
    if (standard.rows.some(isPersonal)) yield* standardSection(standard, index, report);
    index++;
  }
  yield `</section>
${WORDS}
</main>
<footer>
<p>Made by Concordat ${escapeHtml(toolVersion)} from what is written in the files. It says what is recorded there, and judges nothing.</p>
</footer>
`;
}

/** Standards with personal data that a browser lays out at once without making its reader wait. */
const MANY = 50;

function groupTable(title: string, heading: string, groups: readonly Group[]): string {
  if (groups.length === 0) return '';
  const lines = groups.map((group) => numbersRow(escapeHtml(group.name), group));
  return `<h3>${title}</h3>\n${numbersOpen(title, heading)}${lines.join('')}${TABLE_CLOSE}`;
}

function* standardsTable(
  groups: readonly (Group & { readonly file: string })[],
  shown: (path: string) => string,
): Generator<string> {
  if (groups.length === 0) {
    yield '<p>There is no standard in these files.</p>\n';
    return;
  }
  yield numbersOpen('By standard', 'Standard');
  for (const [index, group] of groups.entries()) {
    const name = escapeHtml(group.name);
    const linked = group.fields > group.none ? `<a href="#standard-${index}">${name}</a>` : name;
    yield numbersRow(
      `${linked}<span class="at">${sourceLink(shown(group.file), 1, escapeHtml(shown(group.file)))}</span>`,
      group,
    );
  }
  yield TABLE_CLOSE;
}

function numbersOpen(caption: string, heading: string): string {
  return tableOpen('numbers', caption, [heading, ...GROUP_HEADINGS]);
}

function numbersRow(name: string, group: Group): string {
  const cells = groupCells(group).map((text) => `<td>${text}</td>`);
  return `<tr><th scope="row">${name}</th>${cells.join('')}</tr>\n`;
}

/** What is wider than the page scrolls on its own, by keyboard as well. Groups, since a landmark for each table would be in the way. */
function tableOpen(kind: 'numbers' | 'fields', caption: string, head: readonly string[]): string {
  return `<div class="scroll" role="group" aria-label="${escapeHtml(`Table: ${caption}`)}" tabindex="0">
<table class="${kind}">
<caption>${escapeHtml(caption)}</caption>
<thead><tr>${head.map((text) => `<th scope="col">${escapeHtml(text)}</th>`).join('')}</tr></thead>
<tbody>
`;
}

const TABLE_CLOSE = '</tbody>\n</table>\n</div>\n';

/** Shown by browsers that know `:has`; the others show all. */
function filter({ inventory }: InventoryReport): string {
  const counts = new Map<string, number>();
  for (const { rows } of inventory)
    for (const row of rows.filter(isPersonal))
      for (const { id, holds } of FILTERS) if (holds(row)) counts.set(id, (counts.get(id) ?? 0) + 1);
  const all = [...counts.values()].length;
  if (all === 0) return '';
  const options = (group: string): string => {
    const found = FILTERS.filter((one) => one.group === group && counts.has(one.id));
    if (found.length === 0) return '';
    const list = found.map(({ id, label }) => `<option value="${id}">${label} (${counts.get(id)})</option>`);
    return `<optgroup label="${group}">${list.join('')}</optgroup>`;
  };
  const groups = [...new Set(FILTERS.map(({ group }) => group))];
  return `<p class="filter"><label for="filter">Show on the screen</label> <select id="filter" autocomplete="off"><option value="all">all fields with personal data</option>${groups.map(options).join('')}</select> <span>What is printed is always complete.</span></p>`;
}

function* standardSection(standard: InventoriedStandard, index: number, report: InventoryReport): Generator<string> {
  const { rows, fields, file } = standard;
  const { shown } = report;
  const { language, topics, agreements } = report.recordOf(standard);
  const id = `standard-${index}`;
  const lang = langOf(language);
  const personal = rows.flatMap((row, at) => {
    const field = fields[at];
    return field && isPersonal(row) ? [{ row, field }] : [];
  });
  const kinds = new Set(personal.flatMap(({ row }) => kindsOf(row)));
  const { label, id: identifier, version, status } = standard.standard;
  const about = [
    ...(identifier ? [identifier.value] : []),
    ...(version ? [`version ${version.value}`] : []),
    ...(status ? [status.value] : []),
  ];
  yield `<section class="standard ${[...kinds].join(' ')}" id="${id}">
<h3${lang}>${inline(label)}</h3>
<p class="at">${[sourceLink(shown(file), 1, inline(shown(file))), ...about.map(inline)].join(' · ')}</p>
<h4>What is recorded</h4>
${topicList(topics, lang, shown)}`;
  if (agreements.length === 0)
    yield `<h4>Agreements</h4>\n<p>No agreement among these files shares a field of this standard.</p>\n`;
  else yield `<h4>Agreements</h4>\n${agreements.map((agreement) => agreementPart(agreement, shown)).join('')}`;
  yield `<h4>Fields with personal data</h4>\n${tableOpen('fields', `Fields with personal data: ${label}`, FIELD_HEADINGS)}`;
  for (const { row, field } of personal) yield fieldRow(row, { file: shown(file), line: report.lineOf(field) }, lang);
  yield TABLE_CLOSE;
  const others = rows.filter((row) => !isPersonal(row)).map(fieldName);
  if (others.length > 0)
    yield `<details${lang}><summary lang="en">${counted(others.length, 'further field')} in which no personal data were recognised</summary>
<p>${others.map(escapeHtml).join(', ')}</p>
</details>
`;
  yield '</section>\n';
}

function topicList(topics: readonly RecordedTopic[], lang: string, shown: (path: string) => string): string {
  const items = topics.map(({ title, article, statements, missing }) => {
    const asked = article === undefined ? '' : ` <small>Art. ${article}</small>`;
    const said = statements.map((statement) => `<dd>${statementText(statement, lang, shown)}</dd>`);
    const open =
      statements.length === 0
        ? `<dd class="open">${NOT_RECORDED}</dd>`
        : missing.length > 0
          ? `<dd class="open">${escapeHtml(missingText(missing))}</dd>`
          : '';
    return `<div><dt>${title}${asked}</dt>${said.join('')}${open}</div>\n`;
  });
  return `<dl class="record">\n${items.join('')}</dl>\n`;
}

function statementText(statement: Statement, lang: string, shown: (path: string) => string): string {
  const scope = scopeText(statement);
  const { text, at } = statement;
  return [
    lang === '' ? inline(text) : `<bdi${lang}>${escapeHtml(text)}</bdi>`,
    ...(scope === '' ? [] : [`<span class="for">${escapeHtml(scope)}</span>`]),
    ...(at
      ? [
          `<span class="at">${sourceLink(shown(at.file), at.line, `${breakable(shown(at.file))}, line&nbsp;${at.line}`)}</span>`,
        ]
      : []),
  ].join(' ');
}

function agreementPart(agreement: RecordedAgreement, shown: (path: string) => string): string {
  const { label, id, status, at, fields, topics } = agreement;
  const about = [
    ...(id === undefined ? [] : [id]),
    ...(status === undefined ? ['status not recorded'] : [status]),
    `shares ${counted(fields, 'field')} of this standard`,
  ];
  const written = sourceLink(shown(at.file), at.line, inline(`${shown(at.file)}, line ${at.line}`));
  return `<h5>${inline(label)}</h5>
<p class="at">${[...about.map(inline), written].join(' · ')}</p>
${topicList(topics, '', shown)}`;
}

/** The labels of the cells on narrow screens, in `inventory-style.ts`, are these as well. */
const FIELD_HEADINGS = [
  'Field',
  'Identifies',
  'Special category',
  'Category',
  'Known from',
  'Evidence',
  'Classification',
  'Shared under',
  'Line',
];

function fieldRow(row: InventoryRow, { file, line }: { file: string; line: number }, lang: string): string {
  const cells = [
    row.personal,
    row.special ?? 'no',
    row.category,
    knownFrom(row),
    row.evidence.join('; '),
    classificationText(row),
    row.sharedUnder.length > 0 ? row.sharedUnder.join(', ') : 'no agreement',
  ].map(breakable);
  return `<tr class="${kindsOf(row).join(' ')}"><th scope="row"${lang}>${breakable(fieldName(row))}</th>${[
    ...cells,
    sourceLink(file, line, String(line)),
  ]
    .map((cell) => `<td>${cell}</td>`)
    .join('')}</tr>\n`;
}

function kindsOf(row: InventoryRow): string[] {
  return FILTERS.flatMap(({ id, holds }) => (holds(row) ? [id] : []));
}

/** Only what looks like a tag: anything else would mislead a screen reader. */
function langOf(language: string | undefined): string {
  if (language === undefined || language === 'en') return '';
  return /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(language) ? ` lang="${language}"` : '';
}

/** Text of an author within a line of ours: its direction stays its own. */
function inline(text: string): string {
  return `<bdi>${escapeHtml(text)}</bdi>`;
}

/** Long names and identifiers break where their parts end. */
function breakable(text: string): string {
  return escapeHtml(text.replace(/(?<=\w[._:/])(?=\w)/g, BREAK)).replaceAll(BREAK, '<wbr>');
}

/** A private character that no font has; in the text of an author it becomes a place to break as well. */
const BREAK = '\u{f0000}';

const WORDS = `<section id="words" aria-labelledby="words-title">
<h2 id="words-title">How to read this page</h2>
<dl class="words">
<div><dt>Direct</dt><dd>Identifies a person by itself, such as a name or a national number.</dd></div>
<div><dt>Indirect</dt><dd>Identifies a person together with other fields, stands for a person, or tells something about one.</dd></div>
<div><dt>Mixed</dt><dd>May concern a person or an organisation; the files do not tell which.</dd></div>
<div><dt>Special category</dt><dd>One that Article 9 of the GDPR names, or crime (Article 10), where the value itself reveals it.</dd></div>
<div><dt>Declared, inherited</dt><dd>A mark at the field says so, or one at what it is based on or belongs to. A mark always counts.</dd></div>
<div><dt>Inferred</dt><dd>No mark says so. It was recognised by names, descriptions and patterns, with high, medium or low confidence; the evidence is given, and may mislead.</dd></div>
<div><dt>Configured</dt><dd>No file says so; it is the default of the project’s configuration.</dd></div>
<div><dt>${NOT_RECORDED}</dt><dd>None of these files says it. It may be recorded elsewhere.</dd></div>
<div><dt>Art. 30</dt><dd>The paragraph of Article 30 of the GDPR and of the UK GDPR that asks a controller to keep this in the record of processing activities.</dd></div>
</dl>
</section>`;

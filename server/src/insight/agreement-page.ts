import type { FurtherTerm } from './agreement/further-terms.ts';
import type { Blank, Clause, Statement } from './agreement/numbering.ts';
import type { Inline, Prose } from './agreement/prose.ts';
import { plain } from './agreement/prose.ts';
import type { Lines } from './agreement/reading.ts';
import type { ScheduledField } from './agreement/schedule.ts';
import type { SignatureBlock } from './agreement/signatures.ts';
import type { AgreementDocument, Particular, ScheduledPart } from './agreement-document.ts';
import { escapeHtml } from './escape-html.ts';

/**
 * An agreement as the content of a page's body. Everything from the file is escaped and keeps its own direction; what stands for lines of the
 * source says which, so that an editor can follow. The banner and the footer come a second time for paper, where they stand on every sheet.
 */
export function* agreementPage(agreement: AgreementDocument): Generator<string> {
  const { banner, standing, title, clauses, schedule, signatures, further, blanks, notes, footer } = agreement;
  yield `<div class="sheet-top banner" aria-hidden="true">${standing ? `<span class="stamp">${escapeHtml(standing.word)}</span>` : ''}${html(banner)}</div>
<div class="sheet-bottom" aria-hidden="true"><p class="banner">${html(banner)}</p><p>${html(footer)}</p></div>
<table class="sheets" role="presentation">
<thead><tr><td></td></tr></thead>
<tfoot><tr><td></td></tr></tfoot>
<tbody><tr><td>
<header>
<p class="banner">${html(banner)}</p>
${standing ? `<p class="standing"><strong>${escapeHtml(standing.word)}</strong> ${html(standing.why)}</p>\n` : ''}<h1${linesOf(agreement.lines)}>${html(title)}</h1>
<dl class="particulars">
${agreement.particulars.map(particular).join('')}</dl>
${blanks.length > 0 ? `<p class="open"><a href="#blanks">${blanks.length === 1 ? 'One place is' : `${blanks.length} places are`} not recorded</a> and left to be filled in.</p>\n` : ''}${notes.map((note) => `<p>${html(note)}</p>\n`).join('')}<nav aria-label="Parts of this agreement">
<ol>
${clauses.map(({ id, title: name }) => `<li><a href="#${id}">${escapeHtml(name)}</a></li>\n`).join('')}</ol>
<ul>
<li><a href="#schedule">Schedule: data items</a></li>
${further.length > 0 ? '<li><a href="#further">Annex: further terms</a></li>\n' : ''}<li><a href="#signatures">Signatures</a></li>
</ul>
</nav>
</header>
<main>
`;
  for (const one of clauses) yield clause(one);
  yield `<section id="schedule" aria-labelledby="schedule-title">
<h2 id="schedule-title">Schedule: data items</h2>
${schedule.length === 0 ? '<p class="open">Not recorded: the items of data.</p>\n' : ''}`;
  for (const part of schedule) yield scheduledPart(part);
  yield '</section>\n';
  if (further.length > 0) yield furtherPart(further);
  yield `<section id="signatures" aria-labelledby="signatures-title">
<h2 id="signatures-title">Signatures</h2>
${signatures.length === 0 ? '<p class="open">Not recorded: the parties that sign.</p>\n' : ''}<div class="signatures">
${signatures.map(signature).join('')}</div>
</section>
`;
  if (blanks.length > 0) yield blanksPart(blanks);
  yield `</main>
<footer>
<p>${html(footer)}</p>
<p class="banner">${html(banner)}</p>
</footer>
</td></tr></tbody>
</table>
`;
}

function particular({ name, value, lines }: Particular): string {
  const said = value ? html(value) : `<span class="open">Not recorded</span> ${RULE}`;
  return `<div${linesOf(lines)}><dt>${escapeHtml(name)}</dt><dd>${said}</dd></div>\n`;
}

function clause({ id, number, title, lines, statements }: Clause): string {
  return `<section class="clause" id="${id}" aria-labelledby="${id}-title">
<h2 id="${id}-title"${linesOf(lines)}><span class="number">${number}.</span> ${escapeHtml(title)}</h2>
${statements.map(statement).join('')}</section>
`;
}

function statement({ number, text, blank, lines, items }: Statement): string {
  const said = blank ? fillIn(blank) : html(text);
  const inner = items.length === 0 ? '' : `<div class="items">\n${items.map(statement).join('')}</div>\n`;
  return `<div class="statement"${linesOf(lines)}${blank ? ` id="${blank.id}"` : ''}><p><span class="number">${number}</span> ${said}</p>\n${inner}</div>\n`;
}

function fillIn({ what }: Blank): string {
  return `<span class="open">Not recorded: ${escapeHtml(what)}</span> ${RULE}`;
}

/** A line to write on. */
const RULE = '<span class="rule"></span>';

function scheduledPart({ id, title, lines, statements, fields }: ScheduledPart): string {
  const name = plain(title);
  return `<section class="item" id="${id}" aria-labelledby="${id}-title">
<h3 id="${id}-title"${linesOf(lines)}>${html(title)}</h3>
${statements.map(statement).join('')}${fields.length > 0 ? fieldTable(name, fields) : ''}</section>
`;
}

/** The labels of the cells on narrow screens, in `agreement-style.ts`, are these as well. */
export const FIELD_HEADINGS = [
  'Field',
  'Definition',
  'Type and codes',
  'Classification',
  'Personal data',
  'Why it is needed',
] as const;

function fieldTable(name: string, fields: readonly ScheduledField[]): string {
  const caption = escapeHtml(`Fields of ${name}`);
  const rows = fields.map(
    (field) =>
      `<tr${linesOf(field.lines)}${field.unknown ? ' class="unknown"' : ''}><th scope="row">${html(field.name, true)}</th>${[
        field.definition,
        field.type,
        field.classification,
        field.personal,
        field.necessity,
      ]
        .map((cell) => `<td>${html(cell, true)}</td>`)
        .join('')}</tr>\n`,
  );
  return `<div class="scroll" role="group" aria-label="Table: ${caption}" tabindex="0">
<table class="fields">
<caption>${caption}</caption>
<thead><tr>${FIELD_HEADINGS.map((text) => `<th scope="col">${text}</th>`).join('')}</tr></thead>
<tbody>
${rows.join('')}</tbody>
</table>
</div>
`;
}

function furtherPart(further: readonly FurtherTerm[]): string {
  return `<section id="further" aria-labelledby="further-title">
<h2 id="further-title">Annex: further terms</h2>
<p>The source of this agreement says this as well. It is shown as it is written there.</p>
<dl class="further">
${further.map(({ name, value, lines }) => `<div${linesOf(lines)}><dt>${html(name, true)}</dt><dd>${html(value)}</dd></div>\n`).join('')}</dl>
</section>
`;
}

function signature({ party, lines, name, role, date, notes }: SignatureBlock): string {
  const line = (label: string, value: Prose | undefined): string =>
    `<div><dt>${label}</dt><dd>${value ? html(value) : RULE}</dd></div>\n`;
  return `<div class="signature"${linesOf(lines)}>
<h3>For ${html(party)}</h3>
<dl>
${line('Signature', undefined)}${line('Name', name)}${line('Role', role)}${line('Date', date)}</dl>
${notes.map((note) => `<p>${html(note)}</p>\n`).join('')}</div>
`;
}

function blanksPart(blanks: readonly Blank[]): string {
  return `<section id="blanks" aria-labelledby="blanks-title">
<h2 id="blanks-title">Not recorded</h2>
<p>The source of this agreement does not say the following. Whether an agreement needs it is for those to judge who sign it.</p>
<ul>
${blanks.map(({ what, where }) => `<li>${escapeHtml(what)} (${escapeHtml(where)})</li>\n`).join('')}</ul>
</section>
`;
}

/** Which lines of the source an element stands for. */
function linesOf(lines: Lines | undefined): string {
  return lines ? ` data-from="${lines.from}" data-to="${lines.to}"` : '';
}

function html(text: Prose, narrow = false): string {
  return text.map((run) => inline(run, narrow)).join('');
}

function inline(run: Inline, narrow: boolean): string {
  const text = narrow ? breakable(run.text) : escapeHtml(run.text);
  if (run.kind === 'own') return text;
  const shown = `<bdi>${text}</bdi>`;
  if (run.href !== undefined) return `<a href="${escapeHtml(run.href)}" rel="noreferrer">${shown}</a>`;
  if (run.date) return `<time datetime="${escapeHtml(run.raw)}">${shown}</time>`;
  return run.raw === run.text ? shown : `<data value="${escapeHtml(run.raw)}">${shown}</data>`;
}

/** Long names and identifiers break where their parts end. */
function breakable(text: string): string {
  return escapeHtml(text.replace(/(?<=\w[._:/])(?=\w)/g, BREAK)).replaceAll(BREAK, '<wbr>');
}

/** A private character that no font has; in the text of an author it becomes a place to break as well. */
const BREAK = '\u{f0000}';

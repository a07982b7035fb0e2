import type { PublishedProgress } from '../../../generated/checklist-report.types.ts';
import { listOf } from '../../base/words.ts';
import { pillarsOf } from '../../model/checklists/pillars.ts';
import { escapeHtml } from '../escape-html.ts';
import type { ChecklistDocument } from './checklist-document.ts';
import { statesOf } from './checklist-json.ts';
import { capitalised, GATE_WORDS, levelPhrase, levelText, percent, STATES, scoreText } from './checklist-words.ts';
import { gateObstacles } from './gate-obstacles.ts';
import { badge, bar, inline, placeOf, saying, subjectAt, subjectName, table } from './page-parts.ts';
import { CHANGE_HEADINGS, CHANGE_KINDS, changeLines, isUnchanged, scoreLines, someOf } from './progress-lines.ts';
import type { ElementScore, GateResult } from './report.ts';

/** Scores of elements and subjects, and how many items are in which state. */
export function* summarySection(document: ChecklistDocument): Generator<string> {
  const { report } = document;
  const { whole } = report;
  const states = statesOf(whole.items);
  yield `<section id="summary" aria-labelledby="summary-title">
<h2 id="summary-title">Where things stand</h2>
<p class="level"><strong>${capitalised(levelPhrase(whole.level))}</strong> <span>${whole.score === undefined ? '' : `${percent(whole.score)} of what is asked is evidenced, weighted by importance; `}${whole.tally.done} of ${whole.tally.asked} items are met or attested wherever they are asked.</span></p>
<ul class="counts">
${STATES.filter((state) => states[state] > 0)
  .map((state) => `<li><b>${states[state]}</b> ${badge(state)}</li>\n`)
  .join('')}</ul>
`;
  const scores = new Map(whole.elements.map((element) => [element.id, element]));
  const pillars = pillarsOf(report.checklists);
  const body = pillars.map(({ id, title, elements }) => {
    const rows = elements.flatMap((element) => scores.get(element.id) ?? []).map(elementRow);
    const level = whole.pillars.find((pillar) => pillar.id === id)?.level;
    return rows.length === 0
      ? ''
      : `<tbody>\n<tr class="above"><th scope="rowgroup" colspan="4">${escapeHtml(title)} <small>${levelPhrase(level)}</small></th></tr>\n${rows.join('')}</tbody>\n`;
  });
  yield `<h3>By pillar and element</h3>\n${table('scores', 'Scores by pillar and element', ELEMENT_HEADINGS, body.join(''))}`;
  yield* subjectTable(document);
  const views = whole.views.filter(({ values }) => values.some(({ items }) => items.length > 0));
  if (views.length > 0) yield '<h3>In other orders</h3>\n';
  for (const { title, values, reached } of views) {
    const asked = values.filter(({ items }) => items.length > 0);
    const rows = asked.map(
      (value) =>
        `<tr><th scope="row">${escapeHtml(value.title)}${reached?.includes(value.id) ? ' <small>reached</small>' : ''}</th><td>${bar(value.score)} ${scoreText(value.score)}</td><td>${value.tally.done} of ${value.tally.asked}</td><td>${value.items.map((item) => `<a href="#item-${escapeHtml(encodeURIComponent(item))}">${escapeHtml(item)}</a>`).join(', ')}</td></tr>\n`,
    );
    yield `<details class="view"><summary>${escapeHtml(title)}</summary>\n${table('scores', title, [title, 'Score', 'Done', 'Items'], `<tbody>\n${rows.join('')}</tbody>\n`)}</details>\n`;
  }
  yield '</section>\n';
}

export const ELEMENT_HEADINGS = ['Element', 'Score', 'Level', 'Done'];

function elementRow({ id, title, score, level, tally }: ElementScore): string {
  const name = `<th scope="row"><a href="#element-${escapeHtml(encodeURIComponent(id))}">${escapeHtml(id)} ${escapeHtml(title)}</a></th>`;
  if (score === undefined) return `<tr>${name}<td>nothing asked</td><td>–</td><td>–</td></tr>\n`;
  return `<tr>${name}<td>${bar(score)} ${percent(score)}</td><td>${levelText(level)}</td><td>${tally.done} of ${tally.asked}</td></tr>\n`;
}

export const SUBJECT_HEADINGS = ['Standard, dataset or agreement', 'Score', 'Done', 'Gates'];

function* subjectTable(document: ChecklistDocument): Generator<string> {
  const rows = document.report.subjects.map(({ subject, score, tally, gates }) => {
    const told = gates
      .filter(({ state }) => state !== 'none')
      .map(({ gate, state }) => `${gate.title}: ${GATE_WORDS[state]}`);
    return `<tr><th scope="row">${subjectName(subject)} ${subjectAt(document, subject)}</th><td>${score === undefined ? 'nothing asked' : `${bar(score)} ${percent(score)}`}</td><td>${tally.done} of ${tally.asked}</td><td>${told.length === 0 ? '–' : escapeHtml(told.join(', '))}</td></tr>\n`;
  });
  yield `<h3>By standard, dataset and agreement</h3>\n`;
  yield rows.length === 0
    ? '<p>There is none among these files.</p>\n'
    : table(
        'scores subjects',
        'Scores by standard, dataset and agreement',
        SUBJECT_HEADINGS,
        `<tbody>\n${rows.join('')}</tbody>\n`,
      );
}

/** What stands between these files and a yes. */
export function* gatesSection(document: ChecklistDocument): Generator<string> {
  const { gates } = document.report.whole;
  if (gates.length === 0) return;
  yield `<section id="gates" aria-labelledby="gates-title">
<h2 id="gates-title">Gates</h2>
<p>A gate is a question of yes or no: it is open when each of its items is met or attested, for everything that it asks.</p>
<div class="gates">
`;
  for (const result of gates) yield* gatePart(document, result);
  yield '</div>\n</section>\n';
}

function* gatePart(document: ChecklistDocument, result: GateResult): Generator<string> {
  const { gate, state } = result;
  yield `<section class="gate ${state}">
<h3>${escapeHtml(gate.title)} <span class="answer">${GATE_WORDS[state]}</span></h3>
`;
  if (state === 'none')
    yield `<p>There is no ${listOf(gate.asks, 'and').replace(' and ', ' or ')} to which its items apply.</p>\n`;
  if (state === 'open') yield '<p>Nothing is missing.</p>\n';
  const obstacles = gateObstacles(document.report, result);
  if (obstacles.length > 0) yield '<p>This keeps it closed:</p>\n<ul>\n';
  for (const { item, at } of obstacles) {
    const name = item
      ? `<a href="#item-${escapeHtml(encodeURIComponent(item.id))}">${escapeHtml(item.id)} ${escapeHtml(item.title)}</a>`
      : 'Status';
    const lines = at.map(
      ({ subject, because, place }) =>
        `<li>${subjectName(subject)}: ${saying(because)} ${subject.kind === 'workspace' ? '' : placeOf(document, place)}</li>\n`,
    );
    yield `<li>${name}\n<details><summary>${at.length === 1 ? 'Where and why' : `Where and why (${at.length})`}</summary>\n<ul>\n${lines.join('')}</ul>\n</details></li>\n`;
  }
  if (obstacles.length > 0) yield '</ul>\n';
  yield '</section>\n';
}

/** What is better and worse than in an earlier report. */
export function* progressSection(progress: PublishedProgress): Generator<string> {
  yield `<section id="progress" aria-labelledby="progress-title">
<h2 id="progress-title">Since ${escapeHtml(progress.since)}</h2>
`;
  if (isUnchanged(progress)) yield '<p>Nothing has changed.</p>\n';
  const scores = scoreLines(progress).map((line) => `<li>${escapeHtml(line)}</li>\n`);
  if (scores.length > 0) yield `<ul>\n${scores.join('')}</ul>\n`;
  for (const kind of CHANGE_KINDS) {
    const lines = changeLines(progress[kind]);
    if (lines.length === 0) continue;
    yield `<h3>${CHANGE_HEADINGS[kind]} <small>${progress[kind].length}</small></h3>\n<ul class="${kind}">\n`;
    for (const { item, title, what, subjects } of lines)
      yield `<li><b>${escapeHtml(item)}</b> ${escapeHtml(title)}: ${escapeHtml(what)} <span class="at">${inline(someOf(subjects))}</span></li>\n`;
    yield '</ul>\n';
  }
  for (const [title, subjects] of [
    ['New among these files', progress.newSubjects],
    ['Gone from these files', progress.goneSubjects],
  ] as const)
    if (subjects.length > 0)
      yield `<h3>${title} <small>${subjects.length}</small></h3>\n<ul>\n${subjects.map(({ label, kind, file }) => `<li>${inline(label)} <span class="at">${kind} · ${inline(file)}</span></li>\n`).join('')}</ul>\n`;
  yield '</section>\n';
}

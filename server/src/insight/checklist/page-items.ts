import type { ChecklistItem } from '../../model/checklists/checklist.ts';
import { escapeHtml } from '../escape-html.ts';
import type { ChecklistDocument } from './checklist-document.ts';
import { type PageClasses, stateClass } from './checklist-filters.ts';
import { isDone, isUnevidenced, levelPhrase, percent } from './checklist-words.ts';
import { badge, breakable, inline, placeOf, saying, subjectAt, subjectName, withCode } from './page-parts.ts';
import type { Evidence, WholeItem } from './report.ts';
import { groupItems } from './shown-items.ts';

/** Items that wait for the word of a person, each with what it is about: what people work through. */
export function* attestSection(document: ChecklistDocument, classes: PageClasses, filter: string): Generator<string> {
  const open = document.report.whole.items.flatMap((item) => {
    const subjects = item.subjects.filter(({ result }) => isUnevidenced(result.state));
    return item.item.attest === undefined || subjects.length === 0 ? [] : [{ ...item, subjects }];
  });
  yield `<section id="attest" aria-labelledby="attest-title">
<h2 id="attest-title">Waiting for the word of a person</h2>
`;
  if (open.length === 0) {
    yield '<p>Nothing: whatever people have to confirm is confirmed.</p>\n</section>\n';
    return;
  }
  yield `<p class="words">Files cannot show these things, or not alone. They count as soon as a person in one of the roles answers yes, partly, no, or does not apply. The answer is written into <code>governance/attestations.yaml</code>, with name, role and day; the editor has a fix that begins it.</p>
${filter}<ol class="tasks">
`;
  for (const item of open) {
    const { id, title, how, attest } = item.item;
    const roles = attest?.mayAttest ?? [];
    yield `<li class="task ${classes.ofRoles(item)}"><p><b><a href="#item-${escapeHtml(encodeURIComponent(id))}">${escapeHtml(id)}</a> ${escapeHtml(title)}</b> <small>${item.weight}</small></p>
<p>${withCode(how)}</p>
<p class="at">Who may attest: ${roles.length === 0 ? 'anybody in charge' : escapeHtml(roles.join(', '))}</p>
<ul>
${item.subjects.map(({ subject, result }) => `<li><span class="box" aria-hidden="true">☐</span> ${subjectName(subject)} ${subjectAt(document, subject)}${subject.id === undefined || subject.kind === 'workspace' ? '' : ` <span class="at">· ${breakable(subject.id)}</span>`}${result.state === 'stale' ? ` ${badge(result.state)} ${saying(result.because)}` : ''}</li>\n`).join('')}</ul></li>
`;
  }
  yield '</ol>\n</section>\n';
}

/** All items by pillar and element, each with what it rests on. */
export function* itemsSection(document: ChecklistDocument, classes: PageClasses, filter: string): Generator<string> {
  const { report } = document;
  const elements = new Map(report.whole.elements.map((element) => [`${element.id} ${element.title}`, element]));
  const many = report.subjects.length > MANY ? ' class="many"' : '';
  yield `<section id="items"${many} aria-labelledby="items-title" tabindex="-1">
<h2 id="items-title">Item by item</h2>
${filter}`;
  if (report.whole.items.length === 0) yield '<p>Nothing is asked of these files.</p>\n';
  let pillar: string | undefined;
  for (const { above, title, items } of groupItems(report, report.whole.items, 'pillar')) {
    if (above !== pillar || pillar === undefined) yield `<h3>${escapeHtml(above ?? 'Further items')}</h3>\n`;
    pillar = above;
    const element = elements.get(title);
    const about =
      element?.score === undefined ? '' : ` <small>${percent(element.score)}, ${levelPhrase(element.level)}</small>`;
    yield `<section class="element"${element ? ` id="element-${escapeHtml(encodeURIComponent(element.id))}"` : ''}>
${above === undefined ? '' : `<h4>${escapeHtml(title)}${about}</h4>\n`}`;
    for (const item of items) yield* itemPart(document, item, classes);
    yield '</section>\n';
  }
  yield '</section>\n';
}

/** Subjects that a browser lays out at once without making its reader wait. */
const MANY = 50;

function* itemPart(document: ChecklistDocument, whole: WholeItem, classes: PageClasses): Generator<string> {
  const { item, state, weight, subjects } = whole;
  const asked = subjects.filter(({ result }) => result.state !== 'not-applicable');
  const done = asked.filter(({ result }) => isDone(result.state)).length;
  const share = asked.length > 1 ? ` · ${done} of ${asked.length}` : '';
  yield `<details class="item ${stateClass(state)} ${classes.ofItem(whole)}" id="item-${escapeHtml(encodeURIComponent(item.id))}">
<summary>${badge(state)} <span class="name"><b>${escapeHtml(item.id)}</b> ${escapeHtml(item.title)}</span> <small>${weight}${share}</small></summary>
<div class="inside">
<p>${withCode(item.why)} <span class="do">${withCode(item.how)}</span></p>
<p class="at">${decision(item)}</p>
<ul class="subjects">
`;
  for (const { subject, result } of subjects) {
    // What is said already needs only its place.
    const same = result.evidence.filter(({ text, kind }) => text === result.because && kind !== 'attestation');
    yield `<li class="of ${classes.ofSubject(subject)} ${stateClass(result.state)}">${badge(result.state)} ${subjectName(subject)} ${subjectAt(document, subject)}
<p>${saying(result.because)}${same.map((one) => ruleAndPlace(document, one)).join('')}</p>
`;
    yield* evidenceList(
      document,
      result.evidence.filter((one) => !same.includes(one)),
    );
    yield '</li>\n';
  }
  yield '</ul>\n</div>\n</details>\n';
}

function decision({ decidedBy, attest, type }: ChecklistItem): string {
  const rules = [...new Set((decidedBy ?? []).flatMap((decider) => ('rules' in decider ? decider.rules : [])))];
  const files =
    rules.length > 0
      ? `Decided from the files, by ${rules.map((rule) => `<code>${breakable(rule)}</code>`).join(', ')}.`
      : decidedBy
        ? 'Decided from what the files record.'
        : '';
  const roles = attest?.mayAttest ?? [];
  const people = attest
    ? `${type === 'attested' ? 'Decided by the word of a person' : 'A person may confirm it'}: ${roles.length === 0 ? 'anybody in charge' : escapeHtml(roles.join(', '))}.`
    : '';
  return [files, people].filter((text) => text !== '').join(' ');
}

/** Pieces of evidence of one result that are listed before the rest is counted. */
const MOST_EVIDENCE = 20;

const KINDS: Readonly<Record<Evidence['kind'], string>> = {
  recorded: 'Recorded',
  finding: 'Finding',
  accepted: 'Accepted with a reason',
  attestation: 'Attestation',
  asked: 'Asked for',
};

function* evidenceList(document: ChecklistDocument, evidence: readonly Evidence[]): Generator<string> {
  if (evidence.length === 0) return;
  const more = evidence.length - MOST_EVIDENCE;
  yield '<ul class="evidence">\n';
  for (const one of more > 1 ? evidence.slice(0, MOST_EVIDENCE) : evidence) {
    const links = (one.links ?? [])
      .filter(({ url }) => /^https?:\/\//i.test(url))
      .map(({ title, url }) => ` <a href="${escapeHtml(url)}" rel="noreferrer">${inline(title)}</a>`);
    yield `<li class="${one.kind}"><b>${KINDS[one.kind]}:</b> ${saying(one.text)}${ruleAndPlace(document, one)}${links.join('')}</li>\n`;
  }
  if (more > 1) yield `<li>and ${more} more, which <code>concordat checklist --format json</code> lists</li>\n`;
  yield '</ul>\n';
}

function ruleAndPlace(document: ChecklistDocument, one: Evidence): string {
  const rule = one.rule === undefined ? '' : ` <code>${breakable(one.rule)}</code>`;
  return `${rule} ${placeOf(document, one)}`;
}

import type { PublishedProgress } from '../../../generated/checklist-report.types.ts';
import type { ChecklistDocument } from '../../insight/checklist/checklist-document.ts';
import { statesOf } from '../../insight/checklist/checklist-json.ts';
import { resultPlace, subjectPlace, subjectsBySaying, subjectsText } from '../../insight/checklist/checklist-places.ts';
import {
  capitalised,
  counted,
  isDone,
  isUnevidenced,
  levelPhrase,
  levelText,
  STATE_SIGNS,
  STATE_WORDS,
  STATES,
  scoreText,
  stateLabel,
  statesCounted,
} from '../../insight/checklist/checklist-words.ts';
import {
  CHANGE_HEADINGS,
  CHANGE_KINDS,
  changeLines,
  isUnchanged,
  scoreLines,
  someOf,
} from '../../insight/checklist/progress-lines.ts';
import type { ElementScore, ItemState, Standing, WholeItem } from '../../insight/checklist/report.ts';
import { groupItems, type Selection, shownItems } from '../../insight/checklist/shown-items.ts';
import { pillarsOf } from '../../model/checklists/pillars.ts';
import type { Colors } from '../console.ts';
import { gateLine } from './checklist-gates.ts';
import { printable } from './code-frame.ts';

export interface ChecklistTextOptions extends Selection {
  /** Key of the view by which items are grouped; `pillar` for pillars and elements. */
  readonly view: string;
  readonly summary: boolean;
  readonly colors: Colors;
}

/** For a terminal: scores, gates, and of each item that is open where and why. */
export function* checklistText(document: ChecklistDocument, options: ChecklistTextOptions): Generator<string> {
  const { report, progress } = document;
  const { colors, subject } = options;
  const standing: Standing = subject ?? report.whole;
  const about = subject
    ? `${printable(subject.subject.label)} (${subject.subject.kind}, ${printable(subjectPlace(document, subject.subject))})`
    : subjectsText(report);
  yield `${colors.bold('Governance checklist')} as of ${report.day}: ${about}\n\n`;
  yield `${headLine(document, options)}\n${stateLine(document, options)}\n`;
  // Who asks for some states works through their items.
  if (!options.states) {
    yield '\n';
    yield* elementLines(document, standing, colors);
    yield `${colors.bold('Gates')}\n`;
    for (const gate of standing.gates) yield `  ${gateLine(document, gate, colors)}\n`;
  }
  if (progress) yield* progressText(progress, colors);
  if (!options.summary) yield* itemsText(document, options);
  yield footer(document, options);
}

function headLine({ report }: ChecklistDocument, { subject, colors }: ChecklistTextOptions): string {
  const { score, tally } = subject ?? report.whole;
  const level = subject ? [] : [colors.bold(capitalised(levelPhrase(report.whole.level)))];
  return [...level, colors.bold(scoreText(score)), `${tally.done} of ${tally.asked} items met or attested`].join(' · ');
}

function stateLine({ report }: ChecklistDocument, { subject, colors }: ChecklistTextOptions): string {
  const states = statesOf(subject ? subject.results : report.whole.items);
  return STATES.filter((state) => states[state] > 0)
    .map((state) => paint(state, colors)(statesCounted(state, states[state])))
    .join(', ');
}

function* elementLines({ report }: ChecklistDocument, standing: Standing, colors: Colors): Generator<string> {
  const scores = new Map(standing.elements.map((element) => [element.id, element]));
  const width = Math.max(0, ...standing.elements.map(({ id, title }) => id.length + title.length + 1));
  for (const pillar of pillarsOf(report.checklists)) {
    const elements = pillar.elements.flatMap(({ id }) => scores.get(id) ?? []);
    if (elements.length === 0) continue;
    const level = standing === report.whole ? report.whole.pillars.find(({ id }) => id === pillar.id) : undefined;
    yield `${colors.bold(printable(pillar.title))}${level ? `  ${levelPhrase(level.level)}` : ''}\n`;
    for (const element of elements) yield `  ${elementLine(element, width, colors)}\n`;
    yield '\n';
  }
}

function elementLine({ id, title, score, level, tally }: ElementScore, width: number, colors: Colors): string {
  const name = printable(`${id} ${title}`).padEnd(width);
  if (score === undefined) return colors.dim(`${name}  ${bar(0)}  nothing asked`);
  return `${name}  ${bar(score)}  ${scoreText(score).padStart(5)}  ${levelText(level).padEnd(13)}  ${tally.done} of ${tally.asked}`;
}

const BAR = 20;

function bar(score: number): string {
  const full = Math.floor(score * BAR + 1e-9);
  return '█'.repeat(full) + '░'.repeat(BAR - full);
}

function* itemsText(document: ChecklistDocument, options: ChecklistTextOptions): Generator<string> {
  const { report } = document;
  const { states, view, colors } = options;
  const items = shownItems(report, options).filter((item) => states || item.subjects.some(isAsked));
  const width = Math.max(0, ...items.map(({ item }) => item.id.length));
  const groups = groupItems(report, items, view);
  if (groups.length === 0) yield '\nThere is no such item.\n';
  for (const { above, title, items: group } of groups) {
    yield `\n${colors.bold(printable(above === undefined ? title : `${above} › ${title}`))}\n`;
    for (const item of group) yield* itemText(document, item, width, options);
  }
}

function isAsked({ result }: WholeItem['subjects'][number]): boolean {
  return result.state !== 'not-applicable';
}

function* itemText(
  document: ChecklistDocument,
  item: WholeItem,
  width: number,
  { states, colors, subject: only }: ChecklistTextOptions,
): Generator<string> {
  const { id, title, attest } = item.item;
  const state = stateLabel(item.state).padEnd(STATE_WIDTH);
  yield `  ${paint(item.state, colors)(STATE_SIGNS[item.state])} ${printable(id).padEnd(width)}  ${paint(item.state, colors)(state)}  ${item.weight.padEnd(6)}  ${printable(title)}\n`;
  const indent = ' '.repeat(width + 6);
  const wanted = item.subjects.filter((one) => states || (isAsked(one) && !isDone(one.result.state)));
  for (const { because, state: own, of } of subjectsBySaying(wanted)) {
    const sign = paint(own, colors)(STATE_SIGNS[own]);
    const [first] = of;
    if (only || !first) yield `${indent}${printable(because)}\n`;
    else if (of.length === 1) yield `${indent}${sign} ${nameText(document, first, colors)}: ${printable(because)}\n`;
    else yield `${indent}${sign} ${printable(because)} ${colors.dim(printable(`(${someOf(of.map(labelOf))})`))}\n`;
  }
  if (attest && attest.mayAttest.length > 0 && wanted.some(({ result }) => isUnevidenced(result.state)))
    yield `${indent}${colors.dim(`who may attest: ${printable(attest.mayAttest.join(', '))}`)}\n`;
}

function nameText(document: ChecklistDocument, one: WholeItem['subjects'][number], colors: Colors): string {
  if (one.subject.kind === 'workspace') return labelOf(one);
  return `${colors.dim(printable(resultPlace(document, one)))}  ${printable(labelOf(one))}`;
}

function labelOf({ subject }: WholeItem['subjects'][number]): string {
  return subject.kind === 'workspace' ? 'The workspace' : subject.label;
}

const STATE_WIDTH = Math.max(...Object.values(STATE_WORDS).map(({ length }) => length));

function* progressText(progress: PublishedProgress, colors: Colors): Generator<string> {
  yield `\n${colors.bold(`Since ${printable(progress.since)}`)}\n`;
  if (isUnchanged(progress)) yield '  Nothing has changed.\n';
  for (const line of scoreLines(progress)) yield `  ${printable(line)}\n`;
  for (const kind of CHANGE_KINDS) {
    const lines = changeLines(progress[kind]);
    if (lines.length === 0) continue;
    const heading = `${CHANGE_HEADINGS[kind]} (${progress[kind].length})`;
    yield `  ${kind === 'better' ? colors.green(heading) : kind === 'worse' ? colors.red(heading) : heading}\n`;
    for (const { item, title, what, subjects } of lines)
      yield `    ${printable(`${item} ${title}: ${what}`)} ${colors.dim(printable(`(${someOf(subjects)})`))}\n`;
  }
  const names = (subjects: PublishedProgress['newSubjects']): string =>
    printable(someOf(subjects.map(({ label, kind }) => `${label} (${kind})`)));
  if (progress.newSubjects.length > 0) yield `  New: ${names(progress.newSubjects)}\n`;
  if (progress.goneSubjects.length > 0) yield `  Gone: ${names(progress.goneSubjects)}\n`;
}

function footer({ report }: ChecklistDocument, { subject, states, summary }: ChecklistTextOptions): string {
  const open = (subject ? [subject] : report.subjects)
    .flatMap(({ results }) => results)
    .filter(({ item, state }) => item.attest && isUnevidenced(state)).length;
  const hints = [
    ...(open > 0 && !states
      ? [
          `${counted(open, 'answer')} of people ${open === 1 ? 'is' : 'are'} waited for: concordat checklist --state needs-attestation,stale`,
        ]
      : []),
    ...(summary ? [] : ['With all evidence, to read and to print: concordat checklist --output html=checklist.html']),
  ];
  return hints.length === 0 ? '' : `\n${hints.join('\n')}\n`;
}

/** What is not evidenced has not failed, and does not look so. */
function paint(state: ItemState, colors: Colors): (text: string) => string {
  return {
    met: colors.green,
    attested: colors.green,
    partly: colors.yellow,
    'not-met': colors.red,
    'needs-attestation': colors.cyan,
    stale: colors.cyan,
    'not-applicable': colors.dim,
  }[state];
}

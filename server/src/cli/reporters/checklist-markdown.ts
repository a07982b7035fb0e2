import type { PublishedProgress } from '../../../generated/checklist-report.types.ts';
import type { ChecklistDocument } from '../../insight/checklist/checklist-document.ts';
import { statesOf } from '../../insight/checklist/checklist-json.ts';
import {
  placeText,
  resultPlace,
  subjectPlace,
  subjectsBySaying,
  subjectsText,
} from '../../insight/checklist/checklist-places.ts';
import {
  capitalised,
  GATE_WORDS,
  isDone,
  isUnevidenced,
  levelPhrase,
  levelText,
  STATE_SIGNS,
  STATES,
  scoreText,
  stateLabel,
  statesCounted,
} from '../../insight/checklist/checklist-words.ts';
import { gateObstacles } from '../../insight/checklist/gate-obstacles.ts';
import {
  CHANGE_HEADINGS,
  CHANGE_KINDS,
  changeLines,
  isUnchanged,
  scoreLines,
  someOf,
} from '../../insight/checklist/progress-lines.ts';
import type { Standing, Subject, WholeItem } from '../../insight/checklist/report.ts';
import { groupItems, type Selection, shownItems } from '../../insight/checklist/shown-items.ts';
import { pillarsOf } from '../../model/checklists/pillars.ts';
import { escapeMarkdown } from './escape-markdown.ts';

export interface ChecklistMarkdownOptions extends Selection {
  /** Key of the view by which items are grouped; `pillar` for pillars and elements. */
  readonly view: string;
  readonly summary: boolean;
}

/** For the summary of a step in CI, a wiki or a mail: scores, gates, what waits for a person, and each item with what is missing. */
export function* checklistMarkdown(document: ChecklistDocument, options: ChecklistMarkdownOptions): Generator<string> {
  const { report, progress } = document;
  const { subject, summary } = options;
  const standing: Standing = subject ?? report.whole;
  yield `# Governance checklist${subject ? `: ${escapeMarkdown(subject.subject.label)}` : ''}\n\n`;
  yield `As of ${report.day}: ${subject ? `${subject.subject.kind}, ${escapeMarkdown(subjectPlace(document, subject.subject))}` : subjectsText(report)}.\n\n`;
  const { score, tally } = standing;
  const level = subject ? '' : `${capitalised(levelPhrase(report.whole.level))}, `;
  const states = statesOf(subject ? subject.results : report.whole.items);
  yield `**${level}${scoreText(score)}**, ${tally.done} of ${tally.asked} items met or attested: ${STATES.filter(
    (state) => states[state] > 0,
  )
    .map((state) => statesCounted(state, states[state]))
    .join(', ')}.\n`;
  if (!options.states) {
    yield* elementTable(document, standing);
    yield* gatesPart(document, standing, summary);
  }
  if (progress) yield* progressPart(progress);
  if (summary) return;
  yield* toAttest(document, options);
  yield* itemsPart(document, options);
}

function* elementTable({ report }: ChecklistDocument, standing: Standing): Generator<string> {
  const scores = new Map(standing.elements.map((element) => [element.id, element]));
  const rows = pillarsOf(report.checklists).flatMap((pillar) => {
    const level =
      standing === report.whole ? report.whole.pillars.find(({ id }) => id === pillar.id)?.level : undefined;
    const title = level === undefined ? pillar.title : `${pillar.title}, ${levelPhrase(level)}`;
    return pillar.elements.flatMap(({ id }) => {
      const element = scores.get(id);
      if (!element) return [];
      const { tally } = element;
      return [
        [
          title,
          `${id} ${element.title}`,
          scoreText(element.score),
          element.level === undefined ? '' : levelText(element.level),
          `${tally.done} of ${tally.asked}`,
        ],
      ];
    });
  });
  yield `\n${table(['Pillar', 'Element', 'Score', 'Level', 'Done'], rows)}`;
}

function* gatesPart(document: ChecklistDocument, { gates }: Standing, summary: boolean): Generator<string> {
  if (gates.length === 0) return;
  yield '\n## Gates\n\n';
  for (const result of gates) {
    const { gate, state } = result;
    const obstacles = gateObstacles(document.report, result);
    const items = obstacles.map(({ item }) => item?.id ?? 'the status');
    const why = state === 'closed' ? `, kept closed by ${items.map(escapeMarkdown).join(', ')}` : '';
    yield `- **${escapeMarkdown(gate.title)}**: ${GATE_WORDS[state]}${why}\n`;
    if (summary) continue;
    for (const { item, at } of obstacles)
      for (const { subject, because, place } of at) {
        const where = subject.kind === 'workspace' ? subjectPlace(document, subject) : placeText(document, place);
        yield `  - ${escapeMarkdown(`${item?.id ?? 'Status'}: ${subject.label}, ${where}: ${because}`)}\n`;
      }
  }
}

function* progressPart(progress: PublishedProgress): Generator<string> {
  yield `\n## Since ${escapeMarkdown(progress.since)}\n\n`;
  if (isUnchanged(progress)) yield 'Nothing has changed.\n';
  for (const line of scoreLines(progress)) yield `- ${escapeMarkdown(line)}\n`;
  for (const kind of CHANGE_KINDS) {
    const lines = changeLines(progress[kind]);
    if (lines.length === 0) continue;
    yield `\n### ${CHANGE_HEADINGS[kind]}\n\n`;
    yield table(
      ['Item', 'Change', 'Subjects'],
      lines.map(({ item, title, what, subjects }) => [`${item} ${title}`, what, someOf(subjects)]),
    );
  }
  for (const [title, subjects] of [
    ['New', progress.newSubjects],
    ['Gone', progress.goneSubjects],
  ] as const)
    if (subjects.length > 0)
      yield `\n${title}: ${escapeMarkdown(someOf(subjects.map(({ label, kind }) => `${label} (${kind})`)))}\n`;
}

function* toAttest(
  { report }: ChecklistDocument,
  { subject: only, states }: ChecklistMarkdownOptions,
): Generator<string> {
  if (states) return;
  const rows = (only ? [only] : report.subjects).flatMap(({ subject, results }) =>
    results
      .filter(({ item, state }) => item.attest && isUnevidenced(state))
      .map(({ item, state }) => [
        `${item.id} ${item.title}`,
        labelOf(subject),
        stateLabel(state),
        item.attest?.mayAttest.join(', ') || 'anybody in charge',
      ]),
  );
  if (rows.length === 0) return;
  yield `\n## Waits for the word of a person\n\n${table(['Item', 'Subject', 'State', 'Who may attest'], rows)}`;
}

function* itemsPart(document: ChecklistDocument, options: ChecklistMarkdownOptions): Generator<string> {
  const { report } = document;
  const { states, view } = options;
  const items = shownItems(report, options).filter(
    ({ subjects }) => states || subjects.some(({ result }) => result.state !== 'not-applicable'),
  );
  const groups = groupItems(report, items, view);
  if (groups.length === 0) yield '\nThere is no such item.\n';
  let pillar: string | undefined;
  for (const { above, title, items: group } of groups) {
    if (above !== pillar) yield `\n## ${escapeMarkdown(above ?? '')}\n`;
    pillar = above;
    yield `\n${above === undefined ? '##' : '###'} ${escapeMarkdown(title)}\n\n`;
    yield table(
      ['', 'Item', 'Weight', 'State', 'What is seen or missing'],
      group.map((item) => [
        STATE_SIGNS[item.state],
        `${item.item.id} ${item.item.title}`,
        item.weight,
        stateLabel(item.state),
        sayings(document, item, options),
      ]),
    );
  }
}

function sayings(
  document: ChecklistDocument,
  item: WholeItem,
  { states, subject: only }: ChecklistMarkdownOptions,
): string {
  const wanted = item.subjects.filter(
    ({ result }) => states || (result.state !== 'not-applicable' && !isDone(result.state)),
  );
  if (wanted.length === 0) return item.because;
  return subjectsBySaying(wanted)
    .map(({ because, of }) =>
      only
        ? because
        : of.length === 1
          ? `${because} (${of.map((one) => `${labelOf(one.subject)}, ${resultPlace(document, one)}`).join('')})`
          : `${because} (${someOf(of.map(({ subject }) => labelOf(subject)))})`,
    )
    .join(' · ');
}

function labelOf({ kind, label }: Subject): string {
  return kind === 'workspace' ? 'the workspace' : label;
}

function table(head: readonly string[], lines: readonly (readonly string[])[]): string {
  const row = (cells: readonly string[]): string => `| ${cells.map(escapeMarkdown).join(' | ')} |\n`;
  return `${row(head)}|${head.map(() => '---').join('|')}|\n${lines.map(row).join('')}`;
}

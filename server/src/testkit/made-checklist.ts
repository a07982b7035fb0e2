import type { ChecklistDocument } from '../insight/checklist/checklist-document.ts';
import { STATES } from '../insight/checklist/checklist-words.ts';
import type {
  ChecklistReport,
  ElementScore,
  Evidence,
  ItemResult,
  ItemState,
  Level,
  Standing,
  Subject,
  SubjectReport,
  WholeItem,
} from '../insight/checklist/report.ts';
import { type Checklist, type ChecklistItem, dataDrivenPublicSector } from '../model/checklists/checklist.ts';

const SCORES: Readonly<Record<ItemState, number>> = {
  met: 1,
  attested: 1,
  partly: 0.5,
  'not-met': 0,
  'needs-attestation': 0,
  stale: 0,
  'not-applicable': 0,
};

/** A report made by hand, for those who put reports into words: every state, any text. `stateOf` is asked for each item of each subject. */
export function madeChecklist(
  options: {
    readonly text?: (what: string) => string;
    readonly subjects?: number;
    readonly stateOf?: (item: ChecklistItem, subject: number) => ItemState;
    readonly evidence?: number;
    readonly checklist?: Checklist;
  } = {},
): ChecklistDocument {
  const { text = (what) => what, subjects: count = 4, evidence: evidenceCount = 2 } = options;
  const checklist = options.checklist ?? dataDrivenPublicSector();
  const stateOf =
    options.stateOf ?? ((item, index) => STATES[(checklist.items.indexOf(item) + index) % STATES.length] ?? 'met');
  const subjects = [...Array(count).keys()].map((index) => reportOf(subjectOf(index, count, text), index));
  return {
    report: { day: '2026-11-22', checklists: [checklist], subjects, whole: wholeOf(checklist, subjects) },
    toolVersion: '0.0.0',
    shown: (path) => (path === '/w' ? '.' : path.slice(3)),
    rangeOf: (_, { start, end }) => ({
      start: { line: start, character: 0 },
      end: { line: end, character: 1 },
    }),
  };

  function reportOf(subject: Subject, index: number): SubjectReport {
    const results = checklist.items
      .filter(({ asks }) => asks.includes(subject.kind))
      .map((item): ItemResult => {
        const state = stateOf(item, index);
        return {
          item,
          weight: item.weight,
          state,
          score: SCORES[state],
          because: text(`What was seen of ${item.id} in ${subject.label}.`),
          evidence: [...Array(evidenceCount).keys()].map((at) => evidenceOf(subject, at, text)),
        };
      });
    return { subject, results, ...standingOf(checklist, results, [subject]) };
  }
}

function subjectOf(index: number, count: number, text: (what: string) => string): Subject {
  const kind = index === count - 1 ? 'workspace' : (['standard', 'agreement', 'dataset'] as const)[index % 3];
  return {
    id: index % 5 === 4 ? undefined : text(`urn:x:${index}`),
    label: text(`${kind} ${index}`),
    kind: kind ?? 'standard',
    file: kind === 'workspace' ? '/w' : `/w/${text(`folder/${index}.yaml`)}`,
    root: index === 1 ? 1 : 0,
    pointer: '',
    span: { start: index, end: index },
    status: index === 0 ? undefined : text('draft'),
  };
}

function evidenceOf({ file, kind }: Subject, at: number, text: (what: string) => string): Evidence {
  const sort = (['recorded', 'finding', 'accepted', 'attestation', 'asked'] as const)[at % 5] ?? 'recorded';
  return {
    kind: sort,
    text: text(`Evidence ${at}.`),
    file: kind === 'workspace' ? '/w/catalogue.json' : file,
    span: { start: at + 10, end: at + 10 },
    ...(sort === 'finding' && { rule: 'sharing/unknown-field' }),
    ...(sort === 'attestation' && { links: [{ title: text('Minutes'), url: 'https://example.org/?a=1&b="2"' }] }),
  };
}

function standingOf(checklist: Checklist, results: readonly ItemResult[], subjects: readonly Subject[]): Standing {
  return {
    ...scored(results),
    elements: checklist.pillars.flatMap(({ elements }) =>
      elements.map(({ id, title }): ElementScore => {
        const { score, tally } = scored(results.filter(({ item }) => item.element === id));
        return { id, title, score, level: levelOf(score), tally };
      }),
    ),
    gates: checklist.gates.map((gate) => {
      const asked = subjects.filter(({ kind }) => gate.asks.includes(kind));
      const open = results.filter(
        ({ item, score, state }) => gate.items.includes(item.id) && score < 1 && state !== 'not-applicable',
      );
      const missing = asked.flatMap((subject) =>
        open.map(({ item, because }) => ({ item: item.id as string | undefined, subject, because })),
      );
      return { gate, state: asked.length === 0 ? 'none' : missing.length === 0 ? 'open' : 'closed', missing };
    }),
  };
}

function wholeOf(checklist: Checklist, subjects: readonly SubjectReport[]): ChecklistReport['whole'] {
  const items = checklist.items.flatMap((item): WholeItem[] => {
    const of = subjects.flatMap(({ subject, results }) => {
      const result = results.find((one) => one.item === item);
      return result ? [{ subject, result }] : [];
    });
    const worst = STATES.find((state) => of.some(({ result }) => result.state === state));
    const { score } = scored(of.map(({ result }) => result));
    return worst === undefined
      ? []
      : [{ item, weight: item.weight, state: worst, score: score ?? 0, because: `Of ${of.length}.`, subjects: of }];
  });
  const standing = standingOf(
    checklist,
    subjects.flatMap(({ results }) => results),
    subjects.map(({ subject }) => subject),
  );
  return {
    ...standing,
    items,
    pillars: checklist.pillars.map(({ id, title, elements }) => ({
      id,
      title,
      level: standing.elements.find((element) => element.id === elements[0]?.id)?.level,
    })),
    level: levelOf(standing.score),
    views: Object.entries(checklist.views).map(([id, { title, values }]) => ({
      id,
      title,
      values: Object.entries(values).map(([value, name]) => {
        const own = items.filter(({ item }) => item.maps[id]?.includes(value));
        return { id: value, title: name, ...scored(own), items: own.map(({ item }) => item.id) };
      }),
    })),
  };
}

function scored(results: readonly Pick<ItemResult, 'state' | 'score'>[]): Pick<Standing, 'score' | 'tally'> {
  const asked = results.filter(({ state }) => state !== 'not-applicable');
  return {
    score: asked.length === 0 ? undefined : asked.reduce((sum, { score }) => sum + score, 0) / asked.length,
    tally: { done: asked.filter(({ score }) => score === 1).length, asked: asked.length },
  };
}

function levelOf(score: number | undefined): Level | undefined {
  if (score === undefined) return undefined;
  return score < 0.2 ? 0 : score < 0.5 ? 1 : score < 0.75 ? 2 : score < 0.9 ? 3 : 4;
}

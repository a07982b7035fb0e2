import type {
  PublishedChecklist,
  PublishedChecklistSource,
  PublishedElementScore,
  PublishedGate,
  PublishedResult,
  PublishedStates,
  PublishedSubject,
  PublishedWhole,
} from '../../../generated/checklist-report.types.ts';
import type { Checklist } from '../../model/checklists/checklist.ts';
import type { ChecklistDocument } from './checklist-document.ts';
import type { ChecklistReport, ElementScore, GateResult, ItemResult, Subject, SubjectReport } from './report.ts';
import { subjectKeys } from './subject-keys.ts';

/** The report as plain data, by schemas/checklist-report. */
export function checklistJson(document: ChecklistDocument): PublishedChecklist {
  const { report, toolVersion, progress, shown } = document;
  const keys = subjectKeys(report, shown);
  const keyOf = (subject: Subject): string => keys.get(subject) ?? '';
  return {
    version: 1,
    tool: { name: 'concordat', version: toolVersion },
    day: report.day,
    checklists: report.checklists.map(checklistOf),
    whole: wholeOf(report, keyOf),
    subjects: report.subjects.map((subject) => subjectOf(subject, document, keyOf)),
    ...(progress && { progress }),
  };
}

function checklistOf({ id, title, pillars, items }: Checklist): PublishedChecklistSource {
  return {
    id,
    title,
    pillars: pillars.map((pillar) => ({
      id: pillar.id,
      title: pillar.title,
      elements: pillar.elements.map((element) => ({ id: element.id, title: element.title })),
    })),
    items: items.map((item) => ({
      id: item.id,
      element: item.element,
      title: item.title,
      why: item.why,
      how: item.how,
      weight: item.weight,
      type: item.type,
      asks: [...item.asks],
      mayAttest: [...(item.attest?.mayAttest ?? [])],
      maps: Object.fromEntries(Object.entries(item.maps).map(([view, values]) => [view, [...values]])),
    })),
  };
}

function wholeOf({ whole }: ChecklistReport, keyOf: (subject: Subject) => string): PublishedWhole {
  return {
    score: rounded(whole.score),
    level: whole.level ?? null,
    tally: { ...whole.tally },
    states: statesOf(whole.items),
    pillars: whole.pillars.map(({ id, title, level }) => ({ id, title, level: level ?? null })),
    elements: whole.elements.map(elementOf),
    gates: whole.gates.map((gate) => gateOf(gate, keyOf)),
    views: whole.views.map(({ id, title, values, reached }) => ({
      id,
      title,
      ...(reached && { reached: [...reached] }),
      values: values.map((value) => ({
        id: value.id,
        title: value.title,
        score: rounded(value.score),
        tally: { ...value.tally },
        items: [...value.items],
      })),
    })),
    items: whole.items.map(({ item, weight, state, score, because, subjects }) => ({
      item: item.id,
      weight,
      state,
      score: rounded(score) ?? 0,
      because,
      subjects: subjects.map(({ subject }) => keyOf(subject)),
    })),
  };
}

function subjectOf(
  { subject, results, score, tally, elements, gates }: SubjectReport,
  document: ChecklistDocument,
  keyOf: (subject: Subject) => string,
): PublishedSubject {
  return {
    key: keyOf(subject),
    id: subject.id ?? null,
    label: subject.label,
    kind: subject.kind,
    file: document.shown(subject.file),
    ...(subject.root > 0 && { document: subject.root }),
    pointer: subject.pointer,
    range: document.rangeOf(subject.file, subject.span),
    status: subject.status ?? null,
    score: rounded(score),
    tally: { ...tally },
    elements: elements.map(elementOf),
    gates: gates.map((gate) => gateOf(gate, keyOf)),
    results: results.map((result) => resultOf(result, document)),
  };
}

function resultOf(
  { item, weight, state, score, because, evidence }: ItemResult,
  { shown, rangeOf }: ChecklistDocument,
): PublishedResult {
  return {
    item: item.id,
    weight,
    state,
    score: rounded(score) ?? 0,
    because,
    evidence: evidence.map(({ kind, text, file, span, rule, links }) => ({
      kind,
      text,
      file: shown(file),
      range: rangeOf(file, span),
      ...(rule !== undefined && { rule }),
      ...(links && links.length > 0 && { links: links.map(({ title, url }) => ({ title, url })) }),
    })),
  };
}

/** How many there are of each state. */
export function statesOf(results: readonly Pick<ItemResult, 'state'>[]): PublishedStates {
  const states: PublishedStates = {
    met: 0,
    partly: 0,
    'not-met': 0,
    'needs-attestation': 0,
    attested: 0,
    stale: 0,
    'not-applicable': 0,
  };
  for (const { state } of results) states[state]++;
  return states;
}

function elementOf({ id, title, score, level, tally }: ElementScore): PublishedElementScore {
  return { id, title, score: rounded(score), level: level ?? null, tally: { ...tally } };
}

function gateOf({ gate, state, missing }: GateResult, keyOf: (subject: Subject) => string): PublishedGate {
  return {
    id: gate.id,
    title: gate.title,
    state,
    missing: missing.map(({ item, subject, because }) => ({ item: item ?? null, subject: keyOf(subject), because })),
  };
}

/** Four places are more than a share of fields deserves, and the same on every machine. */
function rounded(score: number | undefined): number | null {
  return score === undefined ? null : Math.round(score * 10_000) / 10_000;
}

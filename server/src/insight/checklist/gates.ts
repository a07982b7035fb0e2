import type { Checklist, Gate } from '../../model/checklists/checklist.ts';
import { isDone } from './checklist-words.ts';
import type { GateResult, ItemResult, Subject, SubjectReport } from './report.ts';

/** A subject with its results, and with the subjects on whose standing its own rests: the standards that an agreement shares. */
export interface Gated {
  readonly subject: Subject;
  readonly results: readonly ItemResult[];
  readonly restsOn: readonly Pick<SubjectReport, 'subject' | 'results'>[];
}

/** The gates as they stand for some subjects together. */
export function gateResults(checklists: readonly Checklist[], subjects: readonly Gated[]): GateResult[] {
  const gates = new Map(checklists.flatMap((checklist) => checklist.gates.map((gate) => [gate.id, gate])));
  return [...gates.values()].map((gate) => gateResult(gate, subjects));
}

type Missing = GateResult['missing'][number];

function gateResult(gate: Gate, subjects: readonly Gated[]): GateResult {
  const missing = new Map<string, Missing>();
  let asked = 0;
  const add = (one: Missing): void => {
    const { file, root, pointer } = one.subject;
    missing.set(`${one.item}\n${file}\n${root}\n${pointer}`, one);
  };
  for (const gated of subjects.filter(({ subject }) => gate.asks.includes(subject.kind))) {
    let applied = false;
    for (const id of gate.items) {
      for (const { subject, result } of resultsFor(id, gated)) {
        if (result.state === 'not-applicable') continue;
        applied = true;
        if (!isDone(result.state)) add({ item: id, subject, because: result.because });
      }
    }
    if (applied) asked++;
    const { status } = gated.subject;
    if (gate.status !== undefined && applied && status?.trim().toLowerCase() !== gate.status)
      add({
        item: undefined,
        subject: gated.subject,
        because:
          status === undefined
            ? `No status is recorded, and it has to be ${gate.status}.`
            : `Its status is ${status}, and has to be ${gate.status}.`,
      });
  }
  return { gate, state: asked === 0 ? 'none' : missing.size === 0 ? 'open' : 'closed', missing: [...missing.values()] };
}

/** An item that is not asked of the subject itself is asked of what the subject rests on. */
function resultsFor(id: string, { subject, results, restsOn }: Gated): { subject: Subject; result: ItemResult }[] {
  const own = results.find(({ item }) => item.id === id);
  if (own) return [{ subject, result: own }];
  return restsOn.flatMap((one) => {
    const result = one.results.find(({ item }) => item.id === id);
    return result ? [{ subject: one.subject, result }] : [];
  });
}

import type { FactRow } from '../model/facts.ts';
import type { FactQueries } from '../rules/define.ts';
import type { Snapshot } from '../workspace/workspace.ts';

export type FactsOfSnapshot = Pick<Snapshot, 'facts' | 'configurations'>;

/** The facts of a snapshot, with a note of each question that is asked of them. */
export interface AskedFacts {
  readonly facts: FactQueries;
  /** Whether another snapshot gives the same answers to all that has been asked, so that whatever was made of them holds there too. */
  wouldAnswerAlike(snapshot: FactsOfSnapshot): boolean;
}

/** For those who ask what there is and not where it stands. */
export function askedFacts({ facts: index, configurations }: FactsOfSnapshot): AskedFacts {
  // Without the files: whoever keeps this would keep them all.
  const snapshot = { facts: index, configurations };
  const questions = new Map<string, { ask(snapshot: FactsOfSnapshot): unknown; readonly answer: unknown }>();
  const note = <T>(name: string, ask: (snapshot: FactsOfSnapshot) => T): T => {
    const answer = ask(snapshot);
    questions.set(name, { ask, answer });
    return answer;
  };
  const derived = new Map<unknown, Map<FactRow, unknown>>();
  const facts: FactQueries = {
    rows: (table, index, key) => note(`${table}/${index} ${key}`, ({ facts: at }) => at.rows(table, index, key)),
    keys: (table, index) => {
      const known = note(`${table}/${index}`, ({ facts: at }) => at.keys(table, index).join('\n'));
      return known === '' ? [] : known.split('\n');
    },
    hasFragment: () => true,
    coveredParts: () => [],
    checklistItems: () => new Map(),
    derived: (compute, row) => {
      const known = derived.get(compute) ?? new Map<FactRow, unknown>();
      derived.set(compute, known);
      if (!known.has(row)) known.set(row, compute(row, facts));
      return known.get(row) as ReturnType<typeof compute>;
    },
    configurations: note('configurations', (at) => at.configurations),
  };
  return {
    facts,
    wouldAnswerAlike: (other) => [...questions.values()].every(({ ask, answer }) => ask(other) === answer),
  };
}

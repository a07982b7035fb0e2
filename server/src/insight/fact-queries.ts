import type { FactQueries } from '../rules/define.ts';
import { itemsInUse } from '../workspace/configured-checklists.ts';
import { coveredFacts } from '../workspace/covered-facts.ts';
import type { Snapshot } from '../workspace/workspace.ts';

/** The facts of a snapshot, for asking what there is and not where it stands. */
export function factQueries(snapshot: Snapshot): FactQueries {
  const { facts, configurations } = snapshot;
  const queries: FactQueries = {
    rows: facts.rows.bind(facts),
    keys: facts.keys.bind(facts),
    hasFragment: () => true,
    coveredParts: (thing, covers) => coveredFacts(snapshot, thing, covers),
    checklistItems: (file) => itemsInUse(snapshot, file),
    derived: (compute, row) => compute(row, queries),
    configurations,
  };
  return queries;
}

import type { FactQueries } from '../rules/define.ts';
import type { Snapshot } from '../workspace/workspace.ts';

/** The facts of a snapshot, for asking what there is and not where it stands. */
export function factQueries({ facts, configurations }: Snapshot): FactQueries {
  const queries: FactQueries = {
    rows: facts.rows.bind(facts),
    keys: facts.keys.bind(facts),
    hasFragment: () => true,
    derived: (compute, row) => compute(row, queries),
    configurations,
  };
  return queries;
}

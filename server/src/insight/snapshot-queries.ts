import type { FactQueries } from '../rules/define.ts';
import type { Snapshot } from '../workspace/workspace.ts';

/** The facts of a snapshot for those who join what there is, and do not ask where in a file it stands. */
export function snapshotQueries({ facts, configurations }: Snapshot): FactQueries {
  return {
    rows: facts.rows.bind(facts),
    keys: facts.keys.bind(facts),
    hasFragment: () => true,
    configurations,
  };
}

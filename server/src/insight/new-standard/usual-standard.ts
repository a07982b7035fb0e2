import { dirname } from '../../base/path.ts';
import type { Snapshot } from '../../workspace/workspace.ts';
import { usualAnswers } from '../new-agreement/usual-answers.ts';

/** What a workspace suggests for a new standard. */
export interface UsualStandard {
  readonly jurisdiction: string | undefined;
  /** Identifiers of the standards that there are. */
  readonly takenIds: ReadonlySet<string>;
  /** Absolute path of the folder in which most standards of our own format lie. */
  readonly folder: string | undefined;
}

/** `within`: the folder in which somebody works. */
export function usualStandard(snapshot: Snapshot, within: string): UsualStandard {
  const { facts } = snapshot;
  const standards = facts.keys('standards', 'file').flatMap((file) => facts.rows('standards', 'file', file));
  const folders = new Map<string, number>();
  for (const { file, format } of standards)
    if (format === 'standard') folders.set(dirname(file), (folders.get(dirname(file)) ?? 0) + 1);
  return {
    jurisdiction: usualAnswers(snapshot, within).jurisdiction,
    takenIds: new Set(standards.flatMap(({ id }) => id ?? [])),
    folder: [...folders].sort(([, a], [, b]) => b - a)[0]?.[0],
  };
}

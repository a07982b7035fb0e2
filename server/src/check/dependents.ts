import type { Snapshot } from '../workspace/workspace.ts';
import type { ProjectRun } from './run-project-rules.ts';

/**
 * Which runs asked which question, so that an edit finds the runs that it may concern without asking every one. The workspace of a ministry
 * has some ten thousand of them, with hundreds of thousands of questions.
 */
export class Dependents {
  readonly #byTopic = new Map<string, Set<ProjectRun>>();
  readonly #doubtful = new Set<ProjectRun>();
  #noticed: Snapshot | undefined;

  add(run: ProjectRun): void {
    for (const { topic } of run.dependencies) {
      const runs = this.#byTopic.get(topic);
      if (runs) runs.add(run);
      else this.#byTopic.set(topic, new Set([run]));
    }
  }

  remove(run: ProjectRun): void {
    this.#doubtful.delete(run);
    for (const { topic } of run.dependencies) {
      const runs = this.#byTopic.get(topic);
      runs?.delete(run);
      if (runs?.size === 0) this.#byTopic.delete(topic);
    }
  }

  /** Whether something that the run asked about has changed since it ran; the answer may still be the same. */
  isDoubtful(run: ProjectRun): boolean {
    return this.#doubtful.has(run);
  }

  confirm(run: ProjectRun): void {
    this.#doubtful.delete(run);
  }

  /** Takes in how a snapshot differs from the one before, whichever of the two is newer. */
  notice(snapshot: Snapshot): void {
    const before = this.#noticed;
    if (before === snapshot) return;
    this.#noticed = snapshot;
    if (!before || this.#byTopic.size === 0) return;
    for (const topic of snapshot.facts.differences(before.facts)) this.#doubt(topic);
    if (snapshot.configurations !== before.configurations) this.#doubt(CONFIGURATIONS);
    for (const [path, state] of snapshot.files) if (before.files.get(path) !== state) this.#doubt(treeOf(path));
    for (const path of before.files.keys()) if (!snapshot.files.has(path)) this.#doubt(treeOf(path));
  }

  #doubt(topic: string): void {
    for (const run of this.#byTopic.get(topic) ?? []) this.#doubtful.add(run);
  }
}

/** The topics of questions; those about rows are the names that the fact index gives its differences. */
export const CONFIGURATIONS = 'configurations';

export function treeOf(path: string): string {
  return `tree ${path}`;
}

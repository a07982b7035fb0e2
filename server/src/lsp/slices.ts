import type { CancellationToken } from 'vscode-languageserver';

/** Somebody no longer wants what was being worked out. */
export class NoLongerWanted extends Error {}

/** Milliseconds of work between which requests are let through. */
const SLICE_MS = 8;

/**
 * Runs a task in slices to its end. `told` hears of its steps once a slice. @throws NoLongerWanted after the token was cancelled, or when
 * `stale` says that the work has been overtaken.
 */
export async function inSlices<Step, Result>(
  task: Generator<Step, Result>,
  { token, told }: { readonly token: CancellationToken; told?(step: Step): void },
): Promise<Result> {
  for (;;) {
    const until = performance.now() + SLICE_MS;
    let step = task.next();
    while (!step.done && performance.now() < until) step = task.next();
    if (step.done) return step.value;
    told?.(step.value);
    await new Promise((resolve) => setImmediate(resolve));
    if (token.isCancellationRequested) throw new NoLongerWanted();
  }
}

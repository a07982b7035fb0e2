import { isWanted } from '../../workspace/configuration.ts';
import type { FileState } from '../../workspace/file-state.ts';
import type { Snapshot } from '../../workspace/workspace.ts';
import { Failure } from '../failure.ts';

/**
 * A file of a walk is looked at when its project wants it and its format is known; one that was named must be of a known format. @throws Failure
 * for one that is not.
 */
export function isTarget(snapshot: Snapshot, path: string, named: ReadonlySet<string>): boolean {
  const state = snapshot.files.get(path);
  if (!state) return false;
  if (isRecognised(state)) return named.has(path) || isWanted(snapshot.configurationOf(path), path);
  if (!named.has(path)) return false;
  if (state.broken) return true;
  throw new Failure(
    `${path.slice(path.lastIndexOf('/') + 1)}: no known format. \`concordat --help\` lists what is read`,
  );
}

function isRecognised(state: FileState): boolean {
  return state.documents.some((document) => document.detection !== undefined);
}

import type { Connection } from 'vscode-languageserver';
import { relativePath } from '../base/path.ts';
import type { Snapshot } from '../workspace/workspace.ts';
import { pathOfUri } from './paths.ts';
import type { Session } from './session.ts';

/** What the questions about a new file begin with. */
export interface NewFile {
  readonly connection: Connection;
  readonly session: () => Session | undefined;
  /** Resolves when the workspace is read. */
  readonly ready: () => Promise<void>;
}

/**
 * Serves `REQUEST/choices`: what there is to choose from in a folder for a file of a title, and where it would go, told from the folder. Null
 * before there is a workspace.
 */
export function serveChoices<T extends object>(
  { connection, session, ready }: NewFile,
  request: string,
  choicesIn: (snapshot: Snapshot, folder: string, title: string) => { readonly path: string; readonly choices: T },
): void {
  connection.onRequest(`${request}/choices`, async ({ folder, title }: { folder: string; title: string }) => {
    await ready();
    const snapshot = session()?.snapshot;
    if (!snapshot) return null;
    const within = pathOfUri(folder).replace(/\/$/, '');
    const { path, choices } = choicesIn(snapshot, within, title);
    return { ...choices, file: relativePath(within, path) };
  });
}

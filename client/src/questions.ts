import * as vscode from 'vscode';

/** Somebody has left the questions. */
class Left extends Error {}

/** Undefined where somebody has left the questions. */
export async function unlessLeft<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Left) return undefined;
    throw error;
  }
}

/** The folder in which a new file goes; `why` is told where none is open. */
export async function askFolder(why: string): Promise<vscode.Uri | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (folders.length === 0) void vscode.window.showInformationMessage(why);
  const folder = folders.length > 1 ? await vscode.window.showWorkspaceFolderPick() : folders[0];
  return folder?.uri;
}

export async function exists(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}

/** Those that can be chosen, the usual one first, so that it has the focus. */
export function usualFirst(
  choices: readonly { readonly code: string; readonly name: string; readonly usual: boolean }[],
): readonly { readonly label: string; readonly description: string }[] {
  return [...choices.filter(({ usual }) => usual), ...choices.filter(({ usual }) => !usual)].map(({ code, name }) => ({
    label: name,
    description: code,
  }));
}

/** Ways of asking, under one title. */
export interface Questions {
  /** Without blanks around it. @throws Left */
  input(options: vscode.InputBoxOptions): Promise<string>;
  /** @throws Left */
  pick<T extends vscode.QuickPickItem>(items: readonly T[], placeHolder: string): Promise<T>;
  /** In the order in which they stand, not in that in which they were ticked. @throws Left */
  pickSome<T extends vscode.QuickPickItem>(items: readonly T[], placeHolder: string): Promise<readonly T[]>;
  /** An identifier that nothing else has; `refused` says why none, and why one that is taken, cannot be. @throws Left */
  id(proposed: string, taken: readonly string[], refused: { empty: string; taken: string }): Promise<string>;
  /** The path, from the folder, of a YAML file that is not there yet; `kind` is the usual part before its ending. @throws Left */
  file(folder: vscode.Uri, proposed: string, kind: string): Promise<string>;
}

export function questions(title: string): Questions {
  async function input(options: vscode.InputBoxOptions): Promise<string> {
    const text = await vscode.window.showInputBox({ title, ignoreFocusOut: true, ...options });
    if (text === undefined) throw new Left();
    return text.trim();
  }
  return {
    input,
    async pick(items, placeHolder) {
      const picked = await vscode.window.showQuickPick(items, { title, placeHolder, ignoreFocusOut: true });
      if (picked === undefined) throw new Left();
      return picked;
    },
    async pickSome(items, placeHolder) {
      const options = { title, placeHolder, ignoreFocusOut: true, matchOnDescription: true };
      const picked = await vscode.window.showQuickPick(items, { ...options, canPickMany: true });
      if (picked === undefined) throw new Left();
      return items.filter((item) => picked.includes(item));
    },
    id: (proposed, taken, refused) =>
      input({
        prompt: 'Which identifier does it get? It stays the same through all versions.',
        value: proposed,
        validateInput: (text) =>
          text.trim() === '' ? refused.empty : taken.includes(text.trim()) ? refused.taken : undefined,
      }),
    async file(folder, proposed, kind) {
      const isThere = (path: string): Promise<boolean> => exists(vscode.Uri.joinPath(folder, path));
      let value = proposed;
      for (let count = 2; count < 100 && (await isThere(value)); count++)
        value = proposed.replace(new RegExp(`\\.${kind}(?=\\.ya?ml$)`), `-${count}.${kind}`);
      return input({
        prompt: 'Into which file? This is the last question.',
        value,
        validateInput: async (text) =>
          !/\.ya?ml$/i.test(text.trim())
            ? `The name must end in .yaml, best in .${kind}.yaml.`
            : (await isThere(text.trim()))
              ? 'It is there already; choose another name.'
              : undefined,
      });
    },
  };
}

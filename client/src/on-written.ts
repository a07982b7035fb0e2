import * as vscode from 'vscode';

/** Calls when something that the server may read has been written, in an editor or beside it, and nothing more for a while. */
export function onWritten(quietMs: number, listener: () => void): vscode.Disposable {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const later = (): void => {
    clearTimeout(timer);
    timer = setTimeout(listener, quietMs);
  };
  const watcher = vscode.workspace.createFileSystemWatcher('**/*.{json,jsonld,yaml,yml,csv,tsv}');
  return vscode.Disposable.from(
    watcher,
    watcher.onDidChange(later),
    watcher.onDidCreate(later),
    watcher.onDidDelete(later),
    vscode.workspace.onDidChangeTextDocument(({ document: { uri, languageId }, contentChanges }) => {
      const isRead = /^(?:yaml|jsonc?)$/.test(languageId) || /\.[ct]sv$/.test(uri.path);
      if (isRead && contentChanges.length > 0 && ['file', 'untitled', 'vscode-remote'].includes(uri.scheme)) later();
    }),
    { dispose: () => clearTimeout(timer) },
  );
}

import * as vscode from 'vscode';

/** Calls when something that the server may read has been written, in an editor or beside it, and nothing more for a while. */
export function onWritten(quietMs: number, listener: () => void): vscode.Disposable {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const later = (): void => {
    clearTimeout(timer);
    timer = setTimeout(listener, quietMs);
  };
  const watcher = vscode.workspace.createFileSystemWatcher('**/*.{json,jsonld,yaml,yml,csv,tsv}');
  // A folder that comes or goes is told as one, without the files in it.
  const all = vscode.workspace.createFileSystemWatcher('**/*', false, true, false);
  const perhapsFolder = ({ path }: vscode.Uri): void => {
    if (!/\/(?:\.git|node_modules)\//.test(path)) later();
  };
  return vscode.Disposable.from(
    watcher,
    all,
    all.onDidCreate(perhapsFolder),
    all.onDidDelete(perhapsFolder),
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

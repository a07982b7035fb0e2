import * as vscode from 'vscode';
import { findingsIn, noFindingOf, ruleOf } from './findings.ts';
import { closeAll, uriOf } from './project.ts';

/** Lets files stand in the project for as long as the tests around it run. */
export function withFiles(files: Readonly<Record<string, string>>): void {
  before(async () => {
    await closeAll();
    for (const [path, text] of Object.entries(files))
      await vscode.workspace.fs.writeFile(uriOf(path), new TextEncoder().encode(text));
  });
  after(async () => {
    await closeAll();
    for (const path of Object.keys(files)) await vscode.workspace.fs.delete(uriOf(path));
    for (const path of Object.keys(files))
      for (const rule of new Set(findingsIn(path).map(ruleOf))) await noFindingOf(path, rule);
  });
}

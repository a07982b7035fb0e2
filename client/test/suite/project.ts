import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { until } from './until.ts';

export const INCOME = 'agreements/income-verification.agreement.yaml';
export const FRAUD = 'agreements/fraud-referral.agreement.yaml';
export const CLAIM = 'standards/claim.schema.json';
export const DWELLING = 'standards/dwelling.standard.yaml';
export const PAYMENTS = 'contracts/payments.odcs.yaml';

export function projectUri(): vscode.Uri {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(folder, 'the editor has opened no folder');
  return folder.uri;
}

export function uriOf(path: string): vscode.Uri {
  return vscode.Uri.joinPath(projectUri(), path);
}

/** The path of a file in the project, with slashes on every system. */
export function pathOf(uri: vscode.Uri): string {
  return uri.path.slice(projectUri().path.length + 1);
}

/** Opens a file in front, as from the explorer. Unlike `openTextDocument` it lets the file go when its tab closes. */
export async function show(path: string): Promise<vscode.TextDocument> {
  const uri = uriOf(path);
  await vscode.commands.executeCommand('vscode.open', uri);
  return until(`${path} is in front`, () => {
    const document = vscode.window.activeTextEditor?.document;
    return document?.uri.toString() === uri.toString() ? document : undefined;
  });
}

export function isOpen(path: string): boolean {
  const uri = uriOf(path).toString();
  return vscode.workspace.textDocuments.some((document) => document.uri.toString() === uri);
}

/** Throws away what has not been saved, and closes every tab. */
export async function closeAll(): Promise<void> {
  for (const document of vscode.workspace.textDocuments.filter(({ isDirty }) => isDirty)) {
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

/** Where a text stands for the first time, or for the first time after another one. */
export function rangeOf(document: vscode.TextDocument, text: string, after = ''): vscode.Range {
  const whole = document.getText();
  const start = whole.indexOf(text, whole.indexOf(after) + after.length);
  assert.ok(whole.includes(after) && start >= 0, `${pathOf(document.uri)} does not hold ${text}`);
  return new vscode.Range(document.positionAt(start), document.positionAt(start + text.length));
}

import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import type { Attestable } from './governance-tree.ts';
import type { GovernanceReport } from './report.ts';

/** Opens an entry for the answer of a person, with everything but the answer; an answer that no longer holds is dated anew for somebody to look over. */
export async function attest(
  client: LanguageClient | undefined,
  { item, subject, file, mayAttest, stale }: Attestable,
  files: GovernanceReport['files'],
  said?: { readonly role: string },
): Promise<boolean> {
  if (!client) return false;
  if (stale) {
    const { start } = stale.range;
    const edit = await asked(client, 'concordat/attestAgain', { uri: files[stale.file], position: start });
    return edit !== undefined && show(edit, (text) => text.indexOf('answer:', offsetOfLine(text, start.line)));
  }
  const role = said?.role ?? (await pickRole(item, mayAttest));
  if (role === undefined) return false;
  const uri = files[file];
  const edit = await asked(client, 'concordat/attest', {
    ...(uri !== undefined && { uri }),
    item,
    subject,
    ...(role !== '' && { by: { role } }),
  });
  return edit !== undefined && show(edit, (text) => text.lastIndexOf('answer:'));
}

/** Some items take the word of certain roles alone. Empty where any will do. */
async function pickRole(item: string, roles: readonly string[]): Promise<string | undefined> {
  if (roles.length === 0) return '';
  const title = `Attest ${item}`;
  return vscode.window.showQuickPick([...roles], { title, placeHolder: 'In which role do you answer?' });
}

async function asked(
  client: LanguageClient,
  method: string,
  params: object,
): Promise<vscode.WorkspaceEdit | undefined> {
  const edit = await client.sendRequest<Parameters<typeof client.protocol2CodeConverter.asWorkspaceEdit>[0] | null>(
    method,
    params,
  );
  if (edit) return client.protocol2CodeConverter.asWorkspaceEdit(edit);
  void vscode.window.showWarningMessage(
    'No place was found for the attestation. Does governance/attestations.yaml have a mistake?',
  );
  return undefined;
}

/** Makes the edit and puts the cursor where the answer is to be written. */
async function show(edit: vscode.WorkspaceEdit, find: (text: string) => number): Promise<boolean> {
  const [uri] = edit.entries().at(-1) ?? [];
  if (!uri || !(await vscode.workspace.applyEdit(edit))) return false;
  const editor = await vscode.window.showTextDocument(uri, { preview: false });
  const { document } = editor;
  const key = find(document.getText());
  const line = document.lineAt(document.positionAt(Math.max(0, key)).line);
  // Between quotation marks, where there are some.
  const [, before = '', quoted = ''] = /^(.*?answer:\s*)(?:"([^"]*)")?/.exec(line.text) ?? [];
  const start = new vscode.Position(line.lineNumber, before.length + (line.text[before.length] === '"' ? 1 : 0));
  const written = quoted === '' && !line.text.includes('"') ? line.text.length - before.length : quoted.length;
  editor.selection = new vscode.Selection(start, start.translate(0, written));
  editor.revealRange(editor.selection, vscode.TextEditorRevealType.InCenter);
  return true;
}

function offsetOfLine(text: string, line: number): number {
  let offset = 0;
  for (let index = 0; index < line; index += 1) offset = text.indexOf('\n', offset) + 1;
  return offset;
}

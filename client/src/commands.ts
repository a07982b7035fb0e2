import * as vscode from 'vscode';
import type { LanguageClient, Location, Position } from 'vscode-languageclient/node';
import { plural } from './plural.ts';
import { rulePageUri } from './rule-pages.ts';

interface WorkspaceCounts {
  readonly files: number;
  readonly error: number;
  readonly warning: number;
  readonly info: number;
  readonly hint: number;
}

interface AcceptTarget {
  readonly uri: string;
  readonly fingerprint: string;
  readonly rule: string;
}

interface FieldTarget {
  readonly uri: string;
  readonly root: number;
  readonly pointer: string;
  readonly name: string;
}

export function registerCommands(
  context: vscode.ExtensionContext,
  client: () => LanguageClient | undefined,
  output: vscode.LogOutputChannel,
): void {
  context.subscriptions.push(
    vscode.commands.registerCommand('concordat.checkWorkspace', () => checkWorkspace(client())),
    vscode.commands.registerCommand('concordat.showRule', (rule?: string) => showRule(client(), rule)),
    vscode.commands.registerCommand('concordat.accept', (target: AcceptTarget) => accept(client(), target)),
    vscode.commands.registerCommand('concordat.declareNotPersonal', (target: FieldTarget) =>
      declareNotPersonal(client(), target),
    ),
    vscode.commands.registerCommand(
      'concordat.showReferences',
      (uri: string, position: Position, locations: Location[]) => showReferences(client(), uri, position, locations),
    ),
    vscode.commands.registerCommand('concordat.showOutput', () => output.show()),
  );
}

async function checkWorkspace(client: LanguageClient | undefined): Promise<WorkspaceCounts | undefined> {
  const title = 'Checking the workspace';
  const counts = await vscode.window.withProgress({ location: vscode.ProgressLocation.Window, title }, async () =>
    client?.sendRequest<WorkspaceCounts>('concordat/checkWorkspace'),
  );
  if (!counts) return undefined;
  const said = [
    plural(counts.error, 'error'),
    plural(counts.warning, 'warning'),
    plural(counts.info + counts.hint, 'note'),
  ].join(', ');
  void vscode.window.setStatusBarMessage(`Concordat: ${said} in ${plural(counts.files, 'file')}`, 8000);
  await vscode.commands.executeCommand('workbench.actions.view.problems');
  return counts;
}

/** Opens the page of a rule; without one asks which. */
async function showRule(client: LanguageClient | undefined, id: string | undefined): Promise<void> {
  const rule = id ?? (await pickRule(client));
  if (rule !== undefined) await vscode.commands.executeCommand('markdown.showPreviewToSide', rulePageUri(rule));
}

async function pickRule(client: LanguageClient | undefined): Promise<string | undefined> {
  const rules = (await client?.sendRequest<{ id: string; what: string }[]>('concordat/rules')) ?? [];
  const picked = await vscode.window.showQuickPick(
    rules.map(({ id, what }) => ({ label: id, detail: what })),
    { placeHolder: 'Which rule?', matchOnDetail: true },
  );
  return picked?.label;
}

/** Accepts a finding: asks for the reason and writes it where the server says. */
async function accept(client: LanguageClient | undefined, target: AcceptTarget): Promise<void> {
  const reason = await askReason(
    `Accept ${target.rule} here`,
    'Why? Whoever reads the file next year will want to know.',
  );
  if (reason !== undefined) await applyAnswer(client, 'concordat/accept', { ...target, reason });
}

/** Declares a field not personal: the reason is kept in the mark, and in the inventory. */
async function declareNotPersonal(client: LanguageClient | undefined, target: FieldTarget): Promise<void> {
  const reason = await askReason(
    `Declare ${target.name} not personal`,
    'Why? It stands in the inventory, and whoever reviews it will ask.',
  );
  if (reason !== undefined) await applyAnswer(client, 'concordat/declareNotPersonal', { ...target, reason });
}

async function askReason(title: string, prompt: string): Promise<string | undefined> {
  return vscode.window.showInputBox({
    title,
    prompt,
    validateInput: (text) => (/[\p{L}\d]/u.test(text) ? undefined : 'A reason is needed.'),
  });
}

/** Shows places in other files, as "find references" does; what the server sends is not yet what the editor's own command takes. */
async function showReferences(
  client: LanguageClient | undefined,
  uri: string,
  position: Position,
  locations: Location[],
): Promise<void> {
  if (!client) return;
  const { protocol2CodeConverter: converter } = client;
  await vscode.commands.executeCommand(
    'editor.action.showReferences',
    converter.asUri(uri),
    converter.asPosition(position),
    locations.map((location) => converter.asLocation(location)),
  );
}

/** Makes the edit with which the server answers. */
async function applyAnswer(client: LanguageClient | undefined, request: string, params: object): Promise<void> {
  if (!client) return;
  const edit = await client.sendRequest<Parameters<typeof client.protocol2CodeConverter.asWorkspaceEdit>[0]>(
    request,
    params,
  );
  const converted = edit ? await client.protocol2CodeConverter.asWorkspaceEdit(edit) : undefined;
  if (converted) await vscode.workspace.applyEdit(converted);
}

// client/: the VS Code side. Starts the server, shows what it says. Knows no rule, parses nothing.

import * as vscode from 'vscode';
import {
  LanguageClient,
  type LanguageClientOptions,
  type ServerOptions,
  TransportKind,
} from 'vscode-languageclient/node';
import { registerAgreementPreview } from './agreement-preview.ts';
import { registerCommands } from './commands.ts';
import { type GovernanceView, registerGovernanceView } from './governance/governance-view.ts';
import { newAgreement } from './new-agreement.ts';
import { initialise, newStandard } from './new-standard.ts';
import { registerPages } from './pages.ts';
import { registerRulePages } from './rule-pages.ts';
import { registerStatus } from './status.ts';

let client: LanguageClient | undefined;
let starting: Promise<void> = Promise.resolve();

/** What tests may look at. */
export interface Exports {
  readonly governance: GovernanceView;
}

export async function activate(context: vscode.ExtensionContext): Promise<Exports> {
  const output = vscode.window.createOutputChannel('Concordat', { log: true });
  context.subscriptions.push(output);
  client = createClient(context, output);
  registerCommands(context, () => client, output);
  registerRulePages(context, () => client);
  registerStatus(context);
  registerAgreementPreview(context, () => client);
  registerPages(context, () => client);
  const governance = registerGovernanceView(context, () => client);
  context.subscriptions.push(
    vscode.workspace.onDidChangeConfiguration(async (change) => {
      if (change.affectsConfiguration('concordat')) await restart(context, output);
    }),
    vscode.commands.registerCommand('concordat.newAgreement', (said?: Parameters<typeof newAgreement>[1]) =>
      newAgreement(client, said),
    ),
    vscode.commands.registerCommand('concordat.newStandard', (said?: Parameters<typeof newStandard>[1]) =>
      newStandard(client, said),
    ),
    vscode.commands.registerCommand('concordat.initialise', (said?: Parameters<typeof initialise>[1]) =>
      initialise(client, said),
    ),
    vscode.commands.registerCommand('concordat.walkthrough', () =>
      vscode.commands.executeCommand('workbench.action.openWalkthrough', `${context.extension.id}#start`, false),
    ),
    vscode.commands.registerCommand('concordat.restart', () => restart(context, output)),
  );
  starting = client.start();
  await starting;
  return { governance };
}

export async function deactivate(): Promise<void> {
  await client?.stop();
}

/** A server that reads a large workspace answers late; one that is given up on goes on in the background. */
const STOP_MS = 15_000;

/** Settings reach the server when it starts. One start after the other: a client that is still starting cannot be stopped. */
function restart(context: vscode.ExtensionContext, output: vscode.LogOutputChannel): Promise<void> {
  const next = async (): Promise<void> => {
    // On a busy machine stopping may take longer than the library waits; a new server is wanted all the same.
    await client?.stop(STOP_MS).catch((error: unknown) => output.warn(String(error)));
    client = createClient(context, output);
    await client.start();
  };
  starting = starting.then(next, next);
  return starting;
}

function createClient(context: vscode.ExtensionContext, output: vscode.LogOutputChannel): LanguageClient {
  const module = vscode.Uri.joinPath(context.extensionUri, 'dist', 'server.cjs').fsPath;
  const server: ServerOptions = {
    run: { module, transport: TransportKind.ipc },
    debug: { module, transport: TransportKind.ipc, options: { execArgv: ['--nolazy', '--inspect=6009'] } },
  };
  const settings = vscode.workspace.getConfiguration('concordat');
  const options: LanguageClientOptions = {
    documentSelector: [
      ...['yaml', 'json', 'jsonc'].flatMap((language) => ['file', 'untitled'].map((scheme) => ({ scheme, language }))),
      // Code lists; a table of data is left alone. VS Code itself has no language for them.
      { scheme: 'file', pattern: '**/*.{csv,tsv}' },
    ],
    outputChannel: output,
    initializationOptions: {
      commands: true,
      profiles: settings.get<string[]>('profiles', []).map((name) => `concordat:${name}`),
      inlayHints: {
        inferred: settings.get<string>('inlayHints.inferred', 'all'),
        inherited: settings.get<boolean>('inlayHints.inherited', true),
      },
      codeLens: {
        sharing: settings.get<boolean>('codeLens.sharing', true),
        metadata: settings.get<boolean>('codeLens.metadata', true),
        checklist: settings.get<boolean>('codeLens.checklist', true),
      },
      leaveStructureOf: structureLeftToOthers(settings.get<string>('structure', 'auto')),
    },
  };
  return new LanguageClient('concordat', 'Concordat', server, options);
}

/** Languages of which another extension reports the structure: twice the same squiggle helps nobody. */
function structureLeftToOthers(setting: string): string[] {
  if (setting !== 'auto') return setting === 'never' ? ['json', 'yaml'] : [];
  const has = (id: string): boolean => vscode.extensions.getExtension(id) !== undefined;
  return [...(has('vscode.json-language-features') ? ['json'] : []), ...(has('redhat.vscode-yaml') ? ['yaml'] : [])];
}

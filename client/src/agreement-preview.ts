import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { previewPage } from './agreement-preview-page.ts';

interface RenderedAgreement {
  readonly title: string;
  readonly style: string;
  readonly body: string;
}

/** What the page of a preview says. */
type FromPage = { readonly kind: 'ready' } | { readonly kind: 'reveal'; readonly line: number };

const VIEW = 'concordat.agreementPreview';
const IN_FRONT = 'concordat.agreementInFront';
/** Of typing, before what was written is shown. Milliseconds. */
const QUIET_MS = 150;

/** Shows agreements as documents beside their source, while they are written. */
export function registerAgreementPreview(
  context: vscode.ExtensionContext,
  client: () => LanguageClient | undefined,
): void {
  const previews = new Map<string, AgreementPreview>();
  const add = (uri: vscode.Uri, panel: vscode.WebviewPanel): AgreementPreview => {
    const preview = new AgreementPreview(context.extensionUri, client, uri, panel);
    previews.set(uri.toString(), preview);
    panel.onDidDispose(() => previews.delete(uri.toString()));
    return preview;
  };
  const all = (): AgreementPreview[] => [...previews.values()];
  // A standard that changes changes what an agreement says of its fields.
  const update = debounce(() => {
    for (const preview of all()) void preview.update();
    void noteFront(client());
  });
  context.subscriptions.push(
    vscode.commands.registerCommand('concordat.previewAgreement', async (uri?: vscode.Uri) => {
      const target = uri instanceof vscode.Uri ? uri : vscode.window.activeTextEditor?.document.uri;
      if (!target) return undefined;
      const known = previews.get(target.toString());
      known?.reveal();
      const preview = known ?? add(target, newPanel(target));
      return preview.update();
    }),
    vscode.window.registerWebviewPanelSerializer(VIEW, {
      deserializeWebviewPanel: async (panel, state: { uri?: string } | undefined) => {
        if (state?.uri === undefined) panel.dispose();
        else await add(vscode.Uri.parse(state.uri), panel).update();
      },
    }),
    vscode.workspace.onDidChangeTextDocument(update),
    vscode.workspace.onDidSaveTextDocument(update),
    vscode.window.onDidChangeActiveTextEditor(() => void noteFront(client())),
    vscode.window.onDidChangeTextEditorSelection(({ textEditor, selections: [selection] }) => {
      const preview = previews.get(textEditor.document.uri.toString());
      if (selection) preview?.follow(selection.active.line);
    }),
    { dispose: () => update.cancel() },
  );
  void noteFront(client());
}

/** Whether the editor in front holds an agreement, for the icon above it. */
async function noteFront(client: LanguageClient | undefined): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  // The preview in front is no editor; what is known of the one before stays.
  if (!document || !client) return;
  const asked = ['yaml', 'json', 'jsonc'].includes(document.languageId);
  const uri = document.uri.toString();
  const holds = asked && (await client.sendRequest<boolean>('concordat/holdsAgreement', { uri }).catch(() => false));
  if (vscode.window.activeTextEditor?.document === document)
    await vscode.commands.executeCommand('setContext', IN_FRONT, holds);
}

function newPanel(uri: vscode.Uri): vscode.WebviewPanel {
  const place = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
  return vscode.window.createWebviewPanel(VIEW, `Preview ${nameOf(uri)}`, place, { enableFindWidget: true });
}

function nameOf(uri: vscode.Uri): string {
  return uri.path.slice(uri.path.lastIndexOf('/') + 1);
}

/** One agreement in one panel. */
class AgreementPreview {
  readonly #extension: vscode.Uri;
  readonly #client: () => LanguageClient | undefined;
  readonly #uri: vscode.Uri;
  readonly #panel: vscode.WebviewPanel;
  #line: number | undefined;
  #asked = 0;
  #shown = false;
  #disposed = false;

  constructor(
    extension: vscode.Uri,
    client: () => LanguageClient | undefined,
    uri: vscode.Uri,
    panel: vscode.WebviewPanel,
  ) {
    this.#extension = extension;
    this.#client = client;
    this.#uri = uri;
    this.#panel = panel;
    this.#line = vscode.window.visibleTextEditors.find((editor) => this.#isOf(editor))?.selection.active.line;
    panel.webview.options = {
      enableScripts: true,
      localResourceRoots: [vscode.Uri.joinPath(extension, 'dist')],
    };
    panel.webview.onDidReceiveMessage((message: FromPage) => {
      if (message.kind === 'reveal') void this.#revealLine(message.line);
      else if (this.#line !== undefined) this.follow(this.#line);
    });
    panel.onDidDispose(() => {
      this.#disposed = true;
    });
    panel.onDidChangeViewState(() => {
      if (panel.visible) void this.update();
    });
  }

  reveal(): void {
    this.#panel.reveal(undefined, true);
  }

  /** Gives the title of the agreement; undefined where the file holds none. An answer that a later one has overtaken is not shown. */
  async update(): Promise<string | undefined> {
    this.#asked += 1;
    const asked = this.#asked;
    // A server that has never heard of the file is told by opening it.
    await vscode.workspace.openTextDocument(this.#uri).then(undefined, () => undefined);
    const params = { uri: this.#uri.toString(), ...(this.#line !== undefined && { line: this.#line }) };
    const found = await this.#client()
      ?.sendRequest<RenderedAgreement | null>('concordat/renderAgreement', params)
      // While the server starts anew, what was shown last stays.
      .catch(() => undefined);
    if (asked === this.#asked && !this.#disposed) await this.#show(found ?? undefined);
    return found?.title;
  }

  async #show(found: RenderedAgreement | undefined): Promise<void> {
    if (found && this.#shown) await this.#panel.webview.postMessage({ kind: 'content', body: found.body });
    else if (found || !this.#shown) this.#showPage(found);
    else await this.#panel.webview.postMessage({ kind: 'none' });
    if (found && this.#line !== undefined) this.follow(this.#line);
  }

  /** Shows where in the agreement the cursor is. Zero-based. */
  follow(line: number): void {
    this.#line = line;
    if (!this.#disposed) void this.#panel.webview.postMessage({ kind: 'line', line: line + 1 });
  }

  #showPage(found: RenderedAgreement | undefined): void {
    const { webview } = this.#panel;
    this.#shown = found !== undefined;
    webview.html = previewPage({
      script: webview.asWebviewUri(vscode.Uri.joinPath(this.#extension, 'dist', 'preview.js')).toString(),
      uri: this.#uri.toString(),
      style: found?.style ?? '',
      body: found?.body ?? '<p>This file holds no agreement that Concordat can read.</p>',
    });
  }

  /** One-based. */
  async #revealLine(line: number): Promise<void> {
    const at = new vscode.Position(Math.max(0, line - 1), 0);
    const shown = vscode.window.visibleTextEditors.find((editor) => this.#isOf(editor));
    const editor = await vscode.window.showTextDocument(this.#uri, {
      viewColumn: shown?.viewColumn ?? vscode.ViewColumn.One,
      selection: new vscode.Range(at, at),
    });
    editor.revealRange(new vscode.Range(at, at), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  }

  #isOf(editor: vscode.TextEditor): boolean {
    return editor.document.uri.toString() === this.#uri.toString();
  }
}

function debounce(run: () => void): { (): void; cancel(): void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const later = (): void => {
    clearTimeout(timer);
    timer = setTimeout(run, QUIET_MS);
  };
  return Object.assign(later, { cancel: () => clearTimeout(timer) });
}

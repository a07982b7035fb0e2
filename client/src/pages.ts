import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { onWritten } from './on-written.ts';
import { pageShell } from './page-shell.ts';

/** As the server renders it. */
interface RenderedPage {
  readonly title: string;
  readonly style: string;
  readonly body: string;
  readonly script?: string;
  /** Addresses of files by the names that the page has for them. */
  readonly files: Readonly<Record<string, string>>;
}

/** What the page in a panel says. */
type FromPage =
  | { readonly kind: 'reveal'; readonly file: string; readonly line: number }
  | { readonly kind: 'link'; readonly url: string }
  | { readonly kind: 'ready' };

interface PageKind {
  readonly kind: string;
  readonly title: string;
  readonly command: string;
  readonly making: string;
}

const VIEW = 'concordat.page';
const KINDS: readonly PageKind[] = [
  {
    kind: 'checklist',
    title: 'Governance checklist',
    command: 'concordat.showChecklist',
    making: 'Going through the checklists',
  },
  { kind: 'map', title: 'Map of data sharing', command: 'concordat.showMap', making: 'Drawing the map' },
  {
    kind: 'inventory',
    title: 'Inventory of personal data',
    command: 'concordat.showInventory',
    making: 'Listing the fields of all standards',
  },
];
/** Of typing, before what was written is shown. Milliseconds. */
const QUIET_MS = 400;

/** Pages about the whole workspace, each in a panel of its own that follows what is written. */
export function registerPages(context: vscode.ExtensionContext, client: () => LanguageClient | undefined): void {
  const panels = new Map<string, PagePanel>();
  const add = (kind: PageKind, panel: vscode.WebviewPanel): PagePanel => {
    const page = new PagePanel(context.extensionUri, client, kind, panel);
    panels.set(kind.kind, page);
    panel.onDidDispose(() => panels.delete(kind.kind));
    return page;
  };
  const open = (kind: PageKind): Promise<boolean> => {
    const known = panels.get(kind.kind);
    known?.reveal();
    const column = vscode.window.activeTextEditor ? vscode.ViewColumn.Beside : vscode.ViewColumn.Active;
    const page =
      known ??
      add(
        kind,
        vscode.window.createWebviewPanel(`${VIEW}.${kind.kind}`, kind.title, column, { enableFindWidget: true }),
      );
    return page.update('notified');
  };
  context.subscriptions.push(
    ...KINDS.map((kind) => vscode.commands.registerCommand(kind.command, () => open(kind))),
    ...KINDS.map((kind) =>
      vscode.window.registerWebviewPanelSerializer(`${VIEW}.${kind.kind}`, {
        deserializeWebviewPanel: async (panel) => {
          await add(kind, panel).update('quietly');
        },
      }),
    ),
    onWritten(QUIET_MS, () => {
      for (const page of panels.values()) void page.update('quietly');
    }),
  );
}

class PagePanel {
  readonly #extension: vscode.Uri;
  readonly #client: () => LanguageClient | undefined;
  readonly #kind: PageKind;
  readonly #panel: vscode.WebviewPanel;
  #files: RenderedPage['files'] = {};
  #current: vscode.CancellationTokenSource | undefined;
  #shown = false;
  /** Of the page that is shown. */
  #style = '';
  #body = '';
  /** What the panel begins with whenever it is seen again. */
  #first = '';
  #stale = false;
  #disposed = false;

  constructor(
    extension: vscode.Uri,
    client: () => LanguageClient | undefined,
    kind: PageKind,
    panel: vscode.WebviewPanel,
  ) {
    this.#extension = extension;
    this.#client = client;
    this.#kind = kind;
    this.#panel = panel;
    panel.webview.options = { enableScripts: true, localResourceRoots: [vscode.Uri.joinPath(extension, 'dist')] };
    panel.webview.onDidReceiveMessage((message: FromPage) => {
      if (message.kind === 'ready') void this.#refill();
      else if (message.kind === 'reveal') void this.#reveal(message.file, message.line);
      else if (/^https?:\/\//i.test(message.url)) void vscode.env.openExternal(vscode.Uri.parse(message.url));
    });
    panel.onDidChangeViewState(() => {
      if (panel.visible && this.#stale) void this.update('quietly');
    });
    panel.onDidDispose(() => {
      this.#disposed = true;
      this.#current?.cancel();
    });
  }

  reveal(): void {
    this.#panel.reveal();
  }

  /** Makes the page anew; what is under way for it is given up. Gives whether it is shown. */
  async update(how: 'notified' | 'quietly'): Promise<boolean> {
    // What nobody sees can wait until somebody looks.
    this.#stale = this.#shown && !this.#panel.visible;
    if (this.#stale) return false;
    this.#current?.cancel();
    const current = new vscode.CancellationTokenSource();
    this.#current = current;
    const asked = { location: vscode.ProgressLocation.Notification, title: this.#kind.making, cancellable: true };
    const page =
      how === 'quietly'
        ? await this.#render(current.token)
        : await vscode.window.withProgress(asked, (_progress, token) => {
            token.onCancellationRequested(() => current.cancel());
            return this.#render(current.token);
          });
    if (!page || this.#disposed || current !== this.#current) {
      if (!this.#shown && !this.#disposed && current === this.#current) this.#panel.dispose();
      return false;
    }
    await this.#show(page);
    return true;
  }

  async #render(token: vscode.CancellationToken): Promise<RenderedPage | undefined> {
    const { kind } = this.#kind;
    const found = await this.#client()
      ?.sendRequest<RenderedPage | null>('concordat/page', { kind }, token)
      // Cancelled, or the server starts anew: what was shown last stays.
      .catch(() => undefined);
    return found ?? undefined;
  }

  async #show({ title, style, body, script, files }: RenderedPage): Promise<void> {
    this.#files = files;
    this.#panel.title = title;
    const { webview } = this.#panel;
    const isSame = this.#shown && body === this.#body && style === this.#style;
    this.#body = body;
    if (isSame) return;
    // A script that has made itself at home in a page cannot be told that its content was exchanged.
    if (this.#shown && script === undefined && style === this.#style) {
      await webview.postMessage({ kind: 'content', body });
      return;
    }
    this.#shown = true;
    this.#style = style;
    this.#first = body;
    webview.html = pageShell({
      title,
      style,
      body,
      ...(script !== undefined && { script }),
      shell: webview.asWebviewUri(vscode.Uri.joinPath(this.#extension, 'dist', 'page.js')).toString(),
    });
  }

  /** A panel that was hidden begins anew. */
  async #refill(): Promise<void> {
    if (this.#body !== this.#first) await this.#panel.webview.postMessage({ kind: 'content', body: this.#body });
  }

  /** One-based. */
  async #reveal(file: string, line: number): Promise<void> {
    const uri = this.#files[file];
    if (uri === undefined) return;
    const at = new vscode.Position(Math.max(0, line - 1), 0);
    const besides = this.#panel.viewColumn === vscode.ViewColumn.One ? vscode.ViewColumn.Beside : vscode.ViewColumn.One;
    const editor = await vscode.window.showTextDocument(vscode.Uri.parse(uri), {
      viewColumn: besides,
      selection: new vscode.Range(at, at),
    });
    editor.revealRange(new vscode.Range(at, at), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  }
}

import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { BY_PILLAR, type Grouping, governanceTree, type Shown, STATE_WORDS, type TreeLine } from './governance-tree.ts';
import type { GovernanceReport, ItemState } from './report.ts';

const VIEW = 'concordat.governance';
/** Of typing, before the checklists are gone through anew. Milliseconds. */
const QUIET_MS = 600;

/** The checklists in the activity bar: what is asked, what the files prove, and what waits for a person. */
export function registerGovernanceView(
  context: vscode.ExtensionContext,
  client: () => LanguageClient | undefined,
): GovernanceView {
  const view = new GovernanceView(context, client);
  const choose =
    <T>(
      items: () => readonly (vscode.QuickPickItem & { readonly value: T })[],
      placeHolder: string,
      take: (value: T) => void,
    ) =>
    async (said?: T): Promise<void> => {
      const picked = said ?? (await vscode.window.showQuickPick(items(), { placeHolder }))?.value;
      if (picked !== undefined) take(picked);
    };
  context.subscriptions.push(
    view,
    vscode.commands.registerCommand(`${VIEW}.refresh`, () => view.refresh()),
    vscode.commands.registerCommand(
      `${VIEW}.groupBy`,
      choose(
        () => view.groupings(),
        'In which order are the items shown?',
        (value) => view.group(value),
      ),
    ),
    vscode.commands.registerCommand(
      `${VIEW}.filter`,
      choose<Shown>(
        () => SHOWN,
        'Which items are shown?',
        (value) => view.filter(value),
      ),
    ),
    vscode.commands.registerCommand(`${VIEW}.attest`, (line: TreeLine) => attest(client(), line.attest)),
  );
  return view;
}

const SHOWN: readonly (vscode.QuickPickItem & { readonly value: Shown })[] = [
  { label: 'All that apply', value: 'all' },
  { label: 'What is open', description: 'not met, partly met, without an attestation', value: 'open' },
  { label: 'What waits for a person', description: 'needs attestation, or stale', value: 'attest' },
];

export class GovernanceView implements vscode.TreeDataProvider<TreeLine>, vscode.Disposable {
  readonly #context: vscode.ExtensionContext;
  readonly #client: () => LanguageClient | undefined;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #tree: vscode.TreeView<TreeLine>;
  readonly #disposables: vscode.Disposable[] = [this.#changed];
  readonly onDidChangeTreeData = this.#changed.event;
  #report: GovernanceReport | undefined;
  #lines: readonly TreeLine[] = [];
  #current: vscode.CancellationTokenSource | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(context: vscode.ExtensionContext, client: () => LanguageClient | undefined) {
    this.#context = context;
    this.#client = client;
    this.#tree = vscode.window.createTreeView(VIEW, { treeDataProvider: this, showCollapseAll: true });
    const later = (): void => {
      clearTimeout(this.#timer);
      // Nobody goes through checklists that nobody sees.
      if (this.#tree.visible) this.#timer = setTimeout(() => void this.refresh(), QUIET_MS);
    };
    this.#disposables.push(
      this.#tree,
      this.#tree.onDidChangeVisibility(({ visible }) => {
        if (visible) void this.refresh();
      }),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (['yaml', 'json', 'jsonc'].includes(document.languageId)) later();
      }),
      vscode.workspace.onDidCreateFiles(later),
      vscode.workspace.onDidDeleteFiles(later),
      { dispose: () => clearTimeout(this.#timer) },
    );
    if (this.#tree.visible) void this.refresh();
  }

  get #grouping(): Grouping {
    return this.#context.workspaceState.get<Grouping>('governance.grouping', BY_PILLAR);
  }

  get #shown(): Shown {
    return this.#context.workspaceState.get<Shown>('governance.shown', 'all');
  }

  group(grouping: Grouping): void {
    void this.#context.workspaceState.update('governance.grouping', grouping).then(() => this.#rebuild());
  }

  filter(shown: Shown): void {
    void this.#context.workspaceState.update('governance.shown', shown).then(() => this.#rebuild());
  }

  groupings(): readonly (vscode.QuickPickItem & { readonly value: Grouping })[] {
    const views = this.#report?.report.whole.views ?? [];
    return [
      { label: 'Pillar and element', value: BY_PILLAR },
      ...views.map(({ id, title }) => ({ label: title, value: id })),
    ];
  }

  /** The lines as they are shown, for tests. */
  get lines(): readonly TreeLine[] {
    return this.#lines;
  }

  /** Asks the server anew. What is under way is given up. */
  async refresh(): Promise<void> {
    this.#current?.cancel();
    const current = new vscode.CancellationTokenSource();
    this.#current = current;
    const found = await vscode.window.withProgress({ location: { viewId: VIEW } }, async () =>
      this.#client()
        ?.sendRequest<GovernanceReport | null>('concordat/checklist', {}, current.token)
        // Cancelled, or the server starts anew: what was shown last stays.
        .catch(() => undefined),
    );
    if (!found || current !== this.#current) return;
    this.#report = found;
    this.#rebuild();
  }

  #rebuild(): void {
    const asked = this.#report?.report.whole.tally.asked ?? 0;
    // Without anything to ask the welcome of the view is shown.
    this.#lines =
      this.#report && asked > 0 ? governanceTree(this.#report, { grouping: this.#grouping, shown: this.#shown }) : [];
    const shown = SHOWN.find(({ value }) => value === this.#shown && value !== 'all')?.label;
    const order = this.groupings().find(({ value }) => value === this.#grouping && value !== BY_PILLAR)?.label;
    this.#tree.description = [order, shown].filter(Boolean).join(', ');
    this.#changed.fire();
  }

  getChildren(line?: TreeLine): TreeLine[] {
    return [...(line?.children ?? this.#lines)];
  }

  getTreeItem(line: TreeLine): vscode.TreeItem {
    const { Collapsed, Expanded, None } = vscode.TreeItemCollapsibleState;
    const item = new vscode.TreeItem(
      line.label,
      line.children.length === 0 ? None : line.unfolded ? Expanded : Collapsed,
    );
    item.id = `${this.#grouping}:${line.id}`;
    item.description = line.description;
    item.tooltip = line.tooltip === '' ? undefined : line.tooltip;
    item.iconPath = iconOf(line.icon);
    const state = STATE_WORDS[line.icon as ItemState];
    item.accessibilityInformation = {
      label: [line.label, line.description, ...(state && state !== line.description ? [state] : [])].join(', '),
    };
    if (line.attest) item.contextValue = 'attestable';
    const uri = line.place && this.#report?.files[line.place.file];
    if (line.place && uri !== undefined && line.children.length === 0) {
      const { start, end } = line.place.range;
      const selection = new vscode.Range(start.line, start.character, end.line, end.character);
      item.command = { command: 'vscode.open', title: 'Show', arguments: [vscode.Uri.parse(uri), { selection }] };
    }
    return item;
  }

  dispose(): void {
    this.#current?.cancel();
    for (const one of this.#disposables) one.dispose();
  }
}

/** States differ in shape as well as in colour. */
const ICONS: Readonly<Record<TreeLine['icon'], readonly [string, string?]>> = {
  met: ['pass', 'testing.iconPassed'],
  attested: ['verified', 'testing.iconPassed'],
  partly: ['color-mode', 'list.warningForeground'],
  'not-met': ['error', 'list.errorForeground'],
  'needs-attestation': ['account', 'list.warningForeground'],
  stale: ['history', 'list.warningForeground'],
  'not-applicable': ['circle-slash'],
  level: ['graph'],
  group: ['list-tree'],
  'gate-open': ['unlock', 'testing.iconPassed'],
  'gate-closed': ['lock', 'list.errorForeground'],
  'gate-none': ['dash'],
  recorded: ['file-text'],
  finding: ['warning', 'list.warningForeground'],
  accepted: ['comment'],
  attestation: ['account'],
};

function iconOf(icon: TreeLine['icon']): vscode.ThemeIcon {
  const [name, color] = ICONS[icon];
  return new vscode.ThemeIcon(name, color === undefined ? undefined : new vscode.ThemeColor(color));
}

/** Opens an entry for the answer of a person, with everything but the answer itself. */
async function attest(client: LanguageClient | undefined, target: TreeLine['attest']): Promise<boolean> {
  if (!client || !target) return false;
  const edit = await client.sendRequest<
    | (Parameters<typeof client.protocol2CodeConverter.asWorkspaceEdit>[0] & { readonly documentChanges?: unknown })
    | null
  >('concordat/attest', target);
  const converted = edit ? await client.protocol2CodeConverter.asWorkspaceEdit(edit) : undefined;
  if (!converted || !(await vscode.workspace.applyEdit(converted))) return false;
  const [uri] = converted.entries().at(-1) ?? [];
  if (uri) {
    const editor = await vscode.window.showTextDocument(uri, { preview: false });
    const last = editor.document.getText().lastIndexOf('answer:');
    const at = editor.document.positionAt(last < 0 ? 0 : last + 'answer: '.length);
    editor.selection = new vscode.Selection(at, at);
    editor.revealRange(new vscode.Range(at, at), vscode.TextEditorRevealType.InCenter);
  }
  return true;
}

import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { onWritten } from '../on-written.ts';
import { attest } from './attest.ts';
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
      choose<Shown | Narrowing>(
        () => view.filters(),
        'Which items are shown?',
        (value) => view.filter(value),
      ),
    ),
    vscode.commands.registerCommand(`${VIEW}.show`, (uri: string, root?: number, pointer?: string) =>
      view.show({ uri, ...(pointer !== undefined && { root: root ?? 0, pointer }) }),
    ),
    vscode.commands.registerCommand(`${VIEW}.whole`, () => view.filter('whole')),
    ...['attest', 'attestAgain'].map((command) =>
      vscode.commands.registerCommand(`${VIEW}.${command}`, (line: TreeLine, said?: { readonly role?: string }) =>
        view.attest(line, said?.role),
      ),
    ),
  );
  return view;
}

const SHOWN: readonly (vscode.QuickPickItem & { readonly value: Shown })[] = [
  { label: 'All that apply', value: 'all' },
  { label: 'What is open', description: 'not met, partly met, without an attestation', value: 'open' },
  { label: 'What waits for a person', description: 'needs attestation, or stale', value: 'attest' },
];

/** The file in front alone, or the whole workspace again. */
type Narrowing = 'file' | 'whole';

/** A file, or one thing in it. */
interface Target {
  readonly uri: string;
  readonly root?: number;
  readonly pointer?: string;
}

export class GovernanceView implements vscode.TreeDataProvider<TreeLine>, vscode.Disposable {
  readonly #context: vscode.ExtensionContext;
  readonly #client: () => LanguageClient | undefined;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #tree: vscode.TreeView<TreeLine>;
  readonly #disposables: vscode.Disposable[] = [this.#changed];
  readonly onDidChangeTreeData = this.#changed.event;
  #report: GovernanceReport | undefined;
  #lines: readonly TreeLine[] = [];
  readonly #parents = new Map<TreeLine, TreeLine>();
  #current: vscode.CancellationTokenSource | undefined;
  /** What is looked at alone. Not kept: who opens the window again sees the whole. */
  #narrow: Target | undefined;

  constructor(context: vscode.ExtensionContext, client: () => LanguageClient | undefined) {
    this.#context = context;
    this.#client = client;
    this.#tree = vscode.window.createTreeView(VIEW, { treeDataProvider: this, showCollapseAll: true });
    this.#disposables.push(
      this.#tree,
      this.#tree.onDidChangeVisibility(({ visible }) => {
        if (visible) void this.refresh();
      }),
      onWritten(QUIET_MS, () => {
        // Nobody goes through checklists that nobody sees.
        if (this.#tree.visible) void this.refresh();
      }),
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

  filter(value: Shown | Narrowing): void {
    const front = vscode.window.activeTextEditor?.document.uri;
    if (value === 'file') this.#narrow = front && { uri: front.toString() };
    else if (value === 'whole') this.#narrow = undefined;
    else {
      void this.#context.workspaceState.update('governance.shown', value).then(() => this.#rebuild());
      return;
    }
    this.#rebuild();
  }

  filters(): readonly (vscode.QuickPickItem & { readonly value: Shown | Narrowing })[] {
    const front = vscode.window.activeTextEditor?.document.uri;
    const concerned = front && this.#keysOf({ uri: front.toString() }).size > 0;
    return [
      ...SHOWN,
      ...(this.#narrow ? [{ label: 'The whole workspace', value: 'whole' as const }] : []),
      ...(concerned ? [{ label: 'This file only', description: baseName(front), value: 'file' as const }] : []),
    ];
  }

  /** Brings one thing to the front. */
  async show(target: Target): Promise<boolean> {
    this.#narrow = target;
    await vscode.commands.executeCommand(`${VIEW}.focus`);
    await this.refresh();
    const [first] = this.#lines;
    if (first) await this.#tree.reveal(first, { select: true, focus: true, expand: true });
    return this.#narrow !== undefined;
  }

  async attest(line: TreeLine, role: string | undefined): Promise<boolean> {
    if (!line.attest) return false;
    const said = typeof role === 'string' ? { role } : undefined;
    return attest(this.#client(), line.attest, this.#report?.files ?? {}, said);
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
    const report = this.#report;
    const keys = this.#narrow && this.#keysOf(this.#narrow);
    // What is gone cannot be looked at alone.
    if (keys?.size === 0) this.#narrow = undefined;
    // Without anything to ask the welcome of the view is shown.
    const isAsked = (report?.report.whole.tally.asked ?? 0) > 0;
    const options = { grouping: this.#grouping, shown: this.#shown };
    this.#lines =
      report && isAsked ? governanceTree(report, { ...options, ...(this.#narrow && keys && { keys }) }) : [];
    this.#parents.clear();
    const remember = (line: TreeLine): void => {
      for (const child of line.children) {
        this.#parents.set(child, line);
        remember(child);
      }
    };
    this.#lines.forEach(remember);
    const shown = SHOWN.find(({ value }) => value === this.#shown && value !== 'all')?.label;
    const order = this.groupings().find(({ value }) => value === this.#grouping && value !== BY_PILLAR)?.label;
    const only = this.#narrow && `only ${baseName(vscode.Uri.parse(this.#narrow.uri))}`;
    this.#tree.description = [only, order, shown].filter(Boolean).join(', ');
    void vscode.commands.executeCommand('setContext', `${VIEW}.narrowed`, this.#narrow !== undefined);
    this.#changed.fire();
  }

  /** Of the subjects in a file, or of the one that is meant. */
  #keysOf({ uri, root, pointer }: Target): Set<string> {
    const { report, files = {} } = this.#report ?? {};
    const wanted = vscode.Uri.parse(uri).toString();
    const names = Object.entries(files).flatMap(([name, address]) =>
      vscode.Uri.parse(address).toString() === wanted ? [name] : [],
    );
    const found = report?.subjects.filter(
      (one) =>
        names.includes(one.file) &&
        (pointer === undefined || (one.pointer === pointer && (one.document ?? 0) === (root ?? 0))),
    );
    return new Set(found?.map(({ key }) => key));
  }

  getParent(line: TreeLine): TreeLine | undefined {
    return this.#parents.get(line);
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
    // A narrow view cuts the line. Plain text: what authors write is no markup.
    item.tooltip = [line.label, line.tooltip].filter((part) => part !== '').join('\n\n');
    if (line.icon !== 'group') item.iconPath = iconOf(line.icon);
    const state = STATE_WORDS[line.icon as ItemState];
    item.accessibilityInformation = {
      label: [line.label, line.description, ...(state && state !== line.description ? [state] : [])].join(', '),
    };
    if (line.attest) item.contextValue = line.attest.stale ? 'stale' : 'attestable';
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
const ICONS: Readonly<Record<Exclude<TreeLine['icon'], 'group'>, readonly [string, string?]>> = {
  met: ['pass', 'testing.iconPassed'],
  attested: ['verified', 'testing.iconPassed'],
  partly: ['color-mode', 'list.warningForeground'],
  'not-met': ['error', 'list.errorForeground'],
  'needs-attestation': ['account', 'list.warningForeground'],
  stale: ['history', 'list.warningForeground'],
  'not-applicable': ['circle-slash'],
  level: ['graph'],
  'gate-open': ['unlock', 'testing.iconPassed'],
  'gate-closed': ['lock', 'list.errorForeground'],
  'gate-none': ['dash'],
  recorded: ['file-text'],
  asked: ['circle-dashed'],
  finding: ['warning', 'list.warningForeground'],
  accepted: ['comment'],
  attestation: ['account'],
};

function iconOf(icon: keyof typeof ICONS): vscode.ThemeIcon {
  const [name, color] = ICONS[icon];
  return new vscode.ThemeIcon(name, color === undefined ? undefined : new vscode.ThemeColor(color));
}

function baseName({ path }: vscode.Uri): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

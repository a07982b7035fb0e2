import {
  CodeActionKind,
  type Connection,
  type Diagnostic,
  DidChangeWatchedFilesNotification,
  DocumentDiagnosticReportKind,
  type InitializeParams,
  type InitializeResult,
  LSPErrorCodes,
  type Range,
  ResponseError,
  type ServerCapabilities,
  TextDocumentSyncKind,
  WatchKind,
} from 'vscode-languageserver';
import { rules } from '../../generated/rules.ts';
import type { IsoDate } from '../base/iso-date.ts';
import { rulePage } from '../check/rule-page.ts';
import { isConfiguration } from '../host/discover.ts';
import type { FileSystem } from '../host/file-system.ts';
import { type CodeAction, codeActions, suppressionEdit } from '../ide/code-actions.ts';
import { complete, MOST_OFFERED } from '../ide/complete.ts';
import { type DeclareAction, declareFile, declareNone, type FieldTarget } from '../ide/declare-actions.ts';
import { definition } from '../ide/definition.ts';
import { hover } from '../ide/hover.ts';
import { references } from '../ide/references.ts';
import { prepareRename, rename } from '../ide/rename.ts';
import { symbols } from '../ide/symbols.ts';
import { staleNotice } from '../model/vocabularies/bundled-lists.ts';
import { CodeLenses } from './code-lenses.ts';
import {
  DECLARE_ALL,
  toCodeAction,
  toCompletionItem,
  toDeclareEdit,
  toDiagnostic,
  toDocumentSymbol,
  toHover,
  toLocation,
  toLocationLink,
  toWorkspaceEdit,
} from './convert.ts';
import { DialectRegistration } from './dialect-registration.ts';
import { onAttest } from './handlers/attest.ts';
import { servePages } from './handlers/pages.ts';
import { onRenderAgreement } from './handlers/render-agreement.ts';
import { InlayHints } from './inlay-hints.ts';
import { serveNewAgreement } from './new-agreement-requests.ts';
import { serveNewStandard } from './new-standard-requests.ts';
import { pathOfUri } from './paths.ts';
import { Session } from './session.ts';

export interface ServerEnvironment {
  readonly files: FileSystem;
  readonly version: string;
  /** Folder URI of the rules' pages beside the server, when they were shipped. */
  readonly rulePages: string | undefined;
  today(): IsoDate;
}

/** What a client may say when it starts the server. */
interface InitializationOptions {
  /** The client has the commands `concordat.showRule`, `concordat.accept`, `concordat.declareNotPersonal` and `concordat.showReferences`. */
  readonly commands?: boolean;
  readonly rulePages?: string;
  readonly profiles?: readonly string[];
  readonly leaveStructureOf?: readonly ('json' | 'yaml')[];
  /** `{inferred: all | likely | off, inherited: true | false}`, or `false` for none. */
  readonly inlayHints?: unknown;
  /** `{sharing: true | false}`, or `false` for none. */
  readonly codeLens?: unknown;
}

/** Serves one client on a connection. */
export function serveOn(connection: Connection, environment: ServerEnvironment): void {
  let session: Session | undefined;
  let dialects: DialectRegistration | undefined;
  let hints: InlayHints | undefined;
  let lenses: CodeLenses | undefined;
  let client: ReturnType<typeof capabilitiesOf> = capabilitiesOf({ capabilities: {} }, {});
  let ready: Promise<void> = Promise.resolve();
  /** What was pushed last, by path, so that the same is not sent again. */
  const pushed = new Map<string, string>();

  connection.onInitialize((params): InitializeResult => {
    const options = (params.initializationOptions ?? {}) as InitializationOptions;
    client = capabilitiesOf(params, options);
    session = new Session({
      files: environment.files,
      folders: foldersOf(params),
      rulePages: options.rulePages ?? environment.rulePages,
      profiles: options.profiles ?? [],
      leaveStructureOf: options.leaveStructureOf ?? [],
      today: environment.today,
    });
    hints = new InlayHints(connection, () => session, params.capabilities, options.inlayHints);
    lenses = new CodeLenses(connection, () => session, params.capabilities, {
      commands: client.commands,
      settings: options.codeLens,
      today: environment.today,
    });
    const capabilities: ServerCapabilities = {
      textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
      completionProvider: { triggerCharacters: [':', ' ', '"', "'", '-', '[', ',', '/', '.'] },
      hoverProvider: true,
      definitionProvider: true,
      referencesProvider: true,
      renameProvider: { prepareProvider: true },
      documentSymbolProvider: true,
      codeActionProvider: {
        codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.RefactorRewrite, DECLARE_ALL],
        resolveProvider: client.resolve,
      },
      codeLensProvider: { resolveProvider: true },
      inlayHintProvider: { resolveProvider: true },
      ...(client.pull && {
        diagnosticProvider: { identifier: 'concordat', interFileDependencies: true, workspaceDiagnostics: false },
      }),
      workspace: { workspaceFolders: { supported: true } },
    };
    dialects = new DialectRegistration(connection, params.capabilities, capabilities);
    return { serverInfo: { name: 'concordat', version: environment.version }, capabilities };
  });

  connection.onInitialized(() => {
    if (client.watch) {
      void connection.client.register(DidChangeWatchedFilesNotification.type, {
        watchers: [
          { globPattern: '**/*.{json,jsonld,yaml,yml,csv,tsv}' },
          // A folder that comes or goes is told as one, without the files in it.
          { globPattern: '**/*', kind: WatchKind.Create | WatchKind.Delete },
        ],
      });
    }
    ready = load();
    const old = staleNotice(environment.today());
    if (old !== undefined) connection.console.info(`Concordat: ${old}`);
  });

  async function load(): Promise<void> {
    try {
      await session?.load(pause);
    } catch (error) {
      connection.console.error(`The workspace could not be read: ${String(error)}`);
    }
    settle();
  }

  /** Everything but open documents of pulling clients gets its diagnostics pushed; those are asked to pull again. */
  const settle = debounce(() => {
    if (!session) return;
    dialects?.update(session.dialectPatterns());
    const reported = new Set(session.reported());
    for (const path of reported) if (!(client.pull && session.documents.has(path))) push(path);
    for (const path of [...pushed.keys()]) if (!reported.has(path)) send(path, []);
    if (client.pull && client.refresh) connection.languages.diagnostics.refresh();
    hints?.settle();
    lenses?.settle();
  }, QUIET_MS);

  connection.onShutdown(() => {
    settle.cancel();
    session = undefined;
  });

  function push(path: string): void {
    send(path, diagnosticsOf(path));
  }

  function send(path: string, diagnostics: Diagnostic[]): void {
    const text = JSON.stringify(diagnostics);
    // Whoever has opened a file waits for a word about it, also when there is nothing to say.
    const waiting = !client.pull && session?.documents.has(path) === true;
    if ((pushed.get(path) ?? (waiting ? undefined : '[]')) === text) return;
    if (diagnostics.length === 0 && !waiting) pushed.delete(path);
    else pushed.set(path, text);
    const version = session?.documents.get(path)?.version;
    void connection.sendDiagnostics({
      uri: session?.places.uriOf(path) ?? path,
      diagnostics,
      ...(version !== undefined && { version }),
    });
  }

  function diagnosticsOf(path: string): Diagnostic[] {
    if (!session) return [];
    const { places } = session;
    return session.findings(path).map((finding) => toDiagnostic(places, finding));
  }

  /** After an edit: at once for the document itself where the client does not pull, and for the others after a quiet moment. */
  function edited(path: string): void {
    if (!session) return;
    if (!client.pull) setImmediate(() => session && push(path));
    settle();
    // A dialect may have come to name files that nobody has read yet.
    if (isConfiguration(path)) void session.loadWanted().then(settle);
  }

  /** Gives whether anything is other than before. */
  async function refresh(paths: readonly string[]): Promise<boolean> {
    try {
      return (await session?.refresh(paths)) === true;
    } catch (error) {
      connection.console.error(`What has changed on disk could not be read: ${String(error)}`);
      return false;
    }
  }

  connection.onDidOpenTextDocument(({ textDocument }) => {
    const path = session?.documents.open(
      textDocument.uri,
      textDocument.languageId,
      textDocument.version,
      textDocument.text,
    );
    if (!session || path === undefined) return;
    // From now on the client asks for this one itself.
    if (client.pull) send(path, []);
    void session.loadWanted().then(() => edited(path));
  });
  connection.onDidChangeTextDocument(({ textDocument, contentChanges }) => {
    const path = session?.documents.change(textDocument.uri, textDocument.version, contentChanges);
    if (path !== undefined) edited(path);
  });
  connection.onDidCloseTextDocument(({ textDocument }) => {
    const path = session?.documents.close(textDocument.uri);
    if (!session || path === undefined) return;
    // Who pulls has pulled so far what is pushed from now on.
    if (client.pull) pushed.delete(path);
    void refresh([path]).then(settle);
  });
  connection.onDidChangeWatchedFiles(({ changes }) => {
    const paths = [...new Set(changes.map(({ uri }) => pathOfUri(uri)))];
    void refresh(paths).then((hasChanged) => hasChanged && settle());
  });

  connection.languages.diagnostics.on(async ({ textDocument }) => {
    await ready;
    return { kind: DocumentDiagnosticReportKind.Full, items: diagnosticsOf(pathOfUri(textDocument.uri)) };
  });

  connection.onCompletion(({ textDocument, position }) => {
    const at = locate(textDocument.uri, position);
    if (!session || !at) return [];
    const { places, catalogue, ruleIds } = session;
    const items = complete(at.snapshot, catalogue, at.path, at.offset, ruleIds);
    const found = items.map((item) => toCompletionItem(places, at.path, item));
    // A longer list is narrowed down while somebody types.
    return items.length >= MOST_OFFERED ? { isIncomplete: true, items: found } : found;
  });

  connection.onHover(({ textDocument, position }) => {
    const at = locate(textDocument.uri, position);
    const found = session && at && hover(at.snapshot, session.catalogue, at.path, at.offset);
    return session && at && found ? toHover(session.places, at.path, found) : null;
  });

  connection.onDefinition(({ textDocument, position }) => {
    const at = locate(textDocument.uri, position);
    const found = at && definition(at.snapshot, at.path, at.offset);
    return session && at && found ? [toLocationLink(session.places, at.path, found)] : null;
  });

  connection.onReferences(({ textDocument, position, context }) => {
    const at = locate(textDocument.uri, position);
    if (!session || !at) return [];
    const { places } = session;
    return references(at.snapshot, at.path, at.offset, context.includeDeclaration).map((found) =>
      toLocation(places, found),
    );
  });

  connection.onPrepareRename(({ textDocument, position }) => {
    const at = locate(textDocument.uri, position);
    const found = at && prepareRename(at.snapshot, at.path, at.offset);
    if (!session || !at || !found) return null;
    return { range: toLocation(session.places, { file: at.path, span: found.span }).range, placeholder: found.value };
  });

  connection.onRenameRequest(({ textDocument, position, newName }) => {
    const at = locate(textDocument.uri, position);
    if (!session || !at) return null;
    const edits = rename(at.snapshot, at.path, at.offset, newName);
    if (edits.length === 0)
      throw new ResponseError(LSPErrorCodes.RequestFailed, `\`${newName}\` is empty, taken, or the present name.`);
    return toWorkspaceEdit(session.places, edits);
  });

  connection.onDocumentSymbol(({ textDocument }) => {
    const path = pathOfUri(textDocument.uri);
    const state = session?.snapshot.files.get(path);
    if (!session || !state) return [];
    const { places } = session;
    return symbols(state).map((symbol) => toDocumentSymbol(places, path, symbol));
  });

  connection.onCodeAction(({ textDocument, range, context }) => {
    if (!session) return [];
    const { places } = session;
    return actionsAt(textDocument.uri, range, context.only).flatMap((action) => {
      const converted = toCodeAction(places, action, client);
      if (!converted) return [];
      const data: ActionData = { uri: textDocument.uri, range, title: action.title };
      return converted.edit || converted.command ? [converted] : [{ ...converted, data }];
    });
  });

  connection.onCodeActionResolve((action) => {
    const data = action.data as ActionData | undefined;
    if (!session || !data) return action;
    const found = actionsAt(data.uri, data.range, action.kind === undefined ? undefined : [action.kind]).find(
      ({ title, kind }) => title === data.title && kind.startsWith('declare'),
    ) as DeclareAction | undefined;
    return found ? { ...action, edit: toDeclareEdit(session.places, found, client) } : action;
  });

  /** What declares a whole file is a source action: it is looked for only where a client asks for such. */
  function actionsAt(uri: string, range: Range, only: readonly string[] | undefined): CodeAction[] {
    const path = pathOfUri(uri);
    const snapshot = session?.snapshot;
    const lines = snapshot?.files.get(path)?.parsed.lines;
    if (!session || !snapshot || !lines) return [];
    const wanted = (kind: string): boolean => only?.some((one) => kind === one || kind.startsWith(`${one}.`)) === true;
    const whole = wanted(DECLARE_ALL) ? declareFile(snapshot, path) : undefined;
    const span = { start: lines.offset(range.start), end: lines.offset(range.end) };
    const here = only?.every((kind) => kind.startsWith(CodeActionKind.Source))
      ? []
      : codeActions(snapshot, path, span, session.findings(path));
    return [...here, ...(whole ? [whole] : [])];
  }

  connection.languages.inlayHint.on(({ textDocument, range }) => hints?.hints(textDocument.uri, range) ?? []);
  connection.languages.inlayHint.resolve((hint) => hints?.resolve(hint) ?? hint);
  connection.onCodeLens(({ textDocument }) => lenses?.lenses(textDocument.uri) ?? []);
  connection.onCodeLensResolve((lens) => lenses?.resolve(lens) ?? lens);
  connection.onDidChangeConfiguration(({ settings }) => {
    hints?.configure(settings);
    lenses?.configure(settings);
  });

  /** The page of a rule, in Markdown. */
  connection.onRequest('concordat/explain', ({ rule }: { rule: string }) => {
    const found = rules.find((one) => one.id === rule);
    return found ? rulePage(found) : null;
  });

  connection.onRequest('concordat/rules', () => rules.map(({ id, docs }) => ({ id, what: docs.what })));

  /** Checks everything, also what nobody has opened, and counts. */
  connection.onRequest('concordat/checkWorkspace', async () => {
    await ready;
    if (!session) return { files: 0, error: 0, warning: 0, info: 0, hint: 0 };
    const paths = session.reported();
    const findings = paths.flatMap((path) => session?.findings(path) ?? []);
    settle();
    const count = (severity: string): number => findings.filter((finding) => finding.severity === severity).length;
    return {
      files: paths.length,
      error: count('error'),
      warning: count('warning'),
      info: count('info'),
      hint: count('hint'),
    };
  });

  for (const serve of [onRenderAgreement, servePages])
    serve(connection, {
      session: () => session,
      ready: () => ready,
      today: environment.today,
      version: environment.version,
    });

  onAttest(connection, { session: () => session, ready: () => ready, today: environment.today });

  /** The edit that accepts a finding with a reason. */
  connection.onRequest(
    'concordat/accept',
    ({ uri, fingerprint, reason }: { uri: string; fingerprint: string; reason: string }) => {
      const path = pathOfUri(uri);
      const snapshot = session?.snapshot;
      const state = snapshot?.files.get(path);
      const finding = session?.findings(path).find((one) => one.fingerprint === fingerprint);
      const edit = snapshot && state && finding && suppressionEdit(snapshot, state, finding, reason);
      return session && edit ? toWorkspaceEdit(session.places, [edit]) : null;
    },
  );

  for (const serve of [serveNewAgreement, serveNewStandard])
    serve({ connection, session: () => session, ready: () => ready }, environment.today);

  /** The edit that declares a field not personal, with the reason that somebody gave. */
  connection.onRequest(
    'concordat/declareNotPersonal',
    ({ uri, reason, ...target }: { uri: string; reason: string } & FieldTarget) => {
      const file = pathOfUri(uri);
      const edits = session ? declareNone(session.snapshot, file, target, reason) : [];
      return session && edits.length > 0 ? toWorkspaceEdit(session.places, [{ file, create: false, edits }]) : null;
    },
  );

  function locate(uri: string, position: { line: number; character: number }) {
    const path = pathOfUri(uri);
    const snapshot = session?.snapshot;
    const lines = snapshot?.files.get(path)?.parsed.lines;
    return snapshot && lines && { snapshot, path, offset: lines.offset(position) };
  }
}

/** Cross-file work waits until nobody has typed for so long. Milliseconds. */
const QUIET_MS = 150;

/** What a code action needs so that its edit can be asked for later. */
interface ActionData {
  readonly uri: string;
  readonly range: Range;
  readonly title: string;
}

function capabilitiesOf(params: Pick<InitializeParams, 'capabilities'>, options: InitializationOptions) {
  const { textDocument, workspace } = params.capabilities;
  return {
    resolve: textDocument?.codeAction?.resolveSupport?.properties.includes('edit') === true,
    annotations: workspace?.workspaceEdit?.changeAnnotationSupport !== undefined,
    pull: textDocument?.diagnostic !== undefined,
    refresh: workspace?.diagnostics?.refreshSupport === true,
    watch: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    commands: options.commands === true,
  };
}

function foldersOf(params: InitializeParams): string[] {
  const uris = params.workspaceFolders?.map(({ uri }) => uri) ?? (params.rootUri ? [params.rootUri] : []);
  return uris.map((uri) => pathOfUri(uri).replace(/\/$/, ''));
}

function pause(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

function debounce(run: () => void, quietMs: number): { (): void; cancel(): void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const later = (): void => {
    clearTimeout(timer);
    timer = setTimeout(run, quietMs);
  };
  return Object.assign(later, { cancel: () => clearTimeout(timer) });
}

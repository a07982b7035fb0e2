import {
  BulkRegistration,
  type BulkUnregistration,
  type ClientCapabilities,
  CodeActionRequest,
  CodeLensRequest,
  CompletionRequest,
  type Connection,
  DefinitionRequest,
  DidChangeTextDocumentNotification,
  DidChangeWatchedFilesNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DocumentDiagnosticRequest,
  type DocumentSelector,
  DocumentSymbolRequest,
  HoverRequest,
  ReferencesRequest,
  type ServerCapabilities,
  TextDocumentSyncKind,
} from 'vscode-languageserver';

/**
 * Asks the client for the files that dialects name and that it would not show the server by itself: Markdown, tables, files of endings
 * that nobody knows. Clients that cannot register later show what they show; nobody is sent all Markdown of a repository.
 */
export class DialectRegistration {
  readonly #connection: Connection;
  readonly #client: ClientCapabilities;
  readonly #server: ServerCapabilities;
  #registered: { readonly key: string; readonly bulk: Promise<BulkUnregistration> } | undefined;

  constructor(connection: Connection, client: ClientCapabilities, server: ServerCapabilities) {
    this.#connection = connection;
    this.#client = client;
    this.#server = server;
  }

  /** `patterns`: the globs of all dialects, each from the folder of its configuration on. */
  update(patterns: readonly string[]): void {
    const globs = [
      ...new Set(patterns.map((pattern) => (pattern.startsWith('**') ? pattern : `**/${pattern}`))),
    ].sort();
    const key = globs.join('\n');
    if (key === (this.#registered?.key ?? '')) return;
    void this.#registered?.bulk.then((bulk) => bulk.dispose()).catch(() => {});
    this.#registered = undefined;
    const bulk = this.#bulkFor(globs);
    if (bulk) this.#registered = { key, bulk: this.#connection.client.register(bulk) };
    this.#registered?.bulk.catch(() => {});
  }

  #bulkFor(globs: readonly string[]): BulkRegistration | undefined {
    const { textDocument, workspace } = this.#client;
    const bulk = BulkRegistration.create();
    let any = false;
    if (workspace?.didChangeWatchedFiles?.dynamicRegistration && globs.length > 0) {
      bulk.add(DidChangeWatchedFilesNotification.type, { watchers: globs.map((globPattern) => ({ globPattern })) });
      any = true;
    }
    const documentSelector = globs.flatMap(filtersOf);
    if (!textDocument?.synchronization?.dynamicRegistration || documentSelector.length === 0)
      return any ? bulk : undefined;
    bulk.add(DidOpenTextDocumentNotification.type, { documentSelector });
    bulk.add(DidChangeTextDocumentNotification.type, { documentSelector, syncKind: TextDocumentSyncKind.Incremental });
    bulk.add(DidCloseTextDocumentNotification.type, { documentSelector });
    const { completionProvider, codeActionProvider, diagnosticProvider } = this.#server;
    if (textDocument.hover?.dynamicRegistration) bulk.add(HoverRequest.type, { documentSelector });
    if (textDocument.definition?.dynamicRegistration) bulk.add(DefinitionRequest.type, { documentSelector });
    if (textDocument.documentSymbol?.dynamicRegistration) bulk.add(DocumentSymbolRequest.type, { documentSelector });
    if (textDocument.references?.dynamicRegistration) bulk.add(ReferencesRequest.type, { documentSelector });
    if (textDocument.codeLens?.dynamicRegistration)
      bulk.add(CodeLensRequest.type, { documentSelector, ...this.#server.codeLensProvider });
    if (textDocument.completion?.dynamicRegistration)
      bulk.add(CompletionRequest.type, { documentSelector, ...completionProvider });
    if (textDocument.codeAction?.dynamicRegistration && typeof codeActionProvider === 'object')
      bulk.add(CodeActionRequest.type, { documentSelector, ...codeActionProvider });
    if (textDocument.diagnostic?.dynamicRegistration && diagnosticProvider)
      bulk.add(DocumentDiagnosticRequest.type, { documentSelector, ...diagnosticProvider });
    return bulk;
  }
}

/** Documents that the client shows the server anyway, by their language; asked for twice, they would be answered twice. */
const SHOWN = /\.(?:jsonc?|jsonld|ya?ml)$/i;
/** Languages of files that it does not show. */
const OTHERS = ['markdown', 'plaintext', 'csv', 'tsv', 'dynamic csv'];

function filtersOf(pattern: string): DocumentSelector {
  if (SHOWN.test(pattern)) return [];
  const scheme = 'file';
  if (/\.[a-z0-9_-]+$/i.test(pattern)) return [{ scheme, pattern }];
  return OTHERS.map((language) => ({ scheme, language, pattern }));
}

import { PassThrough } from 'node:stream';
import {
  createConnection,
  createProtocolConnection,
  type Diagnostic,
  type InitializeParams,
  ProposedFeatures,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import type { IsoDate } from '../base/iso-date.ts';
import type { FileSystem } from '../host/file-system.ts';
import { serveOn } from '../lsp/server.ts';

export interface TestClient {
  readonly connection: ProtocolConnection;
  /** Diagnostics pushed last, by URI. */
  readonly pushed: ReadonlyMap<string, readonly Diagnostic[]>;
  /** How often the server has asked to be asked for hints again. */
  readonly hintRefreshes: () => number;
  /** The same of code lenses. */
  readonly lensRefreshes: () => number;
  /** What the server has registered for later, by method. */
  readonly registered: ReadonlyMap<string, unknown>;
  /** Resolves when `holds` does, after some message from the server. */
  until(holds: () => boolean): Promise<void>;
  open(uri: string, text: string, languageId?: string): void;
  close(): Promise<void>;
}

/** A client and a server in one process, with everything that goes over the wire in between. */
export async function startClient(
  files: FileSystem,
  options: {
    readonly folder: string;
    readonly pull?: boolean;
    readonly initializationOptions?: object;
    readonly today?: IsoDate;
    /** Lets the server register for more documents later. */
    readonly dynamic?: boolean;
    /** As VS Code: hints and actions are completed when somebody looks at them, hints asked for again, edits annotated. */
    readonly lazy?: boolean;
  },
): Promise<TestClient> {
  const up = new PassThrough();
  const down = new PassThrough();
  const server = createConnection(ProposedFeatures.all, new StreamMessageReader(up), new StreamMessageWriter(down));
  serveOn(server, {
    files,
    version: '0.0.0',
    rulePages: undefined,
    today: () => options.today ?? ('2026-11-21' as IsoDate),
  });
  server.listen();
  const connection = createProtocolConnection(new StreamMessageReader(down), new StreamMessageWriter(up));
  const pushed = new Map<string, readonly Diagnostic[]>();
  const waiting = new Set<() => void>();
  const wake = (): void => {
    for (const check of [...waiting]) check();
  };
  connection.onNotification(
    'textDocument/publishDiagnostics',
    ({ uri, diagnostics }: { uri: string; diagnostics: Diagnostic[] }) => {
      pushed.set(uri, diagnostics);
      wake();
    },
  );
  let refreshes = 0;
  connection.onRequest('workspace/diagnostic/refresh', () => {
    refreshes++;
    wake();
    return null;
  });
  let hintRefreshes = 0;
  connection.onRequest('workspace/inlayHint/refresh', () => {
    hintRefreshes++;
    wake();
    return null;
  });
  let lensRefreshes = 0;
  connection.onRequest('workspace/codeLens/refresh', () => {
    lensRefreshes++;
    wake();
    return null;
  });
  const registered = new Map<string, unknown>();
  connection.onRequest(
    'client/registerCapability',
    ({ registrations }: { registrations: { method: string; registerOptions: unknown }[] }) => {
      for (const { method, registerOptions } of registrations) registered.set(method, registerOptions);
      wake();
      return null;
    },
  );
  connection.onRequest(
    'client/unregisterCapability',
    ({ unregisterations }: { unregisterations: { method: string }[] }) => {
      for (const { method } of unregisterations) registered.delete(method);
      wake();
      return null;
    },
  );
  connection.listen();
  const params: InitializeParams = {
    processId: null,
    rootUri: `file://${options.folder}`,
    workspaceFolders: [{ uri: `file://${options.folder}`, name: 'w' }],
    initializationOptions: options.initializationOptions,
    capabilities: {
      workspace: {
        diagnostics: { refreshSupport: true },
        workspaceEdit: { documentChanges: true, ...(options.lazy && { changeAnnotationSupport: {} }) },
        ...(options.lazy && { inlayHint: { refreshSupport: true }, codeLens: { refreshSupport: true } }),
        ...(options.dynamic && { didChangeWatchedFiles: { dynamicRegistration: true } }),
      },
      textDocument: {
        ...(options.lazy && {
          inlayHint: { resolveSupport: { properties: ['tooltip', 'textEdits'] } },
          codeAction: { dataSupport: true, resolveSupport: { properties: ['edit'] } },
        }),
        ...(options.pull && { diagnostic: { dynamicRegistration: options.dynamic === true } }),
        ...(options.dynamic && {
          synchronization: { dynamicRegistration: true },
          hover: { dynamicRegistration: true },
          codeAction: { dynamicRegistration: true },
        }),
      },
    },
  };
  await connection.sendRequest('initialize', params);
  await connection.sendNotification('initialized', {});
  return {
    connection,
    pushed,
    hintRefreshes: () => hintRefreshes,
    lensRefreshes: () => lensRefreshes,
    registered,
    until: (holds) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(
          () => reject(new Error(`waited in vain (${refreshes} refreshes, ${[...pushed.keys()].join(', ')})`)),
          10_000,
        );
        const check = (): void => {
          if (!holds()) return;
          clearTimeout(timer);
          waiting.delete(check);
          resolve();
        };
        waiting.add(check);
        check();
      }),
    open: (uri, text, languageId = uri.endsWith('.json') ? 'json' : 'yaml') => {
      void connection.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId, version: 1, text } });
    },
    close: async () => {
      // No `exit`: the library would end this very process.
      await connection.sendRequest('shutdown');
      connection.dispose();
      server.dispose();
    },
  };
}

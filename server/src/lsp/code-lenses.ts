import {
  type ClientCapabilities,
  CodeLensRefreshRequest,
  type Connection,
  type CodeLens as LspCodeLens,
} from 'vscode-languageserver';
import type { IsoDate } from '../base/iso-date.ts';
import { type CodeLens, codeLenses, type LensDetail, lensDetail } from '../ide/code-lenses.ts';
import { metadataLensDetail, metadataLenses } from '../ide/metadata-lenses.ts';
import { toCodeLens, toLensCommand } from './convert.ts';
import { pathOfUri } from './paths.ts';
import type { Session } from './session.ts';

/** What travels with a lens until somebody sees it. */
interface LensData extends Pick<CodeLens, 'root' | 'entity' | 'dataset'> {
  readonly uri: string;
}

/** Serves the lines that say under which agreements something is shared and how datasets are described, and has them asked for again when agreements change. */
export class CodeLenses {
  readonly #connection: Connection;
  readonly #session: () => Session | undefined;
  readonly #today: () => IsoDate;
  readonly #refreshes: boolean;
  /** The client has the command that shows places. */
  readonly #commands: boolean;
  #wanted: WantedLenses;
  /** What was told last of each document that was asked about. */
  readonly #told = new Map<string, string>();

  constructor(
    connection: Connection,
    session: () => Session | undefined,
    { workspace }: ClientCapabilities,
    options: { readonly commands: boolean; readonly settings: unknown; today(): IsoDate },
  ) {
    this.#connection = connection;
    this.#session = session;
    this.#today = options.today;
    this.#refreshes = workspace?.codeLens?.refreshSupport === true;
    this.#commands = options.commands;
    this.#wanted = wantedLenses(options.settings, { sharing: true, metadata: true });
  }

  lenses(uri: string): LspCodeLens[] {
    const session = this.#session();
    if (!session) return [];
    const path = pathOfUri(uri);
    const found = this.#found(session, path);
    this.#told.set(path, this.#saidOf(session, path));
    return found.map((lens) => ({
      ...toCodeLens(session.places, path, lens),
      data: {
        uri,
        root: lens.root,
        entity: lens.entity,
        ...(lens.dataset !== undefined && { dataset: lens.dataset }),
      } satisfies LensData,
    }));
  }

  resolve(lens: LspCodeLens): LspCodeLens {
    const session = this.#session();
    const data = lens.data as LensData | undefined;
    if (!session || !data) return lens;
    const detail = this.#detail(session, pathOfUri(data.uri), data);
    return { ...lens, command: toLensCommand(session.places, data.uri, lens.range.start, detail, this.#commands) };
  }

  /** Settings that a client sends while it runs: `{concordat: {codeLens: {sharing: false}}}`, or what is in it. */
  configure(settings: unknown): void {
    const whole = settings as { readonly concordat?: { readonly codeLens?: unknown }; readonly codeLens?: unknown };
    const wanted = wantedLenses(whole?.concordat?.codeLens ?? whole?.codeLens, this.#wanted);
    if (wanted.sharing === this.#wanted.sharing && wanted.metadata === this.#wanted.metadata) return;
    this.#wanted = wanted;
    this.#refresh();
  }

  /** A document that has changed itself is asked about anyway; of the others only what agreements say of them can have changed. */
  settle(): void {
    const session = this.#session();
    if (!session) return;
    let changed = false;
    for (const [path, said] of this.#told) {
      if (!session.documents.has(path)) this.#told.delete(path);
      else changed ||= this.#saidOf(session, path) !== said;
    }
    if (changed) this.#refresh();
  }

  #found({ snapshot }: Session, path: string): CodeLens[] {
    const { sharing, metadata } = this.#wanted;
    return [...(sharing ? codeLenses(snapshot, path) : []), ...(metadata ? metadataLenses(snapshot, path) : [])];
  }

  #detail({ snapshot }: Session, path: string, data: LensData): LensDetail | undefined {
    return data.dataset === undefined
      ? lensDetail(snapshot, path, data, this.#today())
      : metadataLensDetail(snapshot, path, data);
  }

  #saidOf({ snapshot }: Session, path: string): string {
    // What a description scores depends on nothing outside its document, which is asked about anyway when it changes.
    const found = this.#wanted.sharing ? codeLenses(snapshot, path) : [];
    return found.map((lens) => lensDetail(snapshot, path, lens, this.#today())?.title ?? '').join('\n');
  }

  #refresh(): void {
    this.#told.clear();
    if (this.#refreshes) void this.#connection.sendRequest(CodeLensRefreshRequest.type).catch(() => {});
  }
}

interface WantedLenses {
  readonly sharing: boolean;
  readonly metadata: boolean;
}

/** `{sharing: true | false, metadata: true | false}`, or one for all; what is not said stays as it was. */
function wantedLenses(written: unknown, before: WantedLenses): WantedLenses {
  if (typeof written === 'boolean') return { sharing: written, metadata: written };
  const { sharing, metadata } = (typeof written === 'object' && written !== null ? written : {}) as Partial<
    Record<keyof WantedLenses, unknown>
  >;
  return {
    sharing: typeof sharing === 'boolean' ? sharing : before.sharing,
    metadata: typeof metadata === 'boolean' ? metadata : before.metadata,
  };
}

import {
  type ClientCapabilities,
  CodeLensRefreshRequest,
  type Connection,
  type CodeLens as LspCodeLens,
} from 'vscode-languageserver';
import type { IsoDate } from '../base/iso-date.ts';
import { type CodeLens, codeLenses, lensDetail } from '../ide/code-lenses.ts';
import { toCodeLens, toLensCommand } from './convert.ts';
import { pathOfUri } from './paths.ts';
import type { Session } from './session.ts';

/** What travels with a lens until somebody sees it. */
interface LensData extends Pick<CodeLens, 'root' | 'entity'> {
  readonly uri: string;
}

/** Serves the lines that say under which agreements something is shared, and has them asked for again when agreements change. */
export class CodeLenses {
  readonly #connection: Connection;
  readonly #session: () => Session | undefined;
  readonly #today: () => IsoDate;
  readonly #refreshes: boolean;
  /** The client has the command that shows places. */
  readonly #commands: boolean;
  #wanted: boolean;
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
    this.#wanted = isWanted(options.settings) ?? true;
  }

  lenses(uri: string): LspCodeLens[] {
    const session = this.#session();
    if (!session || !this.#wanted) return [];
    const path = pathOfUri(uri);
    const found = codeLenses(session.snapshot, path);
    this.#told.set(path, this.#saidOf(session, path));
    return found.map((lens) => ({
      ...toCodeLens(session.places, path, lens),
      data: { uri, root: lens.root, entity: lens.entity } satisfies LensData,
    }));
  }

  resolve(lens: LspCodeLens): LspCodeLens {
    const session = this.#session();
    const data = lens.data as LensData | undefined;
    if (!session || !data) return lens;
    const detail = lensDetail(session.snapshot, pathOfUri(data.uri), data, this.#today());
    return { ...lens, command: toLensCommand(session.places, data.uri, lens.range.start, detail, this.#commands) };
  }

  /** Settings that a client sends while it runs: `{concordat: {codeLens: {sharing: false}}}`, or what is in it. */
  configure(settings: unknown): void {
    const whole = settings as { readonly concordat?: { readonly codeLens?: unknown }; readonly codeLens?: unknown };
    const wanted = isWanted(whole?.concordat?.codeLens ?? whole?.codeLens);
    if (wanted === undefined || wanted === this.#wanted) return;
    this.#wanted = wanted;
    this.#refresh();
  }

  /** A document that has changed itself is asked about anyway; of the others only what agreements say of them can have changed. */
  settle(): void {
    const session = this.#session();
    if (!session || !this.#wanted) return;
    let changed = false;
    for (const [path, said] of this.#told) {
      if (!session.documents.has(path)) this.#told.delete(path);
      else changed ||= this.#saidOf(session, path) !== said;
    }
    if (changed) this.#refresh();
  }

  #saidOf({ snapshot }: Session, path: string): string {
    return codeLenses(snapshot, path)
      .map((lens) => lensDetail(snapshot, path, lens, this.#today())?.title ?? '')
      .join('\n');
  }

  #refresh(): void {
    this.#told.clear();
    if (this.#refreshes) void this.#connection.sendRequest(CodeLensRefreshRequest.type).catch(() => {});
  }
}

/** `{sharing: true | false}`, or one for all; undefined where nothing is said. */
function isWanted(written: unknown): boolean | undefined {
  const value = typeof written === 'object' && written !== null ? (written as { sharing?: unknown }).sharing : written;
  return typeof value === 'boolean' ? value : undefined;
}

import type { ClientCapabilities, Connection, InlayHint as LspInlayHint, Range } from 'vscode-languageserver';
import { ALL_HINTS, type HintSettings, hintDetail, type InlayHint, inlayHints } from '../ide/inlay-hints.ts';
import { type Sharing, sharingIn } from '../insight/sharing.ts';
import type { FileState } from '../workspace/file-state.ts';
import type { Snapshot } from '../workspace/workspace.ts';
import { toHintDetail, toInlayHint } from './convert.ts';
import { pathOfUri } from './paths.ts';
import type { Session } from './session.ts';

/** What travels with a hint until somebody looks at it. */
interface HintData extends Pick<InlayHint, 'at' | 'about'> {
  readonly uri: string;
  /** Of the document, for which the place holds. */
  readonly version: number | undefined;
}

/** Serves the hints of open documents, and has them asked for again when other files change what is inherited. */
export class InlayHints {
  readonly #connection: Connection;
  readonly #session: () => Session | undefined;
  readonly #resolves: boolean;
  readonly #refreshes: boolean;
  #settings: HintSettings;
  /** The documents as they were when hints were asked for last. */
  readonly #told = new Map<
    string,
    {
      readonly version: number;
      readonly state: FileState;
      readonly languages: string;
      readonly sharing: Sharing | undefined;
    }
  >();

  constructor(
    connection: Connection,
    session: () => Session | undefined,
    { textDocument, workspace }: ClientCapabilities,
    settings: unknown,
  ) {
    this.#connection = connection;
    this.#session = session;
    this.#settings = readSettings(settings);
    const properties = textDocument?.inlayHint?.resolveSupport?.properties ?? [];
    this.#resolves = properties.includes('tooltip') && properties.includes('textEdits');
    this.#refreshes = workspace?.inlayHint?.refreshSupport === true;
  }

  hints(uri: string, range: Range): LspInlayHint[] {
    const session = this.#session();
    const path = pathOfUri(uri);
    const snapshot = session?.snapshot;
    const state = snapshot?.files.get(path);
    if (!session || !snapshot || !state) return [];
    const version = session.documents.get(path)?.version;
    if (version !== undefined)
      this.#told.set(path, {
        version,
        state,
        languages: snapshot.configurationOf(path).languages.join(),
        sharing: sharingOf(snapshot, path),
      });
    const { lines } = state.parsed;
    const span = { start: lines.offset(range.start), end: lines.offset(range.end) };
    return inlayHints(snapshot, path, span, this.#settings).map((hint) => ({
      ...toInlayHint(session.places, path, hint),
      ...(this.#resolves
        ? { data: { uri, version, at: hint.at, about: hint.about } satisfies HintData }
        : toHintDetail(session.places, path, hintDetail(snapshot, path, hint))),
    }));
  }

  resolve(hint: LspInlayHint): LspInlayHint {
    const session = this.#session();
    const data = hint.data as HintData | undefined;
    if (!session || !data) return hint;
    const path = pathOfUri(data.uri);
    // What was typed since has moved the place.
    if (session.documents.get(path)?.version !== data.version) return hint;
    return { ...hint, ...toHintDetail(session.places, path, hintDetail(session.snapshot, path, data)) };
  }

  /** Settings that a client sends while it runs: `{concordat: {inlayHints}}`, or what is in it. */
  configure(settings: unknown): void {
    const whole = settings as { readonly concordat?: { readonly inlayHints?: unknown }; readonly inlayHints?: unknown };
    const written = whole?.concordat?.inlayHints ?? whole?.inlayHints;
    if (written === undefined) return;
    this.#settings = readSettings(written);
    this.#refresh();
  }

  /** A document that has changed itself is asked about anyway; one whose state is another without it has other marks now. */
  settle(): void {
    const session = this.#session();
    if (!session) return;
    const { snapshot } = session;
    let changed = false;
    for (const [path, { version, state, languages, sharing }] of this.#told) {
      const document = session.documents.get(path);
      const now = snapshot.files.get(path);
      if (!document || !now) this.#told.delete(path);
      else if (document.version === version)
        changed ||=
          now !== state ||
          snapshot.configurationOf(path).languages.join() !== languages ||
          sharingOf(snapshot, path) !== sharing;
    }
    if (changed) this.#refresh();
  }

  #refresh(): void {
    // A refresh asks for every document again.
    this.#told.clear();
    if (this.#refreshes) this.#connection.languages.inlayHint.refresh();
  }
}

/** What the hints of an agreement hang on beside itself: the fields that it shares. */
function sharingOf(snapshot: Snapshot, path: string): Sharing | undefined {
  return snapshot.facts.rows('agreements', 'file', path).length > 0 ? sharingIn(snapshot) : undefined;
}

function readSettings(written: unknown): HintSettings {
  if (written === false) return { inferred: 'off', inherited: false };
  const { inferred, inherited } = (typeof written === 'object' && written !== null ? written : {}) as {
    readonly inferred?: unknown;
    readonly inherited?: unknown;
  };
  return {
    inferred: inferred === 'likely' || inferred === 'off' ? inferred : ALL_HINTS.inferred,
    inherited: typeof inherited === 'boolean' ? inherited : ALL_HINTS.inherited,
  };
}

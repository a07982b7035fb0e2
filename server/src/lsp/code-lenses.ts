import {
  type ClientCapabilities,
  CodeLensRefreshRequest,
  type Connection,
  type CodeLens as LspCodeLens,
} from 'vscode-languageserver';
import type { IsoDate } from '../base/iso-date.ts';
import { type ChecklistLens, checklistLenses } from '../ide/checklist-lenses.ts';
import { type CodeLens, codeLenses, type LensDetail, lensDetail } from '../ide/code-lenses.ts';
import { metadataLensDetail, metadataLenses } from '../ide/metadata-lenses.ts';
import { subjectTallies } from '../insight/checklist/checklist-report.ts';
import type { Snapshot } from '../workspace/workspace.ts';
import { toCodeLens, toLensCommand } from './convert.ts';
import { checklistOptions, isSpokenOf, spokenOf } from './page-source.ts';
import { pathOfUri } from './paths.ts';
import type { Session } from './session.ts';

/** What travels with a lens until somebody sees it. */
type LensData = { readonly uri: string } & (
  | ({ readonly kind: 'sharing' } & Pick<CodeLens, 'root' | 'entity'>)
  | ({ readonly kind: 'metadata' } & Pick<CodeLens, 'root' | 'entity' | 'dataset'>)
  | ({ readonly kind: 'checklist' } & Pick<ChecklistLens, 'root' | 'pointer'>)
);
type ChecklistData = Extract<LensData, { kind: 'checklist' }>;

const KINDS = ['sharing', 'metadata', 'checklist'] as const;
type Kind = (typeof KINDS)[number];

/** Serves the lines that say what is known of a thing as a whole, and has them asked for again when what they rest on changes. */
export class CodeLenses {
  readonly #connection: Connection;
  readonly #session: () => Session | undefined;
  readonly #today: () => IsoDate;
  readonly #refreshes: boolean;
  /** The client has the commands that show places and checklists. */
  readonly #commands: boolean;
  #wanted: Readonly<Record<Kind, boolean>>;
  /** What was told last of the sharing of each document that was asked about. */
  readonly #told = new Map<string, string>();
  /** What somebody has seen of checklists since the last change, by what the lens carries. */
  readonly #seen = new Map<string, { readonly data: ChecklistData; readonly title: string }>();
  #tallies: { readonly snapshot: Snapshot; readonly of: ReturnType<typeof subjectTallies> } | undefined;

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
    this.#wanted = wantedOf(options.settings, { sharing: true, metadata: true, checklist: true });
  }

  lenses(uri: string): LspCodeLens[] {
    const session = this.#session();
    if (!session) return [];
    const { snapshot, places } = session;
    const path = pathOfUri(uri);
    const found: LspCodeLens[] = [];
    if (this.#wanted.checklist && isSpokenOf(snapshot, path))
      for (const lens of checklistLenses(snapshot, path)) {
        const { root, pointer } = lens;
        found.push({
          ...toCodeLens(places, path, lens),
          data: { kind: 'checklist', uri, root, pointer } satisfies LensData,
        });
      }
    if (this.#wanted.metadata)
      for (const lens of metadataLenses(snapshot, path)) {
        const { root, entity, dataset } = lens;
        found.push({
          ...toCodeLens(places, path, lens),
          data: { kind: 'metadata', uri, root, entity, ...(dataset !== undefined && { dataset }) } satisfies LensData,
        });
      }
    if (this.#wanted.sharing) {
      this.#told.set(path, this.#saidOf(session, path));
      for (const lens of codeLenses(snapshot, path)) {
        const { root, entity } = lens;
        found.push({
          ...toCodeLens(places, path, lens),
          data: { kind: 'sharing', uri, root, entity } satisfies LensData,
        });
      }
    }
    return found;
  }

  resolve(lens: LspCodeLens): LspCodeLens {
    const session = this.#session();
    const data = lens.data as LensData | undefined;
    if (!session || !data) return lens;
    if (data.kind === 'checklist') {
      const title = this.#tallyOf(session, data);
      this.#seen.set(JSON.stringify(data), { data, title });
      const { uri, root, pointer } = data;
      const shows = this.#commands && title !== '';
      const command = shows
        ? { title, command: 'concordat.governance.show', arguments: [uri, root, pointer] }
        : { title, command: '' };
      return { ...lens, command };
    }
    const path = pathOfUri(data.uri);
    const detail: LensDetail | undefined =
      data.kind === 'metadata'
        ? metadataLensDetail(session.snapshot, path, data)
        : lensDetail(session.snapshot, path, data, this.#today());
    return { ...lens, command: toLensCommand(session.places, data.uri, lens.range.start, detail, this.#commands) };
  }

  /** Settings that a client sends while it runs: `{concordat: {codeLens: {sharing: false}}}`, or what is in it. */
  configure(settings: unknown): void {
    const whole = settings as { readonly concordat?: { readonly codeLens?: unknown }; readonly codeLens?: unknown };
    const wanted = wantedOf(whole?.concordat?.codeLens ?? whole?.codeLens, this.#wanted);
    if (KINDS.every((kind) => wanted[kind] === this.#wanted[kind])) return;
    this.#wanted = wanted;
    this.#refresh();
  }

  /** A document that has changed itself is asked about anyway; of the others only what is said of them elsewhere can have changed. */
  settle(): void {
    const session = this.#session();
    if (!session) return;
    let changed = false;
    for (const [path, said] of this.#told) {
      if (!session.documents.has(path)) this.#told.delete(path);
      else changed ||= this.#saidOf(session, path) !== said;
    }
    for (const [key, { data, title }] of this.#seen) {
      if (!session.documents.has(pathOfUri(data.uri))) this.#seen.delete(key);
      else changed ||= this.#tallyOf(session, data) !== title;
    }
    if (changed) this.#refresh();
  }

  #saidOf({ snapshot }: Session, path: string): string {
    // What a description scores depends on nothing outside its document, which is asked about anyway when it changes.
    const found = this.#wanted.sharing ? codeLenses(snapshot, path) : [];
    return found.map((lens) => lensDetail(snapshot, path, lens, this.#today())?.title ?? '').join('\n');
  }

  #tallyOf(session: Session, { uri, root, pointer }: ChecklistData): string {
    const { snapshot } = session;
    if (this.#tallies?.snapshot !== snapshot) {
      const source = { session, snapshot, paths: spokenOf(session, snapshot), day: this.#today() };
      this.#tallies = { snapshot, of: subjectTallies(snapshot, checklistOptions(source)) };
    }
    const tally = this.#tallies.of({ file: pathOfUri(uri), root, pointer });
    return tally && tally.asked > 0 ? `checklist ${tally.done} of ${tally.asked}` : '';
  }

  #refresh(): void {
    this.#told.clear();
    this.#seen.clear();
    if (this.#refreshes) void this.#connection.sendRequest(CodeLensRefreshRequest.type).catch(() => {});
  }
}

/** `{sharing: true | false, metadata: …, checklist: …}`, or one for all; what is not said stays. */
function wantedOf(written: unknown, before: Readonly<Record<Kind, boolean>>): Readonly<Record<Kind, boolean>> {
  const said = (kind: Kind): boolean => {
    const value =
      typeof written === 'object' && written !== null ? (written as Record<string, unknown>)[kind] : written;
    return typeof value === 'boolean' ? value : before[kind];
  };
  return { sharing: said('sharing'), metadata: said('metadata'), checklist: said('checklist') };
}

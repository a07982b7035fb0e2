import { rules } from '../../generated/rules.ts';
import type { IsoDate } from '../base/iso-date.ts';
import { dirname, isInside, relativePath } from '../base/path.ts';
import { Checker, type FileResult } from '../check/checker.ts';
import type { Finding } from '../check/finding.ts';
import { rulePageUrl } from '../check/rule-page.ts';
import { discover, discoverAt, isConfiguration, isNeverRead } from '../host/discover.ts';
import type { FileSystem } from '../host/file-system.ts';
import { loadDiscovered, loadInto, readSource } from '../host/load.ts';
import { CONFIGURATION_NAME } from '../model/formats/configuration/adapter.ts';
import { SchemaCatalogue } from '../schema/catalogue.ts';
import type { Source } from '../syntax/source.ts';
import { isWanted } from '../workspace/configuration.ts';
import { plainPattern } from '../workspace/plain-pattern.ts';
import { type Change, type Snapshot, Workspace } from '../workspace/workspace.ts';
import type { Places } from './convert.ts';
import { Documents } from './documents.ts';

export interface SessionOptions {
  readonly files: FileSystem;
  /** Absolute folders of the workspace. */
  readonly folders: readonly string[];
  /** Folder URI of the rules' pages, such as those of the extension; the web when there is none. */
  readonly rulePages: string | undefined;
  readonly profiles: readonly string[];
  /** Languages whose structure another extension of the same editor reports already. */
  readonly leaveStructureOf: readonly ('json' | 'yaml')[];
  today(): IsoDate;
}

/** The state of one client: its workspace, its open documents and its checker. Knows no connection. */
export class Session {
  readonly documents = new Documents();
  readonly catalogue = new SchemaCatalogue();
  readonly checker = new Checker(rules, this.catalogue);
  readonly ruleIds = rules.map((rule) => rule.id);
  readonly places: Places;
  readonly #options: SessionOptions;
  readonly #workspace: Workspace;
  readonly #loaded = new Set<string>();
  /** Files of the folders that no built-in format is written in: a dialect may be. */
  #others: readonly string[] = [];
  #refreshing: Promise<unknown> = Promise.resolve();
  #pause: () => Promise<void> = async () => {};

  /** An editor may open a file while it is being read from the disk. What the editor says of it holds. */
  readonly #isOpen = (path: string): boolean => this.documents.has(path);

  /** @throws Error for a profile that does not exist. */
  constructor(options: SessionOptions) {
    this.#options = options;
    this.#workspace = new Workspace({ root: options.folders[0] ?? '/', profiles: options.profiles });
    this.places = {
      linesOf: (file) => this.snapshot.files.get(file)?.parsed.lines,
      uriOf: (file) => this.documents.uriOf(file),
      versionOf: (file) => this.documents.get(file)?.version ?? null,
      rulePageOf: (rule) => (options.rulePages === undefined ? rulePageUrl(rule) : `${options.rulePages}/${rule}.md`),
    };
  }

  /** Absolute folders of the workspace. */
  get folders(): readonly string[] {
    return this.#options.folders;
  }

  get profiles(): readonly string[] {
    return this.#options.profiles;
  }

  /** The snapshot with every edit that has arrived. */
  get snapshot(): Snapshot {
    const changes = this.documents.takeChanges();
    return changes.length > 0 ? this.#workspace.apply(...changes) : this.#workspace.current;
  }

  /** Reads the folders of the workspace, in batches between which `pause` lets requests through. */
  async load(pause: () => Promise<void>): Promise<void> {
    this.#pause = pause;
    const { files, folders } = this.#options;
    for (const folder of folders) {
      const { known, others } = await discover(files, folder);
      this.#others = [...this.#others, ...others];
      await loadDiscovered(this.#workspace, files, { known, others }, this.#loaded, pause, this.#isOpen);
    }
    await this.loadWanted();
  }

  /** Reads the files that open documents refer to and that lie outside the folders, and those that a dialect has come to name. */
  async loadWanted(): Promise<void> {
    const { snapshot } = this;
    const named = this.#others.filter((path) => !this.#loaded.has(path) && snapshot.isTaught(path));
    await loadInto(
      this.#workspace,
      this.#options.files,
      [...named, ...this.#workspace.wanted()].filter((path) => !this.#isOpen(path)),
      this.#loaded,
      this.#isOpen,
    );
  }

  /**
   * Files and folders on disk came, changed or went: of a folder that comes or goes nobody tells of the files in it. Open documents are what the
   * editor says they are. One call after another, so that what was read last is what holds. Gives whether anything is other than before.
   */
  refresh(paths: readonly string[]): Promise<boolean> {
    const refreshed = this.#refreshing.then(() => this.#refresh(paths));
    this.#refreshing = refreshed.catch(() => {});
    return refreshed;
  }

  async #refresh(paths: readonly string[]): Promise<boolean> {
    const before = this.snapshot;
    const closed = paths.filter((path) => !this.#isOpen(path));
    const gone = await this.#reread(closed.filter((path) => this.#loaded.has(path)));
    const isMet = (path: string): boolean => before.files.has(path) || !this.#isNeverRead(path);
    const others = new Set([...closed.filter((path) => !this.#loaded.has(path) && isMet(path)), ...gone]);
    if (others.size > 0) {
      await this.#reread([...this.#loaded].filter((path) => isWithinOneOf(others, path)));
      await this.#meet([...others]);
    }
    if (others.size > 0 || paths.some(isConfiguration)) await this.loadWanted();
    return this.snapshot !== before;
  }

  /** Of build tools and Git, which make and delete files all the time. */
  #isNeverRead(path: string): boolean {
    return this.#options.folders.some((folder) => isInside(folder, path) && isNeverRead(relativePath(folder, path)));
  }

  /** Gives those that are no files any more. */
  async #reread(paths: readonly string[]): Promise<readonly string[]> {
    const gone: string[] = [];
    const changes: Change[] = [];
    for (const path of paths) {
      const source = await readSource(this.#options.files, path);
      if (source && isSame(source, this.snapshot.files.get(path)?.parsed.source)) continue;
      changes.push(source ? { kind: 'set', source } : { kind: 'remove', path });
      if (source) continue;
      gone.push(path);
      this.#loaded.delete(path);
    }
    await this.#apply(changes);
    return gone;
  }

  /** In batches, between which others have a turn. What somebody has opened meanwhile is left as it is. */
  async #apply(changes: readonly Change[]): Promise<void> {
    for (let at = 0; at < changes.length; at += BATCH) {
      const batch = changes.slice(at, at + BATCH);
      this.#workspace.apply(...batch.filter((one) => !this.#isOpen(one.kind === 'set' ? one.source.path : one.path)));
      await this.#pause();
    }
  }

  /** Reads what is new, unless it is left out as it was at the start. What was open and lies outside, or is left out, is forgotten. */
  async #meet(paths: readonly string[]): Promise<void> {
    const { files, folders } = this.#options;
    for (const folder of folders) {
      const inside = paths.filter((path) => isInside(folder, path));
      if (inside.length === 0) continue;
      const { known, others } = await discoverAt(files, folder, inside);
      this.#others = [...new Set([...this.#others, ...others])];
      await loadDiscovered(this.#workspace, files, { known, others }, this.#loaded, this.#pause, this.#isOpen);
    }
    const forgotten = paths.filter((path) => !this.#loaded.has(path));
    await this.#apply(forgotten.map((path) => ({ kind: 'remove', path })));
  }

  /** The globs of the dialects that are taught, each from the folder of its configuration on. */
  dialectPatterns(): string[] {
    return [...this.snapshot.configurations.values()].flatMap(({ configuration }) =>
      configuration.dialects.flatMap(({ dialect }) => (dialect.files ?? []).map(plainPattern)),
    );
  }

  /** What is spoken of in a file: nothing where the format is unknown, the project does not want it, or it only serves others as context. */
  findings(path: string): readonly Finding[] {
    const { snapshot } = this;
    const state = snapshot.files.get(path);
    if (!state?.documents.some((document) => document.detection) || !isWanted(snapshot.configurationOf(path), path))
      return [];
    const findings = [...this.#result(snapshot, path).findings, ...this.#configurationFindings(snapshot, path)];
    const { language } = state.parsed.source;
    return (this.#options.leaveStructureOf as readonly string[]).includes(language)
      ? findings.filter((finding) => !isReportedByOthers(finding, path))
      : findings;
  }

  /** Files of the workspace's folders and open documents: what a check of everything speaks of. */
  reported(): string[] {
    const { folders } = this.#options;
    return [...this.snapshot.files.keys()]
      .filter((path) => this.documents.has(path) || folders.some((folder) => path.startsWith(`${folder}/`)))
      .sort();
  }

  #result(snapshot: Snapshot, path: string): FileResult {
    return this.checker.check(snapshot, path, this.#options.today());
  }

  #configurationFindings(snapshot: Snapshot, path: string): Finding[] {
    if (!path.endsWith(`/${CONFIGURATION_NAME}`)) return [];
    const project = path.slice(0, -CONFIGURATION_NAME.length - 1);
    const results = [...snapshot.files.keys()]
      .filter((file) => snapshot.configurationOf(file).file === path)
      .map((file) => this.#result(snapshot, file));
    return this.checker.checkConfiguration(snapshot, project, results, this.#options.today());
  }
}

/** Files between which others have a turn. */
const BATCH = 50;

/** One save is told more than once. */
function isSame(source: Source, known: Source | undefined): boolean {
  return (
    known?.text === source.text && known.language === source.language && !known.invalidBytesAt && !source.invalidBytesAt
  );
}

function isWithinOneOf(folders: ReadonlySet<string>, path: string): boolean {
  for (let at = dirname(path); at !== '' && at !== '/'; at = dirname(at)) if (folders.has(at)) return true;
  return false;
}

/** Names that the manifest of the extension associates with our schemas, for the extensions that validate by them. */
const ASSOCIATED =
  /(?:\.(?:agreement|standard|codelist|glossary|attestations|checklist)\.(?:json|ya?ml)|\/(?:glossary\.(?:json|ya?ml)|governance\/attestations\.(?:json|ya?ml)|\.concordat\.yaml))$/;

/** What an extension for JSON or YAML says as well: broken syntax always, broken schemas where the name gives it ours. */
function isReportedByOthers(finding: Finding, path: string): boolean {
  return (
    finding.rule === 'structure/syntax-error' ||
    (finding.rule === 'structure/schema-violation' && ASSOCIATED.test(path))
  );
}

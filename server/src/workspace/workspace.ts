import { isAddress } from '../base/address.ts';
import { dirname, joinPath } from '../base/path.ts';
import type { FactRows, ReferenceRow } from '../model/facts.ts';
import { CONFIGURATION_NAME } from '../model/formats/configuration/adapter.ts';
import { type ParsedFile, parse } from '../syntax/parse.ts';
import type { Source } from '../syntax/source.ts';
import {
  type Configuration,
  type LoadedConfiguration,
  profileConfiguration,
  readConfiguration,
} from './configuration.ts';
import { extractFacts, NO_FACTS, reuseRows } from './extract-facts.ts';
import { FactIndex } from './fact-index.ts';
import { type FileState, type Overlay, readFile, withOverlays } from './file-state.ts';
import { projectRootOf } from './projects.ts';
import { resolveResource } from './resolve.ts';

export type Change =
  | { readonly kind: 'set'; readonly source: Source }
  | { readonly kind: 'remove'; readonly path: string };

/** Everything known at one revision. Immutable; an older one stays readable while newer ones come. */
export interface Snapshot {
  readonly revision: number;
  readonly files: ReadonlyMap<string, FileState>;
  readonly facts: FactIndex;
  /** By project root. */
  readonly configurations: ReadonlyMap<string, LoadedConfiguration>;
  configurationOf(path: string): Configuration;
}

export interface WorkspaceSettings {
  /** Folder whose settings hold where no configuration file is found above a file. */
  readonly root: string;
  /** Built-in profiles that hold everywhere, below what configuration files say. */
  readonly profiles?: readonly string[];
  /** One configuration for all files; `.concordat.yaml` files are then not read. */
  readonly only?: { readonly path: string; readonly text: string };
}

/** The only mutable thing of the core: texts in, snapshots out. The order in which files arrive makes no difference to the snapshot. */
export class Workspace {
  readonly #settings: WorkspaceSettings;
  /** Every file as it says itself, without the marks of companions. */
  readonly #own = new Map<string, FileState>();
  /** The rows with which each file stands in the fact index. */
  readonly #rows = new Map<string, FactRows>();
  /** Files that lay marks over others, and the marks by the path of the other file. */
  readonly #companions = new Set<string>();
  #overlays: ReadonlyMap<string, readonly Overlay[]> = new Map();
  readonly #defaults: Configuration;
  #current: Snapshot;

  /** @throws Error for a profile that does not exist. */
  constructor(settings: WorkspaceSettings) {
    this.#settings = settings;
    this.#defaults = profileConfiguration(settings.root, settings.profiles ?? []);
    this.#current = this.#snapshot(0, new Map(), FactIndex.empty, this.#readConfigurations());
  }

  get current(): Snapshot {
    return this.#current;
  }

  /** Changes to the same file are taken in order; the snapshot is made once, after the last. */
  apply(...changes: readonly Change[]): Snapshot {
    const affected = new Set<string>();
    let configurationChanged = false;
    let companionsChanged = false;
    for (const change of changes) {
      const path = change.kind === 'set' ? change.source.path : change.path;
      if (change.kind === 'remove' && !this.#own.has(path)) continue;
      affected.add(path);
      configurationChanged ||= this.#belongsToConfiguration(path);
      companionsChanged ||= this.#companions.has(path);
      if (change.kind === 'set') this.#read(change);
      else this.#forget(path);
      companionsChanged ||= this.#companions.has(path);
    }
    if (affected.size === 0) return this.#current;
    if (companionsChanged) for (const path of this.#readCompanions()) affected.add(path);
    let { configurations } = this.#current;
    if (configurationChanged) {
      configurations = this.#readConfigurations();
      // Settings reach into every file: languages decide what names mean, and borders of projects what an identifier names.
      for (const path of this.#own.keys()) affected.add(path);
    }
    return this.#settle(affected, configurations);
  }

  #read(change: Extract<Change, { kind: 'set' }>): void {
    const { source } = change;
    const before = this.#own.get(source.path);
    const parsed: ParsedFile = parse(source, before?.parsed);
    const state = readFile(parsed, before?.memory);
    this.#own.set(source.path, state);
    const standards = state.documents.flatMap((document) => document.lowered.standards);
    if (standards.some((standard) => standard.schemas.length + standard.annotations.length > 0))
      this.#companions.add(source.path);
    else this.#companions.delete(source.path);
  }

  #forget(path: string): void {
    this.#own.delete(path);
    this.#companions.delete(path);
  }

  #belongsToConfiguration(path: string): boolean {
    if (path.endsWith(`/${CONFIGURATION_NAME}`)) return true;
    return [...this.#current.configurations.values()].some(({ dependencies }) => dependencies.includes(path));
  }

  #readConfigurations(): ReadonlyMap<string, LoadedConfiguration> {
    const { root, profiles = [], only } = this.#settings;
    const readText = (path: string): string | undefined => this.#own.get(path)?.parsed.source.text;
    if (only)
      return new Map([
        [root, readConfiguration(only.path, only.text, { readText, base: profileConfiguration(root, profiles) })],
      ]);
    const paths = [...this.#own.keys()].filter((path) => path.endsWith(`/${CONFIGURATION_NAME}`)).sort();
    return new Map(
      paths.map((path) => {
        const base = profileConfiguration(dirname(path), profiles);
        return [dirname(path), readConfiguration(path, readText(path) ?? '', { readText, base })];
      }),
    );
  }

  /** Collects the marks of companions anew; gives the paths of the files for which they changed. */
  #readCompanions(): string[] {
    const overlays = new Map<string, Overlay[]>();
    for (const path of [...this.#companions].sort()) {
      for (const { target, overlay } of overlaysIn(path, this.#own.get(path)))
        overlays.set(target, [...(overlays.get(target) ?? []), overlay]);
    }
    const before = this.#overlays;
    this.#overlays = overlays;
    return [...new Set([...before.keys(), ...overlays.keys()])];
  }

  #settle(affected: ReadonlySet<string>, configurations: ReadonlyMap<string, LoadedConfiguration>): Snapshot {
    const files = new Map(this.#current.files);
    let { facts } = this.#current;
    for (const path of affected) {
      const own = this.#own.get(path);
      const before = this.#rows.get(path) ?? NO_FACTS;
      if (!own) {
        files.delete(path);
        this.#rows.delete(path);
        facts = facts.with(before, NO_FACTS);
        continue;
      }
      const state = withOverlays(own, this.#overlays.get(path) ?? []);
      const { languages } = this.#configurationIn(configurations, path);
      const after = reuseRows(before, extractFacts(state, languages));
      files.set(path, state);
      this.#rows.set(path, after);
      facts = facts.with(before, after);
    }
    this.#current = this.#snapshot(this.#current.revision + 1, files, facts, configurations);
    return this.#current;
  }

  #snapshot(
    revision: number,
    files: ReadonlyMap<string, FileState>,
    facts: FactIndex,
    configurations: ReadonlyMap<string, LoadedConfiguration>,
  ): Snapshot {
    return {
      revision,
      files,
      facts,
      configurations,
      configurationOf: (path) => this.#configurationIn(configurations, path),
    };
  }

  #configurationIn(configurations: ReadonlyMap<string, LoadedConfiguration>, path: string): Configuration {
    const { root, only } = this.#settings;
    const project = only ? root : projectRootOf(configurations, path);
    return (project === undefined ? undefined : configurations.get(project)?.configuration) ?? this.#defaults;
  }

  /** Paths that files refer to and that are not in the workspace: a host may look whether they exist. */
  wanted(): string[] {
    const dependencies = [...this.#current.configurations.values()].flatMap((loaded) => loaded.dependencies);
    const references = [...this.#rows].flatMap(([path, rows]) =>
      rows.references.flatMap((row) => this.#wantedBy(path, row) ?? []),
    );
    return [...new Set([...dependencies, ...references])].filter((path) => !this.#own.has(path)).sort();
  }

  #wantedBy(path: string, row: ReferenceRow): string | undefined {
    const { resource } = row.target;
    if (resource === undefined || isAddress(resource) || resolveResource(this.#current, path, resource) !== undefined)
      return undefined;
    return joinPath(dirname(path), resource);
  }
}

/** What our own standards in a file say about other files. */
function* overlaysIn(path: string, state: FileState | undefined): Generator<{ target: string; overlay: Overlay }> {
  const targetOf = (resource: string): string => joinPath(dirname(path), resource);
  for (const document of state?.documents ?? []) {
    for (const standard of document.lowered.standards) {
      const marks = {
        ...standard.marks,
        ...(standard.version && { version: standard.version }),
        ...(standard.status && { status: standard.status }),
      };
      for (const schema of standard.schemas)
        yield { target: targetOf(schema.value), overlay: { fragment: undefined, marks, from: path } };
      for (const annotation of standard.annotations) {
        const [resource = '', fragment = ''] = annotation.at.value.split('#');
        yield {
          target: targetOf(resource),
          overlay: { fragment: fragment === '' ? undefined : fragment, marks: annotation.marks, from: path },
        };
      }
    }
  }
}

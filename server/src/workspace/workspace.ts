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
import { FactIndex, type RowChange } from './fact-index.ts';
import { completed, type FileState, type Overlay, readFile } from './file-state.ts';
import { Heirs } from './heirs.ts';
import { projectRootOf } from './projects.ts';
import { resolveResource } from './resolve.ts';
import { NOTHING_TAUGHT, type TaughtFormats, taughtFormats, teachingKey } from './taught-formats.ts';

export type Change =
  | { readonly kind: 'set'; readonly source: Source }
  | { readonly kind: 'remove'; readonly path: string };

/** Everything known at one revision. A value; only places in a file are asked of the newest one, since a changed file hands its tree on. */
export interface Snapshot {
  readonly revision: number;
  readonly files: ReadonlyMap<string, FileState>;
  readonly facts: FactIndex;
  /** By project root. */
  readonly configurations: ReadonlyMap<string, LoadedConfiguration>;
  configurationOf(path: string): Configuration;
  /** Whether a dialect of the configuration that holds for a path names it: it is read then, whatever its ending. */
  isTaught(path: string): boolean;
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
  /** The texts, before it is known which formats the configuration teaches. */
  readonly #parsed = new Map<string, ParsedFile>();
  /** Every file as it says itself, without the marks of companions and what it inherits. */
  readonly #own = new Map<string, FileState>();
  /** The rows with which each file stands in the fact index. */
  readonly #rows = new Map<string, FactRows>();
  /** Files that lay marks over others, and the marks by the path of the other file. */
  readonly #companions = new Set<string>();
  #overlays: ReadonlyMap<string, readonly Overlay[]> = new Map();
  /** Files with what companions say of them. */
  readonly #overlaid = new Map<string, { own: FileState; overlays: readonly Overlay[]; state: FileState }>();
  readonly #heirs = new Heirs();
  /** What each project teaches. */
  #taught: ReadonlyMap<string, TaughtFormats> = new Map();
  readonly #defaults: Configuration;
  #current: Snapshot;

  /** @throws Error for a profile that does not exist. */
  constructor(settings: WorkspaceSettings) {
    this.#settings = settings;
    this.#defaults = profileConfiguration(settings.root, settings.profiles ?? []);
    const configurations = this.#readConfigurations();
    this.#teach(configurations);
    this.#current = this.#snapshot(0, new Map(), FactIndex.empty, configurations);
  }

  /** How often it was worked out what a file inherits, for tests. */
  get inherited(): number {
    return this.#heirs.runs;
  }

  get current(): Snapshot {
    return this.#current;
  }

  /** Changes to the same file are taken in order; the snapshot is made once, after the last. */
  apply(...changes: readonly Change[]): Snapshot {
    const affected = new Set<string>();
    let configurationChanged = false;
    for (const change of changes) {
      const path = change.kind === 'set' ? change.source.path : change.path;
      if (change.kind === 'remove' && !this.#parsed.has(path)) continue;
      affected.add(path);
      configurationChanged ||= this.#belongsToConfiguration(path);
      if (change.kind === 'set') this.#parse(change);
      else this.#parsed.delete(path);
    }
    if (affected.size === 0) return this.#current;
    let { configurations } = this.#current;
    if (configurationChanged) {
      configurations = this.#readConfigurations();
      this.#teach(configurations);
    }
    let companionsChanged = false;
    const read = (path: string): void => {
      companionsChanged ||= this.#companions.has(path);
      this.#read(path, configurations);
      companionsChanged ||= this.#companions.has(path);
    };
    for (const path of affected) read(path);
    if (configurationChanged) {
      // Settings reach into every file: languages decide what names mean, dialects what is read, borders of projects what an identifier names.
      for (const [path, own] of [...this.#own]) {
        if (own.taught !== this.#taughtIn(configurations, path)) read(path);
        affected.add(path);
      }
    }
    if (companionsChanged) for (const path of this.#readCompanions()) affected.add(path);
    return this.#settle(affected, configurations);
  }

  #parse({ source }: Extract<Change, { kind: 'set' }>): void {
    this.#parsed.set(source.path, parse(source, this.#parsed.get(source.path)));
  }

  /** Reads a file anew, or forgets it when it has gone. */
  #read(path: string, configurations: ReadonlyMap<string, LoadedConfiguration>): void {
    const before = this.#own.get(path);
    this.#heirs.forget(path, before);
    this.#companions.delete(path);
    this.#overlaid.delete(path);
    const parsed = this.#parsed.get(path);
    if (!parsed) {
      this.#own.delete(path);
      return;
    }
    const state = readFile(parsed, this.#taughtIn(configurations, path), before);
    this.#own.set(path, state);
    this.#heirs.note(path, state);
    const standards = state.documents.flatMap((document) => document.lowered.standards);
    if (standards.some((standard) => standard.schemas.length + standard.annotations.length > 0))
      this.#companions.add(path);
  }

  /** A configuration that teaches what it taught before leaves all files as they are. */
  #teach(configurations: ReadonlyMap<string, LoadedConfiguration>): void {
    const before = this.#taught;
    this.#taught = new Map(
      [...configurations].map(([project, { configuration }]) => {
        const known = before.get(project);
        return [project, known?.key === teachingKey(configuration) ? known : taughtFormats(configuration)];
      }),
    );
  }

  #taughtIn(configurations: ReadonlyMap<string, LoadedConfiguration>, path: string): TaughtFormats {
    const project = this.#projectOf(configurations, path);
    return (project === undefined ? undefined : this.#taught.get(project)) ?? NOTHING_TAUGHT;
  }

  #belongsToConfiguration(path: string): boolean {
    if (path.endsWith(`/${CONFIGURATION_NAME}`)) return true;
    return [...this.#current.configurations.values()].some(({ dependencies }) => dependencies.includes(path));
  }

  #readConfigurations(): ReadonlyMap<string, LoadedConfiguration> {
    const { root, profiles = [], only } = this.#settings;
    const readText = (path: string): string | undefined => this.#parsed.get(path)?.source.text;
    if (only)
      return new Map([
        [root, readConfiguration(only.path, only.text, { readText, base: profileConfiguration(root, profiles) })],
      ]);
    const paths = [...this.#parsed.keys()].filter((path) => path.endsWith(`/${CONFIGURATION_NAME}`)).sort();
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
    const changes: RowChange[] = [];
    // What a file inherits may change with any other.
    for (const path of new Set([...affected, ...this.#heirs.paths()])) {
      const state = this.#settled(path, configurations);
      if (!affected.has(path) && state === files.get(path)) continue;
      const before = this.#rows.get(path) ?? NO_FACTS;
      if (!state) {
        files.delete(path);
        this.#rows.delete(path);
        changes.push({ before, after: NO_FACTS });
        continue;
      }
      const { languages } = this.#configurationIn(configurations, path);
      const after = reuseRows(before, extractFacts(state, languages));
      files.set(path, state);
      this.#rows.set(path, after);
      changes.push({ before, after });
    }
    const facts = this.#current.facts.with(changes);
    this.#current = this.#snapshot(this.#current.revision + 1, files, facts, configurations);
    return this.#current;
  }

  /** A file as the snapshot has it: as it says itself, with what companions say of it and what its fields inherit. */
  #settled(path: string, configurations: ReadonlyMap<string, LoadedConfiguration>): FileState | undefined {
    const state = this.#withOverlays(path);
    const own = this.#own.get(path);
    return (
      state &&
      own &&
      this.#heirs.settle(
        state,
        {
          projectOf: (file) => this.#projectOf(configurations, file),
          stateOf: (file) => this.#withOverlays(file),
        },
        (inherit) => completed(own, this.#overlays.get(path) ?? [], inherit),
      )
    );
  }

  #withOverlays(path: string): FileState | undefined {
    const own = this.#own.get(path);
    const overlays = this.#overlays.get(path);
    if (!own || !overlays) return own;
    const known = this.#overlaid.get(path);
    if (known?.own === own && known.overlays === overlays) return known.state;
    const state = completed(own, overlays);
    this.#overlaid.set(path, { own, overlays, state });
    return state;
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
      isTaught: (path) => this.#taughtIn(configurations, path).names(path),
    };
  }

  #configurationIn(configurations: ReadonlyMap<string, LoadedConfiguration>, path: string): Configuration {
    const project = this.#projectOf(configurations, path);
    return (project === undefined ? undefined : configurations.get(project)?.configuration) ?? this.#defaults;
  }

  #projectOf(configurations: ReadonlyMap<string, unknown>, path: string): string | undefined {
    const { root, only } = this.#settings;
    return only ? root : projectRootOf(configurations, path);
  }

  /** Paths that files refer to and that are not in the workspace: a host may look whether they exist. */
  wanted(): string[] {
    const dependencies = [...this.#current.configurations.values()].flatMap((loaded) => loaded.dependencies);
    const checklists = [...this.#current.configurations.values()].flatMap(({ configuration }) =>
      (configuration.checklists ?? []).flatMap((one) => (one.kind === 'file' ? [one.path] : [])),
    );
    const references = [...this.#rows].flatMap(([path, rows]) =>
      rows.references.flatMap((row) => this.#wantedBy(path, row) ?? []),
    );
    return [...new Set([...dependencies, ...checklists, ...references])].filter((path) => !this.#own.has(path)).sort();
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
        yield {
          target: targetOf(schema.value),
          overlay: { fragment: undefined, marks, from: path, root: document.index },
        };
      for (const annotation of standard.annotations) {
        const [resource = '', fragment = ''] = annotation.at.value.split('#');
        yield {
          target: targetOf(resource),
          overlay: {
            fragment: fragment === '' ? undefined : fragment,
            marks: annotation.marks,
            from: path,
            root: document.index,
          },
        };
      }
    }
  }
}

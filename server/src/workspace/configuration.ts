// workspace/: no IO, no LSP, no clock. Texts come in as changes, immutable snapshots come out; a Snapshot is a value.

import type { Configuration as ConfigurationFile } from '../../generated/configuration.types.ts';
import type { IsoDate } from '../base/iso-date.ts';
import { dirname, isInside, joinPath, relativePath } from '../base/path.ts';
import { readChecklist, type WrittenChecklist } from '../model/formats/checklist/read-checklist.ts';
import { type ReadDialect, readDialect } from '../model/formats/dialects/read-dialects.ts';
import { parse } from '../syntax/parse.ts';
import { type SyntaxNode, toValue } from '../syntax/tree.ts';
import { globMatcher } from './glob.ts';
import { plainPattern } from './plain-pattern.ts';
import { PROFILES } from './profiles.ts';

export type Severity = 'error' | 'warning' | 'info' | 'hint';

export interface RuleSetting {
  readonly severity: Severity | 'off' | undefined;
  readonly options: Readonly<Record<string, unknown>>;
}

export interface ConfigurationException {
  readonly rule: string;
  readonly file: string | undefined;
  readonly pointer: string | undefined;
  readonly reason: string;
  readonly expires: IsoDate | undefined;
  /** Its place in the list, for the finding about an exception that matches nothing. */
  readonly index: number;
}

/** Settings of one project: the folder that holds the `.concordat.yaml`. */
export interface Configuration {
  /** Absolute folder to which all patterns are relative. */
  readonly root: string;
  /** The file they come from; undefined for the defaults. */
  readonly file: string | undefined;
  readonly files: readonly string[] | undefined;
  readonly ignore: readonly string[];
  readonly scheme: string | undefined;
  readonly defaultClassification: string | undefined;
  readonly languages: readonly string[];
  readonly rules: Readonly<Record<string, RuleSetting>>;
  readonly overrides: readonly {
    readonly files: readonly string[];
    readonly rules: Readonly<Record<string, RuleSetting>>;
  }[];
  readonly exceptions: readonly ConfigurationException[];
  readonly dialects: readonly ConfiguredDialect[];
  /** Patterns of tables that are code lists, whatever their columns are called. */
  readonly vocabularies: readonly string[];
  /** By which governance is judged; undefined for the built-in one. */
  readonly checklists: readonly ConfiguredChecklist[] | undefined;
  /** Where known formats hold our concepts under names of the house. */
  readonly mapping: Readonly<Record<string, unknown>>;
}

/** A built-in name, the absolute path of a file, or a checklist that the configuration holds itself. */
export type ConfiguredChecklist =
  | { readonly kind: 'built-in'; readonly name: string }
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'inline'; readonly checklist: WrittenChecklist; readonly file: string };

/** A house dialect, and where it is written. */
export interface ConfiguredDialect extends ReadDialect {
  readonly file: string;
  readonly index: number;
  /** As it is written, to see whether it changed. */
  readonly written: unknown;
}

export function defaultConfiguration(root: string): Configuration {
  return {
    root,
    file: undefined,
    files: undefined,
    ignore: [],
    scheme: undefined,
    defaultClassification: undefined,
    languages: [],
    rules: {},
    overrides: [],
    exceptions: [],
    dialects: [],
    vocabularies: [],
    checklists: undefined,
    mapping: {},
  };
}

/** Something in a configuration that cannot be honoured, at the node that says it. */
export interface ConfigurationProblem {
  readonly kind: 'unknown-profile' | 'missing-file' | 'circular';
  readonly text: string;
  readonly pointer: string;
}

export interface LoadedConfiguration {
  readonly configuration: Configuration;
  readonly problems: readonly ConfigurationProblem[];
  /** Absolute paths of the files that `extends` names. */
  readonly dependencies: readonly string[];
}

/**
 * Reads the text of a `.concordat.yaml`. Never throws: what has the wrong shape counts as not written, and the schema says so.
 */
export interface ConfigurationSources {
  /** The text of another file, or undefined where there is none. */
  readText(path: string): string | undefined;
  /** Settings that hold before the file is read: profiles of the command line. */
  readonly base: Configuration;
}

export function readConfiguration(
  path: string,
  text: string,
  { readText, base }: ConfigurationSources,
): LoadedConfiguration {
  const problems: ConfigurationProblem[] = [];
  const dependencies: string[] = [];
  const { root } = base;

  const read = (
    file: string,
    content: string,
    below: Configuration,
    trail: readonly string[],
    top?: { text: string; index: number },
  ): Configuration => {
    const value = contentOf(file, content);
    let configuration = below;
    for (const [index, name] of list(value.extends).entries()) {
      // Told at the entry of the file itself, also when the slip is in a file that it extends.
      const entry = top ?? { text: name, index };
      const problem = (kind: ConfigurationProblem['kind']): void => {
        problems.push({ kind, text: entry.text, pointer: `/extends/${entry.index}` });
      };
      const target = joinPath(dirname(file), name);
      if (name.startsWith('concordat:')) {
        const profile = PROFILES[name];
        if (profile) configuration = overlay(configuration, profile.settings, file);
        else problem('unknown-profile');
      } else if (trail.includes(target)) {
        problem('circular');
      } else {
        dependencies.push(target);
        const inner = readText(target);
        if (inner === undefined) problem('missing-file');
        else configuration = read(target, inner, configuration, [...trail, target], entry);
      }
    }
    return overlay(configuration, value, file);
  };
  return { configuration: { ...read(path, text, base, [path]), root, file: path }, problems, dependencies };
}

/** The settings of built-in profiles alone, in order. @throws Error for a name that is no profile. */
export function profileConfiguration(root: string, profiles: readonly string[]): Configuration {
  return profiles.reduce((configuration, name) => {
    const profile = PROFILES[name];
    if (!profile) throw new Error(`there is no built-in profile ${name}`);
    return overlay(configuration, profile.settings, name);
  }, defaultConfiguration(root));
}

function contentOf(path: string, text: string): Partial<ConfigurationFile> {
  const root: SyntaxNode | undefined = parse({ path, text, language: 'yaml' }).roots[0];
  const value = toValue(root);
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Partial<ConfigurationFile>)
    : {};
}

/** `over` wins; lists of files replace, lists of patterns to ignore, overrides, exceptions and dialects add up. `file`: where it comes from. */
function overlay(base: Configuration, over: Partial<ConfigurationFile>, file: string): Configuration {
  return {
    root: base.root,
    file: base.file,
    files: Array.isArray(over.files) ? list(over.files) : base.files,
    ignore: [...base.ignore, ...list(over.ignore)],
    scheme: text(over.classification?.scheme) ?? base.scheme,
    defaultClassification: text(over.classification?.default) ?? base.defaultClassification,
    languages: Array.isArray(over.languages) ? list(over.languages) : base.languages,
    rules: { ...base.rules, ...ruleSettings(over.rules) },
    overrides: [
      ...base.overrides,
      ...objects(over.overrides).map((entry) => ({
        files: typeof entry.files === 'string' ? [entry.files] : list(entry.files),
        rules: ruleSettings(entry.rules),
      })),
    ],
    exceptions: [
      ...base.exceptions,
      ...objects(over.exceptions).map((entry, index) => ({
        rule: text(entry.rule) ?? '',
        file: text(entry.file),
        pointer: text(entry.pointer),
        reason: text(entry.reason) ?? '',
        expires: text(entry.expires) as IsoDate | undefined,
        index,
      })),
    ],
    dialects: overlayDialects(base.dialects, over, file),
    vocabularies: [...base.vocabularies, ...list(over.vocabularies)],
    checklists: Array.isArray(over.checklists) ? checklistsIn(over.checklists, file) : base.checklists,
    mapping: { ...base.mapping, ...(record(over.mapping) ? over.mapping : {}) },
  };
}

function checklistsIn(written: readonly unknown[], file: string): ConfiguredChecklist[] {
  return written.flatMap((one): ConfiguredChecklist[] => {
    if (typeof one === 'string') return one === '' ? [] : [checklistCalled(one, file)];
    const checklist = readChecklist(one);
    return checklist ? [{ kind: 'inline', checklist, file }] : [];
  });
}

/** A built-in name, or a path from the file that says so. */
export function checklistCalled(
  text: string,
  file: string,
): Extract<ConfiguredChecklist, { kind: 'built-in' | 'file' }> {
  return text.startsWith('concordat:')
    ? { kind: 'built-in', name: text }
    : { kind: 'file', path: joinPath(dirname(file), text) };
}

/** A dialect of the same id replaces the one that is extended. */
function overlayDialects(
  base: readonly ConfiguredDialect[],
  over: Partial<ConfigurationFile>,
  file: string,
): ConfiguredDialect[] {
  const own = (Array.isArray(over.dialects) ? over.dialects : []).flatMap((written: unknown, index) => {
    const read = readDialect(written);
    return read ? [{ ...read, file, index, written }] : [];
  });
  const ids = new Set(own.map(({ dialect }) => dialect.id));
  return [...base.filter(({ dialect }) => !ids.has(dialect.id)), ...own];
}

function record(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const SEVERITIES = new Set(['error', 'warning', 'info', 'hint', 'off']);

function ruleSettings(rules: unknown): Record<string, RuleSetting> {
  if (typeof rules !== 'object' || rules === null) return {};
  return Object.fromEntries(
    Object.entries(rules).map(([rule, setting]) => {
      const { severity, ...options } =
        typeof setting === 'object' && setting !== null ? (setting as Record<string, unknown>) : { severity: setting };
      return [
        rule,
        { severity: SEVERITIES.has(String(severity)) ? (severity as RuleSetting['severity']) : undefined, options },
      ];
    }),
  );
}

/** The setting of a rule for one file: overrides win over `rules`, later ones over earlier ones. */
export function ruleSetting(configuration: Configuration, rule: string, path: string): RuleSetting {
  let setting = configuration.rules[rule];
  for (const override of configuration.overrides) {
    const over = override.rules[rule];
    if (over && matches(configuration, override.files, path)) {
      setting = { severity: over.severity ?? setting?.severity, options: { ...setting?.options, ...over.options } };
    }
  }
  return setting ?? { severity: undefined, options: {} };
}

/** Whether a project wants a file checked: it is one of `files` (all when there are none) and none of `ignore`. */
export function isWanted(configuration: Configuration, path: string): boolean {
  if (path === configuration.file || !isInside(configuration.root, path)) return true;
  if (configuration.files && !matches(configuration, configuration.files, path)) return false;
  return !matches(configuration, configuration.ignore, path);
}

export function matches(configuration: Configuration, patterns: readonly string[], path: string): boolean {
  if (patterns.length === 0) return false;
  const relative = relativePath(configuration.root, path);
  // One that is still being typed is empty.
  const written = patterns.map(plainPattern).filter((pattern) => pattern !== '');
  return written.some((pattern) => globMatcher(pattern)(relative));
}

function list(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
}

function objects(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value)
    ? value.filter((item): item is Record<string, unknown> => typeof item === 'object' && item !== null)
    : [];
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

import { canonicalJson } from '../base/json.ts';
import { basename, isInside, relativePath } from '../base/path.ts';
import type { FormatAdapter } from '../model/formats/adapter.ts';
import { namedCodelist } from '../model/formats/codelist/adapter.ts';
import { CONFIGURATION_NAME } from '../model/formats/configuration/adapter.ts';
import { dialectAdapter } from '../model/formats/dialects/adapter.ts';
import { withMapping } from '../model/formats/dialects/mapping.ts';
import { readMapping } from '../model/formats/dialects/read-dialects.ts';
import { adapters } from '../model/formats/registry.ts';
import type { Configuration } from './configuration.ts';
import { globMatcher } from './glob.ts';
import { plainPattern } from './plain-pattern.ts';

/** What a configuration teaches of formats: dialects of the house, and where known formats hold our concepts. */
export interface TaughtFormats {
  /** The adapters in the order in which they are asked for a file. */
  adaptersFor(path: string): readonly FormatAdapter[];
  /** Whether a dialect names the file: it is read then, whatever its ending. */
  names(path: string): boolean;
  /** Equal for configurations that teach the same. */
  readonly key: string;
}

export const NOTHING_TAUGHT: TaughtFormats = { adaptersFor: () => adapters, names: () => false, key: '' };

export function teachingKey({ root, dialects, vocabularies, mapping }: Configuration): string {
  if (dialects.length === 0 && vocabularies.length === 0 && Object.keys(mapping).length === 0) return '';
  return canonicalJson([root, dialects.map(({ written }) => written), vocabularies, mapping]);
}

/**
 * A dialect that names files goes before the built-in formats there; one that goes by content alone is asked after them, and has what none
 * of them is sure of.
 */
export function taughtFormats(configuration: Configuration): TaughtFormats {
  const key = teachingKey(configuration);
  if (key === '') return NOTHING_TAUGHT;
  const ids = new Set(adapters.map(({ id }) => id));
  const own = configuration.dialects.filter(({ dialect }) => !ids.has(dialect.id));
  const taught = own.map(({ dialect }) => ({
    adapter: dialectAdapter(dialect),
    names: dialect.files && matcherOf(configuration, dialect.files),
  }));
  const mapping = readMapping(configuration.mapping);
  const builtIn = adapters.map((adapter) => withMapping(adapter, mapping));
  const last = [...builtIn, ...taught.flatMap(({ adapter, names }) => (names ? [] : [adapter]))];
  const named = (path: string) =>
    basename(path) === CONFIGURATION_NAME ? [] : taught.filter(({ names }) => names?.(path));
  const isVocabulary = matcherOf(configuration, configuration.vocabularies);
  return {
    key,
    names: (path) => named(path).length > 0,
    adaptersFor: (path) => {
      const first = [...named(path).map(({ adapter }) => adapter), ...(isVocabulary(path) ? [namedCodelist] : [])];
      return first.length > 0 ? [...first, ...last] : last;
    },
  };
}

function matcherOf({ root }: Configuration, patterns: readonly string[]): (path: string) => boolean {
  // One that is still being typed is empty.
  const written = patterns.map(plainPattern).filter((pattern) => pattern !== '');
  const matchers = written.map(globMatcher);
  return (path) => {
    if (!isInside(root, path)) return false;
    const relative = relativePath(root, path);
    return matchers.some((matches) => matches(relative));
  };
}

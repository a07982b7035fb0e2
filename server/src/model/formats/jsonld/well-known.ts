import { lazy } from '../../../base/lazy.ts';
import { odrlVocabulary } from '../../vocabularies/load.ts';
import { customaryPrefixes } from '../../vocabularies/prefixes.ts';
import type { Coercion, TermDefinition } from './context.ts';
import data from './well-known.json' with { type: 'json' };

/** A context that documents name by its address, as a table of what its terms stand for. */
export interface WellKnownContext {
  readonly name: string;
  readonly vocab: string | undefined;
  readonly terms: ReadonlyMap<string, TermDefinition>;
}

/** The context behind an address, as far as we know it: addresses move between hosts and versions, so they are told by what they contain. */
export function wellKnownContext(address: string): WellKnownContext | undefined {
  return contexts().find((known) => known.match.test(address));
}

/** What a term most likely stands for in a document whose context cannot be read. */
export const termsByName = lazy((): ReadonlyMap<string, TermDefinition> => {
  const terms = new Map<string, TermDefinition>();
  for (const name of data.byName.toReversed())
    for (const [term, definition] of termsOf(name)) terms.set(term, definition);
  return terms.set('id', keyword('@id')).set('type', keyword('@type'));
});

export const prefixes = customaryPrefixes;

/** `dct:title` → the full address, for prefixes of the table. */
export function iri(compact: string): string {
  const colon = compact.indexOf(':');
  const namespace = colon < 0 ? undefined : prefixes.get(compact.slice(0, colon));
  return namespace === undefined ? compact : namespace + compact.slice(colon + 1);
}

/** The shortest way to write an address with the prefixes of the table; as it is when none fits. */
export function compactIri(full: string): string {
  for (const [prefix, namespace] of prefixes)
    if (full.startsWith(namespace) && full.length > namespace.length)
      return `${prefix}:${full.slice(namespace.length)}`;
  return full;
}

/** How the table is written: terms by what their values are. */
interface Row {
  readonly name: string;
  readonly match: readonly string[];
  /** Contexts whose terms hold here too. */
  readonly uses?: readonly string[];
  readonly vocab?: string;
  /** Whether the terms of ODRL hold. */
  readonly odrl?: boolean;
  readonly keywords?: Readonly<Record<string, string>>;
  readonly classes?: Readonly<Record<string, string>>;
  readonly texts?: Readonly<Record<string, string>>;
  readonly references?: Readonly<Record<string, string>>;
  readonly vocabularyReferences?: Readonly<Record<string, string>>;
  readonly languageMaps?: Readonly<Record<string, string>>;
}

const rows: readonly Row[] = data.contexts;

const contexts = lazy(() =>
  rows.map((row) => ({
    name: row.name,
    match: new RegExp(row.match.join('|'), 'i'),
    vocab: row.vocab,
    terms: termsOf(row.name),
  })),
);

function termsOf(name: string): ReadonlyMap<string, TermDefinition> {
  const row = rows.find((one) => one.name === name);
  const terms = new Map<string, TermDefinition>();
  if (!row) return terms;
  for (const used of row.uses ?? []) for (const [term, definition] of termsOf(used)) terms.set(term, definition);
  const add = (names: Readonly<Record<string, string>> | undefined, coercion: Coercion, container?: string): void => {
    for (const [term, compact] of Object.entries(names ?? {}))
      terms.set(term, { ...definition(iri(compact), coercion), ...(container && { container: new Set([container]) }) });
  };
  if (row.odrl) for (const [term, known] of odrlTerms()) terms.set(term, known);
  add(row.classes, undefined);
  add(row.texts, undefined);
  add(row.references, '@id');
  add(row.vocabularyReferences, '@vocab');
  add(row.languageMaps, undefined, '@language');
  for (const [term, to] of Object.entries(row.keywords ?? {})) terms.set(term, keyword(to));
  return terms;
}

function odrlTerms(): Map<string, TermDefinition> {
  const { namespace, ...known } = odrlVocabulary;
  const terms = new Map<string, TermDefinition>();
  const add = (names: Iterable<string>, coercion: Coercion, base = namespace): void => {
    for (const name of names) terms.set(name, definition(base + name, coercion));
  };
  for (const names of [
    known.policies,
    known.rules,
    known.classes,
    Object.keys(known.actions),
    known.deprecatedActions,
    Object.keys(known.operators),
    Object.keys(known.leftOperands),
    known.rightOperands,
    known.individuals,
  ])
    add(names, undefined);
  add(known.creativeCommonsActions, undefined, prefixes.get('cc'));
  add(known.logicalOperators, '@id');
  add(known.references, '@id');
  add(known.vocabularyProperties, '@vocab');
  add(known.textProperties, undefined);
  return terms;
}

function definition(to: string, coercion: Coercion): TermDefinition {
  return { iri: to, coercion, container: new Set(), language: undefined, scoped: undefined, reverse: false };
}

function keyword(to: string): TermDefinition {
  return definition(to, undefined);
}

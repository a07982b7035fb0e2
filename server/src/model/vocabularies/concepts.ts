import { didYouMean } from '../../base/did-you-mean.ts';
import { lazy } from '../../base/lazy.ts';
import { wordsOf } from '../../base/words.ts';
import type { LogicalType } from '../entities.ts';
import adms from './concepts/adms.json' with { type: 'json' };
import cv from './concepts/cv.json' with { type: 'json' };
import dcat from './concepts/dcat.json' with { type: 'json' };
import dcterms from './concepts/dcterms.json' with { type: 'json' };
import dpv from './concepts/dpv.json' with { type: 'json' };
import foaf from './concepts/foaf.json' with { type: 'json' };
import locn from './concepts/locn.json' with { type: 'json' };
import org from './concepts/org.json' with { type: 'json' };
import person from './concepts/person.json' with { type: 'json' };
import prov from './concepts/prov.json' with { type: 'json' };
import qb from './concepts/qb.json' with { type: 'json' };
import rov from './concepts/rov.json' with { type: 'json' };
import schema from './concepts/schema.json' with { type: 'json' };
import skos from './concepts/skos.json' with { type: 'json' };
import vcard from './concepts/vcard.json' with { type: 'json' };
import { namespaceSpelling } from './prefixes.ts';

/** A vocabulary that standards take their concepts from, as far as we know it. */
export interface Vocabulary {
  readonly prefix: string;
  readonly namespace: string;
  readonly title: string;
  /** Of the vocabulary that the list was made from. */
  readonly version: string;
  /** Every term of that version is in the list, so that other names are none. */
  readonly complete: boolean;
  readonly source: string;
  readonly licence: string;
  /** Day on which the list was made. */
  readonly date: string;
}

export interface VocabularyTerm {
  /** As the vocabulary spells it: schema.org with `http`. */
  readonly uri: string;
  readonly name: string;
  readonly vocabulary: Vocabulary;
  /** `other`: a code, a datatype, or a name that we know and do not offer. */
  readonly kind: 'class' | 'property' | 'other';
  /** English, in words. */
  readonly label: string;
  /** In other languages, by tag. */
  readonly labels: Readonly<Record<string, string>>;
  /** In our words; empty for `other`. */
  readonly definition: string;
  /** Types that values of a property have; `iri` where they are things or their addresses. */
  readonly ranges: readonly TermRange[];
  readonly deprecated: boolean;
  /** Address of the term to use in its place. */
  readonly replacedBy: string | undefined;
}

export type TermRange = LogicalType | 'iri';

/** The term behind an address that is written out, or undefined when we know none. */
export function termOf(uri: string): VocabularyTerm | undefined {
  const { namespace, name } = parts(uri);
  return listOf(namespace)?.terms().get(name);
}

/** The vocabulary in whose namespace an address lies. */
export function vocabularyOf(uri: string): Vocabulary | undefined {
  return listOf(parts(uri).namespace)?.vocabulary;
}

/**
 * The term that was probably meant by an address in a known namespace: one that people often write in its place, one of that very name in a
 * vocabulary that is used beside it (`dcat:conformsTo` for the one of Dublin Core), else one that is spelled nearly so.
 */
export function nearTerm(uri: string): VocabularyTerm | undefined {
  const { namespace, name } = parts(uri);
  const list = listOf(namespace);
  if (!list || name === '') return undefined;
  const terms = list.terms();
  const slip = Object.hasOwn(list.slips, name) ? list.slips[name] : undefined;
  const offered = [...terms.values()].filter(({ kind, deprecated }) => kind !== 'other' && !deprecated);
  const known = slip === undefined ? namesake(name, list.vocabulary) : undefined;
  if (known) return known;
  // Classes and properties differ in their first letter only; who writes a capital means a class.
  const alike = offered.filter((term) => startsAlike(term.name, name)).map((term) => term.name);
  return terms.get(slip ?? didYouMean(name, alike) ?? '');
}

/** Where a list is a selection, the name may be a term of its own. */
function namesake(name: string, { complete, namespace }: Vocabulary): VocabularyTerm | undefined {
  if (!complete) return undefined;
  for (const data of [dcterms, dcat, foaf, skos]) {
    const term = data.namespace === namespace ? undefined : listOf(data.namespace)?.terms().get(name);
    if (term && term.kind !== 'other' && !term.deprecated) return term;
  }
  return undefined;
}

/** The vocabularies that we know, the best known first. */
export function vocabularies(): readonly Vocabulary[] {
  return [...lists().values()].map(({ vocabulary }) => vocabulary);
}

/** Properties whose label or customary name is just these words, in any language, and whose values can be of this type. The best known vocabulary comes first. */
export function matching(words: readonly string[], type: LogicalType | undefined): readonly VocabularyTerm[] {
  return (byWords().get(keyOf(words)) ?? []).filter(({ ranges }) => fitsRange(type, ranges));
}

/** All classes and properties that are in use, vocabulary by vocabulary. */
export const allTerms: () => readonly VocabularyTerm[] = lazy(() =>
  [...lists().values()].flatMap((list) =>
    [...list.terms().values()].filter(({ kind, deprecated }) => kind !== 'other' && !deprecated),
  ),
);

/** Whether values of a type can be what a concept expects; generous, because types are coarse: an address of a thing is kept as text. */
export function fitsRange(type: LogicalType | undefined, ranges: readonly TermRange[]): boolean {
  if (type === undefined || ranges.length === 0) return true;
  if (TYPES_OF_ANYTHING.has(type)) return true;
  return ranges.some((range) => range === 'any' || range === type || FITTING[range]?.has(type) === true);
}

const TYPES_OF_ANYTHING: ReadonlySet<LogicalType> = new Set(['any', 'object', 'array']);

/** Types that serve for a range beside the type of that name. Digits are text as well: that is another rule's question. */
const FITTING: Readonly<Partial<Record<TermRange, ReadonlySet<LogicalType>>>> = {
  iri: new Set(['string', 'uri']),
  uri: new Set(['string']),
  string: new Set(['uri', 'integer', 'number', 'date', 'datetime', 'time', 'year', 'yearmonth', 'duration']),
  number: new Set(['integer', 'year']),
  integer: new Set(['number', 'year']),
  date: new Set(['datetime', 'year', 'yearmonth']),
  datetime: new Set(['date', 'time', 'year', 'yearmonth']),
  time: new Set(['datetime', 'string']),
  year: new Set(['integer', 'date', 'yearmonth']),
  yearmonth: new Set(['date']),
  duration: new Set(['string', 'integer', 'number']),
  geometry: new Set(['string']),
};

/** The words of a name or a label without those that only join others: `date de la décision` is `date decision`. */
function keyOf(words: readonly string[]): string {
  return words.filter((word) => !JOINING.has(word)).join(' ');
}

const JOINING: ReadonlySet<string> = new Set(
  'of the a an de la le les l d du des del el los las di della dello dei da do dos das van het der den'.split(' '),
);

function parts(uri: string): { readonly namespace: string; readonly name: string } {
  const cut = Math.max(uri.lastIndexOf('#'), uri.lastIndexOf('/')) + 1;
  return { namespace: namespaceSpelling(uri.slice(0, cut)), name: uri.slice(cut) };
}

function startsAlike(one: string, other: string): boolean {
  return /^\p{Lu}/u.test(one) === /^\p{Lu}/u.test(other);
}

interface TermList {
  readonly vocabulary: Vocabulary;
  readonly terms: () => ReadonlyMap<string, VocabularyTerm>;
  readonly slips: Readonly<Record<string, string>>;
  readonly aliases: Readonly<Record<string, readonly string[]>>;
}

/** How the files are written. */
interface Data extends Omit<Vocabulary, 'complete'> {
  readonly complete?: boolean;
  readonly classes: Readonly<Record<string, string>>;
  /** Ranges, divided by blanks, and the definition. */
  readonly properties: Readonly<Record<string, readonly string[]>>;
  readonly others?: string;
  /** With what replaces them, or nothing. */
  readonly deprecated?: Readonly<Record<string, string>>;
  /** By language; English ones only where the name in words does not do. */
  readonly labels?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** What people call it in English besides. */
  readonly aliases?: Readonly<Record<string, readonly string[]>>;
  /** Names that are none and are often written, with the one that is meant. */
  readonly slips?: Readonly<Record<string, string>>;
}

/** Those that most readers know first. */
const DATA: () => readonly Data[] = () => [
  schema as Data,
  dcterms as Data,
  locn as Data,
  person as Data,
  rov as Data,
  org as Data,
  cv as Data,
  foaf as Data,
  vcard as Data,
  dcat as Data,
  skos as Data,
  prov as Data,
  qb as Data,
  adms as Data,
  dpv as Data,
];

const lists = lazy(
  (): ReadonlyMap<string, TermList> => new Map(DATA().map((data) => [data.namespace, termList(data)])),
);

function listOf(namespace: string): TermList | undefined {
  return lists().get(namespace);
}

function termList(data: Data): TermList {
  const { prefix, namespace, title, version, complete = false, source, licence, date } = data;
  const vocabulary: Vocabulary = { prefix, namespace, title, version, complete, source, licence, date };
  return {
    vocabulary,
    terms: lazy(() => termsIn(data, vocabulary)),
    slips: data.slips ?? {},
    aliases: data.aliases ?? {},
  };
}

function termsIn(data: Data, vocabulary: Vocabulary): ReadonlyMap<string, VocabularyTerm> {
  const terms = new Map<string, VocabularyTerm>();
  const { en = {}, ...foreign } = data.labels ?? {};
  const add = (name: string, kind: VocabularyTerm['kind'], definition: string, ranges: readonly TermRange[]): void => {
    const replacement = data.deprecated?.[name];
    const labels = Object.entries(foreign).flatMap(([language, names]) => {
      const label = names[name];
      return label === undefined ? [] : [[language, label] as const];
    });
    terms.set(name, {
      uri: vocabulary.namespace + name,
      name,
      vocabulary,
      kind,
      label: en[name] ?? wordsOf(name).join(' '),
      labels: Object.fromEntries(labels),
      definition,
      ranges,
      deprecated: replacement !== undefined,
      replacedBy: replacement ? vocabulary.namespace + replacement : undefined,
    });
  };
  for (const [name, definition] of Object.entries(data.classes)) add(name, 'class', definition, []);
  for (const [name, [ranges = '', definition = '']] of Object.entries(data.properties))
    add(name, 'property', definition, ranges.split(' ') as TermRange[]);
  for (const name of data.others?.split(' ') ?? []) add(name, 'other', '', []);
  return terms;
}

const byWords = lazy((): ReadonlyMap<string, readonly VocabularyTerm[]> => {
  const index = new Map<string, VocabularyTerm[]>();
  for (const list of lists().values()) {
    for (const term of list.terms().values()) {
      if (term.kind !== 'property' || term.deprecated) continue;
      const names = [term.name, term.label, ...Object.values(term.labels), ...(list.aliases[term.name] ?? [])];
      for (const key of new Set(names.map((name) => keyOf(wordsOf(name))))) {
        const terms = index.get(key);
        if (terms) terms.push(term);
        else index.set(key, [term]);
      }
    }
  }
  return index;
});

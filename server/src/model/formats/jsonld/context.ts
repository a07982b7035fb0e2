// What the terms of a JSON-LD document mean at one place in it (JSON-LD 1.1, sections 4.1 and 9.15). Addresses are never fetched: contexts
// that are named by address come from the table of well-known.ts, and of others we guess by name.
import { prefixes, termsByName, wellKnownContext } from './well-known.ts';

/** What a plain text is the writing of: an address, a term of the vocabulary, a literal of a type; undefined for a text. */
export type Coercion = string | undefined;

export interface TermDefinition {
  /** An address, or a keyword for which the term is another name; undefined when the context takes the term's meaning away. */
  readonly iri: string | undefined;
  readonly coercion: Coercion;
  readonly container: ReadonlySet<string>;
  /** Language of plain texts; null for none, undefined for the context's. */
  readonly language: string | null | undefined;
  /** The context that holds below the term. */
  readonly scoped: unknown;
  /** The property is read from its value to the node. */
  readonly reverse: boolean;
}

/** How a name came to its meaning, for those who doubt it. */
export type MeaningBy =
  /** A term of the context. */
  | 'term'
  /** A prefix or a full address. */
  | 'address'
  /** The vocabulary into which the document's own context puts every name that it does not know. */
  | 'vocab'
  /** Our guess by name, since the context cannot be read. */
  | 'guess'
  /** Nothing: relative to the document. */
  | 'relative';

export interface Meaning {
  readonly iri: string;
  readonly by: MeaningBy;
}

interface Settings {
  readonly vocab: string | undefined;
  /** Whether `vocab` comes from a context of the table, which has told us all its terms that way. */
  readonly vocabKnown: boolean;
  readonly base: string | undefined;
  readonly language: string | undefined;
  /** The contexts that are named by address: none, only such as we know, or others too. */
  readonly remote: 'none' | 'known' | 'unknown';
}

const PLAIN: Settings = {
  vocab: undefined,
  vocabKnown: false,
  base: undefined,
  language: undefined,
  remote: 'none',
};

export class Context {
  readonly #parent: Context | undefined;
  /** As written, and as far as they have been looked at. */
  readonly #own: ReadonlyMap<string, unknown>;
  readonly #defined: Map<string, TermDefinition>;
  readonly #derived = new Map<unknown, Context>();
  readonly #terms = new Map<string, TermDefinition | undefined>();
  readonly #meanings = new Map<string, Meaning | undefined>();
  /** How deep definitions are being looked up in each other, for all contexts of a document together. */
  readonly #lookups: { depth: number };
  readonly settings: Settings;
  /** The context that nodes below return to, when this one is that of a type. */
  readonly outer: Context | undefined;

  private constructor(
    parent: Context | undefined,
    own: ReadonlyMap<string, unknown>,
    defined: Map<string, TermDefinition>,
    settings: Settings,
    outer: Context | undefined,
  ) {
    this.#lookups = parent ? parent.#lookups : { depth: 0 };
    this.#parent = parent;
    this.#own = own;
    this.#defined = defined;
    this.settings = settings;
    this.outer = outer;
  }

  static empty(): Context {
    return new Context(undefined, new Map(), new Map(), PLAIN, undefined);
  }

  /** This context with a local one over it: an address, a map of terms, or a list of both. */
  with(local: unknown): Context {
    if (Array.isArray(local))
      return local
        .slice(0, MAX_CONTEXTS)
        .reduce((context: Context, one: unknown) => (Array.isArray(one) ? context : context.with(one)), this);
    if (local === null) return Context.empty();
    if (typeof local === 'string') return this.#withAddress(local);
    return isRecord(local) ? this.#withTerms(local) : this;
  }

  /** The context inside a node of these types; its own nodes go back to this one unless the types say that theirs goes on. */
  withTypes(types: readonly string[]): Context {
    let context: Context = this;
    let propagates = false;
    for (const type of [...types].sort()) {
      const scoped = this.term(type)?.scoped;
      if (scoped === undefined) continue;
      context = context.#remembered(scoped);
      propagates ||= isRecord(scoped) && scoped['@propagate'] === true;
    }
    if (context === this || propagates) return context;
    return new Context(context, new Map(), new Map(), context.settings, this.outer ?? this);
  }

  /** The context below a property that has one of its own. */
  below(term: TermDefinition | undefined): Context {
    return term?.scoped === undefined ? this : this.#remembered(term.scoped);
  }

  term(name: string): TermDefinition | undefined {
    return remember(
      this.#terms,
      name,
      () => this.#termWritten(name) ?? (this.settings.remote === 'none' ? undefined : termsByName().get(name)),
    );
  }

  /** What a key or a type means: terms first, then prefixes, then the vocabulary. */
  meaningOf(name: string): Meaning | undefined {
    // While definitions are being looked up in each other, what is found may not be final.
    return this.#lookups.depth > 0
      ? this.#findMeaning(name)
      : remember(this.#meanings, name, () => this.#findMeaning(name));
  }

  #findMeaning(name: string): Meaning | undefined {
    if (name.startsWith('@')) return { iri: name, by: 'term' };
    const written = this.#termWritten(name);
    if (written) return written.iri === undefined ? undefined : { iri: written.iri, by: 'term' };
    if (name.includes(':')) return { iri: this.#fromPrefix(name), by: 'address' };
    const { vocab, vocabKnown, remote } = this.settings;
    const guess = remote === 'none' ? undefined : termsByName().get(name)?.iri;
    if (guess !== undefined && (remote === 'unknown' || vocab === undefined)) return { iri: guess, by: 'guess' };
    if (vocab !== undefined) return { iri: vocab + name, by: vocabKnown ? 'term' : 'vocab' };
    return undefined;
  }

  /** What an address written as a value of `@id` stands for. */
  address(text: string): string {
    if (text.includes(':')) return this.#fromPrefix(text);
    const { base } = this.settings;
    return base === undefined ? text : resolveAgainst(base, text);
  }

  #withAddress(address: string): Context {
    const known = wellKnownContext(address);
    if (!known) return this.#child(new Map(), new Map(), { remote: 'unknown' });
    const vocab = known.vocab === undefined ? {} : { vocab: known.vocab, vocabKnown: true };
    const remote = this.settings.remote === 'unknown' ? 'unknown' : 'known';
    return this.#child(new Map(), new Map(known.terms), { ...vocab, remote });
  }

  #withTerms(local: Readonly<Record<string, unknown>>): Context {
    const imported = typeof local['@import'] === 'string' ? this.#withAddress(local['@import']) : this;
    const settings: { -readonly [K in keyof Settings]?: Settings[K] } = {};
    if (typeof local['@base'] === 'string') settings.base = local['@base'];
    if (typeof local['@language'] === 'string') settings.language = local['@language'];
    if (local['@language'] === null) settings.language = undefined;
    if (local['@vocab'] === null) settings.vocab = undefined;
    if (typeof local['@vocab'] === 'string') {
      settings.vocab = local['@vocab'].includes(':') ? imported.#fromPrefix(local['@vocab']) : local['@vocab'];
      settings.vocabKnown = false;
    }
    return imported.#child(new Map(Object.entries(local)), new Map(), settings);
  }

  #child(
    own: ReadonlyMap<string, unknown>,
    defined: Map<string, TermDefinition>,
    settings: Partial<Settings>,
  ): Context {
    return new Context(this, own, defined, { ...this.settings, ...settings }, this.outer);
  }

  #remembered(scoped: unknown): Context {
    const known = this.#derived.get(scoped);
    if (known) return known;
    const derived = this.with(scoped);
    this.#derived.set(scoped, derived);
    return derived;
  }

  #termWritten(name: string): TermDefinition | undefined {
    for (let at: Context | undefined = this; at; at = at.#parent) {
      const known = at.#defined.get(name);
      if (known) return known;
      if (at.#own.has(name) && !name.startsWith('@')) return at.#define(name, at.#own.get(name));
    }
    return undefined;
  }

  #define(name: string, written: unknown): TermDefinition {
    // In place while its parts are looked up, so that terms that name each other come to an end.
    const unfinished = { ...NOTHING, iri: undefined };
    this.#defined.set(name, unfinished);
    if (this.#lookups.depth >= MAX_LOOKUPS) return unfinished;
    this.#lookups.depth++;
    const map = isRecord(written) ? written : { '@id': written };
    const reverse = typeof map['@reverse'] === 'string';
    const target = reverse ? map['@reverse'] : '@id' in map ? map['@id'] : name;
    const container = map['@container'];
    const type = map['@type'];
    const language = map['@language'];
    const definition: TermDefinition = {
      iri: typeof target === 'string' ? this.#targetOf(name, target) : undefined,
      coercion: typeof type === 'string' ? (this.meaningOf(type)?.iri ?? type) : undefined,
      container: new Set([container].flat().filter((one) => typeof one === 'string')),
      language: language === null || typeof language === 'string' ? language : undefined,
      scoped: '@context' in map ? map['@context'] : undefined,
      reverse,
    };
    this.#lookups.depth--;
    this.#defined.set(name, definition);
    return definition;
  }

  #targetOf(name: string, target: string): string | undefined {
    if (target !== name) return this.meaningOf(target)?.iri;
    if (name.includes(':')) return this.#fromPrefix(name);
    const outer = this.#parent?.meaningOf(name)?.iri;
    return this.settings.vocab === undefined ? outer : this.settings.vocab + name;
  }

  #fromPrefix(text: string): string {
    const colon = text.indexOf(':');
    const prefix = text.slice(0, colon);
    const rest = text.slice(colon + 1);
    if (prefix === '_' || rest.startsWith('//')) return text;
    const namespace = this.#termWritten(prefix)?.iri ?? prefixes.get(prefix);
    return namespace === undefined ? text : namespace + rest;
  }
}

/** Contexts that one list lays over each other: each name is looked for in all of them. Further ones are not read. */
const MAX_CONTEXTS = 100;

/** Definitions that build on each other go no deeper by hand. */
const MAX_LOOKUPS = 100;

function remember<V>(memo: Map<string, V>, key: string, find: () => V): V {
  const known = memo.get(key);
  if (known !== undefined || memo.has(key)) return known as V;
  const found = find();
  memo.set(key, found);
  return found;
}

const NOTHING: TermDefinition = {
  iri: undefined,
  coercion: undefined,
  container: new Set(),
  language: undefined,
  scoped: undefined,
  reverse: false,
};

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Enough of RFC 3986 for identifiers: fragments, absolute paths and names beside the base. */
function resolveAgainst(base: string, text: string): string {
  if (text === '') return base;
  const bare = base.replace(/#.*$/s, '');
  if (text.startsWith('#')) return bare + text;
  const [origin = bare] = /^[^:/?#]+:\/\/[^/?#]*/.exec(bare) ?? [];
  if (text.startsWith('/')) return origin + text;
  const folder = bare.slice(0, bare.lastIndexOf('/') + 1);
  return (folder.length > origin.length ? folder : `${origin}/`) + text;
}

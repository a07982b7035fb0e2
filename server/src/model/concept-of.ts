import type { Entity, Field, Prefixes, Standard } from './entities.ts';
import type { Located } from './located.ts';
import { customaryPrefixes, namespaceSpelling } from './vocabularies/prefixes.ts';

/**
 * The absolute address of the concept that a field or an entity is said to be, so that two spellings of one concept are equal: short names
 * are written out with the prefixes of the document, known namespaces have the scheme that they are published under, and a slash at the end
 * is gone. Undefined where no concept is named, or where what is named is no address.
 */
export function conceptOf(thing: Field | Entity): string | undefined {
  const written = writtenConcept(thing);
  return written && expandConcept(written.value, standardOf(thing).prefixes);
}

/** The concept as it is written, with its place. Marks of a document about one thing are the thing's. */
export function writtenConcept(thing: Field | Entity): Located<string> | undefined {
  if (thing.kind === 'field') return thing.marks.concept ?? thing.inherited.concept;
  return thing.marks.concept ?? (thing.node === thing.standard.node ? thing.standard.marks.concept : undefined);
}

function standardOf(thing: Field | Entity): Standard {
  return thing.kind === 'field' ? thing.entity.standard : thing.standard;
}

/** The same for any term that a document writes. */
export function expandConcept(written: string, prefixes: Prefixes): string | undefined {
  const text = written.trim();
  if (/\s/.test(text)) return undefined;
  const short = shortName(text);
  if (!short) return /^[a-z][a-z\d+.-]*:\/\/./i.test(text) ? canonical(text) : undefined;
  const namespace =
    prefixes.known.get(short.prefix) ??
    (prefixes.others === 'declared' ? undefined : customaryPrefixes.get(short.prefix));
  if (namespace !== undefined) return canonical(namespace + short.name);
  return NAMING_SCHEMES.has(short.prefix.toLowerCase()) ? text : undefined;
}

/** The other way round: an address as a document would write it, with the shortest prefix that holds there, else in full. */
export function conceptSpelling({ known, others }: Prefixes): (address: string) => string {
  const customary = others === 'customary' ? [...customaryPrefixes].filter(([prefix]) => !known.has(prefix)) : [];
  const byNamespace = new Map<string, string>();
  for (const [prefix, namespace] of [...known, ...customary]) {
    const spelt = namespaceSpelling(namespace);
    if (!byNamespace.has(spelt)) byNamespace.set(spelt, prefix);
  }
  return (address) => {
    const cut = namespaceEnd(address);
    const prefix = byNamespace.get(namespaceSpelling(address.slice(0, cut)));
    const name = address.slice(cut);
    return prefix === undefined || !/^[\p{L}\d_][\p{L}\d_.-]*$/u.test(name) ? address : `${prefix}:${name}`;
  };
}

/** `prefix:name`; undefined for what has an authority (`https://…`) or no colon. */
export function shortName(text: string): { readonly prefix: string; readonly name: string } | undefined {
  const [, prefix, name = ''] = /^([A-Za-z_][\w.-]*):(?!\/\/)(.*)$/.exec(text) ?? [];
  return prefix === undefined ? undefined : { prefix, name };
}

/** Schemes of names that are unique and need no server. */
const NAMING_SCHEMES: ReadonlySet<string> = new Set(['urn', 'did', 'tag', 'info', 'doi', 'ark', 'ni', 'oid', 'mailto']);

function canonical(address: string): string {
  const plain = address.replace(/([^/#])\/$/, '$1');
  const cut = namespaceEnd(plain);
  return namespaceSpelling(plain.slice(0, cut)) + plain.slice(cut);
}

function namespaceEnd(address: string): number {
  return Math.max(address.lastIndexOf('#'), address.lastIndexOf('/')) + 1;
}

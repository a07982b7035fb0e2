import { asMap, asText, entriesOf, itemsOf, type SyntaxNode, textOf, toValue, valueAt } from '../../../syntax/tree.ts';
import { hasContent, type Located, locate, type SpokenText, textFrom } from '../../located.ts';
import { primaryLanguage } from '../languages-of.ts';

/** The namespaces that the model reads, by the prefix they have here, with the other spellings that occur. */
const NAMESPACES: readonly (readonly [string, RegExp])[] = [
  ['dc', /^(?:dcterms:|dct:|http:\/\/purl\.org\/dc\/(?:terms|elements\/1\.1)\/|dc11:)/],
  ['schema', /^https?:\/\/schema\.org\//],
  ['rdfs', /^http:\/\/www\.w3\.org\/2000\/01\/rdf-schema#/],
  ['skos', /^http:\/\/www\.w3\.org\/2004\/02\/skos\/core#/],
  ['dcat', /^http:\/\/www\.w3\.org\/ns\/dcat#/],
  ['owl', /^http:\/\/www\.w3\.org\/2002\/07\/owl#/],
  ['adms', /^http:\/\/www\.w3\.org\/ns\/adms#/],
  ['dpv', /^https?:\/\/w3id\.org\/dpv(?:\/owl)?#/],
  ['prov', /^http:\/\/www\.w3\.org\/ns\/prov#/],
  ['dqv', /^http:\/\/www\.w3\.org\/ns\/dqv#/],
  ['qudt', /^http:\/\/qudt\.org\/(?:2\.1\/)?schema\/qudt[#/]/],
];

export const TITLE = ['dc:title', 'schema:name', 'rdfs:label', 'skos:prefLabel'];
export const DESCRIPTION = ['dc:description', 'rdfs:comment', 'schema:description', 'skos:definition', 'dc:abstract'];

/** A common property's name with the prefix it has in `NAMESPACES`; other names stay as they are. */
function canonical(name: string): string {
  for (const [prefix, spellings] of NAMESPACES) {
    const match = spellings.exec(name);
    if (match) return `${prefix}:${name.slice(match[0].length)}`;
  }
  return name;
}

/** The common properties of one thing, over all descriptions of it; the first that says something has it. */
export class CommonProperties {
  readonly #values = new Map<string, SyntaxNode>();

  constructor(nodes: readonly (SyntaxNode | undefined)[]) {
    for (const node of nodes) {
      for (const entry of entriesOf(node)) {
        const name = canonical(textOf(entry.key));
        if (name.includes(':') && !this.#values.has(name) && hasContent(entry.value))
          this.#values.set(name, entry.value);
      }
    }
  }

  get(...names: readonly string[]): SyntaxNode | undefined {
    for (const name of names) {
      const found = this.#values.get(name);
      if (found) return found;
    }
    return undefined;
  }

  /** The first of `names` that holds text: plain, as a value object, or in a list, where the first counts. */
  text(...names: readonly string[]): SpokenText | undefined {
    for (const name of names) {
      const found = this.#values.get(name);
      const text = found && textIn(found);
      if (text) return { ...text, languages: languagesIn(found) };
    }
    return undefined;
  }

  /** Texts in all languages, or addresses. */
  texts(...names: readonly string[]): Located<string>[] {
    const found = this.get(...names);
    if (!found) return [];
    return (itemsOf(found).length > 0 ? itemsOf(found) : [found]).flatMap(
      (item) => textIn(item) ?? addressIn(item) ?? [],
    );
  }
}

/** Of a text, a value object, or a list of them. */
function languagesIn(node: SyntaxNode): string[] {
  const values = itemsOf(node).length > 0 ? itemsOf(node) : [node];
  return [...new Set(values.map((value) => primaryLanguage(asText(valueAt(value, '@language')))))];
}

/** What a value object says: the node under `@value`, or under `@id` for a thing that is only named. Other nodes stand for themselves. */
export function unwrap(node: SyntaxNode): SyntaxNode {
  const map = asMap(node);
  if (!map) return node;
  const value = valueAt(map, '@value');
  if (value) return value;
  const id = valueAt(map, '@id');
  return id && map.entries.length === 1 ? id : node;
}

export function textIn(node: SyntaxNode): Located<string> | undefined {
  for (const item of itemsOf(node)) {
    const text = textIn(item);
    if (text) return text;
  }
  const value = unwrap(node);
  const plain = textFrom(value);
  if (plain) return plain;
  const number = toValue(value);
  return typeof number === 'number' ? locate(String(number), value) : undefined;
}

/** The address of a thing that is named or described. */
export function addressIn(node: SyntaxNode): Located<string> | undefined {
  const id = valueAt(node, '@id');
  const text = asText(id);
  return id && text !== undefined ? locate(text, id) : undefined;
}

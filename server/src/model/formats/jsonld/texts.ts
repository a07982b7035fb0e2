import { hasContent, type Located, locate, type SpokenText } from '../../located.ts';
import { addMark, isMarkKey, type MarkKey, type Marks } from '../../marks.ts';
import { isByLanguage, primaryLanguage, type Spoken } from '../languages-of.ts';
import type { JsonLdDocument, JsonLdNode, JsonLdValue } from './read.ts';
import { iri } from './well-known.ts';

/** The first text of a property: one without a language, else one in English, else the first that there is. */
export function textOfProperty(document: JsonLdDocument, node: JsonLdNode, property: string): SpokenText | undefined {
  return document.rememberText(node, property, () => {
    const texts = document.valuesOf(node, property).filter(({ text }) => text !== undefined && text.trim() !== '');
    const best =
      texts.find(({ language }) => language === undefined) ??
      texts.find(({ language }) => language?.toLowerCase().startsWith('en')) ??
      texts[0];
    return best && { ...locate(best.text ?? '', best.node), ...spokenBy(texts) };
  });
}

/** The languages of the texts, and the map by language in which they all stand, where they do. */
export function spokenBy(texts: readonly JsonLdValue[]): Spoken {
  const languages = [...new Set(texts.map(({ language }) => primaryLanguage(language)))];
  const map = texts[0]?.node.parent;
  const together = map?.kind === 'map' && isByLanguage(map) && texts.every(({ node }) => node.parent === map);
  return { languages, ...(together && { byLanguage: map }) };
}

/** The text or the address that each value of a property is. */
export function wordsOfProperty(document: JsonLdDocument, node: JsonLdNode, property: string): Located<string>[] {
  return document.valuesOf(node, property).flatMap((value) => wordOf(value) ?? []);
}

/** The first of them. */
export function wordOfProperty(
  document: JsonLdDocument,
  node: JsonLdNode,
  property: string,
): Located<string> | undefined {
  for (const value of document.valuesOf(node, property)) {
    const word = wordOf(value);
    if (word) return word;
  }
  return undefined;
}

function wordOf({ text, ref, node }: JsonLdValue): Located<string> | undefined {
  const word = text ?? ref;
  return word === undefined || word.trim() === '' ? undefined : locate(word, node);
}

const NAMES = ['foaf:name', 'vcard:fn', 'vcard:organization-name', 'dct:title', 'skos:prefLabel', 'rdfs:label'].map(
  iri,
);

/** What a value is called: its text, the name of the thing that it is or refers to, else its address. */
export function nameOfValue(document: JsonLdDocument, value: JsonLdValue): Located<string> | undefined {
  if (value.text !== undefined) return value.text.trim() === '' ? undefined : locate(value.text, value.node);
  const thing = document.follow(value);
  for (const property of thing ? NAMES : []) {
    const name = thing && textOfProperty(document, thing, property);
    if (name) return locate(name.value, value.node);
  }
  return value.ref === undefined ? undefined : locate(value.ref, value.node);
}

const MARKS = iri('gov:');

/** Governance marks are written as `gov:<key>` beside the other properties (ruling 3). */
export function marksOf(node: JsonLdNode): Marks {
  const marks: Partial<Record<MarkKey, Located<unknown>>> = {};
  for (const [property, [first]] of node.properties) {
    const key = property.startsWith(MARKS) ? property.slice(MARKS.length) : '';
    if (first && isMarkKey(key) && hasContent(first.written)) addMark(marks, key, first.written);
  }
  return marks as Marks;
}

import type { Code } from '../../entities.ts';
import { type Located, locate, type SpokenText } from '../../located.ts';
import type { JsonLdDocument, JsonLdNode } from '../jsonld/read.ts';
import { spokenBy } from '../jsonld/texts.ts';
import { iri } from '../jsonld/well-known.ts';

/** The first of the properties that has a text: one without a language, else in English, else any. */
export function textOfProperties(
  document: JsonLdDocument,
  node: JsonLdNode,
  ...names: readonly string[]
): SpokenText | undefined {
  for (const name of names) {
    const texts = document.valuesOf(node, iri(name)).filter(({ text }) => text !== undefined && text.trim() !== '');
    const best =
      texts.find(({ language }) => language === undefined) ??
      texts.find(({ language }) => language?.toLowerCase().startsWith('en')) ??
      texts[0];
    if (best?.text !== undefined) return { ...locate(best.text, best.node), ...spokenBy(texts) };
  }
  return undefined;
}

/** The concepts of each scheme, in the order of the document: a concept says so, or the scheme does. */
export function conceptsByScheme(
  document: JsonLdDocument,
  schemes: readonly JsonLdNode[],
  concepts: readonly JsonLdNode[],
): ReadonlyMap<JsonLdNode, ReadonlySet<JsonLdNode>> {
  const named = (node: JsonLdNode, property: string, others: ReadonlyMap<unknown, JsonLdNode>): JsonLdNode[] =>
    document.valuesOf(node, iri(property)).flatMap(({ object, ref }) => others.get(object) ?? others.get(ref) ?? []);
  const schemeBy = byNodeAndId(schemes);
  const conceptBy = byNodeAndId(concepts);
  const members = new Map(schemes.map((scheme) => [scheme, new Set<JsonLdNode>()]));
  const declaredBy = new Map<JsonLdNode, JsonLdNode[]>();
  for (const scheme of schemes)
    for (const concept of named(scheme, 'skos:hasTopConcept', conceptBy))
      declaredBy.set(concept, [...(declaredBy.get(concept) ?? []), scheme]);
  for (const concept of concepts) {
    for (const property of ['skos:inScheme', 'skos:topConceptOf'])
      for (const scheme of named(concept, property, schemeBy)) members.get(scheme)?.add(concept);
    for (const scheme of declaredBy.get(concept) ?? []) members.get(scheme)?.add(concept);
  }
  return members;
}

function byNodeAndId(nodes: readonly JsonLdNode[]): ReadonlyMap<unknown, JsonLdNode> {
  const by = new Map<unknown, JsonLdNode>();
  for (const node of nodes) {
    by.set(node, node);
    if (node.id) by.set(node.id.value, node);
  }
  return by;
}

/** The code that a concept stands for: its notation, else the end of its address. */
export function codeOf(document: JsonLdDocument, concept: JsonLdNode): Code | undefined {
  const value = notationOf(document, concept);
  if (!value) return undefined;
  const definition = textOfProperties(
    document,
    concept,
    'skos:definition',
    'dct:description',
    'rdfs:comment',
    'skos:scopeNote',
    'dc:description',
  );
  const label = textOfProperties(
    document,
    concept,
    'skos:prefLabel',
    'rdfs:label',
    'dct:title',
    'skosxl:prefLabel',
    'schema:name',
  );
  const status = statusOf(document, concept);
  const broader = codeNamed(document, concept, 'skos:broader');
  const replacedBy = codeNamed(document, concept, 'dct:isReplacedBy');
  return {
    value,
    label: (label ?? definition)?.value,
    ...(concept.id && { concept: concept.id }),
    ...(definition && { definition }),
    ...(status && { status }),
    ...(broader && { broader }),
    ...(replacedBy && { replacedBy }),
  };
}

function notationOf(document: JsonLdDocument, concept: JsonLdNode): Located<string> | undefined {
  const written = textOfProperties(document, concept, 'skos:notation', 'dct:identifier', 'schema:codeValue');
  if (written || !concept.id) return written;
  const end = /[^/#:]+(?=[/#]?$)/.exec(concept.id.value)?.[0];
  return end === undefined ? undefined : locate(end, concept.id.node);
}

function statusOf(document: JsonLdDocument, concept: JsonLdNode): Located<string> | undefined {
  const status = document.valuesOf(concept, iri('adms:status'))[0];
  const text = status && (status.text ?? status.ref);
  if (status && text !== undefined) return locate(text, status.node);
  const deprecated = document.valuesOf(concept, iri('owl:deprecated'))[0];
  return deprecated?.text === 'true' ? locate('deprecated', deprecated.node) : undefined;
}

/** The code of another concept that is described here as well. */
function codeNamed(document: JsonLdDocument, concept: JsonLdNode, property: string): Located<string> | undefined {
  const value = document.valuesOf(concept, iri(property))[0];
  const other = value && document.follow(value);
  const code = other && notationOf(document, other);
  return value && code ? locate(code.value, value.node) : undefined;
}

import type { Json } from '../../../base/json.ts';
import { asSeq, entriesOf, type SyntaxNode, textOf, valueAt } from '../../../syntax/tree.ts';
import type { NodeEdit } from '../adapter.ts';
import { iri } from '../jsonld/well-known.ts';

/** An empty place for a property, spelled as those beside it are: in full, with a prefix, or as a plain term. */
export function emptyPlace(node: SyntaxNode, property: string): NodeEdit | undefined {
  if (node.kind !== 'map') return undefined;
  const keys = [...entriesOf(node)].map(({ key }) => textOf(key)).filter((key) => !key.startsWith('@'));
  const spelling = spellingOf(keys);
  const shape = SHAPES[property] ?? 'text';
  if (property === 'dcat:distribution') return distributionPlace(node, spelling);
  switch (spelling) {
    case 'full':
      return { op: 'set', at: node, path: [iri(property)], value: [inFull(shape)] };
    case 'terms':
      return { op: 'set', at: node, path: [property.replace(/^.*:/, '')], value: inTerms(shape) };
    default:
      return { op: 'set', at: node, path: [withPrefix(property, spelling)], value: inPrefixes(shape, spelling) };
  }
}

type Spelling = 'full' | 'terms' | 'dct' | 'dcterms';
type Shape = 'text' | 'texts' | 'address' | Readonly<Record<string, 'text' | 'address'>>;

const SHAPES: Readonly<Record<string, Shape>> = {
  'dcat:keyword': 'texts',
  'dct:title': 'text',
  'dct:description': 'text',
  'dct:publisher': { 'foaf:name': 'text' },
  'dct:creator': { 'foaf:name': 'text' },
  'dcat:contactPoint': { 'vcard:fn': 'text', 'vcard:hasEmail': 'address' },
  'dct:temporal': { 'dcat:startDate': 'text', 'dcat:endDate': 'text' },
  'foaf:name': 'text',
  'dct:issued': 'text',
  'dct:modified': 'text',
  'dcat:byteSize': 'text',
  'spdx:checksumValue': 'text',
  ...Object.fromEntries(
    [
      'dcat:theme',
      'dct:spatial',
      'dcat:accessURL',
      'dcat:downloadURL',
      'dct:format',
      'dcat:mediaType',
      'dct:license',
      'dct:accessRights',
      'dct:rights',
      'dct:language',
      'dct:relation',
      'dct:conformsTo',
      'dcat:hadRole',
      'dcat:endpointURL',
      'dcat:endpointDescription',
      'dcat:servesDataset',
      'dcat:themeTaxonomy',
      'dcatap:availability',
      'dcatap:hvdCategory',
      'dcatap:applicableLegislation',
      'foaf:homepage',
      'foaf:page',
      'foaf:primaryTopic',
      'spdx:algorithm',
    ].map((property) => [property, 'address' as const]),
  ),
};

/** Most documents keep to one; a document without any key of these begins with prefixes. */
function spellingOf(keys: readonly string[]): Spelling {
  if (keys.some((key) => key.startsWith('http'))) return 'full';
  if (keys.some((key) => key.startsWith('dcterms:'))) return 'dcterms';
  return keys.length > 0 && !keys.some((key) => key.includes(':')) ? 'terms' : 'dct';
}

function withPrefix(property: string, spelling: Spelling): string {
  return spelling === 'dcterms' ? property.replace(/^dct:/, 'dcterms:') : property;
}

function inPrefixes(shape: Shape, spelling: Spelling): Json {
  if (shape === 'text') return '';
  if (shape === 'texts') return [''];
  if (shape === 'address') return { '@id': '' };
  return Object.fromEntries(
    Object.entries(shape).map(([key, inner]) => [withPrefix(key, spelling), inPrefixes(inner, spelling)]),
  );
}

/** A context says of each term whether it is an address. */
function inTerms(shape: Shape): Json {
  if (shape === 'texts') return [''];
  if (typeof shape === 'string') return '';
  return Object.fromEntries(Object.keys(shape).map((key) => [key.replace(/^.*:/, ''), '']));
}

function inFull(shape: Shape): Json {
  if (shape === 'address') return { '@id': '' };
  if (typeof shape === 'string') return { '@value': '' };
  return Object.fromEntries(Object.entries(shape).map(([key, inner]) => [iri(key), [inFull(inner)]]));
}

function distributionPlace(node: SyntaxNode, spelling: Spelling): NodeEdit {
  const name = (property: string): string =>
    spelling === 'full' ? iri(property) : spelling === 'terms' ? property.replace(/^.*:/, '') : property;
  const key = name('dcat:distribution');
  const [type, address] = [name('dcat:Distribution'), name('dcat:accessURL')];
  const blank = spelling === 'terms' ? '' : { '@id': '' };
  const value = spelling === 'full' ? { '@type': [type], [address]: [blank] } : { '@type': type, [address]: blank };
  return asSeq(valueAt(node, key))
    ? { op: 'append', at: node, path: [key], value }
    : { op: 'set', at: node, path: [key], value: [value] };
}

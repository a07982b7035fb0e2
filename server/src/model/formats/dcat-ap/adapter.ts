import { asText, entriesOf, itemsOf, resolve, type SyntaxNode, textOf, valueAt } from '../../../syntax/tree.ts';
import type { Dataset } from '../../entities.ts';
import { FILE_TYPES, type FileFormat } from '../../vocabularies/file-formats.ts';
import { MEDIA_TYPES } from '../../vocabularies/media-types.ts';
import { certain, type DocumentRoot, type FormatAdapter, likely, type NodeEdit, type Recognition } from '../adapter.ts';
import { expect } from '../expectation.ts';
import { looksLikeJsonLd, readJsonLd } from '../jsonld/read.ts';
import { compactIri } from '../jsonld/well-known.ts';
import { emptyPlace } from './empty-place.ts';
import { lowerDcat } from './lower.ts';
import { dcatProblems } from './problems.ts';
import { CLASSES, CONFORMS_TO } from './terms.ts';

/** The places of a property in the usual spellings: with its prefix or without, and with its value in a node of its own. */
const spelled = (property: string): string[] =>
  [property, property.replace(/^.*:/, '')].flatMap((key) => [`**/${key}`, `**/${key}/@id`]);

const EXPECTS = [
  ...expect('licence-addresses', '**/dct:license', '**/dcterms:license', '**/license', '**/dct:license/@id'),
  ...expect('media-type-addresses', ...spelled('dcat:mediaType')),
  ...expect('frequencies-eu', ...spelled('dct:accrualPeriodicity'), ...spelled('dcterms:accrualPeriodicity')),
  ...expect('file-type-addresses', ...spelled('dct:format'), ...spelled('dcterms:format')),
];

export const dcatAp: FormatAdapter = {
  id: 'dcat-ap',
  title: 'DCAT-AP',
  expects: EXPECTS,
  markers: {},
  lists: true,
  detect,
  // Accepts everything: it is there for completion and hover. JSON-LD may write the same graph in many ways; `problems` judges the graph.
  schemaFor: () => 'dcat-ap',
  problems: dcatProblems,
  lower: lowerDcat,
  place: () => undefined,
  emptyPlace,
  addDistribution,
};

/** In the list in which the others stand, in catalogues that write the usual prefixes. */
function addDistribution(dataset: Dataset, { fileType, mediaType }: FileFormat): NodeEdit | undefined {
  const last = dataset.distributions.at(-1)?.node;
  const list = last?.parent;
  const keys = [...entriesOf(last)].map(({ key }) => textOf(key));
  const dcat = keys.some((key) => key.startsWith('dcat:'));
  const terms = ['dct', 'dcterms'].find((prefix) => keys.some((key) => key.startsWith(`${prefix}:`)));
  if (list?.kind !== 'seq' || !dcat || terms === undefined) return undefined;
  const value = {
    '@type': 'dcat:Distribution',
    'dcat:accessURL': { '@id': '' },
    ...(fileType !== undefined && { [`${terms}:format`]: { '@id': FILE_TYPES + fileType } }),
    ...(mediaType !== undefined && { 'dcat:mediaType': { '@id': MEDIA_TYPES + mediaType } }),
  };
  return { op: 'append', at: list, path: [], value };
}

/** By what it describes. The other dialects of DCAT say so themselves, in their context or their `conformsTo`. */
function detect(root: DocumentRoot): Recognition | undefined {
  if (!looksLikeJsonLd(root) || isOtherDialect(root)) return undefined;
  const document = readJsonLd(root);
  if (document.contexts.some(({ value }) => OTHER_DIALECTS.test(value))) return undefined;
  const types = document.nodes().flatMap((node) => node.types.filter(({ value }) => CLASSES.has(value)));
  const sure = types.find(({ by }) => by === 'term' || by === 'address');
  if (sure) return certain(`it describes a \`${compactIri(sure.value)}\``);
  const [guessed] = types;
  return guessed && likely(`\`@type\` says \`${CLASSES.get(guessed.value)}\`, in a context that is not known`);
}

/**
 * DCAT-US (1.1 and 3.0) has a format of its own, and so have tables that describe themselves in DCAT's words; the catalogues of the
 * Dataspace Protocol hold offers and are read as policies.
 */
const OTHER_DIALECTS = /dcat-?us|project-open-data|resources\.data\.gov|w3id\.org\/dspace\/|ns\/csvw/i;

function isOtherDialect(root: DocumentRoot): boolean {
  const first = root.kind === 'seq' ? root.items[0] : root;
  const conformsTo = valueAt(first, 'conformsTo') ?? valueAt(first, CONFORMS_TO);
  return [conformsTo, ...itemsOf(conformsTo)].some((node) =>
    [node, valueAt(node, 'title'), valueAt(node, '@id')].some((at) => OTHER_DIALECTS.test(spaceless(at))),
  );
}

function spaceless(node: SyntaxNode | undefined): string {
  return (asText(resolve(node)) ?? '').replaceAll(' ', '-');
}

import { remembered } from '../../../base/remembered.ts';
import { type MapNode, valueAt } from '../../../syntax/tree.ts';
import { certain, type DocumentRoot, type FormatAdapter, likely, type Recognition } from '../adapter.ts';
import { prefixedMarkNodes } from '../dataset.ts';
import { expect } from '../expectation.ts';
import { CATALOG_PLACES, emptyPlaceIn } from '../plain-empty-place.ts';
import { datasetNodes, lowerDcatUs } from './lower.ts';
import { classOf3, isPodCatalog, isPodDataset } from './shape.ts';
import { dcatUsSchema, saysVersion1, saysVersion3 } from './versions.ts';

const EXPECTS = [
  ...expect('frequencies-eu', '**/accrualPeriodicity/@id'),
  ...expect('licence-addresses', '**/license'),
  ...expect('media-types', '**/mediaType'),
  ...expect('frequencies-iso8601', '**/accrualPeriodicity'),
  ...expect('languages', '**/language', '**/language/*'),
  ...expect('file-formats', '**/format'),
];

export const dcatUs: FormatAdapter = {
  id: 'dcat-us',
  title: 'DCAT-US',
  expects: EXPECTS,
  markers: { conformsTo: 'https://project-open-data.cio.gov/v1.1/schema' },
  detect,
  schemaFor: dcatUsSchema,
  lower: lowerDcatUs,
  *markNodes(root) {
    for (const dataset of datasetNodes(root)) yield* marksIn(dataset);
  },
  place: () => undefined,
  placeInDataset(dataset, key, value) {
    if (key === 'closedReason') return { op: 'set', at: dataset.node, path: ['rights'], value };
    if (key === 'licence') return { op: 'set', at: dataset.node, path: ['license'], value };
    if (key === 'accessRights' && dataset.accessPlace)
      return { op: 'set', at: dataset.node, path: [dataset.accessPlace.key], value };
    if (key === 'updateFrequency') return { op: 'set', at: dataset.node, path: ['accrualPeriodicity'], value };
    if (key === 'provenance') return { op: 'append', at: dataset.node, path: ['source'], value };
    return { op: 'set', at: dataset.node, path: [`gov:${key}`], value };
  },
  emptyPlace: emptyPlaceIn({
    ...CATALOG_PLACES,
    'dct:accessRights': ['accessLevel', ''],
    'dct:publisher': ['publisher', { name: '' }],
    'dct:identifier': ['identifier', ''],
    'dcat:accessURL': ['accessURL', ''],
  }),
  addDistribution(dataset, { name, mediaType, extensions }) {
    const format = extensions[0]?.toUpperCase() ?? name;
    const value = { '@type': 'dcat:Distribution', title: '', downloadURL: '', format, ...(mediaType && { mediaType }) };
    return { op: 'append', at: dataset.node, path: ['distribution'], value };
  },
};

/** Catalogues are long, and an edit changes one of their datasets. */
const marksIn = remembered((dataset: MapNode) => [...prefixedMarkNodes(dataset)]);

function detect(root: DocumentRoot): Recognition | undefined {
  // Argentina's catalogs have the same keys with another meaning.
  if (valueAt(root, 'superThemeTaxonomy')) return undefined;
  const pod = saysVersion1(root);
  if (pod !== undefined) return certain(`\`${pod}\` names Project Open Data 1.1`);
  const three = saysVersion3(root);
  if (three !== undefined) return certain(`\`${three}\` names DCAT-US 3`);
  // A single thing has no key that names the standard. Its class together with its keys is found nowhere else.
  if (isPodDataset(root)) return certain('it has an `accessLevel`, as a dataset of DCAT-US 1.1 has');
  const name = classOf3(root);
  if (name !== undefined)
    return certain(`\`@type\` is \`${name}\` without a context, and it has the keys of one of DCAT-US 3`);
  return isPodCatalog(root) ? likely('its datasets have an `accessLevel`, as those of DCAT-US 1.1 have') : undefined;
}

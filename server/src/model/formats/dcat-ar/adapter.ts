import { asMap, itemsOf, type SyntaxNode, valueAt } from '../../../syntax/tree.ts';
import type { MarkKey } from '../../marks.ts';
import { certain, type DocumentRoot, type FormatAdapter, likely, type Recognition } from '../adapter.ts';
import { prefixedMarkNodes } from '../dataset.ts';
import { expect } from '../expectation.ts';
import { CATALOG_PLACES, emptyPlaceIn } from '../plain-empty-place.ts';
import { lowerDcatAr } from './lower.ts';

const EXPECTS = [
  ...expect('licences', '**/license'),
  ...expect('media-types', '**/mediaType'),
  ...expect('frequencies-iso8601', '**/accrualPeriodicity'),
];

export const dcatAr: FormatAdapter = {
  id: 'dcat-ar',
  title: 'Perfil Nacional de Metadatos (Argentina)',
  markers: { superThemeTaxonomy: 'http://datos.gob.ar/superThemeTaxonomy.json' },
  detect,
  schemaFor: () => 'dcat-ar',
  expects: EXPECTS,
  lower: lowerDcatAr,
  *markNodes(root) {
    for (const dataset of itemsOf(valueAt(root, 'dataset'))) yield* prefixedMarkNodes(dataset);
  },
  place: () => undefined,
  emptyPlace: emptyPlaceIn({
    ...CATALOG_PLACES,
    'dct:publisher': ['publisher', { name: '', mbox: '' }],
    'dcat:byteSize': ['byteSize', ''],
  }),
  placeInDataset(dataset, key, value) {
    return { op: 'set', at: dataset.node, path: [OWN_KEYS[key] ?? `gov:${key}`], value };
  },
};

const OWN_KEYS: Readonly<Partial<Record<MarkKey, string>>> = {
  closedReason: 'rights',
  licence: 'license',
  updateFrequency: 'accrualPeriodicity',
};

function detect(root: DocumentRoot): Recognition | undefined {
  if (!asMap(root) || valueAt(root, '@context') || valueAt(root, '@graph')) return undefined;
  if (valueAt(root, 'superThemeTaxonomy') && valueAt(root, 'dataset')) return certain('it has a `superThemeTaxonomy`');
  const first: SyntaxNode | undefined = itemsOf(valueAt(root, 'dataset'))[0];
  if (!valueAt(first, 'superTheme')) return undefined;
  return valueAt(valueAt(root, 'publisher'), 'mbox') || valueAt(valueAt(first, 'publisher'), 'mbox')
    ? likely('its datasets have a `superTheme`, and its publishers a `mbox`')
    : undefined;
}

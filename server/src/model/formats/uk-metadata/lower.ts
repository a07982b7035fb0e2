import { basename } from '../../../base/path.ts';
import { pushAll } from '../../../base/push-all.ts';
import { asMap, asText, itemsOf, type MapNode, type SyntaxNode, valueAt } from '../../../syntax/tree.ts';
import type { AccessRights, ContactPoint, Dataset, Distribution, Lowered } from '../../entities.ts';
import { type Located, locate, scalarTextAt, textAt, textFrom } from '../../located.ts';
import { type Classification, type Marks, textsOf } from '../../marks.ts';
import { type DetectedFile, type DocumentRoot, NOTHING_LOWERED } from '../adapter.ts';
import { headAt } from '../build.ts';
import { recordKind } from './record.ts';

/**
 * A record of a dataset or a data service → a dataset. A record of a distribution or of a contact point belongs to a dataset that another
 * file describes, so it says nothing by itself that a rule could judge.
 */
export function lowerRecord(root: DocumentRoot, file: DetectedFile): Lowered {
  const map = asMap(root);
  const kind = map && recordKind(map);
  if (!map || (kind !== 'dataset' && kind !== 'data-service')) return NOTHING_LOWERED;
  return { ...NOTHING_LOWERED, datasets: [datasetOf(map, kind, file)] };
}

function datasetOf(root: MapNode, kind: 'dataset' | 'data-service', file: DetectedFile): Dataset {
  const title = textAt(root, 'title');
  const licence = textAt(root, 'licence');
  // Not a licence but the word that everybody who gets the data signs an agreement.
  const byAgreement = licence?.value === 'DATA_SHARE_AGREEMENT';
  const creator = textsOf(valueAt(root, 'creator')).find(({ value }) => value.trim() !== '');
  const distributions: Distribution[] = [];
  const accessWritten = textAt(root, 'accessRights');
  const dataset: Dataset = {
    kind: 'dataset',
    format: 'uk-metadata',
    node: root,
    head: headAt(root, ['title', 'identifier', 'type']),
    label: title?.value ?? basename(file.path),
    id: textAt(root, 'identifier'),
    title,
    description: textAt(root, 'description'),
    version: scalarTextAt(root, 'version'),
    keywords: textsOf(valueAt(root, 'keyword')),
    publisher: textAt(root, 'publisher'),
    ...(creator && { creator }),
    contact: contactAt(root),
    issued: textAt(root, 'issued'),
    modified: textAt(root, 'modified'),
    frequency: textsOf(valueAt(root, 'updateFrequency'))[0],
    frequencyLists: ['frequencies-dc'],
    demands: kind === 'dataset' ? ['owner', 'frequency'] : ['owner'],
    access: accessWritten && accessIn(accessWritten),
    accessPlace: { key: 'accessRights', required: true, list: 'uk' },
    licenceAs: { form: 'address' },
    rights: byAgreement ? licence : undefined,
    withoutPlaceFor: [
      'rights',
      'provenance',
      'quality',
      'limitations',
      'spatial',
      'temporal',
      ...(kind === 'data-service' ? (['frequency'] as const) : (['status'] as const)),
    ],
    themes: textsOf(valueAt(root, 'theme')),
    licence: byAgreement ? undefined : licence,
    languages: [],
    conformsTo: [],
    distributions,
    ...(accessWritten && { accessWritten }),
    marks: marksOf(root),
  };
  const nodes = kind === 'dataset' ? itemsOf(valueAt(root, 'distribution')) : [];
  pushAll(
    distributions,
    nodes.flatMap((node) => distributionOf(dataset, node, textFrom(node))),
  );
  if (kind === 'data-service') {
    const endpoint = textAt(root, 'endpointURL') ?? textAt(root, 'endpointDescription');
    if (endpoint) pushAll(distributions, distributionOf(dataset, endpoint.node, endpoint));
  }
  return dataset;
}

/** Of its distributions a dataset gives the identifiers; the service itself is the one form in which its data can be had. */
function distributionOf(dataset: Dataset, node: SyntaxNode, accessUrl: Located<string> | undefined): Distribution[] {
  if (!accessUrl) return [];
  return [
    {
      kind: 'distribution',
      dataset,
      node,
      head: { node, part: 'value' },
      label: accessUrl.value,
      accessUrl,
      downloadUrl: undefined,
      format: undefined,
      mediaType: undefined,
      licence: undefined,
    },
  ];
}

function contactAt(root: MapNode): Located<ContactPoint> | undefined {
  const node = valueAt(root, 'contactPoint');
  if (!node) return undefined;
  const map = asMap(node);
  // That a contact is a map the schema has said already.
  if (!map) return undefined;
  const address = asText(valueAt(map, 'email')) ?? asText(valueAt(map, 'address'));
  return locate({ name: asText(valueAt(map, 'contactName')), address }, node);
}

const ACCESS: Readonly<Record<string, AccessRights>> = {
  OPEN: 'public',
  INTERNAL: 'non-public',
  COMMERCIAL: 'restricted',
};

function accessIn({ value, node }: Located<string>): Located<AccessRights> | undefined {
  const access = Object.hasOwn(ACCESS, value) ? ACCESS[value] : undefined;
  return access && locate(access, node);
}

/** The model's own spelling of the values of the classification policy. */
const CLASSIFICATIONS: Readonly<Record<string, string>> = {
  OFFICIAL: 'OFFICIAL',
  SECRET: 'SECRET',
  TOP_SECRET: 'TOP SECRET',
  NOT_APPLICABLE: 'NOT_APPLICABLE',
};

function marksOf(root: MapNode): Marks {
  const written = textAt(root, 'securityClassification');
  if (!written) return {};
  const value = Object.hasOwn(CLASSIFICATIONS, written.value) ? CLASSIFICATIONS[written.value] : undefined;
  // What the model does not know, its schema has already named: it is kept as it is, and judged by no scheme.
  const classification: Classification =
    value === undefined ? { scheme: undefined, value: written.value } : { scheme: 'uk-gscp', value };
  return { classification: locate(classification, written.node) };
}

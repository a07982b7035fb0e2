import { asMap, asSeq, asText, itemsOf, type MapNode, type SyntaxNode, valueAt } from '../../../syntax/tree.ts';
import type { AccessPlace, ContactPoint, Dataset, Distribution, Lowered, Reference } from '../../entities.ts';
import { type Located, locate, type SpokenText, scalarTextAt, textAt } from '../../located.ts';
import type { MarkKey, Marks } from '../../marks.ts';
import { type DetectedFile, type DocumentRoot, NOTHING_LOWERED } from '../adapter.ts';
import { headAt } from '../build.ts';
import { spatialAt, temporalAt } from '../coverage.ts';
import {
  accessRightsOf,
  allNamedAt,
  buildDataset,
  keywordsAt,
  namedAt,
  prefixedMarks,
  statementsOf,
  vcardOf,
  writtenAt,
  yearFirstAt,
} from '../dataset.ts';
import { spokenInMap } from '../languages-of.ts';
import { tableForm } from '../table-form.ts';
import { type DcatUsVersion, versionOf } from './versions.ts';

/** DCAT-US → model. Datasets and their distributions only: a catalog says nothing of fields. */
export function lowerDcatUs(
  root: DocumentRoot,
  { remember = (_, make) => make() }: Pick<DetectedFile, 'remember'> = {},
): Lowered {
  const version = versionOf(root);
  const datasets = [...datasetNodes(root)].map((node) => {
    const { of, dataset } = remember(node, () => ({ of: version, dataset: datasetOf(node, version) }));
    return of === version ? dataset : datasetOf(node, version);
  });
  // Version 1.1 demands full addresses, and the schema has said so; later a path may lead to a dictionary beside the catalog.
  const references = version.startsWith('1.1')
    ? []
    : datasets.flatMap((dataset) => obeyed(dataset).flatMap(pathReference));
  return { ...NOTHING_LOWERED, datasets, references };
}

/** The datasets of a catalog, of the catalogs and series in it, or the one that the document is. */
export function* datasetNodes(root: SyntaxNode, depth = 0): Generator<MapNode> {
  const map = asMap(root);
  if (!map || depth > 8) return;
  const lists = ['dataset', 'seriesMember'].flatMap((key) => asSeq(valueAt(map, key)) ?? []);
  const inner = ['catalog', 'datasetSeries'].flatMap((key) => asSeq(valueAt(map, key)) ?? []);
  if (lists.length + inner.length === 0 && depth === 0 && isDataset(map)) yield map;
  for (const list of lists) for (const item of list.items) yield* mapsOf(item);
  for (const list of inner) for (const item of list.items) yield* datasetNodes(item, depth + 1);
  for (const item of itemsOf(valueAt(map, '@graph'))) yield* [...mapsOf(item)].filter(isNamedDataset);
}

function isDataset(map: MapNode): boolean {
  return isNamedDataset(map) || (valueAt(map, '@type') === undefined && valueAt(map, 'title') !== undefined);
}

function isNamedDataset(map: MapNode): boolean {
  return /^(?:dcat:)?Dataset$/.test(asText(valueAt(map, '@type')) ?? '');
}

function* mapsOf(node: SyntaxNode): Generator<MapNode> {
  const map = asMap(node);
  if (map) yield map;
}

function datasetOf(node: MapNode, version: DcatUsVersion): Dataset {
  const federal = version === '1.1';
  const maps = !version.startsWith('1.1');
  const title = maps ? spokenAt(node, 'title') : textAt(node, 'title');
  const id = identifierAt(node);
  const status = namedAt(node, 'status', ['label', '@id']);
  const type = namedAt(node, 'type', ['label', '@id']);
  const landingPage = namedAt(node, 'landingPage', ['@id', 'accessURL']);
  const accessPlace = accessPlaceOf(maps);
  const accessWritten = namedAt(node, accessPlace.key, ['@id', 'label', 'attributionText']);
  const [creator] = allNamedAt(node, 'creator', ['name', 'prefLabel', '@id']);
  const marks = marksOf(node);
  return buildDataset(
    {
      format: 'dcat-us',
      node,
      head: headAt(node, ['title', 'identifier', '@id']),
      label: title?.value ?? id?.value ?? '',
      id,
      title,
      description: maps ? spokenAt(node, 'description') : textAt(node, 'description'),
      version: scalarTextAt(node, 'version'),
      keywords: keywordsAt(node, 'keyword'),
      ...(federal && { keywordsDemanded: true as const }),
      publisher: namedAt(node, 'publisher', ['name', 'prefLabel', '@id']),
      ...(creator && { creator }),
      contact: contactOf(node, federal),
      issued: yearFirstAt(node, 'issued'),
      modified: yearFirstAt(node, 'modified'),
      frequency: namedAt(node, 'accrualPeriodicity', ['@id', 'identifier', 'label']),
      frequencyLists: maps ? ['frequencies-iso8601', 'terms'] : ['frequencies-iso8601'],
      demands: ['owner'],
      access: accessOf(node),
      accessPlace,
      licenceAs: { form: 'address', demanded: true },
      rights: rightsOf(node),
      licence: namedAt(node, 'license', ['@id', 'licenseText']),
      languages: keywordsAt(node, 'language'),
      conformsTo: conformsToOf(node),
      ...(!maps && { standardAt: { key: 'conformsTo', of: 'dataset', as: 'address' } }),
      ...(status && { status }),
      ...(type && { type }),
      ...(landingPage && { landingPage }),
      ...(accessWritten && { accessWritten }),
      themes: allNamedAt(node, 'theme', ['prefLabel', '@id']),
      spatial: spatialAt(node, 'spatial'),
      temporal: temporalAt(node, 'temporal'),
      ...(!maps && { withoutPlaceFor: ['provenance', 'limitations', 'status'] }),
      ...statementsOf(marks, {
        provenance: writtenAt(node, 'provenance', 'source', 'wasDerivedFrom', 'wasGeneratedBy'),
        quality: writtenAt(node, 'hasQualityMeasurement', 'dataQuality'),
        limitations: writtenAt(node, 'scopeNote', 'scopeNoteMap'),
      }),
      marks,
    },
    (dataset) =>
      itemsOf(valueAt(node, 'distribution')).flatMap((item, index) => {
        const map = asMap(item);
        return map ? distributionOf(map, dataset, index) : [];
      }),
  );
}

/** From version 3 on a text may be given in other languages beside it: `titleMap`. */
function spokenAt(node: MapNode, key: string): SpokenText | undefined {
  const text = textAt(node, key);
  const map = asMap(valueAt(node, `${key}Map`));
  const { languages = [], byLanguage } = map ? spokenInMap(map) : {};
  return text && { ...text, languages: ['', ...languages], ...(byLanguage && { byLanguage }) };
}

function distributionOf(node: MapNode, dataset: Dataset, index: number): Distribution {
  const title = textAt(node, 'title') ?? textAt(node, 'format');
  const services = allNamedAt(node, 'accessService', ['@id', 'title']);
  const head = headAt(node, ['title', 'description', 'format', 'mediaType']);
  const label = title?.value ?? `Distribution ${index + 1}`;
  const format = namedAt(node, 'format', ['label', '@id']);
  const mediaType = namedAt(node, 'mediaType', ['label', '@id']);
  const [encoding] = allNamedAt(node, 'characterEncoding', ['@id']);
  const form = tableForm({ head, label, mediaType, format, tagged: [node] }, encoding ? { encoding } : {});
  const describedBy = namedAt(node, 'describedBy', ['downloadURL', 'accessURL', '@id']);
  const describedByType = textAt(node, 'describedByType');
  const status = namedAt(node, 'status', ['label', '@id']);
  const description = textAt(node, 'description');
  const rights = allNamedAt(node, 'rights', ['attributionText', 'label', '@id'])[0];
  const byteSize = scalarTextAt(node, 'byteSize');
  const availability = namedAt(node, 'availability', ['label', '@id']);
  return {
    kind: 'distribution',
    dataset,
    node,
    head,
    label,
    // What is reached through a service is reached.
    accessUrl: namedAt(node, 'accessURL', ['@id']) ?? services[0],
    downloadUrl: namedAt(node, 'downloadURL', ['@id']),
    format,
    mediaType,
    licence: namedAt(node, 'license', ['@id', 'licenseText']),
    ...(description && { description }),
    ...(rights && { rights }),
    ...(byteSize && { byteSize }),
    ...(availability && { availability }),
    conformsTo: allNamedAt(node, 'conformsTo', ['@id', 'identifier']),
    ...(describedBy && { describedBy }),
    ...(describedByType && { describedByType }),
    ...(status && { status }),
    ...(form && { form }),
  };
}

function identifierAt(node: MapNode): Located<string> | undefined {
  return (
    scalarTextAt(node, 'identifier') ?? allNamedAt(node, 'identifier', ['notation', '@id'])[0] ?? textAt(node, '@id')
  );
}

/** What the schema demands of a contact and does not find is its to say; the rest of an empty contact is for the rules. */
function contactOf(node: MapNode, federal: boolean): Located<ContactPoint> | undefined {
  const value = valueAt(node, 'contactPoint');
  const contact = asSeq(value) ? itemsOf(value)[0] : value;
  const map = asMap(contact);
  if (!contact || !map || !valueAt(map, 'fn') || (federal && !valueAt(map, 'hasEmail'))) return undefined;
  return vcardOf(contact);
}

function accessOf(node: MapNode): Dataset['access'] {
  const written = textAt(node, 'accessLevel') ?? namedAt(node, 'accessRights', ['@id', 'label', 'attributionText']);
  const access = written && accessRightsOf(written.value);
  return written && access && locate(access, written.node);
}

/** `accessLevel` up to version 1.1, then `accessRights`, whose values are no list. */
function accessPlaceOf(isLater: boolean): AccessPlace {
  return isLater ? { key: 'accessRights', required: false } : { key: 'accessLevel', required: true, list: 'dcat-us' };
}

/** `rights`, else what a distribution says of its restrictions (DCAT-US 3). */
function rightsOf(node: MapNode): Located<string> | undefined {
  const own = allNamedAt(node, 'rights', ['attributionText', 'label', '@id'])[0];
  if (own) return own;
  for (const distribution of itemsOf(valueAt(node, 'distribution'))) {
    const told =
      allNamedAt(distribution, 'accessRestriction', ['restrictionNote', 'specificRestriction'])[0] ??
      namedAt(distribution, 'cuiRestriction', ['cuiBannerMarking']) ??
      allNamedAt(distribution, 'rights', ['attributionText', 'label', '@id'])[0];
    if (told) return told;
  }
  return undefined;
}

function conformsToOf(node: MapNode): Located<string>[] {
  return [
    ...allNamedAt(node, 'conformsTo', ['@id', 'identifier']),
    ...allNamedAt(node, 'describedBy', ['downloadURL', 'accessURL', '@id']),
  ];
}

/** All that the dataset or one of its distributions says it obeys or is described by. */
function obeyed({ conformsTo, distributions }: Dataset): Located<string>[] {
  return [
    ...conformsTo,
    ...distributions.flatMap((one) => [...(one.conformsTo ?? []), ...(one.describedBy ? [one.describedBy] : [])]),
  ];
}

/** A path to a file of the same project; an address leads elsewhere. */
function pathReference(at: Located<string>): Reference[] {
  if (!/^(?:\.{0,2}\/)?[\w.-]+(?:\/[\w.-]+)*\.(?:json|ya?ml|csv|md)$/i.test(at.value)) return [];
  return [{ kind: 'reference', at, role: 'resource', target: { resource: at.value, fragment: undefined } }];
}

function marksOf(node: MapNode): Marks {
  const own: Partial<Record<MarkKey, Located<unknown>>> = {};
  const notice = textAt(node, 'systemOfRecords');
  if (notice) own.sorn = notice;
  const purpose = textAt(node, 'purpose');
  if (purpose) own.purpose = purpose;
  return { ...prefixedMarks(node), ...(own as Marks) };
}

import { asMap, itemsOf, type MapNode, valueAt } from '../../../syntax/tree.ts';
import type { Dataset, Distribution, Lowered } from '../../entities.ts';
import { scalarTextAt, textAt } from '../../located.ts';
import { type DocumentRoot, NOTHING_LOWERED } from '../adapter.ts';
import { headAt } from '../build.ts';
import { spatialAt, temporalAt } from '../coverage.ts';
import { buildDataset, keywordsAt, namedAt, prefixedMarks, vcardOf, yearFirstAt } from '../dataset.ts';

/** Argentina's profile → model. What is in such a catalog is open by its purpose; it knows no degrees of access. */
export function lowerDcatAr(root: DocumentRoot): Lowered {
  const datasets = itemsOf(valueAt(root, 'dataset')).flatMap((item) => {
    const map = asMap(item);
    return map ? datasetOf(map) : [];
  });
  return { ...NOTHING_LOWERED, datasets };
}

function datasetOf(node: MapNode): Dataset {
  const title = textAt(node, 'title');
  const id = scalarTextAt(node, 'identifier');
  const contact = valueAt(node, 'contactPoint');
  const landingPage = textAt(node, 'landingPage');
  return buildDataset(
    {
      format: 'dcat-ar',
      node,
      head: headAt(node, ['title', 'identifier']),
      label: title?.value ?? id?.value ?? '',
      id,
      title,
      description: textAt(node, 'description'),
      keywords: keywordsAt(node, 'keyword'),
      publisher: namedAt(node, 'publisher', ['name']),
      contact: contact && asMap(contact) ? vcardOf(contact) : undefined,
      issued: yearFirstAt(node, 'issued'),
      modified: yearFirstAt(node, 'modified'),
      frequency: textAt(node, 'accrualPeriodicity'),
      rights: textAt(node, 'rights'),
      licence: textAt(node, 'license'),
      languages: keywordsAt(node, 'language'),
      ...(landingPage && { landingPage }),
      themes: [...keywordsAt(node, 'superTheme'), ...keywordsAt(node, 'theme')],
      spatial: spatialAt(node, 'spatial'),
      temporal: temporalAt(node, 'temporal'),
      marks: prefixedMarks(node),
    },
    (dataset) =>
      itemsOf(valueAt(node, 'distribution')).flatMap((item, index) => {
        const map = asMap(item);
        return map ? distributionOf(map, dataset, index) : [];
      }),
  );
}

function distributionOf(node: MapNode, dataset: Dataset, index: number): Distribution {
  const description = textAt(node, 'description');
  const byteSize = scalarTextAt(node, 'byteSize');
  const rights = textAt(node, 'rights');
  return {
    kind: 'distribution',
    dataset,
    node,
    head: headAt(node, ['title', 'identifier', 'fileName']),
    label: textAt(node, 'title')?.value ?? textAt(node, 'fileName')?.value ?? `Distribution ${index + 1}`,
    accessUrl: textAt(node, 'accessURL'),
    downloadUrl: textAt(node, 'downloadURL'),
    format: textAt(node, 'format'),
    mediaType: textAt(node, 'mediaType'),
    licence: textAt(node, 'license'),
    ...(description && { description }),
    ...(rights && { rights }),
    ...(byteSize && { byteSize }),
  };
}

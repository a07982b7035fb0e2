import { fileSlug, slugOf } from '../base/slug.ts';
import type { Dataset, Distribution } from '../model/entities.ts';
import type { DatasetRow, DistributionFact } from '../model/facts.ts';
import type { Located } from '../model/located.ts';
import { isPublicByLaw, openingOfDataset } from '../model/openness.ts';
import { fileFormats } from '../model/vocabularies/file-formats.ts';
import type { RowPlaces } from './row-places.ts';

/** What `datasetRow` made of datasets, for the next time the file is read. */
export type KnownRows = WeakMap<Dataset, DatasetRow>;

/**
 * Catalogues are long, and an edit leaves all but one of their datasets the same objects. A row can be kept as long as its dataset stands where
 * it stood, and so do the nodes inside it.
 */
export function datasetRow(places: RowPlaces, dataset: Dataset, known: KnownRows): DatasetRow {
  const { file, root } = places;
  const pointer = places.pointer(dataset.node);
  const before = known.get(dataset);
  if (before && before.pointer === pointer && before.root === root && before.file === file) return before;
  const row: DatasetRow = {
    file,
    root,
    pointer,
    headAt: places.pointer(dataset.head.node),
    id: dataset.id?.value,
    label: dataset.label,
    status: dataset.status?.value,
    names: named(dataset.title && slugOf(dataset.title.value), dataset.id && fileSlug(dataset.id.value)),
    obeys: dataset.conformsTo.map((one) => link(places, one)),
    standardAt: dataset.standardAt,
    opening: openingFact(dataset),
    distributions: dataset.distributions.map((one) => distributionFact(places, one)),
  };
  known.set(dataset, row);
  return row;
}

function openingFact(dataset: Dataset): DatasetRow['opening'] {
  const opening = isPublicByLaw(dataset.marks) ? undefined : openingOfDataset(dataset);
  return opening && { by: opening.by, text: opening.at.value };
}

function distributionFact(places: RowPlaces, distribution: Distribution): DistributionFact {
  const { label, node, head, status, conformsTo = [], describedBy, described, downloadUrl } = distribution;
  return {
    label,
    pointer: places.pointer(node),
    headAt: places.pointer(head.node),
    status: status?.value,
    names: named(downloadUrl && fileSlug(downloadUrl.value)),
    obeys: [...conformsTo, ...(describedBy ? [describedBy] : [])].map((one) => link(places, one)),
    described: described === true || describedBy !== undefined,
    data: mayBeData(distribution),
  };
}

function mayBeData({ format, mediaType }: Distribution): boolean {
  const known = [format, mediaType].map((written) => written && fileFormats().of(written.value)).find((one) => one);
  return known === undefined || known.kind === 'data' || known.kind === 'archive' || known.kind === 'service';
}

function link(places: RowPlaces, { value, node }: Located<string>): DatasetRow['obeys'][number] {
  return { text: value, at: places.pointer(node) };
}

function named(...slugs: readonly (string | undefined)[]): string[] {
  return [...new Set(slugs.filter((slug) => slug !== undefined && slug !== ''))] as string[];
}

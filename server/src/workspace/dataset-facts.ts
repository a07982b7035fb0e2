import { fileSlug, slugOf } from '../base/slug.ts';
import type { Dataset, Distribution } from '../model/entities.ts';
import type { DatasetRow, DistributionFact } from '../model/facts.ts';
import type { Located } from '../model/located.ts';
import { fileFormats } from '../model/vocabularies/file-formats.ts';
import { pathOf, pointerOf, type SyntaxNode } from '../syntax/tree.ts';
import type { Document } from './file-state.ts';

export function datasetRow(document: Document, dataset: Dataset): DatasetRow {
  return {
    file: document.file.source.path,
    root: document.index,
    pointer: at(dataset.node),
    headAt: at(dataset.head.node),
    label: dataset.label,
    status: dataset.status?.value,
    names: named(dataset.title && slugOf(dataset.title.value), dataset.id && fileSlug(dataset.id.value)),
    obeys: dataset.conformsTo.map(link),
    standardAt: dataset.standardAt,
    distributions: dataset.distributions.map(distributionFact),
  };
}

function distributionFact(distribution: Distribution): DistributionFact {
  const { label, node, head, status, conformsTo = [], describedBy, described, downloadUrl } = distribution;
  return {
    label,
    pointer: at(node),
    headAt: at(head.node),
    status: status?.value,
    names: named(downloadUrl && fileSlug(downloadUrl.value)),
    obeys: [...conformsTo, ...(describedBy ? [describedBy] : [])].map(link),
    described: described === true || describedBy !== undefined,
    data: mayBeData(distribution),
  };
}

function mayBeData({ format, mediaType }: Distribution): boolean {
  const known = [format, mediaType].map((written) => written && fileFormats().of(written.value)).find((one) => one);
  return known === undefined || known.kind === 'data' || known.kind === 'archive' || known.kind === 'service';
}

function link({ value, node }: Located<string>): DatasetRow['obeys'][number] {
  return { text: value, at: at(node) };
}

function at(node: SyntaxNode): string {
  return pointerOf(pathOf(node));
}

function named(...slugs: readonly (string | undefined)[]): string[] {
  return [...new Set(slugs.filter((slug) => slug !== undefined && slug !== ''))] as string[];
}

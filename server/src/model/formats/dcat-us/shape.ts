import { asMap, asSeq, asText, itemsOf, type SyntaxNode, valueAt } from '../../../syntax/tree.ts';

/** A single dataset of version 1.1: the degree of access is what no other catalog writes in this way. */
export function isPodDataset(root: SyntaxNode): boolean {
  if (valueAt(root, '@context') || asSeq(valueAt(root, 'dataset'))) return false;
  return (
    /^(?:restricted |non-)?public$/.test(asText(valueAt(root, 'accessLevel')) ?? '') &&
    (valueAt(root, 'bureauCode') !== undefined || valueAt(valueAt(root, 'contactPoint'), 'fn') !== undefined)
  );
}

/** A catalog of version 1.1 that forgot to say so: its first dataset looks like one. */
export function isPodCatalog(root: SyntaxNode): boolean {
  const first = asMap(itemsOf(valueAt(root, 'dataset'))[0]);
  return first !== undefined && valueAt(root, '@context') === undefined && isPodDataset(first);
}

/** What tells that a thing with a bare class name is of DCAT-US 3 and not of one of the many vocabularies with the same names. */
const SIGNS: Readonly<Record<string, (root: SyntaxNode) => boolean>> = {
  Catalog: (root) =>
    itemsOf(valueAt(root, 'dataset')).some(isDataset3) || itemsOf(valueAt(root, 'service')).some(isService),
  Dataset: isDataset3,
  DatasetSeries: (root) => hasText(root, 'title') && itemsOf(valueAt(root, 'seriesMember')).some(isDataset3),
  DataService: isService,
  Distribution: (root) =>
    (hasText(root, 'accessURL') || hasText(root, 'downloadURL')) &&
    (hasText(root, 'title') || hasText(root, 'mediaType')),
  CatalogRecord: (root) => hasText(root, 'modified') && valueAt(root, 'primaryTopic') !== undefined,
  AccessRestriction: (root) => valueAt(root, 'restrictionStatus') !== undefined,
  UseRestriction: (root) => valueAt(root, 'restrictionStatus') !== undefined,
  CUIRestriction: (root) => hasText(root, 'cuiBannerMarking') || hasText(root, 'designationIndicator'),
  GeographicBoundingBox: (root) => valueAt(root, 'eastBoundingLongitude') !== undefined,
};

/** The class of a single thing of DCAT-US 3; undefined where a context says that it is of another vocabulary. */
export function classOf3(root: SyntaxNode): string | undefined {
  if (valueAt(root, '@context') !== undefined) return undefined;
  const name = asText(valueAt(root, '@type')) ?? '';
  return Object.hasOwn(SIGNS, name) && SIGNS[name]?.(root) ? name : undefined;
}

function isDataset3(node: SyntaxNode): boolean {
  const contacts = valueAt(node, 'contactPoint');
  const contact = asSeq(contacts) ? itemsOf(contacts)[0] : contacts;
  return (
    hasText(node, 'title') &&
    hasText(node, 'description') &&
    (valueAt(contact, 'fn') !== undefined || asMap(valueAt(node, 'publisher')) !== undefined)
  );
}

function isService(node: SyntaxNode): boolean {
  return hasText(node, 'title') && valueAt(node, 'endpointURL') !== undefined;
}

function hasText(node: SyntaxNode, key: string): boolean {
  return asText(valueAt(node, key)) !== undefined;
}

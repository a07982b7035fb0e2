import type { SchemaId } from '../../../schema/catalogue.ts';
import { asMap, asText, itemsOf, type SyntaxNode, valueAt } from '../../../syntax/tree.ts';
import type { DocumentRoot } from '../adapter.ts';
import { isPodDataset } from './shape.ts';

/**
 * Project Open Data 1.1 asks federal agencies for two codes that nobody else has, and says so in no key: a catalog in which any dataset
 * has one of them is federal. Of version 3.0 there is a draft, known by its context, with another shape than what became of it.
 */
export const DCAT_US_VERSIONS = ['1.1', '1.1-non-federal', '3.0-draft', '3.0'] as const;
export type DcatUsVersion = (typeof DCAT_US_VERSIONS)[number];

const POD = /^https?:\/\/project-open-data\.cio\.gov\/v1\.1\/schema/;
const DRAFT_CONTEXT = /DOI-DO\/dcat-us\/.*dcat-us-3\.0/i;
const CONTEXT_3 = /dcat-us[-/]?v?3|dcat-us\/3/i;

/** A graph has no schema: its things stand side by side and may be written in any of the ways of linked data. */
export function dcatUsSchema(root: DocumentRoot): SchemaId | undefined {
  return valueAt(root, '@graph') ? undefined : `dcat-us-${versionOf(root)}`;
}

export function versionOf(root: SyntaxNode): DcatUsVersion {
  if (saysVersion1(root) !== undefined || !hasClass(root)) return isFederal(root) ? '1.1' : '1.1-non-federal';
  return DRAFT_CONTEXT.test(asText(valueAt(root, '@context')) ?? '') ? '3.0-draft' : '3.0';
}

/** The key by which a catalog says that it follows Project Open Data. */
export function saysVersion1(root: SyntaxNode): string | undefined {
  return ['conformsTo', '@context', 'describedBy'].find((key) => POD.test(asText(valueAt(root, key)) ?? ''));
}

/** The key by which a document says that it follows DCAT-US 3. */
export function saysVersion3(root: SyntaxNode): string | undefined {
  if (CONTEXT_3.test(asText(valueAt(root, '@context')) ?? '')) return '@context';
  const standard = valueAt(root, 'conformsTo');
  const names = [standard, ...['title', '@id', 'identifier'].map((key) => valueAt(standard, key))];
  return names.some((name) => /dcat-us[ /_-]?v?3/i.test(asText(name) ?? '')) ? 'conformsTo' : undefined;
}

function hasClass(root: SyntaxNode): boolean {
  return saysVersion3(root) !== undefined || (asText(valueAt(root, '@type')) !== undefined && !isPodDataset(root));
}

function isFederal(root: SyntaxNode): boolean {
  return [root, ...itemsOf(valueAt(root, 'dataset'))].some(
    (dataset) => asMap(dataset) && (valueAt(dataset, 'bureauCode') ?? valueAt(dataset, 'programCode')) !== undefined,
  );
}

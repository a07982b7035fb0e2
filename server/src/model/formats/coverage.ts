import { asMap, asScalar, asSeq, itemsOf, type SyntaxNode, valueAt } from '../../syntax/tree.ts';
import type { SpatialCoverage, TemporalCoverage } from '../entities.ts';
import { hasContent, type Located, locate, scalarTextAt, textAt, textFrom } from '../located.ts';

// The places and times that data are about, in the formats that write them as texts, lists of numbers or plain maps.

export function spatialAt(node: SyntaxNode, key: string): SpatialCoverage[] {
  const value = valueAt(node, key);
  if (!value || !hasContent(value)) return [];
  // A box in four numbers is one place.
  const several = asSeq(value)?.items.every(
    (item) => asScalar(item) === undefined || typeof asScalar(item)?.value === 'string',
  );
  return (several ? itemsOf(value) : [value]).flatMap((one) => (hasContent(one) ? [spatialOf(one)] : []));
}

function spatialOf(node: SyntaxNode): SpatialCoverage {
  const label = textFrom(node)?.value ?? textAt(node, 'prefLabel')?.value ?? textAt(node, 'name')?.value;
  const address = textAt(node, '@id')?.value;
  if (asMap(node)) {
    const shaped = SHAPES.some((key) => hasContent(valueAt(node, key)));
    return { node, label: label ?? address, located: shaped || (address !== undefined && isAddress(address)) };
  }
  return { node, label, located: asSeq(node) !== undefined || (label !== undefined && saysWhere(label)) };
}

const SHAPES = ['bbox', 'centroid', 'geometry', 'coordinates', 'type', 'identifier', 'inScheme', 'gazetteer'];

/** An address, coordinates, a shape, or the short code of a country or a region. */
export function saysWhere(text: string): boolean {
  const trimmed = text.trim();
  return (
    isAddress(trimmed) ||
    /^[{<[]/.test(trimmed) ||
    /^[A-Z]{2,3}(?:-[A-Z0-9]{1,3})?$/.test(trimmed) ||
    (trimmed.match(/-?\d+\.\d+|(?<![\w.])-?\d+(?![\w.])/g) ?? []).length >= 2
  );
}

function isAddress(text: string): boolean {
  return /^(?:https?:\/\/|urn:|geo:)/i.test(text);
}

/** `2024-04-01/2025-03-31`, a list of such texts, or maps with their two sides. */
export function temporalAt(node: SyntaxNode, key: string): TemporalCoverage[] {
  const value = valueAt(node, key);
  if (!value || !hasContent(value)) return [];
  const items = asSeq(value) ? itemsOf(value) : [value];
  return items.flatMap((one) => (hasContent(one) ? [temporalOf(one)] : []));
}

function temporalOf(node: SyntaxNode): TemporalCoverage {
  if (asMap(node)) {
    const side = (...keys: readonly string[]): Located<string> | undefined =>
      keys.map((key) => scalarTextAt(node, key)).find((text) => text !== undefined);
    return { node, start: side('startDate', 'start', 'from'), end: side('endDate', 'end', 'to'), text: undefined };
  }
  const text = textFrom(node)?.value ?? String(asScalar(node)?.value ?? '');
  const [first = '', second = ''] = text.split('/').map((part) => part.trim());
  const part = (written: string): Located<string> | undefined => (written === '' ? undefined : locate(written, node));
  return { node, start: part(first), end: part(second), text };
}

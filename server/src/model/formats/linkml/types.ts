import { asText, valueAt } from '../../../syntax/tree.ts';
import type { LogicalType } from '../../entities.ts';
import type { Model } from './elements.ts';

/** What `linkml:types` defines. */
export const BUILT_IN_TYPES: ReadonlyMap<string, LogicalType> = new Map([
  ['string', 'string'],
  ['integer', 'integer'],
  ['boolean', 'boolean'],
  ['float', 'number'],
  ['double', 'number'],
  ['decimal', 'number'],
  ['time', 'time'],
  ['date', 'date'],
  ['datetime', 'datetime'],
  ['date_or_datetime', 'date'],
  ['uriorcurie', 'uri'],
  ['curie', 'uri'],
  ['uri', 'uri'],
  ['ncname', 'string'],
  ['objectidentifier', 'uri'],
  ['nodeidentifier', 'uri'],
  ['jsonpointer', 'string'],
  ['jsonpath', 'string'],
  ['sparqlpath', 'string'],
]);

/** What the values of a range are; undefined where an imported file decides. */
export function logicalTypeOf(model: Model, range: string): LogicalType | undefined {
  if (isAnything(model, range)) return 'any';
  if (model.classes.has(range)) return 'object';
  if (model.enums.has(range)) return 'string';
  const seen = new Set<string>();
  for (let name = range; !seen.has(name); ) {
    seen.add(name);
    const own = model.types.get(name);
    if (!own) return BUILT_IN_TYPES.get(name);
    name = asText(valueAt(own.node, 'typeof')) ?? builtInByUri(asText(valueAt(own.node, 'uri')));
  }
  return undefined;
}

/** The class of all values: a name that models give to `linkml:Any`, and no thing of which there are records. */
export function isAnything(model: Model, name: string): boolean {
  return asText(valueAt(model.classes.get(name)?.node, 'class_uri')) === 'linkml:Any';
}

/** A type may say what it is by the datatype of XML Schema alone. */
function builtInByUri(uri: string | undefined): string {
  const name = /^xsd:(\w+)$/.exec(uri ?? '')?.[1] ?? '';
  return { dateTime: 'datetime', anyURI: 'uri' }[name] ?? name;
}

/** The type of LinkML for one of the model's, for a `range`. */
export function rangeFor(type: string): string {
  return { number: 'decimal', year: 'integer', any: 'string' }[type] ?? type;
}

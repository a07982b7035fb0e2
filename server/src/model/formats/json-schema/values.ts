import { asText, itemsOf, type MapNode, type SyntaxNode, toValue, valueAt } from '../../../syntax/tree.ts';

/** Keywords of which any says something about the values of a field. */
const TELLING = (
  'type $ref $dynamicRef $recursiveRef enum const anyOf oneOf allOf not if properties patternProperties additionalProperties items prefixItems ' +
  'format pattern minLength maxLength minimum maximum exclusiveMinimum exclusiveMaximum multipleOf minItems maxItems contentEncoding ' +
  'contentMediaType x-codeList x-code-list codelist codeList x-codelist extends $extends'
).split(' ');

/** Whether a schema lets any value pass though it says something of the field; `{}` says that any value is meant. */
export function isUntyped(schema: MapNode): boolean {
  return schema.entries.length > 0 && !TELLING.some((keyword) => valueAt(schema, keyword) !== undefined);
}

/** Whether null is a value of the field: in its type, its list or one of its branches, or by the keyword of OpenAPI 3.0. */
export function isNullable(schema: MapNode): boolean {
  if (toValue(valueAt(schema, 'nullable')) === true || allowsNull(schema)) return true;
  return ['anyOf', 'oneOf'].some((keyword) => itemsOf(valueAt(schema, keyword)).some(allowsNull));
}

function allowsNull(schema: SyntaxNode): boolean {
  const type = valueAt(schema, 'type');
  const types = asText(type) === undefined ? itemsOf(type).map(asText) : [asText(type)];
  if (types.includes('null')) return true;
  // A list that allows null allows nothing beyond the type beside it.
  return type === undefined && itemsOf(valueAt(schema, 'enum')).some((item) => toValue(item) === null);
}

/** Whether a list is given a size, which is to say how many values there may be. */
export function isSized(schema: MapNode): boolean {
  return ['minItems', 'maxItems'].some((keyword) => valueAt(schema, keyword) !== undefined);
}

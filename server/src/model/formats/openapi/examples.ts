import { entriesOf, itemsOf, type MapNode, type SyntaxNode, textOf, valueAt } from '../../../syntax/tree.ts';

/** What operations and components show as examples of bodies, parameters and headers; those of schemas are at the schemas. */
export function examplesIn(root: MapNode): SyntaxNode[] {
  const components = valueAt(root, 'components');
  return [
    ...namedExamples(valueAt(components, 'examples')),
    ...['parameters', 'requestBodies', 'responses', 'headers'].flatMap((section) =>
      valuesOf(valueAt(components, section)).flatMap(ofHolder),
    ),
    ...[...valuesOf(valueAt(root, 'paths')), ...valuesOf(valueAt(root, 'webhooks'))].flatMap(ofPath),
  ];
}

function ofPath(item: SyntaxNode): SyntaxNode[] {
  const operations = [...entriesOf(item)].filter(({ key }) => OPERATIONS.has(textOf(key))).map(({ value }) => value);
  return [
    ...itemsOf(valueAt(item, 'parameters')).flatMap(ofHolder),
    ...operations.flatMap((operation) => [
      ...itemsOf(valueAt(operation, 'parameters')).flatMap(ofHolder),
      ...ofHolder(valueAt(operation, 'requestBody')),
      ...valuesOf(valueAt(operation, 'responses')).flatMap(ofHolder),
    ]),
  ];
}

const OPERATIONS: ReadonlySet<string> = new Set('get put post delete options head patch trace query'.split(' '));

/** A parameter, a header, a body or a response; and its media types. */
function ofHolder(holder: SyntaxNode | undefined): SyntaxNode[] {
  return [
    ...ofMedia(holder),
    ...valuesOf(valueAt(holder, 'content')).flatMap(ofMedia),
    ...valuesOf(valueAt(holder, 'headers')).flatMap(ofMedia),
  ];
}

function ofMedia(media: SyntaxNode | undefined): SyntaxNode[] {
  const one = valueAt(media, 'example');
  return [...(one ? [one] : []), ...namedExamples(valueAt(media, 'examples'))];
}

function namedExamples(node: SyntaxNode | undefined): SyntaxNode[] {
  return valuesOf(node).flatMap((example) => valueAt(example, 'value') ?? valueAt(example, 'dataValue') ?? []);
}

function valuesOf(node: SyntaxNode | undefined): SyntaxNode[] {
  return [...entriesOf(node)].map(({ value }) => value);
}

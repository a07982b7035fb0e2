import { asText, itemsOf, type SyntaxNode, valueAt } from '../../../syntax/tree.ts';
import { tableUsesVersion2 } from '../table-schema/versions.ts';

/** Whether a package uses what version 1 does not know or forbids. */
export function packageUsesVersion2(root: SyntaxNode): boolean {
  const people = itemsOf(valueAt(root, 'contributors'));
  if (people.some((person) => ['roles', 'givenName', 'familyName'].some((key) => valueAt(person, key) !== undefined)))
    return true;
  return itemsOf(valueAt(root, 'resources')).some(
    (resource) =>
      asText(valueAt(resource, 'type')) === 'table' ||
      /profiles\/2\./.test(asText(valueAt(resource, '$schema')) ?? '') ||
      tableUsesVersion2(valueAt(resource, 'schema')),
  );
}

import { splitReference } from '../../../base/address.ts';
import { Speller } from '../../../base/did-you-mean.ts';
import { asMap, asText, entriesOf, type MapNode, nodeAt, parsePointer, textOf, valueAt } from '../../../syntax/tree.ts';
import type { Field, Reference, Standard } from '../../entities.ts';
import { textAt } from '../../located.ts';
import { fieldsOf } from '../build.ts';

/** The definition of this file that a field takes over with `$ref`. */
export function definitionOf(root: MapNode, field: MapNode): MapNode | undefined {
  const { resource, fragment } = splitReference(asText(valueAt(field, '$ref')) ?? '');
  if (resource !== undefined || fragment === undefined) return undefined;
  // Names of definitions may hold slashes, which a pointer has to write as `~1` and nobody does.
  const name = /^\/definitions\/(.+)$/.exec(fragment)?.[1];
  const named = name === undefined ? undefined : valueAt(valueAt(root, 'definitions'), name);
  return asMap(named ?? nodeAt(root, parsePointer(fragment)));
}

/** References that lead out of the contract, and those within it that lead nowhere: to definitions, and to fields of other models. */
export function referencesOf(root: MapNode, standard: Standard): Reference[] {
  const fields = [...fieldsOf(standard)];
  const models = new Set(standard.entities.map((entity) => entity.name));
  const known = new Set(fields.map((field) => `${field.entity.name}.${field.path}`));
  // A definition's fields are seen wherever it is taken over; each place is spoken of once.
  const seen = new Set<Field['node']>();
  const speller = new Speller();
  return fields.flatMap((field) => {
    if (seen.has(field.node)) return [];
    seen.add(field.node);
    return [...definitionReference(root, field, speller), ...relationship(field, models, known, speller)];
  });
}

function definitionReference(root: MapNode, { node }: Field, speller: Speller): Reference[] {
  const map = asMap(node);
  const at = textAt(node, '$ref');
  if (!map || !at) return [];
  const target = splitReference(at.value);
  if (target.resource === undefined && definitionOf(root, map)) return [];
  const names = () => [...entriesOf(valueAt(root, 'definitions'))].map((entry) => textOf(entry.key));
  const meant = speller.meant((target.fragment ?? '').replace(/^\/definitions\//, ''), names);
  const suggestion =
    target.resource === undefined && meant !== undefined ? { suggestion: `#/definitions/${meant}` } : {};
  return [{ kind: 'reference', at, role: '$ref', target, ...suggestion }];
}

/** `model.field` where the model is here, or nearly so, and the field is not. Models of other contracts are left alone. */
function relationship(
  field: Field,
  models: ReadonlySet<string>,
  known: ReadonlySet<string>,
  speller: Speller,
): Reference[] {
  const at = textAt(field.node, 'references');
  const [model = ''] = at?.value.split('.') ?? [];
  if (!at || known.has(at.value) || !at.value.includes('.')) return [];
  const suggestion = speller.meant(at.value, () => known);
  if (!models.has(model) && suggestion === undefined) return [];
  const target = { resource: undefined, fragment: at.value };
  return [{ kind: 'reference', at, role: 'relationship', target, ...(suggestion !== undefined && { suggestion }) }];
}

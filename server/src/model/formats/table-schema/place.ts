import type { Json } from '../../../base/json.ts';
import { asMap, valueAt } from '../../../syntax/tree.ts';
import type { Entity, Field, Standard } from '../../entities.ts';
import { isMarkKey } from '../../marks.ts';
import type { NodeEdit, PlaceableKey } from '../adapter.ts';
import { LOGICAL_TYPES } from './fields.ts';
import { markKeyOf } from './marks.ts';

/** Where Table Schemas and Data Packages say a thing: in a key of their own, else as `gov:<key>`. */
export function placeInDescriptor(
  target: Standard | Entity | Field,
  key: PlaceableKey,
  value: Json,
): NodeEdit | undefined {
  const set = (path: readonly string[], after?: string): NodeEdit => ({
    op: 'set',
    at: target.node,
    path,
    value,
    ...(after !== undefined && { after }),
  });
  if (key === 'title') return set(['title'], 'name');
  if (key === 'description') return set(['description'], valueAt(target.node, 'title') ? 'title' : 'name');
  if (target.kind === 'standard' && key === 'version') return set(['version']);
  if (target.kind === 'field') {
    if (key === 'type')
      return typeof value === 'string' && Object.hasOwn(LOGICAL_TYPES, value) ? set(['type']) : undefined;
    if (key === 'format') return set(['format'], 'type');
    if (key === 'pattern') return set(['constraints', 'pattern']);
    if (key === 'concept') return set(['rdfType']);
    if (key === 'required') return set(['constraints', 'required']);
    if (key === 'primaryKey') return keyEdit(target);
  }
  return isMarkKey(key) ? set([markKeyOf(key)]) : undefined;
}

function keyEdit({ name, entity }: Field): NodeEdit {
  const inSchema = asMap(valueAt(entity.node, 'schema')) !== undefined;
  const path = inSchema ? ['schema', 'primaryKey'] : ['primaryKey'];
  return { op: 'set', at: entity.node, path, value: [name] };
}

import type { Entity, Field, Standard } from '../model/entities.ts';
import type { WrittenMark } from '../model/facts.ts';
import { fieldsOf } from '../model/formats/build.ts';
import type { Located } from '../model/located.ts';
import type { MarkOrigin } from '../model/mark-disputes.ts';
import { pathOf, pointerOf } from '../syntax/tree.ts';
import type { MutableRows } from './comparison-rows.ts';
import type { RowPlaces } from './row-places.ts';

/** Where companions give a standard, an entity or a field other marks than its own file. */
export function addDisputes(rows: MutableRows, places: RowPlaces, standard: Standard): void {
  for (const thing of [standard, ...standard.entities, ...fieldsOf(standard)]) {
    for (const { key, own, ownFrom, other, otherFrom, parts, held } of thing.disputes ?? []) {
      rows.disputes.push({
        ...places.of(thing.node),
        label: labelOf(thing),
        key,
        own: written(own, ownFrom ?? { from: places.file, root: places.root }),
        other: written(other, otherFrom),
        parts,
        held,
      });
    }
  }
}

function labelOf(thing: Standard | Entity | Field): string {
  if (thing.kind === 'standard') return thing.label;
  return thing.kind === 'entity' ? thing.name : thing.path;
}

function written({ node }: Located<unknown>, { from, root }: MarkOrigin): WrittenMark {
  return { file: from, root, pointer: pointerOf(pathOf(node)) };
}

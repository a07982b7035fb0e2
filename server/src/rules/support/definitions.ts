import { remembered } from '../../base/remembered.ts';
import type { Entity, Field, Standard } from '../../model/entities.ts';
import { fieldsOf } from '../../model/formats/build.ts';
import type { Located } from '../../model/located.ts';
import { isPlaceholderDescription } from './definition.ts';

/** A definition of an entity or a field that is written in the document. */
export interface Definition<T extends Entity | Field = Entity | Field> {
  readonly thing: T;
  readonly name: string;
  readonly description: Located<string>;
}

/** The definitions of fields. One that several fields share, or that a file repeats word for word under the same name, is given once. */
export const fieldDefinitions: (standard: Standard) => readonly Definition<Field>[] = remembered((standard) =>
  distinct(fieldsOf(standard)),
);

/** Those of entities and fields. The root of a schema is the standard itself, whose description says what it is for. */
export function allDefinitions(standard: Standard): Definition[] {
  return [...distinct(standard.entities.filter(({ node }) => node !== standard.node)), ...fieldDefinitions(standard)];
}

function distinct<T extends Entity | Field>(things: Iterable<T>): Definition<T>[] {
  const seen = new Set<string>();
  const out: Definition<T>[] = [];
  for (const thing of things) {
    const { name, description } = thing;
    if (!description || name === '' || isPlaceholderDescription(description.value)) continue;
    const key = `${name}\n${description.value}`;
    if (seen.has(key)) continue;
    seen.add(key);
    out.push({ thing, name, description });
  }
  return out;
}

/** From so many alike on they are a habit of the file, which is said once. */
export const A_HABIT = 10;

/** The first names, for a message that speaks of many: `a`, `b`, `c`. */
export function firstNames(things: readonly { readonly name: string }[]): string {
  const names = [...new Set(things.map(({ name }) => `\`${name}\``))].slice(0, 3);
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

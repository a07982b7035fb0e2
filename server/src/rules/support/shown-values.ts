import type { Json } from '../../base/json.ts';
import { snakeCase } from '../../base/words.ts';
import type { Entity, Field } from '../../model/entities.ts';
import type { Located } from '../../model/located.ts';
import { entriesOf, resolve, type SyntaxNode, textOf } from '../../syntax/tree.ts';

/** A value that a standard shows: an example, a default, one of a few allowed values. */
export interface ShownValue {
  /** The field that it is a value of, where the standard describes one of that name. */
  readonly field: Field | undefined;
  /** Of the field, or the key beside which it stands. */
  readonly name: string;
  readonly text: string;
  readonly node: SyntaxNode;
  /** For messages, at the beginning of a sentence. */
  readonly what: 'The example' | 'The default' | 'A code';
}

/** Values that belong together as those of one record: of the fields of one object, or of one example. */
export type ShownRecord = readonly ShownValue[];

/** What the fields of an entity show, an object at a time, and then the records that it shows as a whole. */
export function* recordsShownBy(entity: Entity): Generator<ShownRecord> {
  const stack: (readonly Field[])[] = [entity.fields];
  const seen = new Set<Field>();
  for (let fields = stack.pop(); fields; fields = stack.pop()) {
    const shown: ShownValue[] = [];
    for (const field of fields) {
      if (seen.has(field)) continue;
      seen.add(field);
      if (field.fields.length > 0) stack.push(field.fields);
      addShown(field, shown);
    }
    if (shown.length > 0) yield shown;
  }
  if (entity.exampleRecords.length === 0) return;
  const named = fieldsByName(entity.fields, new Map());
  for (const node of entity.exampleRecords) yield* recordsIn(node, named);
}

/** The records in a value that is shown as an example: a map, with what it holds but for lists, whose items are records of their own. */
export function* recordsIn(root: SyntaxNode, fields: ReadonlyMap<string, Field>, name = ''): Generator<ShownRecord> {
  const records: { node: SyntaxNode; name: string }[] = [{ node: root, name }];
  let count = 0;
  for (let at = records.pop(); at && count < MOST_VALUES; at = records.pop()) {
    const shown: ShownValue[] = [];
    const stack = [at];
    for (let inner = stack.pop(); inner && count < MOST_VALUES; inner = stack.pop()) {
      const node = resolve(inner.node);
      count++;
      if (node?.kind === 'scalar') {
        const field = fields.get(snakeCase(inner.name));
        if (isText(node.value))
          shown.push({ field, name: inner.name, text: String(node.value), node: inner.node, what: 'The example' });
      } else if (node?.kind === 'map') {
        const entries = [...entriesOf(node)].map(({ key, value }) => ({ node: value, name: textOf(key) }));
        stack.push(...entries.reverse());
      } else if (node?.kind === 'seq') {
        for (const item of node.items.slice(0, MOST_ITEMS)) records.push({ node: item, name: inner.name });
      }
    }
    if (shown.length > 0) yield shown;
  }
}

function addShown(field: Field, shown: ShownValue[]): void {
  const { name, examples, codeList } = field;
  const add = ({ value, node }: Located<Json>, what: ShownValue['what']): void => {
    if (isText(value)) shown.push({ field, name, text: String(value), node, what });
    else if (value !== null && typeof value === 'object')
      for (const record of recordsIn(node, fieldsByName(field.fields, new Map([[snakeCase(name), field]])), name))
        shown.push(...record);
  };
  for (const example of examples.slice(0, MOST_ITEMS)) add(example, 'The example');
  if (field.default) add(field.default, 'The default');
  if (codeList?.field && codeList.codes.length <= MOST_ITEMS)
    for (const code of codeList.codes) add(code.value, 'A code');
}

function fieldsByName(fields: readonly Field[], found: Map<string, Field>): Map<string, Field> {
  for (const field of fields) {
    const name = snakeCase(field.name);
    if (!found.has(name)) found.set(name, field);
    fieldsByName(field.fields, found);
  }
  return found;
}

function isText(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number';
}

/** An example that goes on is data. */
const MOST_ITEMS = 30;
const MOST_VALUES = 5000;

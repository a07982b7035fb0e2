import type { Span } from '../base/span.ts';
import type { Entity, Field } from '../model/entities.ts';
import { anchorSpan, keySpan } from '../syntax/tree.ts';
import type { Document, FileState } from '../workspace/file-state.ts';
import { allFields } from './lookup.ts';

/** The entity or field whose name stands at an offset; else the field named on its line, of several the one around it, else the entity. */
export function namedAt({ parsed }: FileState, document: Document, offset: number): Entity | Field | undefined {
  const entities = document.lowered.standards.flatMap((standard) => standard.entities);
  const { lines } = parsed;
  const line = lines.lineOf(offset);
  const start = lines.lineStart(line);
  const end = line + 1 < lines.lineCount ? lines.lineStart(line + 1) : lines.length + 1;
  const onLine = (thing: Entity | Field): boolean => {
    const name = nameSpan(thing);
    return start <= name.start && name.start < end;
  };
  const entity = entities.find(onLine);
  if (entity && touches(nameSpan(entity), offset)) return entity;
  const fields = allFields(document).filter(onLine);
  const around = fields.filter((field) => touches(nameSpan(field), offset) || touches(field.node, offset));
  return around.at(-1) ?? (fields.length > 0 ? onlyOne(fields) : entity);
}

export function nameSpan({ nameAt: { node, part } }: Entity | Field): Span {
  return part === 'key' ? keySpan(node) : anchorSpan(node);
}

function touches({ start, end }: Span, offset: number): boolean {
  return start <= offset && offset <= end;
}

function onlyOne<T>(things: readonly T[]): T | undefined {
  return things.length === 1 ? things[0] : undefined;
}

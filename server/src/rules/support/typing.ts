import type { Field } from '../../model/entities.ts';
import type { NodeEdit, PlaceableKey } from '../../model/formats/adapter.ts';

/** The change that makes a text a date or an address: a type of its own where the format has one, else a format of texts. */
export function narrowedTo(
  kind: 'date' | 'datetime' | 'uri' | 'email',
  field: Field,
  place: (target: Field, key: PlaceableKey, value: string) => NodeEdit | undefined,
): NodeEdit | undefined {
  const isFormat = kind === 'email' || FORMATS_OF_JSON.has(field.entity.standard.format);
  if (!isFormat) {
    const typed =
      kind === 'uri' && ADDRESSES_AS_TEXT.has(field.entity.standard.format) ? undefined : place(field, 'type', kind);
    if (typed) return typed;
  }
  return place(field, 'format', kind === 'datetime' ? 'date-time' : kind);
}

/** JSON has no type for them. */
const FORMATS_OF_JSON: ReadonlySet<string> = new Set(['json-schema', 'openapi']);
const ADDRESSES_AS_TEXT: ReadonlySet<string> = new Set(['odcs', 'table-schema', 'data-package']);

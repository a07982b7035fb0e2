import type { Json } from '../base/json.ts';
import type { Field } from '../model/entities.ts';
import type { FormatAdapter, NodeEdit } from '../model/formats/adapter.ts';
import type { FieldPrivacy } from '../model/inference/field-privacy.ts';
import { asMap } from '../syntax/tree.ts';

/** The change that declares what the schema suggests, in the place of the format; undefined where it has none. */
export function declareEdit(field: Field, privacy: FieldPrivacy, place: FormatAdapter['place']): NodeEdit | undefined {
  const mark = markSuggested(privacy);
  return mark === undefined ? undefined : place(field, 'personalData', mark);
}

/** The change that declares a field not personal, with a reason or an empty place for one. */
export function declareNoneEdit(field: Field, reason: string, place: FormatAdapter['place']): NodeEdit | undefined {
  const own = field.marks.personalData;
  // What is written already only lacks its reason.
  if (own?.value.identifiability === 'none' && asMap(own.node))
    return { op: 'set', at: own.node, path: ['reason'], value: reason };
  return place(field, 'personalData', { identifiability: 'none', reason });
}

/** What a mark would say of a field of which the schema suggests that it is personal data. */
function markSuggested({ personal, identifiability, special, row }: FieldPrivacy): Json | undefined {
  if (personal === 'none' || !row) return undefined;
  return {
    category: row.dpv,
    // A contact that may be a person's or an office's is direct when it is declared at all.
    identifiability: personal === 'mixed' && row.identifies === 'direct' ? 'direct' : identifiability,
    ...(special === 'criminal' ? { criminal: true } : special !== null && { specialCategory: special }),
  };
}

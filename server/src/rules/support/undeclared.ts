import { remembered } from '../../base/remembered.ts';
import { listOf } from '../../base/words.ts';
import { effectiveMark } from '../../model/effective.ts';
import type { Entity, Field, Standard } from '../../model/entities.ts';
import { fieldsOf } from '../../model/formats/build.ts';
import { type FieldPrivacy, inferredPrivacy } from '../../model/inference/field-privacy.ts';
import type { Confidence } from '../../model/inference/privacy-verdict.ts';
import type { Located } from '../../model/located.ts';
import { namesOnlyPersonal, type PersonalData } from '../../model/marks.ts';
import { asMap, asText } from '../../syntax/tree.ts';
import type { ContextBase } from '../define.ts';
import { textsIn } from './personal-content.ts';
import { quoted } from './text.ts';

/** A field that looks like personal data, and for which no mark answers the question. */
export interface Undeclared {
  readonly field: Field;
  /** What the schema alone suggests. */
  readonly privacy: FieldPrivacy;
  /** What is marked: nothing; that it is none, without a reason; that it is personal, without a kind. */
  readonly said: 'nothing' | 'no-reason' | 'no-kind';
}

/** How sure the suggestion must be before it is made (ruling 6). */
export const CONFIDENCE_OPTION = {
  confidence: {
    description:
      'How sure the reading of a field must be before it is reported. `medium` and `low` ask about more fields, and are wrong more often.',
    type: 'string',
    enum: ['high', 'medium', 'low'],
    default: 'high',
  },
} as const;

const RANKS: Readonly<Record<Confidence, number>> = { low: 0, medium: 1, high: 2 };

/**
 * The fields of which the schema suggests something that `wanted` asks for. A category, or `none` with a reason, is an answer, and so is
 * that the whole has no data subjects; a `none` without a reason is not (ruling 7).
 */
export function* undeclaredFields(
  standard: Standard,
  context: ContextBase,
  wanted: (privacy: FieldPrivacy) => boolean,
): Generator<Undeclared> {
  // A house dialect that has no place for the answer is not asked.
  if (standard.markPlaces?.has('personalData') === false) return;
  const least = RANKS[context.option('confidence') as Confidence] ?? RANKS.high;
  for (const field of fieldsOf(standard)) {
    const said = whatIsSaid(field);
    if (said === undefined) continue;
    const privacy = inferredPrivacy(field, context.languages);
    if (RANKS[privacy.confidence] >= least && wanted(privacy)) yield { field, privacy, said };
  }
}

/** What is marked of a field that leaves the question open; undefined where it is answered. */
export function whatIsSaid(field: Field): Undeclared['said'] | undefined {
  const mark = effectiveMark(field, 'personalData')?.mark;
  if (!mark) return hasNoSubjects(field) ? undefined : 'nothing';
  if (mark.value.identifiability === 'none') return isWithoutReason(mark) ? 'no-reason' : undefined;
  return namesOnlyPersonal(mark) ? 'no-kind' : undefined;
}

function hasNoSubjects(field: Field): boolean {
  const subjects = textsIn(effectiveMark(field, 'dataSubjects')?.mark.value);
  return subjects.length > 0 && subjects.every((subject) => subject === 'none');
}

/** In our own words only: a column "personal: no" of a house dialect has no room for a reason. */
function isWithoutReason({ value, node }: Located<PersonalData>): boolean {
  return (value.reason ?? '').trim() === '' && (asMap(node) !== undefined || asText(node) === 'none');
}

/**
 * Field by field, as far as that can be read; in files with more of them (A0.4, step 7) by entity. Names that come back, as in a file that
 * writes its definitions out, count once: the same sentence about them is said once anyway.
 */
export function byEntityWhereMany<T extends { readonly field: Field }>(found: readonly T[]): T[][] {
  const names = new Set(found.map(({ field }) => field.name));
  if (names.size <= MOST_ALIKE) return found.map((one) => [one]);
  const groups = new Map<Entity, T[]>();
  for (const one of found) {
    const group = groups.get(one.field.entity);
    if (group) group.push(one);
    else groups.set(one.field.entity, [one]);
  }
  return [...groups.values()];
}

const MOST_ALIKE = 10;

/** Whether what a field holds is a record that is defined elsewhere, not a value: a type of values may well be shared. */
export function refersToRecord({ refersTo, entity }: Field): boolean {
  if (!refersTo) return false;
  const { resource, fragment } = refersTo;
  if (resource !== undefined || !fragment) return true;
  const key = fragment.slice(Math.max(fragment.lastIndexOf('/'), fragment.lastIndexOf('#')) + 1);
  return recordsIn(entity.standard).has(key);
}

/** Keys and names of what has fields. */
const recordsIn = remembered((standard: Standard): ReadonlySet<string> => {
  const found = new Set<string>();
  for (const { node, name, fields } of standard.entities) {
    if (fields.length === 0) continue;
    found.add(name);
    if (typeof node.slot === 'string') found.add(node.slot);
  }
  return found;
});

/** "`sex`, `age` and `postcode`", "`sex`, `age`, `postcode` and 4 more". */
export function namesOfFields(found: readonly { readonly field: Field }[]): string {
  const names = [...new Set(found.map(({ field }) => quoted(field.name)))];
  return names.length <= 4 ? listOf(names, 'and') : `${names.slice(0, 3).join(', ')} and ${names.length - 3} more`;
}

/** Name for messages; a list of fields that belongs to no class has none of its own. */
export function labelOf({ name, standard }: Entity): string {
  return name === '' ? standard.label : name;
}

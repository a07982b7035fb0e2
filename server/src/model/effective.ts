import type { Entity, Field, Standard } from './entities.ts';
import type { Located } from './located.ts';
import type { Classification, MarkKey, Marks } from './marks.ts';

export interface EffectiveMark<T> {
  readonly mark: Located<T>;
  readonly source: 'declared' | 'inherited';
  /** What the mark is written at; undefined for that of a field which this one is based on. */
  readonly from: Field | Entity | Standard | undefined;
}

/** The mark that holds for a field: its own, else that of the fields it is based on, of those around it, its entity or its standard. */
export function effectiveMark<K extends MarkKey>(
  field: Field,
  key: K,
): EffectiveMark<NonNullable<Marks[K]>['value']> | undefined {
  type Value = NonNullable<Marks[K]>['value'];
  const own = field.marks[key] as Located<Value> | undefined;
  if (own) return { mark: own, source: 'declared', from: field };
  const based = field.inherited[key] as Located<Value> | undefined;
  if (based) return { mark: based, source: 'inherited', from: undefined };
  for (let around = field.parent; around; around = around.parent) {
    const mark = (around.marks[key] ?? around.inherited[key]) as Located<Value> | undefined;
    if (mark) return { mark, source: 'inherited', from: around };
  }
  for (const from of [field.entity, field.entity.standard]) {
    const mark = from.marks[key] as Located<Value> | undefined;
    if (mark) return { mark, source: 'inherited', from };
  }
  return undefined;
}

/** A bare value belongs to the scheme that the standard itself is classified by, when it names one. */
export function effectiveClassification(field: Field): EffectiveMark<Classification> | undefined {
  const effective = effectiveMark(field, 'classification');
  const scheme = effective?.mark.value.scheme ?? field.entity.standard.marks.classification?.value.scheme;
  return effective && { ...effective, mark: { ...effective.mark, value: { ...effective.mark.value, scheme } } };
}

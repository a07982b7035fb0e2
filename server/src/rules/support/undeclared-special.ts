import type { Entity, Field, Standard } from '../../model/entities.ts';
import type { FieldPrivacy } from '../../model/inference/field-privacy.ts';
import type { FileContext } from '../define.ts';
import { declarationsFor, declareAll, specialKind } from './declare-personal.ts';
import { byEntityWhereMany, labelOf, namesOfFields, type Undeclared, undeclaredFields } from './undeclared.ts';

type SpecialMessages = Readonly<
  Record<'undeclared' | 'kindless' | 'unreasoned', `${string}{field}${string}{kind}${string}{evidence}${string}`> &
    Record<'many', `${string}{count}${string}{entity}${string}{kinds}${string}{fields}${string}`>
>;

/** Reports what looks like data of the kinds that are asked for and is not declared so: once where one field holds the others. */
export function reportSpecial<M extends SpecialMessages>(
  standard: Standard,
  context: FileContext<M>,
  wanted: (special: string) => boolean,
): void {
  const outer = new Set<Field>();
  const found: Undeclared[] = [];
  for (const one of undeclaredFields(standard, context, ({ special }) => special !== null && wanted(special))) {
    outer.add(one.field);
    if (!isWithin(one.field, outer)) found.push(one);
  }
  const speak = context as unknown as FileContext<SpecialMessages>;
  for (const group of byEntityWhereMany(found)) {
    const [one] = group;
    if (!one) continue;
    if (group.length === 1) reportOne(one, speak);
    else reportMany(one.field.entity, group, speak);
  }
}

const MESSAGES = { nothing: 'undeclared', 'no-kind': 'kindless', 'no-reason': 'unreasoned' } as const;

function reportOne({ field, privacy, said }: Undeclared, context: FileContext<SpecialMessages>): void {
  context.report(MESSAGES[said], {
    at: field.nameAt,
    data: { field: field.name, kind: kindOf(privacy), evidence: privacy.evidence.join(', ') },
    fixes: declarationsFor(field, privacy, context),
  });
}

function reportMany(entity: Entity, group: readonly Undeclared[], context: FileContext<SpecialMessages>): void {
  const kinds = [...new Set(group.map(({ privacy }) => kindOf(privacy)))];
  context.report('many', {
    at: entity.nameAt,
    data: {
      count: String(group.length),
      entity: labelOf(entity),
      kinds: kinds.join(', '),
      fields: namesOfFields(group),
    },
    fixes: [declareAll(group, 'Declare each as suggested', context)],
    related: group.slice(0, 10).map(({ field, privacy }) => ({ at: field.nameAt, message: kindOf(privacy) })),
  });
}

function kindOf({ special }: FieldPrivacy): string {
  return special === null ? '' : specialKind(special);
}

function isWithin({ parent }: Field, outer: ReadonlySet<Field>): boolean {
  for (let around = parent; around; around = around.parent) if (outer.has(around)) return true;
  return false;
}

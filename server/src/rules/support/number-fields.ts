import type { Entity, Field } from '../../model/entities.ts';
import type { FileContext } from '../define.ts';

export function isNumber({ type }: Field): boolean {
  return type?.value === 'number' || type?.value === 'integer';
}

/** The messages that a rule needs for it. */
type Told = { readonly one: '{field}'; readonly several: '{count} {entity} {fields}' };

/** Most fields that a message names. */
const NAMED = 4;

/** One finding for all fields of an entity that lack a unit, at the first of them, with one fix that makes room for it in each. */
export function reportFields(
  fields: readonly Field[],
  entity: Entity,
  context: Pick<FileContext<Told>, 'report' | 'place'>,
  title: string,
): void {
  const [first, ...others] = fields;
  if (!first) return;
  const edits = fields.flatMap((field) => context.place(field, 'unit', '') ?? []);
  const fixes = edits.length > 0 ? [{ title, safety: 'suggestion' as const, edits }] : [];
  if (others.length === 0) {
    context.report('one', { at: first.nameAt, data: { field: first.path }, fixes });
    return;
  }
  const names = fields.slice(0, NAMED).map(({ path }) => `\`${path}\``);
  const more = fields.length - names.length;
  const named = more > 0 ? `${names.join(', ')} and ${more} more` : names.join(', ');
  const data = { entity: entity.name || entity.standard.label, count: String(fields.length), fields: named };
  context.report('several', { at: first.nameAt, data, fixes });
}

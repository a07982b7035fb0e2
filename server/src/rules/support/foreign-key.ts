import type { LogicalType } from '../../model/entities.ts';
import type { KeyField } from '../../model/key-field.ts';
import { quoted } from './text.ts';

/** Whatever a foreign key leads to. */
export interface KeyTarget {
  readonly entity: string;
  readonly fields: ReadonlyMap<string, KeyField>;
  /** The combinations of fields of which each occurs once, the primary key first. */
  readonly keys: readonly (readonly string[])[];
  /** Whether it has a field of that name, in a key or not. */
  readonly has: (name: string) => boolean;
}

export type Mismatch =
  | { readonly message: 'type'; readonly from: KeyField; readonly to: KeyField; readonly data: TypeData }
  | { readonly message: 'pattern'; readonly from: KeyField; readonly to: KeyField; readonly data: PatternData }
  | { readonly message: 'length'; readonly from: KeyField; readonly to: KeyField; readonly data: LengthData }
  | { readonly message: 'unique'; readonly data: UniqueData };

interface Pair {
  readonly field: string;
  readonly target: string;
}
type TypeData = Pair & { readonly type: string; readonly other: string };
type PatternData = Pair & { readonly pattern: string; readonly other: string };
type LengthData = Pair & { readonly length: string; readonly other: string };
interface UniqueData {
  readonly fields: string;
  readonly targets: string;
  readonly entity: string;
  readonly key: string;
}

/** Where the fields of a foreign key and those that it leads to cannot be joined, or not to one record. */
export function mismatchesOf(
  from: readonly (KeyField | undefined)[],
  targetNames: readonly string[],
  target: KeyTarget,
): Mismatch[] {
  const names = targetNames.length > 0 ? targetNames : (target.keys[0] ?? []);
  if (names.length !== from.length) return [];
  const pairs = from.flatMap((field, index): Mismatch[] => {
    const to = target.fields.get(names[index] ?? '');
    return field && to ? (between(field, to, `${target.entity}.${to.name}`) ?? []) : [];
  });
  return [...pairs, ...(uniqueness(from, names, target) ?? [])];
}

function between(from: KeyField, to: KeyField, target: string): Mismatch[] | undefined {
  const pair = { field: from.name, target };
  const [one, other] = [familyOf(from.type), familyOf(to.type)];
  if (one !== undefined && other !== undefined && one !== other)
    return [{ message: 'type', from, to, data: { ...pair, type: from.type ?? '', other: to.type ?? '' } }];
  if (from.pattern !== undefined && to.pattern !== undefined && bare(from.pattern) !== bare(to.pattern))
    return [
      { message: 'pattern', from, to, data: { ...pair, pattern: quoted(from.pattern), other: quoted(to.pattern) } },
    ];
  if (from.maxLength !== undefined && to.maxLength !== undefined && from.maxLength < to.maxLength)
    return [{ message: 'length', from, to, data: { ...pair, length: `${from.maxLength}`, other: `${to.maxLength}` } }];
  return undefined;
}

/** Types between which values may be equal; undefined for those of which nothing is known. Whole numbers are numbers, and years are. */
function familyOf(type: LogicalType | undefined): string | undefined {
  switch (type) {
    case 'string':
    case 'uri':
      return 'text';
    case 'integer':
    case 'number':
    case 'year':
      return 'number';
    case 'date':
    case 'datetime':
    case 'time':
    case 'boolean':
    case 'yearmonth':
      return type;
    default:
      return undefined;
  }
}

/** Anchored or not, a pattern of a key is meant for the whole of it. */
function bare(pattern: string): string {
  return pattern.replace(/^\^/, '').replace(/\$$/, '');
}

/** Speaks only where the target says what its keys are. */
function uniqueness(
  from: readonly (KeyField | undefined)[],
  names: readonly string[],
  { entity, keys, has }: KeyTarget,
): Mismatch[] | undefined {
  const [primary] = keys;
  // That a field does not exist is another mistake.
  if (!primary || !names.every(has) || keys.some((key) => key.every((name) => names.includes(name)))) return undefined;
  const data = {
    fields: from.map((field) => quoted(field?.name ?? '')).join(', '),
    targets: names.map((name) => quoted(name)).join(', '),
    entity,
    key: primary.map((name) => quoted(name)).join(', '),
  };
  return [{ message: 'unique', data }];
}

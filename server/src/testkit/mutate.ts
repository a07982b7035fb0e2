import type { JsonSchema } from '../schema/json-schema.ts';

/** A small generator of pseudo-random numbers, so that a seed gives the same mutations everywhere. */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const SCALARS: readonly unknown[] = [
  '',
  'x',
  0,
  -1,
  3.5,
  true,
  null,
  [],
  {},
  '2026-13-01',
  'P1Y',
  'active',
  'https://a.example/b',
  ['x', 'x'],
  { x: 1 },
];

/** Seeded damage to a document: keys removed, renamed, added and moved; values changed in kind, emptied, doubled. */
export function* mutationsOf(original: unknown, count: number, seed: number, schema?: JsonSchema): Generator<unknown> {
  const random = randomOf(seed);
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;
  const keys = schema ? knownKeys(schema) : [];
  for (let index = 0; index < count; index++) {
    const copy = structuredClone(original);
    const hits = random() < 0.7 ? 1 : 2;
    for (let hit = 0; hit < hits; hit++) mutate(copy, pick, random, keys);
    yield copy;
  }
}

type Holder = Record<string, unknown> | unknown[];

function mutate(
  document: unknown,
  pick: <T>(items: readonly T[]) => T,
  random: () => number,
  keys: readonly string[],
): void {
  const holders = holdersIn(document);
  if (holders.length === 0) return;
  const holder = pick(holders);
  if (Array.isArray(holder)) mutateList(holder, pick, random);
  else mutateMap(holder, pick, random, keys);
}

function mutateList(list: unknown[], pick: <T>(items: readonly T[]) => T, random: () => number): void {
  const at = Math.floor(random() * Math.max(1, list.length));
  pick<() => void>([
    () => list.splice(at, 1),
    () => list.push(structuredClone(list[at] ?? 'x')),
    () => list.splice(at, 1, structuredClone(pick(SCALARS))),
    () => list.splice(0, list.length),
  ])();
}

function mutateMap(
  map: Record<string, unknown>,
  pick: <T>(items: readonly T[]) => T,
  random: () => number,
  known: readonly string[],
): void {
  const own = Object.keys(map);
  const key = own.length > 0 ? pick(own) : 'x';
  pick<() => void>([
    () => delete map[key],
    () => {
      map[`${key}x`] = map[key];
      delete map[key];
    },
    () => {
      map[key] = structuredClone(pick(SCALARS));
    },
    () => {
      map[known.length > 0 && random() < 0.7 ? pick(known) : 'extra'] = structuredClone(pick(SCALARS));
    },
    () => {
      map[key] = [map[key]];
    },
    () => {
      if (typeof map[key] === 'string') map[key] = (map[key] as string).toUpperCase();
    },
  ])();
}

function holdersIn(value: unknown): Holder[] {
  if (typeof value !== 'object' || value === null) return [];
  return [value as Holder, ...Object.values(value).flatMap(holdersIn)];
}

function knownKeys(schema: JsonSchema): string[] {
  const keys = new Set<string>();
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, inner] of Object.entries(value)) {
      if (key === 'properties') for (const name of Object.keys(inner as object)) keys.add(name);
      visit(inner);
    }
  };
  visit(schema);
  return [...keys];
}

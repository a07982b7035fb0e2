import type { Json } from '../../base/json.ts';
import { recordedPart } from '../../model/agreement-terms.ts';
import type { Agreement } from '../../model/entities.ts';
import { pointerOf } from '../../syntax/tree.ts';

export type JsonMap = { readonly [key: string]: Json };

/** What an agreement records, in the shape and under the names of our own format, whatever format it is written in. */
export function recordedTerms({ node, terms }: Agreement): JsonMap {
  if (terms) return Object.fromEntries([...terms].map(([term, { value }]) => [term, value]));
  const { apiVersion, kind, ...recorded } = (recordedPart(node).value ?? {}) as JsonMap;
  return recorded;
}

/** One recorded value and where it stands: a JSON pointer into the terms. */
export interface Leaf {
  readonly path: string;
  readonly value: Json;
}

/** Every value that is recorded somewhere below; blank items of lists record nothing. */
export function leavesOf(value: Json, at: readonly (string | number)[] = []): Leaf[] {
  if (Array.isArray(value))
    return (value as readonly Json[]).flatMap((item, index) => (item === null ? [] : leavesOf(item, [...at, index])));
  if (isMap(value)) return Object.entries(value).flatMap(([key, item]) => leavesOf(item, [...at, key]));
  return [{ path: pointerOf(at), value }];
}

export function isMap(value: Json | undefined): value is JsonMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The items of a list that are maps: parties, data items. */
export function mapsIn(value: Json | undefined): readonly JsonMap[] {
  return Array.isArray(value) ? (value as readonly Json[]).filter(isMap) : [];
}

export function textIn(map: JsonMap | undefined, key: string): string | undefined {
  const value = map !== undefined && Object.hasOwn(map, key) ? map[key] : undefined;
  return typeof value === 'string' ? value : undefined;
}

/** The texts of a list, or the one text that stands where a list may. */
export function textsIn(value: Json | undefined): readonly string[] {
  const list: readonly Json[] = Array.isArray(value) ? value : value === undefined ? [] : [value];
  return list.filter((item) => typeof item === 'string');
}

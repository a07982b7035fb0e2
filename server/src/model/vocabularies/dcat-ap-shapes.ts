import { lazy } from '../../base/lazy.ts';
import type { ResourceType } from '../entities.ts';
import data from './dcat-ap-shapes.json' with { type: 'json' };

/** What DCAT-AP asks of a class, by short names of properties. */
export interface ResourceShape {
  readonly mandatory: readonly string[];
  readonly recommended: readonly string[];
  /** At most one value. */
  readonly once: readonly string[];
  /** No plain text will do: a thing or its address. */
  readonly things: readonly string[];
}

export const dcatApShape: (type: ResourceType) => ResourceShape = (type) => shapes()[type];

const shapes = lazy((): Readonly<Record<ResourceType, ResourceShape>> => {
  const things: Readonly<Record<string, readonly string[]>> = data.things;
  const rows = Object.entries(data.classes).map(([type, shape]) => [type, { ...shape, things: things[type] ?? [] }]);
  return Object.fromEntries(rows) as Record<ResourceType, ResourceShape>;
});

/** High-value datasets: the law that makes them so, and the addresses of its six categories with what they are called. */
export const highValue: () => { readonly legislation: string; readonly categories: ReadonlyMap<string, string> } = lazy(
  () => ({
    legislation: data.hvd.legislation,
    categories: new Map(Object.entries(data.hvd.categories).map(([code, name]) => [data.hvd.scheme + code, name])),
  }),
);

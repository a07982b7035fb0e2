import type { Ecosystem } from './ecosystem.ts';
import type { MapNode } from './parts.ts';

/** All nodes, in the order in which they are told of. */
export function nodesOf({ organisations, standards, datasets, agreements }: Ecosystem): MapNode[] {
  return [...organisations, ...standards, ...datasets, ...agreements];
}

/** Short names for the ids of nodes, that may stand where an id of an author may not: in attributes, in Mermaid. */
export function mapKeys(ecosystem: Ecosystem): ReadonlyMap<string, string> {
  return new Map(nodesOf(ecosystem).map(({ id }, index) => [id, `n${index}`]));
}

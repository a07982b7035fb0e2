import type { Ecosystem } from './ecosystem.ts';
import { nodesOf } from './map-keys.ts';
import type { MapNode } from './parts.ts';

/** The node that somebody means: by id with or without its kind, by identifier, by label, or by the path of its file as shown. */
export function nodeCalled(
  ecosystem: Ecosystem,
  text: string,
  shown: (path: string) => string,
): { readonly node: MapNode } | { readonly among: readonly MapNode[] } {
  const nodes = nodesOf(ecosystem);
  const ways: ((node: MapNode) => boolean)[] = [
    ({ id }) => id === text,
    (node) => node.identifier === text,
    ({ id, kind }) => id === `${kind}:${text}`,
    ({ label }) => label === text,
    ({ label }) => label.toLowerCase() === text.toLowerCase(),
    (node) => node.kind !== 'organisation' && shown(node.at.file) === text,
  ];
  for (const isMeant of ways) {
    const [node, ...others] = nodes.filter(isMeant);
    if (node) return others.length === 0 ? { node } : { among: [node, ...others] };
  }
  return { among: [] };
}

/**
 * What is at most so many steps away, with what it names: an agreement without its parties says nothing. A step leads from an agreement to its
 * parties and standards, and from what is held to its holder, and back.
 */
export function focusedOn(ecosystem: Ecosystem, id: string, depth: number): Ecosystem {
  const neighbours = neighboursIn(ecosystem);
  const reached = new Set([id]);
  let edge = [id];
  for (let step = 0; step < depth && edge.length > 0; step++) {
    const next = edge.flatMap((one) => [...(neighbours.get(one) ?? [])].filter((other) => !reached.has(other)));
    edge = [...new Set(next)];
    for (const one of edge) reached.add(one);
  }
  addNamed(ecosystem, reached);
  const isIn = (node: { readonly id: string }): boolean => reached.has(node.id);
  return {
    organisations: ecosystem.organisations.filter(isIn),
    standards: ecosystem.standards.filter(isIn),
    datasets: ecosystem.datasets.filter(isIn),
    agreements: ecosystem.agreements.filter(isIn),
    flows: ecosystem.flows.filter(
      ({ from, to, agreement }) => reached.has(from) && reached.has(to) && reached.has(agreement),
    ),
    chains: ecosystem.chains.filter(({ agreements }) => agreements.every((one) => reached.has(one))),
  };
}

/** Parties and standards of agreements, then standards of datasets, then holders. */
function addNamed({ standards, datasets, agreements }: Ecosystem, reached: Set<string>): void {
  const isIn = ({ id }: { readonly id: string }): boolean => reached.has(id);
  const add = (id: string | undefined): void => {
    if (id !== undefined) reached.add(id);
  };
  for (const { parties, standards: shared } of agreements.filter(isIn)) {
    for (const { organisation } of parties) add(organisation);
    for (const one of shared) add(one.id);
  }
  for (const { conformsTo } of datasets.filter(isIn)) for (const one of conformsTo) add(one.id);
  for (const { holder } of [...standards, ...datasets].filter(isIn)) add(holder);
}

function neighboursIn({ standards, datasets, agreements }: Ecosystem): Map<string, Set<string>> {
  const neighbours = new Map<string, Set<string>>();
  const join = (one: string, other: string | undefined): void => {
    if (other === undefined) return;
    neighbours.set(one, (neighbours.get(one) ?? new Set()).add(other));
    neighbours.set(other, (neighbours.get(other) ?? new Set()).add(one));
  };
  for (const { id, holder } of [...standards, ...datasets]) join(id, holder);
  for (const { id, conformsTo } of datasets) for (const one of conformsTo) join(id, one.id);
  for (const { id, parties, standards: shared } of agreements) {
    for (const { organisation } of parties) join(id, organisation);
    for (const one of shared) join(id, one.id);
  }
  return neighbours;
}

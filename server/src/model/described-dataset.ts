import type { Dataset } from './entities.ts';

/** Of a thing that a graph names in passing another document may say the rest: nothing is missing here. */
export function isNamedInPassing({ resource, termsByAddress }: Dataset): boolean {
  return termsByAddress === true && resource?.whole !== true;
}

/** Described at length where it is a thing of a graph; elsewhere with all that entries of catalogues and published packages have. */
export function isDescribedDataset({ resource, title, description, publisher, licence, contact }: Dataset): boolean {
  if (resource) return resource.whole;
  return (
    title !== undefined && description !== undefined && publisher !== undefined && (licence ?? contact) !== undefined
  );
}

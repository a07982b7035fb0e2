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

/** Described at length, so that what is missing has been left out: graphs name datasets in passing, of which another file tells the rest. */
export function isDescribedAtLength(dataset: Dataset): boolean {
  if (!dataset.termsByAddress) return true;
  const { title, description, keywords, publisher, contact, issued, modified, access, licence, distributions } =
    dataset;
  const said = [
    title,
    description,
    keywords[0],
    publisher,
    contact,
    issued ?? modified,
    access,
    licence,
    distributions[0],
  ];
  return said.filter((one) => one !== undefined).length >= 4;
}

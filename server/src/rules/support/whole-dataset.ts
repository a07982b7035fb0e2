import type { Dataset } from '../../model/entities.ts';

/** Described at length, so that what is missing has been left out: graphs name datasets in passing, of which another file tells the rest. */
export function isWhole(dataset: Dataset): boolean {
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

import type { JsonLdDocument } from '../jsonld/read.ts';
import { wellKnownContext } from '../jsonld/well-known.ts';

/** Messages, offers and catalogues of the Dataspace Protocol name its context. */
export function isDataspace(document: JsonLdDocument): boolean {
  return document.contexts.some(({ value }) => wellKnownContext(value)?.name === 'dataspace-protocol');
}

/** Whether one of the contexts is known to nobody here, so that a plain word may mean anything. */
export function isUnreadable(document: JsonLdDocument): boolean {
  return document.contexts.some(({ value }) => wellKnownContext(value) === undefined);
}

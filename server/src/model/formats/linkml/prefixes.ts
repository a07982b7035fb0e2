import { valueAt } from '../../../syntax/tree.ts';
import type { Prefixes } from '../../entities.ts';
import { textsOf } from '../../marks.ts';
import { customaryPrefixes } from '../../vocabularies/prefixes.ts';
import type { Model } from './elements.ts';

/** The prefix of a short address; undefined for a full address and for what is no address. */
export function prefixOf(term: string): string | undefined {
  const prefix = /^([A-Za-z_][\w.-]*):(?!\/\/)/.exec(term)?.[1];
  return prefix === undefined || SCHEMES.has(prefix.toLowerCase()) ? undefined : prefix;
}

/** Beginnings of full addresses. */
const SCHEMES: ReadonlySet<string> = new Set(['http', 'https', 'urn', 'mailto', 'ftp', 'info', 'tag', 'data', 'file']);

/** What `linkml:types` brings along, and the vocabularies that every tool for LinkML knows. */
export const KNOWN_PREFIXES: ReadonlySet<string> = new Set([
  'linkml',
  'xsd',
  'shex',
  'schema',
  'rdf',
  'rdfs',
  'owl',
  'skos',
]);

/** The prefixes of a model. A published collection of further ones may have any. */
export function prefixesOf(model: Model): Prefixes {
  const collection = textsOf(valueAt(model.root, 'default_curi_maps')).length > 0;
  const builtIn = [...KNOWN_PREFIXES].map((prefix) => [prefix, customaryPrefixes.get(prefix) ?? ''] as const);
  const imported = textsOf(valueAt(model.root, 'imports')).some(({ value }) => value !== 'linkml:types');
  return {
    known: new Map([...builtIn.filter(([, namespace]) => namespace !== ''), ...model.prefixes]),
    // What other files of the model declare holds here too.
    others: collection || imported ? 'customary' : 'declared',
    amongReferences: true,
  };
}

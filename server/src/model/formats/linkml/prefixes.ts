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

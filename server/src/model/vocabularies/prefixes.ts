import { lazy } from '../../base/lazy.ts';
import data from './prefixes.json' with { type: 'json' };

/** Namespaces by the prefix that people give them. */
export const customaryPrefixes: ReadonlyMap<string, string> = new Map(Object.entries(data.prefixes));

/** Namespaces of the prefixes that RDFa, and CSVW with it, understands without a declaration. */
export const initialContext: () => ReadonlyMap<string, string> = lazy(
  () => new Map([...customaryPrefixes, ...Object.entries(data.initialContext)]),
);

/** The spelling of a namespace that its vocabulary publishes, whether it is written with `http` or with `https`; as it is when it is none of ours. */
export function namespaceSpelling(written: string): string {
  return namespaces().get(schemeless(written)) ?? written;
}

const namespaces = lazy(
  () => new Map([...initialContext().values()].map((namespace) => [schemeless(namespace), namespace])),
);

function schemeless(address: string): string {
  return address.replace(/^https?:\/\/(?:www\.(?=schema\.org\/))?/, '');
}

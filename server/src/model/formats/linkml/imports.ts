import { type MapNode, valueAt } from '../../../syntax/tree.ts';
import type { Reference } from '../../entities.ts';
import { textsOf } from '../../marks.ts';
import { prefixOf } from './prefixes.ts';

/**
 * The files whose definitions a schema takes over. `linkml:types` is built in; other parts of LinkML come with its tools, and are read only
 * where the workspace has them.
 */
export function importsOf(root: MapNode, prefixes: ReadonlyMap<string, string>): Reference[] {
  return textsOf(valueAt(root, 'imports')).flatMap((at) => {
    if (at.value === 'linkml:types') return [];
    const prefix = prefixOf(at.value);
    const known =
      prefix === undefined ? undefined : (prefixes.get(prefix) ?? (prefix === 'linkml' ? LINKML : undefined));
    const name = prefix === undefined ? at.value : (known ?? `${prefix}:`) + at.value.slice(prefix.length + 1);
    return {
      kind: 'reference' as const,
      at,
      role: 'import' as const,
      target: { resource: isAddress(name) ? name : withExtension(name), fragment: undefined },
      ...(prefix !== undefined && (known === undefined || known === LINKML) && { assumed: true as const }),
    };
  });
}

const LINKML = 'https://w3id.org/linkml/';

function isAddress(name: string): boolean {
  return /^[a-z][a-z0-9+.-]*:/i.test(name);
}

function withExtension(name: string): string {
  return /\.ya?ml$/.test(name) ? name : `${name}.yaml`;
}

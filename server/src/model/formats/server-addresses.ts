import { asText, entriesOf, itemsOf, type SyntaxNode, valueAt } from '../../syntax/tree.ts';
import { type Located, locate } from '../located.ts';

/** What the servers of a data contract, in a list or by name, give as addresses. */
export function serverAddresses(root: SyntaxNode): Located<string>[] {
  const servers = valueAt(root, 'servers');
  const all = servers?.kind === 'seq' ? itemsOf(servers) : [...entriesOf(servers)].map(({ value }) => value);
  return all.flatMap((server) =>
    [...entriesOf(server)].flatMap(({ value }) => {
      const text = asText(value);
      return text?.includes('://') ? [locate(text, value)] : [];
    }),
  );
}

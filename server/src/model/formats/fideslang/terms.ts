import { pushAll } from '../../../base/push-all.ts';
import { asMap, asText, entriesOf, itemsOf, resolve, type SyntaxNode, textOf, valueAt } from '../../../syntax/tree.ts';
import type { Reference, ReferenceName } from '../../entities.ts';
import { type Located, locate } from '../../located.ts';
import { textsOf } from '../../marks.ts';
import { shippedKeys, suggestKey, type TermKind } from './taxonomy.ts';

const KINDS: readonly TermKind[] = ['data_category', 'data_use', 'data_subject'];

/** Under which keys terms are used, and of which vocabulary. */
const USED_AT: Readonly<Record<string, TermKind>> = {
  data_categories: 'data_category',
  shared_categories: 'data_category',
  data_use: 'data_use',
  data_uses: 'data_use',
  data_purposes: 'data_use',
  data_subjects: 'data_subject',
};

/** What a manifest may hold in any shape that its authors like. */
const FREE = new Set(['meta', 'fidesctl_meta', 'namespace', 'partitioning', 'configuration']);

/** Terms that neither Fideslang nor this manifest knows. Another file of the workspace may. */
export function foreignTerms(root: SyntaxNode): Reference[] {
  const own = ownTerms(root);
  return [...usesOf(root), ...parentsOf(root)].flatMap(([kind, at]) => {
    const key = at.value;
    if (key.includes('<') || shippedKeys(kind).has(key) || own[kind].has(key)) return [];
    const suggestion = suggestKey(kind, key, own[kind]);
    return {
      kind: 'reference' as const,
      at,
      role: 'term' as const,
      target: { resource: addressOf(kind, key), fragment: undefined },
      ...(suggestion !== undefined && { suggestion }),
    };
  });
}

/** The terms that this manifest adds, as names for other files. */
export function termNames(root: SyntaxNode): ReferenceName[] {
  const own = ownTerms(root);
  return KINDS.flatMap((kind) =>
    [...own[kind]].map((key) => ({ resource: addressOf(kind, key), fragment: undefined })),
  );
}

/** Not the address of anything on a network, only a name that no path and no other format has. */
export function addressOf(kind: TermKind | 'dataset', key: string): string {
  return `fides:${kind}/${key}`;
}

function ownTerms(root: SyntaxNode): Readonly<Record<TermKind, ReadonlySet<string>>> {
  const keys = (kind: TermKind): ReadonlySet<string> =>
    new Set(itemsOf(valueAt(root, kind)).flatMap((item) => asText(valueAt(item, 'fides_key')) ?? []));
  return { data_category: keys('data_category'), data_use: keys('data_use'), data_subject: keys('data_subject') };
}

type Use = readonly [TermKind, Located<string>];

function* usesOf(root: SyntaxNode): Generator<Use> {
  const seen = new Set<SyntaxNode>();
  const stack: SyntaxNode[] = [root];
  for (let at = stack.pop(); at; at = stack.pop()) {
    const node = resolve(at);
    // What an alias stands for is judged where it is written, and a cyclic one only once.
    if (!node || seen.has(node)) continue;
    seen.add(node);
    if (node.kind === 'seq') pushAll(stack, node.items.toReversed());
    if (node.kind !== 'map') continue;
    for (const { key, value } of entriesOf(node)) {
      const name = textOf(key);
      const kind = Object.hasOwn(USED_AT, name) ? USED_AT[name] : undefined;
      if (kind !== undefined) for (const used of termsIn(value)) yield [kind, used];
      if (!FREE.has(name)) stack.push(value);
    }
  }
}

/** A key, a list of them, or the list that a rule of a policy compares with. */
function termsIn(value: SyntaxNode): Located<string>[] {
  return textsOf(asMap(value) ? valueAt(value, 'values') : value);
}

function* parentsOf(root: SyntaxNode): Generator<Use> {
  for (const kind of KINDS)
    for (const item of itemsOf(valueAt(root, kind))) {
      const node = valueAt(item, 'parent_key');
      const text = asText(node);
      if (node && text !== undefined && text !== '') yield [kind, locate(text, node)];
    }
}

import { asMap, entriesOf, itemsOf, keyOf, type ScalarNode, type SyntaxNode, valueAt } from '../../../syntax/tree.ts';

/**
 * A way from a node to others, as a dialect of the configuration writes it: names joined by dots (`description.en`), `[]` for each item of
 * a list, `[0]` for one of them, `*` for each value of a map, `.` for the node itself, `$` for the whole file, and at the end `$key` for the
 * key under which the node stands. A name that holds a dot, a bracket or a star is written in quotes. JSONPath can say more (filters,
 * slices, descent) than a dictionary of data needs, and its libraries give values without their places.
 */
export interface DialectPath {
  readonly text: string;
  readonly fromRoot: boolean;
  readonly steps: readonly Step[];
}

export type Step =
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'item'; readonly index: number }
  /** Each item of a list (`[]`), each value of a map (`*`), or whichever of the two there is. */
  | { readonly kind: 'items' | 'values' | 'members' }
  | { readonly kind: 'key' };

/** What a path led to: a node, or the key under which one stands. */
export interface Found {
  readonly node: SyntaxNode;
  readonly key: ScalarNode | undefined;
}

const STEP = /"([^"]*)"|\[(\d*)\]|(\*)|([^.[\]*"]+)/y;

/** Undefined for a text that is no path. */
export function parsePath(text: string): DialectPath | undefined {
  const trimmed = text.trim();
  const fromRoot = /^\$(?:\.|\[|$)/.test(trimmed);
  let at = fromRoot ? 1 : 0;
  const steps: Step[] = [];
  if (trimmed === '' || trimmed === '.') return trimmed === '' ? undefined : { text, fromRoot, steps };
  if (trimmed[at] === '.') at++;
  while (at < trimmed.length) {
    STEP.lastIndex = at;
    const match = STEP.exec(trimmed);
    if (!match) return undefined;
    steps.push(stepOf(match));
    at = STEP.lastIndex;
    if (trimmed[at] === '.') {
      at++;
      if (at === trimmed.length) return undefined;
    } else if (at < trimmed.length && trimmed[at] !== '[') return undefined;
  }
  const misplaced = steps.slice(0, -1).some((step) => step.kind === 'key');
  return misplaced ? undefined : { text, fromRoot, steps };
}

function stepOf([, quoted, index, star, plain]: RegExpExecArray): Step {
  if (quoted !== undefined) return { kind: 'name', name: quoted };
  if (index !== undefined) return index === '' ? { kind: 'items' } : { kind: 'item', index: Number(index) };
  if (star !== undefined) return { kind: 'values' };
  return plain === '$key' ? { kind: 'key' } : { kind: 'name', name: plain?.trim() ?? '' };
}

/** The path to things of which there are several: what it names is a list or a map, and its items are meant. */
export function eachOf(path: DialectPath): DialectPath {
  const last = path.steps.at(-1)?.kind;
  return last === 'items' || last === 'values' ? path : { ...path, steps: [...path.steps, { kind: 'members' }] };
}

/** The names of a path that leads through maps only, to one place that can be written; undefined for others. */
export function plainNames(path: DialectPath): readonly string[] | undefined {
  const names = path.steps.flatMap((step) => (step.kind === 'name' ? [step.name] : []));
  return names.length === path.steps.length && names.length > 0 ? names : undefined;
}

/** What the path leads to from `node`, in order; values that are not written are left out. */
export function select(path: DialectPath, node: SyntaxNode): Found[] {
  let found: Found[] = [{ node: path.fromRoot ? rootOf(node) : node, key: undefined }];
  for (const step of path.steps) found = found.flatMap((one) => below(step, one.node)).slice(0, MOST);
  return found.filter((one) => one.node.kind !== 'missing' || one.key !== undefined);
}

/** A path that opens lists within lists of a hostile file must end somewhere. */
const MOST = 100_000;

function below(step: Step, node: SyntaxNode): Found[] {
  const found = (one: SyntaxNode | undefined): Found[] => (one ? [{ node: one, key: undefined }] : []);
  switch (step.kind) {
    case 'name':
      return found(valueAt(node, step.name));
    case 'item':
      return found(itemsOf(node)[step.index]);
    case 'items':
      return itemsOf(node).flatMap(found);
    case 'values':
      return [...entriesOf(node)].flatMap((entry) => found(entry.value));
    case 'members':
      return asMap(node) ? below({ kind: 'values' }, node) : below({ kind: 'items' }, node);
    case 'key': {
      const key = keyOf(node);
      return key ? [{ node, key }] : [];
    }
  }
}

export function rootOf(node: SyntaxNode): SyntaxNode {
  let at = node;
  while (at.parent) at = at.parent;
  return at;
}

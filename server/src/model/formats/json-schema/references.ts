import { didYouMean } from '../../../base/did-you-mean.ts';
import {
  asText,
  entriesOf,
  type MapNode,
  nodeAt,
  parsePointer,
  pointerOf,
  type SyntaxNode,
  textOf,
  valueAt,
} from '../../../syntax/tree.ts';
import type { Reference, ReferenceName, ReferenceTarget } from '../../entities.ts';
import { locate } from '../../located.ts';
import { allSchemas } from './subschemas.ts';

/** All `$ref`s of the document that lead out of it or to nowhere in it, and the names under which others may refer into it. */
export function referencesOf(root: MapNode): { references: Reference[]; targets: ReferenceName[] } {
  const references: Reference[] = [];
  const targets: ReferenceName[] = [];
  const anchors = new Set<string>();
  const resources: MapNode[] = [root];
  const refs: { node: SyntaxNode; text: string }[] = [];

  for (const schema of allSchemas(root)) {
    const id = asText(valueAt(schema, '$id')) ?? (schema === root ? asText(valueAt(schema, 'id')) : undefined);
    if (id !== undefined) {
      const { resource, fragment } = splitReference(id);
      if (resource !== undefined) {
        targets.push({ resource, fragment: undefined });
        resources.push(schema);
      }
      if (fragment) anchors.add(fragment);
    }
    for (const keyword of ['$anchor', '$dynamicAnchor']) {
      const anchor = asText(valueAt(schema, keyword));
      if (anchor !== undefined) anchors.add(anchor);
    }
    for (const keyword of ['$ref', '$dynamicRef']) {
      const node = valueAt(schema, keyword);
      const text = asText(node);
      if (node && text !== undefined) refs.push({ node, text });
    }
  }
  for (const anchor of anchors) targets.push({ resource: undefined, fragment: anchor });
  const own = new Set(targets.flatMap((target) => target.resource ?? []));
  for (const { node, text } of refs) {
    const target = splitReference(text);
    if (target.resource === undefined && existsIn(resources, anchors, target.fragment ?? '')) continue;
    // The file refers to itself by its address.
    if (
      target.resource !== undefined &&
      own.has(target.resource) &&
      existsIn(resources, anchors, target.fragment ?? '')
    )
      continue;
    const suggestion = target.resource === undefined ? meant(resources, anchors, target.fragment ?? '') : undefined;
    references.push({
      kind: 'reference',
      at: locate(text, node),
      role: '$ref',
      target,
      ...(suggestion !== undefined && { suggestion }),
    });
  }
  return { references, targets };
}

/** `file.json#/a/b` into its two parts; an empty part is undefined. */
export function splitReference(text: string): ReferenceTarget {
  const hash = text.indexOf('#');
  const resource = hash < 0 ? text : text.slice(0, hash);
  const fragment = hash < 0 ? '' : text.slice(hash + 1);
  return { resource: resource === '' ? undefined : resource, fragment: fragment === '' ? undefined : decode(fragment) };
}

/** A fragment is a pointer into the document (or into the embedded resource around it, of which any will do), or the name of an anchor. */
function existsIn(resources: readonly MapNode[], anchors: ReadonlySet<string>, fragment: string): boolean {
  if (fragment === '') return true;
  if (!fragment.startsWith('/')) return anchors.has(fragment);
  return resources.some((resource) => nodeAt(resource, parsePointer(fragment)) !== undefined);
}

/** The pointer or anchor that is nearest to one which leads nowhere: another name beside its last step, or another place of definitions. */
function meant(resources: readonly MapNode[], anchors: ReadonlySet<string>, fragment: string): string | undefined {
  if (!fragment.startsWith('/')) {
    const anchor = didYouMean(fragment, anchors);
    return anchor && `#${anchor}`;
  }
  const steps = parsePointer(fragment);
  const last = steps.at(-1) ?? '';
  for (const resource of resources) {
    const holders = [steps.slice(0, -1), ['$defs'], ['definitions']];
    for (const holder of holders) {
      const names = [...entriesOf(nodeAt(resource, holder))].map((entry) => textOf(entry.key));
      const name = names.includes(last) ? last : didYouMean(last, names);
      if (name !== undefined) return `#${pointerOf([...holder, name])}`;
    }
  }
  return undefined;
}

/** The node that a reference within the file leads to. */
export function localTarget(root: MapNode, ref: string | undefined): MapNode | undefined {
  if (ref === undefined || !ref.startsWith('#')) return undefined;
  const fragment = decode(ref.slice(1));
  if (fragment === '') return root;
  if (fragment.startsWith('/')) {
    const node = nodeAt(root, parsePointer(fragment));
    return node?.kind === 'map' ? node : undefined;
  }
  for (const schema of allSchemas(root)) {
    if (asText(valueAt(schema, '$anchor')) === fragment || asText(valueAt(schema, '$id')) === `#${fragment}`)
      return schema;
  }
  return undefined;
}

function decode(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

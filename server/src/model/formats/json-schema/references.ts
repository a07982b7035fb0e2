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
  const found = collect(root);
  const targets: ReferenceName[] = [
    ...found.addresses.map((resource) => ({ resource, fragment: undefined })),
    ...[...found.anchors].map((fragment) => ({ resource: undefined, fragment })),
  ];
  const references: Reference[] = [];
  for (const { node, text } of found.refs) {
    const target = splitReference(text);
    const here = target.resource === undefined || found.addresses.includes(target.resource);
    if (here && existsIn(found, target.fragment ?? '')) continue;
    const suggestion = target.resource === undefined ? meant(found, target.fragment ?? '') : undefined;
    const at = locate(text, node);
    references.push({ kind: 'reference', at, role: '$ref', target, ...(suggestion !== undefined && { suggestion }) });
  }
  return { references, targets };
}

/** What a document names, and what it refers to. */
interface Names {
  /** The document, and the resources embedded in it by an `$id` of their own. */
  readonly resources: MapNode[];
  readonly addresses: string[];
  readonly anchors: Set<string>;
  readonly refs: { node: SyntaxNode; text: string }[];
}

function collect(root: MapNode): Names {
  const names: Names = { resources: [root], addresses: [], anchors: new Set(), refs: [] };
  for (const schema of allSchemas(root)) {
    const id = asText(valueAt(schema, '$id')) ?? (schema === root ? asText(valueAt(schema, 'id')) : undefined);
    const { resource, fragment } = splitReference(id ?? '');
    if (resource !== undefined) {
      names.addresses.push(resource);
      names.resources.push(schema);
    }
    const anchors = [fragment, asText(valueAt(schema, '$anchor')), asText(valueAt(schema, '$dynamicAnchor'))];
    for (const anchor of anchors) if (anchor !== undefined) names.anchors.add(anchor);
    for (const keyword of ['$ref', '$dynamicRef']) {
      const node = valueAt(schema, keyword);
      const text = asText(node);
      if (node && text !== undefined) names.refs.push({ node, text });
    }
  }
  return names;
}

/** `file.json#/a/b` into its two parts; an empty part is undefined. */
export function splitReference(text: string): ReferenceTarget {
  const hash = text.indexOf('#');
  const resource = hash < 0 ? text : text.slice(0, hash);
  const fragment = hash < 0 ? '' : text.slice(hash + 1);
  return { resource: resource === '' ? undefined : resource, fragment: fragment === '' ? undefined : decode(fragment) };
}

/** A fragment is a pointer into the document (or into the embedded resource around it, of which any will do), or the name of an anchor. */
function existsIn({ resources, anchors }: Names, fragment: string): boolean {
  if (fragment === '') return true;
  if (!fragment.startsWith('/')) return anchors.has(fragment);
  return resources.some((resource) => nodeAt(resource, parsePointer(fragment)) !== undefined);
}

/** The pointer or anchor that is nearest to one which leads nowhere: another name beside its last step, or another place of definitions. */
function meant({ resources, anchors }: Names, fragment: string): string | undefined {
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

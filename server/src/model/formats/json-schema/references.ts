import { resolveAddress, splitReference } from '../../../base/address.ts';
import { Speller } from '../../../base/did-you-mean.ts';
import {
  asMap,
  asText,
  entriesOf,
  type MapNode,
  nodeAt,
  type Path,
  parsePointer,
  pointerOf,
  type SyntaxNode,
  textOf,
  valueAt,
} from '../../../syntax/tree.ts';
import type { Reference, ReferenceName, ReferenceTarget } from '../../entities.ts';
import { locate } from '../../located.ts';
import { allSchemas } from './subschemas.ts';

/** A `$ref` or its like, as it is written. */
export interface WrittenReference {
  readonly node: SyntaxNode;
  readonly text: string;
}

/** Where the schemas of a document stand, and what is looked up in it. */
export interface SchemaDocument {
  readonly root: MapNode;
  /** The outermost schemas: the root itself, or the named ones of a document that holds more than schemas. */
  readonly schemas: readonly MapNode[];
  /** Maps of things with names that a misspelt reference may have meant, as paths. */
  readonly holders: readonly Path[];
  /** All that refer; those of the schemas when left out. */
  readonly refs?: readonly WrittenReference[];
}

export function schemaDocument(root: MapNode): SchemaDocument {
  return { root, schemas: [root], holders: [['$defs'], ['definitions']] };
}

/** All references of the document that lead out of it or to nowhere in it, and the names under which others may refer into it. */
export function referencesOf(document: SchemaDocument): { references: Reference[]; targets: ReferenceName[] } {
  const found = collect(document);
  const speller = new Speller();
  const targets: ReferenceName[] = [
    ...found.resources.flatMap(({ addresses, node }) =>
      addresses.map((resource) => ({ resource, fragment: undefined, node })),
    ),
    ...[...found.anchors].map(([fragment, node]) => ({ resource: undefined, fragment, node })),
  ];
  const references = found.refs.flatMap(({ node, text }): Reference[] => {
    const target = targetOf(document.root, node, text);
    if (leadsSomewhere(found, node, target)) return [];
    const suggestion = target.resource === undefined ? meant(found, target.fragment ?? '', speller) : undefined;
    const at = locate(text, node);
    return [{ kind: 'reference', at, role: '$ref', target, ...(suggestion !== undefined && { suggestion }) }];
  });
  return { references, targets };
}

/** What a document names, and what it refers to. */
interface Names extends SchemaDocument {
  /** The document, and the resources embedded in it by an `$id` of their own (2020-12 core, section 9.3). */
  readonly resources: readonly Resource[];
  readonly addresses: ReadonlySet<string>;
  readonly anchors: Map<string, MapNode>;
  readonly refs: readonly WrittenReference[];
}

interface Resource {
  readonly node: MapNode;
  /** As written, and as it reads within the resource around it. */
  readonly addresses: readonly string[];
}

function collect(document: SchemaDocument): Names {
  const refs: WrittenReference[] = [];
  const resources: Resource[] = [];
  const anchors = new Map<string, MapNode>();
  const seen = new Set<MapNode>();
  for (const schema of document.schemas.flatMap((outermost) => [...allSchemas(outermost)])) {
    if (seen.has(schema)) continue;
    seen.add(schema);
    const { resource, fragment } = splitReference(identifierOf(document.root, schema) ?? '');
    if (resource !== undefined || schema === document.root) {
      const full = addressAt(document.root, schema);
      const written = resource === undefined ? [] : [resource];
      resources.push({ node: schema, addresses: [...new Set([...written, ...(full === undefined ? [] : [full])])] });
    }
    for (const anchor of [fragment, asText(valueAt(schema, '$anchor')), asText(valueAt(schema, '$dynamicAnchor'))])
      if (anchor !== undefined) anchors.set(anchor, schema);
    for (const keyword of ['$ref', '$dynamicRef']) {
      const node = valueAt(schema, keyword);
      const text = asText(node);
      if (node && text !== undefined) refs.push({ node, text });
    }
  }
  if (!document.schemas.includes(document.root)) resources.unshift({ node: document.root, addresses: [] });
  const addresses = new Set(resources.flatMap((resource) => resource.addresses));
  return { refs, ...document, resources, addresses, anchors };
}

/** The `$id` of a schema; of a root also draft-04's `id`, which below the root is as often a note of somebody's tool. */
function identifierOf(root: MapNode, schema: MapNode): string | undefined {
  return asText(valueAt(schema, '$id')) ?? (schema === root ? asText(valueAt(schema, 'id')) : undefined);
}

/** The address that holds at a node: the `$id`s around it, each read against the one further out. */
function addressAt(root: MapNode, node: SyntaxNode): string | undefined {
  let address: string | undefined;
  for (const resource of resourcesAround(root, node).reverse()) {
    const own = splitReference(identifierOf(root, resource) ?? '').resource;
    if (own !== undefined) address = resolveAddress(address, own);
  }
  return address;
}

/** The maps with an `$id` of their own that a node stands in, the innermost first, the document last. */
function resourcesAround(root: MapNode, node: SyntaxNode): MapNode[] {
  const around: MapNode[] = [];
  for (let at: SyntaxNode | undefined = node; at && at !== root; at = at.parent) {
    if (at.kind === 'map' && splitReference(asText(valueAt(at, '$id')) ?? '').resource !== undefined) around.push(at);
  }
  return [...around, root];
}

/** What a reference written at `node` means: within an embedded resource everything is read against that one's address. */
export function targetOf(root: MapNode, node: SyntaxNode, text: string): ReferenceTarget {
  const target = splitReference(text);
  const [nearest] = resourcesAround(root, node);
  if (nearest === undefined || nearest === root) return target;
  const base = addressAt(root, nearest);
  return base === undefined ? target : { ...target, base };
}

function leadsSomewhere(names: Names, node: SyntaxNode, { resource, fragment = '', base }: ReferenceTarget): boolean {
  if (resource === undefined) return existsIn(names, fragment);
  const meantHere = [resource, resolveAddress(base ?? addressAt(names.root, node), resource)];
  const here = meantHere.some((address) => names.addresses.has(address));
  return here && existsIn(names, fragment);
}

/** A fragment is a pointer into the document (or into the embedded resource around it, of which any will do), or the name of an anchor. */
function existsIn({ resources, anchors }: Names, fragment: string): boolean {
  if (fragment === '') return true;
  if (!fragment.startsWith('/')) return anchors.has(fragment);
  return resources.some((resource) => nodeAt(resource.node, parsePointer(fragment)) !== undefined);
}

/** The pointer or anchor that is nearest to one which leads nowhere: another name beside its last step, or another place of definitions. */
function meant({ resources, anchors, holders }: Names, fragment: string, speller: Speller): string | undefined {
  if (!fragment.startsWith('/')) {
    const anchor = speller.meant(fragment, () => anchors.keys());
    return anchor && `#${anchor}`;
  }
  const steps = parsePointer(fragment);
  const last = steps.at(-1) ?? '';
  for (const resource of resources) {
    for (const holder of [steps.slice(0, -1), ...holders]) {
      const named = nodeAt(resource.node, holder);
      const names = () => [...entriesOf(named)].map((entry) => textOf(entry.key));
      const name = valueAt(named, last) ? last : speller.meant(last, names);
      if (name !== undefined) return `#${pointerOf([...holder, name])}`;
    }
  }
  return undefined;
}

/** The schemas of a document that an anchor names; of equal ones the first. */
export function anchorsIn(root: MapNode): ReadonlyMap<string, MapNode> {
  const anchors = new Map<string, MapNode>();
  for (const schema of allSchemas(root)) {
    const { fragment } = splitReference(asText(valueAt(schema, '$id')) ?? '');
    for (const anchor of [asText(valueAt(schema, '$anchor')), fragment])
      if (anchor !== undefined && !anchors.has(anchor)) anchors.set(anchor, schema);
  }
  return anchors;
}

/** The node within the file that a reference written at `from` leads to. */
export function localTarget(
  root: MapNode,
  from: SyntaxNode,
  ref: string,
  anchors: () => ReadonlyMap<string, MapNode>,
): MapNode | undefined {
  if (!ref.startsWith('#')) return undefined;
  const { fragment = '' } = splitReference(ref);
  const [nearest = root] = resourcesAround(root, from);
  if (fragment === '') return nearest;
  if (fragment.startsWith('/')) {
    const path = parsePointer(fragment);
    return asMap(nodeAt(nearest, path) ?? nodeAt(root, path));
  }
  return anchors().get(fragment);
}

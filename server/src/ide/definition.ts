import { splitReference } from '../base/address.ts';
import type { Span } from '../base/span.ts';
import type { FieldRow, StandardRow } from '../model/facts.ts';
import { findField, standardOf } from '../rules/support/join.ts';
import {
  anchorSpan,
  asText,
  innermostAt,
  keySpan,
  nodeAt,
  parsePointer,
  pathOf,
  pointerOf,
  type SyntaxNode,
  valueAt,
} from '../syntax/tree.ts';
import { resolveResource, resolveStandard, resolveTarget } from '../workspace/resolve.ts';
import type { Snapshot } from '../workspace/workspace.ts';
import { documentsOf, queriesOf } from './lookup.ts';

/** A place that something refers to. */
export interface Target {
  readonly file: string;
  readonly root: number;
  readonly pointer: string;
  readonly field?: FieldRow;
  readonly standard?: StandardRow;
}

export interface Location {
  readonly file: string;
  readonly span: Span;
}

export interface Definition extends Location {
  /** What was clicked. */
  readonly origin: Span;
}

/** Where the thing at an offset is defined: a field or a standard of an agreement, a `$ref`, a file that is named. */
export function definition(snapshot: Snapshot, path: string, offset: number): Definition | undefined {
  const node = nodeAtOffset(snapshot, path, offset);
  const target = node && targetAt(snapshot, path, offset);
  const location = target && locationOf(snapshot, target);
  return location && { ...location, origin: anchorSpan(node) };
}

export function targetAt(snapshot: Snapshot, path: string, offset: number): Target | undefined {
  const node = nodeAtOffset(snapshot, path, offset);
  const text = asText(node);
  if (!node || text === undefined) return undefined;
  return fieldOfAgreement(snapshot, path, node, text) ?? referenceTarget(snapshot, path, node, text);
}

/** The name of a field: its key, or the value of its `name`; of other targets the node itself. */
function locationOf(snapshot: Snapshot, target: Target): Location | undefined {
  const root = snapshot.files.get(target.file)?.parsed.roots[target.root];
  const node = nodeAt(root, parsePointer(target.pointer));
  if (!node) return undefined;
  const name = target.field && valueAt(node, 'name');
  return { file: target.file, span: name?.kind === 'scalar' ? anchorSpan(name) : keySpan(node) };
}

function nodeAtOffset(snapshot: Snapshot, path: string, offset: number): SyntaxNode | undefined {
  const document = documentsOf(snapshot, path).find((one) => one.root.start <= offset && offset <= one.root.end);
  if (!document) return undefined;
  const found = innermostAt(document.root, offset);
  return found.onKeyOf || found.node.kind !== 'scalar' ? undefined : found.node;
}

function fieldOfAgreement(snapshot: Snapshot, path: string, node: SyntaxNode, text: string): Target | undefined {
  const steps = pathOf(node);
  const [data, index, key] = steps;
  const document = documentsOf(snapshot, path).find((one) => one.lowered.agreements.length > 0);
  if (!document || data !== 'data' || typeof index !== 'number') return undefined;
  const item = nodeAt(document.root, steps.slice(0, 2));
  const name = asText(valueAt(item, 'standard'));
  const facts = queriesOf(snapshot);
  const standard = name === undefined ? undefined : standardOf(facts, path, name, asText(valueAt(item, 'version')));
  if (!standard) return undefined;
  if (key === 'standard') return { file: standard.file, root: standard.root, pointer: standard.pointer, standard };
  if (key !== 'fields') return undefined;
  const [field] = findField(facts, standard, text);
  return field && { file: field.file, root: field.root, pointer: field.pointer, field };
}

function referenceTarget(snapshot: Snapshot, path: string, node: SyntaxNode, text: string): Target | undefined {
  for (const document of documentsOf(snapshot, path)) {
    const known = document.lowered.references.find((reference) => reference.at.node === node);
    const isReference = known !== undefined || pathOf(node).at(-1) === '$ref';
    if (!isReference) continue;
    if (known?.role === 'contract' || known?.role === 'standard') {
      const [standard] = resolveStandard(snapshot, path, text);
      return standard && { file: standard.file, root: standard.root, pointer: standard.pointer, standard };
    }
    const target = known?.target ?? splitReference(text);
    const file = target.resource === undefined ? path : resolveResource(snapshot, path, target.resource)?.file;
    const { fragment } = target;
    if (known && known.role !== '$ref' && file !== undefined && fragment !== undefined && !fragment.startsWith('/'))
      return fieldByPath(snapshot, file, fragment);
    const within = target.resource === undefined ? partAround(snapshot, path, pointerOf(pathOf(node))) : '';
    const place = resolveTarget(snapshot, path, target);
    if (!place) return undefined;
    const root = place.file === path ? document.index : place.root;
    return [`${within}${place.pointer}`, place.pointer]
      .map((pointer) => ({ file: place.file, root, pointer }))
      .find((at) => nodeAt(snapshot.files.get(at.file)?.parsed.roots[at.root], parsePointer(at.pointer)));
  }
  return undefined;
}

/** Pointer of the innermost part with an address of its own that a place of the file is in. */
function partAround(snapshot: Snapshot, file: string, pointer: string): string {
  const parts = snapshot.facts
    .rows('names', 'file', file)
    .filter((row) => row.resource !== undefined && pointer.startsWith(`${row.pointer}/`));
  return parts.map((row) => row.pointer).sort((a, b) => b.length - a.length)[0] ?? '';
}

function fieldByPath(snapshot: Snapshot, file: string, path: string): Target {
  const field = snapshot.facts
    .rows('fields', 'file', file)
    .find((row) => row.path === path || `${row.entity}.${row.path}` === path);
  return field ? { file, root: field.root, pointer: field.pointer, field } : { file, root: 0, pointer: '' };
}

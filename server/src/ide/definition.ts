import { isAddress, splitReference } from '../base/address.ts';
import type { Span } from '../base/span.ts';
import type { CodeUseRow, FieldRow, StandardRow, TermRow } from '../model/facts.ts';
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
import { inProject, resolveResource, resolveStandard, resolveTarget } from '../workspace/resolve.ts';
import { codesOfUse } from '../workspace/resolve-codes.ts';
import type { Snapshot } from '../workspace/workspace.ts';
import { subjectNamedAt } from './attestation-places.ts';
import { nodeAtOffset as around, codeAt } from './code-at.ts';
import { placesAt, spanOf } from './code-occurrences.ts';
import { conceptAt, termsOfConcept } from './concept-at.ts';
import { mentionAt } from './field-mentions.ts';
import { documentsOf, queriesOf } from './lookup.ts';
import { partyAt } from './parties.ts';
import { termAt } from './term-at.ts';

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
  const named = nameLocation(snapshot, path, offset);
  if (named) return named;
  const node = nodeAtOffset(snapshot, path, offset);
  const target = node && targetAt(snapshot, path, offset);
  const location = (target && locationOf(snapshot, target)) ?? codeLocation(snapshot, path, offset);
  if (location) return { ...location, origin: node ? anchorSpan(node) : location.span };
  const term = termAt(snapshot, path, offset);
  const explained = term?.rows.flatMap((row) => spanOfTerm(snapshot, row) ?? [])[0];
  return term && explained && { ...explained, origin: term.span };
}

/** From the name of a party to the party; from a key that is the name of a shared field to the field. */
function nameLocation(snapshot: Snapshot, path: string, offset: number): Definition | undefined {
  const found = around(snapshot, path, offset);
  if (!found || found.document.lowered.agreements.length === 0) return undefined;
  const { document, node, onKey } = found;
  const party = partyAt(document, node, onKey);
  const origin = spanOf({ node, part: onKey ? 'key' : 'value' });
  if (party) return party.place.declares ? undefined : { file: path, span: anchorSpan(party.party.id.node), origin };
  const [field] = onKey ? (mentionAt(snapshot, document, node, onKey)?.rows ?? []) : [];
  const location = field && locationOf(snapshot, { ...field, field });
  return location && { ...location, origin };
}

/** The code in its list, the list that a reference names, or the concept that an address does. */
function codeLocation(snapshot: Snapshot, path: string, offset: number): Location | undefined {
  const found = around(snapshot, path, offset);
  if (!found || found.onKey) return undefined;
  const here = codeAt(snapshot, path, found.document.index, found.node);
  if (here?.list && here.code) {
    const place = { file: here.list.file, root: here.list.root, pointer: here.code.pointer };
    return isSamePlace(place, path, found) ? undefined : spanOfCode(snapshot, place, here.code.value);
  }
  const text = asText(found.node);
  const use = text === undefined ? undefined : useAt(snapshot, path, found);
  const [list] = use ? codesOfUse(snapshot, use) : [];
  if (list) return locationOf(snapshot, list);
  return text === undefined ? undefined : conceptLocation(snapshot, path, found, text);
}

function spanOfCode(snapshot: Snapshot, { file, root, pointer }: Target, value: string): Location | undefined {
  const [place] = placesAt(snapshot, { file, root, pointer }, value, true);
  return place && { file, span: spanOf(place) };
}

type Found = NonNullable<ReturnType<typeof around>>;

function isSamePlace(place: Target, path: string, { document, node }: Found): boolean {
  return place.file === path && place.root === document.index && place.pointer === pointerOf(pathOf(node));
}

function useAt(snapshot: Snapshot, path: string, { document, node }: Found): CodeUseRow | undefined {
  const pointer = pointerOf(pathOf(node));
  return snapshot.facts
    .rows('codeUses', 'file', path)
    .find((row) => row.root === document.index && row.referenceAt === pointer);
}

/** What an address that stands as a value names: a term of a glossary, or whatever else of the project has the name. */
function conceptLocation(
  snapshot: Snapshot,
  path: string,
  { document, node }: Found,
  text: string,
): Location | undefined {
  if (!isAddress(text)) return undefined;
  const concept = conceptAt(document, node) ?? text;
  const [term] = termsOfConcept(snapshot, path, concept).filter((row) => row.file !== path);
  if (term) return spanOfTerm(snapshot, term);
  const place = [text, concept]
    .flatMap((name) => snapshot.facts.rows('names', 'resource', name))
    .find((row) => row.file !== path && inProject(snapshot, path, row.file));
  return place && locationOf(snapshot, { file: place.file, root: place.root, pointer: place.pointer });
}

/** The term itself in its glossary. */
export function spanOfTerm(snapshot: Snapshot, { file, root, pointer }: TermRow): Location | undefined {
  const document = documentsOf(snapshot, file)[root];
  const term = document?.lowered.terms?.find(({ node }) => pointerOf(pathOf(node)) === pointer);
  return term && { file, span: anchorSpan(term.label.node) };
}

export function targetAt(snapshot: Snapshot, path: string, offset: number): Target | undefined {
  const node = nodeAtOffset(snapshot, path, offset);
  const text = asText(node);
  if (!node || text === undefined) return undefined;
  return (
    fieldOfAgreement(snapshot, path, node, text) ??
    referenceTarget(snapshot, path, node, text) ??
    subjectTarget(snapshot, path, node)
  );
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

/** From the subject of an attestation to the head of the thing that it names. */
function subjectTarget(snapshot: Snapshot, path: string, node: SyntaxNode): Target | undefined {
  const document = documentsOf(snapshot, path).find((one) => one.root.start <= node.start && node.end <= one.root.end);
  const subject = document && subjectNamedAt(snapshot, path, document, node);
  if (!subject) return undefined;
  const { file, root, pointer, headAt, kind } = subject;
  const standards = kind === 'standard' ? snapshot.facts.rows('standards', 'file', file) : [];
  const standard = standards.find((row) => row.root === root && row.pointer === pointer);
  return { file, root, pointer: headAt, ...(standard && { standard }) };
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

/** The field of a file by its path, with or without its entity; the file itself where it has none of that path. */
export function fieldByPath(snapshot: Snapshot, file: string, path: string): Target {
  const field = snapshot.facts
    .rows('fields', 'file', file)
    .find((row) => row.path === path || `${row.entity}.${row.path}` === path);
  return field ? { file, root: field.root, pointer: field.pointer, field } : { file, root: 0, pointer: '' };
}

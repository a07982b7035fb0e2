import type { Json } from '../base/json.ts';
import type { TextEdit } from '../base/text-edit.ts';
import { treeEdit } from '../check/tree-edit.ts';
import type { Field } from '../model/entities.ts';
import type { FieldPrivacy } from '../model/inference/field-privacy.ts';
import { declareEdit } from '../rules/support/declare-personal.ts';
import { renderEach, type TreeEdit } from '../syntax/edit.ts';
import { nodeAt, resolve } from '../syntax/tree.ts';
import type { Document, FileState } from '../workspace/file-state.ts';

/** What the schema suggests of a field. */
export interface Suggestion {
  readonly field: Field;
  readonly privacy: FieldPrivacy;
}

/** An edit that somebody may want to see before it is made: one of several, each a suggestion of its own. */
export interface ReviewedEdit extends TextEdit {
  readonly review?: { readonly label: string; readonly description: string };
}

/** One edit for each field, with what somebody may want to know before it is made. What cannot be written together is left for the next time. */
export function declareEach(
  state: FileState,
  found: readonly (Suggestion & { readonly document: Document })[],
): ReviewedEdit[] {
  const seen = new Set<string>();
  const drafts = found.flatMap(({ field, privacy, document }) => {
    const writer = document.detection?.adapter;
    const edit = writer && declareEdit(field, privacy, writer);
    if (!edit) return [];
    const change = treeEdit(edit, document.index);
    // Entities that share a field share its mark.
    const key = JSON.stringify([document.index, 'path' in change ? change.path : '']);
    if (edit.op === 'set' && seen.has(key)) return [];
    seen.add(key);
    return [{ change, field, privacy }];
  });
  const together = joined(
    state,
    drafts.map(({ change }) => change),
  );
  const edits = renderEach(
    state.parsed,
    together.map(({ edit }) => edit),
  );
  const reviewed = edits.flatMap((edit, index): ReviewedEdit[] => {
    const draft = drafts[together[index]?.first ?? -1];
    return edit && draft ? [{ ...edit, review: reviewOf(draft) }] : [];
  });
  return withoutOverlaps(reviewed);
}

function reviewOf({ field, privacy }: Suggestion): NonNullable<ReviewedEdit['review']> {
  const label = privacy.confidence === 'high' ? 'Very likely personal data' : 'Perhaps personal data';
  return { label, description: `such as \`${field.name}\`: ${privacy.evidence.join(', ')}` };
}

/** Edits that would each make the same missing map make it together. */
function joined(state: FileState, edits: readonly TreeEdit[]): { readonly edit: TreeEdit; readonly first: number }[] {
  const out: { edit: TreeEdit; first: number }[] = [];
  const makers = new Map<string, { edit: Extract<TreeEdit, { op: 'set' }>; first: number }>();
  for (const [first, edit] of edits.entries()) {
    const there = edit.op === 'set' ? depthThere(state, edit) : 0;
    if (edit.op !== 'set' || there >= edit.path.length - 1) {
      out.push({ edit, first });
      continue;
    }
    const made = edit.path.slice(0, there + 1);
    const value = edit.path
      .slice(there + 1)
      .reduceRight<Json>((inner, step) => ({ [String(step)]: inner }), edit.value);
    const key = JSON.stringify([edit.root, made]);
    const known = makers.get(key);
    if (known) known.edit = { ...known.edit, value: merged(known.edit.value, value) };
    else {
      const maker = { edit: { ...edit, path: made, value }, first };
      makers.set(key, maker);
      out.push(maker);
    }
  }
  return out;
}

/** How many steps of an edit's path lead to something that is written. */
function depthThere(state: FileState, { root, path }: Extract<TreeEdit, { op: 'set' }>): number {
  let depth = 0;
  for (let node = state.parsed.roots[root]; node && depth < path.length; depth++) {
    const next = nodeAt(node, path.slice(depth, depth + 1));
    if (!next || next.kind === 'missing') break;
    node = resolve(next);
  }
  return depth;
}

function merged(one: Json, other: Json): Json {
  if (!isMap(one) || !isMap(other)) return other;
  const out: Record<string, Json> = { ...one };
  for (const [key, value] of Object.entries(other)) {
    const known = out[key];
    out[key] = known === undefined ? value : merged(known, value);
  }
  return out;
}

function isMap(value: Json): value is Readonly<Record<string, Json>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Half a change would be worse than none: of two that meet only the first is made. */
function withoutOverlaps<T extends TextEdit>(edits: readonly T[]): T[] {
  const ordered = [...edits].sort((a, b) => a.span.start - b.span.start);
  let end = -1;
  return ordered.filter(({ span }) => {
    if (span.start < end) return false;
    end = span.end;
    return true;
  });
}

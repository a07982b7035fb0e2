import { canonicalJson, compareText } from '../base/json.ts';
import { clampSpan, type Span } from '../base/span.ts';
import { anchorSpan, keySpan, nodeAt, parsePointer, pathOf, pointerOf } from '../syntax/tree.ts';
import type { Snapshot } from '../workspace/workspace.ts';
import type { Finding, RawFinding, RawPlace } from './finding.ts';
import { fingerprintOf, namePathOf } from './fingerprint.ts';
import { treeEdit } from './tree-edit.ts';

export interface LocatedFinding {
  readonly finding: Finding;
  readonly raw: RawFinding;
  readonly path: string;
}

/** Turns nodes and anchors into spans, by the trees of the snapshot; in order of place, each with its fingerprint. Message and severity are still open. */
export function locateAll(findings: readonly RawFinding[], snapshot: Snapshot): LocatedFinding[] {
  return withFingerprints(findings.map((finding) => locate(finding, snapshot)));
}

function locate(raw: RawFinding, snapshot: Snapshot): LocatedFinding {
  const at = placed(raw.at, raw.file, snapshot);
  const finding: Finding = {
    rule: raw.rule,
    messageId: raw.messageId,
    message: '',
    severity: 'error',
    file: raw.file,
    span: at.span,
    pointer: at.pointer,
    root: raw.root,
    fingerprint: '',
    related: raw.related.map(({ at: place, message }) => {
      const { file, span } = placed(place, raw.file, snapshot);
      return { file, span, message };
    }),
    fixes: raw.fixes.map((fix) => ({ ...fix, edits: fix.edits.map((edit) => treeEdit(edit, raw.root)) })),
  };
  return { finding, raw, path: at.path };
}

interface Placed {
  readonly file: string;
  readonly span: Span;
  readonly pointer: string | undefined;
  /** By names, for the fingerprint. */
  readonly path: string;
}

function placed(place: RawPlace, own: string, snapshot: Snapshot): Placed {
  const file = 'pointer' in place ? place.file : own;
  const state = snapshot.files.get(file);
  const length = state?.parsed.source.text.length ?? 0;
  if ('start' in place) return { file, span: clampSpan(place, length), pointer: undefined, path: '' };
  const node = 'node' in place ? place.node : nodeAt(state?.parsed.roots[place.root], parsePointer(place.pointer));
  const pointer = 'pointer' in place ? place.pointer : pointerOf(pathOf(place.node));
  if (!node) return { file, span: { start: 0, end: 0 }, pointer, path: pointer };
  const span = place.part === 'key' ? keySpan(node) : anchorSpan(node);
  return { file, span: clampSpan(span, length), pointer, path: namePathOf(node) };
}

function withFingerprints(findings: readonly LocatedFinding[]): LocatedFinding[] {
  const ordinals = new Map<string, number>();
  // In order of place, so that the ordinal does not depend on which rule ran first.
  const ordered = [...findings].sort((a, b) => compareFindings(a.finding, b.finding));
  return ordered.map((located) => {
    const { raw, path } = located;
    const key = canonicalJson([raw.rule, raw.messageId, path, raw.data]);
    const ordinal = ordinals.get(key) ?? 0;
    ordinals.set(key, ordinal + 1);
    const fingerprint = fingerprintOf({ rule: raw.rule, messageId: raw.messageId, path, data: raw.data, ordinal });
    return { ...located, finding: { ...located.finding, fingerprint } };
  });
}

export function sortFindings(findings: readonly Finding[]): Finding[] {
  return [...findings].sort(compareFindings);
}

function compareFindings(a: Finding, b: Finding): number {
  return (
    compareText(a.file, b.file) ||
    a.root - b.root ||
    a.span.start - b.span.start ||
    a.span.end - b.span.end ||
    compareText(a.rule, b.rule) ||
    compareText(a.messageId, b.messageId) ||
    compareText(a.message, b.message)
  );
}

import { canonicalJson, compareText } from '../base/json.ts';
import { clampSpan, type Span } from '../base/span.ts';
import type { Anchor } from '../rules/define.ts';
import { anchorSpan, keySpan, nodeAt, parsePointer, type SyntaxNode } from '../syntax/tree.ts';
import type { Snapshot } from '../workspace/workspace.ts';
import type { Finding, RawFinding, RelatedSpan } from './finding.ts';
import { fingerprintOf, namePathOf } from './fingerprint.ts';

export interface LocatedFinding {
  readonly finding: Finding;
  readonly raw: RawFinding;
  readonly path: string;
}

/** Turns anchors into spans, by the trees of the snapshot; in order of place, each with its fingerprint. Message and severity are still open. */
export function locateAll(findings: readonly RawFinding[], snapshot: Snapshot): LocatedFinding[] {
  return withFingerprints(findings.map((finding) => locate(finding, snapshot)));
}

function locate(raw: RawFinding, snapshot: Snapshot): LocatedFinding {
  const { place } = raw;
  const at = place.kind === 'span' ? place : anchored(place.anchor, snapshot);
  const related = raw.related.map((one): RelatedSpan => {
    if (!('anchor' in one)) return one;
    return { file: one.anchor.file, span: anchored(one.anchor, snapshot).span, message: one.message };
  });
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
    related,
    fixes: raw.fixes,
  };
  return { finding, raw, path: at.path };
}

function anchored(anchor: Anchor, snapshot: Snapshot): { span: Span; pointer: string; path: string } {
  const state = snapshot.files.get(anchor.file);
  const root: SyntaxNode | undefined = state?.parsed.roots[anchor.root];
  const node = nodeAt(root, parsePointer(anchor.pointer));
  if (!state || !node) return { span: { start: 0, end: 0 }, pointer: anchor.pointer, path: anchor.pointer };
  const span = anchor.part === 'key' ? keySpan(node) : anchorSpan(node);
  return { span: clampSpan(span, state.parsed.source.text.length), pointer: anchor.pointer, path: namePathOf(node) };
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

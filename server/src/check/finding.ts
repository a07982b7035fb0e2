// check/: runs the rules over a snapshot: findings, suppressions, exceptions, fixes. Pure; no LSP, no text for terminals.

import type { Span } from '../base/span.ts';
import type { NodeEdit } from '../model/formats/adapter.ts';
import type { Anchor, FixDraft, Offsets, TextChange } from '../rules/define.ts';
import type { TreeEdit } from '../syntax/edit.ts';
import type { SyntaxNode } from '../syntax/tree.ts';
import type { Severity } from '../workspace/configuration.ts';

/** One statement of a rule about a place. Identity is rule, message id and fingerprint, never the text. */
export interface Finding {
  readonly rule: string;
  readonly messageId: string;
  readonly message: string;
  readonly severity: Severity;
  readonly file: string;
  readonly span: Span;
  /** RFC 6901; undefined where the finding is about no node. */
  readonly pointer: string | undefined;
  /** Index of the YAML document. */
  readonly root: number;
  readonly fingerprint: string;
  readonly related: readonly RelatedSpan[];
  readonly fixes: readonly Fix[];
}

export interface RelatedSpan {
  readonly file: string;
  readonly span: Span;
  readonly message: string;
}

/** Its edits are those of the finding's own file. */
export type Fix = FixDraft<TreeEdit>;

/**
 * A finding before settings, suppressions and other files have had their say. File rules speak of nodes, project rules of anchors; both become
 * spans by the tree of the day, so that what is remembered of a rule stays true when the text before it changes.
 */
export interface RawFinding {
  readonly rule: string;
  readonly messageId: string;
  readonly data: Readonly<Record<string, string>>;
  readonly file: string;
  readonly root: number;
  readonly at: RawPlace;
  readonly related: readonly { readonly at: RawPlace; readonly message: string }[];
  readonly fixes: readonly FixDraft<NodeEdit | TextChange | TreeEdit>[];
}

/** A node of the finding's own file, UTF-16 offsets in it, or a place in any file by pointer. */
export type RawPlace = { readonly node: SyntaxNode; readonly part?: 'key' | 'value' } | Offsets | Anchor;

// check/: runs the rules over a snapshot: findings, suppressions, exceptions, fixes. Pure; no LSP, no text for terminals.

import type { Span } from '../base/span.ts';
import type { Anchor, FixDraft } from '../rules/define.ts';
import type { TreeEdit } from '../syntax/edit.ts';
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

/** A finding before settings, suppressions and other files have had their say. Project rules give anchors, resolved against the tree of the day. */
export interface RawFinding {
  readonly rule: string;
  readonly messageId: string;
  readonly data: Readonly<Record<string, string>>;
  readonly file: string;
  readonly root: number;
  readonly place:
    | { readonly kind: 'span'; readonly span: Span; readonly pointer: string | undefined; readonly path: string }
    | { readonly kind: 'anchor'; readonly anchor: Anchor };
  readonly related: readonly (
    | { readonly file: string; readonly span: Span; readonly message: string }
    | { readonly anchor: Anchor; readonly message: string }
  )[];
  readonly fixes: readonly Fix[];
}

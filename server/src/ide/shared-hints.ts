import type { Span } from '../base/span.ts';
import { effectiveClassification } from '../model/effective.ts';
import { anchorSpan } from '../syntax/tree.ts';
import type { Snapshot } from '../workspace/workspace.ts';
import { describeClassification, describePrivacy } from './describe.ts';
import { type Mention, mentionsIn } from './field-mentions.ts';
import type { InlayHint } from './inlay-hints.ts';
import { fieldOfRow } from './lookup.ts';
import { plainMarkdown } from './plain-markdown.ts';

/** Behind the names of fields that an agreement shares: the classification that their standards give them. */
export function sharedHints(snapshot: Snapshot, path: string, span: Span): InlayHint[] {
  return sharedIn(snapshot, path).flatMap((mention): InlayHint[] => {
    const at = anchorSpan(mention.node).end;
    if (at < span.start || at > span.end) return [];
    const classification = mention.rows[0]?.classification?.value;
    return classification === undefined ? [] : [{ at, label: classification, about: 'shared field' }];
  });
}

/** Why, in Markdown, and what is known of personal data in the field. */
export function sharedDetail(snapshot: Snapshot, path: string, at: number): string {
  const mention = sharedIn(snapshot, path).find(({ node }) => anchorSpan(node).end === at);
  const [row] = mention?.rows ?? [];
  const field = row && fieldOfRow(snapshot, row);
  if (!mention || !field) return '';
  const { languages } = snapshot.configurationOf(row.file);
  const from = `From ${plainMarkdown(mention.standard.label)}`;
  const why = effectiveClassification(field) ? describeClassification(field) : '';
  return [why, describePrivacy(field, languages), from].filter((part) => part !== '').join('\n\n');
}

/** Names that mean one field. A file without agreements is not looked at any closer. */
function sharedIn(snapshot: Snapshot, path: string): Mention[] {
  return snapshot.facts
    .rows('agreements', 'file', path)
    .flatMap((agreement) => mentionsIn(snapshot, agreement))
    .filter(({ rows, name, shares }) => shares && name !== '*' && rows.length === 1);
}

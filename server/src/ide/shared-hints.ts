import type { Span } from '../base/span.ts';
import { anchorSpan } from '../syntax/tree.ts';
import type { Snapshot } from '../workspace/workspace.ts';
import { describeClassification, describePrivacy } from './describe.ts';
import { type Mention, mentionsIn } from './field-mentions.ts';
import type { InlayHint } from './inlay-hints.ts';
import { fieldOfRow } from './lookup.ts';
import { plainMarkdown } from './plain-markdown.ts';

/** Behind the names of fields that an agreement shares: the classification that their standards give them. */
export function sharedHints(snapshot: Snapshot, path: string, span: Span): InlayHint[] {
  return groupsIn(snapshot, path).flatMap(({ mentions, label }): InlayHint[] => {
    const at = endOf(mentions);
    return at < span.start || at > span.end ? [] : [{ at, label, about: 'shared field' }];
  });
}

/** Why, in Markdown; of a single field also what is known of it as personal data. */
export function sharedDetail(snapshot: Snapshot, path: string, at: number): string {
  const group = groupsIn(snapshot, path).find(({ mentions }) => endOf(mentions) === at);
  if (!group) return '';
  const [first] = group.mentions;
  const from = first ? `From ${plainMarkdown(first.standard.label)}` : '';
  const said = group.mentions.flatMap((mention) => {
    const [row] = mention.rows;
    const field = row && fieldOfRow(snapshot, row);
    if (!field) return [];
    const why = describeClassification(field);
    if (group.mentions.length > 1) return [`- ${plainMarkdown(mention.name)}: ${why}`];
    return [[why, describePrivacy(field, snapshot.configurationOf(row.file).languages)].filter(Boolean).join('\n\n')];
  });
  const shown = said.slice(0, MOST);
  const more = said.length > shown.length ? [`- … ${said.length - shown.length} more`] : [];
  return [[...shown, ...more].join('\n'), from].filter((part) => part !== '').join('\n\n');
}

const MOST = 15;

interface Group {
  readonly mentions: readonly Mention[];
  readonly label: string;
}

/**
 * Fields on one line that are all classified alike have one hint, behind the last: editors cut the hints of a line when they are too long, and
 * nobody reads the same word ten times.
 */
function groupsIn(snapshot: Snapshot, path: string): Group[] {
  const lines = snapshot.files.get(path)?.parsed.lines;
  const byLine = new Map<string, Mention[]>();
  for (const mention of sharedIn(snapshot, path)) {
    const key = `${lines?.lineOf(mention.node.start)} ${mention.item.item.pointer}`;
    byLine.set(key, [...(byLine.get(key) ?? []), mention]);
  }
  return [...byLine.values()].flatMap((mentions): Group[] => {
    const values = new Set(mentions.map(classificationOf));
    const [only] = values;
    if (mentions.length > 1 && values.size === 1) return only === undefined ? [] : [{ mentions, label: `all ${only}` }];
    return mentions.flatMap((mention) => {
      const label = classificationOf(mention);
      return label === undefined ? [] : [{ mentions: [mention], label }];
    });
  });
}

function classificationOf({ rows: [row] }: Mention): string | undefined {
  return row?.classification?.value;
}

function endOf(mentions: readonly Mention[]): number {
  return Math.max(...mentions.map(({ node }) => anchorSpan(node).end));
}

/** Names that mean one field; of others their findings speak. A file without agreements is not looked at any closer. */
function sharedIn(snapshot: Snapshot, path: string): Mention[] {
  return snapshot.facts
    .rows('agreements', 'file', path)
    .flatMap((agreement) => mentionsIn(snapshot, agreement))
    .filter(({ rows, name, shares }) => shares && name !== '*' && rows.length === 1);
}

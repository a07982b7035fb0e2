import type { Agreement, DataItem, Party } from '../../model/entities.ts';
import type { Located } from '../../model/located.ts';
import type { MapEntry, MapNode, ScalarNode, SeqNode, SyntaxNode } from '../../syntax/tree.ts';

/**
 * The terms of an agreement by the keys of our own format, whichever it is written in, so that one set of clauses reads them all. The values
 * stay the nodes of the file, with their places.
 */
export function termsOf(agreement: Agreement): SyntaxNode {
  if (agreement.format === 'agreement') return agreement.node;
  const { node, id, title, version, status, jurisdiction, regime, purpose, start, end, review } = agreement;
  const { lawfulBasis, retention, dpia, childrensInterests, automatedDecisions, international, security } = agreement;
  const { classification } = agreement;
  return map(node, {
    id: id?.node,
    title: title?.node,
    version: version?.node,
    status: status && text(status),
    jurisdiction: jurisdiction?.node,
    regime: regime?.node,
    classification: classification?.node,
    parties: list(node, agreement.parties.map(partyNode)),
    purpose: purpose && map(purpose.node, { statement: purpose.statement?.node, category: purpose.category?.node }),
    data: list(node, agreement.items.map(itemNode)),
    lawfulBasis,
    retention,
    dpia,
    childrensInterests,
    automatedDecisions,
    security,
    transfer: international && map(international, { international }),
    term: (start ?? end) && map((start ?? end)?.node ?? node, { start: start?.node, end: end?.node }),
    review: review && map(review.node, { next: review.next?.node, interval: review.interval?.node }),
  });
}

function partyNode({ node, id, name, roles, identifier, type, officer, lawfulBasis }: Party): SyntaxNode {
  return map(node, {
    id: id && text(id),
    name: name && text(name),
    role: list(node, roles.map(text)),
    identifier: identifier === undefined ? undefined : scalar(node, identifier),
    type: type === undefined ? undefined : scalar(node, type),
    dpo: officer,
    lawfulBasis,
  });
}

function itemNode({ node, id, standard, version, fields, dataSubjects, retention }: DataItem): SyntaxNode {
  return map(node, {
    id: id && text(id),
    standard: standard && text(standard),
    version: version?.node,
    fields: list(node, fields.map(text)),
    dataSubjects: dataSubjects && list(node, dataSubjects.map(text)),
    retention,
  });
}

/** The node itself where it holds the text as it is meant; else a text that stands at its place. */
function text({ value, node }: Located<string>): SyntaxNode {
  return node.kind === 'scalar' && node.value === value ? node : scalar(node, value);
}

function scalar({ start, end }: SyntaxNode, value: string): ScalarNode {
  return { kind: 'scalar', value, style: 'plain', start, end, parent: undefined, slot: undefined };
}

function list({ start, end }: SyntaxNode, items: readonly SyntaxNode[]): SeqNode {
  return { kind: 'seq', style: 'block', items, start, end, parent: undefined, slot: undefined };
}

function map({ start, end }: SyntaxNode, values: Readonly<Record<string, SyntaxNode | undefined>>): MapNode {
  const at = { start, end, parent: undefined, slot: undefined };
  const entries = Object.entries(values).flatMap(([key, value]): MapEntry[] =>
    value === undefined ? [] : [{ key: { kind: 'scalar', value: key, style: 'plain', ...at }, value, merge: false }],
  );
  return { kind: 'map', style: 'block', entries, index: undefined, simple: true, ...at };
}

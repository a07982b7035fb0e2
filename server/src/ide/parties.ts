import type { Agreement, Party } from '../model/entities.ts';
import { asScalar, asText, entriesOf, pathOf, type SyntaxNode, textOf } from '../syntax/tree.ts';
import type { Document } from '../workspace/file-state.ts';
import type { Snapshot } from '../workspace/workspace.ts';
import { documentsOf } from './lookup.ts';
import { plainMarkdown } from './plain-markdown.ts';
import { keysAt, vocabularyAt } from './vocabulary-at.ts';

/** A place where a party is named by its id: the definition itself, a value elsewhere, or a key. */
export interface PartyPlace {
  readonly node: SyntaxNode;
  readonly part: 'key' | 'value';
  readonly declares: boolean;
}

export interface PartyHere {
  readonly party: Party & { readonly id: NonNullable<Party['id']> };
  readonly place: PartyPlace;
  /** All places of the document, in order. */
  readonly places: readonly PartyPlace[];
}

export function partiesIn(snapshot: Snapshot, file: string, root: SyntaxNode): readonly Party[] {
  const document = documentsOf(snapshot, file).find((one) => one.root === root);
  return document?.lowered.agreements.flatMap(({ parties }) => parties) ?? [];
}

/** The party whose id a node is: ids hold within their agreement, so nothing is looked for in other files. */
export function partyAt(document: Document, node: SyntaxNode, onKey: boolean): PartyHere | undefined {
  if (document.lowered.agreements.length === 0) return undefined;
  const text = onKey ? String(node.slot) : asText(node);
  const part = onKey ? 'key' : 'value';
  if (text === undefined) return undefined;
  for (const agreement of document.lowered.agreements) {
    const party = agreement.parties.find(({ id }) => id?.value === text);
    if (!party?.id) continue;
    const places = placesOf(document, agreement, text);
    const place = places.find((one) => one.node === node && one.part === part);
    if (place) return { party: { ...party, id: party.id }, place, places };
  }
  return undefined;
}

function placesOf(document: Document, agreement: Agreement, id: string): PartyPlace[] {
  const adapter = document.detection?.adapter;
  const out: PartyPlace[] = agreement.parties.flatMap((party) =>
    party.id?.value === id ? [{ node: party.id.node, part: 'value' as const, declares: true }] : [],
  );
  if (!adapter) return out;
  const visit = (node: SyntaxNode): void => {
    if (node.kind === 'map') {
      const byKey = keysAt(adapter, pathOf(node)) === 'parties';
      for (const { key, value } of entriesOf(node)) {
        if (byKey && textOf(key) === id) out.push({ node: value, part: 'key', declares: false });
        visit(value);
      }
    } else if (node.kind === 'seq') for (const item of node.items) visit(item);
    else if (
      asScalar(node)?.value === id &&
      vocabularyAt(adapter, document.root, pathOf(node)) === 'parties' &&
      !out.some((one) => one.node === node)
    )
      out.push({ node, part: 'value', declares: false });
  };
  visit(document.root);
  return out.sort((one, other) => one.node.start - other.node.start);
}

/** Who it is and what it does, in Markdown. */
export function describeParty({ id, name, roles, identifier, type }: Party): string {
  const title = `**${plainMarkdown(name?.value ?? id?.value ?? 'A party without a name')}**`;
  const lines = [
    id && name ? `${title} (${plainMarkdown(id.value)})` : title,
    `Role: ${roles.length > 0 ? roles.map(({ value }) => plainMarkdown(value)).join(', ') : 'not recorded'}`,
    identifier === undefined ? '' : `Identifier: ${plainMarkdown(identifier)}`,
    type === undefined ? '' : `Kind: ${plainMarkdown(type)}`,
  ];
  return lines.filter((line) => line !== '').join('\n\n');
}

import type { AgreementRow, PartyFact, SharedItem, StandardRow } from '../../model/facts.ts';
import type { FactQueries } from '../../rules/define.ts';
import { inOrder } from '../../rules/support/comparison.ts';
import { joinItem } from '../../rules/support/join.ts';
import { onwardPermission } from '../../rules/support/onward-permission.ts';
import { gettersOf, giversOf, holdsOfRight, rowsIn, sourceOf, upstreamOf } from '../../rules/support/sharing-chain.ts';
import { termsOf } from '../../rules/support/terms.ts';
import type { ChainPermission } from './parts.ts';

/** What a party got under one agreement and gives under another. */
export interface OnwardLink {
  readonly up: AgreementRow;
  readonly upItem: SharedItem;
  readonly party: PartyFact;
  readonly down: AgreementRow;
  readonly downItem: SharedItem;
  readonly standard: StandardRow;
  /** With their entities. */
  readonly fields: ReadonlySet<string>;
  readonly permission: ChainPermission;
}

export interface FoundChain {
  readonly links: readonly OnwardLink[];
  /** That go all the way. */
  readonly fields: readonly string[];
}

/** Who gives what it got from others, by the same reading as `sharing/onward-sharing-conflict`: nobody who has the data of its own or of right. */
export function onwardLinks(facts: FactQueries, agreements: readonly AgreementRow[]): OnwardLink[] {
  return agreements.flatMap((down) =>
    down.items.flatMap((downItem) => {
      const source = sourceOf(facts, down, downItem);
      if (source === 'self') return [];
      const joined = joinItem(facts, down, downItem);
      const { standard } = joined;
      const rows = rowsIn(joined);
      if (!standard || rows.length === 0) return [];
      return giversOf(down)
        .filter((party) => !holdsOfRight(party, standard))
        .flatMap((party) =>
          upstreamOf(facts, down, party, standard, rows)
            .filter(({ agreement }) => source === undefined || agreement.id === source)
            .map(
              ({ agreement: up, item: upItem, fields }): OnwardLink => ({
                up,
                upItem,
                party,
                down,
                downItem,
                standard,
                fields: new Set(fields.map(({ entity, path }) => `${entity}.${path}`)),
                permission: {
                  rule: termsOf(facts, up).text('onwardSharing', 'rule'),
                  verdict: onwardPermission(facts, up, down).kind,
                },
              }),
            ),
        );
    }),
  );
}

/** The longest ways that the same fields go, those in a circle from the first of their agreements on. At most `MOST` of them. */
export function chainsOf(links: readonly OnwardLink[]): FoundChain[] {
  const next = new Map<SharedItem, OnwardLink[]>();
  for (const link of links) next.set(link.upItem, [...(next.get(link.upItem) ?? []), link]);
  const reached = new Set(links.map(({ downItem }) => downItem));
  const chains: FoundChain[] = [];
  const covered = new Set<OnwardLink>();
  const follow = (path: readonly OnwardLink[], fields: ReadonlySet<string>): void => {
    const last = path.at(-1);
    if (!last || chains.length >= MOST) return;
    covered.add(last);
    const seen = new Set(path.flatMap(({ up, down }) => [up, down]));
    let ended = true;
    for (const link of path.length < DEEPEST ? (next.get(last.downItem) ?? []) : []) {
      const common = new Set([...fields].filter((name) => link.fields.has(name)));
      if (common.size === 0) continue;
      // Back at an agreement of the way: the circle is closed by what came before.
      if (seen.has(link.down)) {
        covered.add(link);
        continue;
      }
      ended = false;
      follow([...path, link], common);
    }
    if (ended) chains.push({ links: path, fields: [...fields].sort() });
  };
  for (const link of links) if (!reached.has(link.upItem)) follow([link], link.fields);
  for (const link of [...links].sort((a, b) => inOrder(a.up, b.up)))
    if (!covered.has(link)) follow([link], link.fields);
  return chains;
}

const MOST = 500;
const DEEPEST = 12;

/** Who gave, who passed on, who gets in the end. */
export function stationsOf({ links }: FoundChain): PartyFact[][] {
  const [first] = links;
  const last = links.at(-1);
  if (!first || !last) return [];
  return [giversOf(first.up), ...links.map(({ party }) => [party]), gettersOf(last.down)];
}

import type { AgreementRow, PartyFact } from '../../model/facts.ts';
import { isGetter, isGiver } from '../../model/party-roles.ts';
import { isOver, isUnsigned } from '../../rules/support/sharing-stage.ts';
import { termsOf } from '../../rules/support/terms.ts';
import { Pointers, type SyntaxNode } from '../../syntax/tree.ts';
import type { Snapshot } from '../../workspace/workspace.ts';
import { factQueries } from '../fact-queries.ts';
import { sharingIn } from '../sharing.ts';
import { type WrittenAt, whereaboutsIn } from '../written-at.ts';
import { readClassification } from './highest-classifications.ts';
import { MapIds } from './map-ids.ts';
import { chainsOf, onwardLinks, stationsOf } from './onward-chains.ts';
import { type Named, type Organisations, organisationsOf } from './organisations.ts';
import type { Flow, MapAgreement, MapDataset, MapParty, MapStandard, OnwardChain, Organisation } from './parts.ts';
import { type ReadStandard, readDatasets, readStandards } from './read-standards.ts';
import { sharedUnder } from './shared-under.ts';

/** Who holds what, who shares what with whom, and where it goes from there. Ids are unique among all. */
export interface Ecosystem {
  /** By name. */
  readonly organisations: readonly Organisation[];
  /** In the order of files, as are all that follow. */
  readonly standards: readonly MapStandard[];
  readonly datasets: readonly MapDataset[];
  readonly agreements: readonly MapAgreement[];
  readonly flows: readonly Flow[];
  readonly chains: readonly OnwardChain[];
}

/**
 * The ecosystem of files, and of the standards elsewhere in the workspace that their agreements share. Only what is written: a standard has no
 * holder unless an organisation is named as its owner or publisher. `shown` makes paths for identifiers of what has none.
 */
export function ecosystemOf(
  snapshot: Snapshot,
  files: readonly string[],
  shown: (path: string) => string = (path) => path,
): Ecosystem {
  const sorted = [...files].sort();
  const whereabouts = whereaboutsIn(snapshot);
  const at = (node: SyntaxNode, file: string): WrittenAt => whereabouts(node) ?? { file, line: 1 };
  const ids = new MapIds(shown);
  const read = sorted.flatMap((file) => readAgreements(snapshot, file, at));
  const sharing = sharingIn(snapshot);
  const items = new Map(read.map(({ row }) => [row, sharing.itemsOf(row)]));
  const needed = [...items.values()].flatMap((list) => list.flatMap(({ standard }) => standard ?? []));
  const standards = readStandards(snapshot, sorted, needed, at);
  const datasets = readDatasets(snapshot, sorted, at);
  const organisations = organisationsOf(
    inOrder([
      ...read.flatMap(({ parties }) => parties.map(({ named }) => named)),
      ...standards.flatMap(({ owner, publisher }) => [owner, publisher].flatMap((one) => one ?? [])),
      ...datasets.flatMap(({ owner, publisher }) => [owner, publisher].flatMap((one) => one ?? [])),
    ]),
  );
  const nodes = new Map<ReadStandard, MapStandard>(
    standards.map((one) => [
      one,
      { ...one.node, id: ids.of('standard', one.node), ...heldBy(one, organisations) } satisfies MapStandard,
    ]),
  );
  const standardAt = (file: string, root: number): MapStandard | undefined => {
    const found = standards.find((one) => one.isAt(file, root));
    return found && nodes.get(found);
  };
  const agreements = new Map<AgreementRow, MapAgreement>(
    read.map((one) => [
      one.row,
      {
        ...one.node,
        ...sharedUnder(one.row, items.get(one.row) ?? [], { snapshot, standardAt, at }),
        id: ids.of('agreement', one.node),
        parties: one.parties.map((party) => mapParty(party, organisations)),
      },
    ]),
  );
  const all = [...agreements.values()];
  return {
    organisations: organisations.all,
    standards: [...nodes.values()],
    datasets: datasets.map((one) => ({
      ...one.node,
      id: ids.of('dataset', one.node),
      ...heldBy(one, organisations),
      conformsTo: one.conformsTo.map(({ text, row }) => ({ text, id: row && standardAt(row.file, row.root)?.id })),
    })),
    agreements: all,
    flows: all.flatMap(flowsOf),
    chains: onwardChains(snapshot, read, { agreements, organisations, standardAt }),
  };
}

interface ReadAgreement {
  readonly row: AgreementRow;
  readonly node: Pick<
    MapAgreement,
    'kind' | 'label' | 'identifier' | 'version' | 'status' | 'stage' | 'purpose' | 'marking' | 'onwardRule' | 'at'
  >;
  readonly parties: readonly { readonly fact: PartyFact; readonly named: Named }[];
}

function readAgreements(
  snapshot: Snapshot,
  file: string,
  at: (node: SyntaxNode, file: string) => WrittenAt,
): ReadAgreement[] {
  const facts = factQueries(snapshot);
  const rows = snapshot.facts.rows('agreements', 'file', file);
  const pointers = new Pointers();
  return (snapshot.files.get(file)?.documents ?? []).flatMap(({ index, lowered }) =>
    lowered.agreements.flatMap((agreement): ReadAgreement[] => {
      const pointer = pointers.of(agreement.node);
      const row = rows.find((one) => one.root === index && one.pointer === pointer);
      if (!row) return [];
      const { classification, status, jurisdiction } = row;
      return [
        {
          row,
          node: {
            kind: 'agreement',
            label: row.label,
            identifier: row.id,
            version: row.version,
            status,
            stage: isOver(row) ? 'over' : isUnsigned(row) ? 'not-yet' : 'in-force',
            purpose: {
              category: agreement.purpose?.category?.value,
              statement: agreement.purpose?.statement?.value,
            },
            marking: classification && readClassification(classification, jurisdiction, snapshot.configurationOf(file)),
            onwardRule: termsOf(facts, row).text('onwardSharing', 'rule'),
            at: at(agreement.head.node, file),
          },
          parties: agreement.parties.flatMap((party) => {
            const own = pointers.of(party.node);
            const fact = row.parties.find((one) => one.pointer === own);
            const name = party.name?.value;
            const { identifier } = party;
            const short = party.id?.value;
            const only = name === undefined && short !== undefined ? `${short} (${row.id ?? row.label})` : undefined;
            const named: Named = {
              as: 'party',
              name: name ?? (identifier === undefined ? short : undefined),
              identifier,
              at: at(party.head.node, file),
              ...(only !== undefined && { only }),
            };
            return fact ? [{ fact, named }] : [];
          }),
        },
      ];
    }),
  );
}

function mapParty({ fact, named }: ReadAgreement['parties'][number], organisations: Organisations): MapParty {
  return {
    organisation: organisations.of(named),
    label: fact.label,
    roles: fact.roles,
    gives: isGiver(fact),
    gets: isGetter(fact),
  };
}

function heldBy(
  { owner, publisher }: { readonly owner?: Named; readonly publisher?: Named },
  organisations: Organisations,
): { readonly holder: string | undefined } {
  return { holder: organisations.of(owner) ?? organisations.of(publisher) };
}

function flowsOf({ id, parties }: MapAgreement): Flow[] {
  const ends = (isEnd: (party: MapParty) => boolean): string[] => [
    ...new Set(parties.flatMap((party) => (isEnd(party) ? (party.organisation ?? []) : []))),
  ];
  const getters = ends(({ gets }) => gets);
  return ends(({ gives }) => gives).flatMap((from) =>
    getters
      .filter((to) => to !== from)
      .map((to): Flow => ({ id: `flow:${id} ${from} ${to}`, from, to, agreement: id })),
  );
}

function onwardChains(
  snapshot: Snapshot,
  read: readonly ReadAgreement[],
  parts: {
    readonly agreements: ReadonlyMap<AgreementRow, MapAgreement>;
    readonly organisations: Organisations;
    readonly standardAt: (file: string, root: number) => MapStandard | undefined;
  },
): OnwardChain[] {
  const { agreements, organisations, standardAt } = parts;
  const parties = new Map(read.flatMap((one) => one.parties.map(({ fact, named }) => [fact, named] as const)));
  const idOf = (party: PartyFact): string => organisations.of(parties.get(party)) ?? party.label;
  const links = onwardLinks(
    factQueries(snapshot),
    read.map(({ row }) => row),
  ).filter(({ up }) => agreements.has(up));
  return chainsOf(links).map((chain, index): OnwardChain => {
    const stations = stationsOf(chain).map((group) => [...new Set(group.map(idOf))]);
    const rows = [...chain.links.map(({ up }) => up), ...chain.links.slice(-1).map(({ down }) => down)];
    const before = new Set<string>();
    let circle = false;
    for (const station of stations) {
      circle ||= station.some((one) => before.has(one));
      for (const one of station) before.add(one);
    }
    return {
      id: `chain:${index + 1}`,
      stations,
      agreements: rows.map((row) => agreements.get(row)?.id ?? row.label),
      permissions: chain.links.map(({ permission }) => permission),
      standards: [
        ...new Set(chain.links.map(({ standard: row }) => standardAt(row.file, row.root)?.label ?? row.label)),
      ],
      fields: chain.fields,
      circle,
    };
  });
}

function inOrder(mentions: readonly Named[]): Named[] {
  return [...mentions].sort((a, b) => (a.at.file < b.at.file ? -1 : a.at.file > b.at.file ? 1 : a.at.line - b.at.line));
}

import type { WrittenAt } from '../written-at.ts';
import type { Ecosystem } from './ecosystem.ts';
import { classificationsText, counted, permissionText, personalText } from './map-words.ts';
import type { Flow, MapAgreement, MapDataset, MapNode, MapStandard, OnwardChain, Organisation } from './parts.ts';

/** The map in words: the same for the page, for Markdown and for a terminal. */
export interface MapLists {
  readonly flows: readonly FlowRow[];
  readonly sections: readonly Section[];
}

export interface FlowRow {
  readonly flow: Flow;
  readonly agreement: MapAgreement;
  /** One for each of `FLOW_HEADINGS`. */
  readonly cells: readonly string[];
}

export const FLOW_HEADINGS = [
  'From',
  'To',
  'Agreement',
  'Standards',
  'Fields',
  'Classification',
  'Personal data',
  'Purpose',
  'Status',
] as const;

export interface Section {
  readonly id: 'organisations' | 'agreements' | 'standards' | 'datasets' | 'chains';
  readonly title: string;
  /** What is said where there are no entries. */
  readonly none: string;
  readonly entries: readonly Entry[];
}

export interface Entry {
  readonly heading: string;
  readonly node: MapNode | undefined;
  /** Ids of the nodes that belong to it, for highlighting. */
  readonly near: readonly string[];
  readonly facts: readonly Fact[];
}

export interface Fact {
  readonly term: string;
  readonly lines: readonly FactLine[];
}

export interface FactLine {
  readonly text: string;
  readonly at?: WrittenAt;
}

/** Everything that the picture shows, and what it has no room for. */
export function mapLists(ecosystem: Ecosystem): MapLists {
  const index = new MapIndex(ecosystem);
  const { organisations, standards, datasets, agreements, flows, chains } = ecosystem;
  return {
    flows: flows.flatMap((flow) => {
      const agreement = index.agreement(flow.agreement);
      return agreement ? [{ flow, agreement, cells: flowCells(flow, agreement, index) }] : [];
    }),
    sections: [
      {
        id: 'organisations',
        title: 'Organisations',
        none: 'No agreement, standard or dataset among these files names an organisation.',
        entries: organisations.map((one) => organisationEntry(one, index)),
      },
      {
        id: 'agreements',
        title: 'Agreements',
        none: 'There is no agreement among these files.',
        entries: agreements.map((one) => agreementEntry(one, index)),
      },
      {
        id: 'chains',
        title: 'Onward sharing',
        none: 'Nobody shares under one agreement what was got under another, as far as these files tell.',
        entries: chains.map((one) => chainEntry(one, index)),
      },
      {
        id: 'standards',
        title: 'Standards',
        none: 'There is no standard among these files.',
        entries: standards.map((one) => standardEntry(one, index)),
      },
      {
        id: 'datasets',
        title: 'Datasets',
        none: 'There is no dataset among these files.',
        entries: datasets.map((one) => datasetEntry(one, index)),
      },
    ],
  };
}

/** Finds nodes by id, and what belongs to each. */
class MapIndex {
  readonly nodes = new Map<string, MapNode>();
  readonly #held = new Map<string, (MapStandard | MapDataset)[]>();
  readonly #from = new Map<string, Flow[]>();
  readonly #to = new Map<string, Flow[]>();
  readonly #sharing = new Map<string, MapAgreement[]>();
  readonly #party = new Map<string, MapAgreement[]>();
  readonly #chains = new Map<string, OnwardChain[]>();
  readonly #obeying = new Map<string, MapDataset[]>();

  constructor({ organisations, standards, datasets, agreements, flows, chains }: Ecosystem) {
    for (const node of [...organisations, ...standards, ...datasets, ...agreements]) this.nodes.set(node.id, node);
    for (const node of [...standards, ...datasets]) if (node.holder !== undefined) add(this.#held, node.holder, node);
    for (const flow of flows) {
      add(this.#from, flow.from, flow);
      add(this.#to, flow.to, flow);
    }
    for (const agreement of agreements) {
      for (const id of new Set(agreement.standards.flatMap(({ id }) => id ?? []))) add(this.#sharing, id, agreement);
      for (const id of new Set(agreement.parties.flatMap(({ organisation }) => organisation ?? [])))
        add(this.#party, id, agreement);
    }
    for (const chain of chains) for (const id of new Set(chain.agreements)) add(this.#chains, id, chain);
    for (const dataset of datasets)
      for (const id of new Set(dataset.conformsTo.flatMap(({ id }) => id ?? []))) add(this.#obeying, id, dataset);
  }

  agreement(id: string): MapAgreement | undefined {
    const node = this.nodes.get(id);
    return node?.kind === 'agreement' ? node : undefined;
  }

  /** A party that is no organisation is called as it is written. */
  label(id: string): string {
    return this.nodes.get(id)?.label ?? id;
  }

  heldBy = (id: string) => this.#held.get(id) ?? [];
  from = (id: string) => this.#from.get(id) ?? [];
  to = (id: string) => this.#to.get(id) ?? [];
  sharing = (id: string) => this.#sharing.get(id) ?? [];
  partyOf = (id: string) => this.#party.get(id) ?? [];
  chainsOf = (id: string) => this.#chains.get(id) ?? [];
  obeying = (id: string) => this.#obeying.get(id) ?? [];
}

function add<T>(map: Map<string, T[]>, key: string, value: T): void {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}

function flowCells({ from, to }: Flow, agreement: MapAgreement, index: MapIndex): string[] {
  const { label, standards, fields, classifications, purpose } = agreement;
  return [
    index.label(from),
    index.label(to),
    label,
    [...new Set(standards.map((one) => one.label))].join('; ') || NOT_RECORDED,
    String(fields),
    classificationsText(classifications),
    personalText(agreement),
    purpose.category ?? purpose.statement ?? NOT_RECORDED,
    agreement.status ?? NOT_RECORDED,
  ];
}

const NOT_RECORDED = 'not recorded';

function organisationEntry(organisation: Organisation, index: MapIndex): Entry {
  const { id, label, identifier, otherNames, mentions } = organisation;
  const held = index.heldBy(id);
  const [gives, gets] = [index.from(id), index.to(id)];
  const agreements = index.partyOf(id);
  const ends = new Set(gives.concat(gets).map(({ agreement }) => agreement));
  const others = agreements.filter((one) => !ends.has(one.id));
  const byName = mentions.filter((one) => one.byName);
  const under = (other: string, flow: Flow): FactLine => {
    const agreement = index.agreement(flow.agreement);
    return agreement
      ? { text: `${index.label(other)}: ${sharedText(agreement)}, under ${agreement.label}`, at: agreement.at }
      : { text: index.label(other) };
  };
  return {
    heading: label,
    node: organisation,
    near: [
      ...held.map((one) => one.id),
      ...agreements.flatMap((one) => [one.id, ...one.parties.flatMap(({ organisation: party }) => party ?? [])]),
    ],
    facts: [
      fact('Identifier', [{ text: identifier ?? 'none recorded' }]),
      fact(
        'Also called',
        otherNames.map((text) => ({ text })),
      ),
      fact(
        'Holds',
        held.map((one) => ({ text: `${one.kind}: ${one.label}`, at: one.at })),
      ),
      fact(
        'Gives',
        gives.map((flow) => under(flow.to, flow)),
      ),
      fact(
        'Gets',
        gets.map((flow) => under(flow.from, flow)),
      ),
      fact(
        'Takes part in',
        others.map((one) => ({ text: `${one.label}${rolesOf(one, id)}`, at: one.at })),
      ),
      fact(
        'Joined by its name alone',
        byName.map(({ as, at }) => ({ text: `named as ${as} without the identifier`, at })),
      ),
      ...(held.length + agreements.length === 0
        ? [
            fact(
              'Named',
              mentions.map(({ as, at }) => ({ text: `as ${as}`, at })),
            ),
          ]
        : []),
    ],
  };
}

function rolesOf({ parties }: MapAgreement, id: string): string {
  const roles = parties.filter(({ organisation }) => organisation === id).flatMap((party) => party.roles);
  return roles.length > 0 ? ` as ${[...new Set(roles)].join(', ')}` : '';
}

function sharedText(agreement: MapAgreement): string {
  const { fields, standards, classifications } = agreement;
  const names = [...new Set(standards.map(({ label }) => label))];
  const of = names.length > 0 ? ` of ${names.join('; ')}` : '';
  return `${counted(fields, 'field')}${of}, ${classificationsText(classifications)}, ${personalText(agreement)}`;
}

function agreementEntry(agreement: MapAgreement, index: MapIndex): Entry {
  const { id, label, identifier, version, status, parties, purpose, standards, marking, onwardRule, at } = agreement;
  const named = (isEnd: (party: MapAgreement['parties'][number]) => boolean): FactLine[] =>
    parties.filter(isEnd).map((one) => ({
      text: one.organisation === undefined ? one.label || 'not named' : index.label(one.organisation),
    }));
  const chains = index.chainsOf(id);
  return {
    heading: label,
    node: agreement,
    near: [
      ...parties.flatMap(({ organisation }) => organisation ?? []),
      ...standards.flatMap((one) => one.id ?? []),
      ...chains.flatMap((chain) => [...chain.agreements, ...chain.stations.flat()]),
    ],
    facts: [
      fact('Written', [
        {
          text:
            [identifier, version && `version ${version}`].filter((part) => part).join(', ') || 'without an identifier',
          at,
        },
      ]),
      fact('Status', [{ text: status ?? NOT_RECORDED }]),
      fact(
        'Gives',
        named(({ gives }) => gives),
      ),
      fact(
        'Gets',
        named(({ gets }) => gets),
      ),
      fact(
        'Takes part',
        named(({ gives, gets }) => !gives && !gets),
      ),
      fact(
        'Shares',
        standards.map((one) => ({
          text: `${counted(one.fields, 'field')} of ${one.label}${one.id === undefined ? ' (not among these files)' : ''}`,
          at: one.at,
        })),
      ),
      fact('Classification', [{ text: classificationsText(agreement.classifications) }]),
      fact('Marked', marking ? [{ text: marking.value }] : []),
      fact('Personal data', [{ text: personalText(agreement) }]),
      fact(
        'Purpose',
        [purpose.category, purpose.statement].flatMap((text) => (text === undefined ? [] : [{ text }])),
      ),
      fact('Onward sharing', [
        { text: onwardRule ?? NOT_RECORDED },
        ...chains.map((chain) => ({ text: wayText(chain, index) })),
      ]),
    ],
  };
}

function standardEntry(standard: MapStandard, index: MapIndex): Entry {
  const { id, label, identifier, version, status, format, holder, owner, publisher, fields, at } = standard;
  const agreements = index.sharing(id);
  const datasets = index.obeying(id);
  return {
    heading: label,
    node: standard,
    near: [
      ...(holder === undefined ? [] : [holder]),
      ...agreements.flatMap((one) => [one.id, ...one.parties.flatMap(({ organisation }) => organisation ?? [])]),
      ...datasets.map((one) => one.id),
    ],
    facts: [
      fact('Written', [
        { text: [format, identifier, version && `version ${version}`, status].filter((part) => part).join(', '), at },
      ]),
      fact('Held by', [{ text: holder === undefined ? 'no organisation recorded' : index.label(holder) }]),
      fact('Owner', owner === undefined ? [] : [{ text: owner }]),
      fact('Publisher', publisher === undefined ? [] : [{ text: publisher }]),
      fact('Fields', [{ text: String(fields) }]),
      fact('Classification', [{ text: classificationsText(standard.classifications) }]),
      fact('Personal data', [{ text: personalText(standard) }]),
      fact(
        'Shared under',
        agreements.map((one) => ({ text: one.label, at: one.at })),
      ),
      fact(
        'Obeyed by',
        datasets.map((one) => ({ text: one.label, at: one.at })),
      ),
    ],
  };
}

function datasetEntry(dataset: MapDataset, index: MapIndex): Entry {
  const { label, identifier, status, holder, publisher, access, conformsTo, at } = dataset;
  return {
    heading: label,
    node: dataset,
    near: [...(holder === undefined ? [] : [holder]), ...conformsTo.flatMap(({ id }) => id ?? [])],
    facts: [
      fact('Written', [
        { text: [identifier, status].filter((part) => part).join(', ') || 'without an identifier', at },
      ]),
      fact('Held by', [{ text: holder === undefined ? 'no organisation recorded' : index.label(holder) }]),
      fact('Publisher', publisher === undefined ? [] : [{ text: publisher }]),
      fact('Access', access === undefined ? [] : [{ text: access }]),
      fact(
        'Obeys',
        conformsTo.map(({ text, id }) => ({ text: id === undefined ? text : index.label(id) })),
      ),
    ],
  };
}

function chainEntry(chain: OnwardChain, index: MapIndex): Entry {
  const { agreements, stations, permissions, standards, fields, circle } = chain;
  return {
    heading: wayText(chain, index),
    node: undefined,
    near: [...agreements, ...stations.flat()],
    facts: [
      fact('Fields', [{ text: `${fields.join(', ')} of ${standards.join('; ')}` }]),
      fact(
        'Under',
        agreements.map((id, at) => {
          const agreement = index.agreement(id);
          const permission = permissions[at];
          const text = `${agreement?.label ?? id}${permission ? `: ${permissionText(permission)}` : ''}`;
          return agreement ? { text, at: agreement.at } : { text };
        }),
      ),
      fact('Circle', circle ? [{ text: 'the data come back to somebody who had them' }] : []),
    ],
  };
}

function wayText({ stations }: OnwardChain, index: MapIndex): string {
  return stations.map((group) => group.map((id) => index.label(id)).join(' and ')).join(' → ');
}

function fact(term: string, lines: readonly FactLine[]): Fact {
  return { term, lines };
}

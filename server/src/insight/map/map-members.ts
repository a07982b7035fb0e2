import type { WrittenAt } from '../written-at.ts';
import type { MapReport } from './map-report.ts';
import type { Flow, MapAgreement, MapClassification, Shared } from './parts.ts';

/** The map as plain data, by `schemas/map/map.schema.json`: what is not recorded is null. */
export function mapMembers({ ecosystem, focus, shown }: MapReport): object {
  const { organisations, standards, datasets, agreements, flows, chains } = ecosystem;
  const at = ({ file, line }: WrittenAt) => ({ file: shown(file), line });
  const known = new Map(agreements.map((one) => [one.id, one]));
  return {
    version: 1,
    focus: focus ? { label: focus.label, depth: focus.depth } : null,
    organisations: organisations.map(({ id, label, identifier, otherNames, mentions }) => ({
      id,
      label,
      identifier: identifier ?? null,
      otherNames,
      mentions: mentions.map((one) => ({ as: one.as, byName: one.byName, ...at(one.at) })),
    })),
    standards: standards.map((one) => ({
      id: one.id,
      label: one.label,
      identifier: one.identifier ?? null,
      version: one.version ?? null,
      status: one.status ?? null,
      format: one.format,
      holder: one.holder ?? null,
      owner: one.owner ?? null,
      publisher: one.publisher ?? null,
      fields: one.fields,
      ...sensitivity(one),
      ...at(one.at),
    })),
    datasets: datasets.map((one) => ({
      id: one.id,
      label: one.label,
      identifier: one.identifier ?? null,
      status: one.status ?? null,
      holder: one.holder ?? null,
      publisher: one.publisher ?? null,
      access: one.access ?? null,
      conformsTo: one.conformsTo.map(({ text, id }) => ({ text, standard: id ?? null })),
      ...at(one.at),
    })),
    agreements: agreements.map((one) => ({
      id: one.id,
      label: one.label,
      identifier: one.identifier ?? null,
      version: one.version ?? null,
      parties: one.parties.map(({ organisation, label, roles, gives, gets }) => ({
        organisation: organisation ?? null,
        label,
        roles,
        gives,
        gets,
      })),
      marking: one.marking ? classification(one.marking) : null,
      onwardSharing: one.onwardRule ?? null,
      ...sharing(one, at),
      ...at(one.at),
    })),
    flows: flows.flatMap((flow) => flowMember(flow, known, at)),
    chains: chains.map((one) => ({
      id: one.id,
      stations: one.stations,
      agreements: one.agreements,
      permissions: one.permissions.map(({ rule, verdict }) => ({ rule: rule ?? null, verdict })),
      standards: one.standards,
      fields: one.fields,
      circle: one.circle,
    })),
  };
}

type At = (at: WrittenAt) => { readonly file: string; readonly line: number };

function flowMember({ id, from, to, agreement }: Flow, known: ReadonlyMap<string, MapAgreement>, at: At): object[] {
  const under = known.get(agreement);
  return under ? [{ id, from, to, agreement, ...sharing(under, at) }] : [];
}

function sharing(one: MapAgreement, at: At): object {
  return {
    status: one.status ?? null,
    stage: one.stage,
    purpose: { category: one.purpose.category ?? null, statement: one.purpose.statement ?? null },
    shares: one.standards.map(({ id, label, fields, names, at: written }) => ({
      standard: id ?? null,
      label,
      fields,
      names,
      ...at(written),
    })),
    fields: one.fields,
    ...sensitivity(one),
  };
}

function sensitivity({
  classifications,
  personal,
  special,
  criminal,
}: Pick<Shared, 'classifications' | 'personal' | 'special' | 'criminal'>): object {
  return { classifications: classifications.map(classification), personal, special, criminal };
}

function classification({ scheme, value, rank }: MapClassification): object {
  return { scheme: scheme ?? null, value, rank: rank ?? null };
}

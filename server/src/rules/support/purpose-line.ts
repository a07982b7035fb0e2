import { lazy } from '../../base/lazy.ts';
import { purposes } from '../../model/vocabularies/load.ts';

/** The purpose with those that it is a kind of, at any depth; empty for what is no term of DPV (ruling 15). */
export function purposeLine(written: string | undefined): ReadonlySet<string> {
  const name =
    written === undefined ? undefined : /^(?:dpv:|https:\/\/w3id\.org\/dpv[/#])(\w+)$/.exec(written.trim())?.[1];
  const start = `dpv:${name}`;
  // A set is walked in order of insertion, and what is added on the way is walked as well.
  const line = new Set(name !== undefined && broader().has(start) ? [start] : []);
  for (const term of line) for (const next of broader().get(term) ?? []) line.add(next);
  return line;
}

/** Nobody's case is decided with data for research or statistics. */
export function isForKnowledge(written: string | undefined): boolean {
  const line = purposeLine(written);
  return KNOWLEDGE.some((term) => line.has(term));
}

const KNOWLEDGE = ['dpv:ResearchAndDevelopment', 'dpv:ProvideOfficialStatistics'];

const broader = lazy(() => new Map(purposes.map(({ term, broader: above }) => [term, [above ?? []].flat()])));

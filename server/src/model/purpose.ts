import { lazy } from '../base/lazy.ts';
import { earlierPurposes, type Purpose, purposes } from './vocabularies/load.ts';

/** A term of the Data Privacy Vocabulary that a text claims to be, whether or not there is such a term. */
export function claimedPurpose(text: string): string | undefined {
  const name = DPV_TERM.exec(text.trim())?.[1];
  return name === undefined ? undefined : `dpv:${name}`;
}

/** The purpose that a text means: `dpv:Marketing`, or its address in any version. Free text means none (ruling 15). */
export function purposeCalled(text: string): Purpose | undefined {
  const term = claimedPurpose(text);
  if (term === undefined) return undefined;
  const { byTerm } = index();
  return byTerm.get(term) ?? byTerm.get(earlierPurposes[term] ?? '');
}

/** Whether a purpose is another one or a kind of it, at any depth. */
export function isWithin(purpose: Purpose, wider: Pick<Purpose, 'term'>): boolean {
  return lineOf(purpose).has(wider.term);
}

/** The purpose that a text means with those that it is a kind of, at any depth; empty for what is no term of DPV (ruling 15). */
export function purposeLine(written: string | undefined): ReadonlySet<string> {
  const purpose = written === undefined ? undefined : purposeCalled(written);
  return purpose ? lineOf(purpose) : new Set();
}

/** Nobody's case is decided with data for research or statistics. */
export function isForKnowledge(written: string | undefined): boolean {
  const line = purposeLine(written);
  return KNOWLEDGE.some((term) => line.has(term));
}

const KNOWLEDGE = ['dpv:ResearchAndDevelopment', 'dpv:ProvideOfficialStatistics'];

function lineOf({ term: own }: Purpose): ReadonlySet<string> {
  const { byTerm } = index();
  // A set is walked in order of insertion, and what is added on the way is walked as well.
  const above = new Set([own]);
  for (const term of above) for (const next of byTerm.get(term)?.broader ?? []) above.add(next);
  return above;
}

/** Purposes by what people write who know the name and not the prefix: the bare name and the label. */
export function purposeNames(): ReadonlyMap<string, string> {
  return index().names;
}

/** `dpv:`, today's address, one with a version or a module in it, and that of the drafts. */
const DPV_TERM =
  /^(?:dpv:|https?:\/\/(?:w3id\.org\/dpv(?:\/[\d.]+)?(?:\/dpv)?|(?:www\.)?w3\.org\/ns\/dpv)[/#])([A-Za-z]\w*)$/;

const index = lazy(() => {
  const byTerm = new Map(purposes.map((purpose) => [purpose.term, purpose]));
  const names = new Map(
    purposes.flatMap(({ term, label }) => [[term.slice('dpv:'.length), term] as const, [label, term] as const]),
  );
  return { byTerm, names };
});

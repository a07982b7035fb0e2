import type { PeopleField, PeopleRow } from '../../model/facts.ts';
import {
  coarserThan,
  hasWorkWord,
  linkWeights,
  type QuasiMember,
  quasiSets,
  quasiWeights,
} from '../../model/vocabularies/quasi-sets.ts';
import { fragmentKey } from '../../workspace/fact-index.ts';
import type { FactQueries } from '../define.ts';
import { importsOf, resolvePlace, resolveStandards } from './join.ts';
import { quoted } from './text.ts';

/** A field by which people may be recognised, with the entity that it stands in. */
export interface Trait {
  readonly row: PeopleRow;
  readonly field: PeopleField;
}

/**
 * What a record of an entity tells of people: its own fields, those of the entities that it extends and that stand inside it, and those that
 * a key leads to, where these are given to the same people.
 */
export function traitsOf(facts: FactQueries, row: PeopleRow): Trait[] {
  const seen = new Set<PeopleRow>();
  const found: Trait[] = [];
  const visit = (at: PeopleRow, ofPerson: boolean, depth: number): void => {
    if (seen.has(at) || depth > DEEPEST || at.aggregate) return;
    seen.add(at);
    // An address is that of the person in whose record it stands.
    const counts = ofPerson || at.ofPeople;
    for (const field of at.fields) if (field.sure || counts) found.push({ row: at, field });
    for (const base of at.extends.flatMap((target) => entitiesAt(facts, at, target, undefined)))
      visit(base, counts, depth + 1);
    const parts = counts ? at.parts : [];
    for (const part of parts.flatMap((target) => entitiesAt(facts, at, target, undefined)))
      visit(part, true, depth + 1);
    for (const joined of joinedTo(facts, at, exposureOf(row))) visit(joined, false, depth + 1);
  };
  visit(row, false, 0);
  return found;
}

function joinedTo(facts: FactQueries, row: PeopleRow, exposure: string | undefined): PeopleRow[] {
  return row.joins
    .flatMap(({ target, entity }) => entitiesAt(facts, row, target, entity))
    .filter((joined) => exposureOf(joined) === exposure);
}

const DEEPEST = 6;

/** Who may put the data of an entity together: everybody, or those who were told that nobody is named in them. */
function exposureOf({ opening, claim }: PeopleRow): string | undefined {
  return opening ? 'open' : claim ? 'claimed' : undefined;
}

/** The entities that a reference or a key means. */
export function entitiesAt(
  facts: FactQueries,
  from: PeopleRow,
  target: PeopleRow['extends'][number],
  name: string | undefined,
): readonly PeopleRow[] {
  if (name !== undefined) return entitiesNamed(facts, from, target, name);
  if (target.imported)
    return [from.file, ...importsOf(facts, from.file).files].flatMap((file) =>
      facts.rows('people', 'place', fragmentKey(file, target.fragment ?? '')),
    );
  const place = resolvePlace(facts, from.file, target);
  if (!place) return [];
  const found = facts.rows('people', 'place', fragmentKey(place.file, place.pointer));
  return found.filter(({ root }) => root === (target.resource === undefined ? from.root : place.root));
}

function entitiesNamed(
  facts: FactQueries,
  from: PeopleRow,
  target: PeopleRow['extends'][number],
  name: string,
): readonly PeopleRow[] {
  const place = resolvePlace(facts, from.file, target);
  const file = place?.file ?? resolveStandards(facts, from.file, target.resource ?? '')[0]?.file;
  if (file === undefined) return [];
  return facts
    .rows('people', 'file', file)
    .filter(({ entity, root }) => entity === name && (target.resource !== undefined || root === from.root));
}

/** The traits that together tell people apart, the heaviest first; undefined where they do not. */
export function combinationIn(traits: readonly Trait[]): readonly Trait[] | undefined {
  const usable = traits.filter(({ field }) => field.as === 'attribute' && !field.coarse);
  for (const { members } of quasiSets()) {
    const chosen = choose(members, usable);
    if (chosen) return chosen;
  }
  const byRow = heaviestOfEach(usable);
  const { sum, categories, quasi } = quasiWeights;
  if (byRow.length < categories || byRow.filter(({ field }) => field.quasi).length < quasi) return undefined;
  return weightOf(byRow) >= sum ? byRow : undefined;
}

/** The combination that is told at an entity itself: one whose data are open, or are called anonymous or pseudonymous. */
export function combinationOf(facts: FactQueries, row: PeopleRow): readonly Trait[] | undefined {
  const { opening, claim, aggregate, abstract } = row;
  if ((!opening && !claim) || aggregate || abstract) return undefined;
  const traits = traitsOf(facts, row).filter(({ field }) => !opening || !field.closed);
  // Who is named is known without a combination.
  return identifiersIn(traits).length > 0 ? undefined : combinationIn(traits);
}

/** One field for each member, and none twice. */
function choose(members: readonly QuasiMember[], traits: readonly Trait[]): readonly Trait[] | undefined {
  const chosen: Trait[] = [];
  for (const member of members) {
    const found = traits.find((trait) => !chosen.includes(trait) && fits(member, trait));
    if (!found) return undefined;
    chosen.push(found);
  }
  return chosen;
}

function fits({ rows, words, times }: QuasiMember, { field }: Trait): boolean {
  if (rows && !rows.has(field.row)) return false;
  if (words && !hasWorkWord(field.name, words)) return false;
  return !times || field.time;
}

/** What two standards have in common, when that is enough to find people again. Each trait with its counterpart. */
export function commonTraits(
  one: readonly Trait[],
  other: readonly Trait[],
): readonly { readonly here: Trait; readonly there: Trait }[] {
  const there = new Map(
    heaviestOfEach(other.filter(({ field }) => field.as === 'attribute' && !field.coarse)).map((trait) => [
      trait.field.row,
      trait,
    ]),
  );
  const shared = heaviestOfEach(one.filter(({ field }) => field.as === 'attribute' && !field.coarse)).flatMap(
    (here) => {
      const counterpart = there.get(here.field.row);
      return counterpart && here.field.quasi ? [{ here, there: counterpart }] : [];
    },
  );
  const { sum, categories } = linkWeights;
  return shared.length >= categories && weightOf(shared.map(({ here }) => here)) >= sum ? shared : [];
}

/** Direct identifiers that two have in common, by their row of the lexicon. */
export function commonIdentifiers(
  one: readonly Trait[],
  other: readonly Trait[],
): readonly { readonly here: Trait; readonly there: Trait }[] {
  return identifiersIn(one).flatMap((here) => {
    const there = identifiersIn(other).find(({ field }) => field.row !== '' && field.row === here.field.row);
    return there ? [{ here, there }] : [];
  });
}

export function identifiersIn(traits: readonly Trait[]): readonly Trait[] {
  return traits.filter(({ field }) => field.as === 'direct' && field.sure);
}

function heaviestOfEach(traits: readonly Trait[]): Trait[] {
  const best = new Map<string, Trait>();
  for (const trait of traits) {
    const known = best.get(trait.field.row);
    if (!known || known.field.weight < trait.field.weight) best.set(trait.field.row, trait);
  }
  return [...best.values()].sort((a, b) => b.field.weight - a.field.weight);
}

function weightOf(traits: readonly Trait[]): number {
  return traits.reduce((sum, { field }) => sum + field.weight, 0);
}

/** "`date_of_birth` (weight 5), `postcode` (4) and `Patient.sex` (1)" */
export function weighed(traits: readonly Trait[], seenFrom: PeopleRow): string[] {
  return traits.map(({ field, row }, index) => {
    const name = quoted(row === seenFrom ? field.name : `${row.entity}.${field.name}`);
    return `${name} (${index === 0 ? 'weight ' : ''}${field.weight})`;
  });
}

/** What to keep in place of the heaviest of them: "the year of birth or an age band in place of `date_of_birth`". */
export function generalised(traits: readonly Trait[]): string[] {
  return [...traits]
    .sort((a, b) => b.field.weight - a.field.weight)
    .flatMap(({ field }) => {
      const instead = coarserThan(field.row);
      return instead === undefined ? [] : [`${instead} in place of ${quoted(field.name)}`];
    })
    .slice(0, 2);
}

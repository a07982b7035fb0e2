import { snakeCase } from '../../base/words.ts';
import type { AgreementRow, PartyFact, PeopleRow, SharedItem } from '../../model/facts.ts';
import type { Anchor, FactQueries } from '../define.ts';
import { inOrder, isGenericName } from './comparison.ts';
import { combinationIn, combinationOf, type Trait } from './recognition.ts';
import { sharedData } from './shared-data.ts';
import { gettersOf, gotBy } from './sharing-chain.ts';
import { isInForce, isUnsigned } from './sharing-stage.ts';

/** A trait that is given away under an agreement. */
export interface SharedTrait extends Trait {
  readonly agreement: AgreementRow;
  readonly item: SharedItem;
}

/** The fields of one entity that an agreement shares. */
export interface SharedPeople {
  readonly agreement: AgreementRow;
  readonly item: SharedItem;
  readonly row: PeopleRow;
  readonly traits: readonly SharedTrait[];
  /** Keys of the entity that are shared, by which records can be put together, in one spelling. */
  readonly keys: readonly string[];
}

/** What an agreement gives away of people, by item and entity. Figures about many are left out. */
export function sharedPeople(facts: FactQueries, agreement: AgreementRow): readonly SharedPeople[] {
  return facts.derived(peopleIn, agreement);
}

function peopleIn(agreement: AgreementRow, facts: FactQueries): SharedPeople[] {
  const found = new Map<string, SharedPeople & { readonly traits: SharedTrait[]; readonly keys: string[] }>();
  for (const { item, row: field } of sharedData(facts, agreement).fields) {
    const row = facts
      .rows('people', 'file', field.file)
      .find((one) => one.root === field.root && one.entity === field.entity);
    if (!row || row.aggregate) continue;
    const key = `${item.pointer} ${row.file}#${row.root}${row.pointer}`;
    const people = found.get(key) ?? { agreement, item, row, traits: [], keys: [] };
    found.set(key, people);
    const trait = row.fields.find(({ name }) => name === field.name);
    if (trait && (trait.sure || row.ofPeople)) people.traits.push({ agreement, item, row, field: trait });
    const name = snakeCase(field.name);
    if (row.keys.includes(name) && isOfPerson(facts, row, field.name)) people.keys.push(name);
  }
  return [...found.values()];
}

/** A key of people, and no code that many have: it stands for a person, or no two records have the same. */
function isOfPerson(facts: FactQueries, row: PeopleRow, name: string): boolean {
  if (row.fields.some((field) => field.name === name && field.as === 'key')) return true;
  return facts
    .rows('keys', 'file', row.file)
    .some(
      ({ root, entity, keys }) =>
        root === row.root && entity === row.entity && keys.some((key) => key.length === 1 && key[0] === name),
    );
}

/** A direct identifier is among the data, so that the people are known. */
export function namesPeople(facts: FactQueries, agreement: AgreementRow): boolean {
  return sharedData(facts, agreement).direct.length > 0;
}

/** What those who get data under an agreement have of people under others; told in the later of two files, or in the one that is no more than a draft. */
export function heldBefore(
  facts: FactQueries,
  agreement: AgreementRow,
): { readonly recipient: PartyFact; readonly people: readonly SharedPeople[] }[] {
  return gettersOf(agreement).map((recipient) => ({
    recipient,
    people: gotBy(facts, agreement, recipient)
      .filter((other) => isInForce(other) && (isUnsigned(agreement) || inOrder(other, agreement) < 0))
      // Whoever knows the people already learns nothing of who they are.
      .filter((other) => !namesPeople(facts, other))
      .flatMap((other) => sharedPeople(facts, other)),
  }));
}

export interface SharedCombination {
  readonly own: readonly SharedTrait[];
  /** What the recipient has already. */
  readonly held: readonly SharedTrait[];
  readonly recipient: PartyFact | undefined;
}

/** Traits that tell people apart once they are in one hand; undefined where they do not, or where it is told at the standard. */
export function sharedCombination(facts: FactQueries, agreement: AgreementRow): SharedCombination | undefined {
  const people = sharedPeople(facts, agreement);
  const own = people.flatMap(({ traits }) => traits);
  if (own.length === 0 || namesPeople(facts, agreement)) return undefined;
  const alone = combinationIn(own);
  if (alone) {
    return isToldAtStandard(facts, alone) ? undefined : { own: alone.filter(isShared), held: [], recipient: undefined };
  }
  for (const { recipient, people: before } of heldBefore(facts, agreement)) {
    const held = before.filter((other) => people.some((one) => canJoin(one, other))).flatMap(({ traits }) => traits);
    const found = combinationIn([...own, ...held])?.filter(isShared) ?? [];
    const parts = {
      own: found.filter((one) => one.agreement === agreement),
      held: found.filter((one) => one.agreement !== agreement),
    };
    if (parts.own.length > 0 && parts.held.length > 0 && !isToldAtStandard(facts, found))
      return { ...parts, recipient };
  }
  return undefined;
}

function isShared(trait: Trait): trait is SharedTrait {
  return 'agreement' in trait;
}

/** Records of the same table, or with a key that both give away. */
function canJoin(one: SharedPeople, other: SharedPeople): boolean {
  return one.row === other.row || commonKey(one, other) !== undefined;
}

export function commonKey(one: SharedPeople, other: SharedPeople): string | undefined {
  return one.keys.find((key) => other.keys.includes(key) && !isGenericName(key));
}

/** The same set is told at an entity whose data are open or called anonymous. */
function isToldAtStandard(facts: FactQueries, found: readonly Trait[]): boolean {
  return [...new Set(found.map(({ row }) => row))].some((row) => {
    const told = combinationOf(facts, row);
    return told !== undefined && found.every(({ field }) => told.some((trait) => trait.field === field));
  });
}

/** The item that they are in, or the list of items where they are in several. */
export function atItems(row: AgreementRow, traits: readonly { readonly item: SharedItem }[]): Anchor {
  const [first, ...others] = new Set(traits.map(({ item }) => item));
  const pointer = others.length === 0 ? first?.headAt : first?.pointer.replace(/\/[^/]*$/, '');
  return { file: row.file, root: row.root, pointer: pointer ?? row.headAt, part: 'key' };
}

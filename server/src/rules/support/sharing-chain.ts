import type { AgreementRow, FieldRow, PartyFact, SharedItem, StandardRow } from '../../model/facts.ts';
import { isGetter, isGiver, isNameless, isSameParty, partyNames } from '../../model/party-roles.ts';
import type { FactQueries } from '../define.ts';
import { inOrder, isSameRow } from './comparison.ts';
import { type JoinedItem, joinItem, sharesProject, standardOf } from './join.ts';
import { termsOf } from './terms.ts';

/** An agreement under which a party got what it passes on. */
export interface Upstream {
  readonly agreement: AgreementRow;
  readonly item: SharedItem;
  /** What both agreements share. */
  readonly fields: readonly FieldRow[];
}

/** Those who get data and give none under the same agreement. */
export function gettersOf({ parties }: AgreementRow): PartyFact[] {
  return parties.filter((party) => isGetter(party) && !isGiver(party));
}

export function giversOf({ parties }: AgreementRow): PartyFact[] {
  return parties.filter((party) => isGiver(party) && !isGetter(party));
}

/** All agreements but this one under which a party gets some of the fields, of one standard. Reads no other agreement's terms. */
export function upstreamOf(
  facts: FactQueries,
  from: AgreementRow,
  party: PartyFact,
  standard: StandardRow,
  fields: readonly FieldRow[],
): Upstream[] {
  const wanted = new Set(fields.flatMap((row) => fieldKeys(row, standard)));
  return gotBy(facts, from, party).flatMap((agreement) =>
    agreement.items.flatMap((item): Upstream[] => {
      const found = sameStandard(facts, agreement, item, standard);
      if (!found) return [];
      const common = rowsIn(joinItem(facts, agreement, item)).filter((row) =>
        fieldKeys(row, found).some((key) => wanted.has(key)),
      );
      return common.length === 0 ? [] : [{ agreement, item, fields: common }];
    }),
  );
}

/** Agreements of the project under which a party gets data, apart from one. */
export function gotBy(facts: FactQueries, from: AgreementRow, party: PartyFact): AgreementRow[] {
  const { id } = party;
  const names = new Set([...partyNames(party), ...(id === undefined ? [] : [id])]);
  const found = new Set([
    ...[...names].flatMap((name) => facts.rows('agreements', 'recipient', name)),
    // Short names are many agreements' own: only who has no other is looked for by it among those who have.
    ...(id !== undefined && isNameless(party) ? facts.rows('agreements', 'recipientId', id) : []),
  ]);
  return [...found]
    .filter(
      (row) =>
        !isSameRow(row, from) &&
        sharesProject(facts, from.file, row.file) &&
        gettersOf(row).some((getter) => isSameParty(getter, party)),
    )
    .sort(inOrder);
}

export function rowsIn({ fields }: JoinedItem): FieldRow[] {
  return fields.flatMap(({ rows }) => rows);
}

function sameStandard(
  facts: FactQueries,
  agreement: AgreementRow,
  item: SharedItem,
  standard: StandardRow,
): StandardRow | undefined {
  const found =
    item.standard === undefined ? undefined : standardOf(facts, agreement.file, item.standard, item.version);
  if (!found) return undefined;
  const isSame =
    (found.file === standard.file && found.root === standard.root) ||
    (found.id !== undefined && found.id === standard.id) ||
    [found.file, ...found.schemas].some((file) => file === standard.file || standard.schemas.includes(file));
  return isSame ? found : undefined;
}

/** A field by its place, and by its name in a standard of which there may be several versions. */
function fieldKeys(row: FieldRow, { id }: StandardRow): string[] {
  const place = `${row.file}#${row.root}${row.pointer}`;
  return id === undefined ? [place] : [place, `${id} ${row.entity}.${row.path}`];
}

/** Whether the party has the data of right: as owner of the standard, or as an office of it. */
export function holdsOfRight(party: PartyFact, { sharing }: StandardRow): boolean {
  const name = party.label.toLowerCase();
  return sharing.holders.some(
    (holder) => holder === party.identifier || (name.length > 3 && holder.toLowerCase().includes(name)),
  );
}

/** As it is written at an item: `self`, or the identifier of an agreement. */
export function sourceOf(facts: FactQueries, agreement: AgreementRow, item: SharedItem): string | undefined {
  return termsOf(facts, agreement).at(item).text('source');
}

/** The agreements by which fields come back to one of those who get them: the last of them first. */
export function circleThrough(
  facts: FactQueries,
  agreement: AgreementRow,
  { item, standard, fields }: { item: SharedItem; standard: StandardRow; fields: readonly FieldRow[] },
): readonly Upstream[] | undefined {
  const ends = gettersOf(agreement);
  const seen = new Set<AgreementRow>([agreement]);
  const follow = (at: Upstream, depth: number): readonly Upstream[] | undefined => {
    if (depth > DEEPEST || sourceOf(facts, at.agreement, at.item) === 'self') return undefined;
    for (const giver of giversOf(at.agreement)) {
      if (depth > 0 && ends.some((end) => isSameParty(end, giver))) return [at];
      for (const next of upstreamOf(facts, at.agreement, giver, standard, at.fields)) {
        if (seen.has(next.agreement)) continue;
        seen.add(next.agreement);
        const rest = follow(next, depth + 1);
        if (rest) return [at, ...rest];
      }
    }
    return undefined;
  };
  return follow({ agreement, item, fields }, 0);
}

const DEEPEST = 12;

import type { AgreementRow, FieldRow, SharedItem, StandardRow } from '../../model/facts.ts';
import type { Classification } from '../../model/marks.ts';
import type { FactQueries } from '../define.ts';
import { type JoinedItem, joinAgreement, personalDataIn, type SharedPersonalData } from './join.ts';

/** All that an agreement shares, worked out once for all rules (agreement.md D3: R and step 2). Only fields that exist are in it. */
export interface SharedData {
  readonly items: readonly JoinedItem[];
  /** Each field of each item; ambiguous names bring all that they may mean. */
  readonly fields: readonly SharedField[];
  readonly standards: readonly StandardRow[];
  readonly personal: SharedPersonalData;
  /** Of those that surely hold personal data, declared or inferred with high confidence. */
  readonly personalFields: readonly SharedField[];
  readonly direct: readonly SharedField[];
  readonly special: readonly SharedField[];
  readonly criminal: readonly SharedField[];
  readonly pseudonymous: readonly SharedField[];
  /** Some standard that is named was not found or cannot be read, so that there may be more. */
  readonly incomplete: boolean;
}

export interface SharedField {
  readonly item: SharedItem;
  readonly standard: StandardRow;
  /** As the agreement writes it. */
  readonly name: string;
  /** Pointer of the name in the agreement. */
  readonly pointer: string;
  readonly row: FieldRow;
  readonly classification: Classification | undefined;
}

export function sharedData(facts: FactQueries, agreement: AgreementRow): SharedData {
  return facts.derived(shared, agreement);
}

function shared(agreement: AgreementRow, facts: FactQueries): SharedData {
  const items = joinAgreement(facts, agreement);
  const fields = items.flatMap(({ item, standard, fields: joined }) =>
    standard
      ? joined.flatMap(({ name, pointer, rows }) =>
          rows.map((row) => ({ item, standard, name, pointer, row, classification: row.classification })),
        )
      : [],
  );
  const isPersonal = ({ row }: SharedField): boolean => row.personal === 'declared' || row.personal === 'inferred';
  return {
    items,
    fields,
    standards: [...new Set(items.flatMap(({ standard }) => standard ?? []))],
    personal: personalDataIn(items),
    personalFields: fields.filter(isPersonal),
    direct: fields.filter(({ row }) => row.direct),
    special: fields.filter(({ row }) => row.special),
    criminal: fields.filter(({ row }) => row.criminal),
    pseudonymous: fields.filter(({ row }) => row.pseudonymous),
    incomplete: items.some(({ item, standard }) => item.standard !== undefined && standard === undefined),
  };
}

/** An agreement over data that are known to be about nobody: the terms of data protection are not asked for (ruling 10). */
export function isImpersonal(facts: FactQueries, agreement: AgreementRow): boolean {
  return sharedData(facts, agreement).personal === 'none';
}

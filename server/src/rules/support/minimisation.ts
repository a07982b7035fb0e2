import { wordsOf } from '../../base/words.ts';
import type { AgreementRow, FieldRow, SharedItem, StandardRow } from '../../model/facts.ts';
import { accessRightsOf } from '../../model/formats/dataset.ts';
import type { FactQueries } from '../define.ts';
import { fieldsOfStandard, findField, isReadable, type JoinedField, joinAgreement } from './join.ts';
import { isImpersonal } from './shared-data.ts';
import { isOver } from './sharing-stage.ts';
import { type Terms, termsOf } from './terms.ts';

/** The personal fields that a data item shares, with the reasons that are given for them. */
export interface SharedPersonal {
  readonly item: SharedItem;
  readonly standard: StandardRow;
  readonly terms: Terms;
  /** `*` stands among the names. */
  readonly all: boolean;
  readonly shared: readonly JoinedField[];
  /** Of these, the personal ones for which no reason is given. */
  readonly unexplained: readonly PersonalShare[];
  /** How many personal fields the standard has. */
  readonly personalInStandard: number;
  /** Nearly all personal fields of the standard are shared, and for none of them a reason is given. */
  readonly wholesale: boolean;
  /** Keys of `necessity` that name no field that is shared. */
  readonly stray: readonly string[];
}

export interface PersonalShare {
  /** As the agreement writes it. */
  readonly name: string;
  readonly special: boolean;
}

/** A standard with fewer personal fields than these is a small one, which may well be needed whole. */
const FEW = 5;
const NEARLY_ALL = 0.9;
/** Words of a reason: `needed` is none, `eligibility threshold` is one. */
const FEWEST_WORDS = 2;

/**
 * What is asked about minimisation, worked out once: of agreements that have a place for it and over data that are not public (agreement.md
 * D3, step 9).
 */
export function sharedPersonal(facts: FactQueries, row: AgreementRow): readonly SharedPersonal[] {
  return facts.derived(compute, row);
}

function compute(row: AgreementRow, facts: FactQueries): SharedPersonal[] {
  if (row.withoutPlaceFor.includes('fields') || isOver(row) || isImpersonal(facts, row)) return [];
  const terms = termsOf(facts, row);
  return joinAgreement(facts, row).flatMap(({ item, standard, fields }) => {
    if (!standard || isPublic(standard) || !isReadable(facts, standard)) return [];
    return ofItem(facts, item, standard, fields, terms.at(item));
  });
}

function ofItem(
  facts: FactQueries,
  item: SharedItem,
  standard: StandardRow,
  fields: readonly JoinedField[],
  terms: Terms,
): SharedPersonal[] {
  const personal = fieldsOfStandard(facts, standard).filter(isPersonal);
  const shared = fields.filter(({ rows }) => rows.some(isPersonal));
  const keys = terms.keys('necessity');
  if (shared.length === 0 && keys.length === 0) return [];
  const reached = keys.map((key) => ({ key, rows: findField(facts, standard, key) }));
  const explained = reached.filter(({ key }) => isReason(terms.text('necessity', key)));
  const isExplained = ({ name, rows }: JoinedField): boolean =>
    explained.some((one) => one.key === name || one.rows.some((row) => rows.includes(row)));
  const unexplained = isReason(terms.text('necessity')) ? [] : shared.filter((field) => !isExplained(field));
  const rowsShared = new Set(fields.flatMap(({ rows }) => rows));
  return [
    {
      item,
      standard,
      terms,
      all: item.fields.includes('*'),
      shared,
      unexplained: unexplained.map(({ name, rows }) => ({
        name,
        special: rows.some(({ special, criminal }) => special || criminal),
      })),
      personalInStandard: personal.length,
      wholesale:
        personal.length >= FEW &&
        unexplained.length === shared.length &&
        new Set(shared.flatMap(({ rows }) => rows)).size >= NEARLY_ALL * personal.length,
      stray: reached
        // A key whose field is misspelt in the list is right: `sharing/unknown-field` tells of the list.
        .filter(
          ({ rows }) => fields.length > 0 && (rows.length === 0 || !fields.some((field) => field.rows.length === 0)),
        )
        .filter(({ key, rows }) => !item.fields.includes(key) && !rows.some((one) => rowsShared.has(one)))
        .map(({ key }) => key),
    },
  ];
}

export function isPublic({ sharing }: StandardRow): boolean {
  return sharing.accessRights !== undefined && accessRightsOf(sharing.accessRights) === 'public';
}

function isPersonal({ personal }: FieldRow): boolean {
  return personal === 'declared' || personal === 'inferred';
}

function isReason(text: string | undefined): boolean {
  return (
    text !== undefined && (wordsOf(text).length >= FEWEST_WORDS || /[^\p{Script=Latin}\p{Script=Common}]/u.test(text))
  );
}

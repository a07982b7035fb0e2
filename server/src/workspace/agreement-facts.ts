import type { Json } from '../base/json.ts';
import { recordedPart } from '../model/agreement-terms.ts';
import type { Agreement } from '../model/entities.ts';
import type { AgreementRow, AgreementTermsRow, SharedItem } from '../model/facts.ts';
import { namesAuthority, recordedBasis } from '../model/lawful-basis.ts';
import { asMap, type SyntaxNode, toValue, valueAt } from '../syntax/tree.ts';
import type { RowPlaces } from './row-places.ts';

/** What other files, and rules over several, need to know of an agreement: who shares what. */
export function agreementRow(places: RowPlaces, agreement: Agreement): AgreementRow {
  const at = (node: SyntaxNode): string => places.pointer(node);
  const bases = [agreement.lawfulBasis, ...agreement.parties.map(({ lawfulBasis }) => lawfulBasis)].flatMap((node) =>
    node ? [recordedBasis(node)] : [],
  );
  return {
    ...places.of(agreement.node),
    id: agreement.id?.value,
    idAt: agreement.id && at(agreement.id.node),
    version: agreement.version?.value,
    format: agreement.format,
    label: agreement.label,
    status: agreement.status?.value,
    jurisdiction: agreement.jurisdiction?.value.toLowerCase(),
    withoutPlaceFor: agreement.withoutPlaceFor,
    classification: agreement.classification?.value,
    classificationAt: agreement.classification && at(agreement.classification.node),
    headAt: at(agreement.head.node),
    regime: agreement.regime?.value.toLowerCase(),
    parties: agreement.parties.map((party) => ({
      id: party.id?.value,
      identifier: party.identifier,
      pointer: at(party.node),
      label: party.name?.value ?? party.id?.value ?? '',
      roles: party.roles.map(({ value }) => value),
      lawfulBasis: party.lawfulBasis !== undefined,
      at: at(party.head.node),
    })),
    lawfulBasis: agreement.lawfulBasis !== undefined,
    specialCondition: bases.some(({ article9 }) => article9.length > 0),
    criminalAuthority: bases.some(namesAuthority),
    dpia: agreement.dpia !== undefined,
    automatedDecisions: decidesAutomatically(agreement),
    retention: jsonOf(agreement.retention) ?? agreement.terms?.get('retention')?.value,
    review: agreement.review && {
      next: agreement.review.next?.value,
      interval: agreement.review.interval?.value,
      at: agreement.review.next && at(agreement.review.next.node),
      intervalAt: agreement.review.interval && at(agreement.review.interval.node),
    },
    items: agreement.items.map(
      (item, index): SharedItem => ({
        label: item.id?.value ?? item.standard?.value ?? '',
        standard: item.standard?.value,
        version: item.version?.value,
        fields: item.fields.map(({ value }) => value),
        dataSubjects: item.dataSubjects?.map(({ value }) => value) ?? [],
        retention: jsonOf(item.retention) ?? saidOfItem(agreement, index, 'retention'),
        pointer: at(item.node),
        headAt: at(item.head.node),
      }),
    ),
  };
}

/** All that it records. Of a format with keys of its own, what its adapter tells, and the term, which the model knows. */
export function agreementTermsRow(places: RowPlaces, agreement: Agreement): AgreementTermsRow {
  const { node, format, start, end } = agreement;
  if (format === 'agreement') {
    const { value, blanks } = recordedPart(node);
    return { ...places.of(node), values: (value ?? {}) as Readonly<Record<string, Json>>, blanks, places: undefined };
  }
  const dates = Object.entries({ start, end }).flatMap(([key, date]) => (date ? [[key, date] as const] : []));
  const told = [...(agreement.terms ?? [])];
  return {
    ...places.of(node),
    values: {
      ...(dates.length > 0 ? { term: Object.fromEntries(dates.map(([key, { value }]) => [key, value])) } : {}),
      ...Object.fromEntries(told.map(([term, { value }]) => [term, value])),
    },
    blanks: [],
    places: Object.fromEntries([
      ...dates.map(([key, date]) => [`term.${key}`, places.pointer(date.node)]),
      ...told.map(([term, located]) => [term, places.pointer(located.node)]),
    ]),
  };
}

/** A term of a data item in formats that write it otherwise, where no node of its own says it. */
function saidOfItem({ terms }: Agreement, index: number, term: string): Json | undefined {
  const items = terms?.get('data')?.value;
  const item = Array.isArray(items) ? (items[index] as Json | undefined) : undefined;
  return typeof item === 'object' && item !== null ? (item as Readonly<Record<string, Json>>)[term] : undefined;
}

/** `none` and `false` say that there are none. */
function decidesAutomatically({ automatedDecisions }: Agreement): boolean {
  const value = automatedDecisions && toValue(automatedDecisions);
  if (value === undefined || value === false || value === 'none') return false;
  const used = asMap(automatedDecisions) ? toValue(valueAt(automatedDecisions, 'used')) : true;
  return used !== false;
}

function jsonOf(node: SyntaxNode | undefined): Json | undefined {
  return node && (toValue(node) as Json);
}

import type { Json } from '../../../base/json.ts';
import { basename } from '../../../base/path.ts';
import { asMap, asText, type MapNode, toValue, valueAt } from '../../../syntax/tree.ts';
import { allTermsBut } from '../../agreement-terms.ts';
import type { Agreement, DataItem, Drift, Lowered, Party } from '../../entities.ts';
import { type Located, locate, textAt } from '../../located.ts';
import { readMarks } from '../../marks.ts';
import { type DetectedFile, NOTHING_LOWERED } from '../adapter.ts';
import { headAt } from '../build.ts';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** A Data Usage Agreement → model: two parties, a purpose in words, a term, and all that one contract describes. */
export function lowerDua(root: MapNode, file: DetectedFile): Lowered {
  const info = valueAt(root, 'info');
  const id = textAt(root, 'id');
  const purpose = textAt(info, 'purpose');
  const agreement: Mutable<Agreement> = {
    kind: 'agreement',
    format: 'dua',
    withoutPlaceFor: WITHOUT_PLACE_FOR,
    node: root,
    terms: new Map(purpose ? [['purpose', locate<Json>({ statement: purpose.value }, purpose.node)]] : []),
    head: headAt(root, ['id', 'dataUsageAgreementSpecification']),
    label: id?.value ?? basename(file.path),
    id,
    title: undefined,
    version: undefined,
    status: statusOf(root),
    jurisdiction: undefined,
    regime: undefined,
    classification: readMarks(valueAt(root, 'x-gov')).classification,
    parties: [],
    purpose: purpose && { node: purpose.node, category: undefined, statement: purpose },
    lawfulBasis: undefined,
    retention: undefined,
    items: [],
    start: textAt(info, 'startDate'),
    end: textAt(info, 'endDate'),
    review: undefined,
  };
  agreement.parties = [
    ...partyOf(agreement, 'provider', ['teamId']),
    ...partyOf(agreement, 'consumer', ['teamId', 'userId', 'dataProductId']),
  ];
  agreement.items = itemsOf(agreement);
  agreement.terms = termsOf(agreement);
  const references = agreement.items.flatMap(({ standard }) =>
    standard
      ? [
          {
            kind: 'reference' as const,
            at: standard,
            role: 'contract' as const,
            target: { resource: standard.value, fragment: undefined },
          },
        ]
      : [],
  );
  return { ...NOTHING_LOWERED, agreements: [agreement], references, drifts: narrow(root) };
}

/** A purpose has a place, but only one of its two halves. */
const WITHOUT_PLACE_FOR = allTermsBut('roles', 'identifier', 'term');

/** A switch says whether the agreement is in force; without it, how far the request has come. */
function statusOf(root: MapNode): Located<string> | undefined {
  const info = valueAt(root, 'info');
  const status = textAt(info, 'status');
  const active = valueAt(info, 'active');
  return active && toValue(active) === true && status?.value !== 'rejected' ? locate('active', active) : status;
}

function partyOf(agreement: Agreement, role: 'provider' | 'consumer', keys: readonly string[]): Party[] {
  const node = asMap(valueAt(agreement.node, role));
  if (!node) return [];
  const roleAt = locate(role === 'consumer' ? 'recipient' : role, node);
  const id = keys.map((key) => textAt(node, key)).find((found) => found);
  return [
    {
      kind: 'party',
      agreement,
      node,
      head: { node, part: 'key' },
      id,
      name: undefined,
      roles: [roleAt],
      ...(id && { identifier: id.value }),
      accountable: false,
      lawfulBasis: undefined,
    },
  ];
}

/** What the provider gives: everything in the contract, where one is named. */
function itemsOf(agreement: Agreement): DataItem[] {
  const node = asMap(valueAt(agreement.node, 'provider'));
  if (!node) return [];
  const standard = textAt(node, 'dataContractId');
  return [
    {
      kind: 'dataItem',
      agreement,
      node,
      head: { node: standard?.node ?? node, part: 'key' },
      id: textAt(node, 'outputPortId'),
      standard,
      version: undefined,
      fields: standard ? [locate('*', standard.node)] : [],
      retention: undefined,
    },
  ];
}

/** What it says, in the shape of agreement.md D1; its states are kept as they are where our own format has no such. */
function termsOf({
  id,
  status,
  classification,
  purpose,
  start,
  end,
  parties,
  items,
}: Agreement): ReadonlyMap<string, Located<Json>> {
  const terms = new Map<string, Located<Json>>();
  const add = (term: string, at: Located<unknown> | undefined, value: Json): void => {
    if (at) terms.set(term, locate(value, at.node));
  };
  add('id', id, id?.value ?? null);
  add('status', status, STATUS_WORDS[status?.value ?? ''] ?? status?.value ?? null);
  if (classification) {
    const { scheme, value } = classification.value;
    add('classification', classification, scheme === undefined ? value : { scheme, value });
  }
  add('purpose', purpose?.statement, { statement: purpose?.statement?.value ?? null });
  add('term', start ?? end, { ...(start && { start: start.value }), ...(end && { end: end.value }) });
  const [party] = parties;
  if (party)
    terms.set(
      'parties',
      locate(
        parties.map((one) => ({ ...(one.id && { id: one.id.value }), role: one.roles.map(({ value }) => value) })),
        party.node,
      ),
    );
  const [item] = items;
  if (item)
    terms.set(
      'data',
      locate(
        [
          {
            ...(item.id && { id: item.id.value }),
            ...(item.standard && { standard: item.standard.value, fields: '*' }),
          },
        ],
        item.node,
      ),
    );
  return terms;
}

/** How far a request has come, in the words of our own format; one that nobody has switched on is agreed upon and no more. */
const STATUS_WORDS: Readonly<Record<string, string>> = {
  requested: 'under-review',
  approved: 'signed',
  rejected: 'terminated',
};

/** Said once: what nobody can write down in this format, and where they can. */
function narrow(root: MapNode): Drift[] {
  const node = valueAt(root, 'dataUsageAgreementSpecification');
  if (!node) return [];
  return [
    {
      kind: 'drift',
      at: { node, part: 'key' },
      what: 'narrow-format',
      keywords: ['lawfulBasis', 'fields', 'retention', 'review'],
      declared: `Data Usage Agreement ${asText(node) ?? ''}`.trim(),
      since: '',
      correction: 'kind: DataSharingAgreement',
      edit: undefined,
      count: 1,
    },
  ];
}

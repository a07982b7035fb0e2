import type { Json } from '../../../base/json.ts';
import { basename } from '../../../base/path.ts';
import { asMap, asText, itemsOf, type MapNode, type SyntaxNode, toValue, valueAt } from '../../../syntax/tree.ts';
import { allTermsBut, recordedPart } from '../../agreement-terms.ts';
import type { Agreement, DataItem, Lowered, Party } from '../../entities.ts';
import { hasContent, type Located, locate, scalarTextAt, textAt } from '../../located.ts';
import { classificationOf } from '../../marks.ts';
import { type DetectedFile, NOTHING_LOWERED } from '../adapter.ts';
import { agreementItem, agreementParty } from '../agreement/parts.ts';
import { headAt } from '../build.ts';
import { customProperty } from '../odcs/custom-marks.ts';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** An Open Data Access Agreement → model: one port of one provider for one consumer, and what custom properties say beside that. */
export function lowerOdaa(root: MapNode, file: DetectedFile): Lowered {
  const own = ownTerms(root);
  const title = textAt(root, 'name');
  const id = textAt(root, 'id');
  const purpose = asMap(own.get('purpose'));
  const statement = textAt(valueAt(root, 'description'), 'purpose');
  const start = dayAt(root, 'startTimestamp', STARTS);
  const end = dayAt(root, 'endTimestamp', ENDS);
  const next = dayAt(root, 'nextReassessmentTimestamp', STARTS);
  const review = asMap(own.get('review'));
  const classificationNode = own.get('classification') ?? customProperty(root, 'classification');
  const classification = classificationOf(classificationNode);
  const term = asMap(own.get('term'));
  const said = new Map<string, Located<Json>>();
  const agreement: Mutable<Agreement> = {
    kind: 'agreement',
    format: 'odaa',
    // Who writes a term as a custom property has a place for it; nobody else has forgotten it.
    withoutPlaceFor: WITHOUT_PLACE_FOR.filter((one) => !own.has(one)),
    node: root,
    head: headAt(root, ['name', 'id', 'kind']),
    label: title?.value ?? id?.value ?? basename(file.path),
    id,
    title,
    version: scalarTextAt(root, 'version'),
    status: statusOf(root, own),
    jurisdiction: textOf(own.get('jurisdiction')),
    regime: textOf(own.get('regime')),
    classification: classification && classificationNode && locate(classification, classificationNode),
    parties: [],
    purpose:
      purpose || statement
        ? {
            node: purpose ?? (statement as Located<string>).node,
            category: textAt(purpose, 'category'),
            statement: textAt(purpose, 'statement') ?? statement,
          }
        : undefined,
    lawfulBasis: own.get('lawfulBasis') ?? customProperty(root, 'lawfulBasis'),
    retention: own.get('retention') ?? customProperty(root, 'retention'),
    ...nodesOf(own, ['dpia', 'childrensInterests', 'automatedDecisions', 'security']),
    ...given('international', valueAt(asMap(own.get('transfer')), 'international')),
    items: [],
    start: textAt(term, 'start') ?? start?.day,
    end: textAt(term, 'end') ?? end?.day,
    review: reviewOf(review, next?.day),
  };
  const parties = own.get('parties');
  const data = own.get('data');
  agreement.parties = parties
    ? itemsOf(parties).flatMap((node) => agreementParty(agreement, node) ?? [])
    : [...partyOf(agreement, 'provider'), ...partyOf(agreement, 'consumer')];
  agreement.items = data ? itemsOf(data).flatMap((node) => agreementItem(agreement, node) ?? []) : portOf(agreement);
  const add = (key: string, node: SyntaxNode | undefined, value: Json | undefined): void => {
    if (node && value !== undefined) said.set(key, locate(value, node));
  };
  add('id', id?.node, id?.value);
  add('title', title?.node, title?.value);
  add('version', agreement.version?.node, agreement.version?.value);
  add('status', valueAt(root, 'status'), STATUS_WORDS[textAt(root, 'status')?.value ?? '']);
  add('purpose', statement?.node, statement && { statement: statement.value });
  add('term', (start ?? end)?.day.node, parts({ start: start?.exact, end: end?.exact }));
  add('review', next?.day.node, next && { next: next.exact });
  add('parties', agreement.parties[0]?.node, agreement.parties.map(partyTerms));
  add('data', agreement.items[0]?.node, agreement.items.map(itemTerms));
  for (const [key, node] of own) add(key, node, recordedPart(node).value);
  agreement.terms = said;
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
  return { ...NOTHING_LOWERED, agreements: [agreement], references };
}

/** A purpose has a place, but only one of its two halves. */
const WITHOUT_PLACE_FOR = allTermsBut('roles', 'term');

/** Terms of an agreement that the proposal has no key for, as custom properties: `gov:` and the name of our own format. */
function ownTerms(root: MapNode): ReadonlyMap<string, SyntaxNode> {
  const terms = new Map<string, SyntaxNode>();
  for (const node of itemsOf(valueAt(root, 'customProperties'))) {
    const key = asText(valueAt(node, 'property'));
    const value = valueAt(node, 'value');
    // A `null` in so many words says that there is none.
    if (key?.startsWith(OWN) && value && recordedPart(value).value !== undefined)
      terms.set(key.slice(OWN.length), value);
  }
  return terms;
}

const OWN = 'gov:';

/** An approval runs out at its end without anybody changing the status, so that it is never still active by mistake. */
function statusOf(root: MapNode, own: ReadonlyMap<string, SyntaxNode>): Located<string> | undefined {
  const written = textOf(own.get('status'));
  const status = textAt(root, 'status');
  if (written || status?.value === 'approved') return written ?? status;
  return status && locate(STATUS_WORDS[status.value] ?? status.value, status.node);
}

/** What the three states are in the words of our own format. */
const STATUS_WORDS: Readonly<Record<string, string>> = {
  requested: 'under-review',
  approved: 'active',
  rejected: 'terminated',
};

interface Moment {
  readonly day: Located<string>;
  /** The day alone where it is meant as a whole, else the moment as it is written. */
  readonly exact: string;
}

const STARTS = /T00:00:00(?:\.0+)?Z$/i;
const ENDS = /T23:59:59(?:\.\d+)?Z$/i;

function dayAt(root: MapNode, key: string, whole: RegExp): Moment | undefined {
  const written = scalarTextAt(root, key);
  if (!written) return undefined;
  const day = locate(written.value.slice(0, 10), written.node);
  return { day, exact: whole.test(written.value) ? day.value : written.value };
}

function reviewOf(own: MapNode | undefined, next: Located<string> | undefined): Agreement['review'] {
  if (!own && !next) return undefined;
  const node = own ?? (next as Located<string>).node;
  return { node, next: textAt(own, 'next') ?? next, interval: textAt(own, 'interval') };
}

function partyOf(agreement: Agreement, role: 'provider' | 'consumer'): Party[] {
  const node = asMap(valueAt(agreement.node, role));
  if (!node) return [];
  const keys = role === 'provider' ? ['teamId'] : ['teamId', 'userId', 'dataProductId'];
  const id = keys.map((key) => textAt(node, key)).find((found) => found);
  return [
    {
      kind: 'party',
      agreement,
      node,
      head: { node, part: 'key' },
      id,
      name: undefined,
      roles: [locate(role === 'consumer' ? 'recipient' : role, node)],
      accountable: false,
      lawfulBasis: undefined,
    },
  ];
}

/** What the provider gives: everything in the contract, where one is named. */
function portOf(agreement: Agreement): DataItem[] {
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
      version: scalarTextAt(node, 'dataContractVersion'),
      fields: standard ? [locate('*', standard.node)] : [],
      retention: undefined,
    },
  ];
}

function partyTerms({ id, roles }: Party): Json {
  return { ...(id && { id: id.value }), role: roles.map(({ value }) => value) };
}

function itemTerms({ id, standard, version, fields }: DataItem): Json {
  return {
    ...parts({ id: id?.value, standard: standard?.value, version: version?.value }),
    ...(fields.length > 0 && { fields: '*' }),
  };
}

function parts(values: Readonly<Record<string, string | undefined>>): { readonly [key: string]: Json } {
  return Object.fromEntries(
    Object.entries(values).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  );
}

function textOf(node: SyntaxNode | undefined): Located<string> | undefined {
  const value = toValue(node);
  return node && typeof value === 'string' && hasContent(node) ? locate(value, node) : undefined;
}

function given<K extends string>(key: K, node: SyntaxNode | undefined): { readonly [P in K]?: SyntaxNode } {
  return node ? ({ [key]: node } as { readonly [P in K]: SyntaxNode }) : {};
}

function nodesOf<K extends string>(
  terms: ReadonlyMap<string, SyntaxNode>,
  keys: readonly K[],
): { readonly [P in K]?: SyntaxNode } {
  return Object.fromEntries(
    keys.flatMap((key) => {
      const node = terms.get(key);
      return node ? [[key, node]] : [];
    }),
  ) as { readonly [P in K]?: SyntaxNode };
}

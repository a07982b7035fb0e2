import type { Json } from '../../../base/json.ts';
import type { Agreement, DataItem, Party } from '../../entities.ts';
import { type Located, locate } from '../../located.ts';
import { textsOf } from '../../marks.ts';
import type { JsonLdDocument, JsonLdNode, JsonLdValue } from '../jsonld/read.ts';
import { nameOfValue, textOfProperty } from '../jsonld/texts.ts';
import { iri } from '../jsonld/well-known.ts';
import { OWN, ownTermsOf, withOwnTerms } from './own-terms.ts';
import { partName } from './part-addresses.ts';
import { odrl, shared } from './policies.ts';
import { all, MAX_PARTS, only, refinementsOf, wordOf } from './rules.ts';
import { type Deletion, deletionsOf, EQUALS } from './terms.ts';

/** A party with what is said of it in the shape of agreement.md D1. */
export interface SaidParty {
  readonly party: Party;
  readonly said: Located<Json>;
}

export interface SaidItem {
  readonly item: DataItem;
  readonly said: Located<Json>;
}

const ROLES = [
  ['assigner', 'provider'],
  ['assignee', 'recipient'],
] as const;

/** In the order in which the policy lists them under our own name, else the assigners before the assignees. */
export function partiesOf(document: JsonLdDocument, policy: JsonLdNode, agreement: Agreement): SaidParty[] {
  const roles = new Map<string | undefined, Located<string>[]>();
  const named: JsonLdValue[] = [...document.valuesOf(policy, OWN.parties).slice(0, MAX_PARTS)];
  const known = new Set(named.map(addressOf));
  for (const [property, role] of ROLES)
    for (const value of shared(document, policy, odrl(property), MAX_PARTS)) {
      const address = addressOf(value);
      const held = roles.get(address) ?? [];
      if (!held.some((one) => one.value === role)) roles.set(address, [...held, locate(role, value.node)]);
      if (!known.has(address)) named.push(value);
      known.add(address);
    }
  return named.map((value) => partyOf(document, policy, agreement, value, roles.get(addressOf(value)) ?? []));
}

function partyOf(
  document: JsonLdDocument,
  policy: JsonLdNode,
  agreement: Agreement,
  value: JsonLdValue,
  roles: readonly Located<string>[],
): SaidParty {
  const thing = document.follow(value);
  const own = thing ? ownTermsOf(thing) : new Map<string, Located<Json>>();
  const id = value.ref ?? value.text;
  const identifier = thing && textOfProperty(document, thing, iri('dct:identifier'));
  const name = nameOfValue(document, value);
  const said = new Map<string, Located<Json>>();
  const short = id === undefined ? undefined : locate(partName(policy.id?.value ?? '', id), value.node);
  if (short) said.set('id', short);
  if (name && name.value !== id) said.set('name', name);
  if (identifier) said.set('identifier', identifier);
  if (roles[0])
    said.set(
      'role',
      locate(
        roles.map((role) => role.value),
        roles[0].node,
      ),
    );
  const terms = withOwnTerms(said, own);
  const text = (term: string): Located<string> | undefined => textOfTerm(terms.get(term));
  const ownRoles = own.get('role');
  const officer = own.get('dpo');
  return {
    said: locate(Object.fromEntries([...terms].map(([term, part]) => [term, part.value])), value.written),
    party: {
      kind: 'party',
      agreement,
      node: value.written,
      head: { node: value.written, part: 'key' },
      id: text('id'),
      name: text('name') ?? name,
      roles: ownRoles ? textsOf(ownRoles.node) : roles,
      accountable: terms.has('accountable'),
      ...(officer && { officer: officer.node }),
      ...given('type', text('type')?.value),
      ...given('identifier', text('identifier')?.value ?? id),
      lawfulBasis: own.get('lawfulBasis')?.node,
    },
  };
}

/** The targets, each as a whole unless a refinement of ours names its fields: ODRL itself knows no fields. */
export function itemsOf(document: JsonLdDocument, policy: JsonLdNode, agreement: Agreement): SaidItem[] {
  const deletions = deletionsOf(document, policy);
  const listed = document.valuesOf(policy, OWN.data).slice(0, MAX_PARTS);
  const known = new Set<string>();
  return [...listed, ...shared(document, policy, odrl('target'), MAX_PARTS)].flatMap((value) => {
    const asset = addressOf(value);
    if (asset === undefined || known.has(asset)) return [];
    known.add(asset);
    return itemOf(document, policy, agreement, value, asset, deletions);
  });
}

function itemOf(
  document: JsonLdDocument,
  policy: JsonLdNode,
  agreement: Agreement,
  value: JsonLdValue,
  asset: string,
  deletions: readonly Deletion[],
): SaidItem {
  const thing = document.follow(value);
  const own = thing ? ownTermsOf(thing) : new Map<string, Located<Json>>();
  const [source] = thing ? document.valuesOf(thing, odrl('source')) : [];
  const refinements = thing ? refinementsOf(document, thing) : [];
  const id = locate(partName(policy.id?.value ?? '', asset), value.node);
  const standard = (source && wordOf(source)) ?? locate(asset, value.node);
  const version = only(refinements, 'version', EQUALS);
  const fields = all(refinements, OWN.field, EQUALS);
  const whole = fields.length > 0 ? undefined : locate('*', value.node);
  const deletion = deletions.find(({ targets }) => targets.includes(asset));
  const said = new Map<string, Located<Json>>([
    ['id', id],
    ['standard', standard],
  ]);
  if (version) said.set('version', version);
  said.set(
    'fields',
    whole ??
      locate(
        fields.map((field) => field.value),
        fields[0]?.node ?? value.node,
      ),
  );
  if (deletion)
    said.set(
      'retention',
      locate(
        { period: deletion.period.value, ...(deletion.trigger && { trigger: deletion.trigger.value }) },
        deletion.period.node,
      ),
    );
  const terms = withOwnTerms(said, own);
  const subjects = own.get('dataSubjects');
  return {
    said: locate(Object.fromEntries([...terms].map(([term, part]) => [term, part.value])), value.written),
    item: {
      kind: 'dataItem',
      agreement,
      node: value.written,
      head: { node: value.written, part: 'key' },
      id: textOfTerm(terms.get('id')) ?? id,
      standard: textOfTerm(terms.get('standard')) ?? standard,
      version: textOfTerm(terms.get('version')),
      fields: whole ? [whole] : fields,
      ...(subjects && { dataSubjects: textsOf(subjects.node) }),
      retention: own.get('retention')?.node,
    },
  };
}

function addressOf({ ref, text }: JsonLdValue): string | undefined {
  return ref ?? text;
}

function textOfTerm(term: Located<Json> | undefined): Located<string> | undefined {
  return typeof term?.value === 'string' ? locate(term.value, term.node) : undefined;
}

function given<K extends string>(key: K, value: string | undefined): { readonly [P in K]?: string } {
  return value === undefined ? {} : ({ [key]: value } as { readonly [P in K]: string });
}

import type { Json } from '../../base/json.ts';
import { iri } from '../../model/formats/jsonld/well-known.ts';
import { partAddress } from '../../model/formats/odrl/part-addresses.ts';
import { judgePeriod } from '../../model/retention.ts';
import { type Exported, notReadBack, unreadParts } from './exported.ts';
import { partiesByRole } from './party-roles.ts';
import { readBack } from './read-back.ts';
import { isMap, type JsonMap, mapsIn, textIn, textsIn } from './recorded-terms.ts';

type Mutable = { [key: string]: Json };

/**
 * ODRL 2.2 as JSON-LD. One data item given by one party to one other has the shape of an `Agreement` of the Dataspace Protocol, which knows
 * one dataset and two parties as texts; more are written as ODRL has them. What ODRL cannot say stands beside it in terms of ours.
 */
export function exportOdrl(terms: JsonMap): Exported {
  const said = policyOf(terms);
  const native = readBack(jsonText(withContext(said, [])), 'json');
  const added = new Set<string>();
  const policy = addOwn(
    said,
    unreadParts(terms, { ...native, parties: terms.parties ?? null, data: terms.data ?? null }),
    added,
  );
  for (const [list, property] of PARTS) {
    const read = mapsIn(native[list]);
    const things = (policy[property] ?? []) as Mutable[];
    for (const [index, part] of mapsIn(terms[list]).entries()) {
      const thing = things[index];
      if (thing) things[index] = addOwn(thing, unreadParts(part, read[index]), added);
    }
  }
  const text = jsonText(withContext(policy, [...added].sort()));
  const lost = notReadBack(terms, readBack(text, 'json'));
  return {
    text,
    own: [...notReadBack(terms, native)]
      .filter((path) => !lost.has(path))
      .map((path) => ({ path, why: 'ODRL has no words for it' })),
    lost: [...lost].map((path) => ({ path, why: 'ODRL has no place for it' })),
    blank: blanksOf(terms),
  };
}

const PARTS = [
  ['parties', 'gov:parties'],
  ['data', 'gov:data'],
] as const;

function addOwn(thing: Mutable, terms: JsonMap, added: Set<string>): Mutable {
  const out = { ...thing };
  for (const [term, value] of Object.entries(terms)) {
    added.add(term);
    out[`gov:${term}`] = value;
  }
  return out;
}

/** Our own terms are JSON literals, so that lists keep their order and a written `null` stays. */
function withContext(policy: Mutable, added: readonly string[]): Json {
  const prefixes = Object.fromEntries(
    ['dct', 'dpv', 'gov', 'vcard', 'xsd'].map((prefix) => [prefix, namespaceOf(prefix)]),
  );
  const lists = { '@type': '@id', '@container': '@list' };
  const own = {
    ...prefixes,
    'gov:parties': { '@id': 'gov:parties', ...lists },
    'gov:data': { '@id': 'gov:data', ...lists },
    ...Object.fromEntries(added.map((term) => [`gov:${term}`, { '@id': `gov:${term}`, '@type': '@json' }])),
  };
  return { '@context': ['http://www.w3.org/ns/odrl.jsonld', own], ...policy };
}

function policyOf(terms: JsonMap): Mutable {
  const id = textIn(terms, 'id') ?? '';
  const { all, givers, receivers } = partiesByRole(terms);
  const items = mapsIn(terms.data);
  const partyIds = addressesOf(all, (party, index) => {
    const known = [textIn(party, 'identifier'), textIn(party, 'id')].find((one) => one !== undefined && isAddress(one));
    return known ?? partAddress(id, 'parties', textIn(party, 'id') ?? `party-${index + 1}`);
  });
  const itemIds = addressesOf(items, (item, index) =>
    partAddress(id, 'data', textIn(item, 'id') ?? `item-${index + 1}`),
  );
  const idOf = (party: JsonMap): string => partyIds.get(party) ?? '';
  const assets = items.map((item) => itemIds.get(item) ?? '');
  const single = assets.length === 1 && givers.length === 1 && receivers.length === 1;
  // A target of the policy is one of each of its rules, so where rules have targets of their own the policy has none.
  const target: Mutable = single || assets.length === 0 ? {} : { target: [...assets] };
  const rules = rulesOf(terms, target, (name) => {
    const party = all.find((one) => textIn(one, 'id') === name);
    return party ? idOf(party) : name;
  });
  const duties = [
    ...items.flatMap((item, index) => deletion(item.retention, { target: assets[index] ?? '' })),
    ...rules.duties,
  ];
  const policy: Mutable = {
    '@id': id,
    '@type': 'Agreement',
    profile: iri('gov:profile'),
    ...textual('dct:title', textIn(terms, 'title')),
    ...textual('dct:coverage', textIn(terms, 'jurisdiction')),
    ...addresses('assigner', givers.map(idOf), single),
    ...addresses('assignee', receivers.map(idOf), single),
    ...(single && { target: assets[0] ?? '' }),
    permission: rules.permissions,
  };
  if (rules.prohibitions.length > 0) policy.prohibition = rules.prohibitions;
  if (duties.length > 0) policy.obligation = duties;
  if (all.length > 0) policy['gov:parties'] = all.map((party) => partyNode(idOf(party), party));
  if (items.length > 0) policy['gov:data'] = items.map((item, index) => assetNode(assets[index] ?? '', item));
  return policy;
}

function partyNode(id: string, party: JsonMap): Mutable {
  return {
    '@id': id,
    '@type': ['Party', 'vcard:Organization'],
    ...textual('vcard:fn', textIn(party, 'name')),
    ...textual('dct:identifier', textIn(party, 'identifier')),
  };
}

/** The fields of a standard are a part of it, told by a refinement of ours: ODRL knows no fields. */
function assetNode(id: string, item: JsonMap): Mutable {
  const standard = textIn(item, 'standard');
  const version = textIn(item, 'version');
  const fields = textsIn(item.fields).filter((field) => field !== '*');
  const refinement: Json[] = [];
  if (fields.length > 0) refinement.push(compare('gov:field', 'isAnyOf', [...fields]));
  if (version !== undefined) refinement.push(compare('version', 'eq', version));
  return {
    '@id': id,
    '@type': 'AssetCollection',
    ...(standard !== undefined && { source: standard }),
    ...(refinement.length > 0 && { refinement }),
  };
}

interface Rules {
  readonly permissions: readonly Json[];
  readonly prohibitions: readonly Json[];
  readonly duties: readonly Json[];
}

function rulesOf(terms: JsonMap, target: Mutable, addressOfParty: (name: string) => string): Rules {
  const [purpose, term, transfer, review, breach] = ['purpose', 'term', 'transfer', 'review', 'breach'].map((key) =>
    mapAt(terms, key),
  );
  const locations = textsIn(transfer?.locations);
  const prohibited = textsIn(purpose?.prohibited);
  const within = textIn(breach, 'notifyWithin');
  const next = textIn(review, 'next');
  const interval = textIn(review, 'interval');
  const limits = [
    ...compared('purpose', 'isA', concept(textIn(purpose, 'category'))),
    ...compared('dateTime', 'gteq', typed('date', textIn(term, 'start'))),
    ...compared('dateTime', 'lteq', typed('date', textIn(term, 'end'))),
    ...(locations.length > 0 ? [compare('spatial', 'isAnyOf', [...locations])] : []),
  ];
  const onward = onwardRules(mapAt(terms, 'onwardSharing'), target, addressOfParty);
  const reviewed = [
    ...compared('dateTime', 'lteq', typed('date', next)),
    ...compared('timeInterval', 'eq', duration(interval)),
  ];
  return {
    permissions: [
      { action: 'use', ...target, ...(limits.length > 0 && { constraint: limits }) },
      ...onward.permissions,
    ],
    prohibitions: [
      ...(prohibited.length > 0
        ? [
            {
              action: 'use',
              ...target,
              constraint: [
                compare(
                  'purpose',
                  'isAnyOf',
                  prohibited.map((one) => concept(one) ?? one),
                ),
              ],
            },
          ]
        : []),
      ...onward.prohibitions,
    ],
    duties: [
      ...deletion(terms.retention, {}),
      ...(reviewed.length > 0 ? [{ action: 'reviewPolicy', constraint: reviewed }] : []),
      ...(within === undefined
        ? []
        : [
            {
              action: 'inform',
              constraint: [
                compare('event', 'eq', { '@id': 'gov:personalDataBreach' }),
                ...compared('delayPeriod', 'lteq', duration(within)),
              ],
            },
          ]),
    ],
  };
}

/** Passing on: forbidden, allowed to those who are listed, or after consent. Results alone (`outputs-only`) are another asset: the data stay. */
function onwardRules(
  onward: JsonMap | undefined,
  target: Mutable,
  addressOfParty: (name: string) => string,
): Pick<Rules, 'permissions' | 'prohibitions'> {
  const rule = textIn(onward, 'rule');
  const distribute = { action: 'distribute', ...target };
  const organisations = textsIn(onward?.organisations);
  const approver = textIn(onward, 'approver');
  if (rule === 'prohibited' || rule === 'outputs-only') return { permissions: [], prohibitions: [distribute] };
  if (rule === 'listed' && organisations.length > 0)
    return {
      permissions: [{ ...distribute, constraint: [compare('recipient', 'isAnyOf', [...organisations])] }],
      prohibitions: [],
    };
  if (rule !== 'with-approval') return { permissions: [], prohibitions: [] };
  const duty = {
    action: 'obtainConsent',
    ...(approver !== undefined && { consentingParty: addressOfParty(approver) }),
  };
  return { permissions: [{ ...distribute, duty: [duty] }], prohibitions: [] };
}

function deletion(retention: Json | undefined, target: Mutable): Json[] {
  const map: JsonMap = isMap(retention) ? retention : typeof retention === 'string' ? { period: retention } : {};
  const period = duration(textIn(map, 'period'));
  return period === undefined
    ? []
    : [
        {
          action: 'delete',
          ...target,
          constraint: [...compared('delayPeriod', 'eq', period), ...compared('event', 'gt', textIn(map, 'trigger'))],
        },
      ];
}

function compare(leftOperand: string, operator: string, rightOperand: Json): Json {
  return { leftOperand, operator, rightOperand };
}

function compared(left: string, operator: string, right: Json | undefined): Json[] {
  return right === undefined ? [] : [compare(left, operator, right)];
}

function typed(type: string, text: string | undefined): Json | undefined {
  return text === undefined ? undefined : { '@type': `xsd:${type}`, '@value': text };
}

/** Periods in words stay texts. */
function duration(text: string | undefined): Json | undefined {
  return text !== undefined && judgePeriod(text).kind !== 'duration' ? text : typed('duration', text);
}

/** A purpose of the Data Privacy Vocabulary is a thing, another one a text. */
function concept(text: string | undefined): Json | undefined {
  return text !== undefined && /^dpv:\w+$/.test(text) ? { '@id': text } : text;
}

function textual(key: string, text: string | undefined): Mutable {
  return text === undefined ? {} : { [key]: text };
}

function addresses(key: string, ids: readonly string[], single: boolean): Mutable {
  return ids.length === 0 ? {} : { [key]: single ? (ids[0] ?? '') : [...ids] };
}

/** Each thing has an address of its own, even where two bear one name. */
function addressesOf(
  things: readonly JsonMap[],
  addressOf: (thing: JsonMap, index: number) => string,
): ReadonlyMap<JsonMap, string> {
  const taken = new Set<string>();
  const out = new Map<JsonMap, string>();
  for (const [index, thing] of things.entries()) {
    const wanted = addressOf(thing, index);
    let free = wanted;
    for (let number = 2; taken.has(free); number++) free = `${wanted}-${number}`;
    taken.add(free);
    out.set(thing, free);
  }
  return out;
}

function blanksOf(terms: JsonMap): { path: string; why: string }[] {
  const { givers, receivers } = partiesByRole(terms);
  const missing = (path: string, absent: boolean, why: string) => (absent ? [{ path, why }] : []);
  return [
    ...missing('/assigner', givers.length === 0, 'no party is recorded as the provider'),
    ...missing('/assignee', receivers.length === 0, 'no party is recorded as the recipient'),
    ...missing('/target', mapsIn(terms.data).length === 0, 'no data are recorded'),
  ];
}

function mapAt(terms: JsonMap, key: string): JsonMap | undefined {
  const value = terms[key];
  return isMap(value) ? value : undefined;
}

function namespaceOf(prefix: string): string {
  return iri(`${prefix}:`);
}

function isAddress(text: string): boolean {
  return /^(?:https?:\/\/|urn:|did:)\S+$/i.test(text);
}

function jsonText(value: Json): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

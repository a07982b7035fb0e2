import type { Json } from '../../base/json.ts';
import { iri } from '../../model/formats/jsonld/well-known.ts';
import { partAddress } from '../../model/formats/odrl/part-addresses.ts';
import { dpvItem, storageOf } from './dpv-item.ts';
import { basesOf, described, isAddress, lawOf, type Node, node, words } from './dpv-nodes.ts';
import type { Exported, Unsaid } from './exported.ts';
import { Ledger } from './ledger.ts';
import type { JsonMap } from './recorded-terms.ts';
import type { SharedStandard } from './shared-standards.ts';

/**
 * A processing record in terms of the Data Privacy Vocabulary, as JSON-LD: what is done with whose data, for what, on which basis, by whom and
 * how long. One way only: the vocabulary describes processing and is no agreement.
 */
export function exportDpv(terms: JsonMap, standards: readonly (SharedStandard | undefined)[]): Exported {
  const ledger = new Ledger(terms);
  const id = ledger.text('id') ?? '';
  const jurisdiction = ledger.text('jurisdiction');
  const parties = ledger.indices('parties').map((index) => partyOf(ledger, index, id));
  const items = ledger.indices('data').map((index) => dpvItem(ledger, index, standards[index]));
  const unmarked = standards
    .flatMap((standard) => standard?.fields ?? [])
    .filter(({ personal }) => personal === 'unmarked');
  const record: Node = {
    '@context': contextOf(),
    '@id': partOf(id, 'processing'),
    '@type': 'dpv:Process',
    ...text('dct:title', ledger.text('title')),
    'dpv:hasLegalMeasure': agreementNode(ledger, id),
    ...many('dpv:hasJurisdiction', jurisdiction === undefined ? [] : [words('Location', jurisdiction)]),
    ...rolesOf(parties),
    ...many('dpv:hasPurpose', purposeOf(ledger)),
    ...many('dpv:hasLegalBasis', [
      ...basesOf(ledger, ['lawfulBasis'], jurisdiction, undefined),
      ...parties.flatMap(({ index, reference }) =>
        basesOf(ledger, ['parties', index, 'lawfulBasis'], jurisdiction, reference),
      ),
      ...mechanism(ledger),
    ]),
    ...many('dpv:hasApplicableLaw', lawsOf(ledger)),
    ...(items.length === 1 ? items[0] : many('dpv:hasProcess', items)),
    ...many('dpv:hasProhibition', prohibitionsOf(ledger)),
    ...many('dpv:hasDuration', durationOf(ledger)),
    ...many('dpv:hasFrequency', described('Frequency', ledger.text('frequency', 'accrual'))),
    ...many('dpv:hasLocation', ledger.texts('transfer', 'locations').map(place)),
    ...many('dpv:hasThirdCountry', ledger.texts('transfer', 'international', 'countries').map(place)),
    ...many('dpv:hasTechnicalOrganisationalMeasure', measuresOf(ledger)),
    ...many('dpv:hasAssessment', assessmentsOf(ledger)),
    ...many('dpv:hasNotice', noticesOf(ledger)),
    ...many('dpv:hasRight', rightsOf(ledger)),
    ...many('dpv:hasContext', decisionsOf(ledger)),
    ...many('dpv:hasAuthority', named('Authority', ledger.text('breach', 'authority'))),
    ...many('dpv:hasDataProcessor', processorsOf(ledger, parties)),
    'dpv:hasEntity': parties.map(({ written }) => written),
  };
  if (parties.length === 0) delete record['dpv:hasEntity'];
  const storage = storageOf(ledger, ['retention']);
  if (storage.length > 0)
    record['dpv:hasStorageCondition'] = [record['dpv:hasStorageCondition'] ?? [], storage].flat() as Json[];
  return {
    text: `${JSON.stringify(record, null, 2)}\n`,
    own: [],
    lost: ledger.unsaid().map((path) => ({ path, why: reasonFor(path) })),
    blank: unmarked.map(
      ({ name }): Unsaid => ({
        path: '/dpv:hasPersonalData',
        why: `\`${name}\` looks like personal data and its standard does not say whether it is`,
      }),
    ),
  };
}

/** The agreement itself is a legal measure of the processing that it allows. */
function agreementNode(ledger: Ledger, id: string): Json {
  return {
    ...(id !== '' && { '@id': id }),
    '@type': 'dpv:LegalAgreement',
    ...text('owl:versionInfo', ledger.text('version')),
    ...many('dpv:hasStatus', described('Status', ledger.text('status'))),
  };
}

interface PartyNode {
  readonly index: number;
  readonly name: string | undefined;
  readonly roles: readonly string[];
  readonly reference: Node;
  readonly written: Node;
}

function partyOf(ledger: Ledger, index: number, agreement: string): PartyNode {
  const at = (...path: string[]): string | undefined => ledger.text('parties', index, ...path);
  const name = at('id');
  const identifier = at('identifier');
  const address =
    identifier !== undefined && isAddress(identifier)
      ? identifier
      : partAddress(agreement, 'parties', name ?? `party-${index + 1}`);
  const roles = ledger.texts('parties', index, 'role');
  const reference = { '@id': address };
  const written: Node = {
    ...reference,
    '@type': 'dpv:LegalEntity',
    ...text('rdfs:label', name),
    ...text('dpv:hasName', at('name')),
    ...text('dpv:hasIdentifier', identifier),
    ...many(
      'dpv:hasCountry',
      [at('country')].flatMap((country) => (country === undefined ? [] : [place(country)])),
    ),
    ...many('dpv:hasContact', contactsAt(ledger, 'parties', index, 'contact')),
    ...many('dpv:hasRepresentative', personsAt(ledger, 'Representative', 'parties', index, 'accountable')),
    ...many('dpv:hasDataProtectionOfficer', personsAt(ledger, 'DataProtectionOfficer', 'parties', index, 'dpo')),
    // What a party is in the agreement that no property of the processing says.
    ...many(
      'dct:type',
      roles.filter((role) => !ROLES.has(role)),
    ),
  };
  return { index, name, roles, reference, written };
}

const ROLES: ReadonlyMap<string, string> = new Map([
  ['provider', 'dpv:hasDataExporter'],
  ['recipient', 'dpv:hasRecipient'],
  ['controller', 'dpv:hasDataController'],
  ['joint-controller', 'dpv:hasJointDataControllers'],
  ['processor', 'dpv:hasDataProcessor'],
]);

function rolesOf(parties: readonly PartyNode[]): Node {
  return Object.assign(
    {},
    ...[...ROLES].map(([role, property]) =>
      many(
        property,
        parties.filter(({ roles }) => roles.includes(role)).map(({ reference }) => reference),
      ),
    ),
  ) as Node;
}

/** Those whose role says so, and those that the agreement lists as working for a controller. */
function processorsOf(ledger: Ledger, parties: readonly PartyNode[]): Json[] {
  const found = parties.filter(({ roles }) => roles.includes('processor')).map(({ reference }) => reference);
  for (const index of ledger.indices('processors')) {
    const name = ledger.text('processors', index, 'party');
    const party = parties.find((one) => one.name === name);
    if (party ? !found.includes(party.reference) : name !== undefined)
      found.push(party?.reference ?? { '@type': 'dpv:DataProcessor', 'dpv:hasName': name ?? '' });
  }
  return found;
}

/** A person or an office: a text is the contact. */
function personsAt(ledger: Ledger, type: string, ...path: readonly (string | number)[]): Json[] {
  const bare = ledger.text(...path);
  if (bare !== undefined) return [node(type, { 'dpv:hasContact': bare })];
  const single = ledger.at(...path);
  const places = Array.isArray(single)
    ? ledger.indices(...path).map((index) => [...path, index])
    : single
      ? [path]
      : [];
  return places.map((at) =>
    node(type, {
      ...text('rdfs:label', ledger.text(...at, 'role')),
      ...text('dpv:hasName', ledger.text(...at, 'name')),
      ...many('dpv:hasOrganisationalUnit', named('Organisation', ledger.text(...at, 'organisation'))),
      ...text('dpv:hasContact', ledger.text(...at, 'contact')),
    }),
  );
}

function contactsAt(ledger: Ledger, ...path: readonly (string | number)[]): Json[] {
  const bare = ledger.text(...path);
  return bare !== undefined
    ? [bare]
    : ledger.at(...path) === undefined
      ? []
      : personsAt(ledger, 'Representative', ...path);
}

function purposeOf(ledger: Ledger): Json[] {
  const category = ledger.text('purpose', 'category');
  const statement = ledger.text('purpose', 'statement');
  return category === undefined && statement === undefined ? [] : [described('Purpose', category, statement)].flat();
}

function mechanism(ledger: Ledger): Json[] {
  return described('DataTransferLegalBasis', ledger.text('transfer', 'international', 'mechanism'));
}

function lawsOf(ledger: Ledger): Json[] {
  const gateways = ledger.indices('legalGateway');
  return [
    ...(gateways.length > 0
      ? gateways.flatMap((index) => lawOf(ledger, 'legalGateway', index))
      : lawOf(ledger, 'legalGateway')),
    ...ledger.indices('parties').flatMap((party) => {
      const powers = ledger.indices('parties', party, 'legalPower');
      return powers.length > 0
        ? powers.flatMap((index) => lawOf(ledger, 'parties', party, 'legalPower', index))
        : lawOf(ledger, 'parties', party, 'legalPower');
    }),
  ];
}

function prohibitionsOf(ledger: Ledger): Json[] {
  const purposes = ledger.texts('purpose', 'prohibited').flatMap((one) => described('Purpose', one));
  const onward = ledger.at('onwardSharing', 'rule') === 'prohibited';
  if (onward) ledger.say('onwardSharing', 'rule');
  return [
    ...(purposes.length > 0 ? [node('Prohibition', { 'dpv:hasPurpose': purposes })] : []),
    ...(onward ? [node('Prohibition', { 'dpv:hasProcessing': { '@id': 'dpv:Share' } })] : []),
  ];
}

function durationOf(ledger: Ledger): Json[] {
  const start = ledger.text('term', 'start');
  const end = ledger.text('term', 'end');
  if (start === undefined && end === undefined) return [];
  const type = end === undefined ? 'Duration' : 'UntilTimeDuration';
  return [node(type, { ...text('dcat:startDate', start), ...text('dcat:endDate', end) })];
}

function measuresOf(ledger: Ledger): Json[] {
  const security = (key: string): string | undefined => ledger.text('security', key);
  return [
    ...ledger.texts('security', 'measures').flatMap((one) => described('TechnicalOrganisationalMeasure', one)),
    ...commented('EncryptionInTransfer', security('encryptionInTransit')),
    ...commented('EncryptionAtRest', security('encryptionAtRest')),
    ...commented('AccessControlMethod', security('accessControl')),
    ...commented('ActivityMonitoring', security('audit')),
    ...commented('OrganisationalMeasure', security('clearance')),
    ...ledger.texts('security', 'certification').flatMap((one) => commented('OrganisationalMeasure', one)),
  ];
}

function assessmentsOf(ledger: Ledger): Json[] {
  const assessment = (term: string, type: string): Json[] => {
    if (!ledger.at(term)) return [];
    const at = (key: string): string | undefined => ledger.text(term, key);
    return [
      node(type, {
        ...text('dct:title', at('framework')),
        ...text('dct:identifier', at('ref')),
        ...text('dct:date', at('date')),
        ...many('dpv:hasStatus', described('Status', at('status'))),
        ...text('dpv:hasOutcome', at('outcome')),
        ...text('dct:description', at('reason')),
      }),
    ];
  };
  return [...assessment('dpia', 'DPIA'), ...assessment('ethics', 'Assessment')];
}

function noticesOf(ledger: Ledger): Json[] {
  const privacy = ledger.text('transparency', 'privacyNotice');
  return [
    ...(privacy === undefined
      ? []
      : [isAddress(privacy) ? { '@id': privacy, '@type': 'dpv:PrivacyNotice' } : words('PrivacyNotice', privacy)]),
    ...commented('Notice', ledger.text('transparency', 'individualNotice')),
    ...commented('Notice', ledger.text('automatedDecisions', 'notice')),
  ];
}

function rightsOf(ledger: Ledger): Json[] {
  const contact = contactsAt(ledger, 'rights', 'contact');
  return contact.length === 0 ? [] : [node('DataSubjectRight', { 'dpv:isExercisedAt': { 'dpv:hasContact': contact } })];
}

function decisionsOf(ledger: Ledger): Json[] {
  if (ledger.at('automatedDecisions', 'used') !== true) return [];
  ledger.say('automatedDecisions', 'used');
  const logic = ledger.text('automatedDecisions', 'logic');
  return [node('AutomatedDecisionMaking', many('dpv:hasAlgorithmicLogic', commented('AlgorithmicLogic', logic)))];
}

function named(type: string, name: string | undefined): Json[] {
  return name === undefined ? [] : [node(type, { 'dpv:hasName': name })];
}

function commented(type: string, words: string | undefined): Json[] {
  return words === undefined ? [] : [node(type, { 'dct:description': words })];
}

/** Countries are things of the vocabulary's extension for places, by their codes. */
function place(code: string): Json {
  return /^[A-Z]{2}$/.test(code) ? { '@id': `loc:${code}` } : words('Location', code);
}

function text(key: string, value: string | undefined): Node {
  return value === undefined ? {} : { [key]: value };
}

function many(key: string, ...lists: readonly (readonly Json[])[]): Node {
  const values = lists.flat();
  return values.length === 0 ? {} : { [key]: values.length === 1 ? (values[0] as Json) : values };
}

function partOf(id: string, name: string): string {
  return `${id}${id.includes('#') ? '/' : '#'}${name}`;
}

function contextOf(): Json {
  const known = ['dcat', 'dct', 'dpv', 'dpv-pd', 'owl', 'rdf', 'rdfs', 'xsd'].map((prefix) => [
    prefix,
    iri(`${prefix}:`),
  ]);
  return {
    ...Object.fromEntries(known),
    'eu-gdpr': 'https://w3id.org/dpv/legal/eu/gdpr#',
    loc: 'https://w3id.org/dpv/loc#',
  };
}

function reasonFor(path: string): string {
  const [, term = ''] = path.split('/');
  return REASONS[term] ?? 'the vocabulary describes processing and has no words for it';
}

const REASONS: Readonly<Record<string, string>> = {
  classification: 'the vocabulary knows no security classifications',
  signatures: 'a processing record is not signed',
  regime: 'the vocabulary does not know what a regime asks of an agreement',
  benefit: 'the vocabulary describes what is done, not what comes of it',
  termination: 'how an agreement ends is no part of a processing record',
  variation: 'how an agreement is changed is no part of a processing record',
  disputes: 'how disputes are settled is no part of a processing record',
  review: 'when an agreement is looked at again is no part of a processing record',
};

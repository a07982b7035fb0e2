import fc from 'fast-check';
import type { Json } from '../base/json.ts';
import { randomOf } from './mutate.ts';

type Terms = { readonly [key: string]: Json };

/** Every term of agreement.md D1 with every key, so that whoever writes agreements elsewhere can be asked for each of them. */
export const FULL_AGREEMENT: Terms = {
  id: 'urn:gov.example:agreement:2026-0099',
  version: '1.4.0',
  title: 'Income check – “all terms”',
  status: 'registered',
  jurisdiction: 'uk',
  regime: 'uk-dea-psd',
  classification: { scheme: 'uk-gscp', value: 'OFFICIAL', handling: ['PERSONAL DATA', 'LOCSEN'] },
  parties: [
    {
      id: 'council',
      name: 'Exampleshire Council',
      identifier: 'GB-LAE-EXS',
      type: 'local-authority',
      country: 'GB',
      role: ['provider', 'controller'],
      accountable: { role: 'SIRO', name: 'A. Example', organisation: 'Exampleshire', contact: 'siro@council.example' },
      dpo: { contact: 'dpo@council.example' },
      contact: 'sharing@council.example',
      legalPower: { act: 'Local Government Finance Act 1992', section: '13A' },
      lawfulBasis: {
        article6: 'public-task',
        article9: ['substantial-public-interest'],
        schedule1: 'preventing-fraud',
      },
    },
    {
      id: 'agency',
      name: 'Example Income Agency',
      identifier: 'urn:gov.example:organisation:eia',
      role: ['recipient', 'controller'],
      accountable: [{ role: 'SRO', contact: 'sro@agency.example' }],
      dpo: 'dpo@agency.example',
      legalPower: [{ act: 'Example Agency Act 2005', section: '20' }],
      lawfulBasis: 'public-task',
    },
    { id: 'printer', name: 'Letters Ltd', role: 'processor' },
  ],
  legalGateway: { act: 'Digital Economy Act 2017', section: '35', objective: 'Water and sewage debt' },
  lawfulBasis: { article6: ['public-task'], statute: 'Example Act 2010, section 4' },
  purpose: {
    category: 'dpv:ImprovePublicServices',
    statement: 'Check the earned income of new applicants.',
    effect: 'administrative',
    taskOf: 'provider',
    prohibited: ['dpv:Marketing', 're-identification'],
    compatibilityAssessment: { ref: 'CA-7', date: '2026-05-01', outcome: 'compatible' },
  },
  data: [
    {
      id: 'claims',
      standard: 'urn:gov.example:standard:claim',
      version: '2.1.0',
      fields: ['claim_id', 'award_amount'],
      necessity: { claim_id: 'Finds the application.', award_amount: 'Shows whether the income fits.' },
      dataSubjects: ['benefit-claimant', 'dpv:Applicant'],
      filter: 'applications that are open',
      volume: { records: 40000, per: 'P1Y' },
      accuracy: { assessment: 'Quarterly sample' },
      retention: { period: 'P2Y', trigger: 'case-closed', disposal: 'secure-erasure', certificate: true, min: 'P1Y' },
      source: 'Revenues system',
    },
  ],
  retention: { period: 'P6Y', trigger: 'agreement-ended', disposal: 'archive', archivalBasis: 'Public Records Act' },
  frequency: { mode: 'api', accrual: 'daily' },
  transfer: {
    method: 'api-mtls',
    format: 'application/json',
    encrypted: true,
    custody: 'none',
    locations: ['GB', 'IE'],
    international: null,
  },
  security: {
    measures: ['dpv:Encryption', 'dpv:StaffTraining', 'double-keying'],
    encryptionInTransit: 'TLS1.3',
    encryptionAtRest: 'AES-256',
    accessControl: 'Named officers',
    audit: 'Each query is logged',
    clearance: 'BPSS',
    certification: ['Cyber Essentials Plus'],
  },
  onwardSharing: { rule: 'with-approval', approver: 'council', conditions: 'In writing', organisations: ['ONS'] },
  processors: [
    { party: 'printer', terms: { subjectMatter: 'Printing of letters', duration: 'P1Y' }, contractRef: 'C-9' },
  ],
  jointControllerArrangement: { contactPoint: 'joint@council.example', essenceUrl: 'https://council.example/joint' },
  automatedDecisions: {
    used: true,
    logic: 'Compares two numbers.',
    humanReview: true,
    verificationBeforeAdverseAction: 'P30D',
    notice: 'Applicants are told first.',
  },
  dpia: { status: 'approved', ref: 'DPIA-118', date: '2026-08-03', outcome: 'low', reason: 'new', approvedBy: 'Board' },
  ethics: { framework: 'odi-data-ethics-canvas', ref: 'E-2', date: '2026-07-20', outcome: 'fine' },
  childrensInterests: { statement: 'No child applies.', ref: 'CI-1' },
  rights: {
    contact: 'privacy@council.example',
    sarLead: 'council',
    propagateErasure: false,
    complaints: 'Within a month.',
    consent: { withdrawal: 'In the account of the service.' },
    foi: 'The other is consulted.',
  },
  transparency: {
    privacyNotice: 'https://council.example/privacy',
    register: { name: 'dea-register', ref: '525' },
    individualNotice: 'application form',
    exemption: { law: 'Schedule 2', reason: 'none' },
  },
  breach: { contact: 'security@council.example', notifyWithin: 'PT24H', authority: 'ICO' },
  oversight: { audit: 'Once a year', body: 'Data board', access: 'Auditors may enter' },
  benefit: {
    statement: 'Fewer wrong awards.',
    pattern: 2,
    measures: [{ indicator: 'median days', baseline: 21, target: '7', by: '2027-03-31' }],
    costBenefit: { savings: { amount: 1200000.5, currency: 'GBP' } },
    resultsUrl: 'https://council.example/results',
  },
  fiveSafes: { project: 'p', people: 'q', settings: 'r', data: 's', outputs: 't' },
  term: { start: '2026-09-01', end: '2028-08-31', openEndedReason: 'none' },
  review: { last: null, next: '2027-09-01', interval: 'P1Y', outcome: 'kept' },
  termination: {
    notice: 'P90D',
    triggers: ['breach', 'repeal'],
    onEnd: 'delete-and-certify',
    survival: 'confidentiality',
  },
  variation: { procedure: 'In writing.', amended: '2026-10-01' },
  disputes: { procedure: 'Between the officers.' },
  signatures: [{ party: 'council', name: 'A. Example', role: 'SIRO', date: '2026-08-20', retrospective: true }],
  attestations: [
    { item: 'T1.1', subject: 'ethics', answer: 'partial', by: { name: 'B', role: 'lead' }, date: '2026-08-01' },
  ],
  'x-note': { nested: ['kept', 1, false] },
};

/** The same with some terms left out, some parts of those that stay, and what else a term may be. */
export function someAgreement(): fc.Arbitrary<Terms> {
  return fc
    .tuple(
      fc.subarray(Object.keys(FULL_AGREEMENT)),
      fc.nat(),
      fc.tuple(...VARIATIONS.map((variation) => fc.constantFrom(...variation))),
    )
    .map(([keys, seed, variations]) => {
      const random = randomOf(seed);
      const next = (): boolean => random() < 0.8;
      const kept = keys.map((key) => [key, thinned(FULL_AGREEMENT[key] as Json, next, 0)] as const);
      return Object.assign(
        {},
        Object.fromEntries(kept),
        ...variations.filter((one) => Object.keys(one).every((key) => keys.includes(key))),
      ) as Terms;
    });
}

/** Without some of the keys of maps, at any depth. */
function thinned(value: Json, keep: () => boolean, depth: number): Json {
  if (Array.isArray(value)) return (value as readonly Json[]).map((item) => thinned(item, keep, depth + 1));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  const kept = entries.filter(() => keep());
  const chosen = kept.length > 0 ? kept : entries.slice(0, 1);
  return Object.fromEntries(chosen.map(([key, item]) => [key, thinned(item, keep, depth + 1)]));
}

const [council, agency] = FULL_AGREEMENT.parties as readonly Json[];
const [claims] = FULL_AGREEMENT.data as readonly Terms[];

/** Other shapes that a term may have; the empty one leaves it as it is. */
const VARIATIONS: readonly (readonly Terms[])[] = [
  [{}, { id: 'DSA 42/b' }, { id: 'https://council.example/agreements#42' }, { id: 'gov:42' }],
  [
    {},
    { status: 'draft' },
    { status: 'suspended' },
    { status: 'active' },
    { status: 'expired' },
    { status: 'unheard-of' },
  ],
  [
    {},
    { onwardSharing: { rule: 'prohibited' } },
    { onwardSharing: { rule: 'listed', organisations: ['ONS', 'urn:x:y'] } },
    { onwardSharing: { rule: 'outputs-only' } },
  ],
  [{}, { retention: 'P3Y' }, { retention: '7 years' }],
  [{}, { purpose: { category: 'housing' } }, { purpose: { category: 'https://w3id.org/dpv#Marketing' } }],
  [
    {},
    {
      data: [
        claims as Terms,
        { ...claims, id: 'claims', fields: '*' },
        { standard: '../standards/b.yaml', retention: 'P1M' },
      ],
    },
    { data: [{ ...claims, fields: '*' }] },
    { data: [{ id: 'bare' }] },
  ],
  [
    {},
    { parties: [council as Json, agency as Json, { ...(agency as Terms), id: 'third' }] },
    { parties: [{ name: 'Nobody' }, { id: 'council' }, { id: 'council', role: ['provider', 'recipient'] }] },
    {
      parties: [
        { id: 'council', role: 'provider' },
        { id: 'agency', role: ['source-agency'] },
      ],
    },
  ],
  [{}, { term: { start: '2026-09-01' } }, { term: { start: 'soon', end: '2028-08-31T12:00:00Z' } }],
];

import assert from 'node:assert/strict';
import { rules } from '../../generated/rules.ts';
import type { IsoDate } from '../../src/base/iso-date.ts';
import type { Json } from '../../src/base/json.ts';
import { Checker } from '../../src/check/checker.ts';
import type { Finding } from '../../src/check/finding.ts';
import { EXAMPLE_DAY } from '../../src/testkit/frames.ts';
import { checkFiles, ROOT, schemas } from '../../src/testkit/memory.ts';

// agreement.md D2, the rows on parties, roles, powers, bases, oversight and signatures: from a complete agreement of each scheme one key at
// a time is taken away, left blank or written wrongly, and exactly the rule that the table names must tell of it, at the right place.

type Step = string | number;
/** What is done to the agreement, and the one finding that it should bring: `rule:message` and the pointer. */
interface Fault {
  readonly path: readonly Step[];
  /** Undefined takes the key away. */
  readonly to?: Json;
  readonly expect: string;
  readonly at: string;
}

const MINE = new Set([
  'sharing/missing-parties',
  'sharing/party-without-identifier',
  'sharing/missing-data-protection-role',
  'sharing/joint-controller-arrangement',
  'sharing/processor-terms-incomplete',
  'sharing/missing-legal-power',
  'sharing/missing-lawful-basis',
  'sharing/special-category-condition-missing',
  'sharing/public-task-of-recipient',
  'sharing/unsigned',
  'sharing/regime-terms-missing',
  'structure/unresolved-reference',
]);
const checker = new Checker(
  rules.filter(({ id }) => MINE.has(id)),
  schemas,
);

const UK = ['uk-dea-psd', 'uk-dea-debt', 'uk-dea-fraud'] as const;
const GATEWAYS: Readonly<Record<string, string>> = { 'uk-dea-psd': '35', 'uk-dea-debt': '48', 'uk-dea-fraud': '56' };

const terms = {
  subjectMatter: 'Hosting',
  duration: 'As long as the agreement',
  nature: 'Storage',
  dataTypes: ['income'],
  instructions: 'In writing',
  confidentiality: 'clause 5',
  security: 'clause 6',
  subProcessing: 'With consent',
  assistance: 'clause 8',
  deletion: 'Within 30 days',
  audit: 'Once a year',
};

/** A complete agreement of a scheme, or of none. */
function agreement(regime: string): Record<string, Json> {
  const jurisdiction = regime === 'none' ? 'uk' : (regime.split('-')[0] ?? 'uk');
  const gdpr = ['uk', 'eu'].includes(jurisdiction);
  const [giving, receiving] = rolesOf(regime);
  const basis = gdpr ? { lawfulBasis: { article6: 'public-task' } } : {};
  const party = (id: string, role: string[]): Record<string, Json> => ({
    id,
    name: `Example ${id}`,
    identifier: `GB-GOR-${id.toUpperCase()}`,
    role,
    accountable: { role: 'Senior official', contact: `officer@${id}.example` },
    ...(GATEWAYS[regime] === undefined && { legalPower: { act: 'Example Act 2005', section: '20' } }),
    ...basis,
  });
  return {
    apiVersion: 'concordat/v1',
    kind: 'DataSharingAgreement',
    id: `urn:gov.example:agreement:${regime}`,
    title: 'Income check',
    version: '1.0.0',
    status: 'active',
    jurisdiction,
    regime,
    parties: [party('council', giving), party('agency', receiving)],
    ...(GATEWAYS[regime] !== undefined && {
      legalGateway: { act: 'Digital Economy Act 2017', section: GATEWAYS[regime] },
    }),
    ...(jurisdiction === 'au' && {
      legalGateway: {
        act: 'Data Availability and Transparency Act 2022',
        section: '13',
        overriddenLaws: ['Example Secrecy Act 1999'],
      },
    }),
    purpose: { category: 'dpv:ImprovePublicServices', statement: 'Check income.', taskOf: 'provider-and-recipient' },
    data: [
      {
        id: 'claims',
        standard: '../standards/claim.yaml',
        version: '2.1.0',
        fields: ['income'],
        dataSubjects: ['benefit-claimant'],
        volume: { records: 40000, per: 'P1Y' },
        accuracy: { assessment: 'A sample each month' },
      },
    ],
    transfer: { method: 'api-mtls', locations: ['GB'] },
    processors: regime === 'eu-art28' ? [{ party: 'agency', terms }] : [{ party: 'Example Hosting Ltd', terms }],
    ...(regime === 'eu-art26' && {
      jointControllerArrangement: {
        responsibilities: { council: 'Informs people.', agency: 'Answers requests.' },
        contactPoint: 'privacy@council.example',
        essenceUrl: 'https://council.example/joint',
      },
    }),
    dpia: { status: 'approved', ref: 'DPIA-1' },
    rights: { contact: 'privacy@council.example', sarLead: 'council' },
    oversight: { audit: 'Once a year', body: 'The Commissioner', access: 'The auditor may see all records.' },
    signatures: [
      { party: 'council', name: 'A. Example', role: 'Senior official', date: '2026-08-20' },
      { party: 'agency', name: 'B. Example', role: 'Senior official', date: '2026-08-21' },
    ],
  };
}

function rolesOf(regime: string): [string[], string[]] {
  if (regime === 'us-cmppa')
    return [
      ['provider', 'source-agency'],
      ['recipient', 'recipient-agency'],
    ];
  if (regime === 'au-data-scheme')
    return [
      ['provider', 'data-custodian'],
      ['recipient', 'accredited-user'],
    ];
  if (regime === 'nz-aisa')
    return [
      ['provider', 'lead-agency'],
      ['recipient', 'participating-agency'],
    ];
  if (regime === 'eu-art26')
    return [
      ['provider', 'joint-controller'],
      ['recipient', 'joint-controller'],
    ];
  if (regime === 'eu-art28')
    return [
      ['provider', 'controller'],
      ['recipient', 'processor'],
    ];
  return [
    ['provider', 'controller'],
    ['recipient', 'controller'],
  ];
}

/** The faults of every agreement. */
function common(regime: string): Fault[] {
  const jurisdiction = regime.split('-')[0] ?? '';
  const scheme = ['us', 'au', 'nz'].includes(jurisdiction);
  const gdpr = !scheme;
  const [giving] = rolesOf(regime);
  const lacksRole = `missing-data-protection-role:${scheme ? 'scheme' : 'role'}`;
  const strict = ['uk', 'us', 'nz', 'none'].includes(jurisdiction);
  const byGateway = GATEWAYS[regime] !== undefined;
  return [
    { path: ['parties'], expect: 'missing-parties:none', at: '/title' },
    { path: ['parties'], to: [], expect: 'missing-parties:none', at: '/parties' },
    { path: ['parties', 0, 'name'], expect: 'missing-parties:name', at: '/parties/0/id' },
    { path: ['parties', 0, 'name'], to: '', expect: 'missing-parties:name', at: '/parties/0/name' },
    { path: ['parties', 1, 'identifier'], expect: 'party-without-identifier:missing', at: '/parties/1/id' },
    {
      path: ['parties', 1, 'identifier'],
      to: ' ',
      expect: 'party-without-identifier:missing',
      at: '/parties/1/identifier',
    },
    { path: ['parties', 1, 'accountable'], expect: 'party-without-identifier:missing', at: '/parties/1/id' },
    { path: ['parties', 1, 'accountable', 'contact'], expect: 'party-without-identifier:missing', at: '/parties/1/id' },
    { path: ['parties', 0, 'role'], expect: lacksRole, at: '/parties/0/id' },
    { path: ['parties', 0, 'role'], to: [], expect: lacksRole, at: '/parties/0/role' },
    { path: ['parties', 0, 'role'], to: [giving[0] ?? ''], expect: lacksRole, at: '/parties/0/role' },
    { path: ['signatures'], expect: 'unsigned:none', at: '/title' },
    { path: ['signatures'], to: [], expect: 'unsigned:none', at: '/signatures' },
    { path: ['signatures', 1], expect: 'unsigned:party', at: '/signatures' },
    { path: ['signatures', 0, 'party'], expect: 'unsigned:nameless', at: '/signatures/0/name' },
    { path: ['signatures', 0, 'party'], to: 'counsil', expect: 'unsigned:unknown', at: '/signatures/0/party' },
    { path: ['signatures', 0, 'name'], expect: 'unsigned:incomplete', at: '/signatures/0/party' },
    { path: ['signatures', 0, 'role'], to: '', expect: 'unsigned:incomplete', at: '/signatures/0/role' },
    { path: ['signatures', 0, 'role'], to: 'Web editor', expect: 'unsigned:role', at: '/signatures/0/role' },
    { path: ['signatures', 0, 'date'], expect: 'unsigned:incomplete', at: '/signatures/0/party' },
    { path: ['rights', 'sarLead'], to: 'counsil', expect: 'unresolved-reference:nowhere', at: '/rights/sarLead' },
    ...(gdpr
      ? [
          { path: ['parties', 0, 'lawfulBasis'], expect: 'missing-lawful-basis:party', at: '/parties/0/id' },
          {
            path: ['parties', 0, 'lawfulBasis'],
            to: {},
            expect: 'missing-lawful-basis:party',
            at: '/parties/0/lawfulBasis',
          },
          {
            path: ['parties', 0, 'lawfulBasis', 'article6'],
            to: '',
            expect: 'missing-lawful-basis:party',
            at: '/parties/0/lawfulBasis',
          },
          ...Object.keys(terms).map((key) => ({
            path: ['processors', 0, 'terms', key],
            expect: 'processor-terms-incomplete:incomplete',
            at: '/processors/0/terms',
          })),
          {
            path: ['processors', 0, 'terms', 'audit'],
            to: '',
            expect: 'processor-terms-incomplete:incomplete',
            at: '/processors/0/terms/audit',
          },
          { path: ['processors', 0, 'terms'], expect: 'processor-terms-incomplete:terms', at: '/processors/0/party' },
          {
            path: ['processors', 0, 'party'],
            expect: 'processor-terms-incomplete:nameless',
            at: '/processors/0/terms',
          },
        ]
      : []),
    ...(byGateway
      ? [
          { path: ['legalGateway'], expect: 'missing-legal-power:gateway', at: '/title' },
          { path: ['legalGateway', 'act'], expect: 'missing-legal-power:act', at: '/legalGateway/section' },
          { path: ['legalGateway', 'section'], expect: 'missing-legal-power:section', at: '/legalGateway/act' },
          {
            path: ['legalGateway', 'section'],
            to: '12',
            expect: 'missing-legal-power:notOfRegime',
            at: '/legalGateway/section',
          },
        ]
      : [
          {
            path: ['parties', 0, 'legalPower'],
            expect: `missing-legal-power:${regime === 'au-data-scheme' ? 'beside' : strict ? 'power' : 'powerElsewhere'}`,
            at: '/parties/0/id',
          },
          {
            path: ['parties', 0, 'legalPower', 'act'],
            expect: 'missing-legal-power:act',
            at: '/parties/0/legalPower/section',
          },
          {
            path: ['parties', 0, 'legalPower', 'section'],
            expect: 'missing-legal-power:section',
            at: '/parties/0/legalPower/act',
          },
          {
            path: ['parties', 0, 'legalPower', 'act'],
            to: 'unknown',
            expect: 'missing-legal-power:unknown',
            at: '/parties/0/legalPower/act',
          },
        ]),
  ];
}

const regimeTerm = (path: readonly Step[]): Fault => ({ path, expect: 'regime-terms-missing', at: '/regime' });

const OWN: Readonly<Record<string, readonly Fault[]>> = {
  none: [
    {
      path: ['purpose', 'taskOf'],
      to: 'recipient',
      expect: 'public-task-of-recipient:recipient',
      at: '/parties/0/lawfulBasis/article6',
    },
  ],
  ...Object.fromEntries(UK.map((regime) => [regime, [regimeTerm(['transfer', 'method']), regimeTerm(['transfer'])]])),
  'us-cmppa': [
    regimeTerm(['data', 0, 'volume']),
    regimeTerm(['data', 0, 'volume', 'records']),
    regimeTerm(['data', 0, 'accuracy']),
    regimeTerm(['oversight', 'access']),
    regimeTerm(['oversight']),
  ],
  'au-data-scheme': [
    { path: ['legalGateway', 'overriddenLaws'], expect: 'missing-legal-power:overridden', at: '/legalGateway' },
    regimeTerm(['transfer', 'locations']),
    regimeTerm(['oversight', 'body']),
  ],
  'nz-aisa': [
    regimeTerm(['transfer', 'method']),
    regimeTerm(['oversight', 'body']),
    {
      path: ['parties', 0, 'role'],
      to: ['provider', 'participating-agency'],
      expect: 'missing-parties:lead',
      at: '/parties',
    },
  ],
  'eu-art26': [
    { path: ['jointControllerArrangement'], expect: 'joint-controller-arrangement:none', at: '/title' },
    {
      path: ['jointControllerArrangement'],
      to: null,
      expect: 'joint-controller-arrangement:none',
      at: '/jointControllerArrangement',
    },
    ...['responsibilities', 'contactPoint', 'essenceUrl'].map((key) => ({
      path: ['jointControllerArrangement', key],
      expect: 'joint-controller-arrangement:incomplete',
      at: '/jointControllerArrangement',
    })),
    {
      path: ['jointControllerArrangement', 'responsibilities', 'agency'],
      expect: 'joint-controller-arrangement:party',
      at: '/jointControllerArrangement/responsibilities',
    },
  ],
  'eu-art28': [
    regimeTerm(['oversight', 'audit']),
    { path: ['processors'], expect: 'processor-terms-incomplete:none', at: '/parties/1/id' },
    { path: ['processors'], to: [], expect: 'processor-terms-incomplete:none', at: '/parties/1/id' },
  ],
};

describe('the parties of an agreement, one fault at a time', () => {
  for (const regime of Object.keys(OWN)) {
    it(`${regime}: nothing is missing`, () => {
      assert.deepEqual(described(check(agreement(regime))), []);
    });
    it(`${regime}: each fault is told once, by its rule, at its place`, () => {
      for (const fault of [...common(regime), ...(OWN[regime] ?? [])]) {
        const found = described(check(changed(agreement(regime), fault)));
        const name = `${fault.path.join('.')} ${'to' in fault ? JSON.stringify(fault.to) : 'left out'}`;
        assert.equal(found.length, 1, `${name}: ${found.join(' | ')}`);
        const [rule, place] = found[0]?.split(' at ') ?? [];
        assert.ok(rule?.includes(fault.expect), `${name}: ${rule}`);
        assert.equal(place, fault.at, name);
      }
    });
  }

  it('special categories: a condition and what belongs to it, for each controller', () => {
    const complete = {
      ...agreement('none'),
      parties: (agreement('none').parties as Record<string, Json>[]).map((party) => ({
        ...party,
        lawfulBasis: { article6: 'public-task', article9: 'A9-2-h', schedule1: 'health-or-social-care-purposes' },
      })),
    };
    const at = '/parties/1/lawfulBasis';
    const faults: Fault[] = [
      { path: ['parties', 1, 'lawfulBasis', 'article9'], expect: 'special-category-condition-missing:condition', at },
      {
        path: ['parties', 1, 'lawfulBasis', 'schedule1'],
        expect: 'special-category-condition-missing:domestic',
        at: `${at}/article9`,
      },
      { path: ['parties', 1, 'lawfulBasis', 'article6'], expect: 'missing-lawful-basis:article6', at },
      { path: ['parties', 1, 'lawfulBasis'], expect: 'missing-lawful-basis:party', at: '/parties/1/id' },
    ];
    assert.deepEqual(described(check(complete, HEALTH)), []);
    for (const fault of faults) {
      const found = described(check(changed(complete, fault), HEALTH));
      assert.deepEqual(found, [`sharing/${fault.expect} at ${fault.at}`], fault.path.join('.'));
    }
  });

  it('asks for nothing of what has ended, and not for signatures of a draft', () => {
    for (const status of ['expired', 'terminated']) {
      const bare = {
        ...agreement('none'),
        status,
        parties: [{ id: 'council' }],
        signatures: [],
        regime: 'us-cmppa',
        jurisdiction: 'us',
      };
      assert.deepEqual(described(check(bare)), []);
    }
    for (const status of ['draft', 'under-review'])
      assert.deepEqual(described(check({ ...agreement('none'), status, signatures: [] })), []);
  });

  it('asks for no term of data protection where the data are about nobody', () => {
    const parties = (agreement('none').parties as Record<string, Json>[]).map(({ lawfulBasis: _, role, ...party }) => ({
      ...party,
      role: [(role as string[])[0] ?? ''],
    }));
    const found = described(check({ ...agreement('none'), parties }, NOTHING));
    assert.deepEqual(found, ['sharing/missing-lawful-basis:notPersonal at /title']);
  });

  it('takes any content without a crash', () => {
    const whole = agreement('eu-art26');
    for (const key of [
      'parties',
      'signatures',
      'processors',
      'legalGateway',
      'lawfulBasis',
      'jointControllerArrangement',
    ]) {
      for (const value of [
        null,
        1,
        'text',
        [],
        [null],
        [1],
        ['text'],
        [[]],
        {},
        [{}],
        { a: [1] },
        [{ role: [1, {}], party: [] }],
      ])
        assert.ok(
          check({ ...whole, [key]: value }).every(({ messageId }) => messageId !== 'internal-error'),
          `${key} ${JSON.stringify(value)}`,
        );
    }
  });
});

const INCOME = '{category: "dpv-pd:Income", identifiability: quasi}';
const HEALTH = '{category: "dpv-pd:Health", identifiability: quasi, specialCategory: health}';
const NOTHING = '{identifiability: none, reason: A figure of the scheme.}';

function check(content: Record<string, Json>, marks = INCOME): Finding[] {
  const standard = [
    'apiVersion: concordat/v1',
    'kind: DataStandard',
    'id: urn:gov.example:standard:claim',
    'title: Claim',
    'version: 2.1.0',
    'status: active',
    'entities:',
    '  - name: Claim',
    '    fields:',
    `      - {name: income, type: string, personalData: ${marks}}`,
    '',
  ].join('\n');
  const files = [
    ['agreements/a.json', JSON.stringify(content, null, 2)],
    ['standards/claim.yaml', standard],
  ] as const;
  return checkFiles(files, EXAMPLE_DAY as IsoDate, checker).findings;
}

function described(findings: readonly Finding[]): string[] {
  return findings
    .filter(({ file }) => file === `${ROOT}/agreements/a.json`)
    .map(({ rule, messageId, pointer }) => `${rule}:${messageId} at ${pointer}`);
}

function changed(content: Record<string, Json>, fault: Fault): Record<string, Json> {
  const copy = JSON.parse(JSON.stringify(content)) as Record<string, Json>;
  const last = fault.path.at(-1) ?? '';
  const holder = fault.path.slice(0, -1).reduce<unknown>((at, step) => (at as Record<Step, unknown>)[step], copy);
  if ('to' in fault) (holder as Record<Step, unknown>)[last] = fault.to;
  else if (Array.isArray(holder)) holder.splice(Number(last), 1);
  else delete (holder as Record<Step, unknown>)[last];
  return copy;
}

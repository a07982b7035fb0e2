import assert from 'node:assert/strict';
import type { IsoDate } from '../../src/base/iso-date.ts';
import { people, personItem } from '../../src/rules/support/person-example.ts';
import { streetItem, streets } from '../../src/rules/support/street-example.ts';
import { composeExample } from '../../src/testkit/compose-example.ts';
import { EXAMPLE_DAY } from '../../src/testkit/frames.ts';
import { checkFiles } from '../../src/testkit/memory.ts';

// Each key of a complete agreement that the rules on the safety of sharing speak of, removed, left blank or spoiled: which rule tells of it, and
// at which words. `sensitive` shares names of people, `streets` data about nobody.

type Base = 'plain' | 'sensitive' | 'streets';

interface Fault {
  readonly name: string;
  readonly base?: Base;
  /** What stands in the agreement, and what is written instead. */
  readonly edits: readonly (readonly [string, string])[];
  /** `rule:message at the words that it points to`, all of those of `RULES`. */
  readonly found: readonly string[];
  readonly now?: string;
}

const RULES = new Set(
  (
    'missing-security-measures security-below-sensitivity international-transfer retention-exceeds-source dates-invalid term-too-long breach-procedure ' +
    'dpia-missing dpia-stale frequency-exceeds-source missing-retention expired review-overdue classification-too-low'
  )
    .split(' ')
    .map((name) => `sharing/${name}`),
);

const RETENTION = 'retention: {period: P2Y, trigger: case-closed, disposal: secure-erasure';
const SECURITY = `security:
  measures: ["dpv:Encryption", "dpv:AccessControlMethod", "dpv:ActivityMonitoring", "dpv:StaffTraining"]
  encryptionInTransit: TLS1.3
  encryptionAtRest: AES-256
  accessControl: Named officers, reviewed every quarter
  audit: Each query is logged, and a sample is read every month
`;
const TRANSFER = 'transfer: {method: api-mtls, format: application/json, locations: [GB], international: null}\n';
const DPIA = 'dpia: {status: approved, ref: DPIA-118, date: 2026-08-03, outcome: low residual risk}\n';
const BREACH = 'breach: {contact: security@council.example, notifyWithin: PT24H, authority: ICO}\n';
const TERM = 'term: {start: 2026-09-01, end: 2028-08-31}\n';
const REVIEW = 'review: {next: 2027-09-01, interval: P1Y}\n';
const SCALE: readonly [string, string] = ['dataSubjects: [benefit-claimant]', 'dataSubjects: [refugee]'];

const FAULTS: readonly Fault[] = [
  { name: 'complete', edits: [], found: [] },
  { name: 'complete, with names', base: 'sensitive', edits: [], found: [] },

  { name: 'no security', edits: [[SECURITY, '']], found: ['missing-security-measures:none at title'] },
  { name: 'blank security', edits: [[SECURITY, 'security:\n']], found: ['missing-security-measures:none at security'] },
  {
    name: 'security that is no measure',
    edits: [[SECURITY, 'security: {clearance: BPSS}\n']],
    found: ['missing-security-measures:other at security'],
  },
  {
    name: 'no security of data about nobody',
    base: 'streets',
    edits: [[SECURITY, '']],
    found: ['missing-security-measures:noneNotPersonal at title'],
  },
  {
    name: 'ended without security',
    edits: [
      [SECURITY, ''],
      ['status: active', 'status: terminated'],
    ],
    found: [],
  },
  ...(
    [
      ['encryptionInTransit: TLS1.3', 'encryptionInTransit'],
      ['encryptionAtRest: AES-256', 'encryptionAtRest'],
    ] as const
  ).flatMap(([line, key]): Fault[] => [
    {
      name: `no ${key}`,
      base: 'sensitive',
      edits: [[`  ${line}\n`, '']],
      found: ['security-below-sensitivity:protections at security'],
    },
    {
      name: `${key} that is none`,
      base: 'sensitive',
      edits: [[line, `${key}: none`]],
      found: [`security-below-sensitivity:protections at ${key}`],
    },
    { name: `no ${key} for what names nobody`, edits: [[`  ${line}\n`, '']], found: [] },
  ]),
  {
    name: 'neither access control nor audit',
    base: 'sensitive',
    edits: [[SECURITY, 'security: {encryptionInTransit: TLS1.3, encryptionAtRest: AES-256}\n']],
    found: ['security-below-sensitivity:protections at security'],
  },
  {
    name: 'measures in other languages',
    base: 'sensitive',
    edits: [
      [
        SECURITY,
        'security: {measures: [Transportverschlüsselung, Chiffrement au repos, Control de acceso, Registro degli accessi]}\n',
      ],
    ],
    found: [],
  },
  { name: 'a mail', edits: [['api-mtls', 'email']], found: ['security-below-sensitivity:method at email'] },
  {
    name: 'a mail about nobody',
    base: 'streets',
    edits: [
      ['api-mtls', 'email'],
      ['value: OFFICIAL-SENSITIVE, handling: [PERSONAL DATA]', 'value: OFFICIAL'],
    ],
    found: [],
  },
  {
    name: 'no method',
    edits: [['method: api-mtls, ', '']],
    found: ['security-below-sensitivity:noMethod at transfer'],
  },
  {
    name: 'a blank method',
    edits: [['method: api-mtls', 'method: ""']],
    found: ['security-below-sensitivity:noMethod at method'],
  },
  {
    name: 'no method where a regime asks for it',
    edits: [
      ['method: api-mtls, ', ''],
      ['jurisdiction: uk', 'jurisdiction: uk\nregime: uk-dea-psd'],
    ],
    found: [],
  },
  {
    name: 'no handling instruction',
    edits: [[', handling: [PERSONAL DATA]', '']],
    found: ['security-below-sensitivity:handling at classification'],
  },

  { name: 'no transfer', edits: [[TRANSFER, '']], found: ['international-transfer:noTransfer at title'] },
  {
    name: 'blank transfer',
    edits: [[TRANSFER, 'transfer: {}\n']],
    found: ['international-transfer:noTransfer at transfer'],
  },
  {
    name: 'nothing on abroad',
    edits: [[', international: null', '']],
    found: ['international-transfer:notRecorded at transfer'],
  },
  { name: 'nothing on abroad, about nobody', base: 'streets', edits: [[', international: null', '']], found: [] },
  {
    name: 'a place abroad',
    edits: [['[GB]', '[GB, IN]']],
    found: ['international-transfer:contradiction at international'],
  },
  {
    name: 'a place abroad and nothing said',
    edits: [['[GB], international: null', '[GB, IN]']],
    found: ['international-transfer:noMechanism at IN'],
  },
  {
    name: 'a recipient abroad',
    edits: [['    identifier: GB-GOR-EIA\n', '    identifier: GB-GOR-EIA\n    country: IN\n']],
    found: ['international-transfer:contradiction at international'],
  },
  {
    name: 'a provider abroad',
    edits: [['    identifier: GB-LAE-EXS\n', '    identifier: GB-LAE-EXS\n    country: IN\n']],
    found: [],
  },
  {
    name: 'no mechanism',
    edits: [['international: null', 'international: {countries: [IN]}']],
    found: ['international-transfer:noMechanism at international'],
  },
  {
    name: 'adequacy without a decision',
    edits: [['international: null', 'international: {countries: [IN], mechanism: adequacy}']],
    found: ['international-transfer:notAdequate at adequacy'],
  },
  {
    name: 'a decision that has lapsed',
    edits: [
      ['jurisdiction: uk', 'jurisdiction: eu'],
      ['international: null', 'international: {countries: [GB], mechanism: adequacy}'],
      [TERM, 'term: {start: 2026-09-01, end: 2040-01-01}\n'],
      [REVIEW, 'review: {next: 2032-06-01, interval: P1Y}\n'],
      [DPIA, 'dpia: {status: approved, ref: DPIA-118, date: 2031-08-03}\n'],
    ],
    now: '2032-01-01',
    found: ['international-transfer:notAdequate at adequacy'],
  },
  {
    name: 'terms of DPV and addresses are mechanisms',
    edits: [
      [
        'international: null',
        'international: {countries: [IN], mechanism: "https://w3id.org/dpv/legal/eu/gdpr#A46-3-b", riskAssessment: {ref: TRA-1}}',
      ],
    ],
    found: [],
  },
  {
    name: 'no risk assessment',
    edits: [['international: null', 'international: {countries: [IN], mechanism: addendum}']],
    found: ['international-transfer:noAssessment at international'],
  },
  {
    name: 'a derogation wants none',
    edits: [['international: null', 'international: {countries: [IN], mechanism: derogation}']],
    found: [],
  },

  {
    name: 'kept longer than the source',
    edits: [['P2Y, trigger', 'P7Y, trigger']],
    found: ['retention-exceeds-source:exceeds at P7Y'],
  },
  {
    name: 'longer in words',
    edits: [['P2Y, trigger', '7 years, trigger']],
    found: ['retention-exceeds-source:exceeds at 7 years'],
  },
  {
    name: 'longer by another count',
    edits: [['P2Y, trigger: case-closed', 'P7Y, trigger: last-contact']],
    found: ['retention-exceeds-source:unclear at P7Y'],
  },
  { name: 'shorter by another count', edits: [['trigger: case-closed', 'trigger: last-contact']], found: [] },
  {
    name: 'longer for a reason',
    edits: [['P2Y, trigger', 'P7Y, extensionBasis: Appeals, trigger']],
    found: [],
  },
  {
    name: 'no retention',
    edits: [[`${RETENTION}, certificate: true}`, '']],
    found: ['missing-retention:item at id'],
  },
  {
    name: 'blank retention',
    edits: [[`${RETENTION}, certificate: true}`, 'retention: {}']],
    found: ['missing-retention:item at retention'],
  },
  { name: 'no period', edits: [['period: P2Y, ', '']], found: ['missing-retention:period at retention'] },
  { name: 'blank period', edits: [['period: P2Y', 'period: ""']], found: ['missing-retention:period at period'] },
  { name: 'no trigger', edits: [['trigger: case-closed, ', '']], found: ['missing-retention:trigger at retention'] },
  {
    name: 'no disposal',
    edits: [['disposal: secure-erasure, ', '']],
    found: ['missing-retention:disposal at retention'],
  },

  {
    name: 'once for all, longer than the source',
    edits: [
      [`${RETENTION}, certificate: true}`, ''],
      [TERM, `${TERM}retention: {period: P10Y, trigger: case-closed, disposal: secure-erasure}\n`],
    ],
    found: ['retention-exceeds-source:exceeds at P10Y'],
  },
  {
    name: 'once for all, without an end',
    edits: [
      [`${RETENTION}, certificate: true}`, ''],
      [TERM, `${TERM}retention: {trigger: case-closed, disposal: secure-erasure}\n`],
    ],
    found: ['missing-retention:period at retention'],
  },

  { name: 'no term', edits: [[TERM, '']], found: ['dates-invalid:noTerm at title'] },
  { name: 'no start', edits: [['start: 2026-09-01, ', '']], found: ['dates-invalid:noStart at term'] },
  { name: 'no end', edits: [[', end: 2028-08-31', '']], found: ['dates-invalid:noEnd at term'] },
  {
    name: 'an end before the start',
    edits: [['end: 2028-08-31', 'end: 2026-08-31']],
    found: ['dates-invalid:reversed at 2026-08-31', 'expired:expired at 2026-08-31'],
  },
  { name: 'an impossible day is for the schema', edits: [['end: 2028-08-31', 'end: 2028-02-30']], found: [] },
  {
    name: 'active too early',
    edits: [['start: 2026-09-01', 'start: 2027-02-01']],
    found: ['dates-invalid:early at 2027-02-01'],
  },
  {
    name: 'a review after the end',
    edits: [['next: 2027-09-01', 'next: 2028-09-30']],
    found: ['dates-invalid:review at 2028-09-30'],
  },
  {
    name: 'a signature after the start',
    edits: [['date: 2026-08-21', 'date: 2026-10-21']],
    found: ['dates-invalid:signature at 2026-10-21'],
  },
  {
    name: 'a signature of tomorrow',
    edits: [['date: 2026-08-21', 'date: 2027-08-21']],
    found: ['dates-invalid:ahead at 2027-08-21'],
  },
  {
    name: 'past its end',
    edits: [[TERM, 'term: {start: 2026-09-01, end: 2026-11-20}\n']],
    found: ['expired:expired at 2026-11-20'],
  },
  {
    name: 'near its end',
    edits: [
      [TERM, 'term: {start: 2026-09-01, end: 2026-11-30}\n'],
      ['next: 2027-09-01', 'next: 2026-11-25'],
    ],
    found: ['expired:soon at 2026-11-30'],
  },
  {
    name: 'a matching agreement for two years',
    edits: [
      ['jurisdiction: uk', 'jurisdiction: us\nregime: us-cmppa'],
      ['[GB]', '[US]'],
    ],
    found: ['term-too-long:tooLong at 2028-08-31'],
  },

  { name: 'no breach', edits: [[BREACH, '']], found: ['breach-procedure:missing at title'] },
  { name: 'no breach, about nobody', base: 'streets', edits: [[BREACH, '']], found: [] },
  ...(['contact: security@council.example, ', 'notifyWithin: PT24H, ', ', authority: ICO'] as const).map(
    (part): Fault => ({
      name: `a breach without ${part.replaceAll(',', '').trim()}`,
      edits: [[part, '']],
      found: ['breach-procedure:incomplete at breach'],
    }),
  ),
  {
    name: 'a blank authority',
    edits: [['authority: ICO', 'authority: ""']],
    found: ['breach-procedure:incomplete at authority'],
  },
  { name: 'a slow notice', edits: [['PT24H', 'PT49H']], found: ['breach-procedure:slow at PT49H'] },
  { name: 'a late notice', edits: [['PT24H', 'P5D']], found: ['breach-procedure:late at P5D'] },

  { name: 'no assessment, one sign', edits: [[DPIA, '']], found: [] },
  { name: 'no assessment, two signs', edits: [[DPIA, ''], SCALE], found: ['dpia-missing:active at title'] },
  {
    name: 'no assessment of a large sharing',
    edits: [
      [DPIA, ''],
      ['records: 40000', 'records: 4000000'],
    ],
    found: ['dpia-missing:active at title'],
  },
  { name: 'no reference', edits: [['ref: DPIA-118, ', '']], found: ['dpia-missing:incomplete at dpia'] },
  { name: 'no date', edits: [['date: 2026-08-03, ', '']], found: ['dpia-missing:incomplete at dpia'] },
  {
    name: 'an old assessment',
    edits: [['date: 2026-08-03', 'date: 2021-08-03']],
    found: ['dpia-stale:old at 2021-08-03'],
  },
  {
    name: 'an assessment before an amendment',
    edits: [['variation: {', 'variation: {amended: 2026-10-10, ']],
    found: ['dpia-stale:amended at 2026-08-03'],
  },

  { name: 'no review', edits: [[REVIEW, '']], found: ['review-overdue:missing at title'] },
  { name: 'no next review', edits: [['next: 2027-09-01, ', '']], found: ['review-overdue:missing at review'] },
  {
    name: 'a review past',
    edits: [['next: 2027-09-01', 'next: 2026-10-01']],
    found: ['review-overdue:past at 2026-10-01'],
  },
  {
    name: 'reviews too far apart',
    edits: [['interval: P1Y', 'interval: P5Y']],
    found: ['review-overdue:interval at P5Y'],
  },
  {
    name: 'a review without an outcome',
    edits: [['review: {', 'review: {last: 2026-10-10, ']],
    found: ['review-overdue:outcome at last'],
  },
  {
    name: 'no review of a draft',
    edits: [
      [REVIEW, ''],
      ['status: active', 'status: draft'],
    ],
    found: ['review-overdue:missing at title'],
  },

  {
    name: 'a classification below a field',
    edits: [['value: OFFICIAL-SENSITIVE, handling: [PERSONAL DATA]', 'value: OFFICIAL']],
    found: ['classification-too-low:tooLow at OFFICIAL'],
  },
];

describe('faults in the safety of a sharing', () => {
  for (const fault of FAULTS) {
    it(fault.name, () => {
      const { files, text } = agreementOf(fault);
      const { findings } = checkFiles(files, (fault.now ?? EXAMPLE_DAY) as IsoDate);
      const found = findings
        .filter(({ rule }) => RULES.has(rule))
        .map(
          ({ rule, messageId, span }) =>
            `${rule.slice('sharing/'.length)}:${messageId} at ${text.slice(span.start, span.end)}`,
        );
      assert.deepEqual(found.sort(), [...fault.found].sort());
    });
  }
});

function agreementOf({ base = 'plain', edits }: Fault): { files: Map<string, string>; text: string } {
  const composed = composeExample({
    title: base,
    frame: 'agreement',
    text: { plain: '', sensitive: personItem, streets: streetItem }[base],
    others: { 'standards/person.yaml': people, 'standards/street.yaml': streets },
  });
  const path = 'agreements/income-check.yaml';
  let text = composed.files.get(path) ?? '';
  for (const [from, to] of edits) {
    assert.ok(text.includes(from), `the agreement has ${from}`);
    text = text.replace(from, to);
  }
  return { files: new Map([...composed.files, [path, text]]), text };
}

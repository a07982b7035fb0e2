import { type Document, isCollection, parseDocument } from 'yaml';
import type { Json } from '../base/json.ts';
import { pointerOf } from '../syntax/tree.ts';

type Step = string | number;
type Path = readonly Step[];

/** One term of a complete agreement, taken away or spoilt, and who must say so where (agreement.md D2). */
export interface SeededFault {
  /** `purpose.statement: removed` */
  readonly name: string;
  readonly text: string;
  /** Any of these rules may tell of it. */
  readonly rules: readonly string[];
  /** Pointer at which it must be told. */
  readonly pointer: string;
}

interface Seed {
  /** Keys from the root, `*` for every item of a list. */
  readonly path: string;
  /** Left out: the term is removed. */
  readonly value?: Json | ((old: unknown) => Json);
  readonly rule: string;
  /** Where it must be told, from the root, `*` for the items of the path; left out: at the value when it is spoilt, else at what lacks it. */
  readonly at?: string;
  /** Only where this holds. */
  readonly when?: (agreement: Agreement) => boolean;
}

/** As much of an agreement as the conditions of seeds ask about. */
interface Agreement {
  readonly regime?: string;
  readonly jurisdiction?: string;
  readonly status?: string;
  readonly classification?: { readonly value?: string };
  readonly parties: readonly {
    readonly role: readonly string[];
    readonly lawfulBasis?: { readonly article9?: string };
  }[];
  readonly purpose: { readonly category: string };
  readonly data: readonly {
    readonly standard: string;
    readonly version: string;
    readonly volume?: { readonly records: number };
  }[];
  readonly legalGateway?: unknown;
  readonly jointControllerArrangement?: unknown;
  readonly processors?: readonly unknown[];
  readonly automatedDecisions?: { readonly used?: boolean };
}

const inRegime =
  (...regimes: readonly string[]) =>
  ({ regime = '' }: Agreement): boolean =>
    regimes.includes(regime);
const underGdpr = ({ jurisdiction = '' }: Agreement): boolean => ['uk', 'eu'].includes(jurisdiction);
const ofDea = ({ regime = '' }: Agreement): boolean => regime.startsWith('uk-dea');
const special = ({ parties }: Agreement): boolean => parties.some(({ lawfulBasis }) => lawfulBasis?.article9);
const isPersonal = ({ classification }: Agreement): boolean => classification?.value !== 'OFFICIAL';
const isResearch = ({ purpose }: Agreement): boolean => purpose.category.includes('Research');
/** Beside special data the second sign of a high risk, which makes an assessment expected. */
const ofLargeScale = ({ data }: Agreement): boolean => data.some(({ volume }) => (volume?.records ?? 0) >= 100_000);
const isActive = ({ status }: Agreement): boolean => status === 'active';
const all =
  (...tests: readonly ((agreement: Agreement) => boolean)[]) =>
  (agreement: Agreement): boolean =>
    tests.every((test) => test(agreement));

/** Roles without those of data protection. */
const withoutProtection = (roles: unknown): Json =>
  (roles as readonly string[]).filter((role) => ['provider', 'recipient'].includes(role));

const SEEDS: readonly Seed[] = [
  // What it is
  ...['id', 'version'].map((key) => ({ path: key, rule: 'structure/schema-violation', at: '' })),
  { path: 'status', rule: 'stewardship/missing-lifecycle-status', at: '' },
  { path: 'status', value: 'in-force', rule: 'structure/schema-violation' },
  { path: 'regime', value: 'uk-dea-psdd', rule: 'structure/schema-violation', when: ofDea },
  // Parties
  { path: 'parties', rule: 'sharing/missing-parties' },
  { path: 'parties', value: [], rule: 'sharing/missing-parties' },
  { path: 'parties.1', rule: 'sharing/missing-parties' },
  { path: 'parties.*.name', rule: 'sharing/missing-parties' },
  {
    path: 'parties.0.role',
    value: ['controller'],
    rule: 'sharing/missing-parties',
    at: 'parties',
    when: ({ regime = '', jurisdiction }) => jurisdiction === 'uk' && !regime.startsWith('eu-'),
  },
  { path: 'parties.*.identifier', rule: 'sharing/party-without-identifier' },
  { path: 'parties.*.accountable', rule: 'sharing/party-without-identifier' },
  {
    path: 'parties.*.role',
    value: withoutProtection,
    rule: 'sharing/missing-data-protection-role',
    // That somebody is a processor is told by its terms as well.
    when: all(
      isPersonal,
      ({ parties, regime }) => regime !== 'eu-art28' && parties.every(({ role }) => role.length > 1),
    ),
  },
  // Law
  { path: 'parties.*.legalPower', rule: 'sharing/missing-legal-power', when: ({ legalGateway }) => !legalGateway },
  { path: 'legalGateway', rule: 'sharing/missing-legal-power', when: ofDea },
  {
    path: 'legalGateway.overriddenLaws',
    rule: 'sharing/missing-legal-power',
    when: inRegime('au-data-scheme'),
  },
  {
    path: 'parties.*.lawfulBasis',
    rule: 'sharing/missing-lawful-basis',
    when: all(underGdpr, isPersonal, ({ regime }) => regime !== 'eu-art28'),
  },
  { path: 'parties.0.lawfulBasis', rule: 'sharing/missing-lawful-basis', when: inRegime('eu-art28') },
  { path: 'parties.*.lawfulBasis.article9', rule: 'sharing/special-category-condition-missing', when: special },
  {
    // The condition that needs another one is there.
    path: 'parties.*.lawfulBasis.schedule1',
    rule: 'sharing/special-category-condition-missing',
    at: 'parties.*.lawfulBasis.article9',
    when: special,
  },
  {
    path: 'jointControllerArrangement',
    value: null,
    rule: 'sharing/joint-controller-arrangement',
    when: inRegime('eu-art26'),
  },
  ...['contactPoint', 'responsibilities', 'essenceUrl'].map((key) => ({
    path: `jointControllerArrangement.${key}`,
    rule: 'sharing/joint-controller-arrangement',
    when: inRegime('eu-art26'),
  })),
  {
    path: 'processors',
    rule: 'sharing/processor-terms-incomplete',
    at: 'parties.1.id',
    when: inRegime('eu-art28'),
  },
  ...[
    'subjectMatter',
    'duration',
    'nature',
    'dataTypes',
    'instructions',
    'confidentiality',
    'security',
    'subProcessing',
    'assistance',
    'deletion',
    'audit',
  ].map((key) => ({
    path: `processors.0.terms.${key}`,
    rule: 'sharing/processor-terms-incomplete',
    when: inRegime('eu-art28'),
  })),
  // Purpose
  { path: 'purpose', rule: 'sharing/missing-purpose' },
  { path: 'purpose.statement', rule: 'sharing/missing-purpose' },
  { path: 'purpose.category', rule: 'sharing/missing-purpose' },
  { path: 'purpose.category', value: 'admin', rule: 'sharing/purpose-not-in-vocabulary' },
  {
    path: 'purpose.category',
    value: 'national-security',
    rule: 'sharing/purpose-not-in-vocabulary',
    when: inRegime('au-data-scheme'),
  },
  { path: 'purpose.statement', value: 'To improve services.', rule: 'sharing/vague-purpose' },
  {
    path: 'purpose.prohibited',
    value: ['dpv:Marketing'],
    rule: 'sharing/reidentification-and-outputs',
    when: all(isResearch, isPersonal),
  },
  // Data
  { path: 'data', rule: 'sharing/missing-data-items' },
  { path: 'data', value: [], rule: 'sharing/missing-data-items' },
  { path: 'data.*.standard', rule: 'sharing/missing-data-items' },
  { path: 'data.*.standard', value: '../standards/nowhere.yaml', rule: 'structure/unresolved-reference' },
  { path: 'data.*.fields', rule: 'sharing/all-fields|sharing/missing-data-items' },
  { path: 'data.*.fields', value: '*', rule: 'sharing/all-fields', when: isPersonal },
  { path: 'data.*.fields.0', value: (name) => `${String(name)}x`, rule: 'sharing/unknown-field' },
  {
    path: 'data.*.version',
    rule: 'sharing/unpinned-standard',
    // An address with a version in it pins it.
    when: ({ data }) => data.every(({ standard, version }) => !standard.includes(version)),
  },
  { path: 'data.*.version', value: 'latest', rule: 'sharing/unpinned-standard' },
  { path: 'data.*.version', value: '0.4.0', rule: 'sharing/standard-version-mismatch' },
  { path: 'data.*.necessity', rule: 'sharing/field-without-necessity', when: isPersonal },
  { path: 'data.*.dataSubjects', rule: 'privacy/missing-data-subjects', when: isPersonal },
  { path: 'data.*.volume', rule: 'sharing/regime-terms-missing', at: 'regime', when: inRegime('us-cmppa') },
  { path: 'data.*.accuracy', rule: 'sharing/regime-terms-missing', at: 'regime', when: inRegime('us-cmppa') },
  { path: 'data.*.retention', rule: 'sharing/missing-retention' },
  { path: 'data.*.retention.period', rule: 'sharing/missing-retention' },
  { path: 'data.*.retention.period', value: 'P90Y', rule: 'sharing/retention-exceeds-source', when: isPersonal },
  { path: 'data.*.retention.disposal', rule: 'sharing/missing-retention' },
  // Classification
  { path: 'classification', rule: 'privacy/missing-classification' },
  {
    path: 'classification.value',
    value: 'OFFICIAL',
    rule: 'sharing/classification-too-low',
    when: ({ classification }) => classification?.value === 'OFFICIAL-SENSITIVE',
  },
  { path: 'classification.value', value: 'Low', rule: 'sharing/classification-too-low', when: inRegime('us-cmppa') },
  {
    path: 'classification.value',
    value: 'UNCLASSIFIED',
    rule: 'sharing/classification-too-low',
    when: inRegime('nz-aisa'),
  },
  {
    path: 'classification.value',
    value: 'OFFICIAL',
    rule: 'sharing/classification-too-low',
    when: inRegime('au-data-scheme'),
  },
  {
    path: 'classification.value',
    value: 'TLP:CLEAR',
    rule: 'sharing/classification-too-low',
    when: inRegime('eu-art26', 'eu-art28'),
  },
  // Safety
  { path: 'security', rule: 'sharing/missing-security-measures', when: isPersonal },
  { path: 'security', value: {}, rule: 'sharing/missing-security-measures', when: isPersonal },
  {
    path: 'security',
    value: {
      measures: ['dpv:Encryption', 'dpv:AccessControlMethod', 'dpv:StaffTraining'],
      encryptionInTransit: 'TLS1.3',
    },
    rule: 'sharing/security-below-sensitivity',
    when: isPersonal,
  },
  { path: 'transfer.method', value: 'email', rule: 'sharing/security-below-sensitivity', when: isPersonal },
  {
    path: 'transfer.method',
    rule: 'sharing/regime-terms-missing',
    at: 'regime',
    when: (one) => ofDea(one) || inRegime('nz-aisa')(one),
  },
  {
    path: 'transfer.locations',
    value: ['CN'],
    rule: 'sharing/international-transfer',
    // `null` there says that no data go abroad.
    at: 'transfer.international',
    when: all(underGdpr, isPersonal),
  },
  { path: 'onwardSharing', rule: 'sharing/onward-sharing-unspecified' },
  { path: 'onwardSharing', value: { rule: 'listed' }, rule: 'sharing/onward-sharing-unspecified' },
  // People
  { path: 'automatedDecisions', rule: 'sharing/automated-decisions', when: inRegime('us-cmppa', 'nz-aisa') },
  ...['logic', 'humanReview', 'verificationBeforeAdverseAction', 'notice'].map((key) => ({
    path: `automatedDecisions.${key}`,
    rule: 'sharing/automated-decisions',
    when: ({ automatedDecisions }: Agreement) => automatedDecisions?.used === true,
  })),
  { path: 'dpia', rule: 'sharing/dpia-missing', when: all(underGdpr, isPersonal, isActive, special, ofLargeScale) },
  {
    path: 'dpia',
    rule: 'sharing/dpia-missing',
    when: (one) => ofDea(one) || inRegime('eu-art28')(one),
  },
  { path: 'dpia.date', value: '2019-02-01', rule: 'sharing/dpia-stale', when: all(isPersonal, isActive) },
  { path: 'rights', rule: 'sharing/rights-and-complaints', when: isPersonal },
  { path: 'rights.contact', rule: 'sharing/rights-and-complaints', when: isPersonal },
  { path: 'rights.complaints', rule: 'sharing/rights-and-complaints', when: isPersonal },
  { path: 'transparency', rule: 'sharing/transparency', when: isPersonal },
  { path: 'transparency.privacyNotice', rule: 'sharing/transparency', when: all(isPersonal, underGdpr) },
  {
    path: 'transparency.register',
    rule: 'sharing/transparency|sharing/regime-terms-missing',
    at: 'transparency',
    when: (one) => ofDea(one) || inRegime('nz-aisa', 'au-data-scheme')(one),
  },
  { path: 'transparency.individualNotice', rule: 'sharing/transparency', when: inRegime('us-cmppa') },
  { path: 'breach', rule: 'sharing/breach-procedure', when: isPersonal },
  { path: 'breach.contact', rule: 'sharing/breach-procedure', when: isPersonal },
  { path: 'breach.notifyWithin', rule: 'sharing/breach-procedure', when: isPersonal },
  { path: 'breach.notifyWithin', value: 'P5D', rule: 'sharing/breach-procedure', when: all(isPersonal, underGdpr) },
  { path: 'breach.authority', rule: 'sharing/breach-procedure', when: isPersonal },
  // Value
  { path: 'benefit', rule: 'sharing/missing-public-benefit' },
  { path: 'benefit.measures', rule: 'sharing/missing-public-benefit' },
  { path: 'benefit.measures.0.baseline', value: '', rule: 'sharing/missing-public-benefit', when: () => false },
  {
    path: 'benefit.costBenefit',
    rule: 'sharing/missing-public-benefit|sharing/regime-terms-missing',
    when: inRegime('us-cmppa'),
  },
  {
    path: 'fiveSafes',
    rule: 'sharing/five-safes-incomplete',
    when: (one) => isResearch(one) || inRegime('au-data-scheme')(one),
  },
  ...['project', 'people', 'settings', 'data', 'outputs'].map((key) => ({
    path: `fiveSafes.${key}`,
    rule: 'sharing/five-safes-incomplete',
    when: (one: Agreement) => isResearch(one) || inRegime('au-data-scheme')(one),
  })),
  // Time and end
  { path: 'term', rule: 'sharing/dates-invalid' },
  { path: 'term.start', rule: 'sharing/dates-invalid' },
  { path: 'term.end', rule: 'sharing/dates-invalid' },
  { path: 'term.start', value: '2061-01-01', rule: 'sharing/dates-invalid', at: 'term.end' },
  { path: 'term.end', value: '2026-10-31', rule: 'sharing/expired', when: isActive },
  { path: 'term.end', value: '2029-12-31', rule: 'sharing/term-too-long', when: inRegime('us-cmppa') },
  { path: 'review', rule: 'sharing/review-overdue', when: isActive },
  { path: 'review.next', rule: 'sharing/review-overdue', when: isActive },
  { path: 'review.next', value: '2026-10-01', rule: 'sharing/review-overdue', when: isActive },
  { path: 'review.interval', value: 'P5Y', rule: 'sharing/review-overdue', when: all(isActive, special) },
  {
    path: 'oversight',
    rule: 'sharing/regime-terms-missing',
    at: 'regime',
    when: inRegime('us-cmppa', 'au-data-scheme', 'nz-aisa', 'eu-art28'),
  },
  { path: 'variation', rule: 'sharing/termination-and-exit' },
  { path: 'termination', rule: 'sharing/termination-and-exit' },
  { path: 'termination.notice', rule: 'sharing/termination-and-exit' },
  { path: 'termination.onEnd', rule: 'sharing/termination-and-exit' },
  { path: 'signatures', rule: 'sharing/unsigned', when: isActive },
  { path: 'signatures.1', rule: 'sharing/unsigned', at: 'signatures', when: isActive },
  { path: 'signatures.*.date', rule: 'sharing/unsigned', when: isActive },
  { path: 'signatures.*.role', value: 'Messenger', rule: 'sharing/unsigned', when: isActive },
];

/** All single faults of a complete agreement of our own format. */
export function seedFaults(text: string): SeededFault[] {
  const agreement = parseDocument(text).toJS() as Agreement;
  // Of one that is over nothing more is asked.
  if (['expired', 'terminated'].includes(agreement.status ?? '')) return [];
  return SEEDS.filter(({ when }) => when?.(agreement) ?? true).flatMap((seed) =>
    expand(parseDocument(text), stepsOf(seed.path)).map((path) => faultAt(text, seed, path)),
  );
}

function faultAt(text: string, seed: Seed, path: Path): SeededFault {
  const document = parseDocument(text);
  const removed = seed.value === undefined;
  if (removed) document.deleteIn(path);
  else
    document.setIn(
      path,
      document.createNode(typeof seed.value === 'function' ? seed.value(valueAt(document, path)) : seed.value),
    );
  const at = seed.at === undefined ? (removed ? holderOf(document, path) : path) : fillIn(stepsOf(seed.at), path);
  return {
    name: `${path.join('.')}: ${removed ? 'removed' : JSON.stringify(valueAt(document, path))}`,
    text: document.toString({ lineWidth: 0 }),
    rules: seed.rule.split('|'),
    pointer: pointerOf(at),
  };
}

/** What lacks the term: the map or the item around it, at its first key where it is an item; the title for the agreement as a whole. */
function holderOf(document: Document, path: Path): Path {
  const holder = path.slice(0, -1);
  if (holder.length === 0) return ['title'];
  const node = document.getIn(holder);
  const last = holder.at(-1);
  if (typeof last !== 'number' || !isCollection(node)) return holder;
  const first = ['id', 'party', 'name', 'standard', 'indicator'].find((key) => node.has(key));
  return first === undefined ? holder : [...holder, first];
}

function valueAt(document: Document, path: Path): unknown {
  const value = document.getIn(path);
  return isCollection(value) ? value.toJSON() : value;
}

function stepsOf(path: string): Path {
  if (path === '') return [];
  return path.split('.').map((step) => (/^\d+$/.test(step) ? Number(step) : step));
}

/** The stars of a pattern filled in with the items of a path. */
function fillIn(pattern: Path, path: Path): Path {
  return pattern.map((step, index) => (step === '*' ? (path[index] ?? 0) : step));
}

/** The paths that are there. */
function expand(document: Document, path: Path): Path[] {
  const star = path.indexOf('*');
  if (star < 0) return document.hasIn(path) ? [path] : [];
  const list = document.getIn(path.slice(0, star));
  const items = isCollection(list) ? list.items.length : 0;
  return Array.from({ length: items }, (_, index) => index).flatMap((index) =>
    expand(document, [...path.slice(0, star), index, ...path.slice(star + 1)]),
  );
}

import { schemeById } from '../../model/classification.ts';
import { basisCalled, conditionCalled, domesticCalled } from '../../model/lawful-basis.ts';
import { purposes } from '../../model/vocabularies/load.ts';

/** Codes of agreements in words, each as part of a sentence. A code that is not known is shown as it is written. */
type Words = Readonly<Record<string, string>>;

/** What an agreement is by its status, for the mark on its pages. `undefined`: it holds, as far as the file says. */
export const STANDING: Readonly<Record<string, string | undefined>> = {
  signed: undefined,
  registered: undefined,
  active: undefined,
  suspended: 'Suspended',
  expired: 'Expired',
  terminated: 'Terminated',
};

export const REGIMES: Words = {
  'uk-dea-psd': 'Digital Economy Act 2017, public service delivery (United Kingdom)',
  'uk-dea-debt': 'Digital Economy Act 2017, debt owed to the public sector (United Kingdom)',
  'uk-dea-fraud': 'Digital Economy Act 2017, fraud against the public sector (United Kingdom)',
  'us-cmppa': 'Computer Matching and Privacy Protection Act (United States)',
  'au-data-scheme': 'Data Availability and Transparency Act 2022 (Australia)',
  'nz-aisa': 'approved information sharing agreement, Privacy Act 2020 (New Zealand)',
  'eu-art26': 'arrangement between joint controllers, Article 26 of the GDPR',
  'eu-art28': 'terms between controller and processor, Article 28 of the GDPR',
  none: 'no special statutory scheme',
};

export const JURISDICTIONS: Words = {
  uk: 'United Kingdom',
  eu: 'European Union',
  us: 'United States',
  au: 'Australia',
  nz: 'New Zealand',
  ca: 'Canada',
};

export const EFFECTS: Words = {
  administrative: 'are used in decisions about the individuals concerned',
  'non-administrative':
    'are used to study, count, audit or evaluate, and not to decide anything about the individuals concerned',
};

export const TASKS: Words = {
  provider: 'the provider',
  recipient: 'the recipient',
  'provider-and-recipient': 'the provider and the recipient',
};

export const ONWARD: Words = {
  prohibited: 'The recipient does not pass the data on to anybody.',
  'with-approval': 'The recipient passes data on only after approval in the single case.',
  listed: 'The recipient passes data on to the organisations listed here, and to nobody else.',
  'outputs-only': 'The recipient does not pass the data on; results may leave once disclosure control has passed them.',
};

export const ANSWERS: Words = { yes: 'yes', partial: 'in part', no: 'no', 'not-applicable': 'not applicable' };

/** Names of the points that terms with a processor cover. */
export const PROCESSOR_TERMS: Words = {
  subjectMatter: 'Subject matter',
  duration: 'Duration',
  nature: 'Nature of the processing',
  dataTypes: 'Kinds of data and of people',
  instructions: 'Instructions',
  confidentiality: 'Confidentiality',
  security: 'Security',
  subProcessing: 'Sub-processing',
  assistance: 'Assistance',
  deletion: 'Deletion or return',
  audit: 'Audit',
};

/** The three ways in which data create value, as the Open Data Institute numbers them. */
export const PATTERNS: Words = {
  1: 'access to services (pattern 1)',
  2: 'more efficient planning and delivery of services (pattern 2)',
  3: 'better informed policy (pattern 3)',
};

export const SAFES: Words = {
  project: 'Safe projects',
  people: 'Safe people',
  settings: 'Safe settings',
  data: 'Safe data',
  outputs: 'Safe outputs',
};

export function inWords(words: Words): (raw: string) => string | undefined {
  return (raw) => (Object.hasOwn(words, raw) ? words[raw] : slugInWords(raw));
}

/** `secure-erasure` as `secure erasure`, terms of DPV by their label; any other text is no code. */
export function slugInWords(raw: string): string | undefined {
  const term = raw.replace(/^https:\/\/w3id\.org\/dpv(?:\/[\d.]+)?#/, 'dpv:');
  if (term.startsWith('dpv:')) {
    const label = purposes.find((purpose) => purpose.term === term)?.label;
    return label ?? camelInWords(term.slice('dpv:'.length));
  }
  return /^[a-z]+(?:[-_][a-z]+)+$/.test(raw) ? raw.replace(/[-_]/g, ' ') : undefined;
}

function camelInWords(name: string): string | undefined {
  if (!/^[A-Za-z]{2,80}$/.test(name)) return undefined;
  const words = name.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

export function schemeInWords(raw: string): string | undefined {
  const title = schemeById(raw)?.title;
  return title === undefined ? undefined : `${title} (${raw})`;
}

/** `public-task` as `Public task (Article 6(1)(e))`, with its article as the law of the bases numbers it. */
export function basisInWords(raw: string): string | undefined {
  const found = basisCalled(raw);
  return found && `${found.label ?? found.slug} (${articled(found.article)})`;
}

export function conditionInWords(raw: string): string | undefined {
  const found = conditionCalled(raw);
  return found && `${found.label ?? found.slug} (${articled(found.article)})`;
}

function articled(article: string): string {
  return /^\d/.test(article) ? `Article ${article}` : article;
}

export function domesticInWords(raw: string): string | undefined {
  const found = domesticCalled(raw);
  return found && `${found.label} (Schedule 1, paragraph ${found.paragraph})`;
}

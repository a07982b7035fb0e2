import { asSeq, asText, type MapNode, valueAt } from '../../../syntax/tree.ts';
import { certain, type FormatAdapter, likely, type Recognition } from '../adapter.ts';
import { expect } from '../expectation.ts';
import { lowerAgreement } from './lower.ts';

const EXPECTS = [
  ...expect('standards', 'data/*/standard'),
  ...expect('versions', 'data/*/version'),
  ...expect('shared-fields', 'data/*/fields/*'),
  ...expect('nothing', 'data/*/fields'),
  ...expect('agreement-sources', 'data/*/source'),
  ...expect('purposes', 'purpose/category', 'purpose/prohibited/*'),
  ...expect('parties', 'signatures/*/party', 'processors/*/party', 'rights/sarLead', 'onwardSharing/approver'),
  ...expect('roles', 'parties/*/role', 'parties/*/role/*'),
  ...expect('regimes', 'regime'),
  ...expect('acts', 'parties/*/legalPower/act', 'parties/*/legalPower/*/act', 'legalGateway/act', 'legalGateway/*/act'),
  ...expect(
    'sections-of-act',
    'parties/*/legalPower/section',
    'parties/*/legalPower/*/section',
    'legalGateway/section',
    'legalGateway/*/section',
  ),
  ...expect('measures', 'security/measures/*'),
  ...expect('countries', 'transfer/locations/*', 'transfer/international/countries/*', 'parties/*/country'),
  ...expect('transfer-mechanisms', 'transfer/international/mechanism'),
  ...expect('media-types', 'transfer/format'),
  ...expect('currencies', 'benefit/costBenefit/*/currency'),
];

/** Maps by the names of fields and of parties. */
const EXPECTS_KEYS = [
  ...expect('listed-fields', 'data/*/necessity'),
  ...expect('parties', 'jointControllerArrangement/responsibilities'),
];

export const agreement: FormatAdapter = {
  id: 'agreement',
  title: 'Concordat data-sharing agreement',
  expects: EXPECTS,
  expectsKeys: EXPECTS_KEYS,
  markers: { kind: 'DataSharingAgreement' },
  detect,
  schemaFor: () => 'agreement',
  lower: lowerAgreement,
  place: () => undefined,
};

function detect(root: MapNode): Recognition | undefined {
  const kind = asText(valueAt(root, 'kind'));
  if (kind === 'DataSharingAgreement') return certain('`kind` is `DataSharingAgreement`');
  if (kind !== undefined) return undefined;
  const ours = /^concordat\//.test(asText(valueAt(root, 'apiVersion')) ?? '');
  return ours && asSeq(valueAt(root, 'parties')) ? likely('`apiVersion` is ours', 'it lists `parties`') : undefined;
}

import { basename } from '../../../base/path.ts';
import { asSeq, asText, itemsOf, type MapNode, valueAt } from '../../../syntax/tree.ts';
import { readAttestation } from '../../attestations/read-attestation.ts';
import {
  certain,
  type DetectedFile,
  type DocumentRoot,
  type FormatAdapter,
  likely,
  NOTHING_LOWERED,
  type Recognition,
} from '../adapter.ts';
import { expect } from '../expectation.ts';

const EXPECTS = [
  ...expect('checklist-items', 'attestations/*/item'),
  ...expect('attestable-subjects', 'attestations/*/subject', 'attestations/*/subject/*'),
  ...expect('attesting-roles', 'attestations/*/by/role'),
  ...expect('organisations', 'attestations/*/by/organisation'),
];

/** `governance/attestations.yaml`: what people answer to the items of a checklist that no file can prove. */
export const attestations: FormatAdapter = {
  id: 'attestations',
  title: 'Attestations',
  expects: EXPECTS,
  markers: {},
  detect: (root, file) => (root.kind === 'map' ? detect(root, file) : undefined),
  schemaFor: () => 'attestations',
  lower: (root) => ({ ...NOTHING_LOWERED, attestations: answersIn(root) }),
  // They describe no data.
  place: () => undefined,
};

function detect(root: MapNode, { path }: DetectedFile): Recognition | undefined {
  const kind = asText(valueAt(root, 'kind'));
  if (kind === 'Attestations') return certain('`kind` is `Attestations`');
  if (kind !== undefined) return undefined;
  const list = asSeq(valueAt(root, 'attestations'));
  const named = /^(?:.*\.)?attestations\.(?:ya?ml|json)$/i.test(basename(path));
  if (list && /^concordat\//.test(asText(valueAt(root, 'apiVersion')) ?? ''))
    return certain('`apiVersion` is ours', 'it lists `attestations`');
  if (list && named) return certain('it lists `attestations`', 'the name of the file says so');
  if (list?.items.some((item) => valueAt(item, 'item') && (valueAt(item, 'answer') ?? valueAt(item, 'by'))))
    return likely('it lists `attestations`, each with an `item`');
  // Empty, or just begun.
  const begun = root.entries.length === 0 || valueAt(root, 'attestations') !== undefined;
  return named && begun ? likely('the name of the file says so') : undefined;
}

function answersIn(root: DocumentRoot): NonNullable<ReturnType<FormatAdapter['lower']>['attestations']> {
  return itemsOf(valueAt(root, 'attestations')).flatMap((node) => readAttestation(node) ?? []);
}

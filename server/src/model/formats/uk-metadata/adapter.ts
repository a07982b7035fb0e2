import { suggester } from '../../../base/did-you-mean.ts';
import { problem, type SchemaProblem } from '../../../schema/schema-problem.ts';
import { asMap, asText, itemsOf, valueAt } from '../../../syntax/tree.ts';
import { ukOrganisations } from '../../vocabularies/load.ts';
import type { DocumentRoot, FormatAdapter } from '../adapter.ts';
import { expect } from '../expectation.ts';
import { lowerRecord } from './lower.ts';
import { detectRecord, recordKind } from './record.ts';

const EXPECTS = [
  ...expect('uk-organisations', 'publisher', 'creator/*'),
  ...expect('media-types', '**/mediaType'),
  ...expect('frequencies-dc', '**/updateFrequency'),
  ...expect('licence-addresses', '**/licence', '**/license'),
  ...expect('languages', 'language', 'language/*'),
];

/** Records of the UK Cross-Government Metadata Exchange Model: one dataset, data service, distribution or contact point a document. */
export const ukMetadata: FormatAdapter = {
  id: 'uk-metadata',
  title: 'UK cross-government metadata record',
  expects: EXPECTS,
  // Records do not name their model, so there is no marker that could be missing.
  markers: {},
  detect: (root, file) => (root.kind === 'map' ? detectRecord(root, file) : undefined),
  schemaFor: (root) => (root.kind === 'map' ? `uk-metadata-${recordKind(root)}` : undefined),
  problems: unknownOrganisations,
  lower: lowerRecord,
  // The model is closed, and has a key for each mark that it knows.
  place: () => undefined,
  placeInDataset: (dataset, key, value) =>
    key === 'licence' || key === 'accessRights' || key === 'updateFrequency'
      ? { op: 'set', at: dataset.node, path: [key], value }
      : undefined,
};

function* unknownOrganisations(root: DocumentRoot): Generator<SchemaProblem> {
  const suggest = suggester(ukOrganisations());
  const creator = valueAt(asMap(root), 'creator');
  for (const node of [...itemsOf(creator), valueAt(asMap(root), 'publisher')]) {
    const name = asText(node);
    if (!node || name === undefined || ukOrganisations().has(name)) continue;
    const suggestion = suggest(name);
    yield {
      ...problem('unknown-term', node, ['The list of UK government organisations (May 2023)']),
      ...(suggestion !== undefined && { suggestion }),
    };
  }
}

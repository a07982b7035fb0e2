import { isNamedInPassing } from '../../model/described-dataset.ts';
import { openingOfDataset } from '../../model/openness.ts';
import { defineRule } from '../define.ts';
import { datasetExample } from '../support/dataset-example.ts';
import { fillIn } from '../support/fill-in.ts';
import { hasNearKey } from '../support/near-key.ts';

const messages = {
  required: {
    text: 'This dataset does not say who may see it: the format asks every dataset for `{key}`.',
    severity: 'error',
  },
  unsaid: 'This dataset does not say who may see it: `{key}` tells whether it is public, restricted or non-public.',
  licensed: {
    text: 'These data have an open licence, and no `{key}` says that they are public: who filters a portal by access will not see them.',
    severity: 'info',
  },
} as const;

export const rule = defineRule({
  id: 'openness/missing-access-rights',
  since: '0.2.0',
  stability: 'preview',
  severity: 'warning',
  messages,
  docs: {
    what: 'A dataset does not say whether everybody may see it.',
    why: 'Who looks for data must know whether they can have them before they write to anybody. A catalogue that lists closed data beside open ones is only of use when it says which is which.',
    instead:
      'Say it with the word of the format: `accessLevel: public` in DCAT-US 1.1, `dct:accessRights` with a term of the EU authority table in DCAT-AP, `accessRights: OPEN` in a record of the UK model.',
    limits:
      'Looks whether something is written, not whether it is true. An open licence nearly says it, so then only an info is given. A data package is asked only when it carries other marks of governance and no licence; data contracts and standards are not, since they say who gets the data in other ways. Of a graph that says little of a dataset and lists it nowhere, nothing is missed. A profile whose catalogues are open by their purpose, as Argentina’s, has no such key.',
    references: [
      'DCAT-AP 3.0.1, Dataset, access rights',
      'Project Open Data Metadata Schema v1.1, accessLevel',
      'UK cross-government metadata exchange model, accessRights',
      'data.europa.eu, Metadata Quality Assessment: access restrictions',
    ],
  },
  examples: {
    good: [
      { title: 'Said in the words of the format', frame: 'uk-metadata', text: 'accessRights: OPEN\n' },
      {
        title: 'A package that has a licence',
        frame: 'data-package',
        without: ['gov:accessRights'],
        text: 'name: council-tax-decisions\n',
      },
      {
        title: 'A graph that only names a dataset',
        frame: 'dcat-ap',
        without: [
          'dct:accessRights',
          'dct:publisher',
          'dcat:contactPoint',
          'dcat:keyword',
          'dcat:theme',
          'dct:license',
        ],
        text: '"@id": https://data.council.example/dataset/claims-by-ward\n',
      },
    ],
    bad: [
      {
        title: 'A dataset of a catalogue',
        frame: 'dcat-us',
        text: datasetExample('accessLevel: ""\ntitle: Awards of council tax reduction\n^^^^^ required'),
      },
      {
        title: 'A record',
        frame: 'uk-metadata',
        without: ['accessRights'],
        text: 'title: Council tax reduction claims\n^^^^^ required\n',
        fixed: 'title: Council tax reduction claims\naccessRights: ""\n',
      },
      {
        title: 'Linked data',
        frame: 'dcat-ap',
        without: ['dct:accessRights'],
        text: 'dct:title: {"@value": Council tax claims by ward, "@language": en}\n^^^^^^^^^ licensed\n',
      },
      {
        title: 'A governed package without a licence',
        frame: 'data-package',
        without: ['gov:accessRights', 'licenses'],
        text: 'title: Council tax decisions\n^^^^^ unsaid\n^^^^^ openness/missing-licence:dataset\n',
      },
    ],
  },
  on: {
    dataset(dataset, context) {
      const { accessPlace: place, accessWritten, access } = dataset;
      if (!place || accessWritten || access || isNamedInPassing(dataset) || hasNearKey(dataset.node, place.key)) return;
      context.report(place.required ? 'required' : openingOfDataset(dataset) ? 'licensed' : 'unsaid', {
        at: dataset.head,
        data: { key: place.key },
        fixes: fillIn('Insert a place for it', context.placeInDataset(dataset, 'accessRights', '')),
      });
    },
  },
});

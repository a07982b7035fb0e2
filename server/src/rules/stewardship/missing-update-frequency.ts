import { isDescribedAtLength } from '../../model/described-dataset.ts';
import type { Dataset } from '../../model/entities.ts';
import { defineRule } from '../define.ts';
import { keyIn } from '../support/catalogue-things.ts';
import { datasetExample } from '../support/dataset-example.ts';
import { fillIn } from '../support/fill-in.ts';
import { quoted } from '../support/text.ts';
import { lacksFrequency } from '../support/told-elsewhere.ts';

const messages = {
  missing: 'No {key} says how often these data are brought up to date.',
  demanded: {
    text: 'No {key} says how often these data are brought up to date, and the format demands it: irregularly is an answer as well.',
    severity: 'error',
  },
} as const;

export const rule = defineRule({
  id: 'stewardship/missing-update-frequency',
  since: '0.2.0',
  stability: 'preview',
  severity: 'info',
  messages,
  docs: {
    what: 'A dataset of a catalogue does not say how often it is brought up to date.',
    why: 'Users plan by it: a service that reads monthly figures every night wastes effort, and one that reads daily figures once a month is wrong for four weeks. It also lets the publisher notice that an update did not come.',
    instead:
      'Write the rhythm in the terms of the format: `accrualPeriodicity: R/P1M` in DCAT-US, an address of the EU authority table in DCAT-AP, `updateFrequency: freq:monthly` in the UK model. For data that come once or when something happens say that: `irregular`, `NEVER`.',
    limits:
      'Speaks of datasets in formats that have a key for it, and as an error where the format demands one. Services have no rhythm and are left alone, and so are schemas, contracts and data packages, which have no key of their own. Of linked data only datasets that are described at length are looked at.',
    references: [
      'DCAT 3, frequency',
      'Project Open Data metadata schema 1.1, accrualPeriodicity',
      'UK cross-government metadata exchange model, updateFrequency',
      'W3C Data on the Web Best Practices, BP 21',
    ],
  },
  examples: {
    good: [
      { title: 'Monthly', frame: 'dcat-us', text: datasetExample('accrualPeriodicity: R/P1M') },
      {
        title: 'Published once',
        frame: 'dcat-ap',
        text: 'dct:accrualPeriodicity: {"@id": "http://publications.europa.eu/resource/authority/frequency/NEVER"}\n',
      },
    ],
    bad: [
      {
        title: 'Nothing said',
        frame: 'dcat-us',
        text: datasetExample('title: Awards\n^^^^^ missing', ['accrualPeriodicity']),
        fixed: `${datasetExample('title: Awards', ['accrualPeriodicity'])}    accrualPeriodicity: ""\n`,
      },
      {
        title: 'Linked data',
        frame: 'dcat-ap',
        without: ['dct:accrualPeriodicity'],
        text: 'dct:title: Council tax claims by ward\n^^^^^^^^^ missing\n',
        fixed: 'dct:title: Council tax claims by ward\ndct:accrualPeriodicity: {"@id": ""}\n',
      },
      {
        title: 'Where the format demands it',
        frame: 'uk-metadata',
        without: ['updateFrequency'],
        text: 'title: Council tax reduction claims\n^^^^^ demanded\n',
        fixed: 'title: Council tax reduction claims\nupdateFrequency: ""\n',
      },
    ],
  },
  on: {
    dataset(dataset, context) {
      if (!lacksFrequency(dataset) || !isDescribedAtLength(dataset) || isService(dataset)) return;
      const edit = context.placeInDataset(dataset, 'updateFrequency', '');
      // Without its name: in a long catalogue those who say nothing are told as one.
      context.report(dataset.demands?.includes('frequency') ? 'demanded' : 'missing', {
        at: dataset.head,
        data: { key: quoted((edit && keyIn(edit)) ?? 'dct:accrualPeriodicity') },
        fixes: fillIn('Insert a frequency to choose', edit),
      });
    },
  },
});

function isService({ type }: Dataset): boolean {
  return /service$/i.test(type?.value ?? '');
}

import { isDescribedAtLength } from '../../model/described-dataset.ts';
import { defineRule } from '../define.ts';
import { fillIn } from '../support/fill-in.ts';
import { governedMarks } from '../support/governed-marks.ts';
import { isExpected } from '../support/is-expected.ts';
import { quoted } from '../support/text.ts';

export const rule = defineRule({
  id: 'stewardship/missing-provenance',
  since: '0.2.0',
  stability: 'preview',
  severity: 'info',
  messages: {
    dataset: 'Nothing records where these data come from: no source, nobody who made them, no account of how.',
    standard: 'Where the data of {name} come from is not said.',
  },
  docs: {
    what: 'A dataset names neither a source nor who made it, and does not say how it came about.',
    why: 'Whoever joins data must know whether two figures are two witnesses or one copied twice, and whoever finds a mistake must know where to mend it.',
    instead:
      'Name the source, or say in a sentence how the data are made: `dct:source` or `dct:provenance` in DCAT-AP, `source` or `provenance` in DCAT-US 3, `sources` in a data package, `provenance` as a mark. Data that you collected yourself have a source too: say that you did.',
    limits:
      'Speaks of datasets in formats that have a key for it, of linked data only where they are described at length, and of standards that are governed in our own terms: their marks name an owner and say `status: active`. Whoever is named as the creator of a dataset made it, and that is enough. Whether the statement is true or enough cannot be seen.',
    references: ['W3C Data on the Web Best Practices, BP 5', 'DCAT-US 3.0, provenance', 'Data Package, sources'],
  },
  examples: {
    good: [
      {
        title: 'Collected by the publisher',
        frame: 'data-package',
        text: 'sources:\n  - title: Collected by the council itself\n',
      },
      { title: 'A schema that nobody has begun to govern', frame: 'json-schema', text: 'title: Council tax claim\n' },
      {
        title: 'Made by somebody who is named',
        frame: 'dcat-ap',
        without: ['dct:provenance'],
        text: '"http://dcat-ap.de/def/dcatde/originator": {"@id": "https://council.example/revenues"}\n',
      },
      {
        title: 'Derived from another dataset',
        frame: 'dcat-ap',
        without: ['dct:provenance'],
        text: 'dct:source: {"@id": "https://data.council.example/dataset/claims"}\n',
      },
    ],
    bad: [
      {
        title: 'A dataset of a catalogue',
        frame: 'dcat-ap',
        without: ['dct:provenance'],
        text: 'dct:title: Council tax claims by ward\n^^^^^^^^^ dataset\n',
      },
      {
        title: 'A data package',
        frame: 'data-package',
        without: ['sources'],
        text: 'title: Council tax decisions\n^^^^^ dataset\n',
        fixed: 'title: Council tax decisions\nsources:\n  - {title: ""}\n',
      },
      {
        title: 'A standard in use',
        frame: 'standard',
        without: ['provenance'],
        text: 'title: Council tax claim\n^^^^^ standard\n',
        fixed: 'title: Council tax claim\nprovenance: ""\n',
      },
      {
        title: 'A schema in use',
        frame: 'json-schema',
        text: `title: Council tax claim\n^^^^^ standard\nx-gov:\n${governedMarks('provenance')}`,
      },
    ],
  },
  on: {
    standard(standard, context) {
      if (standard.marks.provenance || !isExpected('provenance', standard)) return;
      const edit = context.place(standard, 'provenance', '');
      context.report('standard', {
        at: standard.head,
        data: { name: quoted(standard.label) },
        fixes: fillIn('Insert a place for where the data come from', edit),
      });
    },
    dataset(dataset, context) {
      const { provenance, creator, marks, withoutPlaceFor = [] } = dataset;
      if (provenance ?? creator ?? marks.provenance) return;
      if (withoutPlaceFor.includes('provenance') || !isDescribedAtLength(dataset)) return;
      const edit = context.placeInDataset(dataset, 'provenance', '');
      // Without its name: in a long catalogue those who say nothing are told as one.
      context.report('dataset', {
        at: dataset.head,
        data: {},
        fixes: fillIn('Insert a place for where the data come from', edit),
      });
    },
  },
});

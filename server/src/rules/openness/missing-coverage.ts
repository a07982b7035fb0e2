import { parseIsoDate } from '../../base/iso-date.ts';
import type { Dataset, TemporalCoverage } from '../../model/entities.ts';
import { defineRule, type FileContext } from '../define.ts';
import { openPlaces } from '../support/catalogue-things.ts';
import { datasetExample } from '../support/dataset-example.ts';
import { isReferenceData } from '../support/reference-data.ts';
import { dedent, quoted } from '../support/text.ts';

const messages = {
  neither: '{name} has no `dct:spatial` and no `dct:temporal`: who searches by place or by period does not find it.',
  place: '{name} has no `dct:spatial`: who searches by place does not find it.',
  period: '{name} has no `dct:temporal`: who searches by period does not find it.',
  bareName: '{name} is about {place}, a name that no map knows. Give the address of the place, or its box.',
  reversed: { text: 'The period of {name} ends on {end}, before it begins on {start}.', severity: 'warning' },
} as const;

export const rule = defineRule({
  id: 'openness/missing-coverage',
  since: '0.2.0',
  stability: 'preview',
  severity: 'info',
  messages,
  docs: {
    what: 'A dataset does not say which place or which period its data are about, names the place in words that no program can find, or has a period that ends before it begins.',
    why: 'People look for data of their town and of last year. Search by place and by time finds what says so; twenty points each in the metadata score of data.europa.eu.',
    instead:
      'Write the place as an address (of an authority table, of GeoNames) or as a box, and the period by its two days: `temporal: 2024-04-01/2025-03-31`.',
    limits:
      'Both are asked for in DCAT-AP, where the dataset is described at length, and never of code lists, vocabularies and schemas. Elsewhere nothing is asked for, since formats differ in whether they have a place for it; a period that ends before it begins and a bare name for a place are told everywhere. Codes of countries and regions count as known, and so does every address: where it leads is not looked up. Names of places are told once for a dataset.',
    references: [
      'DCAT-AP 3.0.1, geographical and temporal coverage',
      'W3C Data on the Web Best Practices, BP 2',
      'data.europa.eu, Metadata Quality Assessment: geo search, time based search',
    ],
  },
  examples: {
    good: [
      {
        title: 'A code list is about no place',
        frame: 'dcat-ap',
        without: ['dct:spatial', 'dct:temporal'],
        text: 'dct:type: {"@id": "http://publications.europa.eu/resource/authority/dataset-type/CODE_LIST"}\n',
      },
      {
        title: 'A box, and a period',
        frame: 'dcat-us',
        text: datasetExample('spatial: "-105.3,39.6,-104.6,39.9"\ntemporal: 2024-04-01/2026-03-31'),
      },
    ],
    bad: [
      {
        title: 'Where and when?',
        frame: 'dcat-ap',
        without: ['dct:spatial', 'dct:temporal'],
        text: dedent`
          dct:title: Council tax claims by ward
          ^^^^^^^^^ neither
        `,
        fixed: dedent`
          dct:title: Council tax claims by ward
          dct:spatial: {"@id": ""}
          dct:temporal: {dcat:startDate: "", dcat:endDate: ""}
        `,
      },
      {
        title: 'Where?',
        frame: 'dcat-ap',
        without: ['dct:spatial'],
        text: dedent`
          dct:title: Council tax claims by ward
          ^^^^^^^^^ place
        `,
      },
      {
        title: 'When?',
        frame: 'dcat-ap',
        without: ['dct:temporal'],
        text: dedent`
          dct:title: Council tax claims by ward
          ^^^^^^^^^ period
        `,
      },
      {
        title: 'An end before the beginning',
        frame: 'dcat-us',
        text: datasetExample('temporal: 2025-03-31/2024-04-01\n          ^^^^^^^^^^^^^^^^^^^^^ reversed'),
      },
      {
        title: 'Which area?',
        frame: 'dcat-us',
        text: datasetExample('spatial: the area\n         ^^^^^^^^ bareName'),
      },
    ],
  },
  on: {
    dataset(dataset, context) {
      const { spatial = [], temporal = [] } = dataset;
      const data = { name: dataset.label === '' ? 'A dataset' : quoted(dataset.label) };
      askFor(dataset, context);
      const [place] = spatial;
      if (place && spatial.every(({ located }) => !located) && place.label !== undefined)
        context.report('bareName', {
          at: { node: place.node, part: 'value' },
          data: { ...data, place: quoted(place.label) },
        });
      for (const period of temporal) {
        const reversed = reversedSides(period);
        if (reversed)
          context.report('reversed', { at: { node: period.node, part: 'value' }, data: { ...data, ...reversed } });
      }
    },
  },
});

function askFor(dataset: Dataset, context: FileContext<typeof messages>): void {
  const { spatial = [], temporal = [], resource, head, node } = dataset;
  if (!resource?.whole || (spatial.length > 0 && temporal.length > 0) || isReferenceData(dataset)) return;
  const message = spatial.length + temporal.length === 0 ? 'neither' : spatial.length === 0 ? 'place' : 'period';
  const missing = [
    ...(spatial.length === 0 ? ['dct:spatial'] : []),
    ...(temporal.length === 0 ? ['dct:temporal'] : []),
  ];
  const name = dataset.label === '' ? 'A dataset' : quoted(dataset.label);
  context.report(message, { at: head, data: { name }, fixes: openPlaces(node, missing, context) });
}

/** Days, or months and years where only these are written. */
function reversedSides({ start, end }: TemporalCoverage): { readonly start: string; readonly end: string } | undefined {
  const [first, last] = [start?.value.trim() ?? '', end?.value.trim() ?? ''];
  const length = Math.min(comparable(first), comparable(last));
  if (length === 0 || last.slice(0, length) >= first.slice(0, length)) return undefined;
  return { start: first, end: last };
}

/** How much of a date can be compared as a text. */
function comparable(date: string): number {
  if (/^\d{4}$/.test(date)) return 4;
  if (/^\d{4}-\d{2}$/.test(date)) return 7;
  return /^\d{4}-\d{2}-\d{2}/.test(date) && parseIsoDate(date.slice(0, 10)) ? 10 : 0;
}

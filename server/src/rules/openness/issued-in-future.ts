import { addDays } from '../../base/iso-date.ts';
import { defineRule } from '../define.ts';
import { datasetExample } from '../support/dataset-example.ts';
import { quoted } from '../support/text.ts';

export const rule = defineRule({
  id: 'openness/issued-in-future',
  since: '0.2.0',
  stability: 'stable',
  severity: 'warning',
  messages: {
    future: '{name} was issued on {date}, which has not come yet.',
  },
  docs: {
    what: 'A dataset says that it was issued on a day that lies ahead.',
    why: '`issued` is the day on which the data were published. Users count the age of data from it, and harvesters sort by it: a slip of the year keeps an entry at the top for a decade.',
    instead: 'Write the day on which the data came out. Announce data that are to come without a date of issue.',
    limits:
      'Judged by the day of the check; a day of grace is given for other time zones. An announced release with its day set already is reported as well: make an exception that ends on that day.',
    references: ['DCAT 3, release date', 'DCMI Metadata Terms, issued'],
  },
  examples: {
    good: [{ title: 'Issued today', frame: 'dcat-us', text: datasetExample('issued: "2026-11-21"') }],
    bad: [
      {
        title: 'A slip of the decade',
        frame: 'dcat-us',
        text: datasetExample('issued: "2036-04-01"\n        ^^^^^^^^^^^^ future'),
      },
    ],
  },
  on: {
    dataset(dataset, context) {
      const written = dataset.issued?.value.trim() ?? '';
      // A year or a month is ahead when it begins after the day; of a point in time the day counts.
      const day = /^\d{4}(?:-\d{2}(?:-\d{2})?)?(?=$|[T ])/.exec(written)?.[0];
      if (!dataset.issued || day === undefined || day <= addDays(context.now, 1).slice(0, day.length)) return;
      const name = dataset.label === '' ? 'The dataset' : quoted(dataset.label);
      context.report('future', { at: dataset.issued, data: { name, date: quoted(written) } });
    },
  },
});

import { daysBetween, type IsoDate, monthsBetween, parseIsoDate } from '../../base/iso-date.ts';
import { isRetiredStatus } from '../../model/vocabularies/code-status.ts';
import { frequencies } from '../../model/vocabularies/frequencies.ts';
import { defineRule } from '../define.ts';
import { datasetExample } from '../support/dataset-example.ts';
import { quoted } from '../support/text.ts';
import { rhythmDays } from '../support/update-frequency.ts';

export const rule = defineRule({
  id: 'stewardship/stale',
  since: '0.2.0',
  stability: 'preview',
  severity: 'info',
  messages: {
    stale:
      'Said to be updated {frequency}, and last changed on {date}, {age} ago. Publish what is new, note when it came, or change the frequency.',
    future: 'Last changed on {date}, which has not come yet.',
  },
  docs: {
    what: 'A dataset has not changed for more than twice the time that it says lies between two updates, or is said to have changed on a day that lies ahead.',
    why: 'Either the updates stopped and users work with old figures that look fresh, or they came and the catalogue was not told. Both cost trust: who plans by the frequency must be able to believe it.',
    instead:
      'Publish the update, or write the day of the last one under `modified`. If the rhythm has changed, change the frequency; if nothing will come any more, say that: `irregular`, `NEVER`.',
    limits:
      'Judged by the day of the check (`--now` sets another); `modified` is believed, and the history of the file is not asked. Frequencies without a rhythm, datasets without `modified` and those that are withdrawn are left alone. Of what changes more often than weekly, two weeks without a change are the least that counts. A year or a month counts as its last day.',
    references: [
      'W3C Data on the Web Best Practices, BP 21',
      'ISO/IEC 25012, currentness',
      'DCAT 3, modification date',
    ],
  },
  examples: {
    good: [
      {
        title: 'Monthly, three weeks ago',
        frame: 'dcat-us',
        text: datasetExample('accrualPeriodicity: R/P1M\nmodified: "2026-11-01"'),
      },
      {
        title: 'Published once',
        frame: 'dcat-ap',
        text: 'dct:modified: {"@value": "2019-10-15", "@type": xsd:date}\ndct:accrualPeriodicity: {"@id": "http://publications.europa.eu/resource/authority/frequency/NEVER"}\n',
      },
    ],
    bad: [
      {
        title: 'Monthly, two years ago',
        frame: 'dcat-us',
        text: datasetExample('accrualPeriodicity: R/P1M\nmodified: "2024-11-01"\n          ^^^^^^^^^^^^ stale'),
      },
      {
        title: 'Every quarter',
        frame: 'dcat-ap',
        text: 'dct:modified: {"@value": "2025-10-15", "@type": xsd:date}\n                         ^^^^^^^^^^^^ stale\n',
      },
      {
        title: 'A slip of the year',
        frame: 'dcat-us',
        text: datasetExample('modified: "2027-10-02"\n          ^^^^^^^^^^^^ future'),
      },
    ],
  },
  on: {
    dataset({ modified, frequency, status }, context) {
      const day = modified && dayOf(modified.value.trim());
      if (!modified || !day) return;
      const age = daysBetween(day, context.now);
      const at = { node: modified.node, part: 'value' } as const;
      // A day of grace for other time zones. A year or a month that is not over yet ends ahead.
      if (age < -1 && isWhole(modified.value))
        return context.report('future', { at, data: { date: quoted(modified.value) } });
      const days = frequency && rhythmDays(frequency.value);
      if (!frequency || days === undefined || isWithdrawn(status?.value)) return;
      const round = Math.max(days, SHORTEST_ROUND);
      if (age <= 2 * round) return;
      const data = {
        frequency: frequencies().meant(frequency.value)?.label ?? quoted(frequency.value),
        date: day,
        age: ageOf(day, context.now),
      };
      context.report('stale', { at, data });
    },
  },
});

/** Days: who publishes every night may rest over the holidays. */
const SHORTEST_ROUND = 7;

/** "3 years and 9 months", "5 weeks". */
function ageOf(day: IsoDate, now: IsoDate): string {
  const months = monthsBetween(day, now);
  if (months < 3) return `${Math.floor(daysBetween(day, now) / 7)} weeks`;
  if (months < 24) return `${months} months`;
  const rest = months % 12;
  return `${Math.floor(months / 12)} years${rest === 0 ? '' : ` and ${rest} month${rest === 1 ? '' : 's'}`}`;
}

function isWhole(written: string): boolean {
  return /^\d{4}-\d{2}-\d{2}/.test(written.trim());
}

/** The last day of what is written, at which it may have changed. */
function dayOf(written: string): IsoDate | undefined {
  const [, year = '', month, day] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?=$|[T ])/.exec(written) ?? [];
  if (year === '') return undefined;
  if (day !== undefined) return parseIsoDate(`${year}-${month}-${day}`);
  const last = ['31', '30', '29', '28'].map((end) => parseIsoDate(`${year}-${month ?? '12'}-${end}`));
  return last.find((one) => one !== undefined);
}

function isWithdrawn(status: string | undefined): boolean {
  return status !== undefined && isRetiredStatus(status, '0000-01-01');
}

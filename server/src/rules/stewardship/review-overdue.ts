import { addDuration, parseDuration } from '../../base/duration.ts';
import { addYears, type IsoDate, isBefore, parseIsoDate } from '../../base/iso-date.ts';
import type { Standard } from '../../model/entities.ts';
import { asText, valueAt } from '../../syntax/tree.ts';
import { defineRule, type FileContext } from '../define.ts';
import { fillIn } from '../support/fill-in.ts';
import { governedMarks } from '../support/governed-marks.ts';
import { isExpected } from '../support/is-expected.ts';
import { quoted } from '../support/text.ts';

const messages = {
  missing: '{name} is in use, and no day is set on which somebody looks at it again.',
  past: 'The review of {name} was due on {next}.',
  due: '{name} was last reviewed on {last} and is to be reviewed every {interval}: that was due on {next}.',
} as const;

type Context = FileContext<typeof messages>;

export const rule = defineRule({
  id: 'stewardship/review-overdue',
  since: '0.2.0',
  stability: 'preview',
  severity: 'info',
  messages,
  docs: {
    what: 'The day for the next review of a standard has passed, or an active standard has none.',
    why: 'What data mean changes with law and service, and a standard that nobody looks at drifts away from both without anybody noticing. A day in the file is the cheapest reminder there is.',
    instead:
      'Review it, and write when that was and when it is next: `review: {last: 2026-10-01, next: 2027-10-01}`. An `interval` such as `P1Y` counts from `last` where `next` is left out.',
    limits:
      'A day that is missing is told only of standards that are governed in our own terms: their marks name an owner and say `status: active`. A day that has passed is told of every standard, unless it is retired. Judged by the day of the check. Whether the review took place cannot be seen. The reviews of agreements are for `sharing/review-overdue`.',
    references: ['ISO/IEC 11179-6, registration life cycle', 'OECD, The Path to Becoming a Data-Driven Public Sector'],
  },
  examples: {
    good: [
      { title: 'A day ahead', frame: 'standard', text: 'review: {last: 2026-06-01, next: 2027-06-01}\n' },
      { title: 'An interval', frame: 'standard', text: 'review: {last: 2026-06-01, interval: P1Y}\n' },
      { title: 'A schema that nobody has begun to govern', frame: 'json-schema', text: 'title: Council tax claim\n' },
    ],
    bad: [
      {
        title: 'None set',
        frame: 'standard',
        without: ['review'],
        text: 'title: Council tax claim\n^^^^^ missing\n',
        fixed: 'title: Council tax claim\nreview: {next: 2027-11-21}\n',
      },
      {
        title: 'None set in a schema',
        frame: 'json-schema',
        text: `title: Council tax claim\n^^^^^ missing\nx-gov:\n${governedMarks('review')}`,
      },
      {
        title: 'Three years ago',
        frame: 'standard',
        text: 'review: {next: 2023-06-01}\n               ^^^^^^^^^^ past\n',
      },
      {
        title: 'By its interval',
        frame: 'odcs',
        text: 'customProperties:\n  - {property: classification, value: {scheme: uk-gscp, value: OFFICIAL}}\n  - {property: lawfulBasis, value: {article6: public-task}}\n  - {property: dataSubjects, value: [benefit-claimant]}\n  - {property: justification, value: Each field decides the award or is printed on the letter about it.}\n  - {property: review, value: {last: 2024-06-01, interval: P1Y}}\n                                     ^^^^^^^^^^ due\n',
      },
    ],
  },
  on: {
    standard(standard, context) {
      const { review } = standard.marks;
      const next = review && textAt(standard, 'next');
      if (next !== undefined) return checkNext(standard, next, context);
      if (review && checkInterval(standard, context)) return;
      if (!isExpected('review', standard)) return;
      const edit = context.place(standard, 'review', { next: addYears(context.now, 1) });
      context.report('missing', {
        at: review ? { node: review.node, part: 'key' } : standard.head,
        data: { name: quoted(standard.label) },
        fixes: review ? [] : fillIn('Set a review in a year', edit),
      });
    },
  },
});

function checkNext(standard: Standard, written: string, context: Context): void {
  const next = parseIsoDate(written);
  const node = valueAt(standard.marks.review?.node, 'next');
  if (!next || !node || !isBefore(next, context.now) || isOver(standard)) return;
  context.report('past', { at: { node, part: 'value' }, data: { name: quoted(standard.label), next } });
}

/** Whether the interval says when the next review is; one that has passed is told. */
function checkInterval(standard: Standard, context: Context): boolean {
  const last = parseIsoDate(textAt(standard, 'last') ?? '');
  const interval = textAt(standard, 'interval') ?? '';
  const duration = parseDuration(interval);
  const next: IsoDate | undefined = last && duration && addDuration(last, duration);
  const node = valueAt(standard.marks.review?.node, 'last');
  if (!last || !next || !node) return false;
  if (isBefore(next, context.now) && !isOver(standard))
    context.report('due', {
      at: { node, part: 'value' },
      data: { name: quoted(standard.label), last, interval: quoted(interval), next },
    });
  return true;
}

function isOver({ status, marks }: Standard): boolean {
  return /^(?:retired|deprecated|draft|proposed)$/i.test(status?.value ?? marks.status?.value ?? '');
}

function textAt({ marks }: Standard, key: string): string | undefined {
  return asText(valueAt(marks.review?.node, key));
}

import { addDuration, durationDays, parseDuration } from '../../base/duration.ts';
import { addYears, type IsoDate, isBefore, parseIsoDate } from '../../base/iso-date.ts';
import type { AgreementRow } from '../../model/facts.ts';
import { defineRule, each, type ProjectContext } from '../define.ts';
import { fillIn } from '../support/fill-in.ts';
import { sharedData } from '../support/shared-data.ts';
import { isOver } from '../support/sharing-stage.ts';
import { type Terms, termsOf } from '../support/terms.ts';
import { dedent } from '../support/text.ts';

const messages = {
  missing: 'No date is set for the next review of the agreement.',
  past: 'The review was due on {next}.',
  interval: 'The agreement is reviewed every {interval}; {limit} is the longest that {reason} should wait.',
  far: 'The next review is on {next}; {limit} is the longest that {reason} should wait.',
  outcome: 'The agreement was reviewed on {last}, and what came of it is not recorded.',
} as const;

type Context = ProjectContext<typeof messages>;

export const rule = defineRule({
  id: 'sharing/review-overdue',
  since: '0.1.0',
  stability: 'stable',
  severity: 'warning',
  messages,
  options: {
    longest: {
      description: 'Longest interval between reviews, as an ISO 8601 duration.',
      type: 'string',
      default: 'P3Y',
    },
    longestSpecial: {
      description: 'The same where special categories of personal data are shared.',
      type: 'string',
      default: 'P1Y',
    },
  },
  docs: {
    what: 'An agreement has no date for its next review, has passed it, is reviewed too seldom, or was reviewed without a result.',
    why: 'Purposes fade, systems change and people leave. A review is the moment to notice that the sharing is no longer what was agreed.',
    instead:
      'Review it, write what came of it and the date of the next: `review: {last: 2026-09-01, outcome: …, next: 2027-09-01, interval: P1Y}`.',
    limits:
      'Agreements that have ended are left alone. Without an `interval` the next review is measured from today, or from the start or the last review if that is later. Whether the review took place cannot be seen from here.',
    references: [
      'ICO, Data sharing: a code of practice',
      'Digital Economy Act 2017, register of information sharing agreements: review date',
    ],
  },
  examples: {
    good: [{ title: 'A date to come', frame: 'agreement', text: 'review: {next: 2027-09-01, interval: P1Y}\n' }],
    bad: [
      {
        title: 'No date',
        frame: 'agreement',
        without: ['review'],
        text: 'title: Income check for council tax reduction\n^^^^^ missing\n',
      },
      {
        title: 'An empty place',
        frame: 'agreement',
        text: 'review: {next: "", interval: P1Y}\n         ^^^^ missing\n',
      },
      {
        title: 'Farther than that',
        frame: 'agreement',
        text: 'term: {start: 2026-09-01, end: 2036-08-31}\nreview: {next: 2033-01-01}\n               ^^^^^^^^^^ far\n',
      },
      {
        title: 'Reviewed, and nothing came of it',
        frame: 'agreement',
        text: 'review: {last: 2026-10-01, next: 2027-09-01, interval: P1Y}\n         ^^^^ outcome\n',
      },
      {
        title: 'A date past',
        frame: 'agreement',
        text: 'review: {next: 2024-01-01, interval: P1Y}\n               ^^^^^^^^^^ past\n',
      },
      {
        title: 'Too seldom for health data',
        frame: 'agreement',
        text: dedent`
          data:
            - standard: ../standards/visit.yaml
              version: 1.0.0
              fields: [reason]
              necessity: Shows which treatment the visit was for.
              dataSubjects: [visitor]
              retention: {period: P2Y, trigger: visit, disposal: secure-erasure}
          lawfulBasis: {article6: public-task, article9: health-social-care, schedule1: health-or-social-care-purposes}
          review: {next: 2027-09-01, interval: P2Y}
                                               ^^^ interval
        `,
        others: {
          'standards/visit.yaml': dedent`
            apiVersion: concordat/v1
            kind: DataStandard
            id: urn:gov.example:standard:visit
            title: Visits
            description: Visits of patients to a clinic.
            version: 1.0.0
            status: active
            provenance: Entered by the officers who decide.
            limitations: Cases that were withdrawn are left out.
            quality: [{dimension: completeness, measure: share of records with a value, target: 98 %}]
            review: {next: 2027-06-01}
            valueCase: {goal: Fewer wrong decisions, users: case officers}
            sourceOfTruth: Case system of the authority
            owner: {role: Clinic data owner, contact: data.owner@clinic.example}
            classification: {scheme: uk-gscp, value: OFFICIAL-SENSITIVE}
            purpose: Plan and pay for visits.
            dataSubjects: [visitor]
            lawfulBasis: {article6: public-task, article9: health-social-care, schedule1: health-or-social-care-purposes}
            retention: {period: P8Y, trigger: last-visit, disposal: secure-erasure}
            justification: The clinic treats what the person came for.
            entities:
              - name: Visit
                kind: event
                description: One visit of a patient.
                fields:
                  - name: reason
                    type: string
                    description: Why the patient came.
                    personalData: {category: "dpv-pd:Health", identifiability: quasi, specialCategory: health}
          `,
        },
      },
    ],
  },
  project: [each('agreements', check)],
});

function check(row: AgreementRow, context: Context): void {
  if (isOver(row) || row.withoutPlaceFor.includes('review')) return;
  const terms = termsOf(context.facts, row);
  const limit = limitFor(row, context);
  const next = dateOf(terms.text('review', 'next'));
  if (!terms.has('review', 'next')) {
    const edit = terms.insert(['review', 'next'], proposedDay(terms, context));
    context.report('missing', {
      at: terms.place('review', 'next'),
      data: {},
      fixes: fillIn('Set the next review', edit),
    });
  } else if (next && isBefore(next, context.now))
    context.report('past', { at: terms.valuePlace('review', 'next'), data: { next } });
  else if (next) checkDistance(next, limit, terms, context);
  checkInterval(limit, terms, context);
  const last = dateOf(terms.text('review', 'last'));
  if (last && !isBefore(context.now, last) && !terms.has('review', 'outcome'))
    context.report('outcome', {
      at: terms.place('review', 'last'),
      data: { last },
      fixes: fillIn('Insert an outcome to fill in', terms.insert(['review', 'outcome'], '')),
    });
}

interface Limit {
  /** ISO 8601. */
  readonly longest: string;
  readonly reason: string;
}

/** What is more sensitive is looked at more often. */
function limitFor(row: AgreementRow, context: Context): Limit {
  return sharedData(context.facts, row).special.length > 0
    ? { longest: String(context.option('longestSpecial')), reason: 'a sharing of special categories of personal data' }
    : { longest: String(context.option('longest')), reason: 'an agreement' };
}

function checkInterval({ longest, reason }: Limit, terms: Terms, context: Context): void {
  const interval = terms.text('review', 'interval');
  const [written, limit] = [durationDays(interval ?? ''), durationDays(longest)];
  if (interval === undefined || written === undefined || limit === undefined || written <= limit) return;
  context.report('interval', {
    at: terms.valuePlace('review', 'interval'),
    data: { interval, limit: longest, reason },
  });
}

/** Where no interval is written, the next review is measured from the last one, else from the start, else from today. */
function checkDistance(next: IsoDate, { longest, reason }: Limit, terms: Terms, context: Context): void {
  const limit = parseDuration(longest);
  if (!limit || terms.has('review', 'interval')) return;
  const [last, start] = [dateOf(terms.text('review', 'last')), dateOf(terms.text('term', 'start'))];
  const from = [last, start, context.now].reduce<IsoDate>(
    (latest, date) => (date && isBefore(latest, date) ? date : latest),
    context.now,
  );
  const latest = addDuration(from, limit);
  if (latest && isBefore(latest, next))
    context.report('far', { at: terms.valuePlace('review', 'next'), data: { next, limit: longest, reason } });
}

/** A year after the start, where that is still to come. */
function proposedDay(terms: Terms, context: Context): IsoDate {
  const start = dateOf(terms.text('term', 'start'));
  const first = start && addYears(start, 1);
  return first && isBefore(context.now, first) ? first : addYears(context.now, 1);
}

function dateOf(text: string | undefined): IsoDate | undefined {
  return text === undefined ? undefined : parseIsoDate(text);
}

import { addYears, durationDays, isBefore, parseIsoDate, parseIsoDuration } from '../../base/iso-date.ts';
import type { AgreementRow } from '../../model/facts.ts';
import { defineRule, each, type ProjectContext } from '../define.ts';
import { joinAgreement } from '../support/join.ts';
import { dedent } from '../support/text.ts';

const messages = {
  missing: 'No date is set for the next review of the agreement.',
  past: 'The review was due on {next}.',
  interval: 'The agreement is reviewed every {interval}; {limit} is the longest that {reason} should wait.',
} as const;

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
    what: 'An agreement in force has no date for its next review, has passed it, or is reviewed too seldom.',
    why: 'Purposes fade, systems change and people leave. A review is the moment to notice that the sharing is no longer what was agreed.',
    instead: 'Review it, and write the date of the next one: `review: {next: 2027-09-01, interval: P1Y}`.',
    limits:
      'Drafts and agreements that have ended are left alone. Whether the review took place cannot be seen from here.',
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

const IN_FORCE = new Set(['active', 'signed', 'registered', 'suspended']);

function check(row: AgreementRow, context: ProjectContext<typeof messages>): void {
  if (row.status === undefined || !IN_FORCE.has(row.status) || row.withoutPlaceFor.includes('review')) return;
  const { review } = row;
  const next = review?.next === undefined ? undefined : parseIsoDate(review.next);
  const at = (pointer: string, part: 'key' | 'value') => ({ file: row.file, root: row.root, pointer, part });
  if (review?.next === undefined || review.at === undefined) {
    const edit = { op: 'set' as const, root: row.root, path: ['review', 'next'], value: addYears(context.now, 1) };
    const fixes = [{ title: 'Set the next review in a year', safety: 'suggestion' as const, edits: [edit] }];
    context.report('missing', { at: at(row.headAt, 'key'), data: {}, fixes });
  } else if (next && isBefore(next, context.now)) {
    context.report('past', { at: at(review.at, 'value'), data: { next } });
  }
  if (review?.interval !== undefined && review.intervalAt !== undefined)
    checkInterval(row, review.interval, at(review.intervalAt, 'value'), context);
}

function checkInterval(
  row: AgreementRow,
  interval: string,
  at: { file: string; root: number; pointer: string; part: 'value' | 'key' },
  context: ProjectContext<typeof messages>,
): void {
  const special = joinAgreement(context.facts, row).some((item) =>
    item.fields.some((field) => field.rows.some((one) => one.special)),
  );
  const limit = String(context.option(special ? 'longestSpecial' : 'longest'));
  const [written, longest] = [parseIsoDuration(interval), parseIsoDuration(limit)];
  if (!written || !longest || durationDays(written) <= durationDays(longest)) return;
  const reason = special ? 'a sharing of special categories of personal data' : 'an agreement';
  context.report('interval', { at, data: { interval, limit, reason } });
}

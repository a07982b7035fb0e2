import { daysBetween, isBefore, parseIsoDate } from '../../base/iso-date.ts';
import { asText, valueAt } from '../../syntax/tree.ts';
import { defineRule } from '../define.ts';
import { dedent } from '../support/text.ts';

/** So that the dates beside the term fit one that began earlier. */
const SIGNED = `review: {next: 2026-11-25, interval: P1Y}
signatures:
  - {party: council, name: A. Example, role: SIRO, date: 2022-03-20}
  - {party: agency, name: B. Example, role: SIRO, date: 2022-03-21}
`;

export const rule = defineRule({
  id: 'sharing/expired',
  since: '0.1.0',
  stability: 'stable',
  severity: 'error',
  messages: {
    expired: 'The agreement ended on {end} but its status is still `{status}`.',
    soon: { text: 'The agreement ends on {end}, in {days} days.', severity: 'warning' },
  },
  options: {
    noticeDays: {
      description: 'So many days before the end the agreement is spoken of.',
      type: 'integer',
      minimum: 0,
      default: 30,
    },
  },
  docs: {
    what: 'An agreement in force is past its end, or an active one about to be.',
    why: 'Data go on flowing after the last day unless somebody stops them. From then on nothing covers it.',
    instead: 'Stop the sharing and set the status to `expired`, or agree on a new term and have it signed.',
    limits:
      'Dates are judged by today, or by the day given with `--now`. Agreements that name no end are not spoken of here, nor is a standard that still relies on an agreement which has ended: no format has a place for that.',
    references: ['Digital Economy Act 2017, register of information sharing agreements: end date'],
  },
  examples: {
    good: [{ title: 'In force', frame: 'agreement', text: 'term: {start: 2026-09-01, end: 2028-08-31}\n' }],
    bad: [
      {
        title: 'Still switched on',
        frame: 'dua',
        text: dedent`
          dataUsageAgreementSpecification: 0.0.1
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ structure/dialect-drift:narrowFormat
          info:
            purpose: Study how many households that could apply for a reduction of council tax do so.
            status: approved
            active: true
            startDate: 2025-09-01
            endDate: 2026-08-31
                     ^^^^^^^^^^ expired
        `,
      },
      {
        title: 'Past its end',
        frame: 'agreement',
        text: `status: active\nterm: {start: 2022-04-01, end: 2025-03-31}\n                               ^^^^^^^^^^ expired\n${SIGNED}`,
        fixed: `status: expired\nterm: {start: 2022-04-01, end: 2025-03-31}\n${SIGNED}`,
      },
      {
        title: 'Soon',
        frame: 'agreement',
        text: `term: {start: 2024-12-01, end: 2026-11-30}\n                               ^^^^^^^^^^ soon\n${SIGNED}`,
      },
    ],
  },
  on: {
    agreement({ end, status, node }, context) {
      const last = end && parseIsoDate(end.value);
      if (!end || !last || !status || !IN_FORCE.has(status.value)) return;
      if (isBefore(last, context.now)) {
        // Some formats say it with a switch, which is theirs to turn off.
        const inWords = asText(status.node) === status.value && valueAt(node, 'status') === status.node;
        const edit = { op: 'set' as const, at: node, path: ['status'], value: 'expired' };
        return context.report('expired', {
          at: end,
          data: { end: last, status: status.value },
          fixes: inWords ? [{ title: 'Set the status to expired', safety: 'suggestion', edits: [edit] }] : [],
        });
      }
      const days = daysBetween(context.now, last);
      if (status.value === 'active' && days <= Number(context.option('noticeDays')))
        context.report('soon', { at: end, data: { end: last, days: String(days) } });
    },
  },
});

/** Signed, and not yet over by its status. */
const IN_FORCE: ReadonlySet<string> = new Set(['signed', 'registered', 'active', 'suspended']);

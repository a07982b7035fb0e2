import { isBefore, parseIsoDate } from '../../base/iso-date.ts';
import type { AttestationRow } from '../../model/facts.ts';
import { defineRule, each, type ProjectContext } from '../define.ts';
import { AGREEMENT_ATTESTATION, attestation } from '../support/attestation-example.ts';
import { textPlace } from '../support/attested.ts';

const messages = {
  future: '{item} is attested on {date}, which is still to come; until then the answer does not count.',
  reversed: 'The answer to {item} is given on {date} and holds until {until}, which is before it.',
} as const;

export const rule = defineRule({
  id: 'governance/attestation-date',
  since: '0.2.0',
  stability: 'preview',
  severity: 'warning',
  messages,
  docs: {
    what: 'An attestation is dated after today, or ends before it begins.',
    why: 'Nobody can have looked at what is not there yet; an answer that ends before it begins never holds.',
    instead: 'Write the day on which the answer was given, and one after it until which it holds.',
    limits:
      'Days are compared with the day of the check. Whether somebody really answered on that day cannot be seen from files.',
    references: ['ISO 8601-1, calendar dates'],
  },
  examples: {
    good: [
      { title: 'Today', frame: 'attestations', text: attestation('date: 2026-11-21\n    validUntil: 2027-11-21') },
      { title: 'In an agreement', frame: 'agreement', text: AGREEMENT_ATTESTATION },
    ],
    bad: [
      {
        title: 'Tomorrow',
        frame: 'attestations',
        text: attestation('date: 2026-11-22', '      ^^^^^^^^^^ future'),
      },
      {
        title: 'Over before it began, in an agreement',
        frame: 'agreement',
        text: 'attestations:\n  - {item: G2.3, answer: no, reason: No board yet., by: {role: Data owner}, date: 2026-09-01, validUntil: 2026-08-01}\n                                                                                                          ^^^^^^^^^^ reversed\n',
      },
    ],
  },
  project: [each('attestations', check)],
});

function check(row: AttestationRow, context: ProjectContext<typeof messages>): void {
  const date = row.date && parseIsoDate(row.date.text);
  if (!row.date || !date) return;
  const item = row.item?.text ?? 'The item';
  const until = row.validUntil && parseIsoDate(row.validUntil.text);
  if (isBefore(context.now, date)) context.report('future', { at: textPlace(row, row.date), data: { item, date } });
  else if (row.validUntil && until && isBefore(until, date))
    context.report('reversed', { at: textPlace(row, row.validUntil), data: { item, date, until } });
}

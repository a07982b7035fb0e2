import { isBefore } from '../../base/iso-date.ts';
import type { AttestationRow } from '../../model/facts.ts';
import { defineRule, each, type ProjectContext } from '../define.ts';
import { renewals } from '../support/attest-again.ts';
import { AGREEMENT_ATTESTATION, attestation } from '../support/attestation-example.ts';
import { aboutOf, attestedBy, headOf, isSuperseded, textPlace } from '../support/attested.ts';

const messages = {
  expired: 'The answer to {item} for {about} held until {day}.',
} as const;

export const rule = defineRule({
  id: 'governance/attestation-expired',
  since: '0.2.0',
  stability: 'preview',
  severity: 'warning',
  messages,
  docs: {
    what: 'The last answer to an item has passed the day until which it holds.',
    why: 'What somebody saw a year ago may be so no longer. An item with an answer that has expired counts as not evidenced.',
    instead:
      'Look again, and give the answer of today: as it was, or another. One that a later answer has replaced can stay, as history.',
    limits:
      'Without `validUntil` an answer holds for a year from its date. Answers by roles that may not give them do not count anyway and are left to `governance/role-may-not-attest`.',
    references: ['OECD, The Path to Becoming a Data-Driven Public Sector (2019)'],
  },
  examples: {
    good: [
      { title: 'Until a day to come', frame: 'attestations', text: attestation('validUntil: 2026-11-21') },
      {
        title: 'A later answer has taken its place',
        frame: 'attestations',
        text: [
          attestation('date: 2024-01-10\n    validUntil: 2025-01-10', '', 'item: G2.5'),
          attestation('date: 2026-10-01').replace('attestations:\n', ''),
        ].join(''),
      },
      { title: 'In an agreement', frame: 'agreement', text: AGREEMENT_ATTESTATION },
    ],
    bad: [
      {
        title: 'Last year',
        frame: 'attestations',
        text: attestation('validUntil: 2026-11-20', '            ^^^^^^^^^^ expired'),
        fixed: attestation('validUntil: 2026-11-20', '', 'answer: ""'),
      },
      {
        title: 'A year is over, in an agreement',
        frame: 'agreement',
        text: 'attestations:\n  - {item: G2.3, answer: yes, by: {role: Data owner}, date: 2025-09-01, digest: {parties: 0b22876cda417ae3}}\n                                                            ^^^^^^^^^^ expired\n',
      },
    ],
  },
  project: [each('attestations', check)],
});

function check(row: AttestationRow, context: ProjectContext<typeof messages>): void {
  const attested = attestedBy(row, context);
  if (attested?.standing.state !== 'expired' || isSuperseded(attested, context)) return;
  // One that ended before it began is a slip, which `governance/attestation-date` tells.
  const { date, validUntil } = attested.standing;
  if (date && validUntil && isBefore(validUntil, date)) return;
  const place = row.validUntil ?? row.date;
  context.report('expired', {
    at: place ? textPlace(row, place) : headOf(row),
    data: { item: attested.item.id, about: aboutOf(attested), day: validUntil ?? '' },
    fixes: renewals(attested, context),
  });
}

import type { AttestationRow } from '../../model/facts.ts';
import { defineRule, each, type ProjectContext } from '../define.ts';
import { digestEdit } from '../support/attest-again.ts';
import { AGREEMENT_ATTESTATION, attestation } from '../support/attestation-example.ts';
import { aboutOf, attestedBy, headOf, isSuperseded, partsOf } from '../support/attested.ts';

const messages = {
  missing:
    'Nothing notes which state of {about} was looked at when {item} was attested, so a later change goes unnoticed.',
} as const;

export const rule = defineRule({
  id: 'governance/attestation-without-digest',
  since: '0.2.0',
  stability: 'preview',
  severity: 'info',
  messages,
  docs: {
    what: 'An attestation has no digests of the parts that its item covers.',
    why: 'With them the tool tells when what somebody attested is no longer what the file says.',
    instead:
      'Let the fix note them when you are sure that nothing has changed since; else answer again, which notes them as well.',
    limits:
      'An attestation of several things at once has none: one digest cannot tell which of them has changed. Items that cover no part of a file need none.',
    references: ['FIPS 180-4, Secure Hash Standard'],
  },
  examples: {
    good: [
      { title: 'Noted', frame: 'attestations', text: attestation('item: G2.5') },
      {
        title: 'Of several things',
        frame: 'attestations',
        text: attestation('subject: "*"').replace(/ {4}digest.*\n/, ''),
      },
      { title: 'In an agreement', frame: 'agreement', text: AGREEMENT_ATTESTATION },
    ],
    bad: [
      {
        title: 'Not noted',
        frame: 'attestations',
        text: attestation('item: G2.5', '^^^^ missing').replace(/ {4}digest.*\n/, ''),
        fixed: attestation('item: G2.5'),
      },
      {
        title: 'In an agreement',
        frame: 'agreement',
        text: 'attestations:\n  - {item: G2.3, answer: yes, by: {role: Data owner}, date: 2026-09-01}\n     ^^^^ missing\n',
      },
    ],
  },
  project: [each('attestations', check)],
});

function check(row: AttestationRow, context: ProjectContext<typeof messages>): void {
  const attested = attestedBy(row, context);
  if (attested?.standing.state !== 'holds' || row.digest || !attested.subject || isSuperseded(attested, context))
    return;
  const parts = partsOf(context.facts, attested.subject, attested.item);
  if (parts.length === 0) return;
  context.report('missing', {
    at: headOf(row),
    data: { item: attested.item.id, about: aboutOf(attested) },
    fixes: [{ title: 'Note the digests of today', safety: 'suggestion', edits: [digestEdit(row, parts)] }],
  });
}

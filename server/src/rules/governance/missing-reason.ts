import { answerOf } from '../../model/attestations/attestation-standing.ts';
import type { AttestationRow } from '../../model/facts.ts';
import { defineRule, each, type ProjectContext } from '../define.ts';
import { setIn } from '../support/attest-again.ts';
import { AGREEMENT_ATTESTATION, attestation } from '../support/attestation-example.ts';
import { isForFilesAlone, itemOf, textPlace } from '../support/attested.ts';
import { fillIn } from '../support/fill-in.ts';

const messages = {
  missing: '{item} is answered `{answer}`, and no reason says why.',
} as const;

export const rule = defineRule({
  id: 'governance/missing-reason',
  since: '0.2.0',
  stability: 'preview',
  severity: 'warning',
  messages,
  docs: {
    what: 'An attestation answers anything but a plain yes and gives no reason.',
    why: 'A no that is explained is a plan; one that is not stays a no. Whoever comes next must know what is missing, or why the question does not arise.',
    instead: 'Write in `reason` what is missing and by when it will be there, or why the item does not apply.',
    limits: 'Whether a reason is a good one is for people to judge.',
    references: ['OECD, The Path to Becoming a Data-Driven Public Sector (2019)'],
  },
  examples: {
    good: [
      {
        title: 'A reason',
        frame: 'attestations',
        text: attestation(
          'answer: partial\n    reason: Money is there until March; the next budget decides on the rest.',
        ),
      },
      { title: 'A plain yes needs none', frame: 'agreement', text: AGREEMENT_ATTESTATION },
    ],
    bad: [
      {
        title: 'No, and nothing else',
        frame: 'attestations',
        text: attestation('answer: no', '        ^^ missing'),
        fixed: attestation('answer: no\n    reason: ""'),
      },
      {
        title: 'Not applicable to an agreement',
        frame: 'agreement',
        text: 'attestations:\n  - {item: G2.3, answer: not-applicable, by: {role: Data owner}, date: 2026-09-01, digest: {parties: 0b22876cda417ae3}}\n                         ^^^^^^^^^^^^^^ missing\n',
      },
    ],
  },
  project: [each('attestations', check)],
});

function check(row: AttestationRow, context: ProjectContext<typeof messages>): void {
  const answer = row.answer && answerOf(row.answer.text);
  if (!row.answer || !answer || answer === 'yes' || row.reason !== undefined) return;
  if (isForFilesAlone(itemOf(row, context.facts))) return;
  context.report('missing', {
    at: textPlace(row, row.answer),
    data: { item: row.item?.text ?? 'The item', answer },
    fixes: fillIn('Insert a reason to fill in', setIn(row, 'reason', '')),
  });
}

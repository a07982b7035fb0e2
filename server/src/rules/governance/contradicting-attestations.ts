import { answerOf, mayAttest } from '../../model/attestations/attestation-standing.ts';
import type { AttestationRow } from '../../model/facts.ts';
import { defineRule, each, type ProjectContext } from '../define.ts';
import { AGREEMENT_ATTESTATION, attestation } from '../support/attestation-example.ts';
import { aboutOf, attestationsOf, attestedBy, textPlace } from '../support/attested.ts';
import { sharesProject } from '../support/join.ts';

const messages = {
  differs: 'On {day} {item} was answered `{answer}` for {about} here and `{other}` elsewhere.',
} as const;

export const rule = defineRule({
  id: 'governance/contradicting-attestations',
  since: '0.2.0',
  stability: 'preview',
  severity: 'warning',
  messages,
  docs: {
    what: 'Two answers to the same item for the same thing bear the same date and differ.',
    why: 'The last one written counts, which may be chance. Readers cannot know which was meant.',
    instead: 'Keep the answer that is right; an answer that has changed has a later date.',
    limits: 'Answers of different days do not contradict each other: the later one counts.',
    references: ['OECD, The Path to Becoming a Data-Driven Public Sector (2019)'],
  },
  examples: {
    good: [
      {
        title: 'A later answer',
        frame: 'attestations',
        text: attestation('answer: no\n    reason: No money yet.', '', 'date: 2026-01-10').concat(
          attestation('answer: yes').replace('attestations:\n', ''),
        ),
      },
      { title: 'In an agreement', frame: 'agreement', text: AGREEMENT_ATTESTATION },
    ],
    bad: [
      {
        title: 'Yes and no',
        frame: 'attestations',
        text: attestation('answer: no\n    reason: No money yet.').concat(
          attestation('answer: yes', '        ^^^ differs').replace('attestations:\n', ''),
        ),
      },
      {
        title: 'In an agreement',
        frame: 'agreement',
        text: AGREEMENT_ATTESTATION.concat(
          '  - {item: G2.3, answer: partial, reason: Twice a year., by: {role: Data owner}, date: 2026-09-01, digest: {parties: 0b22876cda417ae3}}\n                         ^^^^^^^ differs\n',
        ),
      },
    ],
  },
  project: [each('attestations', check)],
});

function check(row: AttestationRow, context: ProjectContext<typeof messages>): void {
  const attested = attestedBy(row, context);
  const { subject, item, standing } = attested ?? {};
  if (!subject || !item || !standing?.answer || !standing.date || standing.state === 'void') return;
  const others = attestationsOf(context.facts, subject, item, (file) => sharesProject(context.facts, row.file, file));
  // Told once, at the one that counts.
  const [last] = others.filter(({ date }) => date?.text === row.date?.text);
  if (last !== row || !row.answer) return;
  const other = others.find(
    (one) =>
      one.date?.text === row.date?.text &&
      one.answer &&
      mayAttest(item, one.role?.text) &&
      answerOf(one.answer.text) !== standing.answer,
  );
  if (!other?.answer) return;
  context.report('differs', {
    at: textPlace(row, row.answer),
    data: {
      day: standing.date,
      item: item.id,
      about: aboutOf({ row, subject }),
      answer: standing.answer,
      other: other.answer.text,
    },
    related: [{ at: textPlace(other, other.answer), message: 'the other answer' }],
  });
}

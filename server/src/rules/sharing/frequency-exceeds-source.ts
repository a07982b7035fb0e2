import type { AgreementRow, StandardRow } from '../../model/facts.ts';
import { type Frequency, frequencies } from '../../model/vocabularies/frequencies.ts';
import { defineRule, each, type ProjectContext } from '../define.ts';
import { claimWith } from '../support/claim-example.ts';
import { sharedData } from '../support/shared-data.ts';
import { isOver } from '../support/sharing-stage.ts';
import { termsOf } from '../support/terms.ts';
import { quoted } from '../support/text.ts';

const messages = {
  oftener: 'The agreement asks for new data {agreed}, and {standard} is updated {updated}.',
} as const;

export const rule = defineRule({
  id: 'sharing/frequency-exceeds-source',
  since: '0.2.0',
  stability: 'preview',
  severity: 'info',
  messages,
  docs: {
    what: 'Data are passed on more often than their source is updated.',
    why: 'What is sent again unchanged is one more copy to protect, and brings nobody anything.',
    instead: 'Ask for the data as often as they change, or correct the `updateFrequency` of the standard.',
    limits:
      'Compares terms of the EU, Dublin Core and ISO 19115 vocabularies and intervals such as `R/P1M`; words of your own, and rhythms without an interval, are not compared. Where several standards are shared, all of them must be slower.',
    references: ['EU Vocabularies, frequency', 'ISO 19115, MD_MaintenanceFrequencyCode'],
  },
  examples: {
    good: [
      {
        title: 'As often as the source',
        frame: 'agreement',
        text: 'frequency: {mode: api, accrual: daily}\n',
        others: { 'standards/claim.yaml': claimWith('updateFrequency', 'R/P1D') },
      },
      {
        title: 'Irregular',
        frame: 'agreement',
        text: 'frequency: {mode: api, accrual: daily}\n',
        others: { 'standards/claim.yaml': claimWith('updateFrequency', 'irregular') },
      },
    ],
    bad: [
      {
        title: 'Every day, of what changes once a year',
        frame: 'agreement',
        text: 'frequency: {mode: api, accrual: daily}\n                                ^^^^^ oftener\n',
        others: { 'standards/claim.yaml': claimWith('updateFrequency', 'annual') },
      },
    ],
  },
  project: [each('agreements', check)],
});

function check(row: AgreementRow, context: ProjectContext<typeof messages>): void {
  if (row.withoutPlaceFor.includes('frequency') || isOver(row)) return;
  const terms = termsOf(context.facts, row);
  const written = terms.text('frequency', 'accrual');
  const agreed = written === undefined ? undefined : frequencies().of(written);
  if (agreed?.days === undefined) return;
  const { standards, incomplete } = sharedData(context.facts, row);
  const updated = standards.map((standard) => ({ standard, frequency: frequencyOf(standard) }));
  const [first] = updated;
  if (incomplete || !first || !updated.every(({ frequency }) => isSlower(frequency, agreed))) return;
  const { file, root, headAt, label, sharing } = first.standard;
  context.report('oftener', {
    at: terms.valuePlace('frequency', 'accrual'),
    data: { agreed: agreed.label, standard: quoted(label), updated: first.frequency?.label ?? '' },
    related: [
      {
        at: { file, root, pointer: sharing.at.updateFrequency ?? headAt, part: 'key' },
        message: `${label} is updated ${first.frequency?.label}`,
      },
    ],
  });
}

function frequencyOf({ sharing }: StandardRow): Frequency | undefined {
  return sharing.updateFrequency === undefined ? undefined : frequencies().of(sharing.updateFrequency);
}

/** By more than the rounding of a month. */
function isSlower(frequency: Frequency | undefined, than: Frequency): boolean {
  return frequency?.days !== undefined && than.days !== undefined && frequency.days > than.days * 1.05;
}

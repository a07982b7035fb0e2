import type { AttestationRow } from '../../model/facts.ts';
import { parsePointer } from '../../syntax/tree.ts';
import { defineRule, each, type ProjectContext } from '../define.ts';
import { AGREEMENT_ATTESTATION, attestation } from '../support/attestation-example.ts';
import { attestedBy, headOf, isForFilesAlone, isSuperseded } from '../support/attested.ts';
import { fillIn } from '../support/fill-in.ts';

const messages = {
  missing: '{item} must be met, and no document bears the answer out.',
} as const;

/** Of the value case of the standard in the frame. */
const VALUE = 'digest: {valueCase: 830c1db0b9219fd0}';
const EVIDENCE = / {4}evidence:\n {6}-.*\n/;

export const rule = defineRule({
  id: 'governance/missing-evidence',
  since: '0.2.0',
  stability: 'preview',
  severity: 'warning',
  messages,
  docs: {
    what: 'An item of the highest weight is attested without evidence.',
    why: 'An auditor will not ask who said so but where it is written.',
    instead:
      'Name at least one document with its title and address: the assessment, the decision, the record of training.',
    limits:
      'Only items that must be met are looked at, and only answers of yes and partial. Whether the document says what is claimed is for people to read.',
    references: ['OECD, The Path to Becoming a Data-Driven Public Sector (2019)'],
  },
  examples: {
    good: [
      { title: 'A document', frame: 'attestations', text: attestation('item: G2.5') },
      { title: 'Only those that must be met need one', frame: 'agreement', text: AGREEMENT_ATTESTATION },
    ],
    bad: [
      {
        title: 'Nothing to read',
        frame: 'attestations',
        text: attestation('item: V1.1', '^^^^ missing', VALUE).replace(EVIDENCE, ''),
        fixed: attestation('item: V1.1', VALUE)
          .replace(EVIDENCE, '')
          .concat('    evidence:\n      - {title: "", url: ""}\n'),
      },
      {
        title: 'In an agreement',
        frame: 'agreement',
        text: 'attestations:\n  - {item: T1.4, answer: yes, by: {role: Service owner}, date: 2026-09-01, digest: {automatedDecisions: a9dce01d6b6d648b}}\n     ^^^^ missing\n',
      },
    ],
  },
  project: [each('attestations', check)],
});

function check(row: AttestationRow, context: ProjectContext<typeof messages>): void {
  const attested = attestedBy(row, context);
  if (!attested || isForFilesAlone(attested.item) || attested.item.weight !== 'must') return;
  const { answer, state, hasEvidence } = attested.standing;
  if (hasEvidence || state === 'draft' || (answer !== 'yes' && answer !== 'partial') || isSuperseded(attested, context))
    return;
  context.report('missing', {
    at: headOf(row),
    data: { item: attested.item.id },
    fixes: fillIn('Insert a document to fill in', {
      op: 'append',
      root: row.root,
      path: [...parsePointer(row.pointer), 'evidence'],
      value: { title: '', url: '' },
    }),
  });
}

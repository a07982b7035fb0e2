import type { AttestationRow } from '../../model/facts.ts';
import { parsePointer } from '../../syntax/tree.ts';
import { defineRule, each, type ProjectContext } from '../define.ts';
import { AGREEMENT_ATTESTATION, attestation, HOUSE_CHECKLIST } from '../support/attestation-example.ts';
import { headOf, isForFilesAlone, itemOf } from '../support/attested.ts';

const messages = {
  ignored: '{item} (“{title}”) is decided by what the files say; an answer to it is ignored.',
} as const;

export const rule = defineRule({
  id: 'governance/automatic-item-attested',
  since: '0.2.0',
  stability: 'preview',
  severity: 'warning',
  messages,
  docs: {
    what: 'A person answers an item that files alone decide.',
    why: "An item that can be seen is not a matter of anybody's word: else every finding could be talked away.",
    instead:
      'Remove the answer, and mend what the item asks for. A finding that is wrong for a good reason is accepted with that reason, by a comment or an exception.',
    limits:
      'Items that files decide in part take an answer for the rest, and some take one in the place of what files show; these are left alone.',
    references: ['OECD, The Path to Becoming a Data-Driven Public Sector (2019)'],
  },
  examples: {
    good: [
      { title: 'An item for people', frame: 'attestations', text: attestation('item: G2.5') },
      { title: 'In an agreement', frame: 'agreement', text: AGREEMENT_ATTESTATION },
      {
        title: 'Files decide it, or a person does',
        frame: 'attestations',
        text: attestation('item: G1.5', 'subject: "*"').replace(/ {4}digest.*\n/, ''),
      },
    ],
    bad: [
      {
        title: 'The owner is named or is not',
        frame: 'attestations',
        text: attestation('item: G1.1', '^^^^ ignored'),
      },
      {
        title: 'An item of the organisation that files decide',
        frame: 'attestations',
        text: attestation('item: X2', '^^^^ ignored').replace(/ {4}digest.*\n/, ''),
        others: HOUSE_CHECKLIST,
      },
      {
        title: 'In an agreement',
        frame: 'agreement',
        text: 'attestations:\n  - {item: T4.2, answer: yes, by: {role: Data owner}, date: 2026-09-01}\n     ^^^^ ignored\n  - {item: G2.3, answer: yes, by: {role: Data owner}, date: 2026-09-01, digest: {parties: 0b22876cda417ae3}}\n',
      },
    ],
  },
  project: [each('attestations', check)],
});

function check(row: AttestationRow, context: ProjectContext<typeof messages>): void {
  const item = itemOf(row, context.facts);
  if (!item || !isForFilesAlone(item)) return;
  context.report('ignored', {
    at: headOf(row),
    data: { item: item.id, title: item.title },
    fixes: [
      {
        title: 'Remove the attestation',
        safety: 'suggestion',
        edits: [{ op: 'remove', root: row.root, path: parsePointer(row.pointer) }],
      },
    ],
  });
}

import { didYouMean } from '../../base/did-you-mean.ts';
import type { AttestationRow } from '../../model/facts.ts';
import { parsePointer } from '../../syntax/tree.ts';
import { defineRule, each, type ProjectContext } from '../define.ts';
import { AGREEMENT_ATTESTATION, attestation, HOUSE_CHECKLIST } from '../support/attestation-example.ts';
import { itemOf, textPlace } from '../support/attested.ts';

const messages = {
  unknown: 'No checklist has an item `{item}`.',
  near: 'No checklist has an item `{item}`; perhaps `{suggestion}` is meant.',
} as const;

export const rule = defineRule({
  id: 'governance/unknown-item',
  since: '0.2.0',
  stability: 'preview',
  severity: 'warning',
  messages,
  docs: {
    what: 'An attestation answers an item that no checklist has.',
    why: 'The answer counts for nothing, and the item that was meant stays open without anybody noticing.',
    instead:
      'Write the id of the item as the checklist has it; completion offers those that people can answer. An organisation adds items of its own in its configuration.',
    limits: 'Items are compared by id alone: an id that exists and is not the one that was meant is not noticed.',
    references: ['OECD, The Path to Becoming a Data-Driven Public Sector (2019)'],
  },
  examples: {
    good: [
      { title: 'An item of the checklist', frame: 'attestations', text: attestation('item: G2.5') },
      { title: 'Nothing written yet', frame: 'attestations', text: 'attestations: []\n' },
      { title: 'In an agreement', frame: 'agreement', text: AGREEMENT_ATTESTATION },
      {
        title: 'An item of the organisation',
        frame: 'attestations',
        text: attestation('item: X1', 'by: {role: Service owner}').replace(/ {4}digest.*\n/, ''),
        others: HOUSE_CHECKLIST,
      },
    ],
    bad: [
      {
        title: 'A slip of the finger',
        frame: 'attestations',
        text: attestation('item: G25', '      ^^^ near'),
        fixed: attestation('item: G2.5'),
      },
      {
        title: 'Nearly an item of the organisation',
        frame: 'attestations',
        text: attestation('item: X11', '      ^^^ near', 'by: {role: Service owner}'),
        others: HOUSE_CHECKLIST,
      },
      {
        title: 'In an agreement, of another list',
        frame: 'agreement',
        text: 'attestations:\n  - {item: QS-2026-77, answer: yes, by: {role: Auditor}, date: 2026-09-01}\n           ^^^^^^^^^^ unknown\n',
      },
    ],
  },
  project: [each('attestations', check)],
});

function check(row: AttestationRow, context: ProjectContext<typeof messages>): void {
  const { item } = row;
  if (!item || itemOf(row, context.facts)) return;
  const suggestion = didYouMean(item.text, context.facts.checklistItems(row.file).keys());
  const at = textPlace(row, item);
  if (suggestion === undefined) context.report('unknown', { at, data: { item: item.text } });
  else
    context.report('near', {
      at,
      data: { item: item.text, suggestion },
      fixes: [
        {
          title: `Write \`${suggestion}\``,
          safety: 'suggestion',
          edits: [{ op: 'set', root: row.root, path: parsePointer(item.at), value: suggestion }],
        },
      ],
    });
}

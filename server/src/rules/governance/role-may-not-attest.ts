import { didYouMean } from '../../base/did-you-mean.ts';
import { listOf } from '../../base/words.ts';
import { mayAttest } from '../../model/attestations/attestation-standing.ts';
import type { AttestationRow } from '../../model/facts.ts';
import { parsePointer } from '../../syntax/tree.ts';
import { defineRule, each, type ProjectContext } from '../define.ts';
import { AGREEMENT_ATTESTATION, attestation, HOUSE_CHECKLIST } from '../support/attestation-example.ts';
import { itemOf, textPlace } from '../support/attested.ts';

const messages = {
  other: '{item} does not take the word of {role}; ask {roles}.',
  near: '{item} does not know the role {role}; perhaps {suggestion} is meant.',
} as const;

export const rule = defineRule({
  id: 'governance/role-may-not-attest',
  since: '0.2.0',
  stability: 'preview',
  severity: 'warning',
  messages,
  docs: {
    what: 'An attestation is given in a role that may not speak to the item.',
    why: 'Who answers for a thing is what gives an answer its weight. An answer by somebody else does not count.',
    instead:
      'Have it attested by one of the roles that the checklist names, or let the organisation add the role to the item in its configuration.',
    limits:
      'Roles are compared as words, without regard to case. Whether the person holds the role cannot be seen from files, nor that two words mean one post.',
    references: ['OECD, The Path to Becoming a Data-Driven Public Sector (2019)'],
  },
  examples: {
    good: [
      {
        title: 'One of the roles, in whatever case',
        frame: 'attestations',
        text: attestation('by: {name: A. Example, role: chief data officer}'),
      },
      { title: 'In an agreement', frame: 'agreement', text: AGREEMENT_ATTESTATION },
    ],
    bad: [
      {
        title: 'A slip of the finger',
        frame: 'attestations',
        text: attestation(
          'by: {name: A. Example, role: Chief Data Oficer}',
          '                             ^^^^^^^^^^^^^^^^^ near',
        ),
        fixed: attestation('by: {name: A. Example, role: Chief Data Officer}'),
      },
      {
        title: 'An item of the organisation',
        frame: 'attestations',
        text: attestation(
          'item: X1',
          'by: {name: A. Example, role: Servce owner}',
          '                             ^^^^^^^^^^^^ near',
        ).replace(/ {4}digest.*\n/, ''),
        others: HOUSE_CHECKLIST,
      },
      {
        title: 'Somebody else',
        frame: 'agreement',
        text: 'attestations:\n  - {item: G2.3, answer: yes, by: {role: Web editor}, date: 2026-09-01}\n                                         ^^^^^^^^^^ other\n',
      },
    ],
  },
  project: [each('attestations', check)],
});

function check(row: AttestationRow, context: ProjectContext<typeof messages>): void {
  const item = itemOf(row, context.facts);
  const { role } = row;
  if (!item?.attest || !role || mayAttest(item, role.text)) return;
  const roles = item.attest.mayAttest;
  const suggestion = didYouMean(role.text, roles);
  const at = textPlace(row, role);
  if (suggestion === undefined)
    context.report('other', {
      at,
      data: {
        item: item.id,
        role: `\`${role.text}\``,
        roles: listOf(
          roles.map((one) => `\`${one}\``),
          'or',
        ),
      },
    });
  else
    context.report('near', {
      at,
      data: { item: item.id, role: `\`${role.text}\``, suggestion: `\`${suggestion}\`` },
      fixes: [
        {
          title: `Write \`${suggestion}\``,
          safety: 'suggestion',
          edits: [{ op: 'set', root: row.root, path: parsePointer(role.at), value: suggestion }],
        },
      ],
    });
}

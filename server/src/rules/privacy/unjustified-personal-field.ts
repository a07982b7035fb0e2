import type { PersonalFact, StandardRow } from '../../model/facts.ts';
import { defineRule, each, type ProjectContext } from '../define.ts';
import { agreementsOn, namesOfFacts } from '../support/agreed.ts';
import { joinAgreement } from '../support/join.ts';
import { personalClaim } from '../support/personal-example.ts';
import { dedent } from '../support/text.ts';

const messages = {
  one: '{fields} in `{entity}` is personal data; nothing says why it is needed, and no agreement shares it. Write a `justification`, or leave it out.',
  several:
    '{fields} in `{entity}` are personal data; nothing says why they are needed, and no agreement shares them. Write a `justification` for each, or leave them out.',
} as const;

export const rule = defineRule({
  id: 'privacy/unjustified-personal-field',
  since: '0.2.0',
  stability: 'preview',
  severity: 'hint',
  messages,
  docs: {
    what: 'A declared direct identifier, special category or datum on offences that nobody gives a reason for and no agreement of the project uses.',
    why: 'Only what the purpose needs may be collected. A field that nobody can give a reason for is where minimisation begins.',
    instead:
      'Write in one sentence what the field is needed for: `justification: Matches the claimant to the record of the revenue.` It can stand at the field, at the entity, or once for the whole.',
    limits:
      'Looks whether a reason is there, not whether it is good. A purpose at the field or its entity counts as well; that of the whole standard does not, because it holds for every field alike. One finding an entity. Silent on standards without an owner.',
    references: ['GDPR and UK GDPR, Article 5(1)(c)'],
  },
  examples: {
    good: [
      { title: 'A reason for the whole', frame: 'json-schema', text: personalClaim('json-schema') },
      { title: 'Shared under an agreement', frame: 'agreement', text: 'title: Income check\n' },
    ],
    bad: [
      {
        title: 'None',
        frame: 'json-schema',
        text: personalClaim('json-schema', { without: 'justification' }).replace(
          '  reference:\n',
          '  reference:\n  ^^^^^^^^^ one\n',
        ),
      },
      {
        title: 'Several',
        frame: 'standard',
        without: ['justification'],
        text: dedent`
          entities:
            - name: Claim
              kind: record
              description: One application.
              fields:
                - name: reference
                        ^^^^^^^^^ several
                  type: string
                  description: By what the claimant is known.
                  personalData: {category: "dpv-pd:OfficialID", identifiability: direct}
                - name: payee
                  type: string
                  description: To whom money is sent.
                  personalData: {category: "dpv-pd:Name", identifiability: direct}
        `,
      },
    ],
  },
  project: [each('standards', check)],
});

function check(row: StandardRow, context: ProjectContext<typeof messages>): void {
  const open = row.processing?.withoutReason ?? [];
  if (open.length === 0) return;
  const shared = new Set(
    agreementsOn(context.facts, row).flatMap((agreement) =>
      joinAgreement(context.facts, agreement).flatMap(({ fields }) =>
        fields.flatMap(({ rows }) => rows.filter(({ file }) => file === row.file).map(({ pointer }) => pointer)),
      ),
    ),
  );
  const byEntity = new Map<string, PersonalFact[]>();
  for (const one of open) {
    if (shared.has(one.pointer)) continue;
    const known = byEntity.get(one.entity);
    if (known) known.push(one);
    else byEntity.set(one.entity, [one]);
  }
  for (const [entity, found] of byEntity) {
    const [first] = found;
    if (!first) continue;
    context.report(found.length === 1 ? 'one' : 'several', {
      at: { file: row.file, root: row.root, ...first.nameAt },
      data: { entity, fields: namesOfFacts(found) },
    });
  }
}

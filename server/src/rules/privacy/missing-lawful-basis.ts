import type { StandardRow } from '../../model/facts.ts';
import { hasLawfulBases } from '../../model/lawful-basis.ts';
import { defineRule, each, type ProjectContext } from '../define.ts';
import { agreementsOn, headOf, namesOfFacts } from '../support/agreed.ts';
import { personalClaim } from '../support/personal-example.ts';

const messages = {
  basis: '`{name}` holds personal data ({fields}), and no lawful basis is recorded for them, here or in an agreement.',
  notice:
    '`{name}` holds personal data ({fields}), and neither a system of records notice nor another authority is recorded for them.',
} as const;

export const rule = defineRule({
  id: 'privacy/missing-lawful-basis',
  since: '0.2.0',
  stability: 'preview',
  severity: 'warning',
  messages,
  docs: {
    what: 'A document whose data somebody holds describes personal data, and no lawful basis is recorded for them.',
    why: 'The basis decides which rights people have and what else may be done with the data. It is settled before they are collected, and the notice to people must name it.',
    instead:
      'Record what your data-protection officer decided: `lawfulBasis: {article6: …}`. One for the whole counts for all fields. In the United States name the system of records notice: `sorn: …`. The fix opens the place and leaves it empty.',
    limits:
      'Says that nothing is recorded, not that there is none. Silent on standards without an owner, where an agreement of the project that shares the data records a basis, and in jurisdictions whose law knows no lawful basis.',
    references: ['GDPR and UK GDPR, Articles 6(1) and 13(1)(c)', 'Privacy Act of 1974 (US), 5 USC 552a(e)(4)'],
  },
  examples: {
    good: [
      { title: 'Recorded', frame: 'json-schema', text: personalClaim('json-schema') },
      { title: 'In the agreement under which they are shared', frame: 'agreement', text: 'title: Income check\n' },
      {
        title: 'Where the law knows no such thing',
        frame: 'standard',
        text: personalClaim('standard', {
          without: 'lawfulBasis',
          extra: 'jurisdiction: nz\nclassification: SENSITIVE',
        }),
      },
    ],
    bad: [
      {
        title: 'A schema',
        frame: 'json-schema',
        text: personalClaim('json-schema', { without: 'lawfulBasis', marker: 'basis' }),
        fixed: personalClaim('json-schema', { without: 'lawfulBasis' }).replace(
          'Tells claimants apart.\n',
          'Tells claimants apart.\n  lawfulBasis: {article6: ""}\n',
        ),
      },
      {
        title: 'In the United States',
        frame: 'standard',
        text: personalClaim('standard', {
          without: 'lawfulBasis',
          extra: 'jurisdiction: us\nclassification: Moderate',
          marker: 'notice',
        }),
        without: ['lawfulBasis'],
      },
    ],
  },
  project: [each('standards', check)],
});

function check(row: StandardRow, context: ProjectContext<typeof messages>): void {
  const { processing } = row;
  if (!processing || processing.withoutBasis.length === 0) return;
  const jurisdiction = processing.jurisdiction ?? context.schemeOf(undefined, undefined)?.jurisdictions[0];
  const federal = jurisdiction === 'us';
  if (federal ? processing.notice : hasLawfulBases(jurisdiction) === false) return;
  if (
    agreementsOn(context.facts, row).some(
      ({ lawfulBasis, parties }) => lawfulBasis || parties.some((party) => party.lawfulBasis),
    )
  )
    return;
  const { basisEdit } = processing;
  context.report(federal ? 'notice' : 'basis', {
    at: headOf(row),
    data: { name: row.label, fields: namesOfFacts(processing.withoutBasis) },
    fixes:
      basisEdit && !federal
        ? [{ title: 'Insert a lawful basis to fill in', safety: 'suggestion', edits: [basisEdit] }]
        : [],
  });
}

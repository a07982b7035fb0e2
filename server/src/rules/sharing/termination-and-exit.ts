import type { AgreementRow } from '../../model/facts.ts';
import { defineRule, each, type ProjectContext } from '../define.ts';
import { missingInBlock } from '../support/block-parts.ts';
import { isOver } from '../support/sharing-stage.ts';
import { termsOf } from '../support/terms.ts';
import { dedent } from '../support/text.ts';

const messages = {
  missing:
    'Nothing says how the agreement is ended, and what becomes of the data then: the notice, what ends it at once, and whether the data are returned or destroyed.',
  part: '`termination` does not record {parts}.',
  variation: 'Nothing says how the agreement is changed while it runs (`variation`).',
} as const;

const PARTS = {
  notice: 'the notice that a party gives (`notice`)',
  triggers: 'what ends or suspends the sharing at once (`triggers`)',
  onEnd: 'what becomes of the data at the end (`onEnd`)',
};

export const rule = defineRule({
  id: 'sharing/termination-and-exit',
  since: '0.2.0',
  stability: 'preview',
  severity: 'warning',
  messages,
  docs: {
    what: 'An agreement does not say how it is ended or changed, and what becomes of the data when it ends.',
    why: 'Agreements end: a law is repealed, a system is breached, a party withdraws. If nobody agreed before what happens to the data that were received, they stay where they are.',
    instead:
      'Record the notice, the events that end or suspend the sharing, and what the recipient does with the data: `termination: {notice: P90D, triggers: [breach], onEnd: delete-and-certify}`. Record how changes are agreed: `variation: {procedure: …}`.',
    limits:
      'Looks whether it is recorded, not whether a notice is long enough. Duties that outlast the agreement (`survival`) and the settling of disputes are not asked for. Agreements that have ended are left alone.',
    references: ['GDPR and UK GDPR, Article 28(3)(g)', '5 USC 552a(o)(1)(I)', 'ICO, Data sharing: a code of practice'],
  },
  examples: {
    good: [
      {
        title: 'All of it',
        frame: 'agreement',
        text: dedent`
          termination: {notice: P60D, triggers: [repeal], onEnd: return}
          variation: {procedure: In writing.}
        `,
      },
      {
        title: 'An agreement that has ended',
        frame: 'agreement',
        without: ['termination', 'variation'],
        text: 'status: terminated\n',
      },
      { title: 'A policy that has no place for it', frame: 'odrl', text: '' },
    ],
    bad: [
      {
        title: 'Nothing',
        frame: 'agreement',
        without: ['termination'],
        text: 'title: Income check for council tax reduction\n^^^^^ missing\n',
      },
      {
        title: 'Notice alone',
        frame: 'agreement',
        text: 'termination: {notice: P90D, onEnd: ""}\n^^^^^^^^^^^ part\n',
        fixed: 'termination: {notice: P90D, onEnd: "", triggers: ""}\n',
      },
      {
        title: 'No way to change it',
        frame: 'agreement',
        text: 'variation: {procedure: ""}\n            ^^^^^^^^^ variation\n',
      },
    ],
  },
  project: [each('agreements', check)],
});

function check(row: AgreementRow, context: ProjectContext<typeof messages>): void {
  if (isOver(row)) return;
  const terms = termsOf(context.facts, row);
  if (!row.withoutPlaceFor.includes('termination')) {
    const missing = missingInBlock(terms, 'termination', PARTS, 'Insert places to fill in');
    if (missing) {
      const report = { at: missing.at, fixes: [missing.fix] };
      if (terms.has('termination')) context.report('part', { ...report, data: { parts: missing.words } });
      else context.report('missing', { ...report, data: {} });
    }
  }
  if (row.withoutPlaceFor.includes('variation') || terms.has('variation')) return;
  const edit = terms.insert(['variation'], { procedure: '' });
  context.report('variation', {
    at: terms.place('variation', 'procedure'),
    data: {},
    fixes: [edit && { title: 'Insert a procedure to fill in', safety: 'suggestion', edits: [edit] }],
  });
}

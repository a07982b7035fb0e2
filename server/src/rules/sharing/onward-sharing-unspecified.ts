import type { AgreementRow } from '../../model/facts.ts';
import { defineRule, each, type ProjectContext } from '../define.ts';
import { isOver } from '../support/sharing-stage.ts';
import { termsOf } from '../support/terms.ts';
import { dedent } from '../support/text.ts';

const messages = {
  missing:
    'Nothing says whether the recipient may pass the data on. Record it: `prohibited`, `with-approval`, `listed` or `outputs-only`.',
  rule: '`onwardSharing` names no rule, so that nobody can tell whether the data may be passed on: `prohibited`, `with-approval`, `listed` or `outputs-only`.',
  organisations: 'The data may be passed on to listed organisations, and `organisations` lists none.',
  approver: 'The data may be passed on with approval, and nothing says who gives it (`approver`).',
} as const;

export const rule = defineRule({
  id: 'sharing/onward-sharing-unspecified',
  since: '0.2.0',
  stability: 'preview',
  severity: 'warning',
  messages,
  docs: {
    what: 'An agreement does not say whether the recipient may pass the data on, or not to whom.',
    why: 'What is not ruled out is done in good faith: the next body asks, and the data go further than anybody who gave them knows. Every later agreement is measured by this rule.',
    instead:
      'Record one of four rules: `prohibited`; `with-approval` and who approves; `listed` and the organisations; `outputs-only`, where results may leave and the data may not.',
    limits:
      'A value that is none of the four is told by `structure/schema-violation`. Agreements that have ended are left alone. Whether organisations of a list exist is not looked up.',
    references: [
      '5 USC 552a(o)(1)(H)',
      'Digital Economy Act 2017, sections 40 to 42',
      'GDPR and UK GDPR, Article 28(2) and (4)',
    ],
  },
  examples: {
    good: [
      { title: 'Nobody else', frame: 'agreement', text: 'onwardSharing: {rule: prohibited}\n' },
      {
        title: 'Two organisations',
        frame: 'agreement',
        text: 'onwardSharing: {rule: listed, organisations: [Example Housing Trust, GB-LAE-SVB]}\n',
      },
      { title: 'Results only', frame: 'agreement', text: 'onwardSharing: {rule: outputs-only}\n' },
      {
        title: 'An agreement that has ended',
        frame: 'agreement',
        without: ['onwardSharing'],
        text: 'status: terminated\n',
      },
      {
        title: 'A policy that has no place for it',
        frame: 'odrl',
        text: '',
      },
    ],
    bad: [
      {
        title: 'Not recorded',
        frame: 'agreement',
        without: ['onwardSharing'],
        text: 'title: Income check for council tax reduction\n^^^^^ missing\n',
        fixed: dedent`
          title: Income check for council tax reduction
          onwardSharing: {rule: ""}
        `,
      },
      {
        title: 'No rule',
        frame: 'agreement',
        text: 'onwardSharing: {conditions: The same purpose.}\n^^^^^^^^^^^^^ rule\n',
      },
      {
        title: 'A list without organisations',
        frame: 'agreement',
        text: 'onwardSharing: {rule: listed}\n^^^^^^^^^^^^^ organisations\n',
      },
      {
        title: 'Approval by nobody',
        frame: 'agreement',
        text: 'onwardSharing: {rule: with-approval, approver: ""}\n                                     ^^^^^^^^ approver\n',
      },
    ],
  },
  project: [each('agreements', check)],
});

function check(row: AgreementRow, context: ProjectContext<typeof messages>): void {
  if (isOver(row) || row.withoutPlaceFor.includes('onwardSharing')) return;
  const terms = termsOf(context.facts, row);
  const open = (title: string, path: readonly string[], value: '' | readonly string[] | { readonly rule: '' }) => {
    const edit = terms.insert(path, value);
    return edit && { title, safety: 'suggestion' as const, edits: [edit] };
  };
  const written = terms.value('onwardSharing');
  if (written === undefined)
    return context.report('missing', {
      at: terms.place('onwardSharing'),
      data: {},
      fixes: [open('Insert a rule to fill in', ['onwardSharing'], { rule: '' })],
    });
  // Of anything else than a block and its four rules the schema speaks.
  if (typeof written !== 'object' || written === null || Array.isArray(written)) return;
  const chosen = terms.text('onwardSharing', 'rule');
  if (!terms.has('onwardSharing', 'rule'))
    context.report('rule', {
      at: terms.place('onwardSharing', 'rule'),
      data: {},
      fixes: [open('Insert a rule to fill in', ['onwardSharing', 'rule'], '')],
    });
  if (chosen === 'listed' && !terms.list('onwardSharing', 'organisations').some((one) => one !== null))
    context.report('organisations', {
      at: terms.place('onwardSharing', 'organisations'),
      data: {},
      fixes: [open('Insert a list to fill in', ['onwardSharing', 'organisations'], [''])],
    });
  if (chosen === 'with-approval' && !terms.has('onwardSharing', 'approver'))
    context.report('approver', {
      at: terms.place('onwardSharing', 'approver'),
      data: {},
      fixes: [open('Insert an approver to fill in', ['onwardSharing', 'approver'], '')],
    });
}

import { listOf } from '../../base/words.ts';
import { judgePeriod, recordedRetention } from '../../model/retention.ts';
import { entriesOf, type SyntaxNode, textOf } from '../../syntax/tree.ts';
import { defineRule, type FileContext } from '../define.ts';
import { marksWithin } from '../support/personal-content.ts';
import { dedent, quoted } from '../support/text.ts';

const messages = {
  words: '{written} is a length of time that tools cannot read. In ISO 8601 it is `{duration}`.',
  vague:
    '{written} names no end, so nobody can say when the data go. Write a period, or what is kept for ever and why.',
  unreadable:
    '{written} cannot be read as a length of time. Write an ISO 8601 duration, such as `P18M` for eighteen months.',
  incomplete: {
    text: 'The retention does not say {missing}.',
    severity: 'info',
  },
} as const;

export const rule = defineRule({
  id: 'privacy/invalid-retention',
  since: '0.2.0',
  stability: 'preview',
  severity: 'warning',
  messages,
  docs: {
    what: 'A recorded retention is no length of time, names no end, or says neither from when it counts nor what is done at the end.',
    why: 'Only a period that is counted from an event can be carried out. “As long as necessary” leaves the decision to whoever happens to look.',
    instead:
      'Write an ISO 8601 duration, the event that starts it and what is done then: `{period: P7Y, trigger: end-of-financial-year, disposal: anonymise}`. “7 years” is rewritten by the fix. Records that go to an archive say so: `disposal: transfer-to-archive`.',
    limits:
      'Reads lengths of time in seven languages when they are nothing but a number and a unit. A bare period is enough and raises nothing; what an agreement leaves out beside a period is for `sharing/missing-retention`.',
    references: [
      'GDPR and UK GDPR, Articles 5(1)(e) and 89(1)',
      'ISO 8601-1, durations',
      'Public Records Act 1958 (UK)',
    ],
  },
  examples: {
    good: [
      { title: 'A bare period', frame: 'table-schema', text: 'gov:retention: P6Y\n' },
      {
        title: 'For ever, in an archive',
        frame: 'table-schema',
        text: 'gov:retention: {period: permanent, trigger: case-closed, disposal: transfer-to-archive}\n',
      },
      {
        title: 'A service level',
        frame: 'odcs',
        text: 'slaProperties: [{property: retention, value: 7, unit: years}]\n',
      },
    ],
    bad: [
      {
        title: 'In words',
        frame: 'table-schema',
        text: dedent`
          gov:retention: {period: 7 years, trigger: end-of-financial-year, disposal: anonymise}
                                  ^^^^^^^ words
        `,
        fixed: 'gov:retention: {period: P7Y, trigger: end-of-financial-year, disposal: anonymise}\n',
      },
      {
        title: 'In other languages',
        frame: 'table-schema',
        text: dedent`
          gov:retention: zehn Jahre
                         ^^^^^^^^^^ words
        `,
        fixed: 'gov:retention: P10Y\n',
      },
      {
        title: 'No end',
        frame: 'data-package',
        text: dedent`
          gov:retention: aussi longtemps que nécessaire
                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ vague
        `,
      },
      {
        title: 'Neither a beginning nor an end',
        frame: 'table-schema',
        text: dedent`
          gov:retention: {period: P7Y}
          ^^^^^^^^^^^^^ incomplete
        `,
      },
      {
        title: 'No length of time',
        frame: 'odcs',
        text: dedent`
          slaProperties:
            - {property: retention, value: see schedule 4}
                                           ^^^^^^^^^^^^^^ unreadable
        `,
      },
    ],
  },
  on: {
    standard(standard, context) {
      for (const { retention } of marksWithin(standard)) if (retention) check(retention.node, context, 'whole');
    },
    dataset(dataset, context) {
      const { retention } = dataset.marks;
      if (retention && !dataset.distributions.some(({ described }) => described))
        check(retention.node, context, 'whole');
    },
    agreement({ retention }, context) {
      if (retention) check(retention, context, 'period');
    },
    dataItem({ retention }, context) {
      if (retention) check(retention, context, 'period');
    },
  },
});

/** `period`: what stands beside the period is another rule's to ask for. */
function check(node: SyntaxNode, context: FileContext<typeof messages>, extent: 'whole' | 'period'): void {
  const { period, written, trigger, disposal, archival } = recordedRetention(node);
  if (!period || archival) return;
  const verdict = judgePeriod(period.text);
  const at = { node: period.node, part: 'value' as const };
  const data = { written: quoted(period.text) };
  if (verdict.kind === 'vague' || verdict.kind === 'unreadable') return context.report(verdict.kind, { at, data });
  // A service level says its number and its unit apart, as its format wants.
  const level = !written && period.node !== node;
  if (verdict.kind === 'words' && !level) {
    const edits = [{ op: 'set' as const, at: period.node, path: [], value: verdict.duration }];
    context.report('words', {
      at,
      data: { ...data, duration: verdict.duration },
      fixes: [{ title: `Write ${verdict.duration}`, safety: 'safe', edits }],
    });
  }
  if (!written || extent === 'period' || !isOurs(node)) return;
  const missing = [
    ...(trigger === undefined ? ['from when it is counted (`trigger`)'] : []),
    ...(disposal === undefined ? ['what is done at the end (`disposal`)'] : []),
  ];
  if (missing.length > 0)
    context.report('incomplete', { at: { node, part: 'key' }, data: { missing: listOf(missing, 'or') } });
}

/** Formats that write a retention in their own way have no places for what surrounds a period. */
function isOurs(node: SyntaxNode): boolean {
  return [...entriesOf(node)].every(({ key }) => OUR_KEYS.has(textOf(key)));
}

const OUR_KEYS: ReadonlySet<string> = new Set(['period', 'trigger', 'disposal', 'action', 'min', 'archivalBasis']);

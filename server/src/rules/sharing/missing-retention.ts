import type { AgreementRow, SharedItem } from '../../model/facts.ts';
import { retentionTerms } from '../../model/retention.ts';
import { defineRule, each, type ProjectContext } from '../define.ts';
import { fillIn } from '../support/fill-in.ts';
import { isImpersonal } from '../support/shared-data.ts';
import { isOver } from '../support/sharing-stage.ts';
import { streets } from '../support/street-example.ts';
import { type Terms, termsOf } from '../support/terms.ts';
import { dedent, quoted } from '../support/text.ts';

const messages = {
  item: 'Nothing says how long the recipient keeps {item}.',
  itemNotPersonal: { text: 'Nothing says how long the recipient keeps {item}.', severity: 'warning' },
  period: 'The retention of {item} has no period.',
  periodNotPersonal: { text: 'The retention of {item} has no period.', severity: 'warning' },
  trigger: { text: 'The retention of {item} does not say from when it is counted.', severity: 'info' },
  disposal: { text: 'The retention of {item} does not say how the data are disposed of.', severity: 'info' },
} as const;

type Context = ProjectContext<typeof messages>;

export const rule = defineRule({
  id: 'sharing/missing-retention',
  since: '0.1.0',
  stability: 'stable',
  severity: 'error',
  messages,
  docs: {
    what: 'A data item of an agreement has no retention, or one without a period.',
    why: 'What has no end is kept for ever. The longer it lies, the less anybody remembers for what it was given.',
    instead:
      'Write a period and what it is counted from, for each item or once for all: `retention: {period: P2Y, trigger: decision-date, disposal: secure-erasure}`.',
    limits:
      'A period is enough; a missing trigger or disposal is an info, and a certificate of destruction is not asked for. For data that are known not to be personal a missing retention is a warning. Agreements that have ended are left alone.',
    references: ['GDPR and UK GDPR, Article 5(1)(e)', '5 USC 552a(o)(1)(F)', 'ICO, Data sharing: a code of practice'],
  },
  examples: {
    good: [
      {
        title: 'Once for all items',
        frame: 'agreement',
        text: item('', 'retention: {period: P2Y, trigger: decision-date, disposal: secure-erasure}'),
      },
    ],
    bad: [
      { title: 'None', frame: 'agreement', text: item('', '', '^^^^^^^^ item') },
      {
        title: 'No period',
        frame: 'agreement',
        text: item('retention: {trigger: decision-date, disposal: secure-erasure}', '', '^^^^^^^^^ period'),
      },
      {
        title: 'Only a period',
        frame: 'agreement',
        text: item('retention: {period: P2Y}', '', '^^^^^^^^^ trigger\n    ^^^^^^^^^ disposal'),
      },
      {
        title: 'Data that are not personal',
        frame: 'agreement',
        text: dedent`
          title: Streets
          ^^^^^ sharing/missing-lawful-basis:notPersonal
          classification: {scheme: uk-gscp, value: OFFICIAL}
          data:
            - standard: ../standards/street.yaml
              ^^^^^^^^ itemNotPersonal
              version: 1.0.0
              fields: [street_name]
        `,
        others: {
          'standards/street.yaml': streets,
        },
      },
      {
        title: 'No period, of data that are not personal',
        frame: 'agreement',
        text: dedent`
          title: Streets
          ^^^^^ sharing/missing-lawful-basis:notPersonal
          data:
            - standard: ../standards/street.yaml
              version: 1.0.0
              fields: [street_name]
          retention: {trigger: delivery, disposal: secure-erasure}
          ^^^^^^^^^ periodNotPersonal
        `,
        others: { 'standards/street.yaml': streets },
      },
    ],
  },
  project: [each('agreements', check)],
});

function check(row: AgreementRow, context: Context): void {
  if (row.withoutPlaceFor.includes('retention') || isOver(row)) return;
  const terms = termsOf(context.facts, row);
  const impersonal = isImpersonal(context.facts, row);
  const without = row.items.filter((shared) => !terms.at(shared).has('retention'));
  for (const shared of row.items) {
    const part = terms.at(shared);
    if (part.has('retention')) checkParts(part, nameOf(shared), impersonal, context);
    else if (!terms.has('retention'))
      context.report(impersonal ? 'itemNotPersonal' : 'item', {
        at: part.place('retention'),
        data: { item: nameOf(shared) },
        fixes: fillIn(
          'Insert a retention to fill in',
          part.insert(['retention'], { period: '', trigger: '', disposal: '' }),
        ),
      });
  }
  const [only] = without.length === 1 ? without : [];
  if (without.length > 0 && terms.has('retention'))
    checkParts(terms, only ? nameOf(only) : 'the data', impersonal, context);
}

/** What the retention of an item, or of all, leaves open. */
function checkParts(part: Terms, item: string, impersonal: boolean, context: Context): void {
  const { period, trigger, disposal } = retentionTerms(part.value('retention'));
  const data = { item };
  if (period === undefined) {
    const at = part.place('retention', 'period');
    return context.report(impersonal ? 'periodNotPersonal' : 'period', { at, data });
  }
  if (part.keys('retention').length === 0) return;
  if (trigger === undefined) context.report('trigger', { at: part.place('retention', 'trigger'), data });
  if (disposal === undefined) context.report('disposal', { at: part.place('retention', 'disposal'), data });
}

function nameOf({ label }: SharedItem): string {
  return label === '' ? 'the data' : quoted(label);
}

function item(inner: string, outer: string, marker?: string): string {
  const lines = [
    'data:',
    '  - standard: ../standards/claim.yaml',
    '    version: 2.1.0',
    '    fields: [claim_id, award_amount]',
    '    necessity: Finds the application and shows the award that is checked.',
    '    dataSubjects: [benefit-claimant]',
  ];
  if (inner !== '') lines.push(`    ${inner}`);
  if (outer !== '') lines.push(outer);
  if (marker !== undefined) lines.splice(inner === '' ? 2 : lines.length, 0, `    ${marker}`);
  return `${lines.join('\n')}\n`;
}

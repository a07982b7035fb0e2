import type { Json } from '../../base/json.ts';
import type { AgreementRow, SharedItem } from '../../model/facts.ts';
import { defineRule, each, type ProjectContext } from '../define.ts';
import { joinAgreement, personalDataIn } from '../support/join.ts';
import { dedent } from '../support/text.ts';

const messages = {
  item: 'Nothing says how long the recipient keeps {item}.',
  itemNotPersonal: { text: 'Nothing says how long the recipient keeps {item}.', severity: 'warning' },
  period: 'The retention of {item} has no period.',
  trigger: { text: 'The retention of {item} does not say from when it is counted.', severity: 'info' },
  disposal: { text: 'The retention of {item} does not say how the data are disposed of.', severity: 'info' },
} as const;

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
      'A period is enough; a missing trigger or disposal is an info. For data that are known not to be personal a missing retention is a warning.',
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
          'standards/street.yaml': dedent`
            apiVersion: concordat/v1
            kind: DataStandard
            id: urn:gov.example:standard:street
            title: Streets
            description: Streets as the gazetteer of the council keeps them.
            version: 1.0.0
            status: active
            owner: {role: Gazetteer custodian, contact: gazetteer@council.example}
            classification: {scheme: uk-gscp, value: OFFICIAL}
            entities:
              - name: Street
                kind: place
                description: A way with a name of its own.
                fields:
                  - {name: street_name, type: string, description: As it is signed.}
          `,
        },
      },
    ],
  },
  project: [each('agreements', check)],
});

function check(row: AgreementRow, context: ProjectContext<typeof messages>): void {
  if (row.withoutPlaceFor.includes('retention')) return;
  const personal = personalDataIn(joinAgreement(context.facts, row)) !== 'none';
  for (const shared of row.items) {
    const own = shared.retention !== undefined;
    const retention = own ? shared.retention : row.retention;
    const data = { item: shared.label === '' ? 'the data' : `\`${shared.label}\`` };
    if (retention === undefined) {
      context.report(personal ? 'item' : 'itemNotPersonal', {
        at: at(row, shared.headAt),
        data,
        fixes: [insert(row, shared)],
      });
      continue;
    }
    const pointer = own ? `${shared.pointer}/retention` : '/retention';
    if (periodOf(retention) === undefined) {
      context.report('period', { at: at(row, pointer), data });
      continue;
    }
    if (typeof retention === 'string') continue;
    if (!says(retention, ['trigger'])) context.report('trigger', { at: at(row, pointer), data });
    if (!says(retention, ['disposal', 'action'])) context.report('disposal', { at: at(row, pointer), data });
  }
}

function periodOf(retention: Json): string | undefined {
  if (typeof retention === 'string') return retention;
  const period = (retention as { period?: Json } | null)?.period;
  return typeof period === 'string' && period !== '' ? period : undefined;
}

function says(retention: Json, keys: readonly string[]): boolean {
  const map = retention as Readonly<Record<string, Json | undefined>> | null;
  return keys.some((key) => typeof map?.[key] === 'string' && map[key] !== '');
}

function at(row: AgreementRow, pointer: string) {
  return { file: row.file, root: row.root, pointer, part: 'key' as const };
}

function insert(row: AgreementRow, shared: SharedItem) {
  const path = `${shared.pointer}/retention`.split('/').slice(1);
  const edit = { op: 'set' as const, root: row.root, path, value: { period: '', trigger: '', disposal: '' } };
  return { title: 'Insert a retention to fill in', safety: 'suggestion' as const, edits: [edit] };
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

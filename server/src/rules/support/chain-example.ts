import { FRAMES } from './frames.ts';

/** An agreement by which the council, provider of the agreement of the frames, got the same fields from a registry. */
export function upstream(
  rule: string,
  status = 'status: active',
  fields = 'claim_id, award_amount',
): Record<string, string> {
  const text = (FRAMES.agreement?.text ?? '')
    .replaceAll('2026-0042', '2026-0017')
    .replace('title: Income check for council tax reduction', 'title: Claims of the registry')
    .replace('status: active', status)
    .replace('- id: agency\n', '- id: own\n')
    .replaceAll('- id: council\n', '- id: registry\n')
    .replace('- id: own\n', '- id: council\n')
    .replace('name: Exampleshire Council', 'name: Example Registry')
    .replace('name: Example Income Agency', 'name: Exampleshire Council')
    .replace('identifier: GB-LAE-EXS', 'identifier: GB-GOR-EXR')
    .replace('identifier: GB-GOR-EIA', 'identifier: GB-LAE-EXS')
    .replace('sarLead: council', 'sarLead: registry')
    .replace('onwardSharing: {rule: prohibited}', rule)
    .replace('{party: council', '{party: registry')
    .replace('{party: agency', '{party: council')
    .replace(
      /fields: \[claim_id, award_amount\][\s\S]*?\n {4}dataSubjects/,
      `fields: [${fields}]\n    necessity: Each field is compared with what the council has.\n    dataSubjects`,
    );
  return { 'agreements/claims.yaml': text };
}

/** The agreement of the frames, by which the council passes them on. Markers stand under the item, its period and the category. */
export function chained(parts: {
  readonly source?: string;
  readonly fields?: string;
  readonly item?: string;
  readonly period?: string;
  readonly category?: string;
}): string {
  const { source, fields = 'claim_id, award_amount', item, period, category } = parts;
  const mark = (column: number, length: number, message: string): string =>
    `${' '.repeat(column)}${'^'.repeat(length)} ${message}`;
  const lines = [
    ...(category === undefined
      ? []
      : [
          'purpose:',
          `  category: dpv:${category.split(' ')[0]}`,
          mark(12, 4 + (category.split(' ')[0] ?? '').length, category.split(' ')[1] ?? ''),
          '  statement: Check the earned income of new applicants, so that awards are right from the first week.',
          '  effect: administrative',
          '  taskOf: provider-and-recipient',
          '  prohibited: [re-identification]',
        ]),
    'data:',
    '  - id: claims',
    ...(item === undefined ? [] : [mark(4, 2, item)]),
    '    standard: ../standards/claim.yaml',
    '    version: 2.1.0',
    `    fields: [${fields}]`,
    '    necessity: Each field is compared with what the agency has.',
    '    dataSubjects: [benefit-claimant]',
    '    filter: applications that are open',
    '    volume: {records: 40000, per: P1Y}',
    `    retention: {period: ${period === undefined ? 'P2Y' : 'P3Y'}, trigger: case-closed, disposal: secure-erasure, certificate: true}`,
    ...(period === undefined ? [] : [mark(24, 3, period)]),
    ...(source === undefined ? [] : [`    source: ${source}`]),
  ];
  return `${lines.join('\n')}\n`;
}

/** A catalog of DCAT-US with one clean dataset for the examples of rules: the keys of `lines` take the place of its own, those of `without` are left out. */
export function datasetExample(lines: string, without: readonly string[] = []): string {
  const written = new Set([...lines.split('\n').map(keyOf), ...without]);
  const kept = CLEAN.filter((line) => !written.has(keyOf(line)));
  return [
    'dataset:',
    '  - "@type": dcat:Dataset',
    ...[...kept, ...lines.split('\n')].map((line) => `    ${line}`),
    '',
  ].join('\n');
}

function keyOf(line: string): string {
  return /^[\w:]+(?=: )/.exec(line)?.[0] ?? '';
}

const CLEAN: readonly string[] = [
  'title: Awards of council tax reduction',
  'description: Number and mean amount of awards by month and ward.',
  'keyword: [council tax]',
  'theme: [finance]',
  'temporal: 2024-04-01/2026-03-31',
  'modified: "2026-10-02"',
  'accrualPeriodicity: R/P1M',
  'publisher: {name: Example Revenue Agency}',
  'contactPoint: {fn: Open data team, hasEmail: "mailto:open.data@agency.example"}',
  'identifier: awards',
  'accessLevel: public',
  'license: https://creativecommons.org/publicdomain/zero/1.0/',
  'bureauCode: ["015:11"]',
  'programCode: ["015:001"]',
];

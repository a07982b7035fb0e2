/** One answer to an item that the frames of attestations and agreements can give, inside an agreement. */
export const AGREEMENT_ATTESTATION =
  'attestations:\n  - {item: G2.3, answer: yes, by: {role: Data owner}, date: 2026-09-01, digest: {parties: 0b22876cda417ae3}}\n';

/** Items of an organisation's own, beside those of the built-in checklist: `X1` for people, `X2` for files. */
export const HOUSE_CHECKLIST: Readonly<Record<string, string>> = {
  '.concordat.yaml': 'checklists: [governance/house.checklist.yaml]\n',
  'governance/house.checklist.yaml': `kind: Checklist
id: house
title: House checklist
extends: concordat:data-driven-public-sector
items:
  - id: X1
    element: G2
    title: The standard was shown to those who enter the data
    weight: should
    asks: [standard]
    attest: {mayAttest: [Service owner]}
  - id: X2
    element: G2
    title: A change log is kept
    weight: should
    asks: [standard]
    decidedBy: [{recorded: {standard: [changelog]}}]
`,
};

const ENTRY: Readonly<Record<string, string>> = {
  item: 'item: G2.5',
  subject: 'subject: urn:gov.example:standard:claim',
  answer: 'answer: yes',
  by: 'by: {name: A. Example, role: Chief Data Officer, organisation: GB-LAE-EXS}',
  date: 'date: 2026-10-01',
  validUntil: 'validUntil: 2027-10-01',
  evidence: 'evidence:\n      - {title: Budget of the data office 2026, url: "https://council.example/budget-2026"}',
  digest: 'digest: {owner: 4e7b463f39337ef8}',
};

/**
 * The answer of the frame with some of its lines written otherwise. Each line may have carets behind it, counted from its own first character;
 * an empty text means that it has none.
 */
export function attestation(...lines: readonly string[]): string {
  const entry = { ...ENTRY };
  let last = '';
  for (const line of lines) {
    const [, key = ''] = /^(\w+):/.exec(line) ?? [];
    if (key !== '') {
      entry[key] = line;
      last = key;
    } else if (line !== '') entry[last] += `\n    ${line}`;
  }
  // Its dates go together.
  if (/validUntil/.test(entry.date ?? '')) delete entry.validUntil;
  return `attestations:\n${Object.values(entry)
    .map((line, index) => `${index === 0 ? '  - ' : '    '}${line}\n`)
    .join('')}`;
}

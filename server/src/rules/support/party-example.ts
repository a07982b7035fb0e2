/** Keys of a party in place of those of the frame; null leaves one out. A text may go on with lines of carets. */
export type PartyChange = Readonly<Record<string, string | null>>;

/** The parties of the agreement's frame with changes, and as many of them as there are changes; a third one is an office that receives too. */
export function partiesExample(...changes: readonly PartyChange[]): string {
  const parties = changes.map((change, index) => {
    const keys = { ...PARTIES[index], ...change };
    return Object.entries(keys)
      .filter(([, value]) => value !== null)
      .map(([key, value], at) => `${at === 0 ? '  - ' : '    '}${key}: ${value}`)
      .join('\n');
  });
  return `parties:\n${parties.join('\n')}\n`;
}

const PARTIES: readonly PartyChange[] = [
  {
    id: 'council',
    name: 'Exampleshire Council',
    identifier: 'GB-LAE-EXS',
    role: '[provider, controller]',
    accountable: '{role: SIRO, contact: siro@council.example}',
    legalPower: '{act: Local Government Finance Act 1992, section: 13A}',
    lawfulBasis: '{article6: public-task}',
  },
  {
    id: 'agency',
    name: 'Example Income Agency',
    identifier: 'GB-GOR-EIA',
    role: '[recipient, controller]',
    accountable: '{role: SIRO, contact: siro@agency.example}',
    legalPower: '{act: Example Agency Act 2005, section: "20"}',
    lawfulBasis: '{article6: public-task}',
  },
  {
    id: 'office',
    name: 'Example Office',
    identifier: 'GB-GOR-EXO',
    role: '[recipient, controller]',
    accountable: '{role: SIRO, contact: siro@office.example}',
    legalPower: '{act: Example Office Act 2010, section: "3"}',
    lawfulBasis: '{article6: public-task}',
  },
];

/** A line for the signatures of each party that is named. */
export function signaturesExample(...ids: readonly string[]): string {
  return `signatures:\n${ids.map((id) => `  - {party: ${id}, name: A. Example, role: SIRO, date: 2026-08-20}`).join('\n')}\n`;
}

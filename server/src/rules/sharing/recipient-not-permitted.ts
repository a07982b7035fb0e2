import { wordsOf } from '../../base/words.ts';
import type { AgreementRow, PartyFact, StandardRow } from '../../model/facts.ts';
import { defineRule, each, type ProjectContext } from '../define.ts';
import { isPublic } from '../support/minimisation.ts';
import { sharedData } from '../support/shared-data.ts';
import { isOver } from '../support/sharing-stage.ts';
import { someOf } from '../support/some-of.ts';
import { termsOf } from '../support/terms.ts';
import { dedent, quoted } from '../support/text.ts';

const messages = {
  party:
    '{standard} may go to {permitted}, and {party} is none of them. Ask the owner of the standard, or take the standard out of the agreement.',
} as const;

export const rule = defineRule({
  id: 'sharing/recipient-not-permitted',
  since: '0.2.0',
  stability: 'preview',
  severity: 'warning',
  messages,
  docs: {
    what: 'A standard says who may receive its data, and a recipient of the agreement is not among them.',
    why: 'Whoever owns the data has decided to whom they may go. An agreement that widens the circle without asking takes that decision away from them.',
    instead:
      'Ask the owner to add the recipient to `permittedRecipients` of the standard, or share under an agreement with one who is there.',
    limits:
      'A recipient is found by its id, identifier, name or kind (`type`), however they are capitalised. Kinds in words ("local authorities") are only compared with the recorded kind: a recipient without one is not judged against them. Silent for public standards and for agreements that have ended.',
    references: [
      'OECD Good Practice Principles for Data Ethics in the Public Sector',
      'ICO, Data sharing: a code of practice',
    ],
  },
  examples: {
    good: [
      {
        title: 'By identifier',
        frame: 'agreement',
        text: 'title: Income check\n',
        others: { 'standards/claim.yaml': standard('[GB-GOR-EIA, GB-GOR-D10]') },
      },
      {
        title: 'By kind',
        frame: 'agreement',
        text: parties('type: local-authority'),
        others: { 'standards/claim.yaml': standard('[local authorities]') },
      },
      {
        title: 'A kind in words, and a recipient whose kind nobody recorded',
        frame: 'agreement',
        text: 'title: Income check\n',
        others: { 'standards/claim.yaml': standard('[bodies that decide on benefits]') },
      },
      {
        title: 'By its address, in ODRL',
        frame: 'odrl',
        text: 'assignee: https://university.example/\n',
        others: { 'standards/claim.yaml': standard('["https://university.example"]') },
      },
    ],
    bad: [
      {
        title: 'Somebody else',
        frame: 'agreement',
        text: parties('').replace('- id: agency\n', '- id: agency\n    ^^ party\n'),
        others: { 'standards/claim.yaml': standard('[GB-GOR-D10, department-of-work]') },
      },
      {
        title: 'Another kind',
        frame: 'agreement',
        text: parties('type: charity').replace('- id: agency\n', '- id: agency\n    ^^ party\n'),
        others: { 'standards/claim.yaml': standard('[local authorities, public-body]') },
      },
    ],
  },
  project: [each('agreements', check)],
});

const RECIPIENTS: ReadonlySet<string> = new Set(['recipient', 'recipient-agency', 'accredited-user']);

function check(row: AgreementRow, context: ProjectContext<typeof messages>): void {
  if (isOver(row)) return;
  const recipients = row.parties.filter(({ roles }) => roles.some((role) => RECIPIENTS.has(role)));
  for (const standard of sharedData(context.facts, row).standards) {
    const permitted = standard.sharing.permittedRecipients;
    if (permitted.length === 0 || isPublic(standard)) continue;
    for (const party of recipients) {
      const type = termsOf(context.facts, row).at(party).text('type');
      const name = termsOf(context.facts, row).at(party).text('name');
      if (!mayBeAmong(permitted, party, [name], type)) report(row, standard, party, context);
    }
  }
}

/** Whether a party is one of those permitted, or cannot be told from here to be none. */
function mayBeAmong(
  permitted: readonly string[],
  party: PartyFact,
  names: readonly (string | undefined)[],
  type: string | undefined,
): boolean {
  const own = new Set(
    [party.id, party.identifier, party.label, ...names, type].flatMap((text) => (text ? keyOf(text) : [])),
  );
  return permitted.some((one) => own.has(keyOf(one)) || (type === undefined && isKind(one)));
}

/** Several words in small letters, or a kind of organisation in one: no name and no identifier. */
function isKind(text: string): boolean {
  if (/[:/\d]|\p{Lu}/u.test(text)) return false;
  const words = wordsOf(text);
  return /\s/.test(text.trim()) || words.every((word) => KINDS.has(singular(word)));
}

const KINDS: ReadonlySet<string> = new Set(
  'authority body charity company council department ministry municipality organisation organization university hospital school court police researcher agency institute institution regulator government public private local central national regional health research service emergency'.split(
    ' ',
  ),
);

/** One spelling: words in the singular, without the slash at the end of an address. */
function keyOf(text: string): string {
  return wordsOf(text).map(singular).join(' ');
}

function singular(word: string): string {
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`;
  return word.endsWith('s') && !word.endsWith('ss') && word.length > 3 ? word.slice(0, -1) : word;
}

function report(
  row: AgreementRow,
  standard: StandardRow,
  party: PartyFact,
  context: ProjectContext<typeof messages>,
): void {
  const { file, root, sharing, headAt } = standard;
  context.report('party', {
    at: { file: row.file, root: row.root, pointer: party.at, part: 'key' },
    data: {
      standard: quoted(standard.label),
      permitted: someOf(sharing.permittedRecipients),
      party: quoted(party.label === '' ? 'one party' : party.label),
    },
    related: [
      {
        at: { file, root, pointer: sharing.at.permittedRecipients ?? headAt, part: 'key' },
        message: 'Who may receive the data',
      },
    ],
  });
}

function parties(type: string): string {
  return `parties:
  - {id: council, name: Exampleshire Council, identifier: GB-LAE-EXS, role: [provider, controller], accountable: {role: SIRO, contact: siro@council.example}, dpo: {contact: dpo@council.example}, contact: data.sharing@council.example, legalPower: {act: Local Government Finance Act 1992, section: 13A}, lawfulBasis: {article6: public-task}}
  - id: agency
    name: Example Income Agency
    identifier: GB-GOR-EIA
${type === '' ? '' : `    ${type}\n`}    role: [recipient, controller]
    accountable: {role: SIRO, contact: siro@agency.example}
    dpo: {contact: dpo@agency.example}
    contact: data.sharing@agency.example
    legalPower: {act: Example Agency Act 2005, section: "20"}
    lawfulBasis: {article6: public-task}
`;
}

/** The standard of the frame with those who may receive its data. */
function standard(permitted: string): string {
  return dedent`
    apiVersion: concordat/v1
    kind: DataStandard
    id: urn:gov.example:standard:claim
    title: Council tax claim
    description: What an authority records about an application for a reduction of council tax.
    version: 2.1.0
    status: active
    provenance: Entered by the officers who decide.
    limitations: Cases that were withdrawn are left out.
    quality: [{dimension: completeness, measure: share of records with a value, target: 98 %}]
    review: {next: 2027-06-01}
    valueCase: {goal: Fewer wrong decisions, users: case officers}
    sourceOfTruth: Case system of the authority
    owner: {role: Revenues data owner, contact: data.owner@council.example}
    classification: {scheme: uk-gscp, value: OFFICIAL-SENSITIVE}
    permittedRecipients: ${permitted}
    purpose: Decide who pays less council tax, and by how much.
    lawfulBasis: {article6: public-task}
    dataSubjects: [benefit-claimant]
    retention: {period: P6Y, trigger: case-closed, disposal: secure-erasure}
    justification: Each field decides the award or is printed on the letter about it.
    entities:
      - name: Claim
        kind: person
        description: One application by one claimant.
        primaryKey: [claim_id]
        fields:
          - {name: claim_id, type: string, description: Number under which the authority keeps the application., personalData: {category: "dpv-pd:Identifier", identifiability: pseudonymous}, classification: OFFICIAL}
          - {name: award_amount, type: number, description: "Weekly reduction that was granted, in pounds.", personalData: {category: "dpv-pd:Income", identifiability: quasi}}
  `;
}

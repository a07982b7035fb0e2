import { wordsOf } from '../../base/words.ts';
import type { AgreementRow, StandardRow } from '../../model/facts.ts';
import { accessRightsOf } from '../../model/formats/dataset.ts';
import { partiesKey } from '../../model/parties-key.ts';
import { claimedPurpose, purposeCalled } from '../../model/purpose.ts';
import { defineRule, each, type FactQueries, type ProjectContext } from '../define.ts';
import { agreementsOn } from '../support/agreed.ts';
import { agreementFrame } from '../support/frames/agreement.ts';
import { sharesProject } from '../support/join.ts';
import { sharedData } from '../support/shared-data.ts';
import { isOver } from '../support/sharing-stage.ts';
import { termsOf } from '../support/terms.ts';
import { quoted } from '../support/text.ts';

const messages = {
  none: '{standard} holds personal data that {given}, and no agreement of the project shares it. Write the agreement, or say in `agreementRegister` where it is listed.',
  ended:
    '{standard} holds personal data that {given}, and the only agreements that share it have ended. Renew one, or say in `agreementRegister` where the current one is listed.',
  twice:
    'Another active agreement shares {standard} between the same parties for the same purpose. If one replaces the other, end the older one.',
} as const;

type Context = ProjectContext<typeof messages>;

export const rule = defineRule({
  id: 'sharing/shared-standard-without-agreement',
  since: '0.2.0',
  stability: 'preview',
  severity: 'info',
  messages,
  docs: {
    what: 'Personal data are held for certain recipients only and no agreement of the project covers them, or two active agreements cover the same sharing.',
    why: 'Restricted data are given to somebody, sometimes. If no agreement says to whom and for what, each request is decided anew; if two say so, nobody knows which one holds.',
    instead:
      'Write the agreement beside the standard, or name the public register where it is listed (`agreementRegister: https://…`). Of two agreements on the same sharing, end one.',
    limits:
      'Asked where somebody holds the data (the standard has an owner), it says `accessRights: restricted` or names permitted recipients, and the project has at least one agreement: in other projects agreements live elsewhere. Drafts count as agreements on their way. Two agreements are the same sharing when their parties, their purpose, their regime and a standard are.',
    references: [
      'OECD Good Practice Principles for Data Ethics in the Public Sector',
      'ICO, Data sharing: a code of practice',
    ],
  },
  examples: {
    good: [
      {
        title: 'Under an agreement',
        frame: 'agreement',
        text: 'title: Income check\n',
        others: { 'standards/claim.yaml': standard('claim', 'accessRights: restricted') },
      },
      {
        title: 'Listed elsewhere',
        frame: 'agreement',
        text: 'title: Income check\n',
        others: {
          'standards/debt.yaml': standard(
            'debt',
            'accessRights: restricted\nagreementRegister: https://register.gov.example/debts',
          ),
        },
      },
      {
        title: 'A project without agreements',
        frame: 'standard',
        text: 'accessRights: restricted\nclosedReason: It names people.\n',
      },
    ],
    bad: [
      {
        title: 'Restricted, and nobody knows for whom',
        frame: 'agreement',
        text: 'title: Income check\n',
        others: {
          'standards/debt.yaml': standard('debt', 'accessRights: restricted\n^^^^^^^^^^^^ none'),
          'standards/rent.yaml': standard('rent', 'permittedRecipients: [GB-GOR-D10]\n^^^^^^^^^^^^^^^^^^^ none'),
        },
      },
      {
        title: 'The agreement has ended',
        frame: 'agreement',
        text: 'status: expired\n',
        others: { 'standards/claim.yaml': standard('claim', 'accessRights: restricted\n^^^^^^^^^^^^ ended') },
      },
      {
        title: 'Twice',
        frame: 'agreement',
        text: 'title: Income check\n^^^^^ twice\n',
        others: { 'agreements/earlier.yaml': earlier() },
      },
    ],
  },
  project: [each('standards', checkStandard), each('agreements', checkAgreement)],
});

function checkStandard(row: StandardRow, context: Context): void {
  const { sharing, processing, fragment } = row;
  if (!processing || fragment || sharing.agreementRegister !== undefined) return;
  const rights = sharing.accessRights === undefined ? undefined : accessRightsOf(sharing.accessRights);
  const named = sharing.permittedRecipients.length > 0;
  if (rights === 'public' || (rights !== 'restricted' && !named)) return;
  if (!hasAgreements(context.facts, row.file)) return;
  const own = agreementsOn(context.facts, row).filter(({ file }) => sharesProject(context.facts, row.file, file));
  if (own.some((agreement) => !isOver(agreement)) || isPerhapsShared(context.facts, row)) return;
  const pointer = sharing.at[rights === 'restricted' ? 'accessRights' : 'permittedRecipients'] ?? row.headAt;
  context.report(own.length > 0 ? 'ended' : 'none', {
    at: { file: row.file, root: row.root, pointer, part: 'key' },
    data: { standard: quoted(row.label), given: named ? 'certain recipients may get' : 'are restricted' },
    related: own.slice(0, 3).map((agreement) => ({ at: headOf(agreement), message: `Ended: ${agreement.label}` })),
  });
}

/** An agreement does not say which standard it shares: it may be this one. One that names a standard which nobody finds is told of there. */
function isPerhapsShared(facts: FactQueries, { file }: StandardRow): boolean {
  return facts
    .rows('agreements', 'standard', '')
    .some((agreement) => !isOver(agreement) && sharesProject(facts, file, agreement.file));
}

/** Somewhere in the project there is one, so that this is where agreements are kept. */
function hasAgreements(facts: FactQueries, file: string): boolean {
  return facts.keys('agreements', 'file').some((other) => sharesProject(facts, file, other));
}

/** Of two agreements the one that comes last is told of. */
function checkAgreement(row: AgreementRow, context: Context): void {
  const { facts } = context;
  const parties = row.status === 'active' ? partiesKey(row.parties) : undefined;
  const purpose = parties === undefined ? undefined : facts.derived(purposeKey, row);
  if (parties === undefined || purpose === undefined) return;
  for (const other of facts.rows('agreements', 'parties', parties)) {
    if (!comesBefore(other, row) || other.status !== 'active' || !sharesProject(facts, row.file, other.file)) continue;
    if (facts.derived(purposeKey, other) !== purpose) continue;
    const { standards } = sharedData(facts, row);
    const common = sharedData(facts, other).standards.find((standard) => standards.includes(standard));
    if (!common) continue;
    return context.report('twice', {
      at: headOf(row),
      data: { standard: quoted(common.label) },
      related: [{ at: headOf(other), message: `Also active: ${other.label}` }],
    });
  }
}

function comesBefore(one: AgreementRow, other: AgreementRow): boolean {
  return one.file === other.file ? one.root < other.root : one.file < other.file;
}

/** The purpose in one spelling, with the regime that it is pursued under; undefined where none is recorded. */
function purposeKey(row: AgreementRow, facts: FactQueries): string | undefined {
  const terms = termsOf(facts, row);
  const [category] = terms.texts('purpose', 'category');
  const purpose = category ?? terms.text('purpose', 'statement');
  if (purpose === undefined) return undefined;
  const term = purposeCalled(purpose)?.term ?? claimedPurpose(purpose) ?? wordsOf(purpose.slice(0, 500)).join(' ');
  return `${row.regime ?? ''} ${term}`;
}

function headOf({ file, root, headAt }: AgreementRow) {
  return { file, root, pointer: headAt, part: 'key' as const };
}

function standard(name: string, lines: string): string {
  return `apiVersion: concordat/v1
kind: DataStandard
id: urn:gov.example:standard:${name}
title: Register of ${name}s
description: What an authority records about a ${name}.
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
${lines}
closedReason: It holds what people owe and earn.
purpose: Decide who pays less council tax, and by how much.
lawfulBasis: {article6: public-task}
dataSubjects: [benefit-claimant]
retention: {period: P6Y, trigger: case-closed, disposal: secure-erasure}
justification: Each field decides the award or is printed on the letter about it.
entities:
  - name: ${name === 'claim' ? 'Claim' : 'Account'}
    kind: person
    description: One application by one claimant.
    primaryKey: [${name}_id]
    fields:
      - {name: ${name}_id, type: string, description: Number under which the authority keeps the ${name}., personalData: {category: "dpv-pd:Identifier", identifiability: pseudonymous}, classification: OFFICIAL}
      - {name: award_amount, type: number, description: "What was granted in a week for a ${name}, in pounds.", personalData: {category: "dpv-pd:Income", identifiability: quasi}}
`;
}

/** The agreement of the frame, as it was first written. */
function earlier(): string {
  return agreementFrame('')
    .text.replace('2026-0042', '2025-0007')
    .replace('title: Income check', 'title: First income check');
}

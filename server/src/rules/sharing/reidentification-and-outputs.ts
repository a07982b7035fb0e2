import type { AgreementRow } from '../../model/facts.ts';
import { defineRule, each, type ProjectContext } from '../define.ts';
import { asksForFiveSafes } from '../support/five-safes.ts';
import { speaksOfReidentification } from '../support/purpose-words.ts';
import { type Reidentifiable, reidentifiable } from '../support/reidentifiable.ts';
import { isOver } from '../support/sharing-stage.ts';
import { someOf } from '../support/some-of.ts';
import { type Terms, termsOf } from '../support/terms.ts';

const messages = {
  pseudonymous:
    'The data are shared under pseudonyms ({fields}), and nothing rules out telling again who the people are. Write it under `prohibited`.',
  anonymous:
    'The data of {standard} are called {claim}, and nothing rules out telling again who the people are. Write it under `prohibited`.',
  research:
    'The data serve research or statistics, and nothing rules out telling again who the people are. Write it under `prohibited`.',
  outputs:
    'The data serve research or statistics, and nothing says how results are checked before they leave. Record it under `fiveSafes.outputs`, or let only outputs leave (`onwardSharing.rule: outputs-only`).',
} as const;

type Context = ProjectContext<typeof messages>;

const STUDY = 'Study how many of the households that could apply for a reduction of council tax never do so.';
const SAFE =
  'fiveSafes: {project: Approved by the board, people: Two accredited officers, settings: Secure room, data: Pseudonymised, outputs: Checked by two officers}\n';

export const rule = defineRule({
  id: 'sharing/reidentification-and-outputs',
  since: '0.2.0',
  stability: 'preview',
  severity: 'warning',
  messages,
  docs: {
    what: 'Pseudonymous or anonymised data are shared, or data for research and statistics, and the agreement does not rule out re-identification or does not say how outputs are checked.',
    why: 'What protects such data is that nobody tries to find out who is behind them, and that no table with a single person in it leaves. Both are promises, and promises are written down.',
    instead:
      'Rule it out under `purpose.prohibited` (`re-identification`), and for research and statistics say who checks results before they leave (`fiveSafes.outputs`).',
    limits:
      'Asked where no direct identifier is shared beside the pseudonyms: with a name in the data there is nothing to re-identify. Research and statistics are told by the category of the purpose alone. Where the Five Safes are asked for as a whole, `sharing/five-safes-incomplete` speaks of outputs; this rule does where they are declined (`fiveSafes: null`). Whether a promise is kept cannot be seen from here.',
    references: [
      'Data Protection Act 2018 (UK), section 171',
      'Regulation (EU) 2022/868 (Data Governance Act), Article 5',
      'Five Safes framework, safe outputs',
    ],
  },
  examples: {
    good: [
      {
        title: 'Both are recorded',
        frame: 'agreement',
        text: `purpose: {category: "dpv:ScientificResearch", statement: "${STUDY}", prohibited: ["Ré-identification des personnes"]}\n${SAFE}`,
      },
      { title: 'A format without a place for it', frame: 'odrl', text: 'assigner: https://council.example/\n' },
    ],
    bad: [
      {
        title: 'Pseudonyms',
        frame: 'agreement',
        text: `purpose:\n^^^^^^^ pseudonymous\n  category: dpv:ImprovePublicServices\n  statement: "${STUDY}"\n`,
        fixed: `purpose:\n  category: dpv:ImprovePublicServices\n  statement: "${STUDY}"\n  prohibited: [re-identification]\n`,
      },
      {
        title: 'Research on attributes, without the Five Safes, and outputs that nobody checks',
        frame: 'agreement',
        text: `fiveSafes: null\n^^^^^^^^^ outputs\npurpose:\n  category: dpv:AcademicResearch\n  statement: "${STUDY}"\n  prohibited: ["dpv:Marketing"]\n  ^^^^^^^^^^ research\n${items('award_amount')}`,
      },
      {
        title: 'Data that are called anonymous',
        frame: 'agreement',
        text: `purpose:\n^^^^^^^ anonymous\n  category: dpv:ImprovePublicServices\n  statement: "${STUDY}"\n${items('band')}`,
        others: { 'standards/claim.yaml': anonymous() },
      },
    ],
  },
  project: [each('agreements', check)],
});

function check(row: AgreementRow, context: Context): void {
  if (row.withoutPlaceFor.includes('purpose') || isOver(row)) return;
  const terms = termsOf(context.facts, row);
  // An agreement without a purpose is told of by sharing/missing-purpose.
  if (terms.keys('purpose').length === 0) return;
  const found = reidentifiable(context.facts, row, terms);
  if (!speaksOfReidentification(terms.texts('purpose', 'prohibited'))) reportProhibition(row, terms, found, context);
  if (found.research && !checksOutputs(row, terms))
    context.report('outputs', { at: terms.place('fiveSafes', 'outputs'), data: {} });
}

function reportProhibition(
  row: AgreementRow,
  terms: Terms,
  { pseudonyms, claimed, research }: Reidentifiable,
  context: Context,
): void {
  const edit = terms.has('purpose', 'prohibited')
    ? { op: 'append' as const, root: row.root, path: ['purpose', 'prohibited'], value: 're-identification' }
    : terms.insert(['purpose', 'prohibited'], ['re-identification']);
  const at = terms.place('purpose', 'prohibited');
  const fixes = [edit && { title: 'Rule out re-identification', safety: 'suggestion' as const, edits: [edit] }];
  if (pseudonyms.length > 0) return context.report('pseudonymous', { at, data: { fields: someOf(pseudonyms) }, fixes });
  if (claimed) {
    const { file, root, headAt, label } = claimed.standard;
    const related = [{ at: { file, root, pointer: headAt, part: 'key' as const }, message: 'The standard' }];
    return context.report('anonymous', {
      at,
      data: { standard: label, claim: claimed.claim?.kind ?? '' },
      fixes,
      related,
    });
  }
  if (research) context.report('research', { at, data: {}, fixes });
}

/** Where the Five Safes are asked for, sharing/five-safes-incomplete tells of outputs as one of them. */
function checksOutputs(row: AgreementRow, terms: Terms): boolean {
  return (
    terms.has('fiveSafes', 'outputs') ||
    terms.text('onwardSharing', 'rule') === 'outputs-only' ||
    asksForFiveSafes(row, terms)
  );
}

function items(field: string): string {
  return `data:
  - id: claims
    standard: ../standards/claim.yaml
    version: 2.1.0
    fields: [${field}]
    necessity: Shows which households get a reduction and which do not.
    dataSubjects: [benefit-claimant]
    retention: {period: P2Y, trigger: case-closed, disposal: secure-erasure, certificate: true}
`;
}

function anonymous(): string {
  return `apiVersion: concordat/v1
kind: DataStandard
id: urn:gov.example:standard:claim
title: Council tax claims, anonymised
description: Anonymised records of applications for a reduction of council tax.
version: 2.1.0
status: active
provenance: Entered by the officers who decide.
limitations: Cases that were withdrawn are left out.
quality: [{dimension: completeness, measure: share of records with a value, target: 98 %}]
review: {next: 2027-06-01}
valueCase: {goal: Fewer wrong decisions, users: case officers}
sourceOfTruth: Case system of the authority
owner: {role: Revenues data owner, contact: data.owner@council.example}
classification: {scheme: uk-gscp, value: OFFICIAL}
purpose: Find out who applies.
dataSubjects: [benefit-claimant]
retention: {period: P6Y, trigger: case-closed, disposal: secure-erasure}
entities:
  - name: Claim
    kind: person
    description: Anonymised application by one claimant.
    fields:
      - {name: band, type: string, description: Letter by which the dwelling is taxed.}
      - {name: birth_year, type: year, description: As the applicant said.}
`;
}

import type { Json } from '../../base/json.ts';
import { wordsOf } from '../../base/words.ts';
import type { AgreementRow, StandardRow } from '../../model/facts.ts';
import { isWithin, purposeCalled } from '../../model/purpose.ts';
import type { Purpose } from '../../model/vocabularies/load.ts';
import { defineRule, each, type ProjectContext } from '../define.ts';
import { isPublic } from '../support/minimisation.ts';
import { speaksOfReidentification } from '../support/purpose-words.ts';
import { isResearch } from '../support/research.ts';
import { sharedData } from '../support/shared-data.ts';
import { isOver } from '../support/sharing-stage.ts';
import { someOf } from '../support/some-of.ts';
import { type Terms, termsOf } from '../support/terms.ts';
import { dedent, quoted } from '../support/text.ts';

const messages = {
  incompatible:
    '{standard} is held for {permitted}, and the agreement is for {purpose}. Record why the two are compatible (`compatibilityAssessment`), or the statute that provides for this use.',
  assessed:
    '{standard} is held for {permitted}, the agreement is for {purpose}, and the assessment says {outcome}. Settle it before data are shared.',
  prohibited: {
    text: '{standard} rules out {ruledOut} as a purpose, and the agreement is for {purpose}. Take the standard out, or ask its owner.',
    severity: 'error',
  },
  own: {
    text: 'The agreement rules out {ruledOut}, and its own purpose is {purpose}. One of the two has to go.',
    severity: 'error',
  },
} as const;

type Context = ProjectContext<typeof messages>;

export const rule = defineRule({
  id: 'sharing/purpose-incompatible',
  since: '0.2.0',
  stability: 'preview',
  severity: 'warning',
  messages,
  docs: {
    what: 'The purpose of an agreement is not among those for which a shared standard may be used, or it is one that the standard rules out.',
    why: 'People gave their data, or were made to give them, for one purpose. Another one needs a reason that somebody has examined and written down.',
    instead:
      'Record the assessment (`compatibilityAssessment: {ref, outcome}`), name the statute that provides for the use (`legalGateway` or `legalPower` with act and section), or share under a purpose that the standard permits. What a standard rules out, no assessment excuses.',
    limits:
      'Compares terms of the Data Privacy Vocabulary only: a permitted term covers the narrower ones below it. Where a standard says in words of its own what it permits, nothing is compared. Research and statistics pass where a safeguard is recorded: no re-identification, Five Safes, or pseudonymised data. Whether an assessment is right, or a statute goes that far, cannot be seen from here. Public standards are not asked.',
    references: [
      'GDPR and UK GDPR, Articles 5(1)(b), 6(4) and 89',
      'Data (Use and Access) Act 2025 (UK), section 71',
      'Data Privacy Vocabulary 2.3, purposes',
    ],
  },
  examples: {
    good: [
      {
        title: 'A narrower purpose than the permitted one',
        frame: 'agreement',
        text: agreement('dpv:ImprovePublicServices'),
        others: { 'standards/claim.yaml': standard('permittedPurposes: ["dpv:PublicBenefit"]') },
      },
      {
        title: 'Examined',
        frame: 'agreement',
        text: agreement(
          'dpv:FraudPreventionAndDetection',
          '  compatibilityAssessment: {ref: CA-2026-12, outcome: compatible}\n',
        ),
        others: { 'standards/claim.yaml': standard('permittedPurposes: ["dpv:ImprovePublicServices"]') },
      },
      {
        title: 'Statistics, without telling again who people are',
        frame: 'agreement',
        text: `${agreement('dpv:ProvideOfficialStatistics')}fiveSafes: {project: Approved by the board, people: Two accredited officers, settings: Secure room, data: Pseudonymised, outputs: Checked by two officers}\n`,
        others: { 'standards/claim.yaml': standard('permittedPurposes: ["dpv:ImprovePublicServices"]') },
      },
      {
        title: 'A purpose in words',
        frame: 'agreement',
        text: agreement('dpv:FraudPreventionAndDetection'),
        others: { 'standards/claim.yaml': standard('') },
      },
    ],
    bad: [
      {
        title: 'Another purpose',
        frame: 'agreement',
        text: agreement('dpv:FraudPreventionAndDetection\n            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ incompatible'),
        others: { 'standards/claim.yaml': standard('permittedPurposes: ["dpv:ImprovePublicServices"]') },
        fixed: agreement('dpv:FraudPreventionAndDetection', '  compatibilityAssessment: {ref: "", outcome: ""}\n'),
      },
      {
        title: 'Examined and found wanting',
        frame: 'agreement',
        text: agreement(
          'dpv:FraudPreventionAndDetection\n            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ assessed',
          '  compatibilityAssessment: {ref: CA-2026-12, outcome: not compatible}\n',
        ),
        others: { 'standards/claim.yaml': standard('permittedPurposes: ["dpv:ImprovePublicServices"]') },
      },
      {
        title: 'Ruled out, whatever the assessment says',
        frame: 'agreement',
        text: agreement(
          'dpv:FraudPreventionAndDetection\n            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ prohibited',
          '  compatibilityAssessment: {ref: CA-2026-12, outcome: compatible}\n',
        ),
        others: { 'standards/claim.yaml': standard('prohibitedPurposes: ["dpv:EnforceSecurity"]') },
      },
      {
        title: 'Ruled out by itself',
        frame: 'agreement',
        text: agreement('dpv:Marketing\n            ^^^^^^^^^^^^^ own').replace(
          'prohibited: [',
          'prohibited: ["dpv:Marketing", ',
        ),
      },
      {
        title: 'In ODRL',
        frame: 'odrl',
        text: dedent`
          permission:
            - action: use
              target: urn:gov.example:standard:claim
              constraint:
                - {leftOperand: purpose, operator: eq, rightOperand: "https://w3id.org/dpv#DirectMarketing"}
                                                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ prohibited
        `,
        others: { 'standards/claim.yaml': standard('prohibitedPurposes: ["https://w3id.org/dpv#Marketing"]') },
      },
    ],
  },
  project: [each('agreements', check)],
});

function check(row: AgreementRow, context: Context): void {
  const terms = termsOf(context.facts, row);
  const purpose = terms.texts('purpose', 'category').map(purposeCalled)[0];
  if (!purpose) return;
  const at = terms.valuePlace('purpose', 'category');
  const own = ruledOut(purpose, terms.texts('purpose', 'prohibited'));
  if (own) context.report('own', { at, data: { ruledOut: nameOf(own), purpose: nameOf(purpose) } });
  for (const standard of sharedData(context.facts, row).standards) {
    if (!isPublic(standard)) checkStandard(row, standard, purpose, terms, context);
  }
}

function checkStandard(
  row: AgreementRow,
  standard: StandardRow,
  purpose: Purpose,
  terms: Terms,
  context: Context,
): void {
  const at = terms.valuePlace('purpose', 'category');
  const related = (key: string, message: string) => [
    {
      at: {
        file: standard.file,
        root: standard.root,
        pointer: standard.sharing.at[key] ?? standard.headAt,
        part: 'key' as const,
      },
      message,
    },
  ];
  const data = { standard: quoted(standard.label), purpose: nameOf(purpose) };
  const prohibited = ruledOut(purpose, standard.sharing.prohibitedPurposes);
  if (prohibited) {
    context.report('prohibited', {
      at,
      data: { ...data, ruledOut: nameOf(prohibited) },
      related: related('prohibitedPurposes', 'Purposes that the standard rules out'),
    });
    return;
  }
  const permitted = permittedBy(standard);
  if (isOver(row) || permitted.length === 0 || permitted.some((one) => isWithin(purpose, one))) return;
  if (hasStatute(row, terms) || (isResearch([purpose.term]) && hasSafeguard(row, terms, context))) return;
  const assessment = terms.value('purpose', 'compatibilityAssessment');
  const outcome = terms.text('purpose', 'compatibilityAssessment', 'outcome');
  const from = {
    at,
    data: { ...data, permitted: someOf(permitted.map(({ term }) => term)) },
    related: related(
      standard.sharing.permittedPurposes.length > 0 ? 'permittedPurposes' : 'purpose',
      'What the standard is held for',
    ),
  };
  if (outcome !== undefined && terms.has('purpose', 'compatibilityAssessment', 'ref')) {
    if (isRefusal(outcome)) context.report('assessed', { ...from, data: { ...from.data, outcome: quoted(outcome) } });
    return;
  }
  const edit = assessment === undefined ? terms.insert(['purpose', 'compatibilityAssessment'], BLANK) : undefined;
  context.report('incompatible', {
    ...from,
    fixes: [edit && { title: 'Insert an assessment to fill in', safety: 'suggestion', edits: [edit] }],
  });
}

const BLANK: Json = { ref: '', outcome: '' };

/** What the standard permits, if it says so in terms alone: words of its own may permit more (ruling 15). */
function permittedBy({ sharing }: StandardRow): Purpose[] {
  const held = sharing.purposes.map(purposeCalled);
  const permitted = sharing.permittedPurposes.map(purposeCalled);
  const asked = permitted.length > 0 ? permitted : held;
  if (asked.length === 0 || asked.includes(undefined)) return [];
  return [...new Set([...permitted, ...held])].filter((purpose) => purpose !== undefined);
}

function ruledOut(purpose: Purpose, prohibited: readonly string[]): Purpose | undefined {
  return prohibited.map(purposeCalled).find((one) => one !== undefined && isWithin(purpose, one));
}

/** An act and a section, as the gateway or as the power of a party (ruling 15). */
function hasStatute(row: AgreementRow, terms: Terms): boolean {
  return (
    isStatute(terms.list('legalGateway')) ||
    isStatute(terms.list('legalPower')) ||
    row.parties.some((party) => isStatute(terms.at(party).list('legalPower')))
  );
}

function isStatute(powers: readonly Json[]): boolean {
  return powers.some((power) => {
    const { act, section } = (power ?? {}) as { readonly act?: Json; readonly section?: Json };
    return typeof act === 'string' && section !== undefined && section !== null;
  });
}

function hasSafeguard(row: AgreementRow, terms: Terms, context: Context): boolean {
  const { fields, direct, pseudonymous } = sharedData(context.facts, row);
  return (
    speaksOfReidentification(terms.texts('purpose', 'prohibited')) ||
    terms.has('fiveSafes') ||
    (fields.length > 0 && direct.length === 0 && pseudonymous.length > 0)
  );
}

/** Outcomes that are no yes: "incompatible", "not compatible", "refused". */
function isRefusal(outcome: string): boolean {
  return wordsOf(outcome).some((word) => REFUSALS.has(word));
}

const REFUSALS: ReadonlySet<string> = new Set(
  'incompatible not refused rejected no negative fail failed incompatibile incompatibles incompativel unvereinbar nicht abgelehnt niet onverenigbaar non pas refuse rechazado rifiutato recusado nao'.split(
    ' ',
  ),
);

function nameOf({ term }: Purpose): string {
  return quoted(term);
}

/** Powers at common law, which are no statute. */
function agreement(category: string, more = ''): string {
  return `parties:
  - {id: council, name: Exampleshire Council, identifier: GB-LAE-EXS, role: [provider, controller], accountable: {role: SIRO, contact: siro@council.example}, dpo: {contact: dpo@council.example}, contact: data.sharing@council.example, legalPower: {act: common law}, lawfulBasis: {article6: public-task}}
  - {id: agency, name: Example Income Agency, identifier: GB-GOR-EIA, role: [recipient, controller], accountable: {role: SIRO, contact: siro@agency.example}, dpo: {contact: dpo@agency.example}, contact: data.sharing@agency.example, legalPower: {act: common law}, lawfulBasis: {article6: public-task}}
purpose:
  category: ${category}
  statement: Check the earned income of new applicants, so that awards are right from the first week.
  effect: administrative
  taskOf: provider-and-recipient
  prohibited: [re-identification]
${more}`;
}

/** The standard of the frame with another line. */
function standard(line: string): string {
  return `apiVersion: concordat/v1
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
purpose: Decide who pays less council tax, and by how much.
${line === '' ? '' : `${line}\n`}lawfulBasis: {article6: public-task}
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

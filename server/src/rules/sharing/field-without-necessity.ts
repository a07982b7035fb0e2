import { didYouMean } from '../../base/did-you-mean.ts';
import type { AgreementRow } from '../../model/facts.ts';
import { defineRule, each, type ProjectContext } from '../define.ts';
import { type PersonalShare, type SharedPersonal, sharedPersonal } from '../support/minimisation.ts';
import { someOf } from '../support/some-of.ts';
import { dedent, quoted } from '../support/text.ts';

const messages = {
  one: '{fields} is personal data, and nothing says what it is needed for. Write the reason under `necessity`.',
  several:
    '{fields} are personal data, and nothing says what they are needed for. Write the reasons under `necessity`.',
  special: {
    text: 'Nothing says what these are needed for: {fields}. Of a special category or about offences: {special}. Write the reasons under `necessity`, or leave them out.',
    severity: 'warning',
  },
  stray:
    '`necessity` gives a reason for {key}, which this item does not share. Share the field, or take the reason away.',
  meant: '`necessity` gives a reason for {key}, which this item does not share: did you mean {suggestion}?',
} as const;

type Context = ProjectContext<typeof messages>;

export const rule = defineRule({
  id: 'sharing/field-without-necessity',
  since: '0.2.0',
  stability: 'preview',
  severity: 'info',
  messages,
  docs: {
    what: 'Personal data are shared and the agreement does not say what the field is needed for, or it gives a reason for a field that it does not share.',
    why: 'Only what the purpose needs may be shared. A reason for each field is how the parties find out that one of them is not needed, and what a data-protection officer asks for first.',
    instead:
      'Write one reason for the whole item (`necessity: …`), or one for each personal field (`necessity: {award_amount: Shows whether the declared income fits the award.}`).',
    limits:
      'Looks whether a reason of two words or more is there, not whether it is good. Only fields that are declared, or very likely, personal are asked about; public standards are not. Where nearly all personal fields are shared without a reason, `sharing/all-fields` says so instead.',
    references: ['GDPR and UK GDPR, Article 5(1)(c)', 'ICO, Data sharing: a code of practice'],
  },
  examples: {
    good: [
      {
        title: 'One reason for all',
        frame: 'agreement',
        text: item('necessity: Finds the application and shows the award that is checked.'),
      },
      {
        title: 'By another name of the same field',
        frame: 'agreement',
        text: item('necessity: {Claim.claim_id: match to the right application, award_amount: eligibility threshold}'),
      },
      { title: 'A format that knows no fields', frame: 'odrl', text: 'assigner: https://council.example/\n' },
    ],
    bad: [
      {
        title: 'None',
        frame: 'agreement',
        text: item('').replace('id: claims\n', 'id: claims\n    ^^ several\n'),
        fixed: `${item('')}    necessity: {claim_id: "", award_amount: ""}\n`,
      },
      {
        title: 'One is missing, and one is a shrug',
        frame: 'agreement',
        text: item(
          'necessity: {claim_id: match to the right application, award_amount: needed}\n                                                          ^^^^^^^^^^^^ one',
        ),
      },
      {
        title: 'A slip in a name, and a field that is not shared',
        frame: 'agreement',
        text: item(
          'necessity:\n      claim_id: match to the right application\n      award_amout: eligibility threshold\n      ^^^^^^^^^^^ meant\n      shoe_size: nobody knows why\n      ^^^^^^^^^ stray',
        ),
        fixed: item(
          'necessity:\n      claim_id: match to the right application\n      award_amount: eligibility threshold\n      shoe_size: nobody knows why',
        ),
      },
      {
        title: 'Health',
        frame: 'agreement',
        text: visit('fields: [visit_id, reason, finding]').replace('id: visits\n', 'id: visits\n    ^^ special\n'),
        others: { 'standards/visit.yaml': standard() },
      },
      {
        title: 'A single field on health',
        frame: 'agreement',
        text: visit(
          'fields: [visit_id, reason]\n    necessity: {visit_id: match to the right visit}\n    ^^^^^^^^^ special',
        ),
        others: { 'standards/visit.yaml': standard() },
      },
    ],
  },
  project: [each('agreements', check)],
});

function check(row: AgreementRow, context: Context): void {
  for (const found of sharedPersonal(context.facts, row)) {
    const corrected = reportStray(row, found, context);
    if (found.all) continue;
    const unexplained = found.unexplained.filter(({ name }) => !corrected.has(name));
    const special = unexplained.filter((field) => field.special).map(({ name }) => name);
    if (special.length === 0 && found.wholesale) continue;
    report(unexplained, special, found, context);
  }
}

function report(
  fields: readonly PersonalShare[],
  special: readonly string[],
  { terms }: SharedPersonal,
  context: Context,
): void {
  const [first] = fields;
  if (!first) return;
  const names = fields.map(({ name }) => name);
  const edits = terms.has('necessity')
    ? names
        .filter((name) => !terms.keys('necessity').includes(name))
        .map((name) => terms.insert(['necessity', name], ''))
    : [terms.insert(['necessity'], Object.fromEntries(names.map((name) => [name, ''])))];
  const found = edits.filter((edit) => edit !== undefined);
  const place = {
    // A reason that is written and says nothing is the place of its field.
    at: names.length === 1 ? terms.place('necessity', first.name) : terms.place('necessity'),
    fixes: [
      terms.text('necessity') === undefined && found.length > 0
        ? { title: 'Insert a place for the reasons', safety: 'suggestion' as const, edits: found }
        : undefined,
    ],
  };
  const data = { fields: someOf(names) };
  if (special.length > 0) context.report('special', { ...place, data: { ...data, special: someOf(special) } });
  else context.report(names.length === 1 ? 'one' : 'several', { ...place, data });
}

/** The fields that were meant by a misspelt key: they have their reason. */
function reportStray(
  row: AgreementRow,
  { item: shared, terms, stray, unexplained }: SharedPersonal,
  context: Context,
): Set<string> {
  const corrected = new Set<string>();
  for (const key of stray) {
    const open = unexplained.map(({ name }) => name).filter((name) => !corrected.has(name));
    const suggestion = didYouMean(key, open.length > 0 ? open : shared.fields);
    const at = terms.place('necessity', key);
    if (suggestion === undefined) {
      context.report('stray', { at, data: { key: quoted(key) } });
      continue;
    }
    const isFree = open.includes(suggestion);
    corrected.add(suggestion);
    const edit = {
      op: 'rename' as const,
      root: row.root,
      path: at.pointer.split('/').slice(1).map(unescaped),
      to: suggestion,
    };
    context.report('meant', {
      at,
      data: { key: quoted(key), suggestion: quoted(suggestion) },
      fixes: [isFree ? { title: `Write ${quoted(suggestion)}`, safety: 'suggestion', edits: [edit] } : undefined],
    });
  }
  return corrected;
}

function unescaped(step: string): string {
  return step.replaceAll('~1', '/').replaceAll('~0', '~');
}

function item(line: string): string {
  return `data:
  - id: claims
    standard: ../standards/claim.yaml
    version: 2.1.0
    fields: [claim_id, award_amount]
${line === '' ? '' : `    ${line}\n`}    dataSubjects: [benefit-claimant]
    retention: {period: P2Y, trigger: case-closed, disposal: secure-erasure, certificate: true}
`;
}

function visit(line: string): string {
  return `lawfulBasis: {article6: public-task, article9: health-social-care, schedule1: health-or-social-care-purposes}
data:
  - id: visits
    standard: ../standards/visit.yaml
    version: 1.0.0
    ${line}
    dataSubjects: [patient]
    retention: {period: P2Y, trigger: visit, disposal: secure-erasure, certificate: true}
`;
}

function standard(): string {
  return dedent`
    apiVersion: concordat/v1
    kind: DataStandard
    id: urn:gov.example:standard:visit
    title: Visits
    description: Visits of patients to a clinic.
    version: 1.0.0
    status: active
    provenance: Entered by the officers who decide.
    limitations: Cases that were withdrawn are left out.
    quality: [{dimension: completeness, measure: share of records with a value, target: 98 %}]
    review: {next: 2027-06-01}
    valueCase: {goal: Fewer wrong decisions, users: case officers}
    sourceOfTruth: Case system of the authority
    owner: {role: Clinic data owner, contact: data.owner@clinic.example}
    classification: {scheme: uk-gscp, value: OFFICIAL-SENSITIVE}
    purpose: Plan and pay for visits.
    dataSubjects: [patient]
    lawfulBasis: {article6: public-task, article9: health-social-care, schedule1: health-or-social-care-purposes}
    retention: {period: P8Y, trigger: last-visit, disposal: secure-erasure}
    dpia: {ref: DPIA-7, date: 2026-08-03}
    justification: The clinic treats what the person came for.
    entities:
      - name: Visit
        kind: event
        description: One visit of a patient.
        primaryKey: [visit_id]
        fields:
          - name: visit_id
            type: string
            description: Number under which the clinic keeps the visit.
            personalData: {category: "dpv-pd:Identifier", identifiability: pseudonymous}
          - name: reason
            type: string
            description: Why the patient came.
            personalData: {category: "dpv-pd:Health", identifiability: quasi, specialCategory: health}
          - name: finding
            type: string
            description: What the doctor found.
            personalData: {category: "dpv-pd:Health", identifiability: quasi, specialCategory: health}
  `;
}

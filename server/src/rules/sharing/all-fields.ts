import type { AgreementRow, FieldRow } from '../../model/facts.ts';
import { defineRule, each, type ProjectContext } from '../define.ts';
import { fieldsOfStandard } from '../support/join.ts';
import { type SharedPersonal, sharedPersonal } from '../support/minimisation.ts';
import { someOf } from '../support/some-of.ts';
import { dedent, quoted } from '../support/text.ts';

const messages = {
  all: '`*` shares every field of {standard}, {count} of them personal data ({fields}), and those that later versions add. List the ones that the purpose needs.',
  nearly:
    '{item} shares {count} of the {total} personal fields of {standard} and gives no reason for any ({fields}). Leave out what the purpose does not need, and say why the rest is.',
} as const;

type Context = ProjectContext<typeof messages>;

export const rule = defineRule({
  id: 'sharing/all-fields',
  since: '0.2.0',
  stability: 'preview',
  severity: 'warning',
  messages,
  docs: {
    what: 'An agreement shares all fields of a standard with personal data, or nearly all of the personal ones without a reason.',
    why: 'Sharing everything is easy to agree on and hard to defend: only what the purpose needs may go, and nobody has asked field by field. With `*`, what the next version adds goes as well.',
    instead:
      'List the fields, and say under `necessity` what each personal one is needed for. The fix writes the list out; then take away what is not needed.',
    limits:
      'Nearly all: nine in ten of at least five personal fields, none of them with a reason. `*` is fine for standards without personal data and for public ones. An item without any fields is told by `sharing/missing-data-items`. Formats that share a standard as a whole are not asked.',
    references: [
      'GDPR and UK GDPR, Article 5(1)(c)',
      'ICO, Data sharing: a code of practice',
      'Data Availability and Transparency Code (Australia), data minimisation',
    ],
  },
  examples: {
    good: [
      {
        title: 'A public standard as a whole',
        frame: 'agreement',
        text: `${item(['fields: "*"'], 'streets')}${item(['fields: [claim_id]'], 'claim').replace('data:\n', '')}`,
        others: { 'standards/streets.yaml': streets() },
      },
      { title: 'A format that knows no fields', frame: 'odrl', text: 'assigner: https://council.example/\n' },
    ],
    bad: [
      {
        title: 'Everything',
        frame: 'agreement',
        text: item(['fields: "*"', '        ^^^ all'], 'claim'),
        fixed: item(['fields: [claim_id, award_amount]'], 'claim'),
      },
      {
        title: 'Nearly all personal fields, without a reason',
        frame: 'agreement',
        text: item(['fields: [name, income, rent, partner, employer]', '^^^^^^ nearly'], 'household'),
        others: { 'standards/household.yaml': household() },
      },
    ],
  },
  project: [each('agreements', check)],
});

function check(row: AgreementRow, context: Context): void {
  for (const found of sharedPersonal(context.facts, row)) {
    if (found.shared.length === 0) continue;
    if (found.all) reportAll(found, context);
    else if (found.wholesale) reportNearly(found, context);
  }
}

function reportAll({ standard, terms, shared }: SharedPersonal, context: Context): void {
  const fields = fieldsOfStandard(context.facts, standard);
  const edit = terms.insert(['fields'], namesIn(fields));
  context.report('all', {
    at: terms.valuePlace('fields'),
    data: {
      standard: quoted(standard.label),
      count: String(shared.length),
      fields: someOf(shared.map(({ name }) => name)),
    },
    related: [
      {
        at: { file: standard.file, root: standard.root, pointer: standard.headAt, part: 'key' },
        message: 'The standard',
      },
    ],
    fixes: [edit && { title: 'Write the fields out', safety: 'suggestion', edits: [edit] }],
  });
}

function reportNearly(
  { item: { label }, standard, terms, shared, personalInStandard }: SharedPersonal,
  context: Context,
): void {
  context.report('nearly', {
    at: terms.place('fields'),
    data: {
      item: label === '' ? 'An item of the data' : quoted(label),
      standard: quoted(standard.label),
      count: String(shared.length),
      total: String(personalInStandard),
      fields: someOf(shared.map(({ name }) => name)),
    },
    related: [
      {
        at: { file: standard.file, root: standard.root, pointer: standard.headAt, part: 'key' },
        message: 'The standard',
      },
    ],
  });
}

/** Bare names where they are one field’s, else with the entity. */
function namesIn(fields: readonly FieldRow[]): string[] {
  const count = new Map<string, number>();
  for (const { path } of fields) count.set(path, (count.get(path) ?? 0) + 1);
  return [...new Set(fields.map(({ entity, path }) => (count.get(path) === 1 ? path : `${entity}.${path}`)))];
}

function item(lines: readonly string[], standard: string): string {
  return `data:
  - id: ${standard}
    standard: ../standards/${standard}.yaml
    version: 2.1.0
${lines.map((line) => `    ${line}\n`).join('')}${standard === 'claim' ? '    necessity: Finds the application and shows the award that is checked.\n' : ''}    dataSubjects: [benefit-claimant]
    retention: {period: P2Y, trigger: case-closed, disposal: secure-erasure, certificate: true}
`;
}

function streets(): string {
  return dedent`
    apiVersion: concordat/v1
    kind: DataStandard
    id: urn:gov.example:standard:street
    title: Streets
    description: Streets as the gazetteer of the council keeps them.
    version: 2.1.0
    status: active
    provenance: Entered by the officers who decide.
    limitations: Cases that were withdrawn are left out.
    quality: [{dimension: completeness, measure: share of records with a value, target: 98 %}]
    review: {next: 2027-06-01}
    valueCase: {goal: Fewer wrong decisions, users: case officers}
    sourceOfTruth: Case system of the authority
    owner: {role: Gazetteer custodian, contact: gazetteer@council.example}
    accessRights: public
    licence: OGL-UK-3.0
    classification: {scheme: uk-gscp, value: OFFICIAL}
    entities:
      - name: Street
        kind: place
        description: A way with a name of its own.
        fields:
          - {name: street_name, type: string, description: As it is signed.}
          - {name: postcode_area, type: string, description: Letters that all postcodes in it begin with., personalData: none}
  `;
}

function household(): string {
  const fields = ['name', 'income', 'rent', 'partner', 'employer'];
  return `apiVersion: concordat/v1
kind: DataStandard
id: urn:gov.example:standard:household
title: Households
description: Households that apply for help with the rent.
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
purpose: Decide who gets help with the rent.
lawfulBasis: {article6: public-task}
dataSubjects: [benefit-claimant]
retention: {period: P6Y, trigger: case-closed, disposal: secure-erasure}
justification: Each field decides the award or is printed on the letter about it.
entities:
  - name: Household
    kind: person
    description: People who live together, by the one who applied.
    primaryKey: [household_id]
    fields:
      - {name: household_id, type: string, description: Number under which the council keeps the household., personalData: none}
${fields.map((field) => `      - {name: ${field}, type: string, required: true, description: The ${field} as the applicant said., personalData: {category: "dpv-pd:Household", identifiability: ${field === 'name' ? 'direct' : 'quasi'}}}`).join('\n')}
`;
}

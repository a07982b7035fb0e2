import { listOf } from '../../base/words.ts';
import type { Standard } from '../../model/entities.ts';
import type { AgreementRow } from '../../model/facts.ts';
import { canBeMissing, personalFieldsOf } from '../../model/personal-content.ts';
import { defineRule, each, type FileContext, type ProjectContext } from '../define.ts';
import { groupAmong, subjectsOf } from '../support/care-groups.ts';
import { joinAgreement } from '../support/join.ts';
import { insertMark } from '../support/personal-content.ts';
import { personalClaim } from '../support/personal-example.ts';
import { dedent, quoted } from '../support/text.ts';

const messages = {
  standard:
    '`{label}` shows {count} signs of a high risk for people: {signs}. No impact assessment is recorded. Refer to it, or record why none is required (`dpia`).',
  agreement:
    'The agreement shows {count} signs of a high risk for people: {signs}. No impact assessment is recorded. Refer to it, or record why none is required (`dpia`).',
  active: {
    text: 'The agreement is in force and shows {count} signs of a high risk for people: {signs}. No impact assessment is recorded. Refer to it, or record why none is required (`dpia`).',
    severity: 'error',
  },
} as const;

export const rule = defineRule({
  id: 'privacy/dpia-indicators',
  since: '0.2.0',
  stability: 'preview',
  severity: 'warning',
  messages,
  docs: {
    what: 'Two or more signs of a high risk for people, and no record of an impact assessment.',
    why: 'The European authorities name nine criteria; where two meet, an assessment is needed in most cases. It is made before the processing begins.',
    instead:
      'Refer to the assessment: `dpia: {status: approved, ref: …, date: …}`. Where it was looked at and none is required, record that: `dpia: {status: not-required, reason: …, approvedBy: …}`.',
    limits:
      'Sees four of the nine criteria: special categories or offences; children and others who need care; data of several standards brought together; decisions that a machine makes. Scale, monitoring, scoring and new techniques are not to be seen in a schema. A reference is enough, whatever it says.',
    references: ['GDPR and UK GDPR, Article 35(1) and (3)', 'Article 29 Working Party, WP 248 rev.01'],
  },
  examples: {
    good: [
      {
        title: 'Recorded',
        frame: 'json-schema',
        text: personalClaim('json-schema', {
          personalData: '{category: "dpv-pd:Health", identifiability: quasi, specialCategory: health}',
          marks: {
            dataSubjects: '[patient]',
            lawfulBasis: '{article6: public-task, article9: A9-2-h, schedule1: health-or-social-care-purposes}',
            dpia: '{status: not-required, reason: Covered by the assessment of the ward system}',
          },
        }),
      },
      { title: 'One sign', frame: 'standard', text: 'dataSubjects: [patient]\n' },
    ],
    bad: [
      {
        title: 'Health data of patients',
        frame: 'json-schema',
        text: personalClaim('json-schema', {
          personalData: '{category: "dpv-pd:Health", identifiability: quasi, specialCategory: health}',
          marks: {
            dataSubjects: '[patient]',
            lawfulBasis: '{article6: public-task, article9: A9-2-h, schedule1: health-or-social-care-purposes}',
          },
          marker: 'standard',
        }),
      },
      {
        title: 'An agreement in force',
        frame: 'agreement',
        without: ['dpia'],
        text: dedent`
          title: Income check for council tax reduction
          ^^^^^ active
          automatedDecisions: {used: true, logic: Income below a line, humanReview: true}
          data:
            - id: claims
              standard: ../standards/claim.yaml
              version: 2.1.0
              fields: [claim_id, award_amount]
              necessity: Finds the application and shows the award that is checked.
              dataSubjects: [refugee]
              retention: {period: P2Y, trigger: decision-date, disposal: secure-erasure}
        `,
      },
      {
        title: 'One that is being prepared',
        frame: 'agreement',
        without: ['dpia'],
        text: dedent`
          title: Income check for council tax reduction
          ^^^^^ agreement
          status: under-review
          automatedDecisions: {used: true, logic: Income below a line, humanReview: true}
          data:
            - id: claims
              standard: ../standards/claim.yaml
              version: 2.1.0
              fields: [claim_id, award_amount]
              necessity: Finds the application and shows the award that is checked.
              dataSubjects: [refugee]
              retention: {period: P2Y, trigger: decision-date, disposal: secure-erasure}
        `,
      },
    ],
  },
  on: { standard: checkStandard },
  project: [each('agreements', checkAgreement)],
});

function checkStandard(standard: Standard, context: FileContext<typeof messages>): void {
  const { marks, head, label } = standard;
  if (marks.dpia || !canBeMissing(standard, 'dpia')) return;
  // Groups are declared or not at once; the fields are looked at only where a second sign could be found.
  const people = peopleSign(
    subjectsOf(standard).map(({ text }) => text),
    context.languages,
  );
  if (people === undefined) return;
  let kind: string | undefined;
  for (const { field, special, criminal } of personalFieldsOf(standard, context.languages)) {
    if (special === undefined && !criminal) continue;
    kind = kindSign(criminal, field.name);
    break;
  }
  if (kind === undefined) return;
  context.report('standard', {
    at: head,
    data: { label, count: '2', signs: `${kind} and ${people}` },
    fixes: insertMark(standard, 'dpia', { status: '', ref: '' }, 'Insert an impact assessment to fill in', context),
  });
}

function checkAgreement(row: AgreementRow, context: ProjectContext<typeof messages>): void {
  if (row.dpia || row.format !== 'agreement') return;
  const items = joinAgreement(context.facts, row);
  const fields = items.flatMap((item) => item.fields.flatMap(({ rows }) => rows));
  const sensitive = fields.find(({ special, criminal }) => special || criminal);
  const people = peopleSign(
    row.items.flatMap(({ dataSubjects }) => dataSubjects),
    context.languages,
  );
  const standards = new Set(
    items.flatMap(({ standard, fields: shared }) =>
      shared.some(({ rows }) => rows.some(({ personal }) => personal === 'declared')) ? (standard?.file ?? []) : [],
    ),
  );
  const signs = [
    sensitive && kindSign(sensitive.criminal, sensitive.name),
    people,
    standards.size > 1 ? `personal data of ${standards.size} standards brought together` : undefined,
    row.automatedDecisions ? 'decisions made by a machine' : undefined,
  ].filter((sign) => sign !== undefined);
  if (signs.length < 2) return;
  const edit = { op: 'set' as const, root: row.root, path: ['dpia'], value: { status: '', ref: '' } };
  context.report(row.status === 'active' ? 'active' : 'agreement', {
    at: { file: row.file, root: row.root, pointer: row.headAt, part: 'key' },
    data: { count: String(signs.length), signs: listOf(signs, 'and') },
    fixes: [{ title: 'Insert an impact assessment to fill in', safety: 'suggestion', edits: [edit] }],
  });
}

function kindSign(criminal: boolean, field: string): string {
  return criminal ? `data on offences (${quoted(field)})` : `a special category (${quoted(field)})`;
}

function peopleSign(subjects: readonly string[], languages: readonly string[]): string | undefined {
  const children = groupAmong(subjects, 'children', languages);
  if (children !== undefined) return `children (${quoted(children)})`;
  const vulnerable = groupAmong(subjects, 'vulnerable', languages);
  return vulnerable === undefined ? undefined : `people who need care (${quoted(vulnerable)})`;
}

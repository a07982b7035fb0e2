import type { Standard } from '../../model/entities.ts';
import { canBeMissing, personalFieldsOf } from '../../model/personal-content.ts';
import { defineRule, type FileContext } from '../define.ts';
import { subjectsOf } from '../support/care-groups.ts';
import { kindSign, peopleSign } from '../support/dpia-signs.ts';
import { insertMark } from '../support/personal-content.ts';
import { personalClaim } from '../support/personal-example.ts';
import { dedent } from '../support/text.ts';

const messages = {
  standard:
    '`{label}` shows {count} signs of a high risk for people: {signs}. No impact assessment is recorded. Refer to it, or record why none is required (`dpia`).',
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
      'Sees two of the nine criteria: special categories or offences; children and others who need care. Scale, matching, monitoring, scoring and decisions by machine are not to be seen in a schema: an agreement that records them is told by `sharing/dpia-missing`. A reference is enough, whatever it says.',
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
        title: 'Health data of patients, in a standard of our own',
        frame: 'standard',
        text: dedent`
          title: Council tax claim
          ^^^^^ standard
          dataSubjects: [patient]
          lawfulBasis: {article6: public-task, article9: A9-2-h, schedule1: health-or-social-care-purposes}
          entities:
            - name: Claim
              kind: person
              description: One application by one claimant.
              primaryKey: [claim_id]
              fields:
                - name: claim_id
                  type: string
                  description: Number under which the authority keeps the application.
                  personalData: {category: "dpv-pd:Identifier", identifiability: pseudonymous}
                - name: diagnosis
                  type: string
                  description: What the doctor found.
                  personalData: {category: "dpv-pd:Health", identifiability: quasi, specialCategory: health}
        `,
      },
    ],
  },
  on: { standard: checkStandard },
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

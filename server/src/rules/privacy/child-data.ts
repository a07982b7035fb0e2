import type { Agreement, Standard } from '../../model/entities.ts';
import { canBeMissing } from '../../model/personal-content.ts';
import { defineRule, type FileContext } from '../define.ts';
import { groupAmong, isAboutChildren, subjectsOf } from '../support/care-groups.ts';
import { insertMark } from '../support/personal-content.ts';
import { personalClaim } from '../support/personal-example.ts';
import { dedent, quoted } from '../support/text.ts';

const messages = {
  declared:
    '{label} is about children ({group}), and nothing records how their interests were weighed: `childrensInterests`, or the impact assessment.',
  inferred:
    '`{entity}` in `{label}` seems to be about children, and nothing records how their interests were weighed: `childrensInterests`, or the impact assessment.',
} as const;

export const rule = defineRule({
  id: 'privacy/child-data',
  since: '0.2.0',
  stability: 'preview',
  severity: 'warning',
  messages,
  docs: {
    what: 'Data about children without a record of how the children’s interests were weighed.',
    why: 'Children know less of what becomes of data about them, and live longer with it. The law asks for particular protection, and sharing for a compelling reason.',
    instead:
      'Refer to where it was weighed: `childrensInterests: {ref: …}`, or `dpia: {ref: …}` where the impact assessment covers it. The fix opens the place.',
    limits:
      'Goes by the declared groups of people, in seven languages and by terms of DPV; where somebody holds the data, also by entities about people whose name or highest age says children. `child` and `parent` in trees and processes are no people. Looks whether a reference is there, not what it says.',
    references: [
      'GDPR and UK GDPR, Recital 38 and Article 8',
      'ICO, Data sharing: a code of practice, Sharing data about children',
      'Data (Use and Access) Act 2025 (UK), section 81',
    ],
  },
  examples: {
    good: [
      {
        title: 'Weighed',
        frame: 'json-schema',
        text: personalClaim('json-schema', {
          marks: { dataSubjects: '[pupil]', childrensInterests: '{ref: BIA-2026-03}' },
        }),
      },
      {
        title: 'A child in a tree',
        frame: 'standard',
        text: dedent`
          entities:
            - name: ChildNode
              kind: record
              description: Place in a tree of departments.
              fields:
                - {name: child_id, type: string, description: Number of the place.}
        `,
      },
    ],
    bad: [
      {
        title: 'A declared group',
        frame: 'json-schema',
        text: personalClaim('json-schema', { marks: { dataSubjects: '[pupil]' }, marker: 'declared' }),
      },
      {
        title: 'An entity about children, in another language',
        frame: 'standard',
        without: ['dataSubjects'],
        text: dedent`
          title: Inscriptions
          ^^^^^ privacy/missing-data-subjects:standard
          ^^^^^ inferred
          language: [fr]
          description: Inscriptions des enfants dans les écoles de la commune.
          purpose: Inscrire les enfants dans une école.
          justification: Chaque donnée sert au placement.
          entities:
            - name: Eleve
              kind: person
              description: Enfant inscrit dans une école de la commune.
              fields:
                - name: dossier
                  type: string
                  description: Ce par quoi la commune connaît la personne inscrite.
                  personalData: {category: "dpv-pd:Identifier", identifiability: pseudonymous}
        `,
      },
      {
        title: 'An agreement',
        frame: 'agreement',
        without: ['dpia'],
        text: dedent`
          title: Income check for council tax reduction
          ^^^^^ declared
          automatedDecisions: {used: false}
          data:
            - id: claims
              standard: ../standards/claim.yaml
              version: 2.1.0
              fields: [claim_id, award_amount]
              necessity: Finds the application and shows the award that is checked.
              dataSubjects: [looked-after child]
              retention: {period: P2Y, trigger: decision-date, disposal: secure-erasure}
        `,
      },
    ],
  },
  on: {
    standard: checkStandard,
    agreement: checkAgreement,
  },
});

function checkStandard(standard: Standard, context: FileContext<typeof messages>): void {
  const { marks, entities, head, label } = standard;
  if (marks.childrensInterests || marks.dpia) return;
  const fixes = insertMark(standard, 'childrensInterests', { ref: '' }, 'Insert a reference to fill in', context);
  for (const { text, entity } of subjectsOf(standard)) {
    if (entity && (entity.marks.childrensInterests || entity.marks.dpia)) continue;
    if (groupAmong([text], 'children', context.languages) === undefined) continue;
    return context.report('declared', { at: head, data: { label: quoted(label), group: quoted(text) }, fixes });
  }
  if (!canBeMissing(standard, 'dpia')) return;
  const found = entities.find((entity) => isAboutChildren(entity, context.languages));
  // Whoever names the groups has told already that they are no children.
  if (found && !found.marks.dataSubjects && !marks.dataSubjects)
    context.report('inferred', { at: head, data: { label, entity: found.name }, fixes });
}

function checkAgreement(agreement: Agreement, context: FileContext<typeof messages>): void {
  if (agreement.childrensInterests || agreement.dpia) return;
  const subjects = agreement.items.flatMap(({ dataSubjects = [] }) => dataSubjects.map(({ value }) => value));
  const group = groupAmong(subjects, 'children', context.languages);
  if (group === undefined) return;
  const edit = { op: 'set' as const, at: agreement.node, path: ['childrensInterests'], value: { ref: '' } };
  context.report('declared', {
    at: agreement.head,
    data: { label: 'What the agreement shares', group: quoted(group) },
    fixes: [{ title: 'Insert a reference to fill in', safety: 'suggestion', edits: [edit] }],
  });
}

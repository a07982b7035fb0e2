import { defineRule } from '../define.ts';
import { dedent } from '../support/text.ts';
import { CONFIDENCE_OPTION } from '../support/undeclared.ts';
import { reportSpecial } from '../support/undeclared-special.ts';

const messages = {
  undeclared:
    '`{field}` looks like {kind} ({evidence}), a special category of personal data, and nothing here says whether it is.',
  kindless:
    '`{field}` is marked as personal data of no named kind, and it looks like {kind} ({evidence}), a special category. Say whether it is.',
  many: '{count} fields of `{entity}` look like special categories of personal data ({kinds}), and nothing here says whether they are: {fields}.',
  unreasoned: {
    text: '`{field}` is marked as not personal without a reason, and it looks like {kind} ({evidence}). Say why it is not, or declare it.',
    severity: 'info',
  },
} as const;

const MANY = [
  'diagnosis',
  'allergies',
  'blood_group',
  'disability_type',
  'medication',
  'ethnicity',
  'religion',
  'sexual_orientation',
  'political_opinion',
  'hiv_status',
  'cause_of_death',
];

export const rule = defineRule({
  id: 'privacy/undeclared-special-category',
  since: '0.2.0',
  stability: 'preview',
  severity: 'warning',
  options: CONFIDENCE_OPTION,
  messages,
  docs: {
    what: 'A field of which the name says that it tells of health, genes, biometrics, ethnic origin, religion, politics, union membership or sex life is not declared so.',
    why: 'Such data need a condition of their own, and do most harm when they leak. Whoever reuses the standard sees that only where it is marked.',
    instead:
      'Declare it: the fix writes the category and `specialCategory` in the place of your format. If the value does not reveal it, write `specialCategory: none`, or `identifiability: none`, with the reason.',
    limits:
      'A suggestion from names, titles and descriptions in seven languages, and only where the record is about a person or the words can mean nothing else: the health of a building, the race of a horse and the condition of a road are left alone. A category that is declared ends the question, also an ordinary one. Only what is very likely is reported, unless the option `confidence` asks for more. Where one field holds others, it alone is named; where a file has more than ten, they are reported by entity.',
    references: ['GDPR and UK GDPR, Article 9(1)', 'Data Privacy Vocabulary, personal data extension'],
  },
  examples: {
    good: [
      {
        title: 'Declared',
        frame: 'table-schema',
        text: claimant('{category: "dpv-pd:Religion", identifiability: quasi, specialCategory: religion}'),
      },
      {
        title: 'Looked at, and none',
        frame: 'table-schema',
        text: claimant('{identifiability: quasi, specialCategory: none, reason: Whether the form was read aloud.}'),
      },
      {
        title: 'Of things, animals and fees',
        frame: 'table-schema',
        text: dedent`
          primaryKey: [building_health]
          fields:
            - {name: building_health, type: string, constraints: {required: true}, description: State of the structure after the survey.}
            - {name: road_condition, type: string, description: State of the surface.}
            - {name: water_treatment, type: string, description: How the water is cleaned.}
            - {name: contract_party, type: string, description: Which side signed.}
            - {name: race_number, type: string, description: Which race of the day it was.}
            - {name: union_query, type: string, description: Statement by which the tables are joined.}
        `,
      },
      {
        title: 'Inherited from the table',
        frame: 'odcs',
        text: dedent`
          schema:
            - name: claimants
              description: One row for each person who applies.
              customProperties:
                - property: personalData
                  value: {category: "dpv-pd:Religion", identifiability: quasi, specialCategory: religion}
                - property: lawfulBasis
                  value: {article6: public-task, article9: explicit-consent}
              properties:
                - name: religion
                  logicalType: string
                  description: As the claimant gave it.
        `,
      },
    ],
    bad: [
      {
        title: 'Of a person',
        frame: 'table-schema',
        text: claimant(undefined, '^^^^^^^^ undeclared'),
        fixed: claimant('{category: dpv-pd:Religion, identifiability: quasi, specialCategory: religion}'),
      },
      {
        title: 'In a contract, and a tag that says too little',
        frame: 'odcs',
        text: dedent`
          customProperties:
            - property: classification
              value: {scheme: uk-gscp, value: OFFICIAL}
            - {property: lawfulBasis, value: {article6: public-task, article9: A9-2-j, schedule1: research}}
            - {property: dataSubjects, value: [benefit-claimant]}
            - {property: justification, value: Each field decides the award.}
          schema:
            - name: claimants
              description: One row for each person who applies.
              properties:
                - name: disability_type
                        ^^^^^^^^^^^^^^^ kindless
                  logicalType: string
                  description: What the person said about it on the form.
                  tags: [pii]
        `,
      },
      {
        title: 'Not personal, and nobody knows why',
        frame: 'table-schema',
        text: claimant('{identifiability: none}', '^^^^^^^^ unreasoned'),
      },
      {
        title: 'Many of them',
        frame: 'standard',
        text: `${dedent`
          lawfulBasis: {article6: public-task, article9: A9-2-j, schedule1: research}
          entities:
            - name: Patient
                    ^^^^^^^ many
              kind: person
              description: Somebody who is cared for.
              primaryKey: [bed]
              fields:
                - {name: bed, type: string, required: true, description: Where in the hospital.}
        `}${MANY.map((name, at) => `      - {name: ${name}, type: string, description: Box ${at + 1} of the form.}\n`).join('')}`,
      },
    ],
  },
  on: {
    standard(standard, context) {
      reportSpecial(standard, context, (special) => special !== 'criminal');
    },
  },
});

function claimant(mark: string | undefined, marker?: string): string {
  return `${dedent`
    name: claimants
    title: Claimants
    gov:lawfulBasis: {article6: public-task, article9: A9-2-j, schedule1: research}
    fields:
      - name: claimant_key
        type: string
        description: Stands for the person in all tables.
        constraints: {required: true, unique: true}
        gov:personalData: {category: "dpv-pd:Identifier", identifiability: pseudonymous}
      - name: religion
  `}${marker === undefined ? '' : `          ${marker}\n`}    type: string\n    description: As the person gave it on the form.\n${mark === undefined ? '' : `    gov:personalData: ${mark}\n`}primaryKey: [claimant_key]\n`;
}

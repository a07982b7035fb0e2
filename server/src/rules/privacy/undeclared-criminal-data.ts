import { defineRule } from '../define.ts';
import { dedent } from '../support/text.ts';
import { CONFIDENCE_OPTION } from '../support/undeclared.ts';
import { reportSpecial } from '../support/undeclared-special.ts';

const messages = {
  undeclared: '`{field}` looks like {kind} ({evidence}), and nothing here says whether it is.',
  kindless:
    '`{field}` is marked as personal data of no named kind, and it looks like {kind} ({evidence}). Say whether it is.',
  many: '{count} fields of `{entity}` look like {kinds}, and nothing here says whether they are: {fields}.',
  unreasoned: {
    text: '`{field}` is marked as not personal without a reason, and it looks like {kind} ({evidence}). Say why it is not, or declare it.',
    severity: 'info',
  },
} as const;

const MANY = [
  'arrest_place',
  'bail_status',
  'charge_code',
  'conviction_code',
  'custody_status',
  'offence_code',
  'offence_type',
  'parole_status',
  'probation_status',
  'sentence_length',
  'sentence_type',
];

export const rule = defineRule({
  id: 'privacy/undeclared-criminal-data',
  since: '0.2.0',
  stability: 'preview',
  severity: 'warning',
  options: CONFIDENCE_OPTION,
  messages,
  docs: {
    what: 'A field of which the name tells of offences, allegations, convictions, custody or checks of criminal records is not declared so.',
    why: 'Data on offences may be processed under official authority or where a law allows it. Nobody checks that for a field that looks like any other. In the United Kingdom allegations count as well.',
    instead:
      'Declare it: the fix writes the category and `criminal: true` in the place of your format. If it is about nobody, write `identifiability: none` with the reason.',
    limits:
      'A suggestion from names, titles and descriptions in seven languages. Words that mean other things too (charge, sentence, caution) count only in a record about a person; statistics of offences and codes of traffic signs are left alone. Only what is very likely is reported, unless the option `confidence` asks for more. Where a file has more than ten such fields, they are reported by entity.',
    references: ['GDPR and UK GDPR, Article 10', 'Data Protection Act 2018 (United Kingdom), section 11(2)'],
  },
  examples: {
    good: [
      {
        title: 'Declared',
        frame: 'table-schema',
        text: licence('{category: "dpv-pd:CriminalConviction", identifiability: quasi, criminal: true}'),
      },
      {
        title: 'Fees, sentences of a text and numbers of a statistic',
        frame: 'standard',
        text: dedent`
          entities:
            - name: Tariff
              kind: record
              description: What a service costs.
              fields:
                - {name: charge_amount, type: number, currency: GBP, description: Price without tax.}
                - {name: sentence, type: string, description: How the price is worded on the bill.}
            - name: CrimesByWard
              kind: aggregate
              description: Recorded crime by month.
              fields:
                - {name: offence_type, type: string, description: Group of the statistic.}
                - {name: convictions, type: integer, description: Cases that ended so in the month.}
        `,
      },
    ],
    bad: [
      {
        title: 'Of a person',
        frame: 'table-schema',
        text: licence(undefined, '^^^^^^^^^^^^^^^ undeclared'),
        fixed: licence('{category: dpv-pd:CriminalConviction, identifiability: quasi, criminal: true}'),
      },
      {
        title: 'In a contract, and a tag that says too little',
        frame: 'odcs',
        text: dedent`
          schema:
            - name: drivers
              description: One row for each person who holds a licence.
              properties:
                - name: conviction_date
                        ^^^^^^^^^^^^^^^ kindless
                  logicalType: date
                  description: Day of the verdict.
                  tags: [personal-data]
        `,
      },
      {
        title: 'Not personal, and nobody knows why',
        frame: 'table-schema',
        text: licence('{identifiability: none}', '^^^^^^^^^^^^^^^ unreasoned'),
      },
      {
        title: 'Many of them',
        frame: 'standard',
        text: `${dedent`
          lawfulBasis: {article6: public-task, officialAuthority: true}
          entities:
            - name: Offender
                    ^^^^^^^^ many
              kind: person
              description: Somebody whom the service supervises.
              primaryKey: [shelf]
              fields:
                - {name: shelf, type: string, required: true, description: Where the papers are kept.}
        `}${MANY.map((name, at) => `      - {name: ${name}, type: string, description: Box ${at + 1} of the form.}\n`).join('')}`,
      },
    ],
  },
  on: {
    standard(standard, context) {
      reportSpecial(standard, context, (special) => special === 'criminal');
    },
  },
});

function licence(mark: string | undefined, marker?: string): string {
  return `${dedent`
    name: licensed-drivers
    title: Licensed drivers
    description: One row for each person who may drive a taxi.
    gov:lawfulBasis: {article6: public-task, officialAuthority: true, statute: Act of Example}
    fields:
      - name: licence_id
        type: string
        description: Number of the permission to drive.
        constraints: {required: true, unique: true}
      - name: conviction_date
  `}${marker === undefined ? '' : `          ${marker}\n`}    type: date\n    description: Day of the verdict.\n${mark === undefined ? '' : `    gov:personalData: ${mark}\n`}primaryKey: [licence_id]\n`;
}

import { defineRule } from '../define.ts';
import { askForMark, askingExamples } from '../support/missing-mark.ts';
import { dedent } from '../support/text.ts';

const examples = askingExamples('purpose');

export const rule = defineRule({
  id: 'privacy/missing-purpose',
  since: '0.2.0',
  stability: 'preview',
  severity: 'warning',
  messages: {
    standard:
      '`{name}` holds personal data ({fields}), and no purpose is recorded for them: write what they are held for.',
    dataset: '`{name}` holds personal data, and no purpose is recorded for them: write what they are held for.',
  },
  docs: {
    what: 'A document whose data somebody holds describes personal data and records no purpose.',
    why: 'Whether a field is needed, how long it is kept and who may have it is measured by the purpose. Without one every later use looks as good as any other.',
    instead:
      'Write in a sentence, or as terms of the Data Privacy Vocabulary, what the data are held for. One `purpose` for the whole counts for all its fields; a field may have its own.',
    limits:
      'Looks whether a purpose is recorded, not whether it is a good one. Silent on standards without an owner: whoever follows them holds the data, for purposes of their own. Personal is what is declared so, or what is very likely personal in a record about a person.',
    references: [
      'GDPR and UK GDPR, Article 5(1)(b)',
      'OECD Good Practice Principles for Data Ethics in the Public Sector',
      'Open Data Contract Standard 3.1, description.purpose',
    ],
  },
  examples: {
    good: examples.good,
    bad: [
      {
        title: 'Personal by the mark of the entity around',
        frame: 'standard',
        without: ['purpose'],
        text: dedent`
          title: Council tax claim
          ^^^^^ standard
          entities:
            - name: Claim
              kind: record
              description: One application.
              personalData: {category: "dpv-pd:FinancialStatus", identifiability: quasi}
              fields:
                - {name: award, type: number, description: What was granted each week., currency: GBP}
                - {name: ward, type: string, description: Part of the city., personalData: none}
        `,
      },
      ...examples.bad,
    ],
  },
  on: askForMark('purpose', '', 'Insert a purpose to fill in'),
});

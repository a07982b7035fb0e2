import { defineRule } from '../define.ts';
import { askForMark, askingExamples } from '../support/missing-mark.ts';

export const rule = defineRule({
  id: 'privacy/missing-data-subjects',
  since: '0.2.0',
  stability: 'preview',
  severity: 'info',
  messages: {
    standard: '`{name}` holds personal data ({fields}), and nothing records which groups of people they are about.',
    dataset: '`{name}` holds personal data, and nothing records which groups of people they are about.',
  },
  docs: {
    what: 'A document whose data somebody holds describes personal data and does not say about whom.',
    why: 'The record of processing asks for the groups of people, and so does every privacy notice. Data about pupils, patients or prisoners ask for more care than data about suppliers.',
    instead:
      'Name the groups, as short words: `dataSubjects: [benefit-claimant]`. Once for the whole, or for each entity.',
    limits:
      'Any word counts: there is no closed list. Silent on standards without an owner. Personal is what is declared so, or what is very likely personal in a record about a person.',
    references: ['GDPR and UK GDPR, Article 30(1)(c)', 'GDPR and UK GDPR, Article 28(3)'],
  },
  examples: askingExamples('dataSubjects'),
  on: askForMark('dataSubjects', [''], 'Insert data subjects to fill in'),
});

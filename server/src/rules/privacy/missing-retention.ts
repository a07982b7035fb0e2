import { defineRule } from '../define.ts';
import { askForMark, askingExamples } from '../support/missing-mark.ts';

export const rule = defineRule({
  id: 'privacy/missing-retention',
  since: '0.2.0',
  stability: 'preview',
  severity: 'warning',
  messages: {
    standard: '`{name}` holds personal data ({fields}), and nothing records how long they are kept.',
    dataset: '`{name}` holds personal data, and nothing records how long they are kept.',
  },
  docs: {
    what: 'A document whose data somebody holds describes personal data and records no retention.',
    why: 'What has no recorded end is kept for ever. The longer it lies, the more it reveals and the less anybody remembers why it is there.',
    instead:
      'Write a period, the event from which it is counted and what is done at the end: `retention: {period: P6Y, trigger: case-closed, disposal: secure-erasure}`. In a data contract the place is `slaProperties`. The fix opens the place; the period is yours to decide.',
    limits:
      'Looks whether a retention is recorded. Silent on standards without an owner: how long data are kept is for those who follow them. Personal is what is declared so, or what is very likely personal in a record about a person.',
    references: [
      'GDPR and UK GDPR, Articles 5(1)(e), 13(2)(a) and 30(1)(f)',
      'Open Data Contract Standard 3.1, service levels',
    ],
  },
  examples: askingExamples('retention'),
  on: askForMark('retention', { period: '', trigger: '', disposal: '' }, 'Insert a retention to fill in'),
});

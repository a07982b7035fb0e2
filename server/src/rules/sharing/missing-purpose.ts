import { defineRule } from '../define.ts';

export const rule = defineRule({
  id: 'sharing/missing-purpose',
  since: '0.1.0',
  stability: 'stable',
  severity: 'error',
  messages: {
    purpose: 'The agreement records no purpose.',
    statement: 'The purpose has a category but no statement that says what the data are for.',
    category: 'The purpose has no category, so it cannot be compared with the purposes that the standards permit.',
  },
  docs: {
    what: 'An agreement has no purpose, or only half of one.',
    why: 'Everything else is measured by the purpose: which fields are needed, how long, by whom. Without it nobody can say when the sharing has become something else.',
    instead:
      'Write what will be done with the data for whom (`statement`), and a term of the Data Privacy Vocabulary that others can compare (`category: dpv:ImprovePublicServices`).',
    limits: 'Looks whether a purpose is recorded, not whether it is a good one.',
    references: [
      'GDPR and UK GDPR, Article 5(1)(b)',
      '5 USC 552a(o)(1)(A)',
      'Privacy Act 2020 (New Zealand), section 144(2)(a)',
    ],
  },
  examples: {
    good: [
      {
        title: 'Both',
        frame: 'agreement',
        text: 'purpose: {category: "dpv:ImprovePublicServices", statement: Check entitlement of new applicants so that awards are right from the first week.}\n',
      },
    ],
    bad: [
      {
        title: 'None',
        frame: 'agreement',
        without: ['purpose'],
        text: 'title: Income check for council tax reduction\n^^^^^ purpose\n',
      },
      {
        title: 'No statement',
        frame: 'agreement',
        text: 'purpose: {category: "dpv:ImprovePublicServices"}\n^^^^^^^ statement\n',
      },
      {
        title: 'No category',
        frame: 'agreement',
        text: 'purpose: {statement: Check entitlement of new applicants so that awards are right from the first week.}\n^^^^^^^ category\n',
      },
    ],
  },
  on: {
    agreement({ purpose, head, node, withoutPlaceFor }, context) {
      if (withoutPlaceFor.includes('purpose')) return;
      if (!purpose) {
        const edit = { op: 'set' as const, at: node, path: ['purpose'], value: { category: '', statement: '' } };
        return context.report('purpose', {
          at: head,
          data: {},
          fixes: [{ title: 'Insert a purpose to fill in', safety: 'suggestion', edits: [edit] }],
        });
      }
      const at = { node: purpose.node, part: 'key' as const };
      if (!purpose.statement) context.report('statement', { at, data: {} });
      if (!purpose.category) context.report('category', { at, data: {} });
    },
  },
});

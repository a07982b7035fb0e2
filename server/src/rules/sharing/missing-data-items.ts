import type { AgreementRow, SharedItem } from '../../model/facts.ts';
import { defineRule, each, type ProjectContext } from '../define.ts';
import { isOver } from '../support/sharing-stage.ts';
import { type Terms, termsOf } from '../support/terms.ts';
import { dedent, quoted } from '../support/text.ts';

const messages = {
  none: 'The agreement does not say which data are shared.',
  standard:
    '{item} names fields but no standard that defines them, so nobody can look up what they hold. Name the standard, or describe the data.',
  fields: '{item} names a standard but not which of its fields are shared. List them.',
  nothing: '{item} says neither which standard the data follow nor, in words, what they are.',
} as const;

type Context = ProjectContext<typeof messages>;

export const rule = defineRule({
  id: 'sharing/missing-data-items',
  since: '0.2.0',
  stability: 'preview',
  severity: 'error',
  messages,
  docs: {
    what: 'An agreement lists no data, or an item of its list does not say what is shared.',
    why: 'The list of data is the annex that technical people build from and that privacy people question. What is not in it was not agreed, and what is vague in it will be read generously.',
    instead:
      'For each item name the standard, its version and the fields (`standard`, `version`, `fields`). For data that no standard describes, say in `description` what they are.',
    limits:
      'A description is enough where no standard is named; nobody can tell from here whether it is complete. Formats that have no place for fields share what they name as a whole.',
    references: [
      'ICO, Data sharing: a code of practice',
      '5 USC 552a(o)(1)(C)',
      'Digital Economy Act 2017, register of information sharing agreements: disclosed information',
    ],
  },
  examples: {
    good: [
      {
        title: 'Data that nobody modelled',
        frame: 'agreement',
        text: dedent`
          data:
            - id: letters
              description: Scanned letters in which applicants explain a difference of income.
              dataSubjects: [benefit-claimant]
              retention: {period: P2Y, trigger: case-closed, disposal: secure-erasure, certificate: true}
        `,
      },
      { title: 'A format without fields', frame: 'odrl', text: 'assigner: https://council.example/\n' },
    ],
    bad: [
      {
        title: 'No list',
        frame: 'agreement',
        without: ['data'],
        text: 'title: Income check for council tax reduction\n^^^^^ none\n',
      },
      { title: 'An empty list', frame: 'agreement', text: 'data: []\n^^^^ none\n' },
      {
        title: 'Fields of nothing',
        frame: 'agreement',
        text: dedent`
          data:
            - id: claims
              ^^ standard
              fields: [claim_id, award_amount]
              retention: {period: P2Y, trigger: case-closed, disposal: secure-erasure, certificate: true}
        `,
        fixed: dedent`
          data:
            - id: claims
              fields: [claim_id, award_amount]
              retention: {period: P2Y, trigger: case-closed, disposal: secure-erasure, certificate: true}
              standard: ""
        `,
      },
      {
        title: 'A standard, and nothing of what is in it',
        frame: 'agreement',
        text: dedent`
          data:
            - id: claims
              standard: ../standards/claim.yaml
              version: 2.1.0
              fields: []
              ^^^^^^ fields
              retention: {period: P2Y, trigger: case-closed, disposal: secure-erasure, certificate: true}
        `,
      },
      {
        title: 'A name and a retention',
        frame: 'agreement',
        text: dedent`
          data:
            - id: claims
              ^^ nothing
              retention: {period: P2Y, trigger: case-closed, disposal: secure-erasure, certificate: true}
        `,
      },
    ],
  },
  project: [each('agreements', check)],
});

function check(row: AgreementRow, context: Context): void {
  if (row.withoutPlaceFor.includes('fields') || isOver(row)) return;
  const terms = termsOf(context.facts, row);
  if (row.items.length === 0) {
    // That something else than a list stands there is said by its schema.
    if (terms.has('data')) return;
    const edit = terms.insert(['data'], [{ standard: '', version: '', fields: [] }]);
    const fixes = [edit && { title: 'Insert a data item to fill in', safety: 'suggestion' as const, edits: [edit] }];
    return context.report('none', { at: terms.place('data'), data: {}, fixes });
  }
  for (const item of row.items) checkItem(item, terms.at(item), context);
}

function checkItem(item: SharedItem, terms: Terms, context: Context): void {
  const hasStandard = terms.has('standard');
  const hasFields = terms.list('fields').some((field) => field !== null);
  if (hasStandard ? hasFields : terms.has('description')) return;
  const data = { item: item.label === '' ? 'An item of the data' : quoted(item.label) };
  const missing = hasStandard ? 'fields' : 'standard';
  const edit = terms.has(missing) ? undefined : terms.insert([missing], hasStandard ? [] : '');
  const fixes = [
    edit && { title: `Insert ${quoted(missing)} to fill in`, safety: 'suggestion' as const, edits: [edit] },
  ];
  const id = hasStandard ? 'fields' : hasFields ? 'standard' : 'nothing';
  context.report(id, { at: terms.place(missing), data, fixes });
}

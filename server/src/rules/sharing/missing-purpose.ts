import type { AgreementRow } from '../../model/facts.ts';
import { defineRule, each, type ProjectContext } from '../define.ts';
import { isOver } from '../support/sharing-stage.ts';
import { termsOf } from '../support/terms.ts';
import { dedent } from '../support/text.ts';

const messages = {
  purpose: 'The agreement records no purpose.',
  statement: 'The purpose has a category but no statement that says what the data are for.',
  category: 'The purpose has no category, so it cannot be compared with the purposes that the standards permit.',
} as const;

export const rule = defineRule({
  id: 'sharing/missing-purpose',
  since: '0.1.0',
  stability: 'stable',
  severity: 'error',
  messages,
  docs: {
    what: 'An agreement has no purpose, or only half of one.',
    why: 'Everything else is measured by the purpose: which fields are needed, how long, by whom. Without it nobody can say when the sharing has become something else.',
    instead:
      'Write what will be done with the data for whom (`statement`), and a term of the Data Privacy Vocabulary that others can compare (`category: dpv:ImprovePublicServices`).',
    limits:
      'Looks whether a purpose is recorded, not whether it is a good one: `sharing/vague-purpose` does. What is left blank is not recorded. Agreements that have ended are left alone.',
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
        text: 'purpose: {category: "dpv:ImprovePublicServices", statement: Check entitlement of new applicants so that awards are right from the first week., prohibited: [re-identification]}\n',
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
        title: 'A place for one',
        frame: 'agreement',
        text: dedent`
          purpose: {category: "", statement: "", prohibited: [re-identification]}
          ^^^^^^^ purpose
        `,
      },
      {
        title: 'No statement',
        frame: 'agreement',
        text: dedent`
          purpose: {category: "dpv:ImprovePublicServices", prohibited: [re-identification]}
          ^^^^^^^ statement
        `,
        fixed: dedent`
          purpose: {category: "dpv:ImprovePublicServices", prohibited: [re-identification], statement: ""}
        `,
      },
      {
        title: 'No category',
        frame: 'agreement',
        text: dedent`
          purpose:
            category: ""
            ^^^^^^^^ category
            statement: Check entitlement of new applicants so that awards are right from the first week.
            prohibited: [re-identification]
        `,
      },
    ],
  },
  project: [each('agreements', check)],
});

function check(row: AgreementRow, context: ProjectContext<typeof messages>): void {
  if (row.withoutPlaceFor.includes('purpose') || isOver(row)) return;
  const terms = termsOf(context.facts, row);
  // A bare text in the place of the purpose is a statement; that it should be a map is said by its schema.
  const statement = terms.text('purpose') ?? terms.text('purpose', 'statement');
  const category = terms.texts('purpose', 'category').length > 0;
  const fix = (path: readonly string[], value: Record<string, string> | string, title: string) => {
    const edit = terms.insert(path, value);
    return edit && { title, safety: 'suggestion' as const, edits: [edit] };
  };
  if (statement === undefined && !category) {
    context.report('purpose', {
      at: terms.place('purpose'),
      data: {},
      fixes: [
        terms.has('purpose')
          ? undefined
          : fix(['purpose'], { category: '', statement: '' }, 'Insert a purpose to fill in'),
      ],
    });
  } else if (statement === undefined) {
    const fixes = [fix(['purpose', 'statement'], '', 'Insert a statement to fill in')];
    context.report('statement', { at: terms.place('purpose', 'statement'), data: {}, fixes });
  } else if (!category) {
    const isMap = terms.text('purpose') === undefined;
    const fixes = isMap ? [fix(['purpose', 'category'], '', 'Insert a category to fill in')] : [];
    context.report('category', { at: terms.place('purpose', 'category'), data: {}, fixes });
  }
}

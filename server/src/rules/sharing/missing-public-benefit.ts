import { listOf } from '../../base/words.ts';
import type { AgreementRow } from '../../model/facts.ts';
import { regimeCalled } from '../../model/vocabularies/regimes.ts';
import { defineRule, each, type ProjectContext } from '../define.ts';
import { blanks } from '../support/block-parts.ts';
import { schemeExample } from '../support/scheme-example.ts';
import { isOver } from '../support/sharing-stage.ts';
import { type Terms, termsOf } from '../support/terms.ts';
import { dedent, quoted } from '../support/text.ts';

const messages = {
  missing: 'Nothing says what the public gains by the sharing, and how anybody will be able to tell.',
  statement: '`benefit` does not say what is gained and for whom (`statement`).',
  measures:
    'Nothing is named by which the benefit can be seen: an indicator, where it stands, where it should be and by when.',
  measure: '{measure} does not record {parts}, so that nobody can tell whether it was reached.',
  savings: {
    text: 'No estimate of savings is recorded (`costBenefit.savings`). Under {regime} a specific one is asked for ({reference}).',
    severity: 'error',
  },
} as const;

const MEASURE = {
  indicator: 'what is measured (`indicator`)',
  baseline: 'where it stands now (`baseline`)',
  target: 'where it should be (`target`)',
  by: 'by when (`by`)',
};

export const rule = defineRule({
  id: 'sharing/missing-public-benefit',
  since: '0.2.0',
  stability: 'preview',
  severity: 'warning',
  messages,
  docs: {
    what: 'An agreement does not say what the public gains, or names nothing by which that can be seen.',
    why: 'Sharing costs money and trust. Whether it was worth it can only be told at the next review if somebody wrote down before what was expected.',
    instead:
      'Say for whom it becomes better (`statement`), and name at least one figure with where it stands, where it should be and by when (`measures`).',
    limits:
      'Looks whether figures are recorded, not whether they are good ones. An estimate of savings is asked for only under the scheme of the United States that asks for one. Agreements that have ended are left alone.',
    references: [
      'Digital Economy Act 2017, register of sharing agreements: benefits',
      '5 USC 552a(o)(1)(B)',
      'Data Availability and Transparency Act 2022 (Australia), section 16',
    ],
  },
  examples: {
    good: [
      {
        title: 'A figure of today and one to reach',
        frame: 'agreement',
        text: dedent`
          benefit:
            statement: Families get help in days.
            measures: [{indicator: median days, baseline: 0, target: 7, by: 2027-03-31}]
        `,
      },
      { title: 'An agreement that has ended', frame: 'agreement', without: ['benefit'], text: 'status: expired\n' },
      { title: 'A policy that has no place for it', frame: 'odrl', text: '' },
    ],
    bad: [
      {
        title: 'Nothing',
        frame: 'agreement',
        without: ['benefit'],
        text: 'title: Income check for council tax reduction\n^^^^^ missing\n',
        fixed: dedent`
          title: Income check for council tax reduction
          benefit: {statement: "", measures: ""}
        `,
      },
      {
        title: 'Words alone',
        frame: 'agreement',
        text: 'benefit: {statement: It will improve services.}\n^^^^^^^ measures\n',
      },
      {
        title: 'A figure without an end',
        frame: 'agreement',
        text: dedent`
          benefit:
            statement: ""
            ^^^^^^^^^ statement
            measures:
              - indicator: median days to decision
                ^^^^^^^^^ measure
                target: 7
        `,
      },
      {
        title: 'No savings in a matching programme',
        frame: 'agreement',
        text: `${schemeExample('us-cmppa')}benefit:\n^^^^^^^ savings\n  statement: Fewer wrong awards.\n  measures: [{indicator: awards, baseline: 2, target: 1, by: 2027-03-31}]\n`,
      },
    ],
  },
  project: [each('agreements', check)],
});

type Context = ProjectContext<typeof messages>;

function check(row: AgreementRow, context: Context): void {
  if (isOver(row) || row.withoutPlaceFor.includes('benefit')) return;
  const terms = termsOf(context.facts, row);
  const written = terms.value('benefit');
  if (written === undefined) return report(context, terms, 'missing', ['benefit'], ['statement', 'measures'], true);
  // Of what is no block its schema speaks.
  if (typeof written !== 'object' || written === null || Array.isArray(written)) return;
  if (!terms.has('benefit', 'statement')) report(context, terms, 'statement', ['benefit'], ['statement'], false);
  if (!terms.has('benefit', 'measures')) report(context, terms, 'measures', ['benefit'], ['measures'], false);
  else checkMeasures(terms, context);
  const regime = regimeCalled(row.regime);
  const savings = regime?.terms.find(({ path }) => path === 'benefit.costBenefit.savings');
  if (regime && savings && !terms.has('benefit', 'costBenefit', 'savings'))
    context.report('savings', {
      at: terms.place('benefit', 'costBenefit', 'savings'),
      data: { regime: regime.title, reference: savings.reference },
    });
}

function checkMeasures(terms: Terms, context: Context): void {
  terms.list('benefit', 'measures').forEach((measure, index) => {
    if (typeof measure !== 'object' || Array.isArray(measure)) return;
    const path = ['benefit', 'measures', index];
    const keys = (Object.keys(MEASURE) as (keyof typeof MEASURE)[]).filter((key) => !terms.has(...path, key));
    const [first] = keys;
    if (first === undefined) return;
    const name = terms.text(...path, 'indicator');
    const edits = blanks(terms, path, keys, false);
    context.report('measure', {
      at: keys.length === 1 ? terms.place(...path, first) : terms.place(...path),
      data: {
        measure: name === undefined ? `Measure ${index + 1}` : quoted(name),
        parts: listOf(
          keys.map((key) => MEASURE[key]),
          'and',
        ),
      },
      fixes: [edits && { title: 'Insert places to fill in', safety: 'suggestion', edits }],
    });
  });
}

function report(
  context: Context,
  terms: Terms,
  message: 'missing' | 'statement' | 'measures',
  path: readonly string[],
  keys: readonly string[],
  isNew: boolean,
): void {
  const edits = blanks(terms, path, keys, isNew);
  context.report(message, {
    at: terms.place(...path, ...(isNew ? [] : keys.slice(0, 1))),
    data: {},
    fixes: [edits && { title: 'Insert places to fill in', safety: 'suggestion', edits }],
  });
}

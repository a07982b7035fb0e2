import type { AgreementRow } from '../../model/facts.ts';
import { regimeCalled } from '../../model/vocabularies/regimes.ts';
import { defineRule, each, type ProjectContext } from '../define.ts';
import { missingInBlock } from '../support/block-parts.ts';
import { asksForFiveSafes } from '../support/five-safes.ts';
import { schemeExample } from '../support/scheme-example.ts';
import { isOver } from '../support/sharing-stage.ts';
import { termsOf } from '../support/terms.ts';
import { dedent } from '../support/text.ts';

const messages = {
  missing: 'The data are shared for research or statistics, and nothing says how the Five Safes are met: {parts}.',
  part: '`fiveSafes` does not record {parts}.',
  missingByRegime: {
    text: 'Nothing says how the principles of {regime} are met: {parts}.',
    severity: 'error',
  },
  partByRegime: {
    text: '`fiveSafes` does not record {parts}. Under {regime} each principle is asked for.',
    severity: 'error',
  },
} as const;

const PARTS = {
  project: 'why this use is appropriate (`project`)',
  people: 'who works with the data (`people`)',
  settings: 'where they work (`settings`)',
  data: 'what was done to the data (`data`)',
  outputs: 'how results are checked (`outputs`)',
};

export const rule = defineRule({
  id: 'sharing/five-safes-incomplete',
  since: '0.2.0',
  stability: 'preview',
  severity: 'info',
  messages,
  options: {
    always: {
      description: 'Ask of every agreement, whatever it is for.',
      type: 'boolean',
      default: false,
    },
  },
  docs: {
    what: 'An agreement for research or statistics does not answer one of the five questions: project, people, settings, data, outputs.',
    why: 'No single safeguard makes research on records of people safe. Data services look at five together, and a gap in one has to be made up for in another.',
    instead: 'Answer each in a sentence under `fiveSafes`: `project`, `people`, `settings`, `data`, `outputs`.',
    limits:
      'Asked where the category of the purpose is research or official statistics, where the scheme that is named has these principles (error there), or of every agreement with the option `always`. Purposes in free words are not read. `fiveSafes: null`, written out, declines them on purpose.',
    references: [
      'Five Safes framework, UK Office for National Statistics',
      'Data Availability and Transparency Act 2022 (Australia), section 16',
    ],
  },
  examples: {
    good: [
      { title: 'Sharing for a service', frame: 'agreement', text: 'title: Income check\n' },
      {
        title: 'Research, with all five',
        frame: 'agreement',
        text: dedent`
          purpose:
            category: dpv:ScientificResearch
            statement: Find out how long families need help after a job was lost, by region and by size of the family.
            effect: non-administrative
            taskOf: provider-and-recipient
            prohibited: [re-identification]
          fiveSafes: {project: Approved by the board., people: Four researchers., settings: A room without a network., data: No names., outputs: Cells under ten are left out.}
        `,
      },
      { title: 'A policy that has no place for it', frame: 'odrl', text: '' },
    ],
    bad: [
      {
        title: 'Research, with none',
        frame: 'agreement',
        text: dedent`
          title: Income and awards
          ^^^^^ missing
          purpose:
            category: dpv:ScientificResearch
            statement: Find out how long families need help after a job was lost, by region and by size of the family.
            effect: non-administrative
            taskOf: provider-and-recipient
            prohibited: [re-identification]
        `,
      },
      {
        title: 'Statistics, without a check of results',
        frame: 'agreement',
        text: dedent`
          purpose:
            category: dpv:ProvideOfficialStatistics
            statement: Publish each year how many families got help, by region and by size of the family.
            effect: non-administrative
            taskOf: provider-and-recipient
            prohibited: [re-identification]
          fiveSafes: {project: Approved by the board., people: Four statisticians., settings: A room without a network., data: No names.}
          ^^^^^^^^^ part
        `,
      },
      {
        title: 'The scheme of Australia, with none',
        frame: 'agreement',
        text: `${schemeExample('au-data-scheme').replace(/fiveSafes:.*\n/, '')}title: Income and awards\n^^^^^ missingByRegime\n`,
      },
      {
        title: 'The scheme of Australia, with one',
        frame: 'agreement',
        text: `${schemeExample('au-data-scheme')}fiveSafes: {project: Approved by the board.}\n^^^^^^^^^ partByRegime\n`,
      },
    ],
  },
  project: [each('agreements', check)],
});

function check(row: AgreementRow, context: ProjectContext<typeof messages>): void {
  if (isOver(row) || row.withoutPlaceFor.includes('fiveSafes')) return;
  const terms = termsOf(context.facts, row);
  if (context.option('always') !== true && !asksForFiveSafes(row, terms)) return;
  const missing = missingInBlock(terms, 'fiveSafes', PARTS, 'Insert places to fill in');
  if (!missing) return;
  const report = { at: missing.at, fixes: [missing.fix] };
  const isPart = terms.has('fiveSafes');
  const data = { parts: missing.words };
  const found = regimeCalled(row.regime);
  const regime = found?.fiveSafes ? found.title : undefined;
  if (regime !== undefined)
    context.report(isPart ? 'partByRegime' : 'missingByRegime', { ...report, data: { ...data, regime } });
  else context.report(isPart ? 'part' : 'missing', { ...report, data });
}

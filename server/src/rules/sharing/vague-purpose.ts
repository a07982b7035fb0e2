import { listOf } from '../../base/words.ts';
import { defineRule } from '../define.ts';
import { isPlaceholderDescription } from '../support/definition.ts';
import { purposeWords } from '../support/purpose-words.ts';
import { isOver } from '../support/sharing-stage.ts';
import { dedent, quoted } from '../support/text.ts';

/** Words that carry meaning, below which no statement says who does what with the data for whom. */
const FEWEST = 8;
/** Words beside the stock phrases, below which they are all that it says. */
const FEWEST_SPECIFIC = 3;

export const rule = defineRule({
  id: 'sharing/vague-purpose',
  since: '0.2.0',
  stability: 'preview',
  severity: 'warning',
  messages: {
    short:
      'The purpose is too short to tell an allowed use from another. Say who does what with the data, for whom, and to what effect.',
    stock:
      'The purpose rests on {phrases}, which nearly any use would fit. Say who does what with the data, for whom, and to what effect.',
  },
  docs: {
    what: 'The statement of a purpose is a few words long, or made of phrases that nearly any use would fit.',
    why: 'Fields, retention and onward sharing are measured by the purpose. A purpose that would also cover the next idea limits nothing, and people cannot know what happens with what they told an authority.',
    instead:
      'Name the task, the people concerned and the effect: "Compare the income that new applicants declare with what employers report, so that awards are right from the first week."',
    limits:
      'Counts words that carry meaning (at least eight) and knows stock phrases in English, French, Spanish, Italian, German, Dutch and Portuguese; a stock phrase inside a specific sentence is fine. It cannot tell whether a long statement is a good one. Texts in other scripts are not judged.',
    references: [
      'GDPR and UK GDPR, Article 5(1)(b)',
      'Article 29 Working Party, Opinion 03/2013 on purpose limitation (WP 203)',
      'Privacy Act 2020 (New Zealand), section 144',
    ],
  },
  examples: {
    good: [
      {
        title: 'A stock phrase inside a specific sentence',
        frame: 'agreement',
        text: dedent`
          purpose:
            category: dpv:ImprovePublicServices
            statement: Improve services for carers by offering a respite week to each household in which nobody had a day off within a year.
            prohibited: [re-identification]
        `,
      },
      {
        title: 'Few words, but long ones',
        frame: 'agreement',
        text: dedent`
          purpose:
            category: dpv:ImprovePublicServices
            statement: Wohngeldberechtigung neuer Antragsteller anhand gemeldeter Einkommensdaten vor der Bewilligung feststellen.
            prohibited: [re-identification]
        `,
      },
    ],
    bad: [
      {
        title: 'What everybody wants',
        frame: 'agreement',
        text: dedent`
          purpose:
            category: dpv:ImprovePublicServices
            statement: To improve our services.
                       ^^^^^^^^^^^^^^^^^^^^^^^^ stock
            prohibited: [re-identification]
        `,
      },
      {
        title: 'Long and empty',
        frame: 'agreement',
        text: dedent`
          purpose:
            category: dpv:ImprovePublicServices
            statement: Research, analysis and reporting for business purposes and for other legitimate purposes, as required.
                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ stock
            prohibited: [re-identification]
        `,
      },
      {
        title: 'In French',
        frame: 'agreement',
        text: dedent`
          purpose:
            category: dpv:ImprovePublicServices
            statement: Amélioration des services et autres finalités.
                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ stock
            prohibited: [re-identification]
        `,
      },
      {
        title: 'Three words',
        frame: 'dua',
        text: dedent`
          dataUsageAgreementSpecification: 0.0.1
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ structure/dialect-drift:narrowFormat
          info:
            purpose: Weekly churn report
                     ^^^^^^^^^^^^^^^^^^^ short
            status: approved
            active: true
            startDate: 2026-09-01
            endDate: 2028-08-31
        `,
      },
    ],
  },
  on: {
    agreement({ purpose, status }, context) {
      const statement = purpose?.statement;
      if (!statement || isOver({ status: status?.value })) return;
      // What only keeps the place is told of by semantics/placeholder-text.
      if (isPlaceholderDescription(statement.value)) return;
      const words = purposeWords(statement.value);
      if (!words) return;
      const phrases = [...new Set(words.stock)].slice(0, 3).map((phrase) => quoted(phrase));
      if (phrases.length > 0 && words.specific < FEWEST_SPECIFIC)
        context.report('stock', { at: statement, data: { phrases: listOf(phrases, 'and') } });
      else if (words.content < FEWEST) context.report('short', { at: statement, data: {} });
    },
  },
});

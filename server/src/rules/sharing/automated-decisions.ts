import { listOf } from '../../base/words.ts';
import type { AgreementRow } from '../../model/facts.ts';
import { isForKnowledge } from '../../model/purpose.ts';
import { regimeCalled } from '../../model/vocabularies/regimes.ts';
import { defineRule, each, type ProjectContext } from '../define.ts';
import { blanks } from '../support/block-parts.ts';
import { decisionCue } from '../support/decision-cue.ts';
import { schemeExample } from '../support/scheme-example.ts';
import { isImpersonal } from '../support/shared-data.ts';
import { isOver } from '../support/sharing-stage.ts';
import { type Terms, termsOf } from '../support/terms.ts';
import { dedent, quoted } from '../support/text.ts';

const messages = {
  cue: 'The agreement speaks of {cue}, and nothing says whether a machine takes part in decisions about people (`automatedDecisions`). If none does, record `used: false`.',
  effect:
    'The data are used in decisions about people (`effect: administrative`), and nothing says whether a machine takes part in them (`automatedDecisions`). If none does, record `used: false`.',
  part: '`automatedDecisions` does not record {parts}.',
  missingByRegime: {
    text: 'Nothing says how people are protected against errors of a machine (`automatedDecisions`). Under {regime} it is asked for ({reference}).',
    severity: 'error',
  },
  partByRegime: {
    text: '`automatedDecisions` does not record {parts}. Under {regime} it is asked for ({reference}).',
    severity: 'error',
  },
} as const;

const PARTS = {
  logic: 'what the machine does (`logic`)',
  humanReview: 'whether a person who can change the result looks at it (`humanReview`)',
  verificationBeforeAdverseAction:
    'the time to answer before a disadvantage takes effect (`verificationBeforeAdverseAction`)',
  notice: 'how people learn of the decision (`notice`)',
};

export const rule = defineRule({
  id: 'sharing/automated-decisions',
  since: '0.2.0',
  stability: 'preview',
  severity: 'warning',
  messages,
  docs: {
    what: 'Data are shared to match, score or select people, and the agreement does not say whether a machine decides, or how people are protected against its errors.',
    why: 'A wrong match stops a payment before anybody has looked. Who is protected depends on what was agreed: a person who checks, time to answer, a letter that says why.',
    instead:
      'Say whether a machine takes part (`used`). Where it does, record what it does, who reviews it, how long people have to answer before a disadvantage takes effect, and how they are told.',
    limits:
      'Asked where the purpose is `administrative`, where a word for matching, eligibility, profiling or scoring stands in its statement or in an indicator of its benefit (in seven languages), or where the scheme that is named decides about people (error there). Silent where the purpose is `non-administrative`, on research and statistics, on data that are known to be about nobody, and on agreements that have ended. Whether a review is a real one cannot be seen from here.',
    references: [
      'GDPR and UK GDPR, Article 22',
      '5 USC 552a(o)(1)(E) and (p)',
      'Privacy Act 2020 (New Zealand), section 152',
    ],
  },
  examples: {
    good: [
      { title: 'No machine', frame: 'agreement', text: 'automatedDecisions: {used: false}\n' },
      {
        title: 'Research on matching',
        frame: 'agreement',
        without: ['automatedDecisions'],
        text: purpose(
          'Test methods of matching records of families over the years, without names.',
          'effect: non-administrative',
        ),
      },
      {
        title: 'A use that is denied',
        frame: 'agreement',
        without: ['automatedDecisions'],
        text: purpose(
          'Print letters to applicants in the language that each of them chose, without any profiling of families or persons.',
          'taskOf: provider',
        ),
      },
      { title: 'A policy that has no place for it', frame: 'odrl', text: '' },
    ],
    bad: [
      {
        title: 'Used in decisions',
        frame: 'agreement',
        without: ['automatedDecisions'],
        text: `title: Income check\n^^^^^ effect\n${purpose('Compare what new applicants and their employers say of the income of each month.', 'effect: administrative')}`,
      },
      {
        title: 'Eligibility',
        frame: 'agreement',
        without: ['automatedDecisions'],
        text: `title: Income check\n^^^^^ cue\n${purpose('Decide on the eligibility of families with little income for a lower council tax.', 'taskOf: provider')}`,
      },
      {
        title: 'Nobody looks',
        frame: 'agreement',
        text: dedent`
          automatedDecisions:
          ^^^^^^^^^^^^^^^^^^ part
            used: true
            logic: Compares two figures.
            verificationBeforeAdverseAction: P30D
            notice: A letter.
        `,
      },
      {
        title: 'A matching programme',
        frame: 'agreement',
        without: ['automatedDecisions'],
        text: `${schemeExample('us-cmppa')}title: Income check\n^^^^^ missingByRegime\n`,
      },
      {
        title: 'A matching programme without time to answer',
        frame: 'agreement',
        text: `${schemeExample('us-cmppa')}automatedDecisions: {used: true, logic: Compares two figures., humanReview: true, notice: A letter.}\n^^^^^^^^^^^^^^^^^^ partByRegime\n`,
      },
    ],
  },
  project: [each('agreements', check)],
});

function check(row: AgreementRow, context: ProjectContext<typeof messages>): void {
  if (isOver(row) || row.withoutPlaceFor.includes('automatedDecisions')) return;
  const terms = termsOf(context.facts, row);
  const written = terms.value('automatedDecisions');
  if (written !== undefined && !isBlock(written)) return;
  if (terms.value('automatedDecisions', 'used') === false || isImpersonal(context.facts, row)) return;
  const found = regimeCalled(row.regime);
  const regime = found?.decidesAboutPeople ? found : undefined;
  const reference = regime?.terms.find(({ rule: told }) => told === 'sharing/automated-decisions')?.reference ?? '';
  const keys = Object.keys(PARTS) as (keyof typeof PARTS)[];
  if (written === undefined) {
    const reason = regime ? undefined : reasonToAsk(terms);
    if (!regime && !reason) return;
    const edits = blanks(terms, ['automatedDecisions'], ['used', ...keys], true);
    const report = {
      at: terms.place('automatedDecisions'),
      fixes: [edits && { title: 'Insert places to fill in', safety: 'suggestion' as const, edits }],
    };
    if (regime) context.report('missingByRegime', { ...report, data: { regime: regime.title, reference } });
    else if (reason?.cue !== undefined) context.report('cue', { ...report, data: { cue: quoted(reason.cue) } });
    else context.report('effect', { ...report, data: {} });
    return;
  }
  const missing = keys.filter((key) => !terms.has('automatedDecisions', key));
  const [first] = missing;
  if (first === undefined) return;
  const edits = blanks(terms, ['automatedDecisions'], missing, false);
  const report = {
    at: missing.length === 1 ? terms.place('automatedDecisions', first) : terms.place('automatedDecisions'),
    fixes: [edits && { title: 'Insert places to fill in', safety: 'suggestion' as const, edits }],
  };
  const parts = listOf(
    missing.map((key) => PARTS[key]),
    'and',
  );
  if (regime) context.report('partByRegime', { ...report, data: { parts, regime: regime.title, reference } });
  else context.report('part', { ...report, data: { parts } });
}

function isBlock(written: unknown): boolean {
  return typeof written === 'object' && written !== null && !Array.isArray(written);
}

/** Why a machine may take part: a word that says so, or the purpose. */
function reasonToAsk(terms: Terms): { readonly cue: string | undefined } | undefined {
  const effect = terms.text('purpose', 'effect');
  if (effect === 'non-administrative' || isForKnowledge(terms.text('purpose', 'category'))) return undefined;
  const indicators = terms
    .list('benefit', 'measures')
    .map((_, index) => terms.text('benefit', 'measures', index, 'indicator'));
  for (const text of [terms.text('purpose', 'statement'), ...indicators]) {
    const cue = text === undefined ? undefined : decisionCue(text);
    if (cue !== undefined) return { cue };
  }
  return effect === 'administrative' ? { cue: undefined } : undefined;
}

function purpose(statement: string, line: string): string {
  return `purpose:\n  category: dpv:ImprovePublicServices\n  statement: ${statement}\n  ${line}\n  prohibited: [dpv:Marketing, re-identification]\n`;
}

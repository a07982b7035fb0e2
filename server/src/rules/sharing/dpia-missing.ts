import { listOf } from '../../base/words.ts';
import type { AgreementRow } from '../../model/facts.ts';
import { defineRule, each, type ProjectContext } from '../define.ts';
import { dpiaSigns } from '../support/dpia-signs.ts';
import { fillIn } from '../support/fill-in.ts';
import { regimeOf } from '../support/regime-of.ts';
import { isImpersonal } from '../support/shared-data.ts';
import { isActive, isOver } from '../support/sharing-stage.ts';
import { type Terms, termsOf } from '../support/terms.ts';
import { dedent, quoted } from '../support/text.ts';

const messages = {
  missing:
    'The agreement shows {count} signs of a high risk for people: {signs}. No impact assessment is recorded. Refer to it, or record why none is required (`dpia`).',
  active: {
    text: 'The agreement is in force and shows {count} signs of a high risk for people: {signs}. No impact assessment is recorded. Refer to it, or record why none is required (`dpia`).',
    severity: 'error',
  },
  unfinished: {
    text: 'The agreement is in force, and its impact assessment is {status}. It shows {count} signs of a high risk for people: {signs}.',
    severity: 'error',
  },
  unexplained:
    'The agreement shows {count} signs of a high risk for people: {signs}. Its impact assessment is `not-required`, and {missing} is not recorded.',
  regime: {
    text: '{regime} asks for {words}, and no impact assessment is recorded. Refer to it, or record why none is required (`dpia`).',
    severity: 'error',
  },
  incomplete: 'The record of the impact assessment has no {missing}.',
} as const;

export const rule = defineRule({
  id: 'sharing/dpia-missing',
  since: '0.2.0',
  stability: 'preview',
  severity: 'warning',
  messages,
  options: {
    largeScale: {
      description: 'From so many records on, by `volume`, a sharing counts as large.',
      type: 'integer',
      minimum: 1,
      default: 100000,
    },
  },
  docs: {
    what: 'An agreement with two or more signs of a high risk for people, or under a scheme that asks for one, records no impact assessment, or one that nobody could find.',
    why: 'The assessment is made before data flow, while something can still be changed. The European authorities name nine criteria; where two meet, one is needed in most cases.',
    instead:
      'Refer to the assessment: `dpia: {status: approved, ref: …, date: …}`. Where it was looked at and none is required, record that: `dpia: {status: not-required, reason: …, approvedBy: …}`.',
    limits:
      'Sees five of the nine criteria: special categories or offences; children and others who need care; data of several standards brought together; decisions that a machine makes; scale by `volume`. What the assessment says is not read. Standards are for `privacy/dpia-indicators`. Agreements on data about nobody, and those that have ended, are left alone.',
    references: [
      'GDPR and UK GDPR, Article 35(1) and (3)',
      'Article 29 Working Party, WP 248 rev.01',
      'ICO, Data sharing: a code of practice',
    ],
  },
  examples: {
    good: [
      {
        title: 'Approved',
        frame: 'agreement',
        text: risky('dpia: {status: approved, ref: DPIA-118, date: 2026-08-03}'),
      },
      {
        title: 'Not required, says who may say so',
        frame: 'agreement',
        text: risky('dpia: {status: not-required, reason: Covered by DPIA-90, approvedBy: Data Protection Officer}'),
      },
      {
        title: 'One sign',
        frame: 'agreement',
        without: ['dpia'],
        text: 'title: Income check for council tax reduction\n',
      },
    ],
    bad: [
      {
        title: 'A scheme that asks for one',
        frame: 'agreement',
        without: ['dpia', 'automatedDecisions'],
        text: dedent`
          title: Support for people who lose a benefit
          ^^^^^ regime
          regime: uk-dea-psd
          purpose:
            category: dpv:ImprovePublicServices
            statement: Find the people whose benefit ends within two months, so that help with rent reaches them in time.
            effect: non-administrative
            taskOf: provider-and-recipient
            prohibited: [dpv:Marketing, re-identification]
          legalGateway: {act: Digital Economy Act 2017, section: "35", objective: multiple disadvantages}
          transparency:
            privacyNotice: https://council.example/privacy
            individualNotice: application form
            register: {name: dea-register, ref: "501"}
        `,
      },
      {
        title: 'An agreement in force',
        frame: 'agreement',
        without: ['dpia'],
        text: `title: Income check for council tax reduction\n^^^^^ active\n${risky('')}`,
      },
      {
        title: 'One that is being prepared',
        frame: 'agreement',
        without: ['dpia'],
        text: `title: Income check for council tax reduction\n^^^^^ missing\nstatus: under-review\n${risky('')}`,
      },
      { title: 'Never finished', frame: 'agreement', text: risky('dpia: {status: in-progress}\n^^^^ unfinished') },
      {
        title: 'Not required, and nobody said so',
        frame: 'agreement',
        text: risky('dpia: {status: not-required, reason: Small}\n^^^^ unexplained'),
      },
      {
        title: 'Nowhere to be found',
        frame: 'agreement',
        text: 'dpia: {status: approved}\n^^^^ incomplete\n',
        fixed: 'dpia: {status: approved, ref: "", date: ""}\n',
      },
    ],
  },
  project: [each('agreements', check)],
});

function check(row: AgreementRow, context: ProjectContext<typeof messages>): void {
  if (row.withoutPlaceFor.includes('dpia') || isOver(row) || isImpersonal(context.facts, row)) return;
  const terms = termsOf(context.facts, row);
  const status = terms.text('dpia', 'status');
  if (status === undefined || FINISHED.has(status)) {
    const missing = (['ref', 'date'] as const).filter((key) => !terms.has('dpia', key));
    const recorded = missing.length < 2 || status !== undefined || terms.has('dpia', 'outcome');
    if (recorded) {
      if (missing.length === 0) return;
      const [only] = missing.length === 1 ? missing : [];
      return context.report('incomplete', {
        at: terms.place('dpia', ...(only ? [only] : [])),
        data: {
          missing: missing.map((key) => WORDS[key]).join(' and no '),
        },
        fixes: fillIn('Insert what is missing, to fill in', ...missing.map((key) => terms.insert(['dpia', key], ''))),
      });
    }
  }
  const signs = dpiaSigns(context.facts, row, {
    languages: context.languages,
    largeScale: Number(context.option('largeScale')),
  });
  if (signs.length < 2) return askedByRegime(row, status, terms, context);
  const data = { count: String(signs.length), signs: listOf(signs, 'and'), status: quoted(status ?? '') };
  if (status === undefined) {
    const edit = terms.insert(['dpia'], { status: '', ref: '', date: '' });
    return context.report(isActive(row) ? 'active' : 'missing', {
      at: terms.place('dpia'),
      data,
      fixes: fillIn('Insert an impact assessment to fill in', edit),
    });
  }
  const at = terms.place('dpia');
  if (status === 'not-required') {
    const missing = missingReason(terms);
    if (missing.length > 0)
      context.report('unexplained', {
        at,
        data: {
          ...data,
          missing: listOf(
            missing.map((key) => REASONS[key]),
            'and',
          ),
        },
        fixes: fillIn('Insert what is missing, to fill in', ...missing.map((key) => terms.insert(['dpia', key], ''))),
      });
  } else if (isActive(row)) context.report('unfinished', { at, data });
}

/** A scheme may ask for an assessment whatever the signs. */
function askedByRegime(
  row: AgreementRow,
  status: string | undefined,
  terms: Terms,
  context: ProjectContext<typeof messages>,
): void {
  const { regime, fits } = regimeOf(row);
  const term = regime?.terms.find(({ path }) => path === 'dpia');
  if (status !== undefined || !term || !fits) return;
  context.report('regime', {
    at: terms.place('dpia'),
    data: { regime: quoted(regime?.id ?? ''), words: `${term.words} (${term.reference})` },
    fixes: fillIn('Insert an impact assessment to fill in', terms.insert(['dpia'], { status: '', ref: '', date: '' })),
  });
}

/** An assessment that was made, also where it is to be looked at again. */
const FINISHED: ReadonlySet<string> = new Set(['approved', 'review-due']);

const WORDS = { ref: 'reference (`ref`)', date: 'date (`date`)' } as const;
const REASONS = { reason: 'why (`reason`)', approvedBy: 'who decided so (`approvedBy`)' } as const;

function missingReason(terms: Terms): (keyof typeof REASONS)[] {
  return (['reason', 'approvedBy'] as const).filter((key) => !terms.has('dpia', key));
}

function risky(more: string): string {
  return (
    dedent`
    automatedDecisions: {used: true, logic: Income below a line, humanReview: true, verificationBeforeAdverseAction: P30D, notice: A letter}
    data:
      - id: claims
        standard: ../standards/claim.yaml
        version: 2.1.0
        fields: [claim_id, award_amount]
        necessity: {claim_id: Finds the claim., award_amount: Is compared with the income.}
        dataSubjects: [refugee]
        retention: {period: P2Y, trigger: case-closed, disposal: secure-erasure}
  ` + (more === '' ? '' : `${more}\n`)
  );
}

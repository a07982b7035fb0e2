import { addDuration } from '../../base/duration.ts';
import { type IsoDate, isBefore, parseIsoDate } from '../../base/iso-date.ts';
import type { AgreementRow, StandardRow } from '../../model/facts.ts';
import { defineRule, each, type ProjectContext } from '../define.ts';
import { claimWith } from '../support/claim-example.ts';
import { sharedData } from '../support/shared-data.ts';
import { isOver } from '../support/sharing-stage.ts';
import { type Terms, termsOf } from '../support/terms.ts';
import { quoted } from '../support/text.ts';

const messages = {
  amended: 'The impact assessment is of {date}, before the agreement was amended on {amended}.',
  standard: 'The impact assessment is of {date}, before version {version} of {standard} was issued on {issued}.',
  old: 'The impact assessment is of {date}, more than {months} months ago.',
} as const;

export const rule = defineRule({
  id: 'sharing/dpia-stale',
  since: '0.2.0',
  stability: 'preview',
  severity: 'warning',
  messages,
  options: {
    months: {
      description: 'After so many months an assessment is looked at again.',
      type: 'integer',
      minimum: 1,
      default: 36,
    },
  },
  docs: {
    what: 'The impact assessment of an agreement is older than the last change of the agreement or of a standard, or older than three years.',
    why: 'An assessment is of what was planned on its day. What was added later, nobody has looked at.',
    instead: 'Look at it again and write the new date, or set its status to `review-due` until that is done.',
    limits:
      'A change of the agreement is known from `variation.amended`, that of a standard from the day on which a first or a major version (`2.0.0`) was issued. Whether the change touches the risk cannot be seen from here. A status of `review-due` answers the rule.',
    references: ['GDPR and UK GDPR, Article 35(11)', 'ICO, Data sharing: a code of practice'],
  },
  examples: {
    good: [
      {
        title: 'After the last amendment',
        frame: 'agreement',
        text: 'variation: {procedure: In writing, amended: 2026-07-01}\ndpia: {status: approved, ref: DPIA-118, date: 2026-08-03}\n',
      },
      {
        title: 'To be looked at again, and known to be',
        frame: 'agreement',
        text: 'dpia: {status: review-due, ref: DPIA-9, date: 2019-08-03}\n',
      },
    ],
    bad: [
      {
        title: 'Amended since',
        frame: 'agreement',
        text: 'variation: {procedure: In writing, amended: 2026-10-01}\ndpia: {status: approved, ref: DPIA-118, date: 2026-08-03}\n                                              ^^^^^^^^^^ amended\n',
        fixed:
          'variation: {procedure: In writing, amended: 2026-10-01}\ndpia: {status: review-due, ref: DPIA-118, date: 2026-08-03}\n',
      },
      {
        title: 'Years ago',
        frame: 'agreement',
        text: 'dpia: {status: approved, ref: DPIA-9, date: 2022-01-10}\n                                            ^^^^^^^^^^ old\n',
      },
      {
        title: 'Before a new version of the standard',
        frame: 'agreement',
        text: `data:
  - id: claims
    standard: ../standards/claim.yaml
    version: 3.0.0
    fields: [claim_id]
    necessity: {claim_id: Finds the claim.}
    dataSubjects: [benefit-claimant]
    retention: {period: P2Y, trigger: case-closed, disposal: secure-erasure}
dpia: {status: approved, ref: DPIA-118, date: 2026-08-03}
                                              ^^^^^^^^^^ standard
`,
        others: { 'standards/claim.yaml': `${claimWith('version', '3.0.0')}issued: 2026-10-12\n` },
      },
    ],
  },
  project: [each('agreements', check)],
});

function check(row: AgreementRow, context: ProjectContext<typeof messages>): void {
  if (row.withoutPlaceFor.includes('dpia') || isOver(row)) return;
  const terms = termsOf(context.facts, row);
  const status = terms.text('dpia', 'status');
  const date = dateOf(terms.text('dpia', 'date'));
  if (!date || (status !== undefined && status !== 'approved')) return;
  const at = terms.valuePlace('dpia', 'date');
  const fixes = reviewDue(terms);
  const amended = dateOf(terms.text('variation', 'amended'));
  if (amended && isBefore(date, amended)) {
    const related = [{ at: terms.place('variation', 'amended'), message: `Amended on ${amended}` }];
    return context.report('amended', { at, data: { date, amended }, related, fixes });
  }
  for (const standard of sharedData(context.facts, row).standards) {
    const issued = majorRelease(standard);
    if (!issued || !isBefore(date, issued)) continue;
    const data = { date, version: standard.version ?? '', standard: quoted(standard.label), issued };
    const place = { file: standard.file, root: standard.root, pointer: standard.headAt, part: 'key' as const };
    const related = [{ at: place, message: `Version ${standard.version} was issued on ${issued}` }];
    return context.report('standard', { at, data, related, fixes });
  }
  const months = Number(context.option('months'));
  const until = addDuration(date, { years: 0, months, days: 0 });
  if (until && isBefore(until, context.now))
    context.report('old', { at, data: { date, months: String(months) }, fixes });
}

/** The day on which a version was issued that is the first of its major number. */
function majorRelease({ version, sharing }: StandardRow): IsoDate | undefined {
  if (version === undefined || !/^v?\d+(?:\.0){0,2}$/.test(version.trim())) return undefined;
  return dateOf(sharing.issued);
}

function reviewDue(terms: Terms) {
  const edit = terms.insert(['dpia', 'status'], 'review-due');
  return edit ? [{ title: 'Set the status to review-due', safety: 'suggestion' as const, edits: [edit] }] : [];
}

function dateOf(text: string | undefined): IsoDate | undefined {
  return text === undefined ? undefined : parseIsoDate(text);
}

import { durationDays } from '../../base/duration.ts';
import { listOf } from '../../base/words.ts';
import type { AgreementRow } from '../../model/facts.ts';
import { legalPeriods } from '../../model/vocabularies/legal-periods.ts';
import { defineRule, each, type ProjectContext } from '../define.ts';
import { fillIn } from '../support/fill-in.ts';
import { jurisdictionOf } from '../support/regime-of.ts';
import { schemeExample } from '../support/scheme-example.ts';
import { isImpersonal } from '../support/shared-data.ts';
import { isOver } from '../support/sharing-stage.ts';
import { termsOf } from '../support/terms.ts';
import { quoted } from '../support/text.ts';

const messages = {
  missing: 'The agreement records nothing about what happens when data are lost or seen by others.',
  incomplete: 'The procedure for breaches does not say {missing}.',
  slow: {
    text: 'The parties tell each other of a breach within {written}. {reference} leaves {deadline} to tell the authority, so that {between} is the longest that leaves time for it.',
    severity: 'warning',
  },
  late: {
    text: 'The parties tell each other of a breach within {written}, when the {deadline} that {reference} leaves to tell the authority are over.',
    severity: 'warning',
  },
} as const;

export const rule = defineRule({
  id: 'sharing/breach-procedure',
  since: '0.2.0',
  stability: 'preview',
  severity: 'error',
  messages,
  docs: {
    what: 'An agreement does not say whom to tell of a breach, how fast, and which authority is told, or leaves too little time.',
    why: 'When data get out, hours count, and nobody should have to look for a telephone number then.',
    instead: 'Write `breach: {contact: security@agency.example, notifyWithin: PT24H, authority: ICO}`.',
    limits:
      'The time between the parties is compared where the law of the jurisdiction sets one for the authority: in the United Kingdom and the European Union. Agreements on data about nobody, and those that have ended, are left alone.',
    references: ['GDPR and UK GDPR, Article 33(1) and (2)'],
  },
  examples: {
    good: [
      {
        title: 'Two days',
        frame: 'agreement',
        text: 'breach: {contact: security@council.example, notifyWithin: P2D, authority: ICO}\n',
      },
      {
        title: 'No such deadline in the law',
        frame: 'agreement',
        text: `${schemeExample('nz-aisa')}breach: {contact: security@agency.example, notifyWithin: P5D, authority: Privacy Commissioner}\n`,
      },
    ],
    bad: [
      {
        title: 'Nothing',
        frame: 'agreement',
        without: ['breach'],
        text: 'title: Income check for council tax reduction\n^^^^^ missing\n',
      },
      {
        title: 'An empty place',
        frame: 'agreement',
        text: 'breach: {}\n^^^^^^ missing\n',
        fixed: 'breach: {contact: "", notifyWithin: "", authority: ""}\n',
      },
      {
        title: 'Nobody to tell',
        frame: 'agreement',
        text: 'breach: {notifyWithin: PT24H, authority: ICO}\n^^^^^^ incomplete\n',
        fixed: 'breach: {notifyWithin: PT24H, authority: ICO, contact: ""}\n',
      },
      {
        title: 'Little time left',
        frame: 'agreement',
        text: 'breach: {contact: security@council.example, notifyWithin: PT60H, authority: ICO}\n                                                          ^^^^^ slow\n',
      },
      {
        title: 'Too late',
        frame: 'agreement',
        text: 'breach: {contact: security@council.example, notifyWithin: P5D, authority: ICO}\n                                                          ^^^ late\n',
      },
    ],
  },
  project: [each('agreements', check)],
});

function check(row: AgreementRow, context: ProjectContext<typeof messages>): void {
  if (row.withoutPlaceFor.includes('breach') || isOver(row) || isImpersonal(context.facts, row)) return;
  const terms = termsOf(context.facts, row);
  const missing = PARTS.filter(({ key }) => !terms.has('breach', key) || terms.value('breach', key) === null);
  if (missing.length > 0) {
    const nothing = terms.keys('breach').length === 0;
    const edits = nothing
      ? [terms.insert(['breach'], { contact: '', notifyWithin: '', authority: '' })]
      : missing.map(({ key }) => terms.insert(['breach', key], ''));
    const [only] = missing.length === 1 ? missing : [];
    context.report(nothing ? 'missing' : 'incomplete', {
      at: terms.place('breach', ...(only ? [only.key] : [])),
      data: {
        missing: listOf(
          missing.map(({ words }) => words),
          'or',
        ),
      },
      fixes: fillIn('Insert what is missing, to fill in', ...edits),
    });
  }
  const { breach } = legalPeriods(jurisdictionOf(row));
  const written = terms.text('breach', 'notifyWithin');
  const days = written === undefined ? undefined : durationDays(written);
  if (!breach || written === undefined || days === undefined) return;
  const { deadline, between, reference } = breach;
  if (days <= (durationDays(between) ?? days)) return;
  context.report(days > (durationDays(deadline) ?? days) ? 'late' : 'slow', {
    at: terms.valuePlace('breach', 'notifyWithin'),
    data: { written: quoted(written), deadline: hours(deadline), between: hours(between), reference },
  });
}

const PARTS = [
  { key: 'contact', words: 'whom to tell (`contact`)' },
  { key: 'notifyWithin', words: 'how fast (`notifyWithin`)' },
  { key: 'authority', words: 'which authority is told (`authority`)' },
] as const;

function hours(duration: string): string {
  return `${Math.round((durationDays(duration) ?? 0) * 24)} hours`;
}

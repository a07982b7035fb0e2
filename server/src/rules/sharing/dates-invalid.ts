import { type IsoDate, isBefore, parseIsoDate } from '../../base/iso-date.ts';
import type { AgreementRow } from '../../model/facts.ts';
import { type Anchor, defineRule, each, type ProjectContext } from '../define.ts';
import { fillIn } from '../support/fill-in.ts';
import { isActive, isOver } from '../support/sharing-stage.ts';
import { type Terms, termsOf } from '../support/terms.ts';
import { dedent } from '../support/text.ts';

const messages = {
  noTerm: 'Nothing says from when until when the agreement holds.',
  noStart: 'Nothing says from when the agreement holds.',
  noEnd: 'The agreement names no end, and no reason to be without one (`openEndedReason`).',
  reversed: 'The agreement ends on {end}, before it starts on {start}.',
  early: { text: 'The agreement is `active`, and starts on {start}.', severity: 'warning' },
  review: 'The next review is on {review}, after the agreement has ended on {end}.',
  signature:
    '{party} signed on {signed}, after the start on {start}. Where this was known, `retrospective: true` says so.',
  ahead: '{what} is dated {date}, which is still to come.',
  reviews: 'The next review, on {next}, is before the last one, on {last}.',
} as const;

type Context = ProjectContext<typeof messages>;

export const rule = defineRule({
  id: 'sharing/dates-invalid',
  since: '0.2.0',
  stability: 'preview',
  severity: 'error',
  messages,
  docs: {
    what: 'The dates of an agreement are missing or cannot all be right.',
    why: 'From when until when data may flow is the one term that a machine could enforce. Dates that contradict each other are decided by whoever reads them first.',
    instead:
      'Write both ends of the term: `term: {start: 2026-09-01, end: 2028-08-31}`. What has no end says why: `openEndedReason`. What was signed late on purpose says so: `retrospective: true` at the signature.',
    limits:
      'A date in another form, or on a day that no calendar has, breaks the schema of the format and is told by `structure/schema-violation`. Signatures are compared with the start once the agreement is active, and not where it was amended and signed anew. Agreements that have ended are not asked for dates that are missing.',
    references: [
      'Digital Economy Act 2017, register of information sharing agreements: start, end and review dates',
      'ISO 8601-1',
    ],
  },
  examples: {
    good: [
      {
        title: 'No end, for a reason',
        frame: 'agreement',
        text: 'term: {start: 2026-09-01, openEndedReason: The duty to share is permanent.}\n',
      },
      {
        title: 'Signed late, and said so',
        frame: 'agreement',
        text: dedent`
          term: {start: 2026-09-01, end: 2028-08-31}
          signatures:
            - {party: council, name: A. Example, role: SIRO, date: 2026-09-20, retrospective: true}
            - {party: agency, name: B. Example, role: SIRO, date: 2026-08-21}
        `,
      },
      {
        title: 'Over, and never had an end',
        frame: 'agreement',
        text: 'status: terminated\nterm: {start: 2020-09-01}\n',
      },
    ],
    bad: [
      {
        title: 'No term',
        frame: 'agreement',
        without: ['term'],
        text: 'title: Income check for council tax reduction\n^^^^^ noTerm\n',
      },
      {
        title: 'No start',
        frame: 'agreement',
        text: 'term: {end: 2028-08-31}\n^^^^ noStart\n',
        fixed: 'term: {end: 2028-08-31, start: ""}\n',
      },
      { title: 'No end', frame: 'agreement', text: 'term: {start: 2026-09-01}\n^^^^ noEnd\n' },
      {
        title: 'End before start',
        frame: 'agreement',
        text: dedent`
          status: expired
          term: {start: 2026-08-01, end: 2024-01-01}
                                         ^^^^^^^^^^ reversed
        `,
      },
      {
        title: 'In another format',
        frame: 'dua',
        text: dedent`
          dataUsageAgreementSpecification: 0.0.1
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ structure/dialect-drift:narrowFormat
          info:
            purpose: Study how many households that could apply for a reduction of council tax do so.
            status: approved
            active: true
            startDate: 2027-09-01
            endDate: 2027-08-31
                     ^^^^^^^^^^ reversed
        `,
      },
      {
        title: 'In force before its time',
        frame: 'agreement',
        text: 'term: {start: 2027-01-01, end: 2028-08-31}\n              ^^^^^^^^^^ early\n',
      },
      {
        title: 'A review of nothing',
        frame: 'agreement',
        text: 'term: {start: 2026-09-01, end: 2027-06-30}\nreview: {next: 2027-09-01, interval: P1Y}\n               ^^^^^^^^^^ review\n',
      },
      {
        title: 'A review before the last',
        frame: 'agreement',
        text: 'review: {last: 2027-10-01, next: 2027-09-01, outcome: Goes on, interval: P1Y}\n               ^^^^^^^^^^ ahead\n                                 ^^^^^^^^^^ reviews\n',
      },
      {
        title: 'Signed after the start',
        frame: 'agreement',
        text: dedent`
          signatures:
            - {party: council, name: A. Example, role: SIRO, date: 2026-08-20}
            - {party: agency, name: B. Example, role: SIRO, date: 2026-09-21}
                                                                  ^^^^^^^^^^ signature
        `,
      },
    ],
  },
  project: [each('agreements', check)],
});

interface Dated {
  readonly date: IsoDate;
  readonly at: Anchor;
}

function check(row: AgreementRow, context: Context): void {
  if (row.withoutPlaceFor.includes('term')) return;
  const terms = termsOf(context.facts, row);
  const [start, end] = [dateAt(terms, 'term', 'start'), dateAt(terms, 'term', 'end')];
  if (!isOver(row)) askForTerm(terms, context);
  if (start && end && isBefore(end.date, start.date))
    context.report('reversed', { at: end.at, data: { start: start.date, end: end.date } });
  else if (start && isActive(row) && isBefore(context.now, start.date))
    context.report('early', { at: start.at, data: { start: start.date } });
  if (!row.withoutPlaceFor.includes('review') && !isOver(row)) checkReview(terms, end, context);
  if (!row.withoutPlaceFor.includes('signatures')) checkSignatures(row, terms, start, context);
  const assessed = dateAt(terms, 'dpia', 'date');
  if (assessed && isBefore(context.now, assessed.date) && terms.text('dpia', 'status') === 'approved')
    context.report('ahead', { at: assessed.at, data: { what: 'The impact assessment', date: assessed.date } });
}

function askForTerm(terms: Terms, context: Context): void {
  const [start, end] = [terms.has('term', 'start'), terms.has('term', 'end') || terms.has('term', 'openEndedReason')];
  if (start && end) return;
  // Other formats have no place for the reason why something has no end.
  if (terms.insert(['term'], {}) === undefined) return;
  const nothing = !start && !end && !terms.has('term', 'end');
  const edit = nothing
    ? terms.insert(['term'], { start: '', end: '' })
    : terms.insert(['term', start ? 'end' : 'start'], '');
  context.report(nothing ? 'noTerm' : start ? 'noEnd' : 'noStart', {
    at: nothing ? terms.place('term') : terms.place('term', start ? 'end' : 'start'),
    data: {},
    fixes: fillIn('Insert what is missing, to fill in', edit),
  });
}

function checkReview(terms: Terms, end: Dated | undefined, context: Context): void {
  const [last, next] = [dateAt(terms, 'review', 'last'), dateAt(terms, 'review', 'next')];
  if (last && isBefore(context.now, last.date))
    context.report('ahead', { at: last.at, data: { what: 'The last review', date: last.date } });
  if (last && next && isBefore(next.date, last.date))
    context.report('reviews', { at: next.at, data: { next: next.date, last: last.date } });
  // Of what is over already another rule tells.
  else if (next && end && isBefore(end.date, next.date) && !isBefore(end.date, context.now))
    context.report('review', { at: next.at, data: { review: next.date, end: end.date } });
}

function checkSignatures(row: AgreementRow, terms: Terms, start: Dated | undefined, context: Context): void {
  // What was amended is signed anew.
  const amended = terms.has('variation', 'amended');
  for (const index of terms.list('signatures').keys()) {
    const signed = dateAt(terms, 'signatures', index, 'date');
    if (!signed) continue;
    const id = terms.text('signatures', index, 'party');
    const party = row.parties.find((one) => one.id === id)?.label ?? id ?? 'A party';
    if (isBefore(context.now, signed.date))
      context.report('ahead', { at: signed.at, data: { what: `The signature of ${party}`, date: signed.date } });
    else if (start && isActive(row) && !amended && isBefore(start.date, signed.date) && !isRetrospective(terms, index))
      context.report('signature', { at: signed.at, data: { party, signed: signed.date, start: start.date } });
  }
}

function isRetrospective(terms: Terms, index: number): boolean {
  return terms.value('signatures', index, 'retrospective') === true;
}

/** What is no date is told by the schema of the format. */
function dateAt(terms: Terms, ...path: readonly (string | number)[]): Dated | undefined {
  const text = terms.text(...path);
  const date = text === undefined ? undefined : parseIsoDate(text);
  return date && { date, at: terms.valuePlace(...path) };
}

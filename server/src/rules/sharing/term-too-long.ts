import { addDuration, parseDuration } from '../../base/duration.ts';
import { type IsoDate, isBefore, parseIsoDate } from '../../base/iso-date.ts';
import type { AgreementRow } from '../../model/facts.ts';
import { type Regime, regimeCalled } from '../../model/vocabularies/regimes.ts';
import { defineRule, each, type ProjectContext } from '../define.ts';
import { fillIn } from '../support/fill-in.ts';
import { schemeExample } from '../support/scheme-example.ts';
import { isOver } from '../support/sharing-stage.ts';
import { type Terms, termsOf } from '../support/terms.ts';

const messages = {
  tooLong: 'From {start} the agreement runs until {end}. {reference} leaves it {longest}: until {latest}.',
  renewed:
    'Amended on {amended}, the agreement runs until {end}. {reference} leaves a renewal {renewal} beyond the first {longest}: until {latest}.',
  openEnded: 'The agreement names no end. {reference} leaves it {longest}: until {latest}.',
  sunset: {
    text: 'The agreement runs until {end}, and {title} ends on {sunset}. Say what happens then (`termination.survival`).',
    severity: 'info',
  },
} as const;

type Context = ProjectContext<typeof messages>;

export const rule = defineRule({
  id: 'sharing/term-too-long',
  since: '0.2.0',
  stability: 'preview',
  severity: 'error',
  messages,
  docs: {
    what: 'An agreement runs longer than the scheme that it names allows, or than the scheme itself exists.',
    why: 'Some laws let a sharing run for so long and no longer, so that somebody has to look at it again.',
    instead: 'Let it end in time, and renew it when it has proved useful.',
    limits:
      'Speaks only of agreements that name a `regime` with a longest term. An amendment after the start (`variation.amended`) counts as a renewal. Agreements that have ended are left alone.',
    references: ['5 USC 552a(o)(2)(C) and (D)', 'Data Availability and Transparency Act 2022 (Australia), section 143'],
  },
  examples: {
    good: [
      {
        title: 'Eighteen months to the day',
        frame: 'agreement',
        text: matching('{start: 2026-09-01, end: 2028-03-01}'),
      },
      { title: 'No scheme, no limit', frame: 'agreement', text: 'term: {start: 2026-09-01, end: 2036-08-31}\n' },
    ],
    bad: [
      {
        title: 'A matching agreement for three years',
        frame: 'agreement',
        text: matching('{start: 2026-09-01, end: 2029-08-31}\n                               ^^^^^^^^^^ tooLong'),
        fixed: matching('{start: 2026-09-01, end: 2028-03-01}'),
      },
      {
        title: 'A renewal for two years',
        frame: 'agreement',
        text: `${matching('{start: 2025-03-01, end: 2028-09-01}\n                               ^^^^^^^^^^ renewed')}variation: {procedure: In writing, amended: 2026-08-01}\n`,
      },
      {
        title: 'A matching agreement without an end',
        frame: 'agreement',
        text: matching(
          '{start: 2026-09-01, openEndedReason: The match is done every year.}\n                          ^^^^^^^^^^^^^^^ openEnded',
        ),
      },
      {
        title: 'Longer than the scheme',
        frame: 'agreement',
        text: `${schemeExample('au-data-scheme')}term: {start: 2026-09-01, end: 2028-08-31}\n                               ^^^^^^^^^^ sunset\n`,
      },
    ],
  },
  project: [each('agreements', check)],
});

function check(row: AgreementRow, context: Context): void {
  const regime = regimeCalled(row.regime);
  if (!regime || isOver(row) || row.withoutPlaceFor.includes('term')) return;
  const terms = termsOf(context.facts, row);
  const end = dateOf(terms, 'term', 'end');
  const longest = latestEnd(regime, terms);
  if (
    longest &&
    (end ? isBefore(longest.latest, end) : terms.has('term', 'openEndedReason') && !terms.has('term', 'end'))
  ) {
    const { start, latest, amended } = longest;
    const data = {
      start,
      end: end ?? '',
      latest,
      amended: amended ?? '',
      reference: regime.termReference ?? regime.title,
      longest: inWords(regime.longestTerm),
      renewal: inWords(regime.longestRenewal),
    };
    const edit = terms.insert(['term', 'end'], latest);
    context.report(!end ? 'openEnded' : amended ? 'renewed' : 'tooLong', {
      at: end ? terms.valuePlace('term', 'end') : terms.place('term', 'openEndedReason'),
      data,
      fixes: fillIn(`End it on ${latest}`, edit),
    });
  }
  checkSunset(regime, terms, end, context);
}

/** The last day that a regime leaves, and after a renewal the last day of that. */
function latestEnd(
  { longestTerm, longestRenewal }: Regime,
  terms: Terms,
): { start: IsoDate; latest: IsoDate; amended: IsoDate | undefined } | undefined {
  const start = dateOf(terms, 'term', 'start');
  const first = start && after(start, longestTerm);
  if (!start || !first) return undefined;
  const amended = dateOf(terms, 'variation', 'amended');
  const renewed = amended && isBefore(start, amended) ? after(first, longestRenewal) : undefined;
  return { start, latest: renewed ?? first, amended: renewed && amended };
}

function checkSunset(regime: Regime, terms: Terms, end: IsoDate | undefined, context: Context): void {
  const sunset = regime.sunset === undefined ? undefined : parseIsoDate(regime.sunset);
  if (!sunset || !end || !isBefore(sunset, end) || terms.has('termination', 'survival')) return;
  const data = { end, title: regime.title, sunset };
  context.report('sunset', { at: terms.valuePlace('term', 'end'), data });
}

function after(date: IsoDate, duration: string | undefined): IsoDate | undefined {
  const parsed = duration === undefined ? undefined : parseDuration(duration);
  return parsed && addDuration(date, parsed);
}

function dateOf(terms: Terms, ...path: readonly string[]): IsoDate | undefined {
  const text = terms.text(...path);
  return text === undefined ? undefined : parseIsoDate(text);
}

/** `P18M` → "18 months". */
function inWords(duration: string | undefined): string {
  const { years = 0, months = 0, days = 0 } = (duration === undefined ? undefined : parseDuration(duration)) ?? {};
  const part = (count: number, unit: string): string[] =>
    count > 0 ? [`${count} ${unit}${count === 1 ? '' : 's'}`] : [];
  return [...part(years, 'year'), ...part(months, 'month'), ...part(days, 'day')].join(' and ');
}

function matching(term: string): string {
  return `${schemeExample('us-cmppa')}term: ${term}\n`;
}

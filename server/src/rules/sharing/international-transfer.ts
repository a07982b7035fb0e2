import { didYouMean } from '../../base/did-you-mean.ts';
import { addYears, parseIsoDate } from '../../base/iso-date.ts';
import { listOf } from '../../base/words.ts';
import type { AgreementRow } from '../../model/facts.ts';
import {
  type TransferLaw,
  transferLaw,
  transferMechanism,
  transferMechanisms,
} from '../../model/vocabularies/transfers.ts';
import { defineRule, each, type ProjectContext } from '../define.ts';
import { fillIn } from '../support/fill-in.ts';
import { asksForMethod, jurisdictionOf } from '../support/regime-of.ts';
import { sharedData } from '../support/shared-data.ts';
import { isOver } from '../support/sharing-stage.ts';
import { type Terms, termsOf } from '../support/terms.ts';
import { dedent, quoted } from '../support/text.ts';
import { placesAbroad, type TransferPlace, transferPlaces } from '../support/transfer-places.ts';

const messages = {
  notRecorded: {
    text: 'Nothing says whether data leave the country. Where none do, write `international: null`.',
    severity: 'warning',
  },
  noTransfer: {
    text: 'Nothing says by which way the data travel, to where, and whether they leave the country.',
    severity: 'warning',
  },
  contradiction: 'The agreement says that no data leave {home}, but {what} is {place}.',
  noMechanism: 'Data go to {places}, outside {home}, and no mechanism for the transfer is recorded.',
  mechanism: '{mechanism} is no mechanism for a transfer that is known here{suggestion}.',
  otherLaw: {
    text: '{mechanism} belongs to the law of {law}; the agreement is under that of {home}.',
    severity: 'warning',
  },
  notAdequate: 'No adequacy decision of {home} for {places} is known here (as of {date}).',
  partly: {
    text: 'The adequacy decision for {place} covers only {only}. Refer to what shows that it holds here (`ref`).',
    severity: 'warning',
  },
  noAssessment:
    'The transfer to {places} relies on {mechanism}, and no assessment of its risks is recorded (`riskAssessment`).',
  noCountries: { text: 'A transfer abroad is recorded, and nothing says to which countries.', severity: 'warning' },
  country: { text: '{written} is no country. Write a code of ISO 3166, such as `FR`.', severity: 'warning' },
  stale: {
    text: 'The adequacy decisions known here were looked up on {date}. See whether that for {places} still stands.',
    severity: 'info',
  },
} as const;

type Context = ProjectContext<typeof messages>;

export const rule = defineRule({
  id: 'sharing/international-transfer',
  since: '0.2.0',
  stability: 'preview',
  severity: 'error',
  messages,
  docs: {
    what: 'Personal data go abroad without a recorded mechanism, or nothing says whether they do.',
    why: 'Abroad another law protects people, or none. What takes its place is settled before the first record leaves, and the country in which a processor keeps its servers counts.',
    instead:
      'Where no data leave: `transfer: {locations: [GB], international: null}`. Else say to where and on what footing: `international: {countries: [FR], mechanism: adequacy}`, or `{countries: [IN], mechanism: idta, riskAssessment: {ref: …, date: …}}`.',
    limits:
      'Home is the United Kingdom for `uk`, the European Economic Area for `eu` and its members, and the country itself for `us`, `au`, `nz`, `ca` and `br`; under other jurisdictions only the record as such is asked for. Mechanisms and adequacy decisions are compared under the laws of the United Kingdom and the European Union. The list of decisions has a date, and the rule says so when it is older than a year. Codes of three letters are not compared. Agreements on data about nobody, and those that have ended, are left alone.',
    references: [
      'GDPR and UK GDPR, Articles 44 to 49',
      'European Commission, adequacy decisions',
      'Data Privacy Vocabulary 2.3, concepts for the GDPR',
    ],
  },
  examples: {
    good: [
      { title: 'None, in so many words', frame: 'agreement', text: transfer('locations: [GB], international: none') },
      {
        title: 'To a country that is recognised',
        frame: 'agreement',
        text: transfer('locations: [GB, FR], international: {mechanism: adequacy}'),
      },
      {
        title: 'Clauses, and what was found about the country',
        frame: 'agreement',
        text: transfer(
          'locations: [GB, IN], international: {countries: [IN], mechanism: idta, riskAssessment: {ref: TRA-7, date: 2026-07-20}}',
        ),
      },
      {
        title: 'Within the European Economic Area',
        frame: 'agreement',
        text: `jurisdiction: eu\n${transfer('locations: [FR, NO], international: null')}`,
      },
    ],
    bad: [
      {
        title: 'Nothing said',
        frame: 'agreement',
        text: transfer('locations: [GB]', '^^^^^^^^ notRecorded'),
        fixed: transfer('locations: [GB], international: {countries: [], mechanism: ""}'),
      },
      {
        title: 'Nothing at all',
        frame: 'agreement',
        without: ['transfer'],
        text: 'title: Income check for council tax reduction\n^^^^^ noTransfer\n',
      },
      {
        title: 'No transfer, and a place abroad',
        frame: 'agreement',
        text: transfer('locations: [GB, US], international: null', `${' '.repeat(76)}^^^^^^^^^^^^^ contradiction`),
      },
      {
        title: 'A place abroad without a mechanism',
        frame: 'agreement',
        text: transfer('locations: [GB, US]', `${' '.repeat(71)}^^ noMechanism`),
      },
      {
        title: 'Each flaw of a record',
        frame: 'agreement',
        text: dedent`
          transfer:
            method: api-mtls
            international:
              countries: [IN]
              mechanism: adequacy
                         ^^^^^^^^ notAdequate
        `,
      },
      {
        title: 'A mechanism that nobody knows',
        frame: 'agreement',
        text: dedent`
          transfer:
            method: api-mtls
            international:
              countries: [IN]
              mechanism: handshake
                         ^^^^^^^^^ mechanism
        `,
      },
      {
        title: 'A country that is recognised in part',
        frame: 'agreement',
        text: dedent`
          transfer:
            method: api-mtls
            international:
              countries: [US]
              mechanism: adequacy
                         ^^^^^^^^ partly
        `,
      },
      {
        title: 'Clauses without a look at the country',
        frame: 'agreement',
        text: dedent`
          transfer:
            method: api-mtls
            international:
            ^^^^^^^^^^^^^ noAssessment
              countries: [IN]
              mechanism: idta
        `,
      },
      {
        title: 'Clauses of another law',
        frame: 'agreement',
        text: dedent`
          jurisdiction: fr
          transfer:
            method: api-mtls
            international:
              countries: [IN]
              mechanism: idta
                         ^^^^ otherLaw
              riskAssessment: {ref: TRA-7}
        `,
      },
      {
        title: 'To nowhere',
        frame: 'agreement',
        text: dedent`
          transfer:
            method: api-mtls
            locations: [Narnia]
                        ^^^^^^ country
            international: {mechanism: idta}
            ^^^^^^^^^^^^^ noCountries
        `,
      },
      {
        title: 'An old list',
        frame: 'agreement',
        now: '2027-06-01',
        text: dedent`
          transfer:
            method: api-mtls
            international:
              countries: [FR]
              mechanism: adequacy
                         ^^^^^^^^ stale
        `,
      },
    ],
  },
  project: [each('agreements', check)],
});

function check(row: AgreementRow, context: Context): void {
  if (row.withoutPlaceFor.includes('transfer') || isOver(row)) return;
  const { personal } = sharedData(context.facts, row);
  if (personal === 'none') return;
  const terms = termsOf(context.facts, row);
  const places = transferPlaces(row, terms);
  for (const { countries, written, at } of places)
    if (countries === undefined) context.report('country', { at, data: { written: quoted(written) } });
  const law = transferLaw(jurisdictionOf(row));
  const abroad = law ? placesAbroad(places, law) : [];
  const international = terms.value('transfer', 'international');
  if (international === undefined) checkUnrecorded(terms, law, abroad, asksForMethod(row), context);
  else if (international === null || international === 'none') checkNone(terms, law, abroad, context);
  else if (terms.keys('transfer', 'international').length > 0) checkRecord(terms, law, places, abroad, context);
}

function checkUnrecorded(
  terms: Terms,
  law: TransferLaw | undefined,
  abroad: readonly TransferPlace[],
  wayIsAsked: boolean,
  context: Context,
): void {
  const [first, ...others] = abroad;
  if (law && first) {
    const data = { places: namesOf(abroad), home: law.title };
    return context.report('noMechanism', { at: first.at, data, related: others.map(relatedTo) });
  }
  const edit = terms.insert(['transfer', 'international'], { countries: [], mechanism: '' });
  context.report(wayIsAsked || terms.keys('transfer').length > 0 ? 'notRecorded' : 'noTransfer', {
    at: terms.place('transfer', 'international'),
    data: {},
    fixes: fillIn('Insert a transfer abroad to fill in', edit),
  });
}

function checkNone(
  terms: Terms,
  law: TransferLaw | undefined,
  abroad: readonly TransferPlace[],
  context: Context,
): void {
  const [first, ...others] = abroad;
  if (!law || !first) return;
  context.report('contradiction', {
    at: terms.place('transfer', 'international'),
    data: { home: law.title, what: first.what, place: quoted(first.written) },
    related: [first, ...others].map(relatedTo),
  });
}

function checkRecord(
  terms: Terms,
  law: TransferLaw | undefined,
  places: readonly TransferPlace[],
  abroad: readonly TransferPlace[],
  context: Context,
): void {
  const at = terms.place('transfer', 'international');
  const recorded = terms.texts('transfer', 'international', 'countries');
  if (abroad.length === 0) {
    const open = !places.some(({ countries }) => countries !== undefined && countries.length === 0);
    if (recorded.length === 0 && law && open)
      context.report('noCountries', { at: terms.place('transfer', 'international', 'countries'), data: {} });
    return;
  }
  if (!law) return;
  const written = terms.text('transfer', 'international', 'mechanism');
  const home = law.title;
  if (written === undefined) {
    const data = { places: namesOf(abroad), home };
    return context.report('noMechanism', { at: terms.place('transfer', 'international', 'mechanism'), data });
  }
  const { adequacy } = law;
  // Other laws have mechanisms of their own, which are not listed here.
  if (!adequacy) return;
  const mechanism = transferMechanism(written);
  const there = terms.valuePlace('transfer', 'international', 'mechanism');
  if (!mechanism) {
    const near = didYouMean(
      written,
      transferMechanisms().map(({ slug }) => slug),
    );
    const suggestion = near === undefined ? '' : `: did you mean \`${near}\`?`;
    const data = { mechanism: quoted(written), suggestion };
    return context.report('mechanism', { at: there, data });
  }
  if (mechanism.kind === 'adequacy') return checkAdequacy(terms, law, abroad, context);
  if (mechanism.law !== undefined && mechanism.law !== law.id) {
    const other = transferLaw(mechanism.law)?.title ?? mechanism.law;
    return context.report('otherLaw', { at: there, data: { mechanism: quoted(written), law: other, home } });
  }
  const assessed =
    terms.has('transfer', 'international', 'riskAssessment', 'ref') ||
    terms.has('transfer', 'international', 'riskAssessment', 'date') ||
    terms.has('transfer', 'international', 'riskAssessment', 'outcome');
  if (mechanism.kind !== 'safeguard' || assessed) return;
  const edit = terms.insert(['transfer', 'international', 'riskAssessment'], { ref: '', date: '' });
  context.report('noAssessment', {
    at: terms.has('transfer', 'international', 'riskAssessment')
      ? terms.place('transfer', 'international', 'riskAssessment')
      : at,
    data: { places: namesOf(abroad), mechanism: mechanism.label },
    fixes: fillIn('Insert an assessment to fill in', edit),
  });
}

function checkAdequacy(terms: Terms, law: TransferLaw, abroad: readonly TransferPlace[], context: Context): void {
  const { adequacy } = law;
  if (!adequacy) return;
  const at = terms.valuePlace('transfer', 'international', 'mechanism');
  const missing = abroad.filter(({ countries }) =>
    countries?.some((country) => {
      const found = adequacy.countries.get(country);
      return !law.home.has(country) && (!found || (found.until !== undefined && found.until < context.now));
    }),
  );
  if (missing.length > 0) {
    const data = { home: law.title, places: namesOf(missing), date: adequacy.date };
    return context.report('notAdequate', { at, data, related: missing.map(relatedTo) });
  }
  const partly = abroad.find(({ countries }) => countries?.some((country) => adequacy.countries.get(country)?.only));
  const only = partly?.countries?.map((country) => adequacy.countries.get(country)?.only).find((text) => text);
  if (partly && only !== undefined && !terms.has('transfer', 'international', 'ref'))
    return context.report('partly', { at, data: { place: quoted(partly.written), only } });
  const date = parseIsoDate(adequacy.date);
  if (date && addYears(date, 1) < context.now)
    context.report('stale', { at, data: { date: adequacy.date, places: namesOf(abroad) } });
}

function namesOf(places: readonly TransferPlace[]): string {
  return listOf([...new Set(places.map(({ written }) => quoted(written)))], 'and');
}

function relatedTo({ at, what, written }: TransferPlace) {
  return { at, message: `${what[0]?.toUpperCase()}${what.slice(1)} is ${written}` };
}

function transfer(more: string, marker?: string): string {
  const line = `transfer: {method: api-mtls, format: application/json, ${more}}\n`;
  return marker === undefined ? line : `${line}${marker}\n`;
}

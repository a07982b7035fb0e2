import { parseIsoDate } from '../../base/iso-date.ts';
import { listOf } from '../../base/words.ts';
import type { AgreementRow } from '../../model/facts.ts';
import { type Regime, regimeCalled } from '../../model/vocabularies/regimes.ts';
import { defineRule, each, type ProjectContext } from '../define.ts';
import { blanks } from '../support/block-parts.ts';
import { isImpersonal } from '../support/shared-data.ts';
import { isOver, isUnsigned } from '../support/sharing-stage.ts';
import { type Terms, termsOf } from '../support/terms.ts';
import { dedent, quoted } from '../support/text.ts';

const messages = {
  missing: 'Nothing records {what}. Record it, or the provision that excuses from it (`exemption`).',
  regime: {
    text: 'Nothing records {what}. Under {regime} it is asked for ({reference}).',
    severity: 'error',
  },
  exemption: 'An exemption from telling people is recorded without the provision that grants it (`law`).',
  notice:
    '`privacyNotice` is {written}. Give the address of the notice that covers this sharing, or the day on which it was last changed.',
} as const;

const WORDS = {
  privacyNotice: 'where people can read of the sharing (`privacyNotice`)',
  individualNotice: 'how each person is told (`individualNotice`)',
  register: 'the register in which the agreement is entered (`register`)',
};
type Key = keyof typeof WORDS;

export const rule = defineRule({
  id: 'sharing/transparency',
  since: '0.2.0',
  stability: 'preview',
  severity: 'warning',
  messages,
  docs: {
    what: 'An agreement does not record how the people concerned and the public learn of the sharing.',
    why: 'Who does not know that data about them have gone elsewhere can neither correct nor object. Statutory schemes make the entry in a register or a notice a condition, some before anything is shared.',
    instead:
      'Record the address of the privacy notice that covers the sharing, or the day on which it was last changed; under a scheme that asks for them also the register with the number of the entry, and how each person is told. Where the law excuses from telling people, record the provision: `exemption: {law: …}`.',
    limits:
      'Looks whether something is recorded; no address is opened and no register asked. A register and a notice to each person are asked for only by a scheme that is named (`regime`). Drafts are not asked, since notices and entries come with the signature. On data that are known to be about nobody only the register is asked for.',
    references: [
      'GDPR and UK GDPR, Articles 13, 14 and 26(2)',
      'Digital Economy Act 2017, Part 5, code of practice: register of sharing agreements',
      '5 USC 552a(o)(1)(D)',
      'Data Availability and Transparency Act 2022 (Australia), sections 13(1)(c) and 18(4)',
    ],
  },
  examples: {
    good: [
      {
        title: 'A notice',
        frame: 'agreement',
        text: 'transparency: {privacyNotice: "https://council.example/privacy"}\n',
      },
      { title: 'The day of a notice', frame: 'agreement', text: 'transparency: {privacyNotice: 2026-08-01}\n' },
      {
        title: 'An exemption',
        frame: 'agreement',
        text: 'transparency: {exemption: {law: "Data Protection Act 2018, Schedule 2, paragraph 2"}}\n',
      },
      { title: 'A draft', frame: 'agreement', without: ['transparency', 'signatures'], text: 'status: draft\n' },
      { title: 'A policy that has no place for it', frame: 'odrl', text: '' },
    ],
    bad: [
      {
        title: 'Nothing',
        frame: 'agreement',
        without: ['transparency'],
        text: 'title: Income check for council tax reduction\n^^^^^ missing\n',
      },
      {
        title: 'No entry in the register of the scheme',
        frame: 'agreement',
        text: dedent`
          regime: uk-dea-psd
          legalGateway: {act: Digital Economy Act 2017, section: "35", objective: Help with council tax}
          transparency: {privacyNotice: "https://council.example/privacy"}
          ^^^^^^^^^^^^ regime
        `,
        fixed: dedent`
          regime: uk-dea-psd
          legalGateway: {act: Digital Economy Act 2017, section: "35", objective: Help with council tax}
          transparency: {privacyNotice: "https://council.example/privacy", register: ""}
        `,
      },
      {
        title: 'An exemption by no law',
        frame: 'agreement',
        text: 'transparency: {exemption: {reason: It would warn people.}}\n               ^^^^^^^^^ exemption\n',
      },
      {
        title: 'Neither an address nor a day',
        frame: 'agreement',
        text: 'transparency: {privacyNotice: soon}\n                              ^^^^ notice\n',
      },
    ],
  },
  project: [each('agreements', check)],
});

type Context = ProjectContext<typeof messages>;

function check(row: AgreementRow, context: Context): void {
  if (isOver(row) || row.withoutPlaceFor.includes('transparency')) return;
  const terms = termsOf(context.facts, row);
  checkNotice(terms, context);
  const isExempt = terms.has('transparency', 'exemption');
  if (isExempt && !terms.has('transparency', 'exemption', 'law'))
    context.report('exemption', { at: terms.place('transparency', 'exemption', 'law'), data: {} });
  if (isUnsigned(row)) return;
  const regime = regimeCalled(row.regime);
  const asked = askedBy(regime);
  const tellsPeople = !isExempt && !isImpersonal(context.facts, row);
  const missing = (Object.keys(WORDS) as Key[]).filter((key) => {
    if (terms.has('transparency', key) || (key !== 'register' && !tellsPeople)) return false;
    return asked.has(key) || (key === 'privacyNotice' && !isToldOtherwise(terms, asked));
  });
  const [first] = missing;
  if (first === undefined) return;
  const edits = blanks(terms, ['transparency'], missing, !terms.has('transparency'));
  const report = {
    at: terms.place('transparency', first),
    fixes: [edits && { title: 'Insert a place to fill in', safety: 'suggestion' as const, edits }],
  };
  const what = listOf(
    missing.map((key) => WORDS[key]),
    'or',
  );
  const references = new Set(missing.flatMap((key) => asked.get(key) ?? []));
  if (regime && references.size > 0)
    context.report('regime', {
      ...report,
      data: { what, regime: regime.title, reference: [...references].join('; ') },
    });
  else context.report('missing', { ...report, data: { what } });
}

/** What a scheme asks for, with its words on that. */
function askedBy(regime: Regime | undefined): ReadonlyMap<Key, string> {
  return new Map(
    (regime?.terms ?? []).flatMap(({ path, reference }) => {
      const key = (Object.keys(WORDS) as Key[]).find((one) => path === `transparency.${one}`);
      return key ? [[key, reference] as const] : [];
    }),
  );
}

/** Where a scheme asks that each person is told, that is the notice. */
function isToldOtherwise(terms: Terms, asked: ReadonlyMap<Key, string>): boolean {
  return asked.has('individualNotice') && terms.has('transparency', 'individualNotice');
}

/** A word is no address. One with a slash, a dot or a colon may be a path. */
function checkNotice(terms: Terms, context: Context): void {
  const written = terms.text('transparency', 'privacyNotice');
  if (written === undefined || parseIsoDate(written) || /^[^\s]*[/.:#]|[/.:][^\s]/.test(written)) return;
  context.report('notice', {
    at: terms.valuePlace('transparency', 'privacyNotice'),
    data: { written: quoted(written.slice(0, 80)) },
  });
}

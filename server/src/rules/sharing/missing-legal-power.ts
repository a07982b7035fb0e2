import { listOf } from '../../base/words.ts';
import type { AgreementRow, PartyFact } from '../../model/facts.ts';
import type { Regime } from '../../model/vocabularies/regimes.ts';
import { defineRule, each, type ProjectContext } from '../define.ts';
import { isGatewayOf, isUnknownSource, legalSource, namesProvision } from '../support/legal-source.ts';
import { gives, isPublicBody, lawOf, nameOf, onlyServes, receives } from '../support/parties.ts';
import { partiesExample } from '../support/party-example.ts';
import { regimeOf } from '../support/regime-of.ts';
import { schemeExample } from '../support/scheme-example.ts';
import { isOver, isUnsigned } from '../support/sharing-stage.ts';
import { type Terms, termsOf } from '../support/terms.ts';
import { dedent, quoted } from '../support/text.ts';

const messages = {
  power: 'No legal power is recorded for {party}: the statute, or the rule of common law, that lets {it} {act}.',
  powerElsewhere: {
    text: 'No legal power is recorded for {party}: the law that lets {it} {act}.',
    severity: 'warning',
  },
  unclear: {
    text: 'No legal power is recorded for {party}. If it is no public body, say what it is, such as `type: charity`.',
    severity: 'warning',
  },
  beside: {
    text: '{others} records a legal power of its own beside the gateway, and {party} records none.',
    severity: 'warning',
  },
  unknown: 'The legal power of {party} is recorded as {text}, and the agreement is {status}.',
  act: 'A legal {what} of {party} names no act.',
  section: {
    text: '{act} is named without the section on which {party} relies.',
    severity: 'info',
  },
  gateway: 'No provision is recorded that opens the way (`legalGateway`). Under {regime} it is {known}.',
  notOfRegime: {
    text: '{written} is not among the provisions that open the way under {regime}: {known}.',
    severity: 'warning',
  },
  overridden: {
    text: 'The agreement does not record {words} ({reference}).',
    severity: 'warning',
  },
} as const;

type Context = ProjectContext<typeof messages>;

export const rule = defineRule({
  id: 'sharing/missing-legal-power',
  since: '0.2.0',
  stability: 'preview',
  severity: 'error',
  messages,
  docs: {
    what: 'A public body that gives or receives data records no legal power, or an agreement under a statutory scheme does not record the provision that opens the way.',
    why: 'A public body may do what a law lets it do. Which law that is, both sides must know before the data move, and a lawful basis for personal data does not answer it.',
    instead:
      'Record it for each party (`legalPower: {act: Local Government Finance Act 1992, section: 13A}`; common law will do where it is meant), or the express provision once: `legalGateway: {act: Digital Economy Act 2017, section: "35"}`.',
    limits:
      'Asks whether a power is recorded, never whether it suffices. An error in the United Kingdom, New Zealand and the United States, elsewhere a warning. A party that is surely no public body by its `type` is not asked, nor one that only works on the data for others. A gateway answers for all parties where none records a power of its own. That nobody knows the power yet is a fair answer in a draft. Silent on agreements that have ended.',
    references: [
      'UK Central Digital and Data Office, data-sharing request: legal power and legal gateway',
      'Digital Economy Act 2017 (UK), Part 5',
      '5 USC 552a(o)(1)(A)',
      'Data Availability and Transparency Act 2022 (Australia), section 18',
      'Privacy Act 2020 (New Zealand), section 144',
    ],
  },
  examples: {
    good: [
      {
        title: 'A gateway for all',
        frame: 'agreement',
        text: partiesExample({ legalPower: null }, { legalPower: null }).concat(
          'legalGateway: {act: Crime and Disorder Act 1998, section: "115"}\n',
        ),
      },
      {
        title: 'Common law, and a charity',
        frame: 'agreement',
        text: partiesExample(
          { legalPower: '{act: Common law powers of the Crown}' },
          { name: 'Example Advice', identifier: 'GB-CHC-000000', type: 'charity', legalPower: null },
        ),
      },
    ],
    bad: [
      {
        title: 'A council without',
        frame: 'agreement',
        text: partiesExample({ id: 'council\n    ^^ power', legalPower: null }, {}),
        fixed: partiesExample({ legalPower: null, zz: null }, {}).replace(
          '    lawfulBasis: {article6: public-task}\n',
          '    lawfulBasis: {article6: public-task}\n    legalPower: {act: "", section: ""}\n',
        ),
      },
      {
        title: 'Nobody',
        frame: 'agreement',
        text: partiesExample({ legalPower: null }, { legalPower: null }).concat('title: Income check\n^^^^^ power\n'),
      },
      {
        title: 'In another country, and somebody of whom nothing is known',
        frame: 'agreement',
        text: `${schemeExample('eu')}${partiesExample(
          { id: 'council\n    ^^ powerElsewhere', legalPower: null },
          { id: 'agency\n    ^^ unclear', identifier: 'XX-1', name: 'Example Trust', legalPower: null },
        )}`,
      },
      {
        title: 'Beside a gateway',
        frame: 'agreement',
        text: partiesExample({}, { id: 'agency\n    ^^ beside', legalPower: null }).concat(
          'legalGateway: {act: Crime and Disorder Act 1998, section: "115"}\n',
        ),
      },
      {
        title: 'In force, and nobody knows; halves of a source',
        frame: 'agreement',
        text: partiesExample(
          { legalPower: "{act: don't know}\n                      ^^^^^^^^^^ unknown" },
          {
            legalPower:
              '[{act: Example Agency Act 2005}, {section: "20"}]\n                  ^^^ section\n                                                  ^^^^^^^ act',
          },
        ),
      },
      {
        title: 'No gateway of the scheme',
        frame: 'agreement',
        text: dedent`
          regime: uk-dea-debt
          title: Debts to the council
          ^^^^^ gateway
          transparency:
            privacyNotice: https://council.example/privacy
            individualNotice: letter
            register: {name: dea-register, ref: "525"}
        `,
      },
      {
        title: 'A gateway of another scheme',
        frame: 'agreement',
        text: dedent`
          regime: uk-dea-fraud
          legalGateway: {act: Digital Economy Act 2017, section: "48"}
                                                        ^^^^^^^ notOfRegime
          transparency:
            privacyNotice: https://council.example/privacy
            individualNotice: letter
            register: {name: dea-register, ref: "525"}
        `,
      },
      {
        title: 'Laws that the scheme overrides',
        frame: 'agreement',
        text: `${schemeExample('au-data-scheme')}legalGateway: {act: Data Availability and Transparency Act 2022, section: "13"}\n^^^^^^^^^^^^ overridden\n`,
      },
    ],
  },
  project: [each('agreements', check)],
});

function check(row: AgreementRow, context: Context): void {
  if (row.withoutPlaceFor.includes('legalPower') || isOver(row)) return;
  const terms = termsOf(context.facts, row);
  const { regime, fits } = regimeOf(row);
  const lacksGateway = regime !== undefined && fits && checkGateway(regime, row, terms, context);
  for (const [index, entry] of entriesOf(terms, 'legalGateway'))
    checkSource(row, terms, ['legalGateway', ...index], legalSource(entry), 'the parties', context);
  for (const party of row.parties) {
    const own = terms.at(party);
    for (const [index, entry] of entriesOf(own, 'legalPower'))
      checkSource(row, own, ['legalPower', ...index], legalSource(entry), nameOf(party), context);
  }
  if (!lacksGateway) checkParties(row, terms, context);
}

/** Whether the scheme asks for one and there is none. */
function checkGateway(regime: Regime, row: AgreementRow, terms: Terms, context: Context): boolean {
  const known = listOf(
    regime.gateway?.map(({ act, sections }) => `${act}, section ${listOf(sections, 'or')}`) ?? [],
    'or',
  );
  const gateways = entriesOf(terms, 'legalGateway');
  if (regime.gateway && gateways.length === 0) {
    const powers = row.parties.flatMap((party) => terms.at(party).list('legalPower'));
    if (powers.some((power) => isGatewayOf(regime, legalSource(power)))) return false;
    context.report('gateway', {
      at: terms.place('legalGateway'),
      data: { regime: quoted(regime.id), known },
      fixes: picks(regime, terms),
    });
    return true;
  }
  const open = gateways.map(([, entry]) => isGatewayOf(regime, legalSource(entry)));
  const at = gateways.findIndex(([, entry]) => legalSource(entry).act !== undefined);
  const [index = [], entry] = gateways[at] ?? [];
  if (regime.gateway && entry !== undefined && open.every((one) => one === false)) {
    const { act, section } = legalSource(entry);
    const written = quoted(section === undefined ? (act ?? '') : `${act}, section ${section}`);
    const place = terms.place('legalGateway', ...index, section === undefined ? 'act' : 'section');
    context.report('notOfRegime', { at: place, data: { written, regime: quoted(regime.id), known } });
  }
  const laws = regime.terms.find(({ path }) => path === OVERRIDDEN.join('.'));
  const recorded = gateways.length > 0 || row.parties.some((party) => terms.at(party).has('legalPower'));
  const named = gateways.some(([, one]) => typeof one === 'object' && one !== null && 'overriddenLaws' in one);
  if (!laws || named || !recorded) return false;
  context.report('overridden', {
    at: terms.place(...OVERRIDDEN),
    data: { words: laws.words, reference: laws.reference },
    fixes: [insert('Insert a place for them', terms, OVERRIDDEN, [''])],
  });
  return false;
}

const OVERRIDDEN = ['legalGateway', 'overriddenLaws'];

/** The parties that record no power and are asked for one. */
function checkParties(row: AgreementRow, terms: Terms, context: Context): void {
  const lacking = row.parties
    .filter((party) => !terms.at(party).has('legalPower') && !onlyServes(party))
    .map((party) => ({ party, isPublic: isPublicBody(party, terms, context.languages) }))
    .filter(({ isPublic }) => isPublic !== false);
  const other = row.parties.find((party) => terms.at(party).has('legalPower'));
  if (terms.has('legalGateway')) {
    if (!other) return;
    for (const { party } of lacking)
      context.report('beside', {
        ...missingIn(terms.at(party)),
        data: { party: nameOf(party), others: nameOf(other) },
      });
    return;
  }
  const strict = STRICT.has(lawOf(row, context)?.split('-')[0] ?? '');
  const surely = lacking.filter(({ isPublic }) => isPublic === true).map(({ party }) => party);
  // Where nobody has one, it is said once.
  const together = surely.length > 1 && surely.length === row.parties.filter((party) => !onlyServes(party)).length;
  for (const parties of together ? [surely] : surely.map((party) => [party])) {
    const [first] = parties;
    if (!first) continue;
    const data = {
      party: listOf(parties.map(nameOf), 'and'),
      it: together ? 'them' : 'it',
      act: together ? 'share the data' : actOf(first),
    };
    const edits = parties.flatMap((party) => terms.at(party).insert(['legalPower'], { act: '', section: '' }) ?? []);
    const fixes = [{ title: 'Insert a legal power to fill in', safety: 'suggestion' as const, edits }];
    const at = together ? terms.place('legalGateway') : terms.at(first).place('legalPower');
    context.report(strict ? 'power' : 'powerElsewhere', { at, data, fixes });
  }
  for (const { party, isPublic } of lacking)
    if (isPublic === undefined)
      context.report('unclear', { ...missingIn(terms.at(party)), data: { party: nameOf(party) } });
}

function missingIn(own: Terms) {
  return {
    at: own.place('legalPower'),
    fixes: [insert('Insert a legal power to fill in', own, ['legalPower'], { act: '', section: '' })],
  };
}

function actOf(party: PartyFact): string {
  if (!gives(party)) return 'receive the data';
  return receives(party) ? 'give and receive the data' : 'disclose the data';
}

const STRICT: ReadonlySet<string> = new Set(['uk', 'nz', 'us']);

function checkSource(
  row: AgreementRow,
  terms: Terms,
  path: readonly (string | number)[],
  source: ReturnType<typeof legalSource>,
  party: string,
  context: Context,
): void {
  const { act } = source;
  if (act === undefined) {
    const what = path[0] === 'legalGateway' ? 'gateway' : 'power';
    const at = terms.place(...path, 'act');
    const written = terms.place(...path, 'section');
    return context.report('act', { at: at.pointer.endsWith('/act') ? at : written, data: { what, party } });
  }
  if (isUnknownSource(source)) {
    if (isUnsigned(row)) return;
    const data = { party, text: quoted(act), status: row.status ?? 'no draft' };
    return context.report('unknown', { at: { ...terms.place(...path, 'act'), part: 'value' }, data });
  }
  if (namesProvision(source)) return;
  const blank = terms.place(...path, 'section');
  const at = blank.pointer.endsWith('/section') ? blank : terms.place(...path, 'act');
  const fixes = [insert('Insert a section to fill in', terms, [...path, 'section'], '')];
  context.report('section', { at, data: { act: quoted(act), party }, fixes });
}

/** The entries of a key that holds one or a list of them, each with the step that leads to it. */
function entriesOf(terms: Terms, key: string): (readonly [readonly number[], ReturnType<Terms['list']>[number]])[] {
  const isList = Array.isArray(terms.value(key));
  return terms.list(key).map((entry, index) => [isList ? [index] : [], entry] as const);
}

/** The provisions of a scheme, for a person to choose from. */
function picks(regime: Regime, terms: Terms) {
  const known = regime.gateway?.flatMap(({ act, sections }) => sections.map((section) => ({ act, section }))) ?? [];
  return known.map(({ act, section }) =>
    insert(`Record ${act}, section ${section}`, terms, ['legalGateway'], { act, section }),
  );
}

function insert(
  title: string,
  terms: Terms,
  path: readonly (string | number)[],
  value: Parameters<Terms['insert']>[1],
) {
  const edit = terms.insert(path, value);
  return edit && { title, safety: 'suggestion' as const, edits: [edit] };
}

import { hasLawfulBases } from '../../model/lawful-basis.ts';
import {
  asWritten,
  blank,
  concernsPeople,
  type Draft,
  type Drafting,
  hasRole,
  ifSaid,
  orBlank,
  partyCalled,
  person,
  quoted,
  sentence,
  statement,
} from './draft.ts';
import { type Prose, prose, sequence } from './prose.ts';
import type { Term } from './reading.ts';
import { basisInWords, conditionInWords, domesticInWords, PROCESSOR_TERMS, slugInWords } from './words.ts';

/** Who shares with whom: one statement for each party, with what is recorded of it. */
export function partiesClause(drafting: Drafting): Draft[] {
  const parties = drafting.root.at('parties').maps();
  const items = parties.map((party, index) => partyDraft(drafting, party, index));
  const list = drafting.root.at('parties');
  return items.length === 0
    ? [blank('the parties to the agreement', list)]
    : [statement(list, prose`This agreement is made between the following parties.`, items)];
}

function partyDraft(drafting: Drafting, party: Term, index: number): Draft {
  const name = party.at('name').text();
  const id = party.at('id').name();
  const identifier = party.at('identifier').name();
  const type = party.at('type').as(slugInWords);
  const country = party.at('country').text();
  const roles = party.at('role').all(slugInWords);
  const about = [type && [type], country && [country], identifier && prose`identifier ${identifier}`].flatMap((part) =>
    part === undefined ? [] : [part],
  );
  const called = id && name && id.raw !== name.raw ? prose`, called ${quoted(id)} in this agreement` : undefined;
  const head = prose`${name ?? id ?? `Party ${index + 1}`}${about.length > 0 ? prose` (${sequence(about, ', ')})` : undefined}${called}${roles && prose`, as ${roles}`}.`;
  const officers = party.at('accountable').list();
  const accountable = officers.flatMap((one) => {
    const text = person(one);
    return text ? [statement(one, prose`Accountable for the sharing: ${text}.`)] : [];
  });
  return statement(party, head, [
    ...(name ? [] : [blank('the full name of this party', party)]),
    ...(roles ? [] : [blank('the role of this party in the sharing', party)]),
    ...(concernsPeople(drafting) && !hasDutyRole(party)
      ? [blank('the role of this party under data-protection law', party)]
      : []),
    ...orBlank(accountable, true, 'the officer who is accountable for the sharing', party),
    ...contactDraft(party.at('contact'), 'Contact'),
    ...contactDraft(party.at('dpo'), 'Data-protection officer'),
    ...powersDraft(party.at('legalPower')),
    ...orBlank(
      basisDraft(party.at('lawfulBasis'), 'Lawful basis on which this party relies'),
      asksForBasis(drafting) && isController(party) && !drafting.root.at('lawfulBasis').present,
      'the lawful basis on which this party relies',
      party,
    ),
  ]);
}

function isController(party: Term): boolean {
  return rolesOf(party).some((role) => /^(?:joint-)?controller$/.test(role));
}

/** Roles of the schemes of other countries say it in their own way; who only gives or receives has not said. */
function hasDutyRole(party: Term): boolean {
  return rolesOf(party).some((role) => role !== 'provider' && role !== 'recipient');
}

function rolesOf(party: Term): string[] {
  return party
    .at('role')
    .list()
    .flatMap((role) => role.name()?.raw ?? []);
}

/** Unless the law of the jurisdiction knows no such bases. */
function asksForBasis(drafting: Drafting): boolean {
  const jurisdiction = drafting.root.at('jurisdiction').name()?.raw;
  return concernsPeople(drafting) && hasLawfulBases(jurisdiction) !== false;
}

function contactDraft(term: Term, label: string): Draft[] {
  return ifSaid(term, person(term), (text) => prose`${label}: ${text}.`);
}

function powersDraft(powers: Term): Draft[] {
  return powers.list().flatMap((power) => {
    const text = lawText(power);
    return text ? [statement(power, prose`Legal power: ${sentence(text)}`)] : [];
  });
}

/** `Digital Economy Act 2017, section 35` */
function lawText(term: Term): Prose | undefined {
  const whole = term.isMap ? undefined : term.text();
  if (whole) return [whole];
  const act = term.at('act').text();
  const section = term.at('section').name();
  if (!act && !section) return undefined;
  // What is more than a number says itself what it is: `Part 5, Chapter 1`.
  const numbered = section && /^\d/.test(section.text) ? 'section ' : '';
  return prose`${act}${section && prose`${act ? ', ' : ''}${numbered}${section}`}`;
}

/** Each part of a basis with its article, as it is recorded. None is ever added. */
function basisDraft(term: Term, label: string): Draft[] {
  const whole = term.isMap ? undefined : term.all(basisInWords);
  const of = (key: string, shown?: (raw: string) => string | undefined): Prose[] => {
    const text = term.at(key).all(shown);
    return text ? [text] : [];
  };
  const authority = term.at('officialAuthority').yes();
  const parts: Prose[] = [
    ...(whole ? [whole] : []),
    ...of('article6', basisInWords),
    ...of('article9', conditionInWords),
    ...of('schedule1', domesticInWords),
    ...of('annex1', slugInWords).map((text) => prose`recognised legitimate interest: ${text}`),
    ...(authority === undefined ? [] : [prose`${authority ? 'under' : 'not under'} official authority (Article 10)`]),
    ...of('statute'),
    ...of('provision'),
    ...of('policyDocument').map((text) => prose`appropriate policy document: ${text}`),
    ...of('outsidePublicTask').map((text) => prose`outside the public task: ${text}`),
  ];
  return parts.length === 0 ? [] : [statement(term, prose`${label}: ${sequence(parts)}.`)];
}

/** The provision that permits the disclosure, and the basis that holds for all. Powers and bases of one party stand with the party. */
export function footingClause(drafting: Drafting): Draft[] {
  const { root } = drafting;
  const gateways = root
    .at('legalGateway')
    .list()
    .flatMap((gateway) => {
      const text = lawText(gateway);
      const objective = gateway.at('objective').text();
      const overridden = gateway.at('overriddenLaws').all();
      return [
        ...(text ? [statement(gateway, prose`The disclosure is made under ${sentence(text)}`)] : []),
        ...ifSaid(
          gateway.at('objective'),
          objective,
          (said) => prose`Objective under that provision: ${sentence(said)}`,
        ),
        ...ifSaid(
          gateway.at('overriddenLaws'),
          overridden,
          (said) => prose`Laws that would stand against the sharing but for that provision: ${sentence(said)}`,
        ),
      ];
    });
  const powers = root
    .at('parties')
    .maps()
    .some((party) => party.at('legalPower').present);
  const basis = basisDraft(
    root.at('lawfulBasis'),
    'Lawful basis, for every controller that records none of its own in clause 1',
  );
  const named = hasRole(drafting, 'controller', 'joint-controller');
  return [
    ...gateways,
    ...(gateways.length === 0 && powers
      ? [{ text: prose`The legal powers under which the parties act are recorded with each of them in clause 1.` }]
      : []),
    ...(gateways.length === 0 && !powers ? [blank('the legal power or gateway under which the data are shared')] : []),
    // Where controllers are named, the blank stands with those of them that record none.
    ...orBlank(basis, asksForBasis(drafting) && !named, 'the lawful basis on which the parties rely'),
  ];
}

/** Processors, each with its terms; an empty list says that there are none. */
export function processorsClause(drafting: Drafting): Draft[] {
  const list = drafting.root.at('processors');
  if (list.isNone()) return [statement(list, prose`No processor works on the data.`)];
  const processors = list.maps().map((processor) => {
    const party = partyCalled(drafting, processor.at('party'));
    const contract = processor.at('contractRef').text();
    const terms = processor.at('terms');
    const items = terms.entries().flatMap(([key, term]) => {
      const label = PROCESSOR_TERMS[key];
      return label === undefined ? [] : ifSaid(term, term.all(), (text) => prose`${label}: ${sentence(text)}`);
    });
    const bare = items.length === 0 && !contract ? [blank('the terms under which it works', processor)] : [];
    return statement(
      processor,
      prose`${party ?? 'An organisation that is not named'} works on the data as processor${contract && prose`, under contract ${contract}`}.`,
      [...items, ...bare],
    );
  });
  return [
    ...processors,
    ...orBlank(
      asWritten(list, 'Processors'),
      processors.length === 0 && hasRole(drafting, 'processor'),
      'the processors and their terms',
    ),
  ];
}

export function jointControllersClause(drafting: Drafting): Draft[] {
  const term = drafting.root.at('jointControllerArrangement');
  if (term.node !== undefined && !term.present && term.isNone())
    return [statement(term, prose`The parties do not act as joint controllers.`)];
  const contact = person(term.at('contactPoint'));
  const responsibilities = term.at('responsibilities');
  const each = responsibilities.isMap
    ? responsibilities
        .entries()
        .flatMap(([party, duty]) =>
          ifSaid(duty, duty.text(), (text) => prose`${nameOfParty(drafting, party)}: ${sentence(text)}`),
        )
    : ifSaid(responsibilities, responsibilities.text(), (text) => sentence(text));
  const found = [
    ...(each.length > 0
      ? [statement(responsibilities, prose`The joint controllers share their duties as follows.`, each)]
      : []),
    ...ifSaid(term.at('contactPoint'), contact, (text) => prose`Contact point for individuals: ${text}.`),
    ...ifSaid(
      term.at('essenceUrl'),
      term.at('essenceUrl').text(),
      (text) => prose`The essence of the arrangement is made available to individuals at ${text}.`,
    ),
    ...ifSaid(
      term.at('determinedByLaw'),
      term.at('determinedByLaw').text(),
      (text) => prose`Their respective duties are determined by ${sentence(text)}`,
    ),
    ...asWritten(term, 'Arrangement between joint controllers'),
  ];
  return [
    ...orBlank(
      found,
      hasRole(drafting, 'joint-controller') || drafting.regime === 'eu-art26',
      'how the joint controllers share their duties',
    ),
  ];
}

function nameOfParty({ parties }: Drafting, id: string): Prose {
  return quoted(parties.find((party) => party.id === id)?.name ?? id);
}

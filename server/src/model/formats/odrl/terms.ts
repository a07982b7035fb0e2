import type { Json } from '../../../base/json.ts';
import { type Located, locate } from '../../located.ts';
import type { JsonLdDocument, JsonLdNode } from '../jsonld/read.ts';
import { textOfProperty } from '../jsonld/texts.ts';
import { iri } from '../jsonld/well-known.ts';
import { OWN } from './own-terms.ts';
import { partName } from './part-addresses.ts';
import { odrl } from './policies.ts';
import { all, type Comparison, comparisonsOf, isAbout, only, rulesOfKind, wordOf } from './rules.ts';

/** A duty to delete: after how long, from when on, and of which asset where it names one. */
export interface Deletion {
  readonly period: Located<string>;
  readonly trigger: Located<string> | undefined;
  readonly targets: readonly string[];
}

/**
 * Terms of an agreement that ODRL's rules say for sure, in the shape of agreement.md D1; parties and data items apart. What a rule says under
 * further conditions is left out: better to read less than to read too much.
 */
export function termsOfRules(document: JsonLdDocument, policy: JsonLdNode): ReadonlyMap<string, Located<Json>> {
  const permissions = rulesOfKind(document, policy, 'permission');
  const prohibitions = rulesOfKind(document, policy, 'prohibition');
  const duties = rulesOfKind(document, policy, 'obligation');
  const uses = limitsOfUse(document, policy);
  const passedOn = permissions.filter((rule) => isAbout(document, rule, 'distribute'));
  const terms = new Map<string, Located<Json>>();
  const add = (term: string, parts: Readonly<Record<string, Part>>): void => {
    const said = Object.entries(parts).flatMap(([key, part]) => partOf(key, part));
    const [first] = said;
    if (first) terms.set(term, locate(Object.fromEntries(said.map(({ key, value }) => [key, value])), first.node));
  };

  add('purpose', {
    category: only(uses, 'purpose', EQUALS),
    prohibited: prohibitions
      .filter((rule) => isAbout(document, rule, 'use'))
      .flatMap((rule) => forbiddenPurposes(comparisonsOf(document, rule))),
  });
  add('term', { start: only(uses, 'dateTime', ['gt', 'gteq']), end: only(uses, 'dateTime', ['lt', 'lteq']) });
  add('transfer', { locations: all(uses, 'spatial', EQUALS) });
  add('onwardSharing', onwardSharing(document, policy, prohibitions, passedOn));
  const whole = deletionsOf(document, policy).find(({ targets }) => targets.length === 0);
  add('retention', { period: whole?.period, trigger: whole?.trigger });
  const informed = duties
    .filter((rule) => isAbout(document, rule, 'inform'))
    .map((rule) => comparisonsOf(document, rule));
  add('breach', {
    notifyWithin: informed
      .filter((one) => all(one, 'event', EQUALS).some(({ value }) => value === OWN.breach))
      .map((one) => only(one, 'delayPeriod', ['lteq']))[0],
  });
  const reviews = duties.filter((rule) => isAbout(document, rule, 'reviewPolicy'));
  const reviewed = reviews.flatMap((rule) => comparisonsOf(document, rule));
  add('review', {
    next: only(reviewed, 'dateTime', ['lteq']),
    interval: only(reviewed, 'timeInterval', ['eq', 'lteq']),
  });

  const jurisdiction = textOfProperty(document, policy, iri('dct:coverage'));
  if (jurisdiction) terms.set('jurisdiction', jurisdiction);
  return terms;
}

/** The comparisons that every permitted use is bound to, taken together. */
export function limitsOfUse(document: JsonLdDocument, policy: JsonLdNode): Comparison[] {
  return rulesOfKind(document, policy, 'permission')
    .filter((rule) => !isAbout(document, rule, 'distribute'))
    .flatMap((rule) => comparisonsOf(document, rule));
}

/** The duties to delete after some time. */
export function deletionsOf(document: JsonLdDocument, policy: JsonLdNode): Deletion[] {
  return rulesOfKind(document, policy, 'obligation').flatMap((rule) => {
    if (!isAbout(document, rule, 'delete')) return [];
    const comparisons = comparisonsOf(document, rule);
    const period = only(comparisons, 'delayPeriod', ['eq', 'lteq']);
    const targets = document.valuesOf(rule, odrl('target')).flatMap(({ ref, text }) => ref ?? text ?? []);
    return period ? [{ period, trigger: only(comparisons, 'event', ['eq', 'gt']), targets }] : [];
  });
}

export const EQUALS: readonly string[] = ['eq', 'isA', 'isAnyOf', 'isPartOf'];

type Part = Located<string> | readonly Located<string>[] | undefined;

function partOf(key: string, part: Part): { key: string; value: Json; node: Located<string>['node'] }[] {
  if (part === undefined) return [];
  if (!('length' in part)) return [{ key, value: part.value, node: part.node }];
  const [first] = part;
  return first ? [{ key, value: part.map(({ value }) => value), node: first.node }] : [];
}

/** Of a rule that forbids the use for some purposes and depends on nothing else. */
function forbiddenPurposes(comparisons: readonly Comparison[]): readonly Located<string>[] {
  const purposes = all(comparisons, 'purpose', EQUALS);
  return comparisons.every(({ left }) => left === 'purpose') ? purposes : [];
}

function onwardSharing(
  document: JsonLdDocument,
  policy: JsonLdNode,
  prohibitions: readonly JsonLdNode[],
  passedOn: readonly JsonLdNode[],
): Readonly<Record<string, Part>> {
  const forbidden = prohibitions.find(
    (rule) => isAbout(document, rule, 'distribute') && comparisonsOf(document, rule).length === 0,
  );
  const [action] = forbidden ? document.valuesOf(forbidden, odrl('action')) : [];
  if (action) return { rule: locate('prohibited', action.node) };
  const [allowed, ...others] = passedOn;
  if (!allowed || others.length > 0) return {};
  const consents = document
    .valuesOf(allowed, odrl('duty'))
    .flatMap((value) => document.follow(value) ?? [])
    .filter((duty) => isAbout(document, duty, 'obtainConsent'));
  const [consent] = consents;
  if (consent) {
    const [party] = document.valuesOf(consent, odrl('consentingParty'));
    const approver = party && wordOf(party);
    const name = approver && locate(partName(policy.id?.value ?? '', approver.value), approver.node);
    return { rule: locate('with-approval', consent.map), approver: name };
  }
  const organisations = all(comparisonsOf(document, allowed), 'recipient', EQUALS);
  return organisations[0] ? { rule: locate('listed', organisations[0].node), organisations } : {};
}

import { listOf } from '../../base/words.ts';
import type { AcceptedFinding, CountedFinding } from '../../check/standing.ts';
import { AGREEMENT_TERMS, type AgreementTerm } from '../../model/agreement-terms.ts';
import type { ChecklistItem, Decider, PathsByKind } from '../../model/checklists/checklist.ts';
import type { Field } from '../../model/entities.ts';
import type { AskedSubject } from './asked-subject.ts';
import { conditionCalled } from './conditions.ts';
import { MEASURES } from './measures.ts';
import { type Recorded, recordedAt } from './recorded-paths.ts';
import type { Evidence } from './report.ts';
import { shareOf } from './share-of.ts';
import { SpanIndex } from './span-index.ts';

/** What one decider of an item makes of a subject. */
export type Verdict =
  | {
      readonly kind: 'decided';
      readonly score: number;
      readonly because: string;
      readonly evidence: readonly Evidence[];
    }
  /** It says nothing of such a subject. */
  | { readonly kind: 'silent' }
  /** It could say something, and cannot today. */
  | { readonly kind: 'unable'; readonly because: string };

type Decided = Extract<Verdict, { kind: 'decided' }>;

export function verdictOf(decider: Decider, item: ChecklistItem, subject: AskedSubject): Verdict {
  if (decider.when !== undefined && conditionCalled(decider.when)?.holds(subject) !== true) return { kind: 'silent' };
  if ('rules' in decider) return byRules(decider, item, subject);
  if (subject.broken) return BROKEN;
  if ('recorded' in decider) return byRecords(decider.recorded, subject);
  const measured = MEASURES[decider.measure]?.of(subject);
  if (!measured) return { kind: 'silent' };
  return {
    kind: 'decided',
    score: measured.score,
    because: measured.because,
    evidence: [...measured.places.map(recordedEvidence), ...(measured.missing ?? []).map(askedEvidence)],
  };
}

const BROKEN: Verdict = { kind: 'unable', because: 'The file has broken syntax, so nothing can be told from it.' };

/** Findings and places that are shown for one item. */
const MOST_SHOWN = 50;

type ByRules = Extract<Decider, { readonly rules: readonly string[] }>;

function byRules(decider: ByRules, item: ChecklistItem, subject: AskedSubject): Verdict {
  const { rules, of } = decider;
  const ran = matching(rules, subject.ran);
  if (ran.length === 0) {
    const off = matching(rules, subject.off);
    if (off.length === 0) return { kind: 'silent' };
    return { kind: 'unable', because: `${sentenceOfRules(off)} switched off in the configuration.` };
  }
  // Only what is said of the format itself holds for a file that cannot be read.
  if (subject.broken && !rules.every((rule) => rule.startsWith('structure/'))) return BROKEN;
  const found = findingsOf(decider, ran, subject);
  const units = of === undefined ? undefined : unitsOf(of, subject);
  if (found.findings.length > 0) return objected(found, units);
  const missing = placesMissing(decider, subject);
  return missing === undefined ? quiet(ran, found, units, item, subject) : { kind: 'unable', because: missing };
}

interface Found {
  readonly findings: readonly CountedFinding[];
  readonly accepted: readonly AcceptedFinding[];
}

function findingsOf({ atLeast }: ByRules, ran: readonly string[], { findings, accepted }: AskedSubject): Found {
  const wanted = new Set(ran);
  const counts = ({ rule, severity }: CountedFinding): boolean =>
    wanted.has(rule) && (atLeast === undefined || severity === atLeast);
  return { findings: findings.filter(counts), accepted: accepted.filter(counts) };
}

function objected({ findings, accepted }: Found, units: Units | undefined): Decided {
  const { score, clean } = units ? shareOfClean(findings, units) : { score: 0, clean: 0 };
  const more = findings.length > 1 ? ` (and ${findings.length - 1} more)` : '';
  const first = `${findings[0]?.message ?? ''}${more}`;
  const because = units && units.total > 0 ? `${inOrder(clean, units)} ${first}` : first;
  const evidence = [...findings.slice(0, MOST_SHOWN).map(findingEvidence), ...acceptedEvidence(accepted)];
  return { kind: 'decided', score, because, evidence };
}

function inOrder(clean: number, { total, noun }: Units): string {
  const verb = clean > 1 ? 'are' : total === 1 && clean === 0 ? 'is not' : 'is';
  return `${shareOf(clean, total, noun)} ${verb} in order.`;
}

function quiet(
  ran: readonly string[],
  { accepted }: Found,
  units: Units | undefined,
  item: ChecklistItem,
  subject: AskedSubject,
): Decided {
  const who = ran.length === 1 ? `\`${ran[0]}\`` : `${ran.length} rules`;
  const about = units && units.total > 0 ? ` about ${counted(units.total, units.noun)}` : '';
  const except =
    accepted.length === 0 ? '' : `, except for ${counted(accepted.length, 'finding')} accepted with a reason`;
  const because = `${who} had nothing to say${about}${except}.`;
  const shown = shownPlaces(item.shows, subject).map(recordedEvidence);
  const seen = shown.length > 0 ? shown : [headEvidence(subject, because)];
  return { kind: 'decided', score: 1, because, evidence: [...acceptedEvidence(accepted), ...seen] };
}

function acceptedEvidence(accepted: readonly AcceptedFinding[]): Evidence[] {
  return accepted.slice(0, MOST_SHOWN).map((finding) => ({
    ...findingEvidence(finding),
    kind: 'accepted',
    text: `${finding.message} Accepted: ${finding.reason}`,
  }));
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function matching(patterns: readonly string[], ids: ReadonlySet<string>): string[] {
  return patterns.flatMap((pattern) => {
    if (!pattern.endsWith('*')) return ids.has(pattern) ? [pattern] : [];
    return [...ids].filter((id) => id.startsWith(pattern.slice(0, -1))).sort();
  });
}

function sentenceOfRules(rules: readonly string[]): string {
  const named = rules.slice(0, 3).map((rule) => `\`${rule}\``);
  const all = rules.length > 3 ? [...named, `${rules.length - 3} more`] : named;
  return `${listOf(all, 'and')} ${rules.length === 1 ? 'is' : 'are'}`;
}

/** The format of an agreement has no place for anything that the rules ask for, so that they ask for nothing; undefined where it has. */
function placesMissing({ asksFor = [] }: ByRules, { agreement }: AskedSubject): string | undefined {
  if (!agreement || asksFor.length === 0) return undefined;
  if (!asksFor.every((term) => isTerm(term) && agreement.withoutPlaceFor.includes(term))) return undefined;
  const terms = asksFor.map((term) => `\`${term}\``);
  return `The format of the agreement has no place for ${listOf(terms, 'and')}.`;
}

function isTerm(text: string): text is AgreementTerm {
  return (AGREEMENT_TERMS as readonly string[]).includes(text);
}

interface Units {
  readonly noun: string;
  readonly total: number;
  /** The unit in which a place lies. */
  readonly index: SpanIndex;
}

function unitsOf(of: NonNullable<ByRules['of']>, subject: AskedSubject): Units {
  const index = new SpanIndex();
  let total = 0;
  const add = (field: Field | undefined, node: Field['node']): void => {
    const place = subject.places.of({ node, part: 'value' });
    if (!place) return;
    const name = field && subject.places.of(field.nameAt);
    const starts = [node.start, ...(name && name.file === place.file ? [name.span.start] : [])];
    index.add(
      place.file,
      Math.min(...starts),
      Math.max(node.end, ...(name && name.file === place.file ? [name.span.end] : [])),
    );
    total++;
  };
  if (of === 'fields') {
    for (const field of subject.fields) add(field, field.node);
    return { noun: 'field', total, index };
  }
  for (const field of subject.fields) if (field.codeList) add(field, field.node);
  for (const { codeLists } of subject.standards) for (const list of codeLists) add(undefined, list.at.node);
  return { noun: 'code list', total, index };
}

/**
 * What is said of several fields at once without naming them counts for as many as it says. What is said of a table or of the whole is no field,
 * and counts as one thing more.
 */
function shareOfClean(findings: readonly CountedFinding[], { index, total }: Units): Share {
  const touched = new Set<number>();
  const wholes = new Set<string>();
  let unnamed = 0;
  for (const finding of findings) {
    const own = index.innermost(finding.file, finding.span.start);
    const others = finding.related.flatMap(({ file, span }) => index.innermost(file, span.start) ?? []);
    const named = new Set([...(own === undefined ? [] : [own]), ...others]);
    for (const one of named) touched.add(one);
    if (named.size === 0 && finding.count === 1) wholes.add(`${finding.file}\n${finding.span.start}`);
    else unnamed += Math.max(0, finding.count - named.size);
  }
  const clean = Math.max(0, total - touched.size - unnamed);
  const all = total + wholes.size;
  return { score: all === 0 ? 0 : clean / all, clean };
}

interface Share {
  readonly score: number;
  /** Units of which nothing is said. */
  readonly clean: number;
}

function byRecords(paths: PathsByKind, subject: AskedSubject): Verdict {
  const asked = (paths[subject.kind] ?? []).filter((path) => !isPlaceless(path, subject));
  if (asked.length === 0) return { kind: 'silent' };
  const found = asked.map((path) => ({
    path,
    places: [path].flat().flatMap((one) => recordedAt(subject, one, subject)),
  }));
  const missing = found.filter(({ places }) => places.length === 0).map(({ path }) => path);
  const places = found.flatMap((one) => one.places);
  const score = (asked.length - missing.length) / asked.length;
  if (missing.length === 0) {
    const names = found.map(({ places: [first] }) => nameIn(first?.text ?? ''));
    return decided(1, `${listOf(names, 'and')} ${names.length === 1 ? 'is' : 'are'} recorded.`, places);
  }
  return decided(score, notRecorded(missing), places);
}

function decided(score: number, because: string, places: readonly Recorded[]): Decided {
  return { kind: 'decided', score, because, evidence: places.map(recordedEvidence) };
}

/** Agreements of a format without a place for a term are not asked for it. */
function isPlaceless(path: string | readonly string[], { agreement, dataset }: AskedSubject): boolean {
  const terms = [path].flat().map((one) => one.split('.')[0] ?? one);
  if (dataset) return terms.some((term) => (dataset.withoutPlaceFor ?? []).some((placeless) => placeless === term));
  if (!agreement) return false;
  return terms.every((term) => isTerm(term) && agreement.withoutPlaceFor.includes(term));
}

/** `a` and `b` are not recorded. Neither `c` nor `d` is recorded. */
function notRecorded(missing: readonly (string | readonly string[])[]): string {
  const choices = missing.map((path) => [path].flat().map((one) => `\`${one}\``));
  const single = choices.flatMap((names) => (names.length === 1 ? names : []));
  const sentences = choices.flatMap((names) => {
    if (names.length < 2) return [];
    return names.length === 2
      ? [`Neither ${names.join(' nor ')} is recorded.`]
      : [`None of ${listOf(names, 'and')} is recorded.`];
  });
  if (single.length > 0)
    sentences.unshift(`${listOf(single, 'and')} ${single.length === 1 ? 'is' : 'are'} not recorded.`);
  return sentences.join(' ');
}

/** The name of a path in front of what it says. */
function nameIn(text: string): string {
  return /^`[^`]*`/.exec(text)?.[0] ?? text;
}

/** Places that an item wants to be shown, whether or not anything is decided by them; of a list within the list the first that is there. */
export function shownPlaces(shows: PathsByKind | undefined, subject: AskedSubject): Recorded[] {
  return (shows?.[subject.kind] ?? []).flatMap((path) => {
    for (const one of typeof path === 'string' ? [path] : path) {
      const places = recordedAt(subject, one, subject);
      if (places.length > 0) return places;
    }
    return [];
  });
}

export function recordedEvidence({ file, span, text }: Recorded): Evidence {
  return { kind: 'recorded', text, file, span };
}

/** What is not there, and where it would stand. */
export function askedEvidence({ file, span, text }: Recorded): Evidence {
  return { kind: 'asked', text, file, span };
}

function headEvidence({ subject: { file, span } }: AskedSubject, text: string): Evidence {
  return { kind: 'recorded', text, file, span };
}

function findingEvidence({ message, file, span, rule }: CountedFinding): Evidence {
  return { kind: 'finding', text: message, file, span, rule };
}

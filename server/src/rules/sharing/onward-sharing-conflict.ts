import { basename } from '../../base/path.ts';
import { listOf } from '../../base/words.ts';
import type { AgreementRow, PartyFact, SharedItem } from '../../model/facts.ts';
import { purposeLine } from '../../model/purpose.ts';
import { defineRule, each, type ProjectContext, type ProjectReport } from '../define.ts';
import { chained, upstream } from '../support/chain-example.ts';
import { inOrder } from '../support/comparison.ts';
import { type JoinedItem, joinItem } from '../support/join.ts';
import { furtherThan, onwardPermission } from '../support/onward-permission.ts';
import { retentionAt } from '../support/retention-at.ts';
import {
  circleThrough,
  gettersOf,
  giversOf,
  holdsOfRight,
  rowsIn,
  sourceOf,
  type Upstream,
  upstreamOf,
} from '../support/sharing-chain.ts';
import { isOver, isUnsigned } from '../support/sharing-stage.ts';
import { type Terms, termsOf } from '../support/terms.ts';
import { quoted } from '../support/text.ts';

const messages = {
  prohibited:
    '{provider} got {fields} under {agreement}, by which they are passed on to nobody. Get them from whoever gave them, agree it there first, or record `source: self` if {provider} has them of its own.',
  outputs:
    '{provider} got {fields} under {agreement}, by which only results may leave. Share results, agree it there first, or record `source: self` if {provider} has them of its own.',
  unlisted:
    '{provider} got {fields} under {agreement}, which lists those to whom they may go, and {recipient} is not among them. Have it added there first, or record `source: self` if {provider} has them of its own.',
  approval: {
    text: '{provider} got {fields} under {agreement}, by which they are passed on with the approval of {approver}. Nothing here shows it: {approver} is neither a party nor among the signatures.',
    severity: 'warning',
  },
  ended: {
    text: '{provider} got {fields} under {agreement}, which has ended. Record where they come from now (`source`).',
    severity: 'warning',
  },
  purpose:
    'The purpose is {category}. {provider} got {fields} under {agreement} for {before}, which does not cover it, and no `compatibilityAssessment` is recorded.',
  excluded: 'The purpose is {category}. {provider} got {fields} under {agreement}, which rules out {before}.',
  retention:
    '{item} is kept for {period} here. {provider} got {fields} under {agreement}, by which they are kept for {before}.',
  further:
    'Here the data may go to {whom}. {provider} got {fields} under {agreement}, which does not let them go so far.',
  circle: {
    text: '{fields} go in a circle: {parties}. Record `source: self` at the item of the party that has them of its own.',
    severity: 'warning',
  },
} as const;

const AMONG_THREE =
  'onwardSharing: {rule: listed, organisations: [Example Registry, Exampleshire Council, Example Income Agency]}';

export const rule = defineRule({
  id: 'sharing/onward-sharing-conflict',
  since: '0.2.0',
  stability: 'preview',
  severity: 'error',
  messages,
  docs: {
    what: 'A party shares data that it got under another agreement, and that agreement does not allow it: not to these, not for this purpose, not for so long.',
    why: 'Whoever gave the data relied on what was agreed. Further down the chain nobody knows of it any more, and nobody can tell the people concerned where their data are.',
    instead:
      'Get the data from those who have them of right, or agree it with those who gave them: as an exception in the first agreement, or with them as a party of the second. If the provider has the data of its own, record `source: self` at the item; if they came under one agreement among several, its identifier.',
    limits:
      'Follows only agreements of the project that share the same fields of the same standard. Parties are the same by identifier, else by name, else by their short name where they have no other. The owner and the publisher of a standard have its data of right. Giving data back to those who gave them is no passing on; where they take part in the second agreement, they have agreed. Purposes are compared where both are terms of DPV, periods where they are counted from the same event. Where several parties provide, nothing is said unless all got the data elsewhere.',
    references: [
      'GDPR and UK GDPR, Articles 5(1)(b), 5(1)(e) and 19',
      '5 USC 552a(o)(1)(H)',
      'Digital Economy Act 2017, sections 40 to 42',
    ],
  },
  examples: {
    good: [
      {
        title: 'The provider has the data of its own',
        frame: 'agreement',
        text: chained({ source: 'self' }),
        others: upstream('onwardSharing: {rule: prohibited}'),
      },
      {
        title: 'Who gave the data takes part',
        frame: 'agreement',
        text: chained({}),
        others: upstream('onwardSharing: {rule: listed, organisations: [Example Income Agency]}'),
      },
      {
        title: 'Other data came from elsewhere',
        frame: 'agreement',
        text: chained({ fields: 'award_amount' }),
        others: upstream('onwardSharing: {rule: prohibited}', 'status: active', 'claim_id'),
      },
      { title: 'A policy alone', frame: 'odrl', text: '' },
    ],
    bad: [
      {
        title: 'Passed on against the agreement',
        frame: 'agreement',
        text: chained({ item: 'prohibited' }),
        others: upstream('onwardSharing: {rule: prohibited}'),
      },
      {
        title: 'Only results may leave',
        frame: 'agreement',
        text: chained({ item: 'outputs' }),
        others: upstream('onwardSharing: {rule: outputs-only}'),
      },
      {
        title: 'Not on the list',
        frame: 'agreement',
        text: chained({ item: 'unlisted' }),
        others: upstream('onwardSharing: {rule: listed, organisations: [Example Housing Trust]}'),
      },
      {
        title: 'Without approval',
        frame: 'agreement',
        text: chained({ item: 'approval' }),
        others: upstream('onwardSharing: {rule: with-approval, approver: registry}'),
      },
      {
        title: 'Got under an agreement that has ended',
        frame: 'agreement',
        text: chained({ item: 'ended' }),
        others: upstream('onwardSharing: {rule: listed, organisations: [Example Income Agency]}', 'status: terminated'),
      },
      {
        title: 'For longer, for more and further',
        frame: 'agreement',
        text: `${chained({ period: 'retention' })}onwardSharing: {rule: listed, organisations: [GB-LAE-SVB]}\n                      ^^^^^^ further\n`,
        others: upstream('onwardSharing: {rule: listed, organisations: [Example Income Agency]}'),
      },
      {
        title: 'For another purpose',
        frame: 'agreement',
        text: chained({ category: 'CombatClimateChange purpose' }),
        others: upstream('onwardSharing: {rule: listed, organisations: [Example Income Agency]}'),
      },
      {
        title: 'In a circle',
        frame: 'agreement',
        text: `${chained({})}${AMONG_THREE}\n`,
        others: {
          ...upstream(AMONG_THREE),
          'agreements/return.yaml': returned(),
        },
      },
      {
        title: 'For a purpose that was ruled out',
        frame: 'agreement',
        text: chained({ category: 'Marketing excluded' }),
        others: upstream('onwardSharing: {rule: listed, organisations: [Example Income Agency]}'),
      },
    ],
  },
  project: [each('agreements', check)],
});

type Context = ProjectContext<typeof messages>;

/** One agreement with the terms that are asked again and again. */
interface Onward {
  readonly row: AgreementRow;
  readonly terms: Terms;
  readonly context: Context;
  /** What was said already: of a purpose and a rule once for each agreement before. */
  readonly told: Set<string>;
}

function check(row: AgreementRow, context: Context): void {
  const givers = giversOf(row);
  if (isOver(row) || givers.length === 0 || gettersOf(row).length === 0) return;
  const onward = { row, context, terms: termsOf(context.facts, row), told: new Set<string>() };
  for (const item of row.items) {
    const source = sourceOf(context.facts, row, item);
    if (source !== 'self') checkItem(onward, givers, joinItem(context.facts, row, item), source);
  }
}

function checkItem(onward: Onward, givers: readonly PartyFact[], joined: JoinedItem, source: string | undefined): void {
  const { row, context } = onward;
  const { facts } = context;
  const { item, standard } = joined;
  const fields = rowsIn(joined);
  if (!standard || fields.length === 0) return;
  const circle = circleThrough(facts, row, { item, standard, fields });
  if (circle) reportCircle(onward, circle);
  if (givers.some((giver) => holdsOfRight(giver, standard))) return;
  const lines = givers.map((giver) => ({
    giver,
    before: upstreamOf(facts, row, giver, standard, fields).filter(
      ({ agreement }) => source === undefined || agreement.id === source,
    ),
  }));
  // Another of them may have the data of its own.
  if (lines.some(({ before }) => before.length === 0)) return;
  for (const { giver, before } of lines) checkLine(onward, item, giver, before);
}

function checkLine(onward: Onward, item: SharedItem, giver: PartyFact, before: readonly Upstream[]): void {
  const { row, context } = onward;
  const running = before.filter(({ agreement }) => !isOver(agreement) && (isUnsigned(row) || !isUnsigned(agreement)));
  const judged = running.map((one) => ({ one, permission: onwardPermission(context.facts, one.agreement, row) }));
  const allowed = judged.filter(({ permission }) => permission.kind === 'allowed').map(({ one }) => one);
  const covered = new Set(allowed.flatMap(({ fields }) => fields.map(({ path }) => path)));
  for (const { one, permission } of judged) {
    const left = { ...one, fields: one.fields.filter(({ path }) => !covered.has(path)) };
    if (permission.kind === 'allowed' || left.fields.length === 0) continue;
    const part = dataOf(giver, left);
    const report = { at: onward.terms.at(item).place(), related: [relatedTo(onward, left, 'onwardSharing', 'rule')] };
    if (permission.kind === 'unlisted') {
      const recipient = listOf(
        permission.parties.map(({ label }) => label),
        'and',
      );
      context.report('unlisted', { ...report, data: { ...part, recipient } });
    } else if (permission.kind === 'approval')
      context.report('approval', { ...report, data: { ...part, approver: permission.approver } });
    else context.report(permission.kind, { ...report, data: part });
  }
  const [ended] = before.filter(({ agreement }) => isOver(agreement));
  if (running.length === 0 && ended)
    context.report('ended', {
      at: onward.terms.at(item).place(),
      related: [relatedTo(onward, ended, 'status')],
      data: dataOf(giver, ended),
    });
  for (const one of allowed) if (!takesPart(one.agreement, row)) checkTerms(onward, item, giver, one);
}

/** Whoever gave the data is a party here as well, and knows what becomes of them. */
function takesPart(before: AgreementRow, row: AgreementRow): boolean {
  return giversOf(before).some((giver) =>
    row.parties.some((party) => party.identifier !== undefined && party.identifier === giver.identifier),
  );
}

/** Downstream no more than upstream. */
function checkTerms(onward: Onward, item: SharedItem, giver: PartyFact, before: Upstream): void {
  const { context, terms, row } = onward;
  const earlier = termsOf(context.facts, before.agreement);
  const data = dataOf(giver, before);
  checkPurpose(onward, earlier, before, data);
  const whom = furtherThan(before.agreement, earlier, terms);
  if (whom !== undefined)
    reportOnce(onward, before, 'further', {
      at: terms.valuePlace('onwardSharing', 'rule'),
      related: [relatedTo(onward, before, 'onwardSharing', 'rule')],
      data: { ...data, whom },
    });
  const [here, there] = [retentionAt(row, terms, item), retentionAt(before.agreement, earlier, before.item)];
  if (!here || !there || here.days <= there.days || here.isExtended) return;
  if (here.trigger !== undefined && there.trigger !== undefined && here.trigger !== there.trigger) return;
  context.report('retention', {
    at: here.at,
    related: [{ at: there.at, message: `The retention in ${fileOf(before.agreement)}` }],
    data: {
      ...data,
      item: item.label === '' ? 'The data' : quoted(item.label),
      period: quoted(here.period),
      before: quoted(there.period),
    },
  });
}

function checkPurpose(onward: Onward, earlier: Terms, before: Upstream, data: ReturnType<typeof dataOf>): void {
  const { terms } = onward;
  const category = terms.text('purpose', 'category');
  const line = purposeLine(category);
  const [given] = purposeLine(earlier.text('purpose', 'category'));
  if (category === undefined || line.size === 0) return;
  const at = terms.valuePlace('purpose', 'category');
  const excluded = earlier
    .texts('purpose', 'prohibited')
    .find((one) => [...purposeLine(one)].slice(0, 1).some((term) => line.has(term)));
  if (excluded !== undefined)
    return reportOnce(onward, before, 'excluded', {
      at,
      related: [relatedTo(onward, before, 'purpose', 'prohibited')],
      data: { ...data, category: quoted(category), before: quoted(excluded) },
    });
  if (given === undefined || line.has(given) || terms.has('purpose', 'compatibilityAssessment')) return;
  reportOnce(onward, before, 'purpose', {
    at,
    related: [relatedTo(onward, before, 'purpose', 'category')],
    data: { ...data, category: quoted(category), before: quoted(given) },
  });
}

/** Of several items that came under one agreement the purpose is one. */
function reportOnce<Id extends 'further' | 'excluded' | 'purpose'>(
  { told, context }: Onward,
  { agreement }: Upstream,
  message: Id,
  report: Parameters<typeof context.report<Id>>[1],
): void {
  const key = `${message} ${agreement.file} ${agreement.root}`;
  if (told.has(key)) return;
  told.add(key);
  context.report(message, report);
}

/** A circle is told in the last of its files. */
function reportCircle({ row, context, terms, told }: Onward, circle: readonly Upstream[]): void {
  const [own, ...others] = circle;
  if (!own || others.some(({ agreement }) => inOrder(agreement, row) > 0)) return;
  const key = `circle ${others.map(({ agreement }) => agreement.file).join(' ')}`;
  if (told.has(key)) return;
  told.add(key);
  const name = (parties: readonly PartyFact[]): string =>
    listOf(
      parties.map(({ label }) => label),
      'and',
    );
  const last = others.at(-1);
  const parties = [
    ...(last ? [name(giversOf(last.agreement))] : []),
    ...[...others].reverse().map(({ agreement }) => name(gettersOf(agreement))),
    name(gettersOf(row)),
  ];
  context.report('circle', {
    at: terms.at(own.item).place(),
    related: others.map(({ agreement, item }) => ({
      at: { file: agreement.file, root: agreement.root, pointer: item.headAt, part: 'key' as const },
      message: `From ${name(giversOf(agreement))} to ${name(gettersOf(agreement))}`,
    })),
    data: { fields: fieldNames(last ?? own), parties: parties.join(' → ') },
  });
}

function relatedTo(
  { context }: Onward,
  { agreement }: Upstream,
  ...path: readonly string[]
): NonNullable<ProjectReport<unknown>['related']>[number] {
  return {
    at: termsOf(context.facts, agreement).place(...path),
    message: `The agreement by which the data came, in ${fileOf(agreement)}`,
  };
}

function dataOf(giver: PartyFact, before: Upstream): { provider: string; fields: string; agreement: string } {
  return { provider: giver.label, fields: fieldNames(before), agreement: quoted(before.agreement.label) };
}

function fieldNames({ fields }: Upstream): string {
  const names = [...new Set(fields.map(({ path }) => quoted(path)))];
  return names.length <= MOST
    ? listOf(names, 'and')
    : `${names.slice(0, MOST - 1).join(', ')} and ${names.length - MOST + 1} more`;
}

/** Names in a message. */
const MOST = 3;

function fileOf({ file }: AgreementRow): string {
  return basename(file);
}

/** The agency gives the same fields to the registry, from whom the council has them. */
function returned(): string {
  const { 'agreements/claims.yaml': text = '' } = upstream(AMONG_THREE);
  return text
    .replace('2026-0017', '2026-0018')
    .replace('Claims of the registry', 'Claims of the agency')
    .replaceAll('registry', 'agency')
    .replaceAll('id: council', 'id: registry')
    .replaceAll('party: council', 'party: registry')
    .replace('Example Registry', 'Example Income Agency')
    .replace('Exampleshire Council', 'Example Registry')
    .replace('GB-GOR-EXR', 'GB-GOR-EIA')
    .replace('GB-LAE-EXS', 'GB-GOR-EXR')
    .replace('  - id: claims\n', '  - id: claims\n    ^^ circle\n');
}

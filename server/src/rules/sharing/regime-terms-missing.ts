import type { Json } from '../../base/json.ts';
import { listOf } from '../../base/words.ts';
import type { AgreementRow } from '../../model/facts.ts';
import type { RegimeTerm } from '../../model/vocabularies/regimes.ts';
import { defineRule, each, type ProjectContext } from '../define.ts';
import { regimeOf } from '../support/regime-of.ts';
import { schemeExample } from '../support/scheme-example.ts';
import { isImpersonal } from '../support/shared-data.ts';
import { isOver } from '../support/sharing-stage.ts';
import { type Terms, termsOf } from '../support/terms.ts';
import { quoted } from '../support/text.ts';

const messages = {
  terms: 'The agreement does not record {terms}. The scheme that it names asks for this ({regime}).',
  unsettled: {
    text: 'The agreement does not record {terms}. The scheme that it names asks for this ({regime}).',
    severity: 'warning',
  },
  elsewhere: '{regime} is a scheme of {home}, and the agreement belongs to {jurisdiction}.',
} as const;

const PROCESSORS = 'processors:\n  - {party: Example Hosting Ltd, contractRef: CON-2026-311}\n';

export const rule = defineRule({
  id: 'sharing/regime-terms-missing',
  since: '0.2.0',
  stability: 'preview',
  severity: 'error',
  messages,
  docs: {
    what: 'An agreement names the statutory scheme under which data are shared, and a term that this scheme alone asks for is missing; or the scheme belongs to another country.',
    why: 'A scheme opens a way on conditions. Where one of them is not written down, whoever oversees the scheme cannot see that it is met.',
    instead: 'Record the terms, or name the scheme that is meant. `regime: none` says that there is none, on purpose.',
    limits:
      'Only where `regime` is named; none is ever guessed. Speaks of terms that no other rule asks for: what every agreement should have, its own rule tells. The terms of the Australian scheme are a warning while its code is being rewritten. Silent on agreements that have ended.',
    references: [
      'Digital Economy Act 2017 (UK), Part 5, codes of practice',
      '5 USC 552a(o)(1)',
      'Data Availability and Transparency Act 2022 (Australia)',
      'Privacy Act 2020 (New Zealand), Part 7',
      'GDPR, Article 28(3)',
    ],
  },
  examples: {
    good: [
      { title: 'None, on purpose', frame: 'agreement', text: 'regime: none\n' },
      {
        title: 'A contract with a processor in a country of the Union',
        frame: 'agreement',
        text: `${schemeExample('eu-art28')}jurisdiction: ie\n${PROCESSORS}`,
      },
    ],
    bad: [
      {
        title: 'No oversight by the contract with a processor',
        frame: 'agreement',
        without: ['oversight'],
        text: `${schemeExample('eu-art28')}^^^^^^ terms\n${PROCESSORS}`,
        fixed: `${schemeExample('eu-art28')}${PROCESSORS}oversight: {audit: ""}\n`,
      },
      {
        title: 'In part, and of an unsettled scheme',
        frame: 'agreement',
        text: `${schemeExample('au-data-scheme')}regime: au-data-scheme\n^^^^^^ unsettled\noversight: {audit: Once a year.}\n`,
      },
      {
        title: 'A scheme of another country',
        frame: 'agreement',
        text: `${schemeExample('us-cmppa')}jurisdiction: ca\nregime: us-cmppa\n        ^^^^^^^^ elsewhere\ntransfer: {method: api-mtls, format: application/json, locations: [CA], international: null}\n`,
      },
    ],
  },
  project: [each('agreements', check)],
});

function check(row: AgreementRow, context: ProjectContext<typeof messages>): void {
  const { regime, fits } = regimeOf(row);
  if (!regime) return;
  const terms = termsOf(context.facts, row);
  if (!fits) {
    const data = {
      regime: quoted(regime.id),
      home: quoted(regime.jurisdiction),
      jurisdiction: quoted(row.jurisdiction ?? ''),
    };
    return context.report('elsewhere', { at: terms.valuePlace('regime'), data });
  }
  if (isOver(row)) return;
  const impersonal = isImpersonal(context.facts, row);
  const missing = regime.terms.filter(
    ({ rule: told, personal, path }) =>
      told === undefined && !(personal && impersonal) && !path.split('|').some((one) => isRecorded(terms, one)),
  );
  if (missing.length === 0) return;
  const edits = missing.flatMap((term) => stub(terms, term));
  context.report(regime.unsettled ? 'unsettled' : 'terms', {
    at: terms.place('regime'),
    data: {
      regime: regime.title,
      terms: listOf(
        missing.map(({ words, reference }) => `${words} (${reference})`),
        'and',
      ),
    },
    fixes: edits.length === 0 ? [] : [{ title: 'Insert what is missing, to fill in', safety: 'suggestion', edits }],
  });
}

/** Whether a path holds, with `*` for every item of a list. Where a list is empty, another rule asks for its items. */
function isRecorded(terms: Terms, path: string): boolean {
  return lacking(terms, path.split('.')).length === 0;
}

/** The full paths of what is missing. */
function lacking(terms: Terms, path: readonly (string | number)[]): (readonly (string | number)[])[] {
  const at = path.indexOf('*');
  if (at < 0) return terms.has(...path) ? [] : [path];
  return terms.list(...path.slice(0, at)).flatMap((_, index) => lacking(terms, path.toSpliced(at, 1, index)));
}

/** Blanks for a term, at each place where it is missing. What is no text begins as a map without entries. */
function stub(terms: Terms, { path }: RegimeTerm): NonNullable<ReturnType<Terms['insert']>>[] {
  const [first = ''] = path.split('|');
  return lacking(terms, first.split('.')).flatMap((full) => {
    const blank = BLANKS[first];
    if (!blank) return terms.insert(full, '') ?? [];
    const whole = full.slice(0, blank.length);
    return terms.has(...whole) ? [] : (terms.insert(whole, blank.value) ?? []);
  });
}

/** Values for places that take no text, and how deep below the root they go. */
const BLANKS: Readonly<Record<string, { readonly length: number; readonly value: Json }>> = {
  dpia: { length: 1, value: { status: '', ref: '' } },
  'transfer.locations': { length: 2, value: [] },
  'data.*.volume.records': { length: 3, value: { per: '' } },
};

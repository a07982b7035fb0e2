import { durationDays } from '../../base/duration.ts';
import type { AgreementRow, FieldRow, SharedItem, StandardRow } from '../../model/facts.ts';
import { type RetentionTerms, retentionTerms } from '../../model/retention.ts';
import { legalPeriods } from '../../model/vocabularies/legal-periods.ts';
import { type Anchor, defineRule, each, type ProjectContext } from '../define.ts';
import { claimWith } from '../support/claim-example.ts';
import { jurisdictionOf } from '../support/regime-of.ts';
import { fieldAt } from '../support/safeguards.ts';
import { type SharedField, sharedData } from '../support/shared-data.ts';
import { isOver } from '../support/sharing-stage.ts';
import { type Terms, termsOf } from '../support/terms.ts';
import { dedent, quoted } from '../support/text.ts';

const messages = {
  exceeds:
    'The recipient keeps {item} for {agreed}, longer than the {source} for which {standard} lets {field} be kept. Where there is a reason, record it (`extensionBasis`).',
  unclear: {
    text: 'The recipient keeps {item} for {agreed} from {trigger}, and {standard} lets {field} be kept for {source} from {other}. Whether that is longer cannot be told.',
    severity: 'info',
  },
  tooShort: {
    text: 'The recipient keeps {item} for {agreed}, and {field} of {standard} has to be kept for at least {source}.',
    severity: 'warning',
  },
  ownMinimum: {
    text: 'The retention of {item} is {agreed}, shorter than its own minimum of {source}.',
    severity: 'warning',
  },
  legalMinimum: {
    text: 'The recipient keeps {item} for {agreed}. What is used for a decision about a person is kept for at least {source} by {reference}.',
    severity: 'warning',
  },
} as const;

type Context = ProjectContext<typeof messages>;

export const rule = defineRule({
  id: 'sharing/retention-exceeds-source',
  since: '0.2.0',
  stability: 'preview',
  severity: 'error',
  messages,
  docs: {
    what: 'A recipient keeps data longer than the standard that they come from allows, or shorter than they have to be kept.',
    why: 'What the owner deletes after six years lives on at the recipient, where nobody who asked for its deletion would look.',
    instead:
      'Agree on no more than the standard allows, or record why it has to be longer: `extensionBasis`, or `archivalBasis` for archives and research.',
    limits:
      'Periods are compared as days, a year being 365.25. Where they are counted from different events, or one does not say from which, a longer one is an info. Periods that cannot be read are for `privacy/invalid-retention`. A least period is known from `min` and, for decisions about people in Canada, from the law.',
    references: ['GDPR and UK GDPR, Article 5(1)(e)', 'Privacy Regulations (Canada), section 4'],
  },
  examples: {
    good: [
      {
        title: 'As long as the source',
        frame: 'agreement',
        text: item('{period: P72M, trigger: case-closed, disposal: secure-erasure}'),
      },
      {
        title: 'Longer, for a reason',
        frame: 'agreement',
        text: item(
          '{period: P7Y, trigger: case-closed, disposal: secure-erasure, extensionBasis: Appeals run for a year more}',
        ),
      },
      {
        title: 'To an archive',
        frame: 'agreement',
        text: item('{period: P20Y, trigger: case-closed, disposal: transfer-to-archive}'),
      },
    ],
    bad: [
      {
        title: 'Longer than the source',
        frame: 'agreement',
        text: item('{period: P10Y, trigger: case-closed, disposal: secure-erasure}', '         ^^^^ exceeds'),
        fixed: item('{period: P6Y, trigger: case-closed, disposal: secure-erasure}'),
      },
      {
        title: 'Counted from another day',
        frame: 'agreement',
        text: item('{period: P10Y, trigger: decision-date, disposal: secure-erasure}', '         ^^^^ unclear'),
      },
      {
        title: 'Once for all items',
        frame: 'agreement',
        text: dedent`
          data:
            - {id: claims, standard: ../standards/claim.yaml, version: 2.1.0, fields: [claim_id], dataSubjects: [benefit-claimant], necessity: Finds the claim.}
          retention: {period: P10Y, trigger: case-closed, disposal: secure-erasure}
                              ^^^^ exceeds
        `,
      },
      {
        title: 'Shorter than it says itself',
        frame: 'agreement',
        text: item(
          '{period: P1M, min: P1Y, trigger: case-closed, disposal: secure-erasure}',
          '         ^^^ ownMinimum',
        ),
      },
      {
        title: 'Shorter than the standard asks for',
        frame: 'agreement',
        text: item('{period: P1M, trigger: case-closed, disposal: secure-erasure}', '         ^^^ tooShort'),
        others: {
          'standards/claim.yaml': claimWith(
            'retention',
            '{period: P6Y, min: P1Y, trigger: case-closed, disposal: secure-erasure}',
          ),
        },
      },
      {
        title: 'Shorter than a law asks for',
        frame: 'agreement',
        text: `jurisdiction: ca
classification: {scheme: uk-gscp, value: OFFICIAL-SENSITIVE, handling: [PERSONAL DATA]}
transfer: {method: sftp, locations: [CA], international: null}
${item('{period: P1Y, trigger: case-closed, disposal: secure-erasure}', '         ^^^ legalMinimum')}`,
      },
    ],
  },
  project: [each('agreements', check)],
});

/** A retention of the agreement, the place of its period, and what it holds for. */
interface Agreed {
  readonly terms: RetentionTerms;
  readonly days: number;
  readonly at: Anchor;
  readonly path: readonly string[];
  readonly name: string;
}

function check(row: AgreementRow, context: Context): void {
  if (row.withoutPlaceFor.includes('retention') || isOver(row)) return;
  const terms = termsOf(context.facts, row);
  const { fields } = sharedData(context.facts, row);
  const own = row.items.filter((shared) => terms.at(shared).has('retention'));
  const others = row.items.filter((shared) => !own.includes(shared));
  const groups = [
    ...own.map((shared) => ({ items: [shared], part: terms.at(shared), pointer: shared.pointer })),
    { items: others, part: terms, pointer: row.pointer },
  ];
  for (const { items, part, pointer } of groups) {
    const agreed = agreedFor(items, part, pointer);
    if (!agreed || checkMinimum(agreed, row, terms, context)) continue;
    const sources = fields.flatMap((field) => (items.includes(field.item) ? sourceOf(field) : []));
    compare(agreed, sources, row, context);
  }
}

/** What holds for some items: their own retention, or that of the whole agreement. */
function agreedFor(items: readonly SharedItem[], part: Terms, pointer: string): Agreed | undefined {
  const found = retentionTerms(part.value('retention'));
  if (found.days === undefined || items.length === 0) return undefined;
  const key = part.keys('retention').includes('period') ? ['period'] : [];
  const [only] = items.length === 1 ? items : [];
  return {
    terms: found,
    days: found.days,
    at: part.valuePlace('retention', ...key),
    path: pathIn(pointer, key),
    name: only && only.label !== '' ? quoted(only.label) : 'the data',
  };
}

function pathIn(pointer: string, key: readonly string[]): readonly string[] {
  return [...pointer.split('/').slice(1), 'retention', ...key];
}

/** Whether less is kept than has to be: by what the agreement says itself, and by law. */
function checkMinimum(agreed: Agreed, row: AgreementRow, terms: Terms, context: Context): boolean {
  const { terms: kept, days, at, name: item } = agreed;
  const data = { item, agreed: quoted(kept.period ?? '') };
  if (kept.min !== undefined && days < (durationDays(kept.min) ?? 0)) {
    context.report('ownMinimum', { at, data: { ...data, source: quoted(kept.min) } });
    return true;
  }
  const least = legalPeriods(jurisdictionOf(row)).leastRetention;
  const decides = terms.text('purpose', 'effect') === 'administrative';
  const personal = sharedData(context.facts, row).personal === 'personal';
  if (!least || !decides || !personal || days >= (durationDays(least.period) ?? 0)) return false;
  context.report('legalMinimum', { at, data: { ...data, source: quoted(least.period), reference: least.reference } });
  return true;
}

interface Source {
  readonly field: SharedField;
  readonly terms: RetentionTerms;
  readonly days: number;
}

function sourceOf(field: SharedField): Source[] {
  const terms = retentionTerms(field.row.retention);
  return terms.days === undefined ? [] : [{ field, terms, days: terms.days }];
}

/** One finding for an item: the shortest period that is counted in the same way, else the shortest of all. */
function compare(agreed: Agreed, sources: readonly Source[], row: AgreementRow, context: Context): void {
  const { terms: kept, days } = agreed;
  const least = sources.find(({ terms: source }) => source.min !== undefined && days < (durationDays(source.min) ?? 0));
  if (least) return report('tooShort', agreed, least, row, context, least.terms.min ?? '');
  if (kept.excused) return;
  const shorter = sources.filter((source) => days > source.days * TOLERANCE && !source.terms.excused);
  const alike = shortest(shorter.filter(({ terms: source }) => sameTrigger(source.trigger, kept.trigger)));
  if (alike) return report('exceeds', agreed, alike, row, context, alike.terms.period ?? '', 'lower');
  const other = shortest(shorter);
  if (other) report('unclear', agreed, other, row, context, other.terms.period ?? '');
}

/** A year in days and in months is the same up to a day. */
const TOLERANCE = 1.003;

function shortest(sources: readonly Source[]): Source | undefined {
  return sources.reduce<Source | undefined>((least, one) => (least && least.days <= one.days ? least : one), undefined);
}

function sameTrigger(one: string | undefined, other: string | undefined): boolean {
  return one === undefined ? other === undefined : fold(one) === fold(other ?? '');
}

function fold(trigger: string): string {
  return trigger
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .join(' ')
    .trim();
}

function report(
  message: 'exceeds' | 'unclear' | 'tooShort',
  { terms: kept, at, path, name: item }: Agreed,
  { field, terms: source }: Source,
  row: AgreementRow,
  context: Context,
  period: string,
  fix?: 'lower',
): void {
  const { standard, row: found } = field;
  context.report(message, {
    at,
    data: {
      item,
      agreed: quoted(kept.period ?? ''),
      source: quoted(period),
      field: quoted(field.name),
      standard: quoted(standard.label),
      trigger: kept.trigger === undefined ? 'an event that it does not name' : quoted(kept.trigger),
      other: source.trigger === undefined ? 'an event that it does not name' : quoted(source.trigger),
    },
    related: [{ at: markAt(found, standard, context), message: `Kept for ${period} in ${standard.label}` }],
    fixes:
      fix && durationDays(period) !== undefined
        ? [
            {
              title: `Lower to ${period}`,
              safety: 'suggestion',
              edits: [{ op: 'set', root: row.root, path, value: period }],
            },
          ]
        : [],
  });
}

/** The mark of the field where it has one of its own, else that of the standard. */
function markAt(found: FieldRow, standard: StandardRow, context: Context): Anchor {
  const { file, root, pointer } = found;
  const own = OWN_MARKS.map((key) => pointer + key).find((one) => context.facts.hasFragment(file, one));
  if (own !== undefined) return { file, root, pointer: own, part: 'key' };
  const whole = standard.sharing.at.retention;
  return whole === undefined
    ? fieldAt(found)
    : { file: standard.file, root: standard.root, pointer: whole, part: 'key' };
}

/** Where formats write a mark inside a field. */
const OWN_MARKS = ['/retention', '/x-gov/retention', '/gov:retention', '/annotations/retention'];

function item(retention: string, marker?: string): string {
  return `data:
  - id: claims
    standard: ../standards/claim.yaml
    version: 2.1.0
    fields: [claim_id, award_amount]
    necessity: {claim_id: Finds the claim., award_amount: Is compared with the income.}
    dataSubjects: [benefit-claimant]
    retention: ${retention}
${marker === undefined ? '' : `${' '.repeat(24)}${marker.trim()}\n`}`;
}

import type { Json } from '../../base/json.ts';
import type { AgreementRow, PartyFact } from '../../model/facts.ts';
import { type BasisParts, basisCalled, basisIn, conditionCalled, namesAuthority } from '../../model/lawful-basis.ts';
import { defineRule, each, type ProjectContext } from '../define.ts';
import { namesOfShared } from '../support/agreed.ts';
import { asksForDataProtection, controls, lawOf, nameOf } from '../support/parties.ts';
import { partiesExample } from '../support/party-example.ts';
import { type SharedField, sharedData } from '../support/shared-data.ts';
import { isOver } from '../support/sharing-stage.ts';
import { sensitiveExample } from '../support/special-example.ts';
import { type Terms, termsOf } from '../support/terms.ts';

const HEALTH = sensitiveExample('{category: "dpv-pd:Health", identifiability: quasi, specialCategory: health}');
const OFFENCE = sensitiveExample('{category: "dpv-pd:CriminalConviction", identifiability: quasi, criminal: true}');
const POLICE = '{article6: law-enforcement}';

const messages = {
  condition:
    'Special categories of personal data are shared ({fields}), and {party} records no condition of Article 9(2) for them.',
  domestic:
    'Article {article} needs a condition of Schedule 1 of the Data Protection Act 2018 beside it ({part}), and {party} records none under `schedule1`.',
  authority:
    'Data on offences are shared ({fields}), and {party} records neither official authority nor a law that permits it.',
} as const;

type Context = ProjectContext<typeof messages>;

export const rule = defineRule({
  id: 'sharing/special-category-condition-missing',
  since: '0.2.0',
  stability: 'preview',
  severity: 'error',
  messages,
  docs: {
    what: 'Fields of special categories, or on offences, are shared, and a controller among the parties records no condition or authority for them.',
    why: 'Each controller needs a condition of its own beside the lawful basis: what lets a hospital keep a diagnosis need not let a council receive it.',
    instead:
      'Record what your data-protection officer relies on, for each controller or once for all: `lawfulBasis: {article6: …, article9: …, schedule1: …}`; for offences `officialAuthority: true`, a `statute` or the condition of Schedule 1. No condition is ever filled in for you.',
    limits:
      'Says that nothing is recorded, not that nothing holds. Counts fields that are declared so, or very likely so in a record about a person; a standard that is not in the workspace tells nothing. A controller without any lawful basis is left to `sharing/missing-lawful-basis`; processing for law enforcement needs no condition of Article 9. Silent outside the GDPR and on agreements that have ended.',
    references: [
      'GDPR and UK GDPR, Articles 9(2) and 10',
      'Data Protection Act 2018 (UK), sections 10 and 11 and Schedule 1',
      'ICO, Data sharing: a code of practice, Annex A',
    ],
  },
  examples: {
    good: [
      {
        title: 'Once for all',
        frame: 'agreement',
        text: `${HEALTH.data}lawfulBasis: {article6: public-task, article9: A9-2-h, schedule1: health-or-social-care-purposes}\n`,
        others: HEALTH.others,
      },
      {
        title: 'For law enforcement',
        frame: 'agreement',
        text: `${OFFENCE.data}${partiesExample({ lawfulBasis: POLICE }, { lawfulBasis: '{article6: public-task, officialAuthority: true}' })}`,
        others: OFFENCE.others,
      },
    ],
    bad: [
      {
        title: 'One of two has none',
        frame: 'agreement',
        text: `${HEALTH.data}${partiesExample(
          { lawfulBasis: '{article6: public-task, article9: A9-2-c}' },
          { lawfulBasis: 'public-task\n    ^^^^^^^^^^^ condition' },
        )}`,
        others: HEALTH.others,
        fixed: `${HEALTH.data}${partiesExample(
          { lawfulBasis: '{article6: public-task, article9: A9-2-c}' },
          { lawfulBasis: '{article6: public-task, article9: "", schedule1: ""}' },
        )}`,
      },
      {
        title: 'Nothing of domestic law',
        frame: 'agreement',
        text: `${HEALTH.data}${partiesExample(
          { lawfulBasis: '{article6: public-task, article9: A9-2-c}' },
          {
            lawfulBasis:
              '{article6: public-task, article9: A9-2-h}\n                                         ^^^^^^^^ domestic',
          },
        )}`,
        others: HEALTH.others,
      },
      {
        title: 'Offences',
        frame: 'agreement',
        text: `${OFFENCE.data}${partiesExample(
          { lawfulBasis: POLICE },
          { lawfulBasis: '{article6: public-task}\n    ^^^^^^^^^^^ authority' },
        )}`,
        others: OFFENCE.others,
      },
    ],
  },
  project: [each('agreements', check)],
});

function check(row: AgreementRow, context: Context): void {
  if (row.withoutPlaceFor.includes('lawfulBasis') || isOver(row) || !asksForDataProtection(row, context)) return;
  const terms = termsOf(context.facts, row);
  const isBritish = lawOf(row, context) === 'uk';
  const common = basisIn(terms.value('lawfulBasis'));
  const controllers = row.parties
    .filter(controls)
    .map((party) => ({ party, own: basisIn(terms.at(party).value('lawfulBasis')), terms: terms.at(party) }));
  if (isBritish) {
    for (const { party, own, terms: at } of controllers)
      if (common.schedule1.length === 0) checkDomestic(own, nameOf(party), at, context);
    if (controllers.some(({ own }) => own.schedule1.length === 0))
      checkDomestic(common, 'the agreement', terms, context);
  }
  const { special, criminal } = sharedData(context.facts, row);
  if (special.length === 0 && criminal.length === 0) return;
  for (const { party, own, terms: at } of controllers) {
    // Where nothing at all is recorded, another rule asks for it.
    if (!at.has('lawfulBasis') && !terms.has('lawfulBasis')) continue;
    const report = { party, at, isBritish };
    const basis = at.has('lawfulBasis') ? own : common;
    const enforces = basis.article6.some(({ value }) => basisCalled(value)?.slug === 'law-enforcement');
    if (special.length > 0 && !enforces && own.article9.length === 0 && common.article9.length === 0)
      reportMissing('condition', special, report, context);
    if (criminal.length > 0 && !namesAuthority(own) && !namesAuthority(common))
      reportMissing('authority', criminal, report, context);
  }
}

function reportMissing(
  message: 'condition' | 'authority',
  fields: readonly SharedField[],
  { party, at, isBritish }: { readonly party: PartyFact; readonly at: Terms; readonly isBritish: boolean },
  context: Context,
): void {
  const places =
    message === 'condition' ? ['article9', ...(isBritish ? ['schedule1'] : [])] : [isBritish ? 'schedule1' : 'statute'];
  const written = at.value('lawfulBasis');
  const edits =
    typeof written === 'string'
      ? [at.insert(['lawfulBasis'], { article6: written, ...blanks(places) })]
      : places.filter((key) => !at.has('lawfulBasis', key)).map((key) => at.insert(['lawfulBasis', key], ''));
  const [first] = fields;
  context.report(message, {
    at: at.place('lawfulBasis', places[0] ?? ''),
    data: { party: nameOf(party), fields: namesOfShared(fields) },
    fixes: [
      {
        title: message === 'condition' ? 'Insert a condition to fill in' : 'Insert a place for the authority',
        safety: 'suggestion',
        edits: edits.flatMap((edit) => edit ?? []),
      },
    ],
    related: first
      ? [{ at: { ...placeOf(first), part: 'key' }, message: `\`${first.row.name}\` in the standard` }]
      : [],
  });
}

function placeOf({ row: { file, root, pointer } }: SharedField) {
  return { file, root, pointer };
}

function blanks(keys: readonly string[]): Readonly<Record<string, Json>> {
  return Object.fromEntries(keys.map((key) => [key, '']));
}

function checkDomestic({ article9, schedule1 }: BasisParts, party: string, terms: Terms, context: Context): void {
  if (schedule1.length > 0) return;
  const condition = article9.map(({ value }) => conditionCalled(value)).find((one) => one?.domestic !== undefined);
  if (!condition) return;
  const part = condition.domestic === 'part2' ? 'Part 2' : `Part 1, paragraph ${condition.paragraphs?.join(', ')}`;
  const blank = terms.place('lawfulBasis', 'schedule1');
  const edit = terms.insert(['lawfulBasis', 'schedule1'], '');
  context.report('domestic', {
    at: blank.pointer.endsWith('/schedule1') ? blank : terms.place('lawfulBasis', 'article9'),
    data: { article: condition.article, part, party },
    fixes: [edit && { title: 'Insert a condition to fill in', safety: 'suggestion', edits: [edit] }],
  });
}

import type { AgreementRow, SharedItem, StandardRow } from '../../model/facts.ts';
import { defineRule, each, type ProjectContext } from '../define.ts';
import { askForMark, askingExamples } from '../support/missing-mark.ts';
import { sharedData } from '../support/shared-data.ts';
import { type Terms, termsOf } from '../support/terms.ts';
import { dedent, quoted } from '../support/text.ts';

const messages = {
  standard: '`{name}` holds personal data ({fields}), and nothing records which groups of people they are about.',
  dataset: '`{name}` holds personal data, and nothing records which groups of people they are about.',
  item: {
    text: '{item} shares personal data of {standard}, and the agreement does not record which groups of people they are about.',
    severity: 'warning',
  },
} as const;

const asked = askingExamples('dataSubjects');

export const rule = defineRule({
  id: 'privacy/missing-data-subjects',
  since: '0.2.0',
  stability: 'preview',
  severity: 'info',
  messages,
  docs: {
    what: 'A document whose data somebody holds describes personal data and does not say about whom; or an agreement shares personal data and does not say so.',
    why: 'The record of processing asks for the groups of people, and so does every privacy notice. Data about pupils, patients or prisoners ask for more care than data about suppliers.',
    instead:
      'Name the groups, as short words: `dataSubjects: [benefit-claimant]`. Once for the whole, or for each entity; in an agreement for each data item, since it may share the data of some groups only.',
    limits:
      'Any word counts: there is no closed list. Silent on standards without an owner. Personal is what is declared so, or what is very likely personal in a record about a person.',
    references: ['GDPR and UK GDPR, Article 30(1)(c)', 'GDPR and UK GDPR, Article 28(3)'],
  },
  examples: {
    good: asked.good,
    bad: [
      ...asked.bad,
      {
        title: 'An item of an agreement',
        frame: 'agreement',
        text: itemWith(''),
        fixed: itemWith('dataSubjects: [benefit-claimant]').replaceAll(/ *\^.*\n/g, ''),
      },
    ],
  },
  on: askForMark('dataSubjects', [''], 'Insert data subjects to fill in'),
  project: [each('agreements', check)],
});

const ENDED = new Set(['expired', 'terminated']);

function check(row: AgreementRow, context: ProjectContext<typeof messages>): void {
  if (row.withoutPlaceFor.includes('dataSubjects') || ENDED.has(row.status ?? '')) return;
  const terms = termsOf(context.facts, row);
  const told = new Set<SharedItem>();
  for (const { item, standard } of sharedData(context.facts, row).personalFields) {
    if (told.has(item) || terms.at(item).texts('dataSubjects').length > 0) continue;
    told.add(item);
    context.report('item', {
      at: terms.at(item).place('dataSubjects'),
      data: { item: item.label === '' ? 'This item' : quoted(item.label), standard: quoted(standard.label) },
      related: [headOf(standard)],
      fixes: [insertion(terms.at(item), standard)],
    });
  }
}

function headOf({ file, root, headAt }: StandardRow) {
  return { at: { file, root, pointer: headAt, part: 'key' as const }, message: 'The standard' };
}

/** What the standard says may be taken over; else there is only a place to fill in. */
function insertion(item: Terms, { sharing: { dataSubjects } }: StandardRow) {
  const edit = item.insert(['dataSubjects'], dataSubjects.length > 0 ? [...dataSubjects] : ['']);
  const title =
    dataSubjects.length > 0 ? 'Take over the groups that the standard names' : 'Insert data subjects to fill in';
  return edit && { title, safety: 'suggestion' as const, edits: [edit] };
}

function itemWith(line: string): string {
  return dedent`
    data:
      - id: claims
        ^^ item
        standard: ../standards/claim.yaml
        version: 2.1.0
        fields: [claim_id, award_amount]
        necessity: Shows whether the income that was declared fits the award.
        retention: {period: P2Y, trigger: case-closed, disposal: secure-erasure}
    ${line === '' ? '' : `    ${line}\n`}
  `;
}

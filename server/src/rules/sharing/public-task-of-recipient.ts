import { listOf } from '../../base/words.ts';
import type { AgreementRow } from '../../model/facts.ts';
import { basisCalled, basisIn } from '../../model/lawful-basis.ts';
import { lawfulBases } from '../../model/vocabularies/load.ts';
import { defineRule, each, type ProjectContext } from '../define.ts';
import { asksForDataProtection, controls, gives, lawOf, nameOf, receives } from '../support/parties.ts';
import { partiesExample } from '../support/party-example.ts';
import { isOver } from '../support/sharing-stage.ts';
import { termsOf } from '../support/terms.ts';

const messages = {
  recipient:
    '{party} relies on its public task, and `taskOf` says that the task is that of {recipient}. Since 5 February 2026 the basis is a task of the controller itself. One reading: disclosing is a task of {party} too, which `taskOf` and its legal power can show. The other: it meets the request of a body that needs the data for a task, a recognised legitimate interest, which public authorities do not have for their own tasks.',
  unsaid:
    '{party} relies on its public task, and neither `taskOf` nor a legal power of its own says whose task the sharing serves. Since 5 February 2026 the basis is a task of the controller itself. Record whose task it is; for one of {recipient} alone there are two readings, the public task and a recognised legitimate interest.',
} as const;

export const rule = defineRule({
  id: 'sharing/public-task-of-recipient',
  since: '0.2.0',
  stability: 'preview',
  severity: 'info',
  messages,
  docs: {
    what: 'In the United Kingdom, a provider relies on the public task where the task is that of the recipient.',
    why: 'Since 5 February 2026 the basis speaks of a task of the controller, so that it is worth a thought whose task a disclosure serves. A second basis exists since then for meeting the request of a body that needs data for its public task.',
    instead:
      'Say whose task it is (`purpose.taskOf`) and record the legal power of the provider. If the recipient alone has the task, ask your data-protection officer which of the two bases holds.',
    limits:
      'A hint for a talk with those responsible: how the two bases divide is a matter of interpretation, and public authorities cannot use the new one for their own tasks. Nothing is changed for you. Only in the United Kingdom, from that day on, and not on agreements that have ended.',
    references: ['Data (Use and Access) Act 2025 (UK), section 70', 'UK GDPR, Article 6(1)(e) and (ea)'],
  },
  examples: {
    good: [
      {
        title: 'Before that day',
        frame: 'agreement',
        now: '2026-02-01' as never,
        text: `purpose:\n  category: dpv:ImprovePublicServices\n  statement: Check the earned income of new applicants, so that awards are right from the first week.\n  effect: administrative\n  taskOf: recipient\n  prohibited: [re-identification]\ndpia: {status: approved, ref: DPIA-118, date: 2026-01-03, outcome: low residual risk}\nstatus: draft\nterm: {start: 2026-09-01, end: 2028-08-31}\nsignatures: []\n`,
      },
      {
        title: 'Another basis',
        frame: 'agreement',
        text: `purpose:\n  category: dpv:ImprovePublicServices\n  statement: Check the earned income of new applicants, so that awards are right from the first week.\n  effect: administrative\n  taskOf: recipient\n  prohibited: [re-identification]\n${partiesExample({ lawfulBasis: '{article6: legal-obligation}' }, {})}`,
      },
    ],
    bad: [
      {
        title: 'The task is that of the recipient',
        frame: 'agreement',
        text: `purpose:\n  category: dpv:ImprovePublicServices\n  statement: Check the earned income of new applicants, so that awards are right from the first week.\n  effect: administrative\n  taskOf: recipient\n  prohibited: [re-identification]\n${partiesExample(
          { lawfulBasis: '{article6: public-task}\n                  ^^^^^^^^ recipient' },
          {},
        )}`,
      },
      {
        title: 'Nothing says whose task it is',
        frame: 'agreement',
        text: `lawfulBasis: {article6: "6(1)(e)"}\n              ^^^^^^^^ unsaid\npurpose:\n  category: dpv:ImprovePublicServices\n  statement: Check the earned income of new applicants, so that awards are right from the first week.\n  effect: administrative\n  prohibited: [re-identification]\n${partiesExample(
          { id: 'council\n    ^^ sharing/missing-legal-power:power', legalPower: null, lawfulBasis: null },
          {},
        )}`,
      },
    ],
  },
  project: [each('agreements', check)],
});

/** Day from which the recognised legitimate interests can be relied on, and the public task is one of the controller. */
const SINCE = lawfulBases.find(({ slug }) => slug === 'recognised-legitimate-interest')?.since ?? '2026-02-05';

function check(row: AgreementRow, context: ProjectContext<typeof messages>): void {
  if (row.withoutPlaceFor.includes('lawfulBasis') || context.now < SINCE || isOver(row)) return;
  if (lawOf(row, context) !== 'uk' || !asksForDataProtection(row, context)) return;
  const terms = termsOf(context.facts, row);
  const taskOf = terms.text('purpose', 'taskOf');
  if (taskOf !== undefined && taskOf !== 'recipient') return;
  const recipients = row.parties.filter((party) => receives(party) && !gives(party)).map(nameOf);
  const recipient = recipients.length === 0 ? 'the recipient' : listOf(recipients, 'and');
  for (const party of row.parties) {
    if (!gives(party) || receives(party) || !controls(party)) continue;
    const own = terms.at(party);
    const holder = own.has('lawfulBasis') ? own : terms;
    const { article6 } = basisIn(holder.value('lawfulBasis'));
    if (!article6.some(({ value }) => basisCalled(value)?.slug === 'public-task')) continue;
    const report = { at: holder.place('lawfulBasis', 'article6'), data: { party: nameOf(party), recipient } };
    if (taskOf === 'recipient') context.report('recipient', report);
    else if (!own.has('legalPower') && !terms.has('legalGateway')) context.report('unsaid', report);
  }
}

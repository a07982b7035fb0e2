import type { AgreementRow } from '../../model/facts.ts';
import { defineRule, each, type ProjectContext } from '../define.ts';
import { missingInBlock } from '../support/block-parts.ts';
import { isImpersonal } from '../support/shared-data.ts';
import { isOver } from '../support/sharing-stage.ts';
import { termsOf } from '../support/terms.ts';
import { dedent } from '../support/text.ts';

const messages = {
  missing:
    'Nothing says how requests and complaints of the people concerned are handled: to whom they turn, who answers, and how corrections reach the other parties.',
  part: '`rights` does not record {parts}.',
} as const;

const PARTS = {
  contact: 'where people turn with a request (`contact`)',
  sarLead: 'which party answers requests for access (`sarLead`)',
  propagateErasure: 'whether corrections and deletions are passed on (`propagateErasure`)',
  complaints: 'how complaints are handled (`complaints`)',
  foi: 'who answers requests for information about the sharing (`foi`)',
};

export const rule = defineRule({
  id: 'sharing/rights-and-complaints',
  since: '0.2.0',
  stability: 'preview',
  severity: 'warning',
  messages,
  docs: {
    what: 'An agreement on personal data does not say how the rights of people and their complaints are handled between the parties.',
    why: 'Two bodies hold the data, and each sends people to the other. A correction that one makes does not reach the other unless somebody agreed that it does.',
    instead:
      'Record a contact, the party that answers requests for access, whether corrections and deletions are passed on, how complaints are handled, and who answers requests for information about the sharing.',
    limits:
      'Looks whether each of these is recorded, not whether it is enough; a `sarLead` that is no party is told by `structure/unresolved-reference`. Silent on data that are known to be about nobody, on agreements that have ended, and in formats that have no place for it.',
    references: [
      'GDPR and UK GDPR, Articles 12 to 22, 19 and 26(1)',
      'Privacy Act 2020 (New Zealand), section 144',
      '5 USC 552a(p)',
      'ICO, Data sharing: a code of practice',
    ],
  },
  examples: {
    good: [
      {
        title: 'All of it',
        frame: 'agreement',
        text: dedent`
          rights:
            contact: privacy@council.example
            sarLead: agency
            propagateErasure: false
            complaints: Whoever receives one answers it.
            foi: Whoever is asked consults the other.
        `,
      },
      { title: 'A policy that has no place for it', frame: 'odrl', text: '' },
    ],
    bad: [
      {
        title: 'Nothing',
        frame: 'agreement',
        without: ['rights'],
        text: 'title: Income check for council tax reduction\n^^^^^ missing\n',
      },
      {
        title: 'A contact alone',
        frame: 'agreement',
        text: 'rights: {contact: privacy@council.example}\n^^^^^^ part\n',
        fixed:
          'rights: {contact: privacy@council.example, sarLead: "", propagateErasure: "", complaints: "", foi: ""}\n',
      },
      {
        title: 'A part that is left blank',
        frame: 'agreement',
        text: dedent`
          rights:
            contact: privacy@council.example
            sarLead: agency
            propagateErasure: true
            complaints: ""
            ^^^^^^^^^^ part
            foi: Whoever is asked consults the other.
        `,
      },
    ],
  },
  project: [each('agreements', check)],
});

function check(row: AgreementRow, context: ProjectContext<typeof messages>): void {
  if (isOver(row) || row.withoutPlaceFor.includes('rights') || isImpersonal(context.facts, row)) return;
  const terms = termsOf(context.facts, row);
  const missing = missingInBlock(terms, 'rights', PARTS, 'Insert places to fill in');
  if (missing) {
    const report = { at: missing.at, fixes: [missing.fix] };
    if (terms.has('rights')) context.report('part', { ...report, data: { parts: missing.words } });
    else context.report('missing', { ...report, data: {} });
  }
}

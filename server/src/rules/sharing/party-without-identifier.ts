import type { Json } from '../../base/json.ts';
import { listOf } from '../../base/words.ts';
import type { AgreementRow, PartyFact } from '../../model/facts.ts';
import { defineRule, each, type ProjectContext } from '../define.ts';
import { nameOf } from '../support/parties.ts';
import { partiesExample } from '../support/party-example.ts';
import { isOver } from '../support/sharing-stage.ts';
import { type Terms, termsOf } from '../support/terms.ts';

const messages = {
  missing: '{party} records {missing}.',
} as const;

export const rule = defineRule({
  id: 'sharing/party-without-identifier',
  since: '0.2.0',
  stability: 'preview',
  severity: 'warning',
  messages,
  docs: {
    what: 'A party has no identifier in a register of organisations, nobody to write to, or no officer who answers for the sharing.',
    why: 'Names of departments change and repeat themselves. An identifier tells which body is meant, a mailbox finds it, and an officer can decide when something goes wrong.',
    instead:
      'Write the number with its register (`identifier: GB-GOR-D10`), a mailbox that outlives its readers (`contact: data.sharing@agency.example`) and the post that answers for the sharing (`accountable: {role: SIRO}`).',
    limits:
      'A mailbox of the accountable officer counts as a contact; that of the data-protection officer does not. Whether an identifier exists is not looked up. Where no party at all names an officer, `stewardship/missing-owner` says so once. Silent on agreements that have ended.',
    references: [
      'org-id.guide, lists of organisation identifiers',
      'Data Availability and Transparency Act 2022 (Australia), section 18(2)',
      'Digital Economy Act 2017 (UK), register of information sharing agreements: contact',
    ],
  },
  examples: {
    good: [
      { title: 'The mailbox of the officer is the contact', frame: 'agreement', text: partiesExample({}, {}) },
      {
        title: 'A mailbox of its own',
        frame: 'agreement',
        text: partiesExample({}, { accountable: '{role: SIRO}', contact: 'data.sharing@agency.example' }),
      },
    ],
    bad: [
      {
        title: 'A name and nothing else',
        frame: 'agreement',
        text: partiesExample({}, { id: 'agency\n    ^^ missing', identifier: null, accountable: null }),
        fixed: partiesExample({}, { identifier: null, accountable: null }).concat(
          '    identifier: ""\n    contact: ""\n    accountable: {role: "", contact: ""}\n',
        ),
      },
      {
        title: 'An identifier that is left blank',
        frame: 'agreement',
        text: partiesExample({}, { identifier: '""\n    ^^^^^^^^^^ missing' }),
      },
    ],
  },
  project: [each('agreements', check)],
});

const BLANKS: Readonly<Record<string, Json>> = {
  identifier: '',
  contact: '',
  accountable: { role: '', contact: '' },
};
const WORDS: Readonly<Record<string, string>> = {
  identifier: 'no identifier in a register of organisations',
  contact: 'no contact',
  accountable: 'no officer who answers for the sharing',
};

function check(row: AgreementRow, context: ProjectContext<typeof messages>): void {
  if (isOver(row)) return;
  const terms = termsOf(context.facts, row);
  const somebodyAnswers = row.parties.some((party) => officers(terms.at(party)).length > 0);
  for (const party of row.parties) {
    const own = terms.at(party);
    const missing = missingIn(row, party, own).filter((key) => key !== 'accountable' || somebodyAnswers);
    const [first] = missing;
    if (first === undefined) continue;
    context.report('missing', {
      at: missing.length === 1 ? own.place(first) : own.place(),
      data: {
        party: nameOf(party),
        missing: listOf(
          missing.map((key) => WORDS[key] ?? key),
          'and',
        ),
      },
      fixes: [
        {
          title: 'Insert what is missing, to fill in',
          safety: 'suggestion',
          edits: missing.flatMap((key) => own.insert([key], BLANKS[key] ?? '') ?? []),
        },
      ],
    });
  }
}

function missingIn({ withoutPlaceFor }: AgreementRow, party: PartyFact, own: Terms): string[] {
  const named = officers(own);
  const reached = own.has('contact') || named.some((officer) => holds(officer, 'contact'));
  const missing = [
    ...(party.identifier === undefined && !withoutPlaceFor.includes('identifier') ? ['identifier'] : []),
    ...(reached || withoutPlaceFor.includes('contact') ? [] : ['contact']),
    ...(named.length > 0 || withoutPlaceFor.includes('accountable') ? [] : ['accountable']),
  ];
  return missing;
}

/** Those of whom a post or a name is recorded. */
function officers(own: Terms): readonly Json[] {
  return own.list('accountable').filter((officer) => holds(officer, 'role') || holds(officer, 'name'));
}

function holds(value: Json, key: string): boolean {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key);
}

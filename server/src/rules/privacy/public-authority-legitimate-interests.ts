import { basisCalled, type RecordedBasis, recordedBasis } from '../../model/lawful-basis.ts';
import { defineRule, type FileContext } from '../define.ts';
import { partiesExample } from '../support/party-example.ts';
import { basesIn, isPublicAuthority, isPublicParty, publisherOf } from '../support/personal-content.ts';
import { dedent } from '../support/text.ts';

const messages = {
  interests:
    '{who} is a public authority and records {basis}. That basis is not for tasks of a public authority: record the public task, or say in `outsidePublicTask` why this lies outside its tasks.',
} as const;

export const rule = defineRule({
  id: 'privacy/public-authority-legitimate-interests',
  since: '0.2.0',
  stability: 'preview',
  severity: 'warning',
  messages,
  docs: {
    what: 'A public authority records legitimate interests, or in the United Kingdom a recognised legitimate interest, as its lawful basis.',
    why: 'The law gives these bases to everybody but public authorities in the performance of their tasks: what they may do is for the legislator to say.',
    instead:
      'For its own tasks an authority usually has the public task or a legal obligation. For what lies outside them, a café in the museum or its own staff, write the reason: `outsidePublicTask: …`.',
    limits:
      'Knows an authority by the `type` or the identifier of a party, or by a name that says it surely (“… council”, “ministère …”). It cannot tell which processing belongs to the tasks, so it asks.',
    references: [
      'GDPR and UK GDPR, Article 6(1), last subparagraph',
      'Data (Use and Access) Act 2025 (UK), section 70',
    ],
  },
  examples: {
    good: [
      {
        title: 'Outside its tasks',
        frame: 'standard',
        text: 'publisher: Exampleshire Council\nlawfulBasis: {article6: legitimate-interests, outsidePublicTask: Booking of the town hall for weddings}\n',
      },
      {
        title: 'Not an authority',
        frame: 'standard',
        text: 'publisher: Friends of the library\nlawfulBasis: {article6: legitimate-interests}\n',
      },
      {
        title: 'A party for its public task',
        frame: 'agreement',
        text: partiesExample({ identifier: 'XX-1', name: 'Example Body', type: 'public-body' }, {}),
      },
    ],
    bad: [
      {
        title: 'A council, for its tasks',
        frame: 'standard',
        text: dedent`
          publisher: Exampleshire Council
          lawfulBasis: {article6: legitimate-interests}
                                  ^^^^^^^^^^^^^^^^^^^^ interests
        `,
      },
      {
        title: 'A party of an agreement',
        frame: 'agreement',
        text: partiesExample(
          {
            identifier: 'XX-1',
            name: 'Example Body',
            type: 'public-body',
            lawfulBasis: '"6(1)(f)"\n                 ^^^^^^^^^ interests',
          },
          {},
        ),
      },
    ],
  },
  on: {
    standard(standard, context) {
      const who = publisherOf(standard);
      if (!isPublicAuthority(who, context.languages)) return;
      for (const basis of basesIn(standard)) check(who.name, basis, context);
    },
    party(party, context) {
      if (!isPublicParty(party, context.languages)) return;
      const name = party.name?.value ?? party.id?.value;
      const node = party.lawfulBasis ?? party.agreement.lawfulBasis;
      if (node) check(name, recordedBasis(node), context);
    },
  },
});

function check(name: string | undefined, basis: RecordedBasis, context: FileContext<typeof messages>): void {
  if (basis.outsidePublicTask !== undefined) return;
  const found = basis.article6.find(({ value }) => INTERESTS.has(basisCalled(value)?.slug ?? ''));
  if (!found) return;
  const label = basisCalled(found.value)?.label ?? found.value;
  context.report('interests', {
    at: { node: found.node, part: 'value' },
    data: { who: name ?? 'The holder', basis: label.toLowerCase() },
  });
}

const INTERESTS: ReadonlySet<string> = new Set(['legitimate-interests', 'recognised-legitimate-interest']);

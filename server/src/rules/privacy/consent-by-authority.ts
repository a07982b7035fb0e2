import { wordsOf } from '../../base/words.ts';
import { basisCalled, type RecordedBasis, recordedBasis } from '../../model/lawful-basis.ts';
import { optionalServiceWords } from '../../model/vocabularies/public-authorities.ts';
import { defineRule, type FileContext } from '../define.ts';
import { partiesExample } from '../support/party-example.ts';
import { basesIn, isPublicAuthority, isPublicParty, publisherOf, textsIn } from '../support/personal-content.ts';
import { dedent } from '../support/text.ts';

const messages = {
  consent:
    '{who} is a public authority and relies on consent. Where people cannot refuse without losing a service or a benefit, consent is not free: check whether another basis holds.',
} as const;

export const rule = defineRule({
  id: 'privacy/consent-by-authority',
  since: '0.2.0',
  stability: 'preview',
  severity: 'info',
  messages,
  docs: {
    what: 'A public authority records consent as its lawful basis.',
    why: 'Between a person and an authority there is rarely a free choice, and consent can be withdrawn at any time: then the service has no basis left.',
    instead:
      'For services that people need or must use, record the basis on which the authority acts, mostly the public task. Consent suits what is really optional, such as a newsletter or a panel.',
    limits:
      'Knows an authority by the `type` or the identifier of a party, or by a name that says it surely. Silent where the purpose speaks of something optional: newsletters, panels, surveys, research.',
    references: ['GDPR and UK GDPR, Article 7(4) and Recital 43'],
  },
  examples: {
    good: [
      {
        title: 'Something optional',
        frame: 'standard',
        text: 'publisher: Exampleshire Council\npurpose: Send the newsletter of the library to those who asked for it.\nlawfulBasis: consent\n',
      },
      {
        title: 'Another basis',
        frame: 'agreement',
        text: 'lawfulBasis: {article6: public-task}\n',
      },
    ],
    bad: [
      {
        title: 'For a benefit',
        frame: 'standard',
        text: dedent`
          publisher: Exampleshire Council
          lawfulBasis: {article6: consent}
                                  ^^^^^^^ consent
        `,
      },
      {
        title: 'A party of an agreement',
        frame: 'agreement',
        text: partiesExample({ lawfulBasis: '{article6: consent}\n                            ^^^^^^^ consent' }, {}),
      },
    ],
  },
  on: {
    standard(standard, context) {
      const who = publisherOf(standard);
      if (!isPublicAuthority(who, context.languages) || isOptional(textsIn(standard.marks.purpose?.value))) return;
      for (const basis of basesIn(standard)) check(who.name, basis, context);
    },
    party(party, context) {
      const { purpose, lawfulBasis } = party.agreement;
      const node = party.lawfulBasis ?? lawfulBasis;
      if (!node || !isPublicParty(party, context.languages)) return;
      if (isOptional([purpose?.statement?.value ?? '', purpose?.category?.value ?? ''])) return;
      check(party.name?.value ?? party.id?.value, recordedBasis(node), context);
    },
  },
});

function isOptional(purposes: readonly string[]): boolean {
  return purposes.some((text) => wordsOf(text.slice(0, 2000)).some((word) => optionalServiceWords().has(word)));
}

function check(name: string | undefined, { article6 }: RecordedBasis, context: FileContext<typeof messages>): void {
  const found = article6.find(({ value }) => basisCalled(value)?.slug === 'consent');
  if (!found) return;
  context.report('consent', { at: { node: found.node, part: 'value' }, data: { who: name ?? 'The holder' } });
}

import type { StandardRow } from '../../model/facts.ts';
import { basisCalled, hasLawfulBases, type RecordedBasis, recordedBasis } from '../../model/lawful-basis.ts';
import { defineRule, each, type FileContext, type ProjectContext } from '../define.ts';
import { agreementsOn, headOf, namesOfFacts } from '../support/agreed.ts';
import { basesIn } from '../support/personal-content.ts';
import { personalClaim } from '../support/personal-example.ts';

const OFFENCE = '{category: "dpv-pd:CriminalConviction", identifiability: quasi, criminal: true}';
const messages = {
  authority:
    '`{name}` holds data on offences ({fields}), and neither official authority nor a law that permits it is recorded, here or in an agreement.',
  mixed:
    'Law enforcement stands here beside {other}. Its rules (Part 3 of the Data Protection Act 2018) are not those of the other bases: say which fields fall under which, in two marks.',
} as const;

export const rule = defineRule({
  id: 'privacy/criminal-data-without-authority',
  since: '0.2.0',
  stability: 'preview',
  severity: 'error',
  messages,
  docs: {
    what: 'Data on offences, allegations or convictions without a record of the authority or law on which they are processed; law enforcement mixed with another lawful basis.',
    why: 'Such data may be processed only under the control of official authority, or where a law allows it with safeguards. A lawful basis of Article 6 alone does not say which.',
    instead:
      'Record what holds: `lawfulBasis: {article6: …, officialAuthority: true, statute: …}`, or in the United Kingdom the condition of Schedule 1. Processing for law enforcement gets a mark of its own.',
    limits:
      'Says that nothing is recorded, not that nothing holds. Counts what is declared (`criminal: true` or a category on offences), or what is very likely so in a record about a person; counts of crimes are not. Silent on standards without an owner and where an agreement records the authority.',
    references: [
      'GDPR and UK GDPR, Article 10',
      'Data Protection Act 2018 (UK), sections 10(5), 11(2) and 35, Schedules 1 and 8',
    ],
  },
  examples: {
    good: [
      {
        title: 'Under official authority',
        frame: 'json-schema',
        text: personalClaim('json-schema', {
          personalData: OFFENCE,
          marks: {
            lawfulBasis:
              '{article6: public-task, officialAuthority: true, statute: "Crime and Disorder Act 1998, section 115"}',
          },
        }),
      },
      {
        title: 'Under a condition of Schedule 1',
        frame: 'standard',
        text: personalClaim('standard', {
          personalData: OFFENCE,
          marks: {
            lawfulBasis: '{article6: public-task, schedule1: preventing-or-detecting-unlawful-acts}',
          },
        }),
      },
    ],
    bad: [
      {
        title: 'A lawful basis alone',
        frame: 'json-schema',
        text: personalClaim('json-schema', { personalData: OFFENCE, marker: 'authority' }),
      },
      {
        title: 'Two regimes in one mark',
        frame: 'standard',
        text: personalClaim('standard', {
          personalData: OFFENCE,
          marks: {
            lawfulBasis: '{article6: [law-enforcement, public-task]}\n                         ^^^^^^^^^^^^^^^ mixed',
          },
        }),
      },
    ],
  },
  on: {
    standard(standard, context) {
      for (const basis of basesIn(standard)) checkMixed(basis, context);
    },
    agreement({ lawfulBasis }, context) {
      if (lawfulBasis) checkMixed(recordedBasis(lawfulBasis), context);
    },
    party({ lawfulBasis }, context) {
      if (lawfulBasis) checkMixed(recordedBasis(lawfulBasis), context);
    },
  },
  project: [each('standards', check)],
});

function checkMixed({ article6 }: RecordedBasis, context: FileContext<typeof messages>): void {
  const bases = article6.map(({ value }) => basisCalled(value));
  const police = article6.find((_, index) => bases[index]?.slug === 'law-enforcement');
  const other = bases.find((basis) => basis && basis.slug !== 'law-enforcement');
  if (!other || !police) return;
  context.report('mixed', {
    at: { node: police.node, part: 'value' },
    data: { other: (other.label ?? other.slug).toLowerCase() },
  });
}

function check(row: StandardRow, context: ProjectContext<typeof messages>): void {
  const found = row.processing?.withoutAuthority ?? [];
  if (found.length === 0) return;
  const jurisdiction = row.processing?.jurisdiction ?? context.schemeOf(undefined, undefined)?.jurisdictions[0];
  if (hasLawfulBases(jurisdiction) === false) return;
  if (agreementsOn(context.facts, row).some(({ criminalAuthority }) => criminalAuthority)) return;
  context.report('authority', { at: headOf(row), data: { name: row.label, fields: namesOfFacts(found) } });
}

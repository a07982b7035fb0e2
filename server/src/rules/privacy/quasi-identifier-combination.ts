import { listOf } from '../../base/words.ts';
import type { AgreementRow, PeopleRow } from '../../model/facts.ts';
import { defineRule, each, type ProjectContext } from '../define.ts';
import { anchorOf } from '../support/comparison.ts';
import { agreed, peopleStandard, secondAgreement } from '../support/people-example.ts';
import { combinationOf, generalised, type Trait, weighed } from '../support/recognition.ts';
import { inContract } from '../support/second-standard.ts';
import { atItems, sharedCombination } from '../support/shared-people.ts';
import { isOver } from '../support/sharing-stage.ts';
import { dedent, quoted } from '../support/text.ts';

const messages = {
  claimed: '{fields} together may tell who a person in `{entity}` is, and the data are called {claim}. {advice}',
  open: {
    text: '{fields} together may tell who a person in `{entity}` is, and the data are open to everybody ({opening}). {advice}',
    severity: 'error',
  },
  shared:
    '{fields} are shared here, and together they may tell who a person is, though nothing among them is a name or a number. {advice}',
  held: '{fields} together may tell who a person is: {recipient} has {held} under {agreement} already, and gets the rest here. {advice}',
} as const;

export const rule = defineRule({
  id: 'privacy/quasi-identifier-combination',
  since: '0.2.0',
  stability: 'preview',
  severity: 'warning',
  messages,
  docs: {
    what: 'Data that are open, are called anonymous or pseudonymous, or are shared under an agreement, hold several things about a person that are harmless alone and together fit few people: a day of birth, a sex and a postcode.',
    why: 'Whoever knows these things from elsewhere finds the person, and learns the rest of the record. Taking the names out does not prevent it.',
    instead:
      'Keep less of it: a year of birth or an age band, a district, a month. Leave out what nobody needs. If the data are not open, or not anonymous, say so. The weights are there to be argued with: a field marked `personalData: {identifiability: none, reason: …}` does not count.',
    limits:
      'Knows five combinations, and beyond them adds up the weights of the lexicon: eight or more over three kinds, two of them quasi-identifiers. Looks at fields, not at values, so that it cannot tell how many people share them. Fields of entities that this one extends, holds or leads to by a declared key count as well. Silent where names are open (other rules speak of those), on figures about many, where `dataSubjects` is `none`, and on names that say that their values are generalised (`age_band`). An agreement is told where it shares no direct identifier: with a name or a number among the data nobody needs a combination. What the recipient has counts if it comes under an agreement in force, from the same table or with a key that both share, and is told in the later of the two files.',
    references: [
      'L. Sweeney, Simple Demographics Often Identify People Uniquely (2000)',
      'Article 29 Working Party, Opinion 05/2014 on anonymisation techniques (WP 216)',
      'GDPR, Recital 26',
      '45 CFR 164.514(b)(2)',
    ],
  },
  examples: {
    good: [
      {
        title: 'Generalised',
        frame: 'table-schema',
        text: admissions('gov:accessRights: public', [
          'age_band, type: string, description: Ten years each.',
          'sex, type: string, description: As registered at birth.',
          'region, type: string, description: One of nine.',
        ]),
      },
      {
        title: 'Figures about many',
        frame: 'table-schema',
        text: dedent`
          gov:accessRights: public
          fields:
            - {name: date_of_birth, type: date, description: Day on which they were born., gov:personalData: {category: "dpv-pd:BirthDate", identifiability: quasi}}
            - {name: sex, type: string, description: As registered., gov:personalData: {category: "dpv-pd:Gender", identifiability: quasi}}
            - {name: postcode, type: string, description: Of the home., gov:personalData: {category: "dpv-pd:PostalCode", identifiability: quasi}}
            - {name: number_of_births, type: integer, description: How many there were.}
          primaryKey: [date_of_birth, sex, postcode]
        `,
      },
      {
        title: 'Neither open nor called anonymous',
        frame: 'odcs',
        text: inContract(dedent`
          - {name: date_of_birth, logicalType: date, description: As on the birth certificate., customProperties: [{property: personalData, value: {category: "dpv-pd:BirthDate", identifiability: quasi}}]}
          - {name: sex, logicalType: string, description: As the claimant told it., customProperties: [{property: personalData, value: {category: "dpv-pd:Gender", identifiability: quasi}}]}
          - {name: postcode, logicalType: string, description: Of the home., customProperties: [{property: personalData, value: {category: "dpv-pd:PostalCode", identifiability: quasi}}]}
        `),
      },
      {
        title: 'Shared with a number that says who it is',
        frame: 'agreement',
        text: agreed('nino, born, sex, home_postcode'),
        others: peopleStandard(),
      },
      {
        title: 'Shared with different recipients',
        frame: 'agreement',
        text: agreed('born, sex'),
        others: { ...peopleStandard(), 'agreements/earlier.yaml': secondAgreement('home_postcode', 'Example Trust') },
      },
      {
        title: 'About nobody',
        frame: 'standard',
        text: dedent`
          dataSubjects: [none]
          accessRights: public
          entities:
            - name: TestCase
              kind: record
              description: Made up, to try systems with.
              primaryKey: [test_number]
              fields:
                - {name: test_number, type: string, description: Counted from one.}
                - {name: date_of_birth, type: date, description: Never that of anybody.}
                - {name: sex, type: string, description: Taken at random.}
                - {name: postcode, type: string, description: One that is not in use.}
        `,
      },
    ],
    bad: [
      {
        title: 'Open, one row for each patient',
        frame: 'table-schema',
        text: admissions('gov:accessRights: public', [
          'date_of_birth, type: date, description: As on the birth certificate., gov:personalData: {category: "dpv-pd:BirthDate", identifiability: quasi}',
          '^^^^^^^^^^^^^ open',
          'sex, type: string, description: As registered at birth.',
          'postcode, type: string, description: Where letters go.',
        ]),
      },
      {
        title: 'Called pseudonymous, in two tables',
        frame: 'standard',
        text: dedent`
          description: Pseudonymised records of stays in hospital, for research.
          entities:
            - name: Stay
              kind: event
              description: One stay in a hospital.
              primaryKey: [stay_id]
              foreignKeys: [{fields: [patient_no], references: {entity: Patient, fields: [patient_no]}}]
              fields:
                - {name: stay_id, type: string, description: Given anew for each of them.}
                - {name: patient_no, type: string, description: Whose it was., personalData: {category: "dpv-pd:Identifier", identifiability: pseudonymous}}
                - {name: ward, type: string, description: Part of the hospital.}
            - name: Patient
              kind: person
              description: Who stayed.
              primaryKey: [patient_no]
              fields:
                - {name: patient_no, type: string, description: Number in this extract., personalData: {category: "dpv-pd:Identifier", identifiability: pseudonymous}}
                - {name: date_of_birth, type: date, description: As registered., personalData: {category: "dpv-pd:BirthDate", identifiability: quasi}}
                         ^^^^^^^^^^^^^ claimed
                - {name: sex, type: string, description: What the patient said., personalData: {category: "dpv-pd:Gender", identifiability: quasi}}
                - {name: home_postcode, type: string, description: Where letters go., personalData: {category: "dpv-pd:PostalCode", identifiability: quasi}}
        `,
      },
      {
        title: 'Shared under an agreement, without a name',
        frame: 'agreement',
        text: agreed('born, sex, home_postcode', 'shared'),
        others: peopleStandard(),
      },
      {
        title: 'Shared by two agreements with one recipient',
        frame: 'agreement',
        text: agreed('born, sex', 'held'),
        others: {
          ...peopleStandard(),
          'agreements/earlier.yaml': secondAgreement('person_ref, home_postcode'),
        },
      },
    ],
  },
  project: [each('people', check), each('agreements', checkAgreement)],
});

type Context = ProjectContext<typeof messages>;

function check(row: PeopleRow, context: Context): void {
  const { opening, claim } = row;
  const found = combinationOf(context.facts, row);
  if (!found || isToldElsewhere(found, row)) return;
  const own = found.find((trait) => trait.row === row);
  const data = {
    entity: row.entity,
    fields: listOf(weighed(found.slice(0, MOST), row), 'and'),
    advice: adviceOn(found),
  };
  const report = {
    at: own ? anchorOf(row, own.field.nameAt) : anchorOf(row, row.nameAt),
    related: found
      .filter((trait) => trait !== own)
      .map((trait) => ({
        at: anchorOf(trait.row, trait.field.nameAt),
        message: `${trait.field.label}, weight ${trait.field.weight}`,
      })),
  };
  if (opening) context.report('open', { ...report, data: { ...data, opening: openingText(opening) } });
  else if (claim) context.report('claimed', { ...report, data: { ...data, claim: quoted(claim.text) } });
}

function adviceOn(found: readonly Trait[]): string {
  const advice = generalised(found);
  return advice.length > 0
    ? `Keep ${advice.join(', and ')}, or leave out what is not needed.`
    : 'Leave out what is not needed.';
}

/** What is shared together, and what the recipient has of the same people already. */
function checkAgreement(row: AgreementRow, context: Context): void {
  if (isOver(row)) return;
  const found = sharedCombination(context.facts, row);
  const [first] = found?.own ?? [];
  if (!found || !first) return;
  const fields = listOf(weighed([...found.own, ...found.held].slice(0, MOST), first.row), 'and');
  const advice = adviceOn(found.own);
  const report = {
    at: atItems(row, found.own),
    related: [...found.own, ...found.held].map((trait) => ({
      at: anchorOf(trait.row, trait.field.nameAt),
      message: `${trait.field.label}, weight ${trait.field.weight}`,
    })),
  };
  const [before] = found.held;
  if (!before) return context.report('shared', { ...report, data: { fields, advice } });
  context.report('held', {
    ...report,
    data: {
      fields,
      advice,
      recipient: found.recipient?.label || 'the recipient',
      held: listOf([...new Set(found.held.map(({ field }) => quoted(field.name)))], 'and'),
      agreement: quoted(before.agreement.label),
    },
  });
}

/** As many fields as a message can name. */
const MOST = 7;

/** A combination that lies in one other entity is told there, where that is open or called anonymous itself. */
function isToldElsewhere(found: readonly Trait[], row: PeopleRow): boolean {
  const [first] = found;
  return (
    first !== undefined &&
    first.row !== row &&
    !first.row.abstract &&
    (first.row.opening ?? first.row.claim) !== undefined &&
    found.every((trait) => trait.row === first.row)
  );
}

function openingText({ by, text }: NonNullable<PeopleRow['opening']>): string {
  return by === 'licence' ? `licence ${quoted(text)}` : quoted(text);
}

function admissions(head: string, fields: readonly string[]): string {
  return `${head}\n${dedent`
    fields:
      - {name: stay_number, type: string, description: Given anew for each of them.}
  `}${fields.map((field) => (field.includes('^') ? `           ${field}\n` : `  - {name: ${field}}\n`)).join('')}primaryKey: [stay_number]\n`;
}

import { listOf } from '../../base/words.ts';
import type { PeopleRow } from '../../model/facts.ts';
import { defineRule, each, type ProjectContext } from '../define.ts';
import { anchorOf } from '../support/comparison.ts';
import { combinationIn, generalised, identifiersIn, type Trait, traitsOf, weighed } from '../support/recognition.ts';
import { inContract } from '../support/second-standard.ts';
import { dedent, quoted } from '../support/text.ts';

const messages = {
  claimed: '{fields} together may tell who a person in `{entity}` is, and the data are called {claim}. {advice}',
  open: {
    text: '{fields} together may tell who a person in `{entity}` is, and the data are open to everybody ({opening}). {advice}',
    severity: 'error',
  },
} as const;

export const rule = defineRule({
  id: 'privacy/quasi-identifier-combination',
  since: '0.2.0',
  stability: 'preview',
  severity: 'warning',
  messages,
  docs: {
    what: 'Data that are open, or are called anonymous or pseudonymous, hold several things about a person that are harmless alone and together fit few people: a day of birth, a sex and a postcode.',
    why: 'Whoever knows these things from elsewhere finds the person, and learns the rest of the record. Taking the names out does not prevent it.',
    instead:
      'Keep less of it: a year of birth or an age band, a district, a month. Leave out what nobody needs. If the data are not open, or not anonymous, say so. The weights are there to be argued with: a field marked `personalData: {identifiability: none, reason: …}` does not count.',
    limits:
      'Knows five combinations, and beyond them adds up the weights of the lexicon: eight or more over three kinds, two of them quasi-identifiers. Looks at fields, not at values, so that it cannot tell how many people share them. Fields of entities that this one extends, holds or leads to by a declared key count as well. Silent where names are open (other rules speak of those), on figures about many, where `dataSubjects` is `none`, and on names that say that their values are generalised (`age_band`).',
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
    ],
  },
  project: [each('people', check)],
});

type Context = ProjectContext<typeof messages>;

function check(row: PeopleRow, context: Context): void {
  const { opening, claim, aggregate, abstract } = row;
  if ((!opening && !claim) || aggregate || abstract) return;
  const traits = traitsOf(context.facts, row).filter(({ field }) => !opening || !field.closed);
  // Who is named is known without a combination.
  if (identifiersIn(traits).length > 0) return;
  const found = combinationIn(traits);
  const [first] = found ?? [];
  if (!found || !first || isToldElsewhere(found, row)) return;
  const own = found.find((trait) => trait.row === row);
  const advice = generalised(found);
  const data = {
    entity: row.entity,
    fields: listOf(weighed(found.slice(0, MOST), row), 'and'),
    advice:
      advice.length > 0
        ? `Keep ${advice.join(', and ')}, or leave out what is not needed.`
        : 'Leave out what is not needed.',
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

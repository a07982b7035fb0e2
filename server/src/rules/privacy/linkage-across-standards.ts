import { listOf, snakeCase } from '../../base/words.ts';
import type { AgreementRow, PeopleRow, StandardRow } from '../../model/facts.ts';
import { defineRule, each, type FactQueries, type ProjectContext } from '../define.ts';
import { agreementsOn } from '../support/agreed.ts';
import { anchorOf, areComparable, fileIn, inOrder } from '../support/comparison.ts';
import { anonymousStandard } from '../support/people-example.ts';
import {
  commonIdentifiers,
  commonTraits,
  identifiersIn,
  type Trait,
  traitsOf,
  weighed,
} from '../support/recognition.ts';
import {
  atItems,
  commonKey,
  heldBefore,
  namesPeople,
  type SharedPeople,
  sharedPeople,
} from '../support/shared-people.ts';
import { isOver } from '../support/sharing-stage.ts';
import { dedent, quoted } from '../support/text.ts';

const messages = {
  quasi:
    '{fields} stand in `{entity}` and in `{other}` of {file}, and others get the data of both. Put together they may tell who the people are: generalise them in one of the two, or do not give out both.',
  direct:
    '`{entity}` is called anonymous, and its {fields} {stand} in `{other}` of {file} as well, and others get the data of both. Put together they tell who the people are: leave {it} out here.',
  key: '{here} and {there} are called anonymous, and whoever gets both can put them together by {key}. Give the people other keys in one of the two, or leave it out.',
} as const;

const FEW = [
  'birth_year, type: year, description: As registered.',
  'sex, type: string, description: As the patient said.',
  'postcode, type: string, description: Where letters go.',
];

export const rule = defineRule({
  id: 'privacy/linkage-across-standards',
  since: '0.2.0',
  stability: 'preview',
  severity: 'warning',
  messages,
  docs: {
    what: 'Two standards of a project, whose data are open or shared under an agreement, have so much about people in common that the people of one can be found in the other.',
    why: 'What is anonymous alone need not be so beside other data. Whoever gets both can put them together, by three things that few people have in common or by one number.',
    instead:
      'Generalise the common fields in one of the two (a year, a band, a district), leave out what is not needed, or do not give both to the same people.',
    limits:
      'Looks at fields, not at values. Needs three kinds of quasi-identifiers in common, which weigh six or more together, and names in one of the two at most; or one direct identifier, where one of the two is called anonymous. Compares neighbours only: standards below one configuration, or in one folder. Versions and editions of one standard are not compared, nor figures about many. Who gets which data is not known: that both are given to anybody is enough. An agreement is told where it shares two tables that are called anonymous with a key of people in common, or where the recipient has one of them under another agreement in force; not where names are among the data.',
    references: ['GDPR, Recital 26', 'Article 29 Working Party, Opinion 05/2014 (WP 216), linkability'],
  },
  examples: {
    good: [
      {
        title: 'Generalised in one of the two',
        frame: 'table-schema',
        text: stays('gov:accessRights: public', [
          'age_band, type: string, description: Ten years each.',
          'region, type: string, description: One of nine.',
        ]),
        others: { '.concordat.yaml': 'languages: [en]\n', 'schemas/voters.table.yaml': voters() },
      },
      {
        title: 'Only one of the two is given out',
        frame: 'table-schema',
        text: stays('gov:accessRights: restricted', FEW),
        others: { '.concordat.yaml': 'languages: [en]\n', 'schemas/voters.table.yaml': voters() },
      },
      {
        title: 'Versions of one standard',
        frame: 'json-schema',
        text: 'title: Council tax claim\n',
      },
    ],
    bad: [
      {
        title: 'Records without names beside a register with names',
        frame: 'table-schema',
        text: stays('gov:accessRights: public', [...FEW, '^^^^^^^^ quasi']),
        others: { '.concordat.yaml': 'languages: [en]\n', 'schemas/voters.table.yaml': voters() },
      },
      {
        title: 'A number that both have',
        frame: 'odcs',
        text: dedent`
          customProperties:
            - {property: classification, value: {scheme: uk-gscp, value: OFFICIAL}}
            - {property: lawfulBasis, value: {article6: public-task}}
            - {property: dataSubjects, value: [benefit-claimant]}
            - {property: justification, value: Each field decides the award or is printed on the letter about it.}
            - {property: accessRights, value: public}
            - {property: register, value: {name: electors, legalBasis: {act: Representation of the People Act 1983}}}
          schema:
            - name: claimants
              description: Anonymised records of claimants.
              properties:
                - {name: claim_id, logicalType: string, required: true, primaryKey: true, description: Number under which the authority keeps the application.}
                - {name: voter_name, logicalType: string, description: As on the roll., customProperties: [{property: personalData, value: {category: "dpv-pd:Name", identifiability: direct}}]}
                         ^^^^^^^^^^ direct
                         ^^^^^^^^^^ privacy/pseudonymous-called-anonymous:named
        `,
        others: { '.concordat.yaml': 'languages: [en]\n', 'schemas/voters.table.yaml': voters() },
      },
      {
        title: 'Two tables without names and with one key, under one agreement',
        frame: 'agreement',
        text: dedent`
          data:
          ^^^^ key
            - {id: stays, standard: ../standards/stay.yaml, version: 1.0.0, fields: [person_ref, ward], necessity: Counts stays., dataSubjects: [patient], retention: {period: P2Y, trigger: receipt, disposal: secure-erasure}}
            - {id: visits, standard: ../standards/visit.yaml, version: 1.0.0, fields: [person_ref, ward], necessity: Counts visits., dataSubjects: [patient], retention: {period: P2Y, trigger: receipt, disposal: secure-erasure}}
        `,
        others: { ...anonymousStandard('stay'), ...anonymousStandard('visit') },
      },
    ],
  },
  project: [each('standards', check), each('agreements', checkAgreement)],
});

type Context = ProjectContext<typeof messages>;

/** An entity with what it tells of people. */
interface Side {
  readonly row: PeopleRow;
  readonly traits: readonly Trait[];
}

interface Pair {
  readonly kind: 'quasi' | 'direct';
  readonly here: Side;
  readonly there: Side;
  readonly common: readonly { readonly here: Trait; readonly there: Trait }[];
}

function check(standard: StandardRow, context: Context): void {
  const { facts } = context;
  const own = facts.rows('people', 'file', standard.file).filter((row) => row.root === standard.root && isAsked(row));
  const best = new Map<string, Pair>();
  for (const row of own) {
    const here = sideOf(facts, row);
    const rows = identifyingRows(here);
    if (rows.length === 0 || !isGiven(facts, row, standard)) continue;
    for (const other of candidates(facts, row, rows)) {
      const pair = compare(here, sideOf(facts, other));
      if (!pair || !isGiven(facts, other, undefined)) continue;
      const key = `${other.file} ${other.root}`;
      const known = best.get(key);
      if (!known || known.common.length < pair.common.length) best.set(key, pair);
    }
  }
  for (const pair of best.values()) if (isToldHere(pair)) report(pair, context);
}

function isAsked({ aggregate, abstract, fields, extends: bases, parts, joins }: PeopleRow): boolean {
  return !aggregate && !abstract && fields.length + bases.length + parts.length + joins.length > 0;
}

function sideOf(facts: FactQueries, row: PeopleRow): Side {
  return { row, traits: traitsOf(facts, row).filter(({ field }) => !row.opening || !field.closed) };
}

/** Rows of the lexicon by which the people of an entity can be found in another; none where there are too few. */
function identifyingRows({ row, traits }: Side): string[] {
  const counted = traits.filter(({ field }) => field.sure && !field.coarse && field.as !== 'key' && field.row !== '');
  const rows = [...new Set(counted.map(({ field }) => field.row))];
  const isOfPeople = row.ofPeople || traits.some((trait) => trait.row.ofPeople);
  const named = counted.some(({ field }) => field.as === 'direct');
  return (isOfPeople || named) && (named || rows.length >= 3) ? rows : [];
}

/** Two tables without names that one recipient gets with a key in common, under one agreement or two. */
function checkAgreement(row: AgreementRow, { facts, report: tell }: Context): void {
  if (isOver(row)) return;
  const own = sharedPeople(facts, row).filter(isCalledAnonymous);
  if (own.length === 0 || namesPeople(facts, row)) return;
  const held = heldBefore(facts, row).flatMap(({ people }) => people.filter(isCalledAnonymous));
  const told = new Set<string>();
  for (const [index, one] of own.entries()) {
    for (const other of [...own.slice(index + 1), ...held]) {
      const key = other.row === one.row ? undefined : commonKey(one, other);
      const pair = `${one.row.file}${one.row.pointer} ${other.row.file}${other.row.pointer}`;
      if (key === undefined || told.has(pair)) continue;
      told.add(pair);
      tell('key', {
        at: atItems(row, other.agreement === row ? [one, other] : [one]),
        data: { here: quoted(one.row.entity), there: quoted(other.row.entity), key: quoted(key) },
        related: [one, other].flatMap(({ row: people }) =>
          people.keysAt
            .filter(({ name }) => snakeCase(name) === key)
            .map((at) => ({ at: anchorOf(people, at), message: `The key in ${quoted(people.entity)}` })),
        ),
      });
    }
  }
}

function isCalledAnonymous({ row }: SharedPeople): boolean {
  return row.claim?.kind === 'anonymous';
}

function candidates(facts: FactQueries, row: PeopleRow, rows: readonly string[]): Set<PeopleRow> {
  const found = new Set<PeopleRow>();
  for (const id of rows)
    for (const other of facts.rows('people', 'row', id))
      if (other.file !== row.file && !found.has(other) && isAsked(other) && areComparable(facts, row, other))
        found.add(other);
  return found;
}

/** Others get the data: everybody, or those of an agreement. */
function isGiven(facts: FactQueries, row: PeopleRow, standard: StandardRow | undefined): boolean {
  if (row.opening) return true;
  const own = standard ?? facts.rows('standards', 'file', row.file).find(({ root }) => root === row.root);
  return own !== undefined && agreementsOn(facts, own).length > 0;
}

function compare(here: Side, there: Side): Pair | undefined {
  const identifiers = commonIdentifiers(here.traits, there.traits);
  const [one, other] = [isAnonymous(here), isAnonymous(there)];
  if (identifiers.length > 0 && one !== other) return { kind: 'direct', here, there, common: identifiers };
  // Where both have names, they need nothing else to be put together.
  if (identifiersIn(here.traits).length > 0 && identifiersIn(there.traits).length > 0) return undefined;
  const common = commonTraits(here.traits, there.traits);
  return common.length > 0 ? { kind: 'quasi', here, there, common } : undefined;
}

function isAnonymous({ row }: Side): boolean {
  return row.claim?.kind === 'anonymous';
}

/** A pair is told once: where nobody should be known, else in the first of the two files. */
function isToldHere({ here, there }: Pair): boolean {
  if (isAnonymous(here) !== isAnonymous(there)) return isAnonymous(here);
  const [one, other] = [here, there].map(({ traits }) => identifiersIn(traits).length > 0);
  return one === other ? inOrder(here.row, there.row) < 0 : !one;
}

function report({ kind, here, there, common }: Pair, context: Context): void {
  const traits = common.map((pair) => pair.here);
  const [first] = traits;
  if (!first) return;
  const one = traits.length === 1;
  const data = { entity: here.row.entity, other: there.row.entity, file: fileIn(there.row, here.row) };
  const place = {
    at: anchorOf(first.row, first.field.nameAt),
    related: common.map((pair) => ({
      at: anchorOf(pair.there.row, pair.there.field.nameAt),
      message: `${pair.there.field.label || 'the same'} here as well`,
    })),
  };
  if (kind === 'quasi')
    return context.report('quasi', { ...place, data: { ...data, fields: listOf(weighed(traits, here.row), 'and') } });
  context.report('direct', {
    ...place,
    data: {
      ...data,
      fields: listOf(
        traits.map(({ field }) => quoted(field.name)),
        'and',
      ),
      stand: one ? 'stands' : 'stand',
      it: one ? 'it' : 'them',
    },
  });
}

function stays(head: string, fields: readonly string[]): string {
  const lines = ['stay_number, type: string, description: Given anew for each of them.', ...fields];
  return `${head}
fields:
${lines.map((line) => (line.startsWith('^') ? `           ${line}` : `  - {name: ${line}}`)).join('\n')}
primaryKey: [stay_number]
`;
}

function voters(): string {
  return dedent`
    $schema: https://datapackage.org/profiles/2.0/tableschema.json
    name: voters
    title: Voters on the open roll
    description: One row for each elector who did not ask to be left out.
    version: 1.0.0
    gov:owner: {role: Registrar, contact: registrar@council.example}
    gov:purpose: Show who may vote.
    gov:lawfulBasis: {article6: public-task}
    gov:dataSubjects: [elector]
    gov:retention: {period: P1Y, trigger: year-end, disposal: secure-erasure}
    gov:justification: The law lists what the roll has.
    gov:classification: {scheme: uk-gscp, value: OFFICIAL}
    gov:accessRights: public
    gov:register: {name: electors, legalBasis: {act: Representation of the People Act 1983}}
    fields:
      - {name: roll_number, type: string, description: Place in the roll., constraints: {required: true}}
      - {name: voter_name, type: string, description: As it was given., gov:personalData: {category: "dpv-pd:Name", identifiability: direct}}
      - {name: birth_year, type: year, description: Given on the form., gov:personalData: {category: "dpv-pd:AgeExact", identifiability: quasi}}
      - {name: sex, type: string, description: Given on the form by most., gov:personalData: {category: "dpv-pd:Gender", identifiability: quasi}}
      - {name: postcode, type: string, description: Of the home in the ward., gov:personalData: {category: "dpv-pd:PostalCode", identifiability: quasi}}
    primaryKey: [roll_number]
  `;
}

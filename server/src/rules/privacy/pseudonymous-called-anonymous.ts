import { listOf } from '../../base/words.ts';
import type { PeopleRow } from '../../model/facts.ts';
import { defineRule, each, type ProjectContext } from '../define.ts';
import { anchorOf, areNeighbours, fileIn, isGenericName } from '../support/comparison.ts';
import { type Trait, traitsOf } from '../support/recognition.ts';
import { CONTRACT, contract } from '../support/second-standard.ts';
import { dedent, quoted } from '../support/text.ts';

const messages = {
  key: '`{entity}` is called anonymous ({claim}), and {fields} {tell} its people apart. In the hands of the holder such data are pseudonymous, and still personal: call them so, or leave {it} out.',
  mapping:
    '`{entity}` is called anonymous ({claim}), and {fields} {lead} to `{table}` in {file}, where people are named. In the hands of the holder such data are pseudonymous, and still personal: call them so, or cut the way back.',
  named:
    '`{entity}` is called anonymous ({claim}), and {fields} {say} who its people are. Leave {it} out, or do not call the data anonymous.',
} as const;

export const rule = defineRule({
  id: 'privacy/pseudonymous-called-anonymous',
  since: '0.2.0',
  stability: 'preview',
  severity: 'error',
  messages,
  docs: {
    what: 'Data are called anonymous, by a mark or in the text, and hold a key for each person: a pseudonym, a hash, the number in a study. Or a table of the project leads from their key back to names.',
    why: 'Anonymous data are outside the law on data protection, pseudonymous data are inside it. Who takes the one for the other keeps, shares and publishes what must be protected.',
    instead:
      'Call the data pseudonymous: `personalData: {identifiability: pseudonymous}`. Or make them anonymous: leave the key out, or replace it by one that is thrown away for each extract, and mark the field `personalData: {identifiability: none, reason: …}`.',
    limits:
      'Reads marks, titles, descriptions and names in English, French, Spanish, Italian, German, Dutch and Portuguese; a sentence that says what must, may or will be made anonymous claims nothing. Whether a recipient who cannot get at the key holds personal data depends on the recipient: this speaks of the holder. A table that leads back is found by a key of the same name, within the project.',
    references: ['GDPR and UK GDPR, Article 4(5) and Recital 26', 'Article 29 Working Party, Opinion 05/2014 (WP 216)'],
  },
  examples: {
    good: [
      {
        title: 'Called what it is',
        frame: 'standard',
        text: responses('description: Pseudonymised answers to the survey on council tax.'),
      },
      {
        title: 'What is to be done to data later',
        frame: 'json-schema',
        text: dedent`
          description: Answers to the survey on council tax. They must be anonymised before anybody publishes them.
          properties:
            respondent_key:
              type: string
              description: Tells respondents apart.
              x-gov: {personalData: {category: "dpv-pd:Identifier", identifiability: pseudonymous}}
        `,
      },
      {
        title: 'No key for each person',
        frame: 'table-schema',
        text: dedent`
          description: Anonymised answers to the survey on council tax.
          fields:
            - {name: answer_id, type: string, description: Counted anew in each extract.}
            - {name: opinion, type: string, description: What was ticked.}
          primaryKey: [answer_id]
        `,
      },
    ],
    bad: [
      {
        title: 'A key for each respondent',
        frame: 'standard',
        text: responses('description: Anonymised answers to the survey on council tax.', 'key'),
      },
      {
        title: 'A mark',
        frame: 'json-schema',
        text: dedent`
          x-gov:
            owner: {role: Revenues data owner, contact: data.owner@council.example}
            classification: {scheme: uk-gscp, value: OFFICIAL}
            anonymised: true
            purpose: Decide who pays less council tax, and by how much.
            lawfulBasis: {article6: public-task}
            dataSubjects: [benefit-claimant]
            retention: {period: P6Y, trigger: case-closed, disposal: secure-erasure}
            justification: Each field decides the award or is printed on the letter about it.
          properties:
            claimant_hash:
            ^^^^^^^^^^^^^ key
              type: string
              description: Same for all applications of one claimant.
              x-gov: {personalData: {category: "dpv-pd:Identifier", identifiability: pseudonymous}}
        `,
        fixed: dedent`
          x-gov:
            owner: {role: Revenues data owner, contact: data.owner@council.example}
            classification: {scheme: uk-gscp, value: OFFICIAL}
            anonymised: false
            purpose: Decide who pays less council tax, and by how much.
            lawfulBasis: {article6: public-task}
            dataSubjects: [benefit-claimant]
            retention: {period: P6Y, trigger: case-closed, disposal: secure-erasure}
            justification: Each field decides the award or is printed on the letter about it.
          properties:
            claimant_hash:
              type: string
              description: Same for all applications of one claimant.
              x-gov: {personalData: {category: "dpv-pd:Identifier", identifiability: pseudonymous}}
        `,
      },
      {
        title: 'In French',
        frame: 'table-schema',
        text: dedent`
          description: Les données de ce tableau sont anonymisées.
          fields:
            - name: numero_dossier
                    ^^^^^^^^^^^^^^ key
              type: string
              description: Identique pour toutes les demandes de la même personne.
              gov:personalData: {category: "dpv-pd:Identifier", identifiability: pseudonymous}
          primaryKey: [numero_dossier]
        `,
      },
      {
        title: 'A name among what is anonymous',
        frame: 'table-schema',
        text: dedent`
          title: Anonymised answers
          fields:
            - {name: answer_id, type: string, description: Counted anew in each extract.}
            - name: surname
                    ^^^^^^^ named
              type: string
              description: As on the letter.
              gov:personalData: {category: "dpv-pd:Name", identifiability: direct}
          primaryKey: [answer_id]
        `,
      },
      {
        title: 'The way back',
        frame: 'table-schema',
        text: dedent`
          title: Anonymised appeals
          fields:
            - name: appeal_id
                    ^^^^^^^^^ mapping
              type: string
              description: Under which the tribunal keeps it.
            - {name: outcome, type: string, description: What was decided.}
          primaryKey: [appeal_id]
        `,
        others: {
          '.concordat.yaml': 'languages: [en]\n',
          [CONTRACT]: contract(
            '{name: appellant, logicalType: string, description: Who appealed., customProperties: [{property: personalData, value: {category: "dpv-pd:Name", identifiability: direct}}, {property: lawfulBasis, value: {article6: public-task}}, {property: retention, value: {period: P6Y, trigger: case-closed, disposal: secure-erasure}}, {property: dataSubjects, value: [benefit-claimant]}, {property: justification, value: Printed on letters.}]}',
          ),
        },
      },
    ],
  },
  project: [each('people', check)],
});

type Context = ProjectContext<typeof messages>;

function check(row: PeopleRow, context: Context): void {
  const { claim, entity } = row;
  if (claim?.kind !== 'anonymous' || row.abstract) return;
  const traits = traitsOf(context.facts, row).filter(({ field }) => field.sure);
  const named = traits.filter(({ field }) => field.as === 'direct');
  const keys = named.length > 0 ? named : traits.filter(({ field }) => field.as === 'key');
  const [first] = keys;
  const title = claim.text.startsWith('identifiability') ? 'Call the data pseudonymous' : 'Do not call them anonymised';
  const fixes = [claim.edit && { title, safety: 'suggestion' as const, edits: [claim.edit] }];
  if (!first) return reportMapping(row, context, fixes);
  const one = new Set(keys.map(({ field }) => field.name)).size === 1;
  const report = {
    at: anchorOf(first.row, first.field.nameAt),
    related: [{ at: anchorOf(row, claim.at), message: 'called anonymous here' }],
    fixes,
  };
  const data = { entity, claim: quoted(claim.text), fields: namesIn(keys), it: one ? 'it' : 'them' };
  if (named.length > 0) context.report('named', { ...report, data: { ...data, say: one ? 'says' : 'say' } });
  else context.report('key', { ...report, data: { ...data, tell: one ? 'tells' : 'tell' } });
}

/** A key of records that another table has beside the names of people. */
function reportMapping(
  row: PeopleRow,
  { facts, report }: Context,
  fixes: Parameters<Context['report']>[1]['fixes'] = [],
): void {
  for (const key of row.keys) {
    if (isGenericName(key)) continue;
    const table = facts
      .rows('people', 'key', key)
      .find((other) => !isOf(other, row) && !other.claim && areNeighbours(facts, row.file, other.file));
    const at = row.keysAt[row.keys.indexOf(key)];
    if (!table || !at || !row.claim) continue;
    return report('mapping', {
      at: anchorOf(row, at),
      data: {
        entity: row.entity,
        claim: quoted(row.claim.text),
        fields: quoted(at.name),
        lead: 'leads',
        table: table.entity,
        file: fileIn(table, row),
      },
      related: [{ at: anchorOf(table, table.nameAt), message: 'people are named here' }],
      fixes,
    });
  }
}

function isOf(one: PeopleRow, other: PeopleRow): boolean {
  return one.file === other.file && one.root === other.root && one.entity === other.entity;
}

function namesIn(traits: readonly Trait[]): string {
  const names = [...new Set(traits.map(({ field }) => quoted(field.name)))];
  return names.length <= 3 ? listOf(names, 'and') : `${names.slice(0, 2).join(', ')} and ${names.length - 2} more`;
}

function responses(description: string, marker?: string): string {
  return `${description}
entities:
  - name: Answer
    kind: record
    description: What one respondent ticked.
    primaryKey: [respondent_key]
    fields:
      - name: respondent_key
${marker === undefined ? '' : `              ^^^^^^^^^^^^^^ ${marker}\n`}        type: string
        description: Same in all waves of the survey.
        personalData: {category: "dpv-pd:Identifier", identifiability: pseudonymous}
      - {name: opinion, type: string, description: What was ticked.}
`;
}

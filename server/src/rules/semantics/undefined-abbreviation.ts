import type { AbbreviationsRow, TermRow } from '../../model/facts.ts';
import { defineRule, each, type FactQueries, type ProjectContext } from '../define.ts';
import { A_HABIT } from '../support/definitions.ts';
import { sharesProject } from '../support/join.ts';
import { dedent } from '../support/text.ts';

const messages = {
  name: '`{text}` in `{example}` is explained nowhere in this file{more}. What does it stand for?',
  text: '`{text}` stands in {count} descriptions, and none of them says what it is short for.',
  many: '{count} short forms in `{standard}` are explained nowhere, {names} among them. A glossary would explain them once.',
} as const;

export const rule = defineRule({
  id: 'semantics/undefined-abbreviation',
  since: '0.2.0',
  stability: 'preview',
  severity: 'info',
  messages,
  docs: {
    what: 'A short form in names or descriptions is neither commonly known nor explained, in the file or in a glossary of the project.',
    why: '`clmt_ent_dt` is plain to the three people who made the table. Whoever gets the data in five years, or in another authority, has to ask them; and `ent` may be "entitlement" in one table and "entry" in the next.',
    instead:
      'Write the words out, in the name, the title or the description: "Day on which the entitlement of the claimant begins". What a whole project shortens belongs into a glossary: a file with `kind: Glossary`, or `glossary.csv` with the columns abbreviation, term and definition.',
    limits:
      'Without a dictionary, only what cannot be a word in English, French, Spanish, Italian, German, Dutch or Portuguese is taken for a short form in a name: two to six letters without a vowel, or beginning with three consonants as no word does (`clmt`, `rcvr`, `cntry`). Short forms that look like words (`ent`, `acc`) are missed, and files that declare other languages are left alone, as are those of more than a million characters. In descriptions, two to six capitals count from the second description on. Explained is what has its long form beside it anywhere in the file, what the title or the description of a field with it spells out, what is one of its codes, what stands in small letters as a word, and what a glossary has as a term, an abbreviation or a synonym. Said once for each short form; more than ten in a document are said once for all.',
    references: [
      'ISO/IEC 11179-4, Formulation of data definitions, requirements',
      'NIEM Naming and Design Rules, rules on names',
      'UK Government, Essential shared data assets: guidance on metadata',
    ],
  },
  examples: {
    good: [
      {
        title: 'Written out beside the name',
        frame: 'json-schema',
        text: dedent`
          properties:
            clmt_ref: {title: Reference of the claimant, type: string, description: Number under which the authority keeps the person.}
            clmt_home: {type: string, description: Dwelling for which the reduction is asked.}
            grant_url: {type: string, format: uri, description: Page of the Public Decision Service (PDS) on the grant.}
            appeal_url: {type: string, format: uri, description: Page of the PDS on appeals.}
        `,
      },
      {
        title: 'In the glossary of the project',
        frame: 'table-schema',
        text: dedent`
          fields:
            - name: clmt_number
              title: Number
              type: string
              description: Number under which the authority keeps the person.
              constraints: {required: true, unique: true}
          primaryKey: [clmt_number]
        `,
        others: {
          'glossary.yaml': dedent`
            apiVersion: concordat/v1
            kind: Glossary
            terms:
              - {term: Claimant, abbreviation: clmt, definition: Person who applies for a reduction of council tax.}
          `,
        },
      },
      {
        title: 'Words of another language',
        frame: 'json-schema',
        text: dedent`
          language: cy
          properties:
            dwr: {title: Dŵr, type: string, description: Pwy sy'n cyflenwi dŵr i'r tŷ.}
            cwm: {title: Cwm, type: string, description: Y cwm y mae'r tŷ ynddo.}
        `,
      },
    ],
    bad: [
      {
        title: 'Names',
        frame: 'table-schema',
        text: dedent`
          fields:
            - name: clmt_number
                    ^^^^^^^^^^^ name
              type: string
              description: Number under which the authority keeps the person.
              constraints: {required: true, unique: true}
            - name: clmt_start
              type: date
              description: Day from which the reduction is paid.
            - name: prpty_band
                    ^^^^^^^^^^ name
              type: string
              description: Band of the tax, from A to H.
          primaryKey: [clmt_number]
        `,
      },
      {
        title: 'Descriptions',
        frame: 'linkml',
        text: dedent`
          classes:
            Claim:
              description: One application, as it is sent to the CTRS.
                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ text
              attributes:
                claim_id: {identifier: true, range: string, description: Number under which the CTRS keeps the application.}
        `,
      },
      {
        title: 'Everywhere',
        frame: 'odcs',
        text: dedent`
          schema:
            - name: claims
              description: One row for each decided application.
              properties:
                - {name: claim_id, logicalType: string, required: true, primaryKey: true, description: Number of the application.}
                - {name: clmt_ref, logicalType: string, description: Who applied.}
                         ^^^^^^^^ many
                - {name: prtnr_ref, logicalType: string, description: Who lives with them.}
                - {name: lndlrd_ref, logicalType: string, description: Who is owed the rent.}
                - {name: dwllng_ref, logicalType: string, description: Home that is meant.}
                - {name: bnd_ref, logicalType: string, description: How much is due before the reduction.}
                - {name: rdctn_ref, logicalType: number, description: How much less is to be paid.}
                - {name: strt_ref, logicalType: date, description: First day.}
                - {name: fnsh_ref, logicalType: date, description: Last day.}
                - {name: ffcr_ref, logicalType: string, description: Who decided.}
                - {name: ppl_ref, logicalType: string, description: Whether somebody asked for another decision.}
                - {name: crt_ref, logicalType: string, description: Where it was argued.}
        `,
      },
    ],
  },
  project: [each('abbreviations', check)],
});

type Context = ProjectContext<typeof messages>;

function check(row: AbbreviationsRow, context: Context): void {
  const glossary = wordsOfGlossaries(row.file, context.facts);
  const found = row.found.filter(({ text }) => !glossary.has(text.toLowerCase()));
  const [first] = found;
  if (first && found.length > A_HABIT) {
    const names = found.slice(0, 3).map(({ text }) => `\`${text}\``);
    context.report('many', {
      at: { file: row.file, root: row.root, pointer: first.pointer, part: first.part },
      data: { count: String(found.length), standard: row.label, names: names.join(', ') },
    });
    return;
  }
  for (const { text, example, where, count, pointer, part } of found) {
    const at = { file: row.file, root: row.root, pointer, part };
    if (where === 'text') context.report('text', { at, data: { text, count: String(count) } });
    else context.report('name', { at, data: { text, example, more: moreNames(count) } });
  }
}

function moreNames(count: number): string {
  return count < 2 ? '' : ` and stands in ${count} of its names`;
}

function wordsOfGlossaries(from: string, facts: FactQueries): ReadonlySet<string> {
  const rows = facts
    .keys('terms', 'file')
    .filter((file) => sharesProject(facts, from, file))
    .flatMap((file) => facts.rows('terms', 'file', file));
  return new Set(rows.flatMap(namesOf));
}

function namesOf({ label, abbreviations, synonyms }: TermRow): string[] {
  return [label, ...abbreviations, ...synonyms].map((name) => name.trim().toLowerCase());
}

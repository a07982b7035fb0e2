import type { Dataset, Standard } from '../../model/entities.ts';
import type { DatasetRow, PeopleField, PeopleRow } from '../../model/facts.ts';
import { isPublicByLaw, type Opening, openingOfDataset, openingOfField } from '../../model/openness.ts';
import { type PersonalField, personalFieldsOf } from '../../model/personal-content.ts';
import { isInOffice } from '../../model/public-office.ts';
import { defineRule, each, type FileContext, type ProjectContext } from '../define.ts';
import { anchorOf, fileIn } from '../support/comparison.ts';
import { resolveStandards } from '../support/join.ts';
import { namesOf } from '../support/personal-content.ts';
import { landlords } from '../support/personal-example.ts';
import { dedent, quoted } from '../support/text.ts';

const messages = {
  standard:
    '`{name}` gives its data to everybody ({licence}), and {fields} {say} who people are. Open licences do not cover personal data: restrict the access, drop the licence, or name the law that makes the register public.',
  dataset:
    '`{name}` is given to everybody ({licence}) and says that it holds direct identifiers. Open licences do not cover personal data: restrict the access, drop the licence, or name the law that makes the register public.',
  described:
    '`{name}` is open to everybody ({opening}), and by {file}, which describes it, {fields} {say} who people are. Restrict the access, leave {it} out of what is published, or name the law that makes the register public.',
} as const;

const DESCRIBED = dedent`
  apiVersion: concordat/v1
  kind: DataStandard
  id: urn:gov.example:standard:landlord
  title: Landlord
  description: Who may let a home, and where.
  version: 1.0.0
  status: active
  provenance: Entered by the officers who decide.
  limitations: Cases that were withdrawn are left out.
  quality: [{dimension: completeness, measure: share of records with a value, target: 98 %}]
  review: {next: 2027-06-01}
  valueCase: {goal: Fewer wrong decisions, users: case officers}
  sourceOfTruth: Case system of the authority
  owner: {role: Housing data owner, contact: data.owner@council.example}
  classification: {scheme: uk-gscp, value: OFFICIAL-SENSITIVE}
  purpose: Decide who may let a home.
  lawfulBasis: {article6: public-task}
  dataSubjects: [landlord]
  retention: {period: P6Y, trigger: case-closed, disposal: secure-erasure}
  justification: Each field decides the permission.
  entities:
    - name: Landlord
      kind: person
      description: Somebody who may let a home.
      primaryKey: [licence_number]
      fields:
        - {name: licence_number, type: string, description: Printed on the permission.}
        - {name: full_name, type: string, description: As on the form., personalData: {category: "dpv-pd:Name", identifiability: direct}}
`;

export const rule = defineRule({
  id: 'privacy/personal-data-open-licence',
  since: '0.2.0',
  stability: 'preview',
  severity: 'error',
  messages,
  docs: {
    what: 'Data with direct identifiers are under an open licence, or a dataset that everybody may have is described by a standard with direct identifiers.',
    why: 'A licence to use data for anything cannot be taken back, and licences such as the Open Government Licence say that they do not cover personal data. Whoever relies on it has a right that nobody could give.',
    instead:
      'Publish without the identifiers, or mark the access as restricted and drop the licence. If a law opens the register to the public, name it: `register: {name: …, legalBasis: {act: …, section: …}}`.',
    limits:
      'Counts fields that are declared as direct identifiers, and those that are very likely so by their names and surroundings. The licence is that of the data: `licence` of the marks, `licenses` of a data package, not the licence of a schema. Holders of public offices (ministers, councillors, judges) are left alone where names of fields or entities say so. Where access is public and no licence is written, `privacy/personal-data-unmarked` speaks of what is declared and `privacy/undeclared-direct-identifier` of the rest.',
    references: ['Open Government Licence 3.0, exemptions', 'Directive (EU) 2019/1024, Article 1(2)(h)'],
  },
  examples: {
    good: [
      {
        title: 'Nobody is named',
        frame: 'standard',
        text: 'licence: OGL-UK-3.0\n',
      },
      {
        title: 'A register that a law opens',
        frame: 'standard',
        text: landlords(
          'licence: OGL-UK-3.0\nregister: {name: register-of-landlords, legalBasis: {act: Housing Act 2004, section: "232"}}',
        ),
      },
      { title: 'Restricted', frame: 'standard', text: landlords('accessRights: restricted\nlicence: OGL-UK-3.0') },
      {
        title: 'Holders of an office',
        frame: 'data-package',
        text: councillors('councillor_name'),
      },
      {
        title: 'A licence that is no open one',
        frame: 'standard',
        text: landlords('licence: CC-BY-NC-4.0'),
      },
    ],
    bad: [
      {
        title: 'A licence for everybody',
        frame: 'standard',
        text: landlords('licence: OGL-UK-3.0\n         ^^^^^^^^^^ standard'),
        fixed: landlords('licence: OGL-UK-3.0').replace(/$/, 'accessRights: restricted\n'),
      },
      {
        title: 'A licence by its address',
        frame: 'json-schema',
        text: dedent`
          x-gov:
            owner: {role: Revenues data owner, contact: data.owner@council.example}
            classification: {scheme: uk-gscp, value: OFFICIAL}
            licence: https://creativecommons.org/licenses/by/4.0/
                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ standard
            purpose: Decide who pays less council tax, and by how much.
            lawfulBasis: {article6: public-task}
            dataSubjects: [benefit-claimant]
            retention: {period: P6Y, trigger: case-closed, disposal: secure-erasure}
            justification: Each field decides the award or is printed on the letter about it.
          properties:
            claimant:
              type: string
              description: Who applied.
              x-gov: {personalData: {category: "dpv-pd:Name", identifiability: direct}}
        `,
      },
      {
        title: 'A dataset that a standard describes',
        frame: 'dcat-us',
        text: dedent`
          dataset:
            - "@type": dcat:Dataset
              title: Landlords
              ^^^^^ described
              description: Everybody who may let a home in the area of the council.
              keyword: [housing, landlords]
              issued: "2024-04-01"
              modified: "2026-10-02"
              publisher: {"@type": "org:Organization", name: Example Housing Agency}
              contactPoint: {"@type": "vcard:Contact", fn: Open data team, hasEmail: "mailto:open.data@agency.example"}
              identifier: https://data.agency.example/id/landlords
              accessLevel: public
              license: https://creativecommons.org/publicdomain/zero/1.0/
              accrualPeriodicity: R/P1M
              conformsTo: urn:gov.example:standard:landlord
              bureauCode: ["015:11"]
              programCode: ["015:001"]
              distribution:
                - "@type": dcat:Distribution
                  title: Landlords
                  downloadURL: https://data.agency.example/files/landlords.csv
                  mediaType: text/csv
                  format: CSV
        `,
        others: { 'standards/landlord.standard.yaml': DESCRIBED },
      },
      {
        title: 'A dataset of a catalogue that says so itself',
        frame: 'data-package',
        without: ['gov:accessRights'],
        text: dedent`
          title: Council tax decisions
          ^^^^^ dataset
          gov:personalData: {category: "dpv-pd:OfficialID", identifiability: direct}
          resources:
            - name: decisions
              type: table
              path: https://data.council.example/decisions.csv
              format: csv
              mediatype: text/csv
              encoding: utf-8
              description: One row for each decided application.
        `,
      },
    ],
  },
  on: { standard: checkStandard, dataset: checkDataset },
  project: [each('datasets', checkDescribed)],
});

type Context = FileContext<typeof messages>;

function checkStandard(standard: Standard, context: Context): void {
  if (isPublicByLaw(standard.marks)) return;
  const found = [...exposed(standard, context.languages)];
  const [first] = found;
  if (!first) return;
  const same = found.filter(({ opening }) => opening.at.node === first.opening.at.node).map(({ personal }) => personal);
  const edit = context.place(standard, 'accessRights', 'restricted');
  context.report('standard', {
    at: first.opening.at,
    data: {
      name: standard.label,
      licence: quoted(first.opening.at.value),
      fields: namesOf(same),
      say: new Set(same.map(({ field }) => field.name)).size === 1 ? 'says' : 'say',
    },
    fixes: [edit && { title: 'Mark the access as restricted', safety: 'suggestion', edits: [edit] }],
  });
}

/** Direct identifiers under an open licence, each with the licence. */
function* exposed(
  standard: Standard,
  languages: readonly string[],
): Generator<{ readonly personal: PersonalField; readonly opening: Opening }> {
  if (!mayBeLicensed(standard)) return;
  for (const personal of personalFieldsOf(standard, languages)) {
    const { field, direct } = personal;
    if (!direct || isPublicByLaw(field.entity.marks)) continue;
    const opening = openingOfField(field);
    if (opening?.by === 'licence' && !isInOffice(field)) yield { personal, opening };
  }
}

/** Few documents say under which licence their data are. */
function mayBeLicensed({ marks, entities }: Standard): boolean {
  return marks.licence !== undefined || entities.some((entity) => entity.marks.licence !== undefined);
}

/** Where access is public by its own word, `personal-data-unmarked` has said it. */
function checkDataset(dataset: Dataset, context: Context): void {
  const { marks, distributions } = dataset;
  if (marks.personalData?.value.identifiability !== 'direct' || isPublicByLaw(marks)) return;
  if (dataset.access?.value === 'public' || distributions.some(({ described }) => described)) return;
  const opening = openingOfDataset(dataset);
  if (opening)
    context.report('dataset', {
      at: dataset.head,
      data: { name: dataset.label, licence: quoted(opening.at.value) },
    });
}

/** A dataset that a standard of the project describes. What opens the standard itself is told there. */
function checkDescribed(row: DatasetRow, context: ProjectContext<typeof messages>): void {
  const { opening } = row;
  if (!opening) return;
  const named = [...row.obeys, ...row.distributions.flatMap(({ obeys }) => obeys)];
  for (const { text } of named) {
    const found = identifiersOf(context, row, text);
    const [first] = found;
    if (!first) continue;
    const names = [...new Set(found.map(({ field }) => quoted(field.name)))];
    return context.report('described', {
      at: { file: row.file, root: row.root, pointer: row.headAt, part: 'key' },
      data: {
        name: row.label,
        opening: opening.by === 'licence' ? `licence ${quoted(opening.text)}` : quoted(opening.text),
        file: fileIn(first.row, row),
        fields: names.length <= 3 ? names.join(', ') : `${names.slice(0, 2).join(', ')} and ${names.length - 2} more`,
        say: names.length === 1 ? 'says' : 'say',
        it: names.length === 1 ? 'it' : 'them',
      },
      related: found
        .slice(0, 3)
        .map(({ row: at, field }) => ({ at: anchorOf(at, field.nameAt), message: field.label || 'direct identifier' })),
    });
  }
}

function identifiersOf(
  { facts }: ProjectContext<typeof messages>,
  { file: from }: DatasetRow,
  name: string,
): { readonly row: PeopleRow; readonly field: PeopleField }[] {
  const files = new Set(resolveStandards(facts, from, name).map(({ file }) => file));
  return [...files].flatMap((file) =>
    facts
      .rows('people', 'file', file)
      .filter((row) => !row.opening && !row.byLaw && row.file !== from)
      .flatMap((row) =>
        row.fields
          .filter((field) => field.as === 'direct' && field.sure && !field.inOffice)
          .map((field) => ({ row, field })),
      ),
  );
}

function councillors(name: string): string {
  return dedent`
    resources:
      - name: councillors
        type: table
        path: https://data.council.example/councillors.csv
        format: csv
        mediatype: text/csv
        encoding: utf-8
        description: One row for each member of the council.
        schema:
          fields:
            - {name: seat, type: string, description: Number of the seat.}
            - name: ${name}
              type: string
              description: Who was elected to it.
              gov:personalData: {category: "dpv-pd:Name", identifiability: direct}
          primaryKey: [seat]
  `;
}

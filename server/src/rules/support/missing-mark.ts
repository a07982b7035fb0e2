import type { Json } from '../../base/json.ts';
import type { BadExample, Example, FileHandlers } from '../define.ts';
import { fieldsWithout, insertMark, isDeclaredPersonal, namesOf } from './personal-content.ts';
import { dedent } from './text.ts';

// What rules have in common that ask whoever holds personal data for one mark on them.

/** A mark that is asked for, here or around each personal field. */
type AskedMark = 'purpose' | 'retention' | 'dataSubjects';

/** Messages of such a rule: for a standard with the names of fields, and for a dataset of a catalogue. */
interface AskingMessages {
  readonly standard: string;
  readonly dataset: string;
}

/** Reports a standard with personal fields that lack the mark, or a dataset that says of itself that it is personal; the fix opens the place. */
export function askForMark<M extends AskingMessages & Readonly<Record<string, string>>>(
  key: AskedMark,
  blank: Json,
  title: string,
): FileHandlers<M> {
  const handlers: FileHandlers<{ readonly standard: '{name} {fields}'; readonly dataset: '{name}' }> = {
    standard(standard, context) {
      const found = fieldsWithout(standard, key, context.languages);
      if (found.length === 0) return;
      context.report('standard', {
        at: standard.head,
        data: { name: standard.label, fields: namesOf(found) },
        fixes: insertMark(standard, key, blank, title, context),
      });
    },
    dataset(dataset, context) {
      if (dataset.marks[key] || !isDeclaredPersonal(dataset)) return;
      context.report('dataset', {
        at: dataset.head,
        data: { name: dataset.label },
        fixes: insertMark(dataset, key, blank, title, context),
      });
    },
  };
  return handlers as unknown as FileHandlers<M>;
}

/** Examples of such a rule: documents that record all of a holder's marks, and the same without the one. */
export function askingExamples(key: AskedMark): { readonly good: Example[]; readonly bad: BadExample[] } {
  return {
    good: [
      { title: 'Recorded for the whole', frame: 'json-schema', text: schema() },
      { title: 'In the place of the format', frame: 'odcs', text: contract() },
      {
        title: 'Declared not to be personal',
        frame: 'standard',
        text: dedent`
          title: Council tax claim
          entities:
            - name: Claimant
              kind: person
              description: Somebody who applies.
              fields:
                - {name: nino, type: string, description: Number in the national insurance., personalData: {identifiability: none, reason: Made up for training.}}
        `,
      },
      { title: 'A dataset of a catalogue', frame: 'dcat-us', text: catalogue() },
    ],
    bad: [
      { title: 'A schema', frame: 'json-schema', text: schema(key) },
      {
        title: 'A data contract',
        frame: 'odcs',
        ...(key === 'retention' && { without: ['slaProperties'] }),
        text: contract(key),
      },
      { title: 'A dataset of a catalogue', frame: 'dcat-us', text: catalogue(key) },
    ],
  };
}

const MARKS: Readonly<Record<AskedMark | 'lawfulBasis', string>> = {
  purpose: 'Decide who pays less council tax.',
  retention: '{period: P6Y, trigger: case-closed, disposal: secure-erasure}',
  dataSubjects: '[benefit-claimant]',
  lawfulBasis: '{article6: public-task}',
};

function marksBut(without: AskedMark | undefined): [string, string][] {
  return Object.entries(MARKS).filter(([key]) => key !== without);
}

/** The lines, each indented. */
function lines(texts: readonly string[], indent: number): string {
  return texts.map((text) => `${' '.repeat(indent)}${text}\n`).join('');
}

function schema(without?: AskedMark): string {
  const title = without ? '^^^^^ standard\n' : '';
  const marks = marksBut(without).map(([key, value]) => `${key}: ${value}`);
  return `title: Council tax claim\n${title}${dedent`
    x-gov:
      owner: {role: Revenues data owner, contact: data.owner@council.example}
      classification: {scheme: uk-gscp, value: OFFICIAL}
      justification: Tells claimants apart.
  `}${lines(marks, 2)}${dedent`
    properties:
      nino:
        type: string
        description: Number of the claimant in the national insurance.
        x-gov:
          personalData: {category: "dpv-pd:OfficialID", identifiability: direct}
  `}`;
}

/** Purpose and retention have places of the format's own; the frame brings a purpose along. */
function contract(without?: AskedMark): string {
  const marks = marksBut(without).filter(([key]) => key === 'dataSubjects' || key === 'lawfulBasis');
  return [
    'name: Council tax claims\n',
    without ? '^^^^ standard\n' : '',
    without === 'purpose' ? 'description: {limitations: Decided applications only.}\n' : '',
    without === 'retention' ? '' : 'slaProperties:\n  - {property: retention, value: 6, unit: y}\n',
    dedent`
      customProperties:
        - {property: classification, value: {scheme: uk-gscp, value: OFFICIAL}}
        - {property: justification, value: Tells claimants apart.}
    `,
    lines(
      marks.map(([key, value]) => `- {property: ${key}, value: ${value}}`),
      2,
    ),
    dedent`
      schema:
        - name: claims
          description: One row for each decided application.
          properties:
            - name: nino
              logicalType: string
              description: Number of the claimant in the national insurance.
              customProperties:
                - {property: personalData, value: {category: "dpv-pd:OfficialID", identifiability: direct}}
    `,
  ].join('');
}

function catalogue(without?: AskedMark): string {
  const marks = marksBut(without).map(([key, value]) => `"gov:${key}": ${value}`);
  return `${dedent`
    dataset:
      - "@type": dcat:Dataset
        title: Applications for council tax reduction
  `}${without ? '    ^^^^^ dataset\n' : ''}${lines(
    [
      'description: One record for each application, with the number of the claimant in the national insurance.',
      'keyword: [council tax, benefits]',
      'issued: "2024-04-01"',
      'modified: "2026-10-02"',
      'publisher: {"@type": "org:Organization", name: Example Revenue Agency}',
      'contactPoint: {"@type": "vcard:Contact", fn: Open data team, hasEmail: "mailto:open.data@agency.example"}',
      'identifier: https://data.agency.example/id/applications',
      'accessLevel: non-public',
      'rights: Names of claimants. Researchers can ask for a table without them under an agreement.',
      'license: https://creativecommons.org/publicdomain/zero/1.0/',
      'accrualPeriodicity: R/P1M',
      'bureauCode: ["015:11"]',
      'programCode: ["015:001"]',
      'distribution:',
      '  - {"@type": dcat:Distribution, title: Applications, accessURL: "https://data.agency.example/applications", format: CSV}',
      ...marks,
      '"gov:personalData": {category: "dpv-pd:OfficialID", identifiability: direct}',
    ],
    4,
  )}`;
}

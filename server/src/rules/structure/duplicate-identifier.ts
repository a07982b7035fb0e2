import { isAddress } from '../../base/address.ts';
import { basename, dirname } from '../../base/path.ts';
import type { AgreementRow, StandardRow } from '../../model/facts.ts';
import { defineRule, each, type FactQueries, type ProjectContext } from '../define.ts';
import { sharesProject } from '../support/join.ts';
import { dedent, quoted } from '../support/text.ts';

const messages = {
  taken: '{id} is also the identifier of {other}, and {versions}. Whoever refers to it may get either.',
  copy: {
    text: '{id} is also the identifier of another document called {other}, and {versions}. If this is a copy, one of the two is enough; else it needs an identifier of its own.',
    severity: 'info',
  },
  dataset: '{id} is also the identifier of the dataset {other} of this catalogue. A harvester keeps only one of them.',
} as const;

type Context = ProjectContext<typeof messages>;
type Identified = StandardRow | AgreementRow;

export const rule = defineRule({
  id: 'structure/duplicate-identifier',
  since: '0.2.0',
  stability: 'preview',
  severity: 'error',
  messages,
  docs: {
    what: 'Two documents of a project carry the same identifier and the same version, or two datasets of a catalogue the same identifier.',
    why: 'An agreement, a contract or a schema that refers to the identifier means one of them and may get the other. Most often one was copied from the other, and the copy kept the identifier.',
    instead:
      'Give the copy an identifier of its own. If it is a later issue of the same document, give it a version of its own. An identifier that was ever used is not used again, even for a document that is withdrawn.',
    limits:
      'Compares documents of the same format within one project; equal identifiers of different formats may be one thing described twice. The same document kept as JSON and as YAML under one name counts once. Copies under the same title are only pointed out. Only identifiers that claim to be unique in the world (addresses, URNs, UUIDs) are compared where a format also allows a local name.',
    references: ['FAIR principles, F1', 'GOV.UK planning data standards, guidance on identifiers'],
  },
  examples: {
    good: [
      {
        title: 'The same contract in two versions',
        frame: 'odcs',
        text: 'id: urn:gov.example:contract:claim\nversion: 2.1.0\n',
        others: {
          'contracts/old/claim.odcs.yaml': dedent`
            apiVersion: v3.1.0
            kind: DataContract
            id: urn:gov.example:contract:claim
            name: Council tax claims
            version: 2.0.0
            status: deprecated
            description: {purpose: Gives analysts the decisions on applications for a reduction of council tax.}
            team: {members: [{username: revenues.data@council.example, role: owner}]}
            customProperties: [{property: classification, value: {scheme: uk-gscp, value: OFFICIAL}}]
          `,
        },
      },
    ],
    bad: [
      {
        title: 'A contract copied to begin another',
        frame: 'odcs',
        text: 'id: urn:gov.example:contract:claim\n    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ taken\nversion: 2.1.0\n',
        others: {
          'contracts/appeal.odcs.yaml': dedent`
            apiVersion: v3.1.0
            kind: DataContract
            id: urn:gov.example:contract:claim
            name: Council tax appeals
            version: 2.1.0
            status: active
            description: {purpose: Gives analysts the decisions on appeals.}
            team: {members: [{username: revenues.data@council.example, role: owner}]}
            customProperties: [{property: classification, value: {scheme: uk-gscp, value: OFFICIAL}}]
          `,
        },
      },
      {
        title: 'A schema kept in two folders',
        frame: 'json-schema',
        text: dedent`
          $id: https://data.gov.example/standards/claim/2.1.0
               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ copy
        `,
        others: {
          'api/claim.schema.yaml': dedent`
            $schema: https://json-schema.org/draft/2020-12/schema
            $id: https://data.gov.example/standards/claim/2.1.0
            title: Council tax claim
            description: What an authority records about an application for a reduction of council tax.
            version: 2.1.0
            x-gov:
              owner: {role: Revenues data owner, contact: data.owner@council.example}
              classification: {scheme: uk-gscp, value: OFFICIAL}
            type: object
            properties:
              claim_id: {type: string, description: Number under which the authority keeps the application.}
          `,
        },
      },
      {
        title: 'Two datasets of one catalogue',
        frame: 'dcat-us',
        text: dedent`
          dataset:
            - "@type": dcat:Dataset
              title: Awards of council tax reduction
              description: Number and mean amount of awards by month and ward.
              keyword: [council tax]
              modified: "2026-10-02"
              accrualPeriodicity: R/P1M
              publisher: {name: Example Revenue Agency}
              contactPoint: {fn: Open data team, hasEmail: "mailto:open.data@agency.example"}
              identifier: https://data.agency.example/id/awards
              accessLevel: public
              license: https://creativecommons.org/publicdomain/zero/1.0/
              bureauCode: ["015:11"]
              programCode: ["015:001"]
            - "@type": dcat:Dataset
              title: Appeals about council tax reduction
              description: Number and outcome of appeals by month and ward.
              keyword: [council tax]
              modified: "2026-10-02"
              accrualPeriodicity: R/P1M
              publisher: {name: Example Revenue Agency}
              contactPoint: {fn: Open data team, hasEmail: "mailto:open.data@agency.example"}
              identifier: https://data.agency.example/id/awards
                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ dataset
              accessLevel: public
              license: https://creativecommons.org/publicdomain/zero/1.0/
              bureauCode: ["015:11"]
              programCode: ["015:001"]
        `,
      },
      {
        title: 'Two schemas at one address',
        frame: 'json-schema',
        without: ['version'],
        text: dedent`
          $id: https://data.gov.example/standards/claim/v2
               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ taken
        `,
        others: {
          'standards/appeal.schema.yaml': dedent`
            $schema: https://json-schema.org/draft/2020-12/schema
            $id: https://data.gov.example/standards/claim/v2
            title: Council tax appeal
            description: What an authority records about an appeal.
            x-gov:
              owner: {role: Revenues data owner, contact: data.owner@council.example}
              classification: {scheme: uk-gscp, value: OFFICIAL}
            type: object
            properties:
              appeal_id: {type: string, description: Number under which the authority keeps the appeal.}
          `,
        },
      },
    ],
  },
  on: {
    document({ document }, context) {
      const seen = new Map<string, (typeof document.lowered.datasets)[number]>();
      for (const dataset of document.lowered.datasets) {
        if (!dataset.id) continue;
        const first = seen.get(dataset.id.value);
        if (!first) seen.set(dataset.id.value, dataset);
        else if (first.node !== dataset.node)
          context.report('dataset', {
            at: dataset.id,
            data: { id: quoted(dataset.id.value), other: quoted(first.label) },
            related: [{ at: first.head, message: 'The other dataset' }],
          });
      }
    },
  },
  project: [
    each('standards', (row, context) => check(row, 'standards', context)),
    each('agreements', (row, context) => check(row, 'agreements', context)),
  ],
});

/** Of several documents the first, by path, keeps the identifier; the others are asked to change. */
function check(row: Identified, table: 'standards' | 'agreements', context: Context): void {
  if (row.id === undefined || !isGlobal(row.id, row.format)) return;
  const alike = rowsOf(context.facts, table, row.id).filter(
    (other) =>
      other.format === row.format &&
      other.version === row.version &&
      sharesProject(context.facts, row.file, other.file) &&
      !isOtherSpelling(row.file, other.file),
  );
  const first = [...alike, row].sort(inOrder)[0];
  if (!first || first === row || isSamePlace(first, row)) return;
  const name = basename(first.file);
  const isCopy = first.label === row.label;
  context.report(isCopy ? 'copy' : 'taken', {
    at: { file: row.file, root: row.root, pointer: row.idAt ?? row.headAt },
    data: {
      id: quoted(row.id),
      other: first.label === name ? quoted(first.label) : `${quoted(first.label)} in ${quoted(name)}`,
      versions: row.version === undefined ? 'neither has a version' : `both are version ${quoted(row.version)}`,
    },
    related: [
      {
        at: { file: first.file, root: first.root, pointer: first.idAt ?? first.headAt },
        message: 'The other document',
      },
    ],
  });
}

function rowsOf(facts: FactQueries, table: 'standards' | 'agreements', id: string): readonly Identified[] {
  return table === 'standards' ? facts.rows('standards', 'id', id) : facts.rows('agreements', 'id', id);
}

/** Formats in which the identifier may be a short name that is only unique where it stands, or a path against a base. */
const WITH_LOCAL_NAMES: ReadonlySet<string> = new Set([
  'json-schema',
  'table-schema',
  'data-package',
  'csvw',
  'openapi',
]);

function isGlobal(id: string, format: string): boolean {
  return !WITH_LOCAL_NAMES.has(format) || isAddress(id) || UUID.test(id);
}

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** `claim.json` beside `claim.yaml`. */
function isOtherSpelling(one: string, other: string): boolean {
  return one !== other && dirname(one) === dirname(other) && stemOf(one) === stemOf(other);
}

function stemOf(path: string): string {
  return basename(path).replace(/\.[^.]*$/, '');
}

function inOrder(one: Identified, other: Identified): number {
  return compare(one.file, other.file) || one.root - other.root || compare(one.pointer, other.pointer);
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

function isSamePlace(one: Identified, other: Identified): boolean {
  return inOrder(one, other) === 0;
}

import { isAddress } from '../../base/address.ts';
import { familyOf, versionIn } from '../../base/slug.ts';
import { listOf } from '../../base/words.ts';
import type { DatasetRow, DistributionFact, StandardRow } from '../../model/facts.ts';
import { parsePointer } from '../../syntax/tree.ts';
import { defineRule, each, type ProjectContext } from '../define.ts';
import { datasetExample } from '../support/dataset-example.ts';
import { fieldsOfStandard, isBroken, isReadable, resolveStandards, sharesProject } from '../support/join.ts';
import { dedent, quoted } from '../support/text.ts';

const messages = {
  version:
    '{name} follows version {written} of {standard}, and the one kept here is {held}. Name the version that the data follow.',
  deprecated:
    '{name} follows {standard}, which is {status}. Name the standard that took its place, or mark the dataset as out of use.',
  fields: '{name} follows {standard}, and describes other fields: {difference}. One of the two has moved on.',
} as const;

export const rule = defineRule({
  id: 'interop/catalogue-schema-drift',
  since: '0.2.0',
  stability: 'preview',
  severity: 'warning',
  messages,
  docs: {
    what: 'A catalogue names a version of a standard that the project no longer keeps, a standard that is out of use, or one whose fields are not those that the dataset itself describes.',
    why: 'The catalogue is what the rest of the world reads. When the standard moves on and its entry does not, data are read with the wrong definitions.',
    instead:
      'When a standard gets a new version, change the catalogues that name it, or keep the old version beside the new one for the data that still follow it.',
    limits:
      'Standards are found by identifier or path, within the project. Versions are compared where both the reference and the standard have one (`…/claim/2.0.0`, `…/v2.json`). Fields are compared when a resource describes its own and names a standard with one table, and at least half of them are the same. Datasets and distributions that are deprecated, withdrawn or archived themselves are left alone.',
    references: [
      'European Interoperability Framework, interoperability agreements and change management',
      'Data on the Web Best Practices, BP 8',
    ],
  },
  examples: {
    good: [
      {
        title: 'Two versions side by side, and a dataset that is out of use',
        frame: 'dcat-us',
        text: datasetExample('conformsTo: https://data.gov.example/standards/award/2.0.0'),
        others: {
          'standards/award-2.0.0.schema.yaml': awards('2.0.0'),
          'standards/award-2.1.0.schema.yaml': awards('2.1.0'),
        },
      },
      {
        title: 'An archive',
        frame: 'dcat-ap',
        text: dedent`
          "@context":
            adms: http://www.w3.org/ns/adms#
            dcat: http://www.w3.org/ns/dcat#
            dct: http://purl.org/dc/terms/
            foaf: http://xmlns.com/foaf/0.1/
            vcard: http://www.w3.org/2006/vcard/ns#
            xsd: http://www.w3.org/2001/XMLSchema#
          adms:status: {"@id": "http://publications.europa.eu/resource/authority/dataset-status/DEPRECATED"}
          dct:conformsTo: {"@id": "https://data.gov.example/standards/award/1.0.0"}
        `,
        others: { 'standards/award.schema.yaml': awards('2.1.0') },
      },
    ],
    bad: [
      {
        title: 'The standard has moved on',
        frame: 'dcat-us',
        text: datasetExample(
          'conformsTo: https://data.gov.example/standards/award/1.0.0\n            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ version',
        ),
        fixed: datasetExample('conformsTo: https://data.gov.example/standards/award/2.1.0'),
        others: { 'standards/award.schema.yaml': awards('2.1.0') },
      },
      {
        title: 'A standard that is out of use',
        frame: 'dcat-ap',
        text: dedent`
          dct:conformsTo: {"@id": "https://data.gov.example/standards/award/2.1.0"}
                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ deprecated
        `,
        others: {
          'standards/award.schema.yaml': awards('2.1.0').replace('x-gov:\n', 'x-gov:\n  status: deprecated\n'),
        },
      },
      {
        title: 'Fields that the standard no longer has',
        frame: 'data-package',
        text: dedent`
          resources:
            - name: awards
              type: table
              path: https://data.council.example/awards.csv
              description: One row for each award.
              format: csv
              conformsTo: https://data.gov.example/standards/award/2.1.0
                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fields
              schema:
                fields:
                  - name: award_id
                    type: string
                    description: Number under which the authority keeps the award.
                  - name: granted_by
                    type: string
                    description: Team of the authority that granted it.
        `,
        others: { 'standards/award.schema.yaml': awards('2.1.0') },
      },
    ],
  },
  project: [each('datasets', check)],
});

function awards(version: string): string {
  return dedent`
    $schema: https://json-schema.org/draft/2020-12/schema
    $id: https://data.gov.example/standards/award/${version}
    title: Award
    description: What an authority records about an award.
    version: ${version}
    x-gov:
      owner: {role: Revenues data owner, contact: data.owner@council.example}
      classification: {scheme: uk-gscp, value: OFFICIAL}
    type: object
    properties:
      award_id: {type: string, description: Number under which the authority keeps the award.}
  `;
}

type Context = ProjectContext<typeof messages>;
type Link = DatasetRow['obeys'][number];

const OUT_OF_USE = /(?:deprecated|withdrawn|retired|superseded|obsolete|archived|discontinued)$/i;

function check(row: DatasetRow, context: Context): void {
  if (OUT_OF_USE.test(row.status ?? '')) return;
  for (const link of row.obeys) {
    const standard = checkLink(row, row.label, link, context);
    const [only, ...others] = row.distributions;
    if (standard && only && others.length === 0) checkFields(row, only, link, standard, context);
  }
  for (const distribution of row.distributions) {
    if (OUT_OF_USE.test(distribution.status ?? '')) continue;
    for (const link of distribution.obeys) {
      const standard = checkLink(row, distribution.label === '' ? row.label : distribution.label, link, context);
      if (standard) checkFields(row, distribution, link, standard, context);
    }
  }
}

/** The standard that is meant, when nothing is wrong with how it is named. */
function checkLink(row: DatasetRow, label: string, link: Link, context: Context): StandardRow | undefined {
  const { facts } = context;
  const written = versionIn(link.text);
  const found = resolveStandards(facts, row.file, link.text);
  const kin =
    found.length > 0 || written === undefined || !isAddress(link.text)
      ? found
      : facts
          .rows('standards', 'family', familyOf(link.text))
          .filter((standard) => sharesProject(facts, row.file, standard.file));
  const standard = kin.find(({ version }) => matches(written, version)) ?? kin[0];
  if (!standard || standard.file === row.file || isBroken(facts, standard.file)) return undefined;
  const name = label === '' ? 'This dataset' : quoted(label);
  const at = { file: row.file, root: row.root, pointer: link.at };
  const related = [
    { at: { file: standard.file, root: standard.root, pointer: standard.headAt }, message: 'The standard' },
  ];
  if (
    written !== undefined &&
    standard.version !== undefined &&
    link.text !== standard.id &&
    !matches(written, standard.version)
  ) {
    const { id } = standard;
    const edits = [{ op: 'set' as const, root: row.root, path: parsePointer(link.at), value: id ?? '' }];
    const fix = { title: `Name version ${standard.version}`, safety: 'suggestion' as const, edits };
    context.report('version', {
      at,
      data: { name, written: quoted(written), standard: quoted(standard.label), held: quoted(standard.version) },
      fixes: [isAddress(link.text) && id !== undefined && isAddress(id) ? fix : undefined],
      related,
    });
    return undefined;
  }
  if (OUT_OF_USE.test(standard.status ?? '')) {
    context.report('deprecated', {
      at,
      data: { name, standard: quoted(standard.label), status: quoted(standard.status ?? '') },
      related,
    });
    return undefined;
  }
  return standard;
}

/** `v2` means every 2.x.y. */
function matches(written: string | undefined, held: string | undefined): boolean {
  const version = held?.replace(/^v/i, '');
  return (
    written !== undefined &&
    (version === written || version?.startsWith(`${written}.`) === true || version?.startsWith(`${written}-`) === true)
  );
}

function checkFields(
  row: DatasetRow,
  { label, pointer }: DistributionFact,
  link: Link,
  standard: StandardRow,
  { facts, report }: Context,
): void {
  const own = facts
    .rows('fields', 'file', row.file)
    .filter((field) => field.root === row.root && field.pointer.startsWith(`${pointer}/`) && field.path === field.name)
    .map(({ name }) => name);
  if (own.length === 0 || !isReadable(facts, standard)) return;
  const rows = fieldsOfStandard(facts, standard).filter(({ path, name }) => path === name);
  if (rows.length === 0 || new Set(rows.map(({ entity }) => entity)).size > 1) return;
  const theirs = new Set(rows.map(({ name }) => name));
  const extra = own.filter((name) => !theirs.has(name));
  const known = new Set(own);
  const lacking = [...theirs].filter((name) => !known.has(name));
  const shared = own.length - extra.length;
  if (extra.length + lacking.length === 0 || shared * 2 < Math.max(own.length, theirs.size)) return;
  const parts = [
    ...(extra.length > 0 ? [`${some(extra)} of its own`] : []),
    ...(lacking.length > 0 ? [`without ${some(lacking)}`] : []),
  ];
  report('fields', {
    at: { file: row.file, root: row.root, pointer: link.at },
    data: {
      name: quoted(label === '' ? row.label : label),
      standard: quoted(standard.label),
      difference: listOf(parts, 'and'),
    },
    related: [{ at: { file: standard.file, root: standard.root, pointer: standard.headAt }, message: 'The standard' }],
  });
}

function some(names: readonly string[]): string {
  const shown = names.slice(0, 3).map((name) => quoted(name));
  return names.length > shown.length ? `${shown.join(', ')} …` : listOf(shown, 'and');
}

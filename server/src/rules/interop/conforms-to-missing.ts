import { isAddress } from '../../base/address.ts';
import { basename, dirname, relativePath } from '../../base/path.ts';
import type { DatasetRow, StandardRow } from '../../model/facts.ts';
import { parsePointer } from '../../syntax/tree.ts';
import { defineRule, each, type ProjectContext } from '../define.ts';
import { datasetExample } from '../support/dataset-example.ts';
import { sharesProject } from '../support/join.ts';
import { dedent, quoted } from '../support/text.ts';

const messages = {
  candidate: {
    text: '{name} names no standard or schema, and {standard} in {file} looks like the one it follows. If it does, say so.',
    severity: 'warning',
  },
  none: '{name} names no standard or schema, so nobody knows what its columns mean.',
} as const;

export const rule = defineRule({
  id: 'interop/conforms-to-missing',
  since: '0.2.0',
  stability: 'preview',
  severity: 'info',
  options: {
    always: {
      type: 'boolean',
      default: false,
      description: 'Ask every dataset for a standard or a schema, also where the project has none of its name.',
    },
  },
  messages,
  docs: {
    what: 'A dataset does not say which standard or schema its data follow, while the project has one of the same name.',
    why: 'The schema is there, and who finds the data does not find it. A link costs one line, and lets readers and validators know what each column means.',
    instead:
      'Name it: `conformsTo` or `describedBy` in DCAT-US, `dct:conformsTo` in DCAT-AP, `schema` at the resource of a data package.',
    limits:
      'A standard is proposed when its title or the name of its file is that of the dataset, of its identifier, or of the file to download; identifiers and titles of one word are not compared, nor files with a short or general name. Datasets that hold only documents, pages or pictures are left alone. A description in CSVW is found by the name of the table and needs no link. With the option `always` every dataset is asked.',
    references: [
      'Data on the Web Best Practices, BP 3 and BP 15',
      'DCAT-US 1.1, `conformsTo` (data standard)',
      'FAIR principles, R1.3',
      'Data Package v2, `schema`',
    ],
  },
  examples: {
    good: [
      {
        title: 'A dataset with its standard, and a page',
        frame: 'dcat-us',
        text: datasetExample(
          'identifier: council-tax-awards\nconformsTo: https://data.gov.example/standards/award/2.1.0',
        ),
        others: {
          'standards/council-tax-awards.schema.yaml': dedent`
            $schema: https://json-schema.org/draft/2020-12/schema
            $id: https://data.gov.example/standards/award/2.1.0
            title: Council tax award
            description: What an authority records about an award.
            version: 2.1.0
            x-gov:
              owner: {role: Revenues data owner, contact: data.owner@council.example}
              classification: {scheme: uk-gscp, value: OFFICIAL}
            type: object
            properties:
              award_id: {type: string, description: Number under which the authority keeps the award.}
          `,
        },
      },
    ],
    bad: [
      {
        title: 'The schema is in the next folder',
        frame: 'dcat-us',
        text: datasetExample('title: Awards of council tax reduction\n^^^^^ candidate\nidentifier: council-tax-awards'),
        fixed: datasetExample(
          'title: Awards of council tax reduction\nidentifier: council-tax-awards\nconformsTo: https://data.gov.example/standards/award/2.1.0',
        ),
        others: {
          'standards/council-tax-awards.schema.yaml': dedent`
            $schema: https://json-schema.org/draft/2020-12/schema
            $id: https://data.gov.example/standards/award/2.1.0
            title: Council tax award
            description: What an authority records about an award.
            version: 2.1.0
            x-gov:
              owner: {role: Revenues data owner, contact: data.owner@council.example}
              classification: {scheme: uk-gscp, value: OFFICIAL}
            type: object
            properties:
              award_id: {type: string, description: Number under which the authority keeps the award.}
          `,
        },
      },
      {
        title: 'A resource without its schema',
        frame: 'data-package',
        text: dedent`
          resources:
            - name: council-tax-decisions
                    ^^^^^^^^^^^^^^^^^^^^^ candidate
              path: council-tax-decisions.csv
              format: csv
              mediatype: text/csv
        `,
        fixed: dedent`
          resources:
            - name: council-tax-decisions
              path: council-tax-decisions.csv
              format: csv
              mediatype: text/csv
              schema: ../schemas/council-tax-decisions.table.yaml
        `,
        others: {
          'schemas/council-tax-decisions.table.yaml': dedent`
            $schema: https://datapackage.org/profiles/2.0/tableschema.json
            name: decisions
            title: Decisions on reductions
            description: One row for each decision on an application for a reduction of council tax.
            version: 2.1.0
            gov:owner: {role: Revenues data owner, contact: data.owner@council.example}
            gov:classification: {scheme: uk-gscp, value: OFFICIAL}
            fields:
              - name: claim_id
                type: string
                description: Number under which the authority keeps the application.
          `,
        },
      },
      {
        title: 'Asked of every dataset',
        frame: 'dcat-us',
        text: datasetExample('title: Awards of council tax reduction\n^^^^^ none'),
        others: {
          '.concordat.yaml': 'rules:\n  interop/conforms-to-missing: {severity: info, always: true}\n',
        },
      },
    ],
  },
  project: [each('datasets', check)],
});

type Context = ProjectContext<typeof messages>;

interface Subject {
  readonly name: string;
  readonly pointer: string;
  readonly headAt: string;
  readonly names: readonly string[];
}

function check(row: DatasetRow, context: Context): void {
  const { standardAt, distributions } = row;
  if (row.obeys.length > 0) return;
  const open = distributions.filter((one) => one.obeys.length === 0 && !one.described && one.data);
  if (standardAt?.of === 'distribution') {
    for (const one of open) ask(row, { ...one, name: one.label === '' ? row.label : one.label }, context);
  } else if (
    open.length === distributions.filter(({ data }) => data).length &&
    (open.length > 0 || distributions.length === 0)
  ) {
    const names = [...row.names.filter((name) => name.includes('-')), ...open.flatMap((one) => one.names)];
    ask(row, { name: row.label, pointer: row.pointer, headAt: row.headAt, names }, context);
  }
}

function ask(row: DatasetRow, subject: Subject, context: Context): void {
  const name = subject.name === '' ? 'This dataset' : quoted(subject.name);
  const at = { file: row.file, root: row.root, pointer: subject.headAt };
  const standard = candidateFor(row, subject.names, context);
  const part = row.standardAt?.of === 'distribution' ? ({ part: 'value' } as const) : ({ part: 'key' } as const);
  if (standard) {
    const fix = linkTo(standard, row, subject);
    context.report('candidate', {
      at: { ...at, ...part },
      data: { name, standard: quoted(standard.label), file: quoted(basename(standard.file)) },
      fixes: [fix],
      related: [
        { at: { file: standard.file, root: standard.root, pointer: standard.headAt }, message: 'The standard' },
      ],
    });
  } else if (context.option('always') === true) {
    context.report('none', { at: { ...at, ...part }, data: { name } });
  }
}

/** The first, by path, of the standards whose title or file has one of the names. */
function candidateFor(row: DatasetRow, names: readonly string[], { facts }: Context): StandardRow | undefined {
  for (const name of new Set(names)) {
    if (!isTelling(name)) continue;
    const found = [...facts.rows('standards', 'stem', name), ...facts.rows('standards', 'slug', name)].find(
      (standard) =>
        standard.file !== row.file &&
        !standard.fragment &&
        !UNLINKED.has(standard.format) &&
        sharesProject(facts, row.file, standard.file),
    );
    if (found) return found;
  }
  return undefined;
}

/** Two words, or for a file a long one: `data.csv` and `schema.json` belong to nobody. */
function isTelling(name: string): boolean {
  return (
    name.includes('-') ||
    (name.length >= 6 && !/^(?:schema|dataset|datapackage|catalog|catalogue|download|readme)$/.test(name))
  );
}

/** Lists of codes are no schemas, packages are datasets themselves, and CSVW is found from the table. */
const UNLINKED: ReadonlySet<string> = new Set(['codelist', 'data-package', 'csvw']);

function linkTo(standard: StandardRow, row: DatasetRow, subject: Subject) {
  const { standardAt } = row;
  if (!standardAt) return undefined;
  const path = relativePath(dirname(row.file), standard.file);
  const address = standard.id !== undefined && isAddress(standard.id) ? standard.id : undefined;
  const text = standardAt.as === 'path' ? path : (address ?? (standardAt.as === 'reference' ? path : undefined));
  if (text === undefined) return undefined;
  return {
    title: `Name ${quoted(standard.label)}`,
    safety: 'suggestion' as const,
    edits: [
      {
        op: 'set' as const,
        root: row.root,
        path: [...parsePointer(subject.pointer), standardAt.key],
        value: standardAt.as === 'reference' ? { '@id': text } : text,
      },
    ],
  };
}

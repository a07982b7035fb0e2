import { basename } from '../../base/path.ts';
import type { StandardRow } from '../../model/facts.ts';
import { defineRule, each, type FactQueries } from '../define.ts';
import { sharesProject } from '../support/join.ts';
import { dedent, quoted } from '../support/text.ts';

export const rule = defineRule({
  id: 'structure/missing-identifier',
  since: '0.2.0',
  stability: 'preview',
  severity: 'warning',
  formats: ['json-schema', 'data-package'],
  messages: {
    missing: '{name} has no identifier ({keys}), so others can only refer to it by where the file happens to lie.',
  },
  docs: {
    what: 'A schema or a data package carries no identifier of its own.',
    why: 'Files move, are copied and are renamed. An agreement, another schema or a catalogue that means this document needs a name for it that stays.',
    instead:
      'Give it an address under a domain that you keep, such as `$id: https://data.gov.example/def/street/v1`, or a URN. It need not lead to a page yet.',
    limits:
      'Speaks of JSON Schema and Data Packages. The schemas of data contracts, DCAT-US catalogues and agreements ask for the identifier themselves, and `structure/schema-violation` says so. Files that only hold definitions for others need none, nor those that another file includes by `$ref`, nor do those below a folder of examples, tests or fixtures. There is no fix, since only you can give a name.',
    references: ['W3C Data on the Web Best Practices, BP 9', 'SEMIC Style Guide, GC-R3'],
  },
  examples: {
    good: [
      { title: 'The name of a package', frame: 'data-package', without: ['id'], text: 'name: council-tax-decisions\n' },
      {
        title: 'Definitions for others',
        frame: 'json-schema',
        without: ['$id', 'type', 'properties', 'version', 'title'],
        text: dedent`
          $defs:
            Postcode: {type: string, description: Postcode of the dwelling.}
        `,
      },
    ],
    bad: [
      {
        title: 'A schema without an address',
        frame: 'json-schema',
        without: ['$id'],
        text: 'title: Council tax claim\n^^^^^ missing\n',
      },
      {
        title: 'A package without id or name',
        frame: 'data-package',
        without: ['id', 'name'],
        text: 'title: Council tax decisions\n^^^^^ missing\n',
      },
    ],
  },
  project: [
    each('standards', (row, context) => {
      if (row.id !== undefined || row.fragment || SPECIMEN.test(row.file)) return;
      if (row.format !== 'json-schema' && row.format !== 'data-package') return;
      if (isPart(row, context.facts)) return;
      const keys = row.format === 'json-schema' ? '`$id`' : '`id` or `name`';
      context.report('missing', {
        at: { file: row.file, root: row.root, pointer: row.headAt, part: 'key' },
        data: { name: quoted(row.label), keys },
      });
    }),
  ],
});

/** Another file takes it over by its name. */
function isPart({ file }: StandardRow, facts: FactQueries): boolean {
  return facts
    .rows('references', 'basename', basename(file))
    .some((row) => row.role === '$ref' && row.file !== file && sharesProject(facts, row.file, file));
}

/** Folders of files that nobody refers to. */
const SPECIMEN = /\/(?:examples?|samples?|tests?|fixtures?|test-fixtures|testdata)\//i;

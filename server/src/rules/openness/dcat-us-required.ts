import { listOf } from '../../base/words.ts';
import type { Dataset } from '../../model/entities.ts';
import type { SchemaProblem } from '../../schema/schema-problem.ts';
import { asScalar, itemsOf, type SyntaxNode, valueAt } from '../../syntax/tree.ts';
import { defineRule, type FileContext } from '../define.ts';
import { openPlaces } from '../support/catalogue-things.ts';
import { datasetExample } from '../support/dataset-example.ts';
import { isToldAsRequired, US_CODES } from '../support/dcat-us-required.ts';
import { dedent, quoted } from '../support/text.ts';
import { toldByNamed } from '../support/told-elsewhere.ts';

const messages = {
  missing: '{name} has no {keys}, which DCAT-US requires there.',
  mediaType: '{name} has a `downloadURL` and no `mediaType`, so a program does not know what it will get.',
  code: '{actual} is no {what}, which has {form}, for example `{like}`.',
} as const;

export const rule = defineRule({
  id: 'openness/dcat-us-required',
  since: '0.2.0',
  stability: 'preview',
  severity: 'error',
  formats: ['dcat-us'],
  messages,
  docs: {
    what: 'A catalog, dataset, service, contact or distribution in DCAT-US lacks a key that its version requires, or a federal code is written in another form.',
    why: 'Data.gov takes in what validates and leaves out the rest, dataset by dataset. What is left out nobody finds.',
    instead:
      'Version 1.1 requires `title`, `description`, `publisher`, `contactPoint`, `identifier` and `accessLevel`, from federal agencies also `keyword`, `modified`, `bureauCode` (`015:11`) and `programCode` (`015:001`), and a `mediaType` beside each `downloadURL`. Version 3.0 requires `title`, `description`, `identifier` and `contactPoint` of a dataset.',
    limits:
      'The version is the one that the catalog names in `conformsTo` or its context. A catalog counts as federal when one of its datasets has a bureau or a program code; others are not asked for them. Whether a code has been given out is not looked up. Graphs (`@graph`) of version 3 may say the rest elsewhere and are not judged. What else the schema demands is said by `structure/schema-violation`.',
    references: [
      'Project Open Data Metadata Schema 1.1',
      'DCAT-US 3.0',
      'OMB Circular A-11, Appendix C (bureau codes)',
    ],
  },
  examples: {
    good: [
      {
        title: 'A city has no federal codes',
        frame: 'dcat-us',
        text: dedent`
          dataset:
            - "@type": dcat:Dataset
              title: Awards of council tax reduction
              description: Number and mean amount of awards by month and ward.
              keyword: [council tax]
              modified: "2026-10-02"
              publisher: {name: City of Example}
              contactPoint: {fn: Open data team, hasEmail: "mailto:open.data@city.example"}
              identifier: awards
              accessLevel: public
              license: https://creativecommons.org/publicdomain/zero/1.0/
              accrualPeriodicity: R/P1M
        `,
      },
      {
        title: 'An address that only opens a page needs no media type',
        frame: 'dcat-us',
        text: datasetExample(
          'distribution:\n  - {accessURL: "https://data.agency.example/awards", format: HTML}\n  - {downloadURL: "https://data.agency.example/awards.csv", mediaType: text/csv}',
        ),
      },
    ],
    bad: [
      {
        title: 'A dataset without a contact and an identifier',
        frame: 'dcat-us',
        text: dedent`
          dataset:
            - title: Awards of council tax reduction
              ^^^^^ missing
              description: Number and mean amount of awards by month and ward.
              keyword: [council tax]
              modified: "2026-10-02"
              publisher: {name: Example Revenue Agency}
              accessLevel: public
              license: https://creativecommons.org/publicdomain/zero/1.0/
              accrualPeriodicity: R/P1M
              bureauCode: ["015:11"]
              programCode: ["015:001"]
        `,
      },
      {
        title: 'A file of which nobody knows what it is',
        frame: 'dcat-us',
        text: datasetExample(
          'distribution:\n  - downloadURL: https://data.agency.example/awards.csv\n    ^^^^^^^^^^^ mediaType\n    format: CSV',
        ),
        fixed: datasetExample(
          'distribution:\n  - downloadURL: https://data.agency.example/awards.csv\n    format: CSV\n    mediaType: ""',
        ),
      },
      {
        title: 'Codes in another form',
        frame: 'dcat-us',
        text: datasetExample(
          'bureauCode: ["15-11"]\n             ^^^^^^^ code\nprogramCode: ["015:0010"]\n              ^^^^^^^^^^ code',
        ),
      },
    ],
  },
  on: {
    document({ document, violations }, context) {
      if (document.detection?.confidence !== 'certain') return;
      const toldElsewhere = toldByNamed(document, context);
      const missing = new Map<SyntaxNode, string[]>();
      for (const problem of violations) {
        if (problem.code !== 'required' || !isToldAsRequired(problem, document)) continue;
        if (toldElsewhere(problem)) continue;
        missing.set(problem.node, [...(missing.get(problem.node) ?? []), ...keysOf(problem)]);
      }
      for (const [node, keys] of missing) report(node, [...new Set(keys)], context);
    },
    dataset: checkCodes,
  },
});

type Context = FileContext<typeof messages>;

function keysOf({ key, expected }: SchemaProblem): readonly string[] {
  return key === undefined ? expected : [key];
}

function report(node: SyntaxNode, keys: readonly string[], context: Context): void {
  const at = { node, part: 'key' } as const;
  const name = nameOf(node);
  const fixes = openPlaces(node, keys.map(propertyOf), context);
  if (keys.length === 1 && keys[0] === 'mediaType') return context.report('mediaType', { at, data: { name }, fixes });
  const listed = listOf(
    keys.map((key) => `\`${key}\``),
    'or',
  );
  context.report('missing', { at, data: { name, keys: listed }, fixes });
}

/** The title of the thing, else the key that leads to it. */
function nameOf(node: SyntaxNode): string {
  const title = valueAt(node, 'title') ?? valueAt(node, 'name');
  const text = asScalar(title)?.value;
  if (typeof text === 'string' && text.trim() !== '') return quoted(text);
  if (typeof node.slot === 'string') return quoted(node.slot);
  const list = node.parent?.slot;
  return typeof node.slot === 'number' && typeof list === 'string'
    ? `Item ${node.slot + 1} of \`${list}\``
    : 'The file';
}

const PROPERTIES: Readonly<Record<string, string>> = {
  keyword: 'dcat:keyword',
  contactPoint: 'dcat:contactPoint',
  mediaType: 'dcat:mediaType',
  accessLevel: 'dct:accessRights',
};

function propertyOf(key: string): string {
  return PROPERTIES[key] ?? `dct:${key}`;
}

/** By their whole form: the published schema is content with any text that contains one. */
function checkCodes({ node }: Dataset, context: Context): void {
  for (const [key, { what, like, digits, form }] of Object.entries(US_CODES)) {
    const written = valueAt(node, key);
    if (!written) continue;
    for (const one of written.kind === 'seq' ? itemsOf(written) : [written]) {
      const value = asScalar(one)?.value;
      if (typeof value !== 'string' || form.test(value)) continue;
      context.report('code', {
        at: { node: one, part: 'value' },
        data: { actual: quoted(value), what, form: digits, like },
      });
    }
  }
}

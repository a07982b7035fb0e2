import type { Json } from '../../base/json.ts';
import { dirname, relativePath } from '../../base/path.ts';
import { areSimilar, similaritySample } from '../../model/code-similarity.ts';
import { type CodesRow, type CodeUseRow, REFERENCE_HERE } from '../../model/facts.ts';
import { defineRule, each, type ProjectContext } from '../define.ts';
import { listOfUse, nameOf } from '../support/codes.ts';
import { isBroken, sharesProject } from '../support/join.ts';
import { dedent } from '../support/text.ts';

const messages = {
  same: '`{field}` writes out the {count} codes of {list}. A reference to the list follows when it changes; a copy does not.',
  nearly:
    '`{field}` writes out {count} of the {total} codes of {list}{own}. If it is the same list, refer to it; a copy falls behind.',
} as const;

export const rule = defineRule({
  id: 'interop/copied-code-list',
  since: '0.2.0',
  stability: 'preview',
  severity: 'info',
  messages,
  docs: {
    what: 'A field writes out a list of codes that the workspace keeps as a file of its own, and does not say that it is that list.',
    why: 'A list in two places is two lists by the next change. Nobody who sees the copy can tell where it comes from, which version it is and who keeps it.',
    instead:
      'Refer to the list: `x-gov: {codeList: …}` in JSON Schema, `gov:codeList` in Table Schema and CSVW, a custom property `codeList` in ODCS, `codeList: path` in our own standards. Tools that need the values where they are can keep them beside the reference; both are then compared.',
    limits:
      'Compares with the code lists of the same project that are files of their own. A list of fewer than four codes is nobody’s copy; four in five codes of each list must be in the other. Codes are compared letter by letter. There is no fix where the format writes the codes inside something else, such as the pattern of CSVW, or has no place for a reference.',
    references: [
      'W3C Data on the Web Best Practices, 15: reuse vocabularies',
      'SEMIC style guide, reuse of code lists',
      'European Interoperability Framework, recommendation 30',
    ],
  },
  examples: {
    good: [
      {
        title: 'A list beside its reference, and another list of the same kind',
        frame: 'json-schema',
        text: dedent`
          properties:
            tenure:
              type: string
              description: Right under which the claimant lives in the dwelling.
              x-gov: {codeList: ../codelists/tenure.csv}
              enum: [owner, tenant, lodger, squatter]
            payer:
              type: string
              description: Who pays the tax on the dwelling.
              enum: [owner, tenant, authority, estate]
        `,
        others: {
          'codelists/tenure.csv':
            'code,label\nowner,Owner-occupied\ntenant,Rented\nlodger,Lodging\nsquatter,No right\n',
        },
      },
    ],
    bad: [
      {
        title: 'The whole list',
        frame: 'json-schema',
        text: dedent`
          properties:
            tenure:
              type: string
              description: Right under which the claimant lives in the dwelling.
              enum: [owner, tenant, lodger, squatter]
              ^^^^ same
        `,
        others: {
          'codelists/tenure.csv':
            'code,label\nowner,Owner-occupied\ntenant,Rented\nlodger,Lodging\nsquatter,No right\n',
        },
        fixed: dedent`
          properties:
            tenure:
              type: string
              description: Right under which the claimant lives in the dwelling.
              x-gov: {codeList: ../codelists/tenure.csv}
        `,
      },
      {
        title: 'A copy that has fallen behind',
        frame: 'standard',
        text: dedent`
          entities:
            - name: Claim
              kind: record
              description: One application for a reduction.
              primaryKey: [claim_id]
              fields:
                - name: claim_id
                  type: string
                  description: Number under which the authority keeps the application.
                - name: tenure
                  type: string
                  description: Right under which the claimant lives in the dwelling.
                  codeList:
                  ^^^^^^^^ nearly
                    - {code: owner, label: Owner-occupied}
                    - {code: tenant, label: Rented}
                    - {code: lodger, label: Lodging}
                    - {code: guest, label: Guest}
        `,
        others: {
          'codelists/tenure.codelist.yaml': dedent`
            apiVersion: concordat/v1
            kind: CodeList
            id: urn:gov.example:codelist:tenure
            title: Tenure
            description: Sorts dwellings by the right under which their occupants live in them.
            version: 1.2.0
            status: active
            publisher: Exampleshire Council
            codes:
              - {code: owner, label: Owner-occupied}
              - {code: tenant, label: Rented}
              - {code: lodger, label: Lodging}
              - {code: guest, label: Guest}
              - {code: squatter, label: No right}
          `,
        },
      },
    ],
  },
  project: [each('codeUses', check)],
});

type Context = ProjectContext<typeof messages>;

function check(use: CodeUseRow, context: Context): void {
  if (use.reference !== undefined || use.codes.length < 4 || use.codesAt === undefined) return;
  const values = new Set(use.codes.map(({ value }) => value));
  const list = originalOf(use, values, context);
  // A definition that the field refers to besides says where the codes come from.
  if (!list || listOfUse(context.facts, use)) return;
  const listed = new Set(list.listed.map(({ value }) => value));
  const shared = [...values].filter((value) => listed.has(value)).length;
  const own = values.size - shared;
  const whole = shared === listed.size && own === 0;
  const beside = own === 0 ? '' : own === 1 ? ', and one that it lacks' : `, and ${own} that it lacks`;
  context.report(whole ? 'same' : 'nearly', {
    at: { file: use.file, root: use.root, pointer: use.codesAt, part: use.codesPart },
    data: { field: use.name, list: nameOf(list), count: String(shared), total: String(listed.size), own: beside },
    fixes: [referTo(use, list)],
    related: [{ at: { file: list.file, root: list.root, pointer: list.pointer, part: 'key' }, message: 'The list' }],
  });
}

/** The list of the project that has the same codes; of several the one that has most of them, then the first by path. */
function originalOf(use: CodeUseRow, values: ReadonlySet<string>, context: Context): CodesRow | undefined {
  const { facts } = context;
  const found = new Set<CodesRow>();
  for (const value of similaritySample([...values])) {
    for (const sample of facts.rows('codeSamples', 'value', value)) {
      if (sample.file === use.file || !sharesProject(facts, use.file, sample.file) || isBroken(facts, sample.file))
        continue;
      for (const row of facts.rows('codes', 'file', sample.file))
        if (row.root === sample.root && row.pointer === sample.pointer) found.add(row);
    }
  }
  const shared = (row: CodesRow): number => row.listed.filter(({ value }) => values.has(value)).length;
  return [...found]
    .filter((row) => areSimilar(values, new Set(row.listed.map(({ value }) => value))))
    .sort((a, b) => shared(b) - shared(a) || a.listed.length - b.listed.length || (a.file < b.file ? -1 : 1))[0];
}

/** The reference in the format's own place; the copy goes. */
function referTo(use: CodeUseRow, list: CodesRow) {
  if (!use.referTo) return undefined;
  const path = relativePath(dirname(use.file), list.file);
  const reference = list.identifier ?? (path.startsWith('.') ? path : `./${path}`);
  const edits = use.referTo.map((edit) =>
    'value' in edit && edit.value !== undefined ? { ...edit, value: withReference(edit.value, reference) } : edit,
  );
  return { title: `Refer to ${reference}`, safety: 'suggestion' as const, edits };
}

function withReference(value: Json, reference: string): Json {
  if (value === REFERENCE_HERE) return reference;
  if (Array.isArray(value)) return value.map((item) => withReference(item, reference));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withReference(item, reference)]));
}

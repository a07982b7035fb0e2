import { suggester } from '../../base/did-you-mean.ts';
import { listOf } from '../../base/words.ts';
import type { CodeUseRow } from '../../model/facts.ts';
import { defineRule, each, type ProjectContext } from '../define.ts';
import { listOfUse, setCode, type UsedList } from '../support/codes.ts';
import { dedent, quoted } from '../support/text.ts';

const messages = {
  code: '`{field}` allows {code}, which is not in the list {list} that it refers to.{meant}',
  codes: '`{field}` allows {count} codes that are not in the list {list} it refers to: {codes}.',
  none: 'None of the {count} codes of `{field}` is in the list {list} that it refers to. Perhaps another list is meant.',
  default: 'The default {code} of `{field}` is not in the list {list}.{meant}',
  example: {
    text: 'The example {code} of `{field}` is not in the list {list}.{meant}',
    severity: 'info',
  },
} as const;

export const rule = defineRule({
  id: 'interop/unlisted-code',
  since: '0.2.0',
  stability: 'preview',
  severity: 'warning',
  messages,
  docs: {
    what: 'A field refers to a code list of the workspace, and its own codes, its default or its examples hold a code that the list does not have.',
    why: 'Whoever looks the code up finds nothing. One side was changed and the other was not, or the code is misspelt; either way the data that follow the one are refused by the other.',
    instead:
      'Write the code as the list has it, or add it to the list, whose keeper then says what it means. Where a field may hold codes beside those of the list, say so (`openCodelist: true` in JSON Schema).',
    limits:
      'Only lists that the workspace holds are looked up, by path, by identifier or by the name of their file. Codes are compared letter by letter, numbers by their digits; the address of a concept counts as its code. Tables of data are not read.',
    references: [
      'SDMX 3.0, code lists',
      'W3C Data on the Web Best Practices, 15: reuse vocabularies',
      'OCDS, open and closed code lists',
    ],
  },
  examples: {
    good: [
      {
        title: 'Codes of the list, one written as a number, one as the address of its concept',
        frame: 'json-schema',
        text: dedent`
          properties:
            tenure:
              type: string
              description: Right under which the claimant lives in the dwelling.
              x-gov: {codeList: ../codelists/tenure.csv}
              enum: [OO, RT]
              examples: [RT]
        `,
        others: { 'codelists/tenure.csv': 'code,label\nOO,Owner-occupied\nRT,Rented\n' },
      },
      {
        title: 'A list that is open to further codes, and one that the workspace does not hold',
        frame: 'json-schema',
        text: dedent`
          properties:
            method:
              type: string
              description: How the application reached the authority.
              codelist: method.csv
              openCodelist: true
              examples: [carrier pigeon]
            region:
              type: string
              description: Region in which the dwelling lies.
              x-codeList: https://data.gov.example/codes/region/2024-04
              examples: [N1]
        `,
        others: { 'codelists/method.csv': 'Code,Title\nonline,On the website\npost,By letter\n' },
      },
    ],
    bad: [
      {
        title: 'A code of which the list knows another spelling',
        frame: 'json-schema',
        text: dedent`
          properties:
            tenure:
              type: string
              description: Right under which the claimant lives in the dwelling.
              x-gov: {codeList: ../codelists/tenure.csv}
              enum: [OO, rt]
                         ^^ code
              examples: [XX]
                         ^^ example
        `,
        others: { 'codelists/tenure.csv': 'code,label\nOO,Owner-occupied\nRT,Rented\n' },
        fixed: dedent`
          properties:
            tenure:
              type: string
              description: Right under which the claimant lives in the dwelling.
              x-gov: {codeList: ../codelists/tenure.csv}
              enum: [OO, RT]
              examples: [XX]
        `,
      },
      {
        title: 'Several codes, in a table described for publication',
        frame: 'table-schema',
        text: dedent`
          fields:
            - name: claim_id
              type: string
              description: Number under which the authority keeps the application.
            - name: tenure
              type: string
              description: Right under which the claimant lives in the dwelling.
              gov:codeList: urn:gov.example:codelist:tenure
              constraints: {enum: [OO, RT, PRS, SRS, LA, HA]}
                            ^^^^ codes
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
              - {code: OO, label: Owner-occupied}
              - {code: RT, label: Rented}
          `,
        },
      },
      {
        title: 'Another list altogether',
        frame: 'json-schema',
        text: dedent`
          properties:
            tenure:
              type: string
              description: Right under which the claimant lives in the dwelling.
              x-gov: {codeList: ../codelists/tenure.csv}
              enum: [Owner, Tenant, Lodger]
              ^^^^ none
        `,
        others: { 'codelists/tenure.csv': 'code,label\nOO,Owner-occupied\nRT,Rented\n' },
      },
      {
        title: 'A default that a definition lacks',
        frame: 'json-schema',
        text: dedent`
          properties:
            tenure:
              $ref: "#/$defs/Tenure"
              description: Right under which the claimant lives in the dwelling.
              default: UN
                       ^^ default
          $defs:
            Tenure:
              description: Right under which somebody lives in a dwelling.
              oneOf:
                - {const: OO, title: Owner-occupied}
                - {const: RT, title: Rented}
        `,
      },
    ],
  },
  project: [each('codeUses', check)],
});

type Context = ProjectContext<typeof messages>;

/** So many are named one by one. */
const MOST_SINGLE = 3;

function check(use: CodeUseRow, context: Context): void {
  if (use.open || (use.codes.length === 0 && use.used.length === 0)) return;
  const list = listOfUse(context.facts, use);
  if (!list) return;
  const meantBy = suggester(list.values());
  const suggestion = (code: string, pointer: string) => {
    const meant = meantBy(code);
    return {
      meant: meant === undefined ? '' : ` Did you mean ${quoted(meant)}?`,
      fixes: [meant === undefined ? undefined : setCode(use, pointer, meant)],
    };
  };
  const data = { field: use.name, list: list.name };
  const place = (pointer: string) => ({ file: use.file, root: use.root, pointer });
  const unlisted = use.codes.filter(({ value }) => !list.find(value));
  if (unlisted.length > MOST_SINGLE || (unlisted.length > 1 && unlisted.length === use.codes.length)) {
    const all = unlisted.length === use.codes.length;
    const shown = unlisted.slice(0, 5).map(({ value }) => quoted(value));
    context.report(all ? 'none' : 'codes', {
      at: { ...place(use.codesAt ?? use.pointer), part: use.codesPart },
      data: {
        ...data,
        count: String(unlisted.length),
        codes: unlisted.length > 5 ? `${shown.join(', ')} …` : listOf(shown, 'and'),
      },
      related: related(list),
    });
  } else {
    for (const { value, pointer } of unlisted) {
      const { meant, fixes } = suggestion(value, pointer);
      context.report('code', {
        at: place(pointer),
        data: { ...data, code: quoted(value), meant },
        fixes: use.codesPart === 'key' ? fixes : [],
        related: related(list),
      });
    }
  }
  for (const { value, as, pointer } of use.used) {
    if (list.find(value) || use.codes.some((code) => code.value === value)) continue;
    const { meant, fixes } = suggestion(value, pointer);
    context.report(as, {
      at: place(pointer),
      data: { ...data, code: quoted(value), meant },
      fixes,
      related: related(list),
    });
  }
}

function related(list: UsedList) {
  return list.rows.slice(0, 1).map(({ file, root, pointer }) => ({
    at: { file, root, pointer, part: 'key' as const },
    message: 'The list',
  }));
}

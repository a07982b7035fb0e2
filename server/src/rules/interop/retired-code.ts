import { listOf } from '../../base/words.ts';
import type { CodeUseRow } from '../../model/facts.ts';
import { defineRule, each, type ProjectContext } from '../define.ts';
import { type FoundCode, isRetired, listOfUse, setCode } from '../support/codes.ts';
import { dedent, quoted } from '../support/text.ts';

const messages = {
  default: 'The default of `{field}` is {code}, which the list {list} has given up.{instead}',
  example: {
    text: 'The example {code} of `{field}` is a code that the list {list} has given up.{instead}',
    severity: 'info',
  },
  listed: {
    text: '`{field}` still allows {codes}, which the list {list} has given up.{instead} Old data may need them; new data should not.',
    severity: 'info',
  },
} as const;

export const rule = defineRule({
  id: 'interop/retired-code',
  since: '0.2.0',
  stability: 'preview',
  severity: 'warning',
  messages,
  docs: {
    what: 'A field uses, for its default, its examples or among its codes, a code that the list it refers to has retired.',
    why: 'Whoever keeps the list has decided that the code is not to be used any more, most often because its meaning was split or merged. A default fills new records with it all the same.',
    instead:
      'Use the code that took its place; the list may name it. Codes that only old records hold may stay allowed, and are best marked as such.',
    limits:
      'Only lists that the workspace holds are looked up. A code counts as retired when the list names a successor, gives it a status such as `retired`, `deprecated` or `withdrawn` (known in seven languages), or a day that has passed. Tables of data are not read.',
    references: ['ADMS, `adms:status`', 'Dublin Core, `dct:isReplacedBy`', 'ISO/IEC 11179-6, registration status'],
  },
  examples: {
    good: [
      {
        title: 'Codes in use; the list keeps an old one, and one that ends later',
        frame: 'json-schema',
        text: dedent`
          properties:
            tenure:
              type: string
              description: Right under which the claimant lives in the dwelling.
              x-gov: {codeList: ../codelists/tenure.csv}
              enum: [OO, RT]
              default: RT
        `,
        others: {
          'codelists/tenure.csv':
            'code,label,deprecated\nOO,Owner-occupied,\nRT,Rented,2099-01-01\nTC,Tied cottage,yes\n',
        },
      },
    ],
    bad: [
      {
        title: 'A default with a successor',
        frame: 'json-schema',
        text: dedent`
          properties:
            tenure:
              type: string
              description: Right under which the claimant lives in the dwelling.
              x-gov: {codeList: ../codelists/tenure.csv}
              default: TC
                       ^^ default
        `,
        others: {
          'codelists/tenure.csv':
            'code,label,status,replaced by\nOO,Owner-occupied,active,\nRT,Rented,active,\nTC,Tied cottage,retired,RT\n',
        },
        fixed: dedent`
          properties:
            tenure:
              type: string
              description: Right under which the claimant lives in the dwelling.
              x-gov: {codeList: ../codelists/tenure.csv}
              default: RT
        `,
      },
      {
        title: 'An example and one of the codes, in a table described for publication',
        frame: 'table-schema',
        text: dedent`
          fields:
            - name: claim_id
              type: string
              description: Number under which the authority keeps the application.
            - name: tenure
              type: string
              description: Right under which the claimant lives in the dwelling.
              gov:codeList: ../codelists/tenure.codelist.yaml
              example: TC
                       ^^ example
              constraints: {enum: [Owner, RT, TC]}
                                              ^^ listed
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
              - {code: Owner, label: Owner-occupied}
              - {code: RT, label: Rented}
              - {code: TC, label: Tied cottage, status: retired}
          `,
        },
      },
    ],
  },
  project: [each('codeUses', check)],
});

function check(use: CodeUseRow, context: ProjectContext<typeof messages>): void {
  if (use.codes.length === 0 && use.used.length === 0) return;
  const list = listOfUse(context.facts, use);
  if (!list) return;
  const retired = (value: string): FoundCode | undefined => {
    const found = list.find(value);
    return found && isRetired(found, context.now) ? found : undefined;
  };
  const data = { field: use.name, list: list.name };
  const place = (pointer: string) => ({ file: use.file, root: use.root, pointer });
  const related = (code: FoundCode) => [
    { at: { file: code.list.file, root: code.list.root, pointer: code.pointer }, message: 'The code in the list' },
  ];
  for (const { value, as, pointer } of use.used) {
    const code = retired(value);
    if (!code) continue;
    const successor = code.replacedBy === undefined ? undefined : list.find(code.replacedBy);
    context.report(as, {
      at: place(pointer),
      data: { ...data, code: quoted(value), instead: insteadOf([code]) },
      fixes: successor && !isRetired(successor, context.now) ? [setCode(use, pointer, successor.value)] : [],
      related: related(code),
    });
  }
  // One finding for all that is still allowed: the list may have retired many.
  const listed = use.codes.flatMap((code) => {
    const found = retired(code.value);
    return found ? [{ code, found }] : [];
  });
  const [first] = listed;
  if (!first) return;
  const names = listed.slice(0, 4).map(({ code }) => quoted(code.value));
  context.report('listed', {
    at: place(first.code.pointer),
    data: {
      ...data,
      codes: listed.length > 4 ? `${names.join(', ')} and ${listed.length - 4} more codes` : listOf(names, 'and'),
      instead: insteadOf(listed.map(({ found }) => found)),
    },
    related: related(first.found),
  });
}

function insteadOf(codes: readonly FoundCode[]): string {
  const named = codes.filter((code) => code.replacedBy !== undefined).slice(0, 3);
  if (named.length === 0) return '';
  const pairs = named.map((code) =>
    codes.length === 1
      ? quoted(code.replacedBy ?? '')
      : `${quoted(code.replacedBy ?? '')} in place of ${quoted(code.value)}`,
  );
  return ` It has ${listOf(pairs, 'and')}${codes.length === 1 ? ' in its place' : ''}.`;
}

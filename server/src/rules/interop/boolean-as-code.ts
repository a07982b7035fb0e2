import { wordsOf } from '../../base/words.ts';
import type { Code, CodeList } from '../../model/entities.ts';
import { labelledPairs, yesFirstPairs, yesNoPairs, yesNoWords } from '../../model/vocabularies/yes-no.ts';
import { defineRule, type FileContext } from '../define.ts';
import { dedent, quoted } from '../support/text.ts';

const messages = {
  field: '`{name}` is a yes or no, written as {first} and {second}. The type boolean says so in every language.',
} as const;

export const rule = defineRule({
  id: 'interop/boolean-as-code',
  since: '0.2.0',
  stability: 'preview',
  severity: 'info',
  messages,
  docs: {
    what: 'A list of two codes that mean yes and no is typed as text.',
    why: '`Y`, `yes`, `oui`, `J` and `1` say the same, and no two systems agree on one. Each reader keeps a table for each source.',
    instead:
      'Make the type boolean. Formats for tables let you name the texts that stand for true and false in the file (`trueValues`, `falseValues`). Keep the list where a third answer exists, such as unknown or refused.',
    limits:
      'Knows the pairs of seven languages. `0` and `1` and single letters that are words of one language count only when their labels are yes and no. Lists of three and more are left alone, and so are lists that are published as a document of their own.',
    references: ['NIEM Naming and Design Rules, representation term Indicator'],
  },
  examples: {
    good: [
      {
        title: 'A boolean, and a third answer',
        frame: 'json-schema',
        text: dedent`
          properties:
            lives_alone: {type: boolean, description: Whether the applicant shares the home with nobody.}
            has_savings:
              description: What the applicant answered to question 7.
              oneOf:
                - {const: Y, title: Has savings}
                - {const: N, title: Has none}
                - {const: U, title: Did not answer}
        `,
      },
      {
        title: 'Two codes that are no yes and no',
        frame: 'table-schema',
        text: dedent`
          fields:
            - name: claim_id
              type: string
              description: Number under which the authority keeps the application.
            - name: hemisphere
              type: string
              description: Half of the earth in which the office lies.
              categories:
                - {value: S, label: South}
                - {value: N, label: North}
        `,
      },
    ],
    bad: [
      {
        title: 'Letters',
        frame: 'json-schema',
        text: dedent`
          properties:
            lives_alone:
              type: string
              description: Whether (Y) or not (N) the applicant shares the home with nobody.
              enum: [Y, N]
              ^^^^ field
        `,
        fixed: dedent`
          properties:
            lives_alone:
              type: boolean
              description: Whether (Y) or not (N) the applicant shares the home with nobody.
        `,
      },
      {
        title: 'Where the format says how the two are written',
        frame: 'csvw',
        text: dedent`
          tableSchema:
            columns:
              - name: claim_id
                dc:description: Number under which the authority keeps the application.
                datatype: string
                required: true
              - name: lives_alone
                dc:description: Whether the applicant shares the home with nobody.
                datatype: {base: string, format: 'Yes|No'}
                                                 ^^^^^^^^ field
            primaryKey: claim_id
        `,
        fixed: dedent`
          tableSchema:
            columns:
              - name: claim_id
                dc:description: Number under which the authority keeps the application.
                datatype: string
                required: true
              - name: lives_alone
                dc:description: Whether the applicant shares the home with nobody.
                datatype: {base: boolean, format: 'Yes|No'}
            primaryKey: claim_id
        `,
      },
      {
        title: 'Digits with labels',
        frame: 'table-schema',
        text: dedent`
          fields:
            - name: claim_id
              type: string
              description: Number under which the authority keeps the application.
            - name: vit_seul
              type: string
              description: Si le demandeur ne partage son logement avec personne.
              categories:
              ^^^^^^^^^^ field
                - {value: "1", label: Oui}
                - {value: "0", label: Non}
        `,
      },
    ],
  },
  on: {
    codeList(codeList, context) {
      const [first, second, third] = codeList.codes;
      if (codeList.document || !first || !second || third) return;
      const type = codeList.field?.type?.value;
      if (type !== undefined && type !== 'string') return;
      if (isYesNo(first, second)) report(codeList, first, second, context);
    },
  },
});

function pairOf(first: Code, second: Code): string {
  return [first, second].map(({ value }) => (typeof value.value === 'string' ? folded(value.value) : '')).join(' ');
}

function isYesNo(first: Code, second: Code): boolean {
  const pair = pairOf(first, second);
  const said = [first, second].map(saysYesOrNo);
  if (yesNoPairs().has(pair)) return said.every((one) => one !== false);
  return labelledPairs().has(pair) && said.every((one) => one === true);
}

/** Whether the label is yes or no, first of all; undefined for none, or one that repeats the code. */
function saysYesOrNo({ label, value }: Code): boolean | undefined {
  if (label === undefined || folded(label) === folded(String(value.value))) return undefined;
  return yesNoWords().has(folded(wordsOf(label)[0] ?? ''));
}

function folded(text: string): string {
  return text
    .trim()
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase();
}

function report(codeList: CodeList, first: Code, second: Code, context: FileContext<typeof messages>): void {
  const { field, at } = codeList;
  const type = field && context.place(field, 'type', 'boolean');
  // What is no list but the format of the values says how true and false are written, true first.
  const kept = at.part !== 'key';
  const edits = type ? [type, ...(kept ? [] : [{ op: 'remove' as const, at: at.node }])] : [];
  const title = kept ? 'Make it a boolean' : 'Make it a boolean; the data change with it';
  const known = !kept || yesFirstPairs().has(pairOf(first, second));
  const fixes = known && edits.length > 0 ? [{ title, safety: 'suggestion' as const, edits }] : [];
  const data = {
    name: codeList.name,
    first: quoted(String(first.value.value)),
    second: quoted(String(second.value.value)),
  };
  context.report('field', { at, data, fixes });
}

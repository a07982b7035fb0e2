import type { CodesRow, CodeUseRow, ListedCode } from '../../model/facts.ts';
import { defineRule, each, type ProjectContext } from '../define.ts';
import { listOfUse, nameOf } from '../support/codes.ts';
import { isBroken, sharesProject } from '../support/join.ts';
import { contentStems, dedent, quoted } from '../support/text.ts';

const messages = {
  repeated: '`{field}` says that {code} means {label}; the list {list} that it refers to says {other}.',
  list: '{code} means {label} here and {other} in {list}, which is the same list. A code that was given out keeps its meaning.',
} as const;

export const rule = defineRule({
  id: 'interop/code-meaning-changed',
  since: '0.2.0',
  stability: 'preview',
  severity: 'warning',
  messages,
  docs: {
    what: 'The same code of the same list has two meanings: in a field that writes out the list it refers to, or in two files that carry the identifier of one list.',
    why: 'Data hold the code and not its meaning. Records written under the one meaning are read under the other, and nothing in them shows it.',
    instead:
      'Give the new meaning a code of its own and retire the old one. Where a copy has fallen behind, take over the labels of the list, or only refer to it.',
    limits:
      'Labels are compared by their words, without case, punctuation and endings. Only labels with no word in common are reported, or one that the list gives to another code; a label that was reworded is not. Nothing is said where the texts are in different languages, and where most of the labels differ, for then they are another kind of text.',
    references: [
      'ISO/IEC 11179-3, permissible values',
      'SDMX guidelines for code lists',
      'W3C Data on the Web Best Practices, 8: version history',
    ],
  },
  examples: {
    good: [
      {
        title: 'Labels in other words, and shortened',
        frame: 'json-schema',
        text: dedent`
          properties:
            tenure:
              description: Right under which the claimant lives in the dwelling.
              x-gov: {codeList: ../codelists/tenure.csv}
              oneOf:
                - {const: OO, title: owner occupied}
                - {const: RT, title: Rented from anybody}
        `,
        others: { 'codelists/tenure.csv': 'code,label\nOO,Owner-occupied\nRT,Rented\nTC,Tied cottage\n' },
      },
    ],
    bad: [
      {
        title: 'Two codes that have changed places',
        frame: 'json-schema',
        text: dedent`
          properties:
            tenure:
              description: Right under which the claimant lives in the dwelling.
              x-gov: {codeList: ../codelists/tenure.csv}
              oneOf:
                - {const: OO, title: Owner-occupied}
                - {const: RT, title: Tied cottage}
                          ^^ repeated
                - {const: SH, title: Shared ownership}
        `,
        others: {
          'codelists/tenure.csv': 'code,label\nOO,Owner-occupied\nRT,Rented\nSH,Shared ownership\nTC,Tied cottage\n',
        },
      },
      {
        title: 'A list in two files',
        frame: 'codelist',
        text: dedent`
          codes:
            - {code: OO, label: Owner-occupied, definition: The occupant owns the dwelling or is buying it.}
            - {code: RT, label: Rented, definition: The occupant pays rent to the owner.}
            - {code: PR, label: Mobile home, definition: The occupant lives in a caravan or on a boat.}
                     ^^ list
        `,
        others: {
          'archive/tenure.codelist.yaml': dedent`
            apiVersion: concordat/v1
            kind: CodeList
            id: urn:gov.example:codelist:tenure
            title: Tenure
            description: Sorts dwellings by the right under which their occupants live in them.
            version: 1.1.0
            status: active
            publisher: Exampleshire Council
            codes:
              - {code: OO, label: Owner-occupied}
              - {code: RT, label: Rented}
              - {code: PR, label: Public rented}
          `,
        },
      },
    ],
  },
  project: [each('codeUses', checkUse), each('codes', checkList)],
});

type Context = ProjectContext<typeof messages>;

function checkUse(use: CodeUseRow, context: Context): void {
  if (!use.codes.some(({ label }) => label !== undefined)) return;
  const list = listOfUse(context.facts, use);
  const [row] = list?.rows ?? [];
  if (!list || !row || !spokenAlike(use.languages, row.languages)) return;
  const others = list.rows.flatMap((one) => one.listed);
  for (const { code, other } of changed(use.codes, others)) {
    const found = list.find(other.value);
    context.report('repeated', {
      at: { file: use.file, root: use.root, pointer: code.pointer },
      data: { field: use.name, list: list.name, ...wordsOfBoth(code, other) },
      related: found
        ? [
            {
              at: { file: found.list.file, root: found.list.root, pointer: found.pointer },
              message: 'The code in the list',
            },
          ]
        : [],
    });
  }
}

/** The later version is asked; of equal versions the later file. */
function checkList(list: CodesRow, context: Context): void {
  if (list.identifier === undefined || !list.whole) return;
  const earlier = context.facts
    .rows('codes', 'identifier', list.identifier)
    .filter(
      (other) =>
        other.file !== list.file &&
        isLater(list, other) &&
        sharesProject(context.facts, list.file, other.file) &&
        spokenAlike(list.languages, other.languages) &&
        !isBroken(context.facts, other.file),
    )
    .at(-1);
  if (!earlier) return;
  for (const { code, other } of changed(list.listed, earlier.listed)) {
    context.report('list', {
      at: { file: list.file, root: list.root, pointer: code.pointer },
      data: { list: nameOf(earlier), ...wordsOfBoth(code, other) },
      related: [
        { at: { file: earlier.file, root: earlier.root, pointer: other.pointer }, message: 'The other meaning' },
      ],
    });
  }
}

function isLater(list: CodesRow, other: CodesRow): boolean {
  const [one, two] = [list.version ?? '', other.version ?? ''];
  const order = one.localeCompare(two, 'en', { numeric: true });
  return order > 0 || (order === 0 && list.file > other.file);
}

function wordsOfBoth(code: ListedCode, other: ListedCode) {
  return { code: quoted(code.value), label: quoted(code.label ?? ''), other: quoted(other.label ?? '') };
}

/** Whether labels may be compared: neither says its languages, or they have one in common. */
function spokenAlike(one: readonly string[], other: readonly string[]): boolean {
  return one.length === 0 || other.length === 0 || one.some((language) => other.includes(language));
}

/** The codes of both lists whose labels have nothing in common. */
function changed(
  codes: readonly ListedCode[],
  others: readonly ListedCode[],
): { readonly code: ListedCode; readonly other: ListedCode }[] {
  const byValue = new Map(others.map((other) => [other.value, other]));
  const pairs = codes.flatMap((code) => {
    const other = byValue.get(code.value);
    return other && isLabel(code) && isLabel(other) ? [{ code, other }] : [];
  });
  const labels = new Map(others.map((other) => [fold(other.label ?? ''), other]));
  const differing = pairs.filter(({ code, other }) => {
    const [one, two] = [code.label ?? '', other.label ?? ''];
    const takenFrom = labels.get(fold(one));
    return fold(one) !== fold(two) && (takenFrom ? takenFrom.value !== code.value : meansAnother(one, two));
  });
  // Most of them: another language, or another kind of text.
  return differing.length * 2 > pairs.length ? [] : differing;
}

/** A label that repeats the code says nothing. */
function isLabel({ value, label }: ListedCode): boolean {
  return label !== undefined && fold(label) !== '' && fold(label) !== fold(value);
}

function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

function meansAnother(one: string, other: string): boolean {
  const [a, b] = [fold(one), fold(other)];
  if (a === b || a.includes(b) || b.includes(a)) return false;
  const [stems, known] = [contentStems(one), contentStems(other)];
  return stems.size > 0 && known.size > 0 && ![...stems].some((stem) => known.has(stem));
}

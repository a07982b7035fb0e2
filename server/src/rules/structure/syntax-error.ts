import type { SyntaxProblem, SyntaxProblemCode } from '../../syntax/problem.ts';
import { defineRule, type FileContext, type MessageText } from '../define.ts';
import { dedent, quoted } from '../support/text.ts';

const messages = {
  duplicateKey: '`{key}` is written twice in the same map. Readers keep the last one and forget the first.',
  invalidBytes: 'These bytes are not UTF-8. Save the file as UTF-8.',
  tooDeep: 'The nesting is deeper than 400 levels here. What lies below is not read.',
  aliasUnknown: '`*{name}` refers to an anchor that is not written before it: there is no `&{name}`.',
  aliasBomb: 'The aliases of this document stand for more than {limit} values together. They are not followed.',
  tab: 'A tab stands where YAML wants spaces.',
  indentation: 'This line is indented in a way that fits neither the lines above nor a new value.',
  nestedColon: 'A second `: ` stands on this line. Put the text in quotes, or the inner key on a line of its own.',
  unclosedQuote: 'This quote is never closed.',
  quoteIndentation: {
    text: 'This text goes on in a line that is indented no deeper than its key. Many readers accept that, YAML 1.2 does not.',
    severity: 'warning',
  },
  unclosedBracket: 'This `{bracket}` is never closed.',
  missingComma: 'A comma is missing here.',
  missingColon: 'A `:` and a value are missing behind this key.',
  missingValue: 'A value is missing here.',
  missingSpace: 'A space is missing here.',
  missingDash: 'This line stands in a list but does not begin with `- `.',
  trailingComma: 'JSON allows no comma before the closing bracket.',
  comment: 'JSON has no comments.',
  unquoted: '{text} is no JSON value. Texts and keys stand in double quotes.',
  badEscape: 'This escape sequence does not exist. Write `\\\\` for a backslash.',
  badStart: 'A plain text cannot begin with `{text}`. Put it in quotes.',
  badAnchor: 'Anchors and tags do not go together in this way.',
  unexpected: '{text} is not expected here.',
} as const;

const MESSAGE_OF: Readonly<Record<SyntaxProblemCode, keyof typeof messages>> = {
  'duplicate-key': 'duplicateKey',
  'invalid-bytes': 'invalidBytes',
  'too-deep': 'tooDeep',
  'alias-unknown': 'aliasUnknown',
  'alias-bomb': 'aliasBomb',
  'tab-indentation': 'tab',
  'bad-indentation': 'indentation',
  'nested-colon': 'nestedColon',
  'unclosed-quote': 'unclosedQuote',
  'quote-indentation': 'quoteIndentation',
  'unclosed-bracket': 'unclosedBracket',
  'missing-comma': 'missingComma',
  'missing-colon': 'missingColon',
  'missing-value': 'missingValue',
  'missing-space': 'missingSpace',
  'missing-dash': 'missingDash',
  'trailing-comma': 'trailingComma',
  'comment-in-json': 'comment',
  'unquoted-text': 'unquoted',
  'bad-escape': 'badEscape',
  'bad-start': 'badStart',
  'bad-anchor': 'badAnchor',
  'unexpected-text': 'unexpected',
};

export const rule = defineRule({
  id: 'structure/syntax-error',
  since: '0.1.0',
  stability: 'stable',
  severity: 'error',
  messages,
  docs: {
    what: 'The file cannot be read as the YAML or JSON that it is meant to be, or holds a key twice.',
    why: 'A file that one program reads in its own way and another not at all is no standard. Everything else that could be said of it would be guesswork.',
    instead: 'Mend the first error of the file; the others are often its echo.',
    limits:
      'Anchors, merge keys and several documents in one file are legal YAML and are read. While a file has an error that makes the rest uncertain, no other rule speaks of it.',
    references: ['YAML 1.2.2, chapters 6 to 8', 'RFC 8259 (JSON)'],
  },
  examples: {
    good: [{ title: 'Merge keys are fine', frame: 'odcs', text: 'tags: &common [council-tax]\n' }],
    bad: [
      {
        title: 'A key twice',
        frame: 'standard',
        text: dedent`
          publisher:
            name: Exampleshire Council
            name: Exampleshire
            ^^^^ duplicateKey
        `,
      },
      {
        title: 'A quote that is never closed',
        frame: 'standard',
        text: 'title: "Council tax claim\n       ^ unclosedQuote\n',
      },
      {
        title: 'A quoted text that goes on in the column of its key',
        frame: 'standard',
        text: 'provenance: "from the benefits system\n            ^ quoteIndentation\nof the council"\n',
      },
      {
        title: 'A bracket that is never closed',
        frame: 'standard',
        text: 'language: [en, cy\n          ^ unclosedBracket\n',
      },
      {
        title: 'Wrong indentation',
        frame: 'standard',
        text: 'owner: Revenues\n   contact: data@council.example\n   ^^^^^^^ indentation\n',
      },
      { title: 'A tab', frame: 'standard', text: 'publisher:\n\tname: Exampleshire Council\n^ tab\n' },
      {
        title: 'A second colon',
        frame: 'standard',
        text: 'provenance: Source: the benefits system\n            ^^^^^^ nestedColon\n',
      },
      { title: 'A key without a value', frame: 'standard', text: 'licence\n^^^^^^^ missingColon\nstatus: active\n' },
      { title: 'An alias without an anchor', frame: 'standard', text: 'contact: *team\n         ^^^^^ aliasUnknown\n' },
      {
        title: 'An anchor twice',
        frame: 'standard',
        text: 'provenance: &a &b benefits\n               ^^ badAnchor\n',
      },
      {
        title: 'A text that begins with a special character',
        frame: 'standard',
        text: 'provenance: @benefits\n            ^ badStart\n',
      },
      {
        title: 'A list item without its dash',
        frame: 'standard',
        text: 'quality:\n  - measure: share of rows\n    target: all\n   -dimension\n^ missingDash\n',
      },
      {
        title: 'Missing comma',
        frame: 'standard',
        text: 'publisher: {name: "Council" identifier: GB-LAE-EXS}\n                          ^ missingComma\n',
      },
      {
        title: 'Missing space',
        frame: 'standard',
        text: 'provenance: "benefits"#old\n                      ^^^^ missingSpace\n',
      },
      { title: 'A closing bracket too many', frame: 'standard', text: 'changelog: benefits\n}\n^ unexpected\n' },
      {
        title: 'Bytes of another encoding',
        frame: 'standard',
        text: 'provenance: caf\uFFFD\n               ^ invalidBytes\n',
      },
      {
        title: 'Too deep',
        file: 'standards/deep.yaml',
        text: `apiVersion: concordat/v1\nkind: DataStandard\nx-deep: ${'['.repeat(450)}${']'.repeat(450)}\n${' '.repeat(407)}^ tooDeep\n`,
      },
      { title: 'Aliases that multiply', file: 'standards/bomb.yaml', text: bomb() },
      {
        title: 'A comma too many in JSON',
        file: 'standards/claim.schema.json',
        text: '{\n  "$schema": "https://json-schema.org/draft/2020-12/schema",\n  "$id": "https://data.gov.example/empty/1.0.0",\n                                               ^ trailingComma\n}\n',
        fixed:
          '{\n  "$schema": "https://json-schema.org/draft/2020-12/schema",\n  "$id": "https://data.gov.example/empty/1.0.0"\n}\n',
      },
      {
        title: 'A comma too few in JSON',
        file: 'standards/claim.schema.json',
        text: '{\n  "$schema": "https://json-schema.org/draft/2020-12/schema"\n                                                          ^ missingComma\n  "title": "Claim"\n}\n',
        fixed: '{\n  "$schema": "https://json-schema.org/draft/2020-12/schema",\n  "title": "Claim"\n}\n',
      },
      {
        title: 'A comment in JSON',
        file: 'standards/claim.schema.json',
        text: '{\n  // draft\n  ^^^^^^^^ comment\n  "$schema": "https://json-schema.org/draft/2020-12/schema"\n}\n',
      },
      {
        title: 'Bare words in JSON',
        file: 'standards/claim.schema.json',
        text: '{\n  "$schema": "https://json-schema.org/draft/2020-12/schema",\n  title: "Claim"\n  ^^^^^ unquoted\n}\n',
      },
      {
        title: 'No value in JSON',
        file: 'standards/claim.schema.json',
        text: '{\n  "$schema": "https://json-schema.org/draft/2020-12/schema",\n  "title": ,\n           ^ missingValue\n  "type": "object"\n}\n',
      },
      {
        title: 'A wrong escape',
        file: 'standards/claim.schema.json',
        text: '{\n  "$schema": "https://json-schema.org/draft/2020-12/schema",\n  "$defs": {"Code": {"type": "string", "pattern": "^\\d$"}}\n                                                  ^^^^^^ badEscape\n}\n',
      },
    ],
  },
  on: {
    document({ syntax }, context) {
      for (const problem of syntax) report(problem, context);
    },
  },
});

function report(problem: SyntaxProblem, context: FileContext<typeof messages>): void {
  const id = MESSAGE_OF[problem.code];
  const data = { key: '', name: '', limit: '', bracket: '', text: '', ...problem.data };
  if (id === 'unquoted' || id === 'unexpected') data.text = data.text === '' ? 'This' : quoted(data.text, 30);
  const related = problem.related ? [{ at: problem.related, message: 'First written here' }] : [];
  context.report(id, {
    at: visible(problem),
    data: pick(textOf(messages[id]), data),
    related,
    fixes: [fixFor(problem)],
  });
}

/** A problem between two characters is shown at the one before it. */
function visible({ span }: SyntaxProblem): { start: number; end: number } {
  return span.end > span.start ? span : { start: Math.max(0, span.start - 1), end: Math.max(span.start, 1) };
}

function fixFor({ code, span }: SyntaxProblem) {
  if (code === 'trailing-comma')
    return { title: 'Remove the comma', safety: 'safe' as const, edits: [{ op: 'text' as const, ...span, text: '' }] };
  if (code === 'missing-comma' && span.start === span.end) {
    return { title: 'Insert the comma', safety: 'safe' as const, edits: [{ op: 'text' as const, ...span, text: ',' }] };
  }
  return undefined;
}

function textOf(message: MessageText): string {
  return typeof message === 'string' ? message : message.text;
}

/** Only the data that the message names, so that a fingerprint does not depend on the rest. */
function pick(message: string, data: Record<string, string>): never {
  return Object.fromEntries(Object.entries(data).filter(([name]) => message.includes(`{${name}}`))) as never;
}

function bomb(): string {
  const rows = ['apiVersion: concordat/v1', 'kind: DataStandard', 'x-a: &a [1, 2, 3, 4, 5, 6, 7, 8, 9]'];
  for (const [index, name] of [...'bcdefg'].entries()) {
    const before = 'abcdef'[index];
    rows.push(`x-${name}: &${name} [${Array(9).fill(`*${before}`).join(', ')}]`);
    if (index === 0) rows.push('         ^^ aliasBomb');
  }
  return `${rows.join('\n')}\n`;
}

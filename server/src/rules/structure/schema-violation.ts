import { listOf } from '../../base/words.ts';
import type { SchemaProblem, SchemaProblemCode } from '../../schema/schema-problem.ts';
import { type SyntaxNode, valueAt } from '../../syntax/tree.ts';
import { defineRule, type FileContext } from '../define.ts';
import { dedent, quoted } from '../support/text.ts';
import { toldElsewhere } from '../support/told-elsewhere.ts';

const messages = {
  type: '{what} must be {expected}; you wrote {actual}.',
  numberAsText: '{what} must be text, but without quotes {actual} is read as {kind}. Put it in quotes.',
  choice: '{what} must be {expected}; you wrote {actual}.',
  choiceMeant: '{what} must be {expected}; you wrote {actual}: did you mean {suggestion}?',
  missing: '{what} needs {keys}.',
  empty: '{what} needs something in {keys}.',
  unknownKey: '{what} cannot have a key `{key}`.',
  unknownKeyMeant: '{what} cannot have a key `{key}`: did you mean `{suggestion}`?',
  dependent: '{what} needs `{key}` as well, since it has `{expected}`.',
  pattern: '{what} must look like {expected}; you wrote {actual}.',
  format: '{what} must be {expected}; you wrote {actual}.',
  size: '{what} must have {expected}.',
  limit: '{what} must be {expected}; you wrote {actual}.',
  unique: '{what} is in the list twice.',
  several: '{what} may have only one of {expected}.',
  // Vocabularies grow while copies of them stay, so what is missing from one may only be new.
  term: { text: '{vocabulary} has no {actual}.', severity: 'warning' },
  termMeant: { text: '{vocabulary} has no {actual}: did you mean {suggestion}?', severity: 'warning' },
  asMany: '{what} names {actual}, but {expected}: they belong together one by one.',
  misplaced: '{what} must stand {expected}.',
} as const;

type Context = FileContext<typeof messages>;

export const rule = defineRule({
  id: 'structure/schema-violation',
  since: '0.1.0',
  stability: 'stable',
  severity: 'error',
  messages,
  docs: {
    what: 'The file breaks the schema of its format, in the version that it declares.',
    why: 'Tools that follow the format reject such a file, or pass over the part that is wrong without a word.',
    instead:
      'Write what the message names. Where a key is misspelt or a value is near a legal one, the fix writes it for you.',
    limits:
      'What only a later version of the format knows is said by `structure/dialect-drift`. Required keys of DCAT-US and DCAT-AP are said by `openness/dcat-us-required` and `openness/dcat-ap-mandatory`. A term that a vocabulary lacks is a warning, since it may be newer than our copy. What has a rule of its own is told there: a status, a publisher, a frequency or a degree of access that is missing or unknown, a dimension of quality that the format does not know. A file that does not say its format is judged by `structure/unknown-dialect` alone.',
    references: ['The specification of each format, as named in `schemas/*/SOURCE.md`'],
  },
  examples: {
    good: [{ title: 'Keys of your own begin with `x-`', frame: 'agreement', text: 'x-filing-number: "17/26"\n' }],
    bad: [
      {
        title: 'A status that does not exist',
        frame: 'agreement',
        text: 'status: activ\n        ^^^^^ choiceMeant\n',
        fixed: 'status: active\n',
      },
      {
        title: 'A status that nobody meant',
        frame: 'agreement',
        text: 'status: going strong\n        ^^^^^^^^^^^^ choice\n',
      },
      {
        title: 'A misspelt key',
        frame: 'agreement',
        without: ['frequency'],
        text: 'frequencey: {mode: api, accrual: daily}\n^^^^^^^^^^ unknownKeyMeant\n',
        fixed: 'frequency: {mode: api, accrual: daily}\n',
      },
      {
        title: 'A policy without a rule',
        frame: 'odrl',
        text: '"@context": http://www.w3.org/ns/odrl.jsonld\n^^^^^^^^^^ empty\npermission: []\nprohibition: []\n',
      },
      { title: 'An unknown key', frame: 'agreement', text: 'colour: blue\n^^^^^^ unknownKey\n' },
      {
        title: 'A version without quotes',
        frame: 'agreement',
        text: 'version: 1.1\n         ^^^ numberAsText\n',
        fixed: 'version: "1.1"\n',
      },
      {
        title: 'A text where a list belongs',
        frame: 'agreement',
        text: 'parties: Exampleshire Council\n         ^^^^^^^^^^^^^^^^^^^^ type\n',
      },
      { title: 'A missing key', frame: 'odcs', without: ['version'], text: 'apiVersion: v3.1.0\n^^^^^^^^^^ missing\n' },
      {
        title: 'A date that is none',
        frame: 'agreement',
        text: 'term: {start: 1.9.2026, end: 2028-08-31}\n              ^^^^^^^^ format\n',
      },
      {
        title: 'A duration that is none',
        frame: 'agreement',
        text: 'review: {next: 2027-09-01, interval: yearly}\n                                     ^^^^^^ pattern\n',
      },
      {
        title: 'An organisation that a vocabulary lacks',
        frame: 'uk-metadata',
        text: 'publisher: department-of-magic\n           ^^^^^^^^^^^^^^^^^^^ term\n',
      },
      {
        title: 'An organisation with a misspelt name',
        frame: 'uk-metadata',
        text: 'publisher: hm-revenue-and-customs\n           ^^^^^^^^^^^^^^^^^^^^^^ termMeant\n',
        fixed: 'publisher: hm-revenue-customs\n',
      },
      {
        title: 'Numbers out of range, items twice, too few',
        file: 'standards/sizes.schema.yaml',
        text: dedent`
          $schema: https://json-schema.org/draft/2020-12/schema
          $id: https://data.gov.example/standards/sizes/1.0.0
          title: Sizes
          description: Shows limits.
          x-gov:
            owner: Data office
            classification: OFFICIAL
          $defs:
            Code:
              type: [string, string]
                             ^^^^^^ unique
              minLength: -1
                         ^^ limit
              allOf: []
              ^^^^^ size
        `,
      },
      {
        title: 'A mark with a misspelt key',
        frame: 'json-schema',
        text: dedent`
          x-gov:
            owner: Revenues data owner
            classification: OFFICIAL
            personaldata: none
            ^^^^^^^^^^^^ unknownKeyMeant
        `,
        fixed: dedent`
          x-gov:
            owner: Revenues data owner
            classification: OFFICIAL
            personalData: none
        `,
      },
      {
        title: 'One of two keys, and one that needs another',
        file: 'standards/old.schema.yaml',
        text: dedent`
          $schema: http://json-schema.org/draft-04/schema#
          id: https://data.gov.example/standards/old/1.0.0
          title: Old
          description: Shows what draft-04 asks for.
          x-gov: {owner: Data office, classification: OFFICIAL}
          definitions:
            Age:
            ^^^ dependent
              type: integer
              exclusiveMinimum: true
        `,
      },
      {
        title: 'Lists that belong together',
        frame: 'table-schema',
        text: dedent`
          foreignKeys:
            - fields: [claim_id]
              reference:
                resource: claims
                fields: [claim_id, received_on]
                ^^^^^^ asMany
        `,
      },
      {
        title: 'Terms of a vocabulary',
        frame: 'odrl',
        text: dedent`
          permission:
            - action: publish
                      ^^^^^^^ term
              target: urn:gov.example:standard:claim
              constraint:
                - {leftOperand: purpos, operator: eq, rightOperand: "https://w3id.org/dpv#ResearchAndDevelopment"}
                                ^^^^^^ termMeant
        `,
        fixed: dedent`
          permission:
            - action: publish
              target: urn:gov.example:standard:claim
              constraint:
                - {leftOperand: purpose, operator: eq, rightOperand: "https://w3id.org/dpv#ResearchAndDevelopment"}
        `,
      },
      {
        title: 'Checks of a data contract',
        frame: 'odcs',
        text: dedent`
          schema:
            - name: claims
              description: One row for each decided application.
              relationships:
                - from: claims.claim_id
                  to: [claims.claim_id]
                  ^^ type
              quality:
                - metric: nullValues
                  ^^^^^^ several
                  mustBe: 0
                  mustBeLessThan: 5
              properties:
                - name: claim_id
                  logicalType: string
                  description: Number under which the authority keeps the application.
        `,
      },
      {
        title: 'Columns of a table',
        frame: 'csvw',
        text: dedent`
          tableSchema:
            columns:
              - {name: claim_id, titles: {en_GB: Claim}, dc:description: Number of the application., datatype: text}
                                                                                                               ^^^^ termMeant
                                          ^^^^^ unknownKeyMeant
              - {name: source, virtual: true, propertyUrl: dc:source, lang: English (UK)}
                                                                            ^^^^^^^^^^^^ term
              - {name: decided_on, titles: Decided on, dc:description: Day of the decision., datatype: date}
                       ^^^^^^^^^^ misplaced
            foreignKeys:
              - columnReference: [claim_id, decided_on]
                reference: {resource: https://data.gov.example/tables/claims.csv, columnReference: [claim_id]}
                                                                                  ^^^^^^^^^^^^^^^ asMany
        `,
        fixed: dedent`
          tableSchema:
            columns:
              - {name: claim_id, titles: {en-GB: Claim}, dc:description: Number of the application., datatype: text}
              - {name: source, virtual: true, propertyUrl: dc:source, lang: English (UK)}
              - {name: decided_on, titles: Decided on, dc:description: Day of the decision., datatype: date}
            foreignKeys:
              - columnReference: [claim_id, decided_on]
                reference: {resource: https://data.gov.example/tables/claims.csv, columnReference: [claim_id]}
        `,
      },
    ],
  },
  on: {
    document({ document, violations }, context) {
      if (document.detection?.confidence !== 'certain') return;
      const isTold = toldElsewhere(document, context);
      for (const problem of violations) if (!isTold(problem)) report(problem, document.file.source.text, context);
    },
  },
});

function report(problem: SchemaProblem, source: string, context: Context): void {
  const { node, expected, suggestion } = problem;
  const what = nameOf(node);
  const holder = holderOf(node);
  const actual = describe(node, source);
  const key = problem.key ?? '';
  switch (problem.code) {
    case 'type':
      if (node.kind === 'scalar' && expected.includes('string') && ['number', 'boolean'].includes(typeof node.value)) {
        const kind = typeof node.value === 'number' ? 'a number' : 'true or false';
        const text = source.slice(node.start, node.end);
        const fix = {
          title: `Put ${text} in quotes`,
          safety: 'safe' as const,
          edits: [{ op: 'set' as const, at: node, path: [], value: text }],
        };
        return context.report('numberAsText', { at: nodeAt(problem), data: { what, actual, kind }, fixes: [fix] });
      }
      return context.report('type', {
        at: nodeAt(problem),
        data: { what, expected: listOf(expected.map(typeName), 'or'), actual },
      });
    case 'enum': {
      const choices = choicesOf(expected);
      if (suggestion === undefined)
        return context.report('choice', { at: nodeAt(problem), data: { what, expected: choices, actual } });
      const fix = {
        title: `Write ${quoted(suggestion)}`,
        safety: 'suggestion' as const,
        edits: [{ op: 'set' as const, at: node, path: [], value: suggestion }],
      };
      return context.report('choiceMeant', {
        at: nodeAt(problem),
        data: { what, expected: choices, actual, suggestion: quoted(suggestion) },
        fixes: [fix],
      });
    }
    case 'required':
    case 'required-any':
      return context.report(expected.some((name) => valueAt(node, name)) ? 'empty' : 'missing', {
        at: placeOf(node),
        data: {
          what: wholeOr(what),
          keys: listOf(
            expected.map((name) => `\`${name}\``),
            'or',
          ),
        },
      });
    case 'unknown-key': {
      if (suggestion === undefined)
        return context.report('unknownKey', { at: { node, part: 'key' }, data: { what: wholeOr(holder), key } });
      const fix = {
        title: `Rename to \`${suggestion}\``,
        safety: 'suggestion' as const,
        edits: [{ op: 'rename' as const, at: node, to: suggestion }],
      };
      return context.report('unknownKeyMeant', {
        at: { node, part: 'key' },
        data: { what: wholeOr(holder), key, suggestion },
        fixes: [fix],
      });
    }
    case 'dependent':
      return context.report('dependent', {
        at: placeOf(node),
        data: { what: wholeOr(what), key, expected: expected[0] ?? '' },
      });
    case 'pattern':
      return context.report('pattern', {
        at: nodeAt(problem),
        data: { what, expected: patternName(expected[0] ?? ''), actual },
      });
    case 'format':
      return context.report('format', {
        at: nodeAt(problem),
        data: { what, expected: FORMATS[expected[0] ?? ''] ?? `a value of the format \`${expected[0]}\``, actual },
      });
    case 'too-short':
    case 'too-long':
    case 'too-few':
    case 'too-many':
      return context.report('size', {
        at: placeOf(node),
        data: { what: wholeOr(what), expected: sizeName(problem.code, expected[0] ?? '', node) },
      });
    case 'too-small':
    case 'too-large':
    case 'multiple':
      return context.report('limit', {
        at: nodeAt(problem),
        data: { what, expected: limitName(problem.code, expected[0] ?? ''), actual },
      });
    case 'unique':
      return context.report('unique', { at: nodeAt(problem), data: { what: actual } });
    case 'several':
      return context.report('several', {
        at: placeOf(node),
        data: {
          what: wholeOr(what),
          expected: listOf(
            expected.map((name) => `\`${name}\``),
            'or',
          ),
        },
      });
    case 'unknown-term': {
      const [vocabulary = ''] = expected;
      if (suggestion === undefined)
        return context.report('term', { at: nodeAt(problem), data: { vocabulary, actual } });
      const fix = {
        title: `Write ${quoted(suggestion)}`,
        safety: 'suggestion' as const,
        edits: [{ op: 'set' as const, at: node, path: [], value: suggestion }],
      };
      const data = { vocabulary, actual, suggestion: quoted(suggestion) };
      return context.report('termMeant', { at: nodeAt(problem), data, fixes: [fix] });
    }
    case 'misplaced':
      return context.report('misplaced', { at: nodeAt(problem), data: { what: actual, expected: expected[0] ?? '' } });
    case 'as-many': {
      const [other = '', length = ''] = expected;
      const own = node.kind === 'seq' ? node.items.length : 1;
      return context.report('asMany', {
        at: placeOf(node),
        data: { what, actual: String(own), expected: `\`${other}\` has ${length}` },
      });
    }
  }
}

/** A scalar is pointed at itself, a collection through its key. */
function nodeAt({ node }: SchemaProblem): { node: SyntaxNode; part: 'value' } {
  return { node, part: 'value' };
}

function placeOf(node: SyntaxNode): { node: SyntaxNode; part: 'key' | 'value' } {
  return { node, part: node.kind === 'scalar' ? 'value' : 'key' };
}

/** The node by the key that leads to it: `status`, or the second item of `parties`. */
function nameOf(node: SyntaxNode): string {
  if (node.slot === undefined) return '';
  if (typeof node.slot === 'string') return quoted(node.slot);
  const list = node.parent ? nameOf(node.parent) : '';
  return list === '' ? `Item ${node.slot + 1}` : `Item ${node.slot + 1} of ${list}`;
}

function holderOf(node: SyntaxNode): string {
  return node.parent ? nameOf(node.parent) : '';
}

function wholeOr(name: string): string {
  return name === '' ? 'The file' : name;
}

function describe(node: SyntaxNode, source: string): string {
  switch (node.kind) {
    case 'map':
      return 'a map';
    case 'seq':
      return 'a list';
    case 'missing':
      return 'nothing';
    default: {
      const text = source.slice(node.start, node.end);
      return text === '' || text === 'null' || text === '~' ? 'nothing' : quoted(text);
    }
  }
}

const TYPE_NAMES: Readonly<Record<string, string>> = {
  object: 'a map',
  array: 'a list',
  string: 'text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  null: 'empty',
};

function typeName(type: string): string {
  return TYPE_NAMES[type] ?? type;
}

/** Up to eight values are named, of longer lists the first six. */
function choicesOf(values: readonly string[]): string {
  const named = values.map((value) => quoted(value));
  if (named.length === 1) return named[0] ?? '';
  if (named.length <= 8) return `one of ${named.join(', ')}`;
  return `one of ${named.slice(0, 6).join(', ')} and ${named.length - 6} others`;
}

const FORMATS: Readonly<Record<string, string>> = {
  date: 'a date such as `2026-09-01`',
  'date-time': 'a date and time such as `2026-09-01T09:30:00Z`',
  time: 'a time such as `09:30:00Z`',
  duration: 'a duration such as `P6M`',
  uri: 'an address such as `https://data.gov.example/`',
  'uri-reference': 'an address or a path',
  email: 'an e-mail address',
};

function patternName(pattern: string): string {
  return /^`\^P\(\?/.test(pattern) ? 'an ISO 8601 duration such as `P6M` or `P2Y`' : pattern;
}

function sizeName(code: SchemaProblemCode, limit: string, node: SyntaxNode): string {
  const things = node.kind === 'map' ? 'entry' : node.kind === 'seq' ? 'item' : 'character';
  const plural = limit === '1' ? things : things === 'entry' ? 'entries' : `${things}s`;
  return `${code === 'too-short' || code === 'too-few' ? 'at least' : 'at most'} ${limit} ${plural}`;
}

function limitName(code: SchemaProblemCode, limit: string): string {
  if (code === 'multiple') return `a multiple of ${limit}`;
  if (!/^[-\d.]+$/.test(limit)) return limit;
  return code === 'too-small' ? `${limit} or more` : `${limit} or less`;
}

import { isExplosive } from '../../base/pattern-cost.ts';
import { compile, isTemplate } from '../../base/pattern-shape.ts';
import type { Field } from '../../model/entities.ts';
import type { Located } from '../../model/located.ts';
import { defineRule, type FileContext } from '../define.ts';
import { anchoring } from '../support/pattern-anchors.ts';
import { dedent, quoted } from '../support/text.ts';

const messages = {
  invalid: 'The pattern {pattern} of `{field}` is no regular expression: {reason}. No value can be checked against it.',
  unanchored: {
    text: 'The pattern {pattern} of `{field}` is searched for inside the value, so text before or after it passes as well. Put it between `^` and `$`.',
    severity: 'warning',
  },
  alternation: {
    text: 'In the pattern {pattern} of `{field}` the `^` belongs to the first alternative alone and the `$` to the last. Put brackets around the alternatives.',
    severity: 'warning',
  },
  explosive: {
    text: 'The pattern {pattern} of `{field}` repeats what is repeated: on a value that nearly matches, many checkers try every way to divide it and stand still. Write each repetition once.',
    severity: 'warning',
  },
} as const;

export const rule = defineRule({
  id: 'structure/pattern-invalid-or-loose',
  since: '0.2.0',
  stability: 'preview',
  severity: 'error',
  messages,
  docs: {
    what: 'A pattern does not compile, describes a whole value and is only searched for inside it, or takes exponential time on some values.',
    why: 'A pattern that does not compile stops the validator or is skipped without a word. In JSON Schema `[0-9]{3}` accepts `x1234`: patterns are searches there. And one value that is sent on purpose can keep a checker busy for hours when repetitions are nested.',
    instead:
      'Put the pattern between `^` and `$`, with `(?:…)` around alternatives. Give each repetition a separator that the repeated part cannot hold: `^[a-z]+(?:-[a-z]+)*$`.',
    limits:
      'Only expressions that look like a whole format are asked for anchors: kinds of characters with counts, with nothing open in between. A word that is searched for, a beginning (`^https:`) and an ending are left alone. In Table Schema and CSVW a pattern is for the whole cell, so nothing is asked there. Of slow expressions only those are found in which a run of one character can be divided in several ways; slow in the square of the length is not spoken of. Expressions count as valid that ECMAScript reads with or without its Unicode mode; elsewhere than in JSON Schema and OpenAPI what Python and XML Schema add is let pass.',
    references: [
      'JSON Schema Validation 2020-12, section 6.3.3',
      'ECMA-262, regular expressions',
      'CWE-1333, inefficient regular expression complexity',
    ],
  },
  examples: {
    good: [
      {
        title: 'A whole format, a beginning and a word',
        frame: 'json-schema',
        text: dedent`
          properties:
            claim_id: {type: string, pattern: '^[A-Z]{2}\\d{6}$', description: Number under which the authority keeps the application.}
            page: {type: string, pattern: '^https:', description: Page on which the claimant can see the decision.}
            notes: {type: string, pattern: '\\S', description: What the officer wrote down, not blank.}
        `,
      },
      {
        title: 'A pattern for a whole cell',
        frame: 'table-schema',
        text: dedent`
          fields:
            - name: claim_id
              type: string
              description: Number under which the authority keeps the application.
              constraints: {pattern: '[A-Z]{2}\\d{6}'}
        `,
      },
      {
        title: 'Repetitions with a separator',
        frame: 'json-schema',
        text: dedent`
          properties:
            slug: {type: string, pattern: '^[a-z]+(?:-[a-z]+)*$', description: Name of the scheme in addresses.}
        `,
      },
    ],
    bad: [
      {
        title: 'A bracket that is not closed',
        frame: 'json-schema',
        text: dedent`
          properties:
            claim_id:
              type: string
              pattern: '^([A-Z]{2}\\d{6}$'
                       ^^^^^^^^^^^^^^^^^^ invalid
              description: Number under which the authority keeps the application.
        `,
      },
      {
        title: 'A format that is searched for',
        frame: 'json-schema',
        text: dedent`
          properties:
            claim_id:
              type: string
              pattern: '[A-Z]{2}\\d{6}' # as on letters
                       ^^^^^^^^^^^^^^^ unanchored
              description: Number under which the authority keeps the application.
        `,
        fixed: dedent`
          properties:
            claim_id:
              type: string
              pattern: '^[A-Z]{2}\\d{6}$' # as on letters
              description: Number under which the authority keeps the application.
        `,
      },
      {
        title: 'Alternatives with an anchor each',
        frame: 'odcs',
        text: dedent`
          schema:
            - name: claims
              description: One row for each decided application.
              properties:
                - name: claim_id
                  logicalType: string
                  logicalTypeOptions: {pattern: '^\\d{8}|[A-Z]{2}\\d{6}$'}
                                                ^^^^^^^^^^^^^^^^^^^^^^^ alternation
                  description: Number under which the authority keeps the application.
        `,
        fixed: dedent`
          schema:
            - name: claims
              description: One row for each decided application.
              properties:
                - name: claim_id
                  logicalType: string
                  logicalTypeOptions: {pattern: '^(?:\\d{8}|[A-Z]{2}\\d{6})$'}
                  description: Number under which the authority keeps the application.
        `,
      },
      {
        title: 'A repetition of a repetition',
        frame: 'table-schema',
        text: dedent`
          fields:
            - name: claim_id
              type: string
              description: Number under which the authority keeps the application.
            - name: slug
              type: string
              description: Name of the scheme in addresses.
              constraints: {pattern: '([a-z]+-?)*'}
                                     ^^^^^^^^^^^^^ explosive
        `,
      },
    ],
  },
  on: {
    field(field, context) {
      if (field.pattern && !isTemplate(field.pattern.value)) check(field, field.pattern, context);
    },
  },
});

type Context = FileContext<typeof messages>;

function check(field: Field, pattern: Located<string>, context: Context): void {
  const { typedValues, records } = field.entity;
  const whole = records === 'cells';
  const data = { field: field.name, pattern: quoted(pattern.value) };
  const reason = faultIn(typedValues ? pattern.value : withoutDialect(pattern.value));
  if (reason !== undefined) {
    context.report('invalid', { at: pattern, data: { ...data, reason } });
    return;
  }
  const loose = whole ? undefined : anchoring(pattern.value);
  if (loose) {
    const edit = context.place(field, 'pattern', anchored(pattern.value));
    const fix = edit && { title: 'Match the whole value', safety: 'suggestion' as const, edits: [edit] };
    context.report(loose, { at: pattern, data, fixes: [fix] });
  }
  if (isExplosive(pattern.value, whole)) context.report('explosive', { at: pattern, data });
}

/** What is wrong with an expression, in the words of the engine without its preamble. */
function faultIn(pattern: string): string | undefined {
  if (compile(pattern)) return undefined;
  try {
    new RegExp(pattern);
  } catch (error) {
    const text = error instanceof Error ? error.message : '';
    return (text.split('/: ').at(-1) ?? text).replace(/^Invalid regular expression: /, '').toLowerCase();
  }
  return undefined;
}

/** What Python, PCRE and XML Schema write otherwise than ECMAScript, put so that the rest can be judged. */
function withoutDialect(pattern: string): string {
  return pattern
    .replace(/\(\?[a-zA-Z]+\)/g, '')
    .replace(/\(\?[a-zA-Z]+:|\(\?>/g, '(?:')
    .replaceAll('(?P<', '(?<')
    .replace(/\(\?P[=>][^)]*\)/g, '')
    .replace(/([*+?}])\+/g, '$1')
    .replace(/-\[[^\]]*\]\]/g, ']');
}

function anchored(pattern: string): string {
  const bare = pattern.replace(/^\^/, '').replace(/\$$/, '');
  return anchoring(pattern) === 'alternation' ? `^(?:${bare})$` : `^${bare}$`;
}

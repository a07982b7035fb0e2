import type { Field } from '../../model/entities.ts';
import { semanticTypeOf } from '../../model/inference/semantic-type.ts';
import { defineRule } from '../define.ts';
import { dedent, withArticle } from '../support/text.ts';

export const rule = defineRule({
  id: 'interop/identifier-as-number',
  since: '0.1.0',
  stability: 'stable',
  severity: 'warning',
  messages: {
    leadingZeros: {
      text: '`{field}` holds {kind}, which may begin with 0. As {type} it loses that digit.',
      severity: 'error',
    },
    number: '`{field}` holds {kind}. It is written in digits but is no number: nobody adds it up.',
    fixedWidth: {
      text: 'By its description `{field}` has a fixed width or leading zeros. As {type} it loses them.',
      severity: 'error',
    },
  },
  docs: {
    what: 'A field that holds an identifier or a code, such as a postcode, a telephone or a company number, is typed as a number.',
    why: 'A spreadsheet or a database that reads a number drops leading zeros and writes long ones as 9.43477E+09. The next system no longer finds the person or the place.',
    instead: 'Make the type text, with a pattern where the issuing body fixes the form.',
    limits:
      'Knows the identifiers of the bundled list by the names of fields in several languages. Serial numbers that a database counts up are numbers and are left alone.',
    references: [
      'NIEM Naming and Design Rules, representation term ID',
      'The issuing bodies named in the list of semantic types',
    ],
  },
  examples: {
    good: [
      {
        title: 'Text with a pattern',
        frame: 'odcs',
        text: dedent`
          schema:
            - name: properties
              description: One row for each dwelling.
              properties:
                - name: uprn
                  logicalType: string
                  logicalTypeOptions: {pattern: '^\\d{1,12}$'}
                  description: Number of the dwelling in the national gazetteer.
        `,
      },
    ],
    bad: [
      {
        title: 'A number that may begin with 0',
        frame: 'odcs',
        text: dedent`
          schema:
            - name: properties
              description: One row for each dwelling.
              properties:
                - name: usrn
                  logicalType: integer
                               ^^^^^^^ leadingZeros
                  description: Number of the street in the national gazetteer.
        `,
        fixed: dedent`
          schema:
            - name: properties
              description: One row for each dwelling.
              properties:
                - name: usrn
                  logicalType: string
                  description: Number of the street in the national gazetteer.
        `,
      },
      {
        title: 'An identifier that is no quantity',
        frame: 'json-schema',
        text: dedent`
          properties:
            supplier_abn:
              type: number
                    ^^^^^^ number
              description: Number of the supplier in the business register.
        `,
        fixed: dedent`
          properties:
            supplier_abn:
              type: string
              description: Number of the supplier in the business register.
        `,
      },
      {
        title: 'The description says so',
        frame: 'standard',
        text: dedent`
          entities:
            - name: Ward
              kind: place
              description: An electoral division.
              fields:
                - name: office_code
                  type: integer
                        ^^^^^^^ fixedWidth
                  description: Four digits with leading zeros, given by the electoral office.
        `,
      },
    ],
  },
  on: {
    field(field, context) {
      const { type } = field;
      if (!type || (type.value !== 'integer' && type.value !== 'number')) return;
      const semantic = semanticTypeOf(field);
      const written = type.value === 'integer' ? 'an integer' : 'a number';
      const edit = context.place(field, 'type', 'string');
      const fixes = edit ? [{ title: 'Make the type text', safety: 'suggestion' as const, edits: [edit] }] : [];
      if (semantic) {
        const data = {
          field: field.name,
          kind: withArticle(semantic.title),
        };
        if (semantic.leadingZeros)
          context.report('leadingZeros', { at: type, data: { ...data, type: written }, fixes });
        else context.report('number', { at: type, data, fixes });
      } else if (saysFixedWidth(field)) {
        context.report('fixedWidth', { at: type, data: { field: field.name, type: written }, fixes });
      }
    },
  },
});

function saysFixedWidth({ description }: Field): boolean {
  return (
    /\bleading zero(?:e?s)?\b|\bzero[- ]padded\b|\bpadded with zero/i.test(description?.value ?? '') &&
    !/\b(?:without|no|omit\w*|strip\w*) leading zero/i.test(description?.value ?? '')
  );
}

import type { Field } from '../../model/entities.ts';
import { defineRule, type FileContext } from '../define.ts';
import { dedent, quoted } from '../support/text.ts';

const messages = {
  optional:
    '`{field}` belongs to the primary key of `{entity}` and may be left out. A record without it cannot be told from the others: require it.',
  nullable:
    '`{field}` belongs to the primary key of `{entity}` and may be null. A record without it cannot be told from the others: allow values only.',
  several:
    '{count} fields of primary keys may be left out, such as `{field}` of `{entity}`. A record without its key cannot be told from the others: require them.',
} as const;

export const rule = defineRule({
  id: 'structure/nullable-key',
  since: '0.2.0',
  stability: 'preview',
  severity: 'error',
  messages,
  docs: {
    what: 'A field of the primary key is declared optional, or null is one of its values.',
    why: 'A key tells records apart only if each has one. Databases refuse such rows, and a table loaded from the standard loses them.',
    instead: 'Require the field and take null out of its type; or choose another key if it is truly not always known.',
    limits:
      'Speaks only where the document says that the field is optional: `required: false`, or a JSON Schema that lists required properties and leaves this one out. Where nothing is said the key is taken to require its fields, as Table Schema has it. Null that comes in through a `$ref` is not seen.',
    references: [
      'Table Schema, `primaryKey`: fields of a key cannot be null',
      'Open Data Contract Standard, `required`',
    ],
  },
  examples: {
    good: [
      {
        title: 'A key that is required, and one that need not say so',
        frame: 'table-schema',
        text: dedent`
          fields:
            - name: claim_id
              type: string
              description: Number under which the authority keeps the application.
            - name: decided_on
              type: date
              description: Day on which the authority decided.
              constraints: {required: false}
        `,
      },
      {
        title: 'Null beside the key',
        frame: 'json-schema',
        text: dedent`
          required: [claim_id]
          properties:
            claim_id: {type: string, x-primaryKey: true, description: Number under which the authority keeps the application.}
            ended: {type: ["string", "null"], format: date, description: Last day of the award.}
        `,
      },
    ],
    bad: [
      {
        title: 'A key that need not be there',
        frame: 'table-schema',
        text: dedent`
          fields:
            - name: claim_id
                    ^^^^^^^^ optional
              type: string
              description: Number under which the authority keeps the application.
              constraints: {required: false} # not known at first
            - name: decided_on
              type: date
              description: Day on which the authority decided.
        `,
        fixed: dedent`
          fields:
            - name: claim_id
              type: string
              description: Number under which the authority keeps the application.
              constraints: {required: true} # not known at first
            - name: decided_on
              type: date
              description: Day on which the authority decided.
        `,
      },
      {
        title: 'A key that may be null',
        frame: 'json-schema',
        text: dedent`
          required: [claim_id]
          properties:
            claim_id:
            ^^^^^^^^ nullable
              type: ["string", "null"]
              x-primaryKey: true
              description: Number under which the authority keeps the application.
        `,
        fixed: dedent`
          required: [claim_id]
          properties:
            claim_id:
              type: string
              x-primaryKey: true
              description: Number under which the authority keeps the application.
        `,
      },
      {
        title: 'A key that the schema does not require',
        frame: 'json-schema',
        text: dedent`
          required: [received]
          properties:
            claim_id:
            ^^^^^^^^ optional
              type: string
              x-primaryKey: true
              description: Number under which the authority keeps the application.
            received: {type: string, format: date, description: Day on which the application arrived.}
        `,
        fixed: dedent`
          required: [received, claim_id]
          properties:
            claim_id:
              type: string
              x-primaryKey: true
              description: Number under which the authority keeps the application.
            received: {type: string, format: date, description: Day on which the application arrived.}
        `,
      },
      {
        title: 'Written by a tool',
        frame: 'odcs',
        text: dedent`
          schema:
            - name: claims
              description: One row for each award in force on a day.
              properties:
                - {name: council, logicalType: string, primaryKey: true, required: false, description: Council that decided.}
                         ^^^^^^^ several
                - {name: claim, logicalType: string, primaryKey: true, required: false, description: Number of the application there.}
                - {name: award, logicalType: integer, primaryKey: true, required: false, description: First and later awards on it.}
                - {name: scheme, logicalType: string, primaryKey: true, required: false, description: Scheme under which it was made.}
                - {name: begins, logicalType: date, primaryKey: true, required: false, description: First day of the award.}
                - {name: seen_on, logicalType: date, primaryKey: true, required: false, description: Day for which the row was written.}
        `,
      },
    ],
  },
  on: {
    standard(standard, context) {
      const keys = standard.entities.flatMap(({ fields }) => fields.filter((field) => field.key));
      for (const field of keys.filter((one) => one.nullable))
        context.report('nullable', { at: field.nameAt, data: dataOf(field), fixes: [withoutNull(field, context)] });
      reportOptional(
        keys.filter((one) => !one.nullable && one.required === false),
        context,
      );
    },
  },
});

type Context = FileContext<typeof messages>;

/** Tools that write contracts write the same thing at every field; that is one thing to say. */
const MOST_FINDINGS = 5;

function reportOptional(fields: readonly Field[], context: Context): void {
  const [first] = fields;
  if (!first || fields.length <= MOST_FINDINGS) {
    for (const field of fields)
      context.report('optional', {
        at: field.nameAt,
        data: dataOf(field),
        fixes: [required([field], `Require ${quoted(field.name)}`, context)],
      });
    return;
  }
  context.report('several', {
    at: first.nameAt,
    data: { ...dataOf(first), count: String(fields.length) },
    fixes: [required(fields, `Require all ${fields.length} fields`, context)],
  });
}

function dataOf(field: Field): { readonly field: string; readonly entity: string } {
  return { field: field.name, entity: field.entity.name };
}

function required(fields: readonly Field[], title: string, context: Context) {
  const edits = fields.flatMap((field) => context.place(field, 'required', true) ?? []);
  return edits.length > 0 ? { title, safety: 'suggestion' as const, edits } : undefined;
}

/** Where null stands beside one other type in a list of types. */
function withoutNull(field: Field, context: Context) {
  const node = field.type?.node;
  const types = node?.kind === 'seq' ? node.items.flatMap((item) => (item.kind === 'scalar' ? item.value : [])) : [];
  const [only, ...others] = types.filter((type) => type !== 'null');
  if (typeof only !== 'string' || others.length > 0) return undefined;
  const edit = context.place(field, 'type', only);
  return edit && { title: 'Allow no null', safety: 'suggestion' as const, edits: [edit] };
}

import type { Json } from '../../base/json.ts';
import { wordsOf } from '../../base/words.ts';
import type { Entity, Field } from '../../model/entities.ts';
import { defineRule, type FileContext } from '../define.ts';
import { dedent, quoted } from '../support/text.ts';

const messages = {
  untyped:
    '`{field}` has no type, so any value passes: text, number or nothing of the kind. Say which values it takes.',
  several:
    '{fields} of {entity} have no type, so any value passes: text, number or nothing of the kind. Say which values they take.',
  open: {
    text: '{fields} of {entity} {have} no type, so any value passes. If that is not meant, say which values {they} take.',
    severity: 'info',
  },
  defaulted: {
    text: '{fields} of {entity} {have} no type and {are} read as text. If that is meant, write it; readers cannot tell it from a gap.',
    severity: 'hint',
  },
} as const;

export const rule = defineRule({
  id: 'structure/untyped-field',
  since: '0.2.0',
  stability: 'preview',
  severity: 'warning',
  messages,
  docs: {
    what: 'Nothing says which values a field takes: it has no type, no list of codes, no pattern or limit, and refers to nothing.',
    why: 'Programs that read the data have to guess, and guess differently: `0012` becomes 12 here and stays a text there. The type is the least that a definition of a field says.',
    instead: 'Write the type: `type: string`, `logicalType: date`, `range: integer`.',
    limits:
      'In JSON Schema, where no type allows everything and some mean that, it is only pointed out. A field with a list of values, a reference, a pattern, a format or limits counts as typed. So does one in CSVW, and in a LinkML model with `default_range`, where text is the declared default; in Table Schema 1 and other LinkML models the default is only pointed at. Fides datasets say what data are about and need no types. A field of any value on purpose is typed by saying so (`type: any`, a list of all types, `{}` in JSON Schema). Refinements of an entity that is defined elsewhere are left alone, and so are fields of JSON Schema called `value`, `data` and the like.',
    references: ['SEMIC Style Guide, CMC-R10', 'W3C Data on the Web Best Practices, BP 3'],
  },
  examples: {
    good: [
      {
        title: 'Types, lists and references',
        frame: 'json-schema',
        text: dedent`
          properties:
            claim_id: {type: string, description: Number under which the authority keeps the application.}
            tenure: {$ref: '#/$defs/Tenure'}
          $defs:
            Tenure:
              description: How the dwelling is held.
              oneOf: [{const: O, title: Owned}, {const: R, title: Rented}]
        `,
      },
      {
        title: 'A type in the terms of the database',
        frame: 'odcs',
        text: dedent`
          schema:
            - name: claims
              description: One row for each decided application.
              properties:
                - {name: claim_id, physicalType: char(8), description: Number under which the authority keeps the application.}
        `,
      },
    ],
    bad: [
      {
        title: 'A field without a type',
        frame: 'json-schema',
        text: dedent`
          properties:
            decision:
            ^^^^^^^^ open
              description: What the authority decided, in the words of the letter.
              examples: [refused, awarded in full]
        `,
        fixed: dedent`
          properties:
            decision:
              description: What the authority decided, in the words of the letter.
              examples: [refused, awarded in full]
              type: string
        `,
      },
      {
        title: 'One of a contract',
        frame: 'odcs',
        text: dedent`
          schema:
            - name: claims
              description: One row for each decided application.
              properties:
                - {name: claim_id, logicalType: string, description: Number under which the authority keeps the application.}
                - {name: outcome, description: "What the authority decided, in the words of the letter."}
                         ^^^^^^^ untyped
        `,
      },
      {
        title: 'Several of a contract',
        frame: 'odcs',
        text: dedent`
          schema:
            - name: claims
              description: One row for each decided application.
              properties:
                - name: claim_id
                        ^^^^^^^^ several
                  description: Number under which the authority keeps the application.
                - name: outcome
                  description: What the authority decided, in the words of the letter.
        `,
        fixed: dedent`
          schema:
            - name: claims
              description: One row for each decided application.
              properties:
                - name: claim_id
                  description: Number under which the authority keeps the application.
                  logicalType: string
                - name: outcome
                  description: What the authority decided, in the words of the letter.
        `,
      },
      {
        title: 'Left to the default',
        frame: 'linkml',
        text: dedent`
          classes:
            Claim:
              description: One application by one claimant.
              attributes:
                claim_id: {identifier: true, range: string, description: Number under which the authority keeps the application.}
                outcome: {description: "What the authority decided, in the words of the letter."}
                ^^^^^^^ defaulted
        `,
        fixed: dedent`
          classes:
            Claim:
              description: One application by one claimant.
              attributes:
                claim_id: {identifier: true, range: string, description: Number under which the authority keeps the application.}
                outcome: {description: "What the authority decided, in the words of the letter.", range: string}
        `,
      },
    ],
  },
  on: {
    entity(entity, context) {
      // What it takes over from another may have typed its fields there.
      if (entity.extends.length > 0 || entity.mayInheritKey) return;
      const fields = [...withInner(entity.fields)].filter(
        (field) => field.untyped !== undefined && !takesAnything(field),
      );
      report(
        fields.filter((field) => field.untyped === 'nothing'),
        entity,
        context,
      );
      reportDefaulted(
        fields.filter((field) => field.untyped === 'defaulted'),
        entity,
        context,
      );
    },
  },
});

/** Names for whatever there is, in objects that hold the values of other fields. */
function takesAnything({ name, entity }: Field): boolean {
  if (name === '') return true;
  return (
    entity.typedValues &&
    /^(?:values?|data|default|examples?|content|payload|body|const)$/.test(wordsOf(name).at(-1) ?? '')
  );
}

type Context = FileContext<typeof messages>;

function* withInner(fields: readonly Field[]): Generator<Field> {
  for (const field of fields) {
    yield field;
    yield* withInner(field.fields);
  }
}

function report(fields: readonly Field[], entity: Entity, context: Context): void {
  const [first] = fields;
  if (!first) return;
  const fixes = [typed(fields, inferred, context)];
  // Without a type JSON Schema allows everything, and some mean that.
  if (first.entity.typedValues) {
    const [have, they] = fields.length === 1 ? ['has', 'it may'] : ['have', 'they may'];
    context.report('open', {
      at: first.nameAt,
      data: { fields: listed(fields), entity: nameOf(entity), have, they },
      fixes,
    });
  } else if (fields.length === 1) context.report('untyped', { at: first.nameAt, data: { field: first.path }, fixes });
  else context.report('several', { at: first.nameAt, data: { fields: listed(fields), entity: nameOf(entity) }, fixes });
}

function reportDefaulted(fields: readonly Field[], entity: Entity, context: Context): void {
  const [first] = fields;
  if (!first) return;
  const [have, are] = fields.length === 1 ? ['has', 'is'] : ['have', 'are'];
  context.report('defaulted', {
    at: first.nameAt,
    data: { fields: listed(fields), entity: nameOf(entity), have, are },
    fixes: [typed(fields, () => 'string', context)],
  });
}

function listed(fields: readonly Field[]): string {
  const names = fields.slice(0, 3).map((field) => quoted(field.path));
  const more = fields.length - names.length;
  return more > 0 ? `${names.join(', ')} and ${more} more fields` : names.join(' and ');
}

function nameOf({ name, standard }: Entity): string {
  return quoted(name === '' ? standard.label : name);
}

function typed(fields: readonly Field[], typeOf: (field: Field) => string | undefined, context: Context) {
  const edits = fields.flatMap((field) => {
    const type = typeOf(field);
    return type === undefined ? [] : (context.place(field, 'type', type) ?? []);
  });
  const title = edits.length === 1 ? 'Write the type' : `Write the types of ${edits.length} fields`;
  return edits.length > 0 ? { title, safety: 'suggestion' as const, edits } : undefined;
}

const TEXTS =
  /^(?:name|title|label|description|id|identifier|uuid|code|reference|email|address|postcode|note|notes|comment|comments)$/;

/** From its examples, else from a name that leaves no doubt. */
function inferred(field: Field): string | undefined {
  const types = new Set(field.examples.map(({ value }) => typeOf(value)));
  if (types.size > 0) return types.size === 1 ? [...types][0] : undefined;
  const words = wordsOf(field.name);
  if (words.length > 1 && /^(?:is|has)$/.test(words[0] ?? '')) return 'boolean';
  return TEXTS.test(words.at(-1) ?? '') ? 'string' : undefined;
}

function typeOf(value: Json): string | undefined {
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  if (typeof value === 'string' || typeof value === 'boolean') return typeof value;
  return Array.isArray(value) ? 'array' : value === null ? undefined : 'object';
}

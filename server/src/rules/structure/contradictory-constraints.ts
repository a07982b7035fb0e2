import { didYouMean } from '../../base/did-you-mean.ts';
import type { Json } from '../../base/json.ts';
import type { Entity, Field, ForeignKey } from '../../model/entities.ts';
import type { Located } from '../../model/located.ts';
import { defineRule, type FileContext } from '../define.ts';
import { dedent, quoted } from '../support/text.ts';
import { brokenLimit } from '../support/value-fit.ts';

const messages = {
  bounds: 'The minimum {least} of `{field}` is above its maximum {most}, so no value passes. Are the two swapped?',
  lengths:
    'The minimum length {least} of `{field}` is above its maximum length {most}, so no value passes. Are the two swapped?',
  code: 'The code {value} of `{field}` does not fit {limit}, so it can never be used. Change one of the two.',
  codes:
    '{count} codes of `{field}`, such as {value}, do not fit {limit}, so they can never be used. Change one of the two.',
  default: 'The default {value} of `{field}` does not fit {limit}. Change one of the two.',
  example: {
    text: 'The example {value} of `{field}` does not fit {limit}. One of the two is wrong, and readers follow the example.',
    severity: 'warning',
  },
  required:
    '{names} of {entity} must be there and {are} described nowhere: there is no such property. Describe it, or take it out of `required`.',
  misspelt: '`required` of {entity} names {names}, which is no property of it. Is `{suggestion}` meant?',
  arity: 'The key has {from} and leads to {to}. Each field of a key belongs to one there.',
} as const;

export const rule = defineRule({
  id: 'structure/contradictory-constraints',
  since: '0.2.0',
  stability: 'preview',
  severity: 'error',
  messages,
  docs: {
    what: 'What is said of a field contradicts itself: a minimum above the maximum, a code, a default or an example that the type, the pattern or the limits refuse, a required property that does not exist, a foreign key that does not match field by field.',
    why: 'A validator built from such a standard refuses correct data or all data. People then switch it off, or follow the example and are refused.',
    instead: 'Decide which of the two is right and change the other.',
    limits:
      'Values are judged as the format does: in JSON Schema and OpenAPI by their JSON type, elsewhere as texts that could be read as the type. `format` is a note there and is not judged, nor are dates against bounds. Limits that come in through a `$ref` are not seen. Required names are looked up only where an object is described in one place, without composition. Patterns that could take long, and values above 200 characters, are not tried. Lists and maps as values are not looked into.',
    references: ['JSON Schema Validation 2020-12, section 6', 'Table Schema, `constraints`'],
  },
  examples: {
    good: [
      {
        title: 'Values as texts of a table',
        frame: 'table-schema',
        text: dedent`
          fields:
            - name: claim_id
              type: string
              description: Number under which the authority keeps the application.
              example: 40112233
              constraints: {pattern: '\\d{8}', required: true}
            - name: instalments
              type: integer
              description: Number of monthly payments.
              constraints: {minimum: 1, maximum: 12}
              example: "12"
        `,
      },
      {
        title: 'Required in a branch, or described elsewhere',
        frame: 'json-schema',
        text: dedent`
          required: [claim_id]
          oneOf: [{required: [decided]}, {required: [withdrawn]}]
          properties:
            claim_id: {type: string, default: "", description: Number under which the authority keeps the application.}
            decided: {type: string, format: date, description: Day on which the authority decided.}
        `,
      },
    ],
    bad: [
      {
        title: 'Bounds that leave nothing',
        frame: 'json-schema',
        text: dedent`
          properties:
            instalments:
            ^^^^^^^^^^^ bounds
              type: integer
              minimum: 12
              maximum: 1
              description: Number of monthly payments.
            claim_id:
            ^^^^^^^^ lengths
              type: string
              minLength: 8
              maxLength: 6
              description: Number under which the authority keeps the application.
        `,
      },
      {
        title: 'Texts for truths',
        frame: 'json-schema',
        text: dedent`
          properties:
            appealed:
              type: boolean
              enum: [Y, N]
              ^^^^ codes
              description: Whether the claimant appealed, Y for yes and N for no.
        `,
      },
      {
        title: 'A code, a default and an example that are refused',
        frame: 'json-schema',
        text: dedent`
          properties:
            tenure:
              type: string
              maxLength: 1
              oneOf: [{const: O, title: Owned}, {const: R, title: Rented}, {const: OTH, title: Other}]
                                                                                   ^^^ code
              description: How the dwelling is held.
            instalments:
              type: integer
              maximum: 12
              default: 13
                       ^^ default
              description: Number of monthly payments.
        `,
      },
      {
        title: 'An example that the pattern refuses',
        frame: 'odcs',
        text: dedent`
          schema:
            - name: claims
              description: One row for each decided application.
              properties:
                - name: claim_id
                  logicalType: string
                  logicalTypeOptions: {pattern: '^[A-Z]{2}\\d{6}$'}
                  examples: [CT40112]
                             ^^^^^^^ example
                  description: Number under which the authority keeps the application.
        `,
      },
      {
        title: 'A required property that is spelt otherwise',
        frame: 'json-schema',
        text: dedent`
          required: [claim_id, recieved]
                               ^^^^^^^^ misspelt
          properties:
            claim_id: {type: string, description: Number under which the authority keeps the application.}
            received: {type: string, format: date, description: Day on which the application arrived.}
        `,
        fixed: dedent`
          required: [claim_id, received]
          properties:
            claim_id: {type: string, description: Number under which the authority keeps the application.}
            received: {type: string, format: date, description: Day on which the application arrived.}
        `,
      },
      {
        title: 'A required property that is not there',
        frame: 'json-schema',
        text: dedent`
          required: [claim_id, officer]
                               ^^^^^^^ required
          additionalProperties: false
          properties:
            claim_id: {type: string, description: Number under which the authority keeps the application.}
        `,
      },
      {
        title: 'A key that leads to half a key',
        frame: 'standard',
        text: dedent`
          entities:
            - name: Payment
              kind: record
              description: One payment of an award.
              primaryKey: [payment_id]
              foreignKeys: [{fields: [council, claim_id], references: {entity: Payment, fields: [payment_id]}}]
                             ^^^^^^ arity
              fields:
                - {name: payment_id, type: string, description: Number of the payment.}
                - {name: council, type: string, description: Council that pays.}
                - name: claim_id
                  type: string
                  description: Number under which the council keeps the application.
                  personalData: {category: "dpv-pd:Identifier", identifiability: pseudonymous}
        `,
      },
    ],
  },
  on: {
    field(field, context) {
      checkLimits(field, context);
      checkCodes(field, context);
      checkValues(field, context);
    },
    entity(entity, context) {
      checkRequired(entity, context);
      for (const key of entity.foreignKeys) checkArity(key, context);
    },
  },
});

type Context = FileContext<typeof messages>;

function checkLimits(field: Field, context: Context): void {
  const report = (message: 'bounds' | 'lengths', least: number | undefined, most: number | undefined): void => {
    if (least !== undefined && most !== undefined && least > most)
      context.report(message, {
        at: field.nameAt,
        data: { field: field.name, least: String(least), most: String(most) },
      });
  };
  report('bounds', field.minimum, field.maximum);
  report('lengths', field.minLength, field.maxLength);
}

function checkCodes(field: Field, context: Context): void {
  const { codeList } = field;
  // Codes of a list that stands elsewhere belong to all who use it; those of a list of values to its items.
  if (!codeList || codeList.field !== field || field.type?.value === 'array') return;
  const broken = codeList.codes.flatMap(({ value }) => {
    const limit = brokenLimit(field, value.value);
    return limit === undefined ? [] : { value, limit };
  });
  const [first] = broken;
  if (!first) return;
  const data = { field: field.name, value: shown(first.value.value), limit: first.limit };
  if (broken.length === 1) context.report('code', { at: first.value, data });
  else context.report('codes', { at: codeList.at, data: { ...data, count: String(broken.length) } });
}

function checkValues(field: Field, context: Context): void {
  // Nothing filled in yet is no value, and a piece of a document around it shows more than the value.
  const isValue = ({ value }: Located<Json>): boolean => typeof value !== 'string' || !/^\s*(?:$|[{[])/.test(value);
  const check = (message: 'default' | 'example', value: Located<Json>): boolean => {
    const limit = brokenLimit(field, value.value) ?? notListed(field, value.value);
    if (limit === undefined) return false;
    context.report(message, { at: value, data: { field: field.name, value: shown(value.value), limit } });
    return true;
  };
  if (field.default && isValue(field.default)) check('default', field.default);
  for (const example of field.examples) if (isValue(example) && check('example', example)) return;
}

function notListed({ codeList, type }: Field, value: Json): string | undefined {
  const codes = codeList?.codes ?? [];
  if (
    codes.length === 0 ||
    codeList?.reference ||
    type?.value === 'array' ||
    value === null ||
    typeof value === 'object'
  )
    return undefined;
  return codes.some((code) => String(code.value.value) === String(value)) ? undefined : 'its list of codes';
}

function checkRequired(entity: Entity, context: Context): void {
  const [first] = entity.requiredElsewhere;
  if (!first) return;
  const suggestion = didYouMean(
    first.value,
    entity.fields.map(({ name }) => name),
  );
  const name = quoted(entity.name);
  if (suggestion !== undefined) {
    const edits = [{ op: 'set' as const, at: first.node, path: [], value: suggestion }];
    const fixes = [{ title: `Write ${quoted(suggestion)}`, safety: 'suggestion' as const, edits }];
    context.report('misspelt', { at: first, data: { entity: name, names: quoted(first.value), suggestion }, fixes });
    return;
  }
  const names = entity.requiredElsewhere.slice(0, 3).map(({ value }) => quoted(value));
  const more = entity.requiredElsewhere.length - names.length;
  context.report('required', {
    at: first,
    data: {
      entity: name,
      names: more > 0 ? `${names.join(', ')} and ${more} more` : names.join(' and '),
      are: entity.requiredElsewhere.length > 1 ? 'are' : 'is',
    },
  });
}

function checkArity({ at, fields, targetFields }: ForeignKey, context: Context): void {
  if (targetFields.length === 0 || targetFields.length === fields.length) return;
  context.report('arity', { at, data: { from: counted(fields), to: counted(targetFields) } });
}

function counted(fields: readonly Located<string>[]): string {
  return fields.length === 1 ? `one field (${quoted(fields[0]?.value ?? '')})` : `${fields.length} fields`;
}

function shown(value: Json): string {
  return quoted(typeof value === 'string' ? value : JSON.stringify(value));
}

import { wordsOf } from '../../base/words.ts';
import type { Entity, Field, Standard } from '../../model/entities.ts';
import { defineRule, type FileContext } from '../define.ts';
import { dedent, quoted } from '../support/text.ts';

const messages = {
  none: 'Nothing says which fields tell one row of `{entity}` from another. Declare its primary key, so that others can refer to a row and find doubles.',
  candidate:
    'Nothing says which fields tell one row of `{entity}` from another. If `{field}` does, declare it as the primary key.',
  unmarked:
    '{entities} {have} a field that looks like an identifier ({fields}), and none is declared as the identifier.',
} as const;

export const rule = defineRule({
  id: 'structure/no-primary-key',
  since: '0.2.0',
  stability: 'preview',
  severity: 'warning',
  formats: ['table-schema', 'data-package', 'csvw', 'odcs', 'dcs', 'standard', 'linkml'],
  messages,
  docs: {
    what: 'A table of three or more fields declares no key: neither a primary key nor a field or combination that is unique. A class of LinkML has an `id` that is not declared as its identifier.',
    why: 'Without a key nobody can say whether two rows are one thing twice, correct a row, or join other data to it. Two organisations that each guess a key guess differently.',
    instead:
      'Name the field, or the fields together, that occur once: `primaryKey: [claim_id]` in Table Schema and in CSVW, `primaryKey: true` at the property in a data contract, `identifier: true` at the slot in LinkML.',
    limits:
      'Tables of counts and other aggregates are left alone, and so are tables of one or two fields. Abstract classes and mixins need no key, nor do classes of LinkML that have nothing like an identifier, because they are parts of others. JSON Schema and OpenAPI describe messages and have no place for keys; they are not looked at.',
    references: [
      'W3C Data on the Web Best Practices, BP 10',
      'Table Schema, `primaryKey`',
      'CSVW, Metadata Vocabulary for Tabular Data, `primaryKey`',
    ],
  },
  examples: {
    good: [
      {
        title: 'A key of two fields',
        frame: 'table-schema',
        text: dedent`
          fields:
            - name: claim_id
              type: string
              description: Number under which the authority keeps the application.
              constraints: {required: true}
            - name: decision_number
              type: integer
              description: First, second and later decisions on the same application.
              constraints: {required: true}
            - name: decided_on
              type: date
              description: Day on which the authority decided.
          primaryKey: [claim_id, decision_number]
        `,
      },
      {
        title: 'A table of counts',
        frame: 'odcs',
        text: dedent`
          schema:
            - name: award_statistics
              description: Awards by month and ward.
              properties:
                - {name: month, logicalType: string, required: true, description: Month in which the awards began.}
                - {name: ward, logicalType: string, required: true, description: Ward of the dwellings.}
                - {name: awards, logicalType: integer, description: Number of awards that began in the month.}
        `,
      },
      {
        title: 'A class that is a part of others',
        frame: 'linkml',
        text: dedent`
          classes:
            Period:
              description: From one day to another.
              attributes:
                begins: {range: date, required: true, description: First day.}
                ends: {range: date, description: Last day.}
                reason: {range: string, description: What the period was granted for.}
        `,
      },
    ],
    bad: [
      {
        title: 'A table with an identifier that nobody declared',
        frame: 'table-schema',
        without: ['primaryKey'],
        text: dedent`
          name: decisions
                ^^^^^^^^^ candidate
          fields:
            - name: decision_id
              type: string
              description: Number under which the authority keeps the decision.
              constraints: {required: true}
            - name: outcome
              type: string
              description: What was decided, in the words of the letter.
            - name: decided_on
              type: date
              description: Day on which the authority decided.
        `,
        fixed: dedent`
          name: decisions
          fields:
            - name: decision_id
              type: string
              description: Number under which the authority keeps the decision.
              constraints: {required: true}
            - name: outcome
              type: string
              description: What was decided, in the words of the letter.
            - name: decided_on
              type: date
              description: Day on which the authority decided.
          primaryKey: [decision_id]
        `,
      },
      {
        title: 'A contract that names nothing',
        frame: 'odcs',
        text: dedent`
          schema:
            - name: letters
                    ^^^^^^^ none
              description: One row for each letter that was sent.
              properties:
                - {name: sent_on, logicalType: date, required: true, description: Day on which the letter was posted.}
                - {name: letter_kind, logicalType: string, description: Which of the model letters it was.}
                - {name: pages, logicalType: integer, description: Number of sheets that were printed.}
        `,
      },
      {
        title: 'A slot that is an identifier in name alone',
        frame: 'linkml',
        text: dedent`
          classes:
            Claim:
            ^^^^^ unmarked
              description: One application by one claimant.
              attributes:
                id: {range: string, required: true, description: Number under which the authority keeps the application.}
                received: {range: date, description: Day on which the application arrived.}
                outcome: {range: string, description: What the authority decided.}
        `,
        fixed: dedent`
          classes:
            Claim:
              description: One application by one claimant.
              attributes:
                id: {range: string, required: true, description: Number under which the authority keeps the application., identifier: true}
                received: {range: date, description: Day on which the application arrived.}
                outcome: {range: string, description: What the authority decided.}
        `,
      },
    ],
  },
  on: {
    entity(entity, context) {
      if (entity.records !== 'objects' && lacksKey(entity)) reportTable(entity, context);
    },
    standard: checkObjects,
  },
});

type Context = FileContext<typeof messages>;

const FEWEST_FIELDS = 3;

function lacksKey(entity: Entity): boolean {
  const { primaryKey, uniqueKeys, fields, abstract, thing, name } = entity;
  if (name === '' || fields.length < FEWEST_FIELDS || primaryKey || uniqueKeys.length > 0 || abstract) return false;
  return thing !== 'aggregate' && !entity.mayInheritKey && !fields.some((field) => field.unique || field.key);
}

function reportTable(entity: Entity, context: Context): void {
  const field = entity.fields.find((one) => isOwnIdentifier(one, entity));
  const at = entity.nameAt;
  if (field)
    context.report('candidate', { at, data: { entity: entity.name, field: field.name }, fixes: fixes(field, context) });
  else context.report('none', { at, data: { entity: entity.name } });
}

/** Objects are told apart by what they stand in, unless they have an identifier of their own. One finding for all of a document. */
function checkObjects(standard: Standard, context: Context): void {
  const found = standard.entities.flatMap((entity) => {
    if (entity.records !== 'objects' || !lacksKey(entity)) return [];
    const field = entity.fields.find((one) => isOwnIdentifier(one, entity) && one.multivalued !== true);
    return field ? { entity, field } : [];
  });
  const [first] = found;
  if (!first) return;
  const named = [...new Set(found.slice(0, 3).map(({ entity }) => quoted(entity.name)))];
  const more = found.length - named.length;
  context.report('unmarked', {
    at: first.entity.nameAt,
    data: {
      entities: more > 0 ? `${named.join(', ')} and ${more} more classes` : named.join(' and '),
      have: found.length > 1 ? 'each have' : 'has',
      fields: [...new Set(found.map(({ field }) => quoted(field.name)))].slice(0, 3).join(', '),
    },
    // Of a slot that several classes share the one change is enough.
    fixes: fixes(first.field, context),
  });
}

function fixes(field: Field, context: Context) {
  const edit = context.place(field, 'primaryKey', true);
  return [edit && { title: `Declare ${quoted(field.name)} as the key`, safety: 'suggestion' as const, edits: [edit] }];
}

const IDENTIFIER = /^(?:id|identifier|uuid|guid|identifiant|kennung|identificador|identificativo)$/;
const NUMBER = /^(?:id|identifier|uuid|code|number|no|nr|ref|reference|key)$/;

/** `id`, or the name of the entity with a word for an identifier behind it; not what refers to another table. */
function isOwnIdentifier(field: Field, entity: Entity): boolean {
  if (entity.foreignKeys.some((key) => key.fields.some(({ value }) => value === field.name))) return false;
  const words = wordsOf(field.name);
  const last = words.pop() ?? '';
  if (words.length === 0) return IDENTIFIER.test(last);
  return NUMBER.test(last) && ` ${stems(wordsOf(entity.name))}`.endsWith(` ${stems(words)}`);
}

/** Good enough for English plurals. */
function stems(words: readonly string[]): string {
  return words.map((word) => word.replace(/ies$/, 'y').replace(/s$/, '')).join(' ');
}

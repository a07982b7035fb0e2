import type { Entity, Field, Standard } from '../../model/entities.ts';
import { defineRule, type FileContext } from '../define.ts';
import { dedent, quoted } from '../support/text.ts';

const messages = {
  unstated:
    'Nothing says which fields of {entities} must be there and which may be left out. Mark at least those without which a record is of no use.',
} as const;

export const rule = defineRule({
  id: 'structure/cardinality-unstated',
  since: '0.2.0',
  stability: 'preview',
  severity: 'info',
  // Fides says what data are about, not what must be there, and a house dialect may have no place for it.
  formats: ['json-schema', 'openapi', 'table-schema', 'data-package', 'csvw', 'odcs', 'dcs', 'standard', 'linkml'],
  messages,
  docs: {
    what: 'A document with a table or an object of five or more fields says of no field whether it is required or how often it occurs.',
    why: 'Those who send data then leave out what is hard to collect, those who receive it find out record by record, and a validator accepts an empty one.',
    instead:
      'Require the fields without which a record is of no use, the key first: `required: [claim_id]` in JSON Schema, `constraints: {required: true}` in Table Schema, `required: true` elsewhere.',
    limits:
      'One statement about one field of the document is enough, in a branch of a JSON Schema as well: who requires something here has left the rest open on purpose. A declared key is such a statement, because keys require their fields, and so is a default. Objects and tables of fewer than five fields are not asked. Fides datasets and house dialects are not looked at. A model that is shared as a vocabulary and requires nothing on purpose can switch the rule off for its folder.',
    references: ['SEMIC Style Guide, CMC-R11'],
  },
  examples: {
    good: [
      {
        title: 'One field that must be there',
        frame: 'json-schema',
        text: dedent`
          required: [claim_id]
          properties:
            claim_id: {type: string, description: Number under which the authority keeps the application.}
            received: {type: string, format: date, description: Day on which the application arrived.}
            decided: {type: string, format: date, description: Day on which the authority decided.}
            outcome: {type: string, description: What the authority decided, in the words of the letter.}
            officer: {type: string, description: Team that took the decision.}
        `,
      },
      {
        title: 'Required in one of two branches',
        frame: 'json-schema',
        text: dedent`
          oneOf: [{required: [decided]}, {required: [withdrawn]}]
          properties:
            reference: {type: string, description: Number under which the authority keeps the application.}
            received: {type: string, format: date, description: Day on which the application arrived.}
            decided: {type: string, format: date, description: Day on which the authority decided.}
            withdrawn: {type: string, format: date, description: Day on which the claimant took the application back.}
            outcome: {type: string, description: What the authority decided, in the words of the letter.}
        `,
      },
      {
        title: 'A key',
        frame: 'odcs',
        text: dedent`
          schema:
            - name: letters
              description: One row for each letter that was sent.
              properties:
                - {name: letter, logicalType: string, primaryKey: true, description: Number of the letter.}
                - {name: sent_on, logicalType: date, description: Day on which it was posted.}
                - {name: letter_kind, logicalType: string, description: Which of the model letters it was.}
                - {name: pages, logicalType: integer, description: Number of sheets that were printed.}
                - {name: team, logicalType: string, description: Team that wrote it.}
        `,
      },
    ],
    bad: [
      {
        title: 'Nothing is required',
        frame: 'json-schema',
        text: dedent`
          properties:
            reference: {type: string, description: Number under which the authority keeps the application.}
            received: {type: string, format: date, description: Day on which the application arrived.}
            decided: {type: string, format: date, description: Day on which the authority decided.}
            outcome: {type: string, description: What the authority decided, in the words of the letter.}
            officer: {type: string, description: Team that took the decision.}
          title: Council tax claim
                 ^^^^^^^^^^^^^^^^^ unstated
        `,
      },
      {
        title: 'In a contract',
        frame: 'odcs',
        text: dedent`
          schema:
            - name: letters
                    ^^^^^^^ unstated
              description: One row for each letter that was sent.
              properties:
                - {name: letter, logicalType: string, unique: true, description: Number of the letter.}
                - {name: sent_on, logicalType: date, description: Day on which it was posted.}
                - {name: letter_kind, logicalType: string, description: Which of the model letters it was.}
                - {name: pages, logicalType: integer, description: Number of sheets that were printed.}
                - {name: team, logicalType: string, description: Team that wrote it.}
        `,
      },
    ],
  },
  on: { standard: check },
});

const FEWEST_FIELDS = 5;

/** Who states it of some objects of a document has left the others open on purpose. */
function check(standard: Standard, context: FileContext<typeof messages>): void {
  if (standard.entities.some(saysSomething)) return;
  const silent = standard.entities.filter(({ name, fields }) => name !== '' && fields.length >= FEWEST_FIELDS);
  const [first] = silent;
  if (!first) return;
  const names = silent.slice(0, 3).map(({ name }) => quoted(name));
  const more = silent.length - names.length;
  const entities = more > 0 ? `${names.join(', ')} and ${more} more` : names.join(' and ');
  context.report('unstated', { at: first.nameAt, data: { entities } });
}

function saysSomething(entity: Entity): boolean {
  // What it has from others may be required there.
  if (entity.primaryKey || entity.mayInheritKey || entity.extends.length > 0) return true;
  return entity.requiredElsewhere.length > 0 || [...withInner(entity.fields)].some(isStated);
}

function* withInner(fields: readonly Field[]): Generator<Field> {
  for (const field of fields) {
    yield field;
    yield* withInner(field.fields);
  }
}

/** A default says what holds where the field is left out. */
function isStated({ required, multivalued, default: preset }: Field): boolean {
  return (required ?? multivalued) !== undefined || preset !== undefined;
}

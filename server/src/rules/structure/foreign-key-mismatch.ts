import type { Entity, Field, ForeignKey, Standard } from '../../model/entities.ts';
import type { ForeignKeyRow, KeyRow } from '../../model/facts.ts';
import { keyFieldOf, keysOf } from '../../model/key-field.ts';
import { defineRule, each, type FactQueries, type FileContext } from '../define.ts';
import { type KeyTarget, type Mismatch, mismatchesOf } from '../support/foreign-key.ts';
import { resolvePlace, resolveStandards } from '../support/join.ts';
import { dedent, quoted } from '../support/text.ts';

const messages = {
  type: '`{field}` is of type {type} and refers to `{target}` of type {other}, so the two never match in a join. Give both the same type.',
  pattern: {
    text: '`{field}` refers to `{target}` and has another pattern: {pattern} here, {other} there. Values that pass in one place are refused in the other.',
    severity: 'warning',
  },
  length: {
    text: '`{field}` holds {length} characters at most and refers to `{target}`, which holds {other}. Longer ones cannot be referred to.',
    severity: 'warning',
  },
  unique: {
    text: 'The key {fields} refers to {targets} of `{entity}`, which may occur more than once there, so a join may double records. What tells them apart there is {key}.',
    severity: 'warning',
  },
} as const;

export const rule = defineRule({
  id: 'structure/foreign-key-mismatch',
  since: '0.2.0',
  stability: 'preview',
  severity: 'error',
  messages,
  docs: {
    what: 'A foreign key and what it refers to differ in type, pattern or length, or it does not lead to a key.',
    why: 'Joins drop the rows that do not match and double those that match twice, and nobody is told.',
    instead:
      'Take over the type, the pattern and the length of the field that is referred to, and refer to the whole key.',
    limits:
      'Whole numbers and numbers match, and so do texts and addresses. Patterns are compared as they are written. Whether a target is a key is judged only where its table declares one. In other files only fields of keys are known. Of relationships of a data contract the notation `table.column` is read. A Table Schema that stands alone does not know the tables of its package.',
    references: ['Table Schema, `foreignKeys`', 'CSVW, `foreignKeys`', 'Open Data Contract Standard, relationships'],
  },
  examples: {
    good: [
      {
        title: 'Numbers of one kind',
        frame: 'odcs',
        text: dedent`
          schema:
            - name: claims
              description: One row for each decided application.
              properties:
                - {name: claim_id, logicalType: integer, primaryKey: true, description: Number under which the authority keeps the application.}
            - name: payments
              description: One row for each payment.
              properties:
                - {name: payment_id, logicalType: string, primaryKey: true, description: Number of the payment.}
                - {name: claim_id, logicalType: number, relationships: [{to: claims.claim_id}], description: Application for which it was paid.}
        `,
      },
      {
        title: 'A field that is unique beside the key',
        frame: 'standard',
        text: dedent`
          entities:
            - name: Dwelling
              kind: place
              description: One dwelling.
              primaryKey: [dwelling_id]
              fields:
                - {name: dwelling_id, type: string, description: Number of the dwelling in the register of the council.}
                - {name: list_entry, type: string, unique: true, description: Entry in the valuation list.}
            - name: Charge
              kind: record
              description: What is due for a dwelling in a year.
              primaryKey: [charge_id]
              foreignKeys: [{fields: [list_entry], references: {entity: Dwelling, fields: [list_entry]}}]
              fields:
                - {name: charge_id, type: string, description: Number of the bill.}
                - {name: list_entry, type: string, description: Dwelling for which it is due.}
        `,
      },
    ],
    bad: [
      {
        title: 'A number that refers to a text',
        frame: 'odcs',
        text: dedent`
          schema:
            - name: claims
              description: One row for each decided application.
              properties:
                - {name: claim_id, logicalType: string, primaryKey: true, description: Number under which the authority keeps the application.}
            - name: payments
              description: One row for each payment.
              properties:
                - {name: payment_id, logicalType: string, primaryKey: true, description: Number of the payment.}
                - name: claim_ref
                  logicalType: integer
                  relationships: [{to: claims.claim_id}]
                                   ^^ type
                  description: Application for which it was paid.
        `,
        fixed: dedent`
          schema:
            - name: claims
              description: One row for each decided application.
              properties:
                - {name: claim_id, logicalType: string, primaryKey: true, description: Number under which the authority keeps the application.}
            - name: payments
              description: One row for each payment.
              properties:
                - {name: payment_id, logicalType: string, primaryKey: true, description: Number of the payment.}
                - name: claim_ref
                  logicalType: string
                  relationships: [{to: claims.claim_id}]
                  description: Application for which it was paid.
        `,
      },
      {
        title: 'Another pattern, a shorter field and half a key',
        frame: 'standard',
        text: dedent`
          entities:
            - name: Dwelling
              kind: place
              description: One dwelling.
              primaryKey: [council, dwelling_id]
              uniqueKeys: [[list_entry], [plot]]
              fields:
                - {name: council, type: string, description: Council in whose area it lies.}
                - {name: dwelling_id, type: string, description: Number of the dwelling in the register of the council.}
                - {name: list_entry, type: string, pattern: '^\\d{8}$', description: Entry in the valuation list.}
                - {name: plot, type: string, maxLength: 12, description: Number of the plot in the cadastre.}
            - name: Charge
              kind: record
              description: What is due for a dwelling in a year.
              primaryKey: [charge_id]
              foreignKeys:
                - fields: [list_entry]
                  ^^^^^^ pattern
                  references: {entity: Dwelling, fields: [list_entry]}
                - fields: [plot]
                  ^^^^^^ length
                  references: {entity: Dwelling, fields: [plot]}
                - fields: [dwelling]
                  ^^^^^^ unique
                  references: {entity: Dwelling, fields: [dwelling_id]}
              fields:
                - {name: charge_id, type: string, description: Number of the bill.}
                - {name: list_entry, type: string, pattern: '^\\d{6}$', description: Dwelling for which it is due.}
                - {name: plot, type: string, maxLength: 10, description: Plot on which the dwelling stands.}
                - {name: dwelling, type: string, description: Dwelling as the register of the council has it.}
        `,
      },
      {
        title: 'In another file',
        frame: 'standard',
        text: dedent`
          entities:
            - name: Payment
              kind: record
              description: One payment of an award.
              primaryKey: [payment_id]
              foreignKeys: [{fields: [dwelling], references: {standard: ./dwelling.yaml, entity: Dwelling, fields: [dwelling_id]}}]
                             ^^^^^^ type
              fields:
                - {name: payment_id, type: string, description: Number of the payment.}
                - {name: dwelling, type: integer, description: Dwelling for which it was paid.}
        `,
        others: {
          'standards/dwelling.yaml': dedent`
            apiVersion: concordat/v1
            kind: DataStandard
            id: urn:gov.example:standard:dwelling
            title: Dwelling
            description: What a council records about a dwelling.
            version: 1.0.0
            status: active
            provenance: Entered by the officers who decide.
            limitations: Cases that were withdrawn are left out.
            quality: [{dimension: completeness, measure: share of records with a value, target: 98 %}]
            review: {next: 2027-06-01}
            valueCase: {goal: Fewer wrong decisions, users: case officers}
            sourceOfTruth: Case system of the authority
            owner: {role: Revenues data owner, contact: data.owner@council.example}
            classification: {scheme: uk-gscp, value: OFFICIAL}
            entities:
              - name: Dwelling
                kind: place
                description: One dwelling.
                primaryKey: [dwelling_id]
                fields:
                  - {name: dwelling_id, type: string, description: Number of the dwelling in the register of the council.}
          `,
        },
      },
    ],
  },
  on: {
    standard: checkStandard,
  },
  project: [
    each('foreignKeys', (row, context) => {
      const target = targetOf(row, context.facts);
      if (!target) return;
      const { file, root, pointer, part } = row;
      for (const { message, data } of mismatchesOf(row.fields, row.targetFields, target) as Reportable[])
        context.report(message, { at: { file, root, pointer, part }, data });
    }),
  ],
});

/** Each message with the data of its own; the compiler cannot follow the two together. */
interface Reportable {
  readonly message: Mismatch['message'];
  readonly data: never;
}

type Context = FileContext<typeof messages>;

/** Keys within the file. Each entity is looked at once, however many keys lead to it. */
function checkStandard({ entities }: Standard, context: Context): void {
  const from = entities.filter(({ foreignKeys }) => foreignKeys.length > 0);
  if (from.length === 0) return;
  const targets = new Map<string, Entity>();
  for (const entity of entities) if (!targets.has(entity.name)) targets.set(entity.name, entity);
  const known = new Map<Entity, KeyTarget>();
  for (const entity of from) {
    const fields = new Map(entity.fields.map((field) => [field.name, field]));
    for (const key of entity.foreignKeys) {
      const other = key.target.resource === undefined ? targets.get(key.targetEntity ?? '') : undefined;
      // What has its fields from elsewhere is not known well enough.
      if (!other || other.fields.length === 0) continue;
      const target = known.get(other) ?? targetHere(other);
      known.set(other, target);
      checkKey(key, fields, target, context);
    }
  }
}

function targetHere(entity: Entity): KeyTarget {
  const fields = new Map(entity.fields.map((field) => [field.name, keyFieldOf(field)]));
  return { entity: entity.name, fields, keys: keysOf(entity), has: (name) => fields.has(name) };
}

function checkKey(
  { at, fields: named, targetFields }: ForeignKey,
  own: ReadonlyMap<string, Field>,
  target: KeyTarget,
  context: Context,
): void {
  const fields = named.map(({ value }) => own.get(value));
  const found = mismatchesOf(
    fields.map((field) => field && keyFieldOf(field)),
    targetFields.map(({ value }) => value),
    target,
  );
  for (const mismatch of found) {
    const field = mismatch.message === 'unique' ? undefined : own.get(mismatch.from.name);
    const { message, data } = mismatch as unknown as Reportable;
    context.report(message, { at, data, fixes: field ? [takeOver(field, mismatch, context)] : [] });
  }
}

/** Types that are called the same in all formats. */
const COMMON_TYPES = new Set(['string', 'integer', 'number', 'boolean', 'date']);

function takeOver(field: Field, mismatch: Mismatch, context: Context) {
  if (mismatch.message !== 'type' && mismatch.message !== 'pattern') return undefined;
  const { message, to, data } = mismatch;
  const value = message === 'type' ? to.type : to.pattern;
  if (value === undefined || (message === 'type' && !COMMON_TYPES.has(value))) return undefined;
  const edit = context.place(field, message, value);
  const title = `Take over the ${message} of ${quoted(data.target)}`;
  return edit && { title, safety: 'suggestion' as const, edits: [edit] };
}

function targetOf(row: ForeignKeyRow, facts: FactQueries): KeyTarget | undefined {
  const place = resolvePlace(facts, row.file, row.target);
  const file = place?.file ?? resolveStandards(facts, row.file, row.target.resource ?? '')[0]?.file;
  if (file === undefined) return undefined;
  const within = (one: KeyRow): boolean =>
    one.root === (place?.root ?? one.root) && one.pointer.startsWith(place?.pointer ?? '');
  const named = facts
    .rows('keys', 'file', file)
    .filter((one) => within(one) && (row.targetEntity === undefined || one.entity === row.targetEntity));
  const [only, ...others] = named;
  if (!only || others.length > 0) return undefined;
  return {
    ...only,
    fields: new Map(only.fields.map((field) => [field.name, field])),
    has: (name) => facts.rows('fields', 'file', file).some((one) => one.path === name && one.entity === only.entity),
  };
}

import { defineRule } from '../define.ts';
import { isNumber, reportFields } from '../support/number-fields.ts';
import { below, entityTellsCurrency, isMoney, tellsCurrency } from '../support/quantities.ts';
import { dedent } from '../support/text.ts';

const messages = {
  one: 'Nothing says in which currency `{field}` is.',
  several: '{count} fields of `{entity}` are amounts of money, and nothing says in which currency: {fields}.',
} as const;

export const rule = defineRule({
  id: 'interop/amount-without-currency',
  since: '0.2.0',
  stability: 'preview',
  severity: 'warning',
  messages,
  docs: {
    what: 'A number is called a price, a fee, a salary or the like, and nothing says in which currency it is.',
    why: 'Everybody in the office knows that the fee is in pounds. The table is read elsewhere, and later: amounts of several countries get added up, and currencies get replaced.',
    instead:
      'Name the currency by its code of ISO 4217 where the format has a place for a unit (`unit: GBP`), in the name (`fee_gbp`) or in the description. Where it differs from row to row, put a field for the currency beside the amount.',
    limits:
      'Goes by words for money in the names of numeric fields, in seven languages. `amount`, `value` and `total` count only beside a word such as `grant` or `invoice`. Silent where any field of the entity is called currency, and where the name or description of the field, of its entity or of the standard mentions one. Fields of one entity are told together.',
    references: ['ISO 4217', 'NIEM Naming and Design Rules, representation term Amount'],
  },
  examples: {
    good: [
      {
        title: 'A mark, a name, a description',
        frame: 'json-schema',
        text: dedent`
          required: [fee]
          properties:
            fee: {type: number, description: What the applicant paid for the decision., x-unit: GBP}
            rent_eur: {type: number, description: What the tenant owes each month.}
            salary: {type: number, description: Gross pay in a year in pounds.}
            price_index: {type: number, description: Level of prices against the year 2015.}
            rainfall_amount: {type: number, description: Water that fell on one square metre in litres.}
            income_band: {type: integer, description: Fifth of the population to which the household belongs.}
        `,
      },
      {
        title: 'A field for the currency',
        frame: 'odcs',
        text: dedent`
          schema:
            - name: claims
              description: One row for each decided application.
              properties:
                - name: grant_amount
                  logicalType: number
                  description: What the applicant gets.
                - name: currency
                  logicalType: string
                  description: Code of ISO 4217 in which the grant is paid.
        `,
      },
    ],
    bad: [
      {
        title: 'A bare number',
        frame: 'odcs',
        text: dedent`
          schema:
            - name: claims
              description: One row for each decided application.
              properties:
                - name: fee
                        ^^^ one
                  logicalType: number
                  description: What the applicant paid for the decision.
        `,
        fixed: dedent`
          schema:
            - name: claims
              description: One row for each decided application.
              properties:
                - name: fee
                  logicalType: number
                  description: What the applicant paid for the decision.
                  customProperties:
                    - {property: unit, value: ""}
        `,
      },
      {
        title: 'Several of one table, in another language',
        frame: 'table-schema',
        text: dedent`
          fields:
            - name: claim_id
              type: string
              description: Number under which the authority keeps the application.
            - name: montant_total
                    ^^^^^^^^^^^^^ several
              type: number
              description: De la subvention telle qu'elle a été votée.
            - name: grant_amount
              type: number
              description: De la subvention telle qu'elle a été versée.
        `,
      },
    ],
  },
  on: {
    entity(entity, context) {
      const amounts = [...below(entity.fields)].filter(
        (field) => isNumber(field) && isMoney(field) && !tellsCurrency(field),
      );
      if (amounts.length > 0 && !entityTellsCurrency(entity))
        reportFields(amounts, entity, context, 'Insert a currency to fill in');
    },
  },
});

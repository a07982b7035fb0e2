import { SCHEMA, schema } from './second-standard.ts';
import { dedent } from './text.ts';

// An address that two schemas define, for the examples of rules.

const FIELDS =
  'house: {type: string, description: Number or name of the house.}, street: {type: string, description: Street that the entrance faces.}, ' +
  'locality: {type: string, description: Village or part of a town.}, postcode: {type: string, description: Code that the post sorts by.}';

/** Keys for the frame for JSON Schema: a claim at an address. `marks` is a line of carets below the name of the address. */
export function claimAt(marks = '', fields = FIELDS): string {
  return dedent`
    required: [claim_id]
    properties:
      claim_id: {type: string, description: Number under which the authority keeps the application., x-primaryKey: true}
      dwelling: {$ref: '#/$defs/Address'}
    $defs:
      Address:
      ${marks}
        description: Where a dwelling is.
        type: object
        required: [street]
        properties: {${fields}}
  `.replace(/\n +\n/, '\n');
}

/** An appeal about premises at an address. */
export const APPEAL: Readonly<Record<string, string>> = {
  [SCHEMA]: `${schema("premises: {$ref: '#/$defs/Address'}")}$defs:
  Address:
    description: Where premises are.
    type: object
    required: [street]
    properties: {${FIELDS}}
`,
};

import { dedent } from '../text.ts';

export const codelist = {
  file: 'codelists/tenure.codelist.yaml',
  others: {},
  text: dedent`
    apiVersion: concordat/v1
    kind: CodeList
    id: urn:gov.example:codelist:tenure
    title: Tenure
    description: Sorts dwellings by the right under which their occupants live in them.
    version: 1.2.0
    status: active
    publisher: Exampleshire Council
    codes:
      - {code: OO, label: Owner-occupied, definition: The occupant owns the dwelling or is buying it.}
      - {code: RT, label: Rented, definition: The occupant pays rent to the owner.}
      - {code: PR, label: Rented from a private landlord, broader: RT}
  `,
};

import { dedent } from '../text.ts';

/** Not quite silent: that the format has a successor is said of each. */
export const dcsFrame = {
  file: 'contracts/claim.datacontract.yaml',
  others: {},
  text: dedent`
    dataContractSpecification: 1.2.1
    id: urn:gov.example:contract:claim
    info:
      title: Council tax claims
      version: 2.1.0
      status: active
      description: Gives analysts the decisions on applications for a reduction of council tax.
      owner: Revenues data desk
    x-gov:
      classification: {scheme: uk-gscp, value: OFFICIAL}
    models:
      claims:
        description: One row for each decided application.
        type: table
        fields:
          claim_id:
            type: text
            primaryKey: true
            description: Number under which the authority keeps the application.
  `,
};

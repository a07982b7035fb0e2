import { dedent } from '../text.ts';

/** The data themselves are published elsewhere. */
export const csvw = {
  file: 'tables/claims.csv-metadata.yaml',
  others: {},
  text: dedent`
    '@context': ['http://www.w3.org/ns/csvw', {'@language': en}]
    '@id': https://data.gov.example/tables/claims
    url: https://data.gov.example/tables/claims.csv
    dc:title: Council tax claims
    dc:description: Decisions on applications for a reduction of council tax, one row for each.
    dc:publisher: Exampleshire Council
    schema:version: 2.1.0
    gov:purpose: Decide who pays less council tax, and by how much.
    gov:lawfulBasis: {article6: public-task}
    gov:dataSubjects: [benefit-claimant]
    gov:retention: {period: P6Y, trigger: case-closed, disposal: secure-erasure}
    gov:justification: Each field decides the award or is printed on the letter about it.
    gov:classification: {scheme: uk-gscp, value: OFFICIAL}
    tableSchema:
      columns:
        - name: claim_id
          titles: Claim
          dc:description: Number under which the authority keeps the application.
          datatype: string
          required: true
        - name: decided_on
          titles: Decided on
          dc:description: Day on which the authority decided.
          datatype: {base: date, format: yyyy-MM-dd}
      primaryKey: claim_id
  `,
};

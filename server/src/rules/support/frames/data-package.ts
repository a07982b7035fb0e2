import type { Frame } from '../frames.ts';
import { dedent } from '../text.ts';

export const dataPackage: Frame = {
  file: 'data/datapackage.yaml',
  others: {},
  text: dedent`
    $schema: https://datapackage.org/profiles/2.0/datapackage.json
    name: council-tax-decisions
    id: https://data.gov.example/dataset/council-tax-decisions
    title: Council tax decisions
    description: Decisions on applications for a reduction of council tax, with the wards of the dwellings.
    version: 2.1.0
    created: "2026-09-01T00:00:00Z"
    keywords: [council tax, reduction]
    licenses:
      - name: OGL-UK-3.0
        path: https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/
    sources:
      - title: Decisions of the council on applications
    contributors:
      - title: Exampleshire Council
        email: open.data@council.example
        organization: Exampleshire Council
        roles: [owner, publisher]
    gov:purpose: Decide who pays less council tax, and by how much.
    gov:lawfulBasis: {article6: public-task}
    gov:dataSubjects: [benefit-claimant]
    gov:retention: {period: P6Y, trigger: case-closed, disposal: secure-erasure}
    gov:justification: Each field decides the award or is printed on the letter about it.
    gov:classification: {scheme: uk-gscp, value: OFFICIAL}
    gov:accessRights: public
    gov:updateFrequency: P1M
    resources:
      - name: decisions
        type: table
        path: https://data.council.example/decisions.csv
        format: csv
        mediatype: text/csv
        encoding: utf-8
        description: One row for each decided application.
        schema:
          fields:
            - name: claim_id
              type: string
              description: Number under which the authority keeps the application.
            - name: decided_on
              type: date
              description: Day on which the authority decided.
          primaryKey: [claim_id]
  `,
};

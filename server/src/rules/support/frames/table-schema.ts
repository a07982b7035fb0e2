import type { Frame } from '../frames.ts';
import { dedent } from '../text.ts';

export const tableSchema: Frame = {
  file: 'schemas/decisions.table.yaml',
  others: {},
  text: dedent`
    $schema: https://datapackage.org/profiles/2.0/tableschema.json
    name: council-tax-decisions
    title: Council tax decisions
    description: One row for each decision on an application for a reduction of council tax.
    version: 2.1.0
    gov:owner: {role: Revenues data owner, contact: data.owner@council.example}
    gov:purpose: Decide who pays less council tax, and by how much.
    gov:lawfulBasis: {article6: public-task}
    gov:dataSubjects: [benefit-claimant]
    gov:retention: {period: P6Y, trigger: case-closed, disposal: secure-erasure}
    gov:justification: Each field decides the award or is printed on the letter about it.
    gov:classification: {scheme: uk-gscp, value: OFFICIAL}
    fields:
      - name: claim_id
        type: string
        description: Number under which the authority keeps the application.
        constraints: {required: true, unique: true}
      - name: decided_on
        type: date
        description: Day on which the authority decided.
        example: "2026-04-03"
    primaryKey: [claim_id]
  `,
};

import { dedent } from '../text.ts';

/** The standard over which the frame of agreements is written. */
export const claimStandard = dedent`
  apiVersion: concordat/v1
  kind: DataStandard
  id: urn:gov.example:standard:claim
  title: Council tax claim
  description: What an authority records about an application for a reduction of council tax.
  version: 2.1.0
  status: active
  owner: {role: Revenues data owner, contact: data.owner@council.example}
  classification: {scheme: uk-gscp, value: OFFICIAL-SENSITIVE}
  purpose: Decide who pays less council tax, and by how much.
  lawfulBasis: {article6: public-task}
  dataSubjects: [benefit-claimant]
  retention: {period: P6Y, trigger: case-closed, disposal: secure-erasure}
  justification: Each field decides the award or is printed on the letter about it.
  provenance: Entered by benefit officers from applications.
  limitations: Applications that were withdrawn before a decision are left out.
  quality: [{dimension: completeness, measure: share of claims with a decision, target: 99 %}]
  review: {next: 2027-06-01}
  valueCase: {goal: Fewer wrong awards, users: benefit officers}
  sourceOfTruth: Council tax system of the authority
  entities:
    - name: Claim
      kind: person
      description: One application by one claimant.
      primaryKey: [claim_id]
      fields:
        - name: claim_id
          type: string
          description: Number under which the authority keeps the application.
          personalData: {category: "dpv-pd:Identifier", identifiability: pseudonymous}
          classification: OFFICIAL
        - name: award_amount
          type: number
          description: Weekly reduction that was granted, in pounds.
          personalData: {category: "dpv-pd:Income", identifiability: quasi}
          classification: OFFICIAL-SENSITIVE
`;

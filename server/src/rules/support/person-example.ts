import { dedent } from './text.ts';

/** A standard that identifies people directly, for examples of agreements. */
export const people = dedent`
  apiVersion: concordat/v1
  kind: DataStandard
  id: urn:gov.example:standard:person
  title: People
  description: People as the council knows them.
  version: 1.0.0
  status: active
  provenance: Entered by the officers who decide.
  limitations: Cases that were withdrawn are left out.
  quality: [{dimension: completeness, measure: share of records with a value, target: 98 %}]
  review: {next: 2027-06-01}
  valueCase: {goal: Fewer wrong decisions, users: case officers}
  sourceOfTruth: Case system of the authority
  owner: {role: Residents data owner, contact: data.owner@council.example}
  classification: {scheme: uk-gscp, value: OFFICIAL-SENSITIVE}
  purpose: Write to the residents of the council.
  dataSubjects: [resident]
  lawfulBasis: {article6: public-task}
  retention: {period: P6Y, trigger: case-closed, disposal: secure-erasure}
  justification: Letters are addressed by it.
  entities:
    - name: Person
      kind: person
      description: One resident.
      fields:
        - name: full_name
          type: string
          description: What the person is called in letters.
          personalData: {category: "dpv-pd:Name", identifiability: direct}
`;

/** The part of an agreement that shares it; its path is `standards/person.yaml`. */
export const personItem = dedent`
  data:
    - id: people
      standard: ../standards/person.yaml
      version: 1.0.0
      fields: [full_name]
      necessity: {full_name: Finds the person.}
      dataSubjects: [resident]
      retention: {period: P2Y, trigger: case-closed, disposal: secure-erasure}
`;

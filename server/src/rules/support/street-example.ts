import { dedent } from './text.ts';

/** A standard about nobody, for examples of agreements over such data. */
export const streets = dedent`
  apiVersion: concordat/v1
  kind: DataStandard
  id: urn:gov.example:standard:street
  title: Streets
  description: Streets as the gazetteer of the council keeps them.
  version: 1.0.0
  status: active
  provenance: Entered by the officers who decide.
  limitations: Cases that were withdrawn are left out.
  quality: [{dimension: completeness, measure: share of records with a value, target: 98 %}]
  review: {next: 2027-06-01}
  valueCase: {goal: Fewer wrong decisions, users: case officers}
  sourceOfTruth: Case system of the authority
  owner: {role: Gazetteer custodian, contact: gazetteer@council.example}
  classification: {scheme: uk-gscp, value: OFFICIAL}
  entities:
    - name: Street
      kind: place
      description: A way with a name of its own.
      fields:
        - {name: street_name, type: string, description: As it is signed.}
`;

/** The part of an agreement that shares it; its path is `standards/street.yaml`. */
export const streetItem = dedent`
  data:
    - id: streets
      standard: ../standards/street.yaml
      version: 1.0.0
      fields: [street_name]
      retention: {period: P2Y, trigger: delivery, disposal: secure-erasure}
`;

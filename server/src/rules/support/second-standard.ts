// Small, clean standards that stand beside the frame of an example, for rules over several files. What they hold beside one field is out of the way.

/** Path of `contract(…)`: before the frame's own file, so that what it says counts as agreed. */
export const CONTRACT = 'contracts/appeals.odcs.yaml';

/** A contract whose table has a key and the given property; further lines are further properties, or marks of findings. */
export function contract(property: string): string {
  return `apiVersion: v3.1.0
kind: DataContract
id: urn:gov.example:contract:appeals
name: Council tax appeals
version: 1.0.0
status: active
description: {purpose: Gives analysts the outcome of appeals about council tax.}
team: {members: [{username: appeals.data@tribunal.example, role: owner}]}
customProperties: [{property: classification, value: {scheme: uk-gscp, value: OFFICIAL}}]
schema:
  - name: appeals
    description: One row for each appeal that was decided.
    properties:
      - {name: appeal_id, logicalType: string, required: true, primaryKey: true, description: Number under which the tribunal keeps the appeal.}
      - ${property.replace(/\n(?=- )/g, '\n      ').replace(/\n(?! *- )/g, '\n        ')}
`;
}

/** Path of `schema(…)`. */
export const SCHEMA = 'standards/appeal.schema.yaml';

/** A JSON Schema with a key and the given property. */
export function schema(property: string): string {
  return `$schema: https://json-schema.org/draft/2020-12/schema
$id: https://data.gov.example/standards/appeal/1.0.0
title: Council tax appeal
description: What the tribunal records about an appeal.
version: 1.0.0
x-gov:
  owner: {role: Appeals data owner, contact: data.owner@tribunal.example}
  classification: {scheme: uk-gscp, value: OFFICIAL}
type: object
required: [appeal_id]
properties:
  appeal_id: {type: string, description: Number under which the tribunal keeps the appeal., x-primaryKey: true}
  ${property.replaceAll('\n', '\n  ')}
`;
}

/** The key `schema:` of the frame for ODCS, with the given lines below the properties of its table. */
export function inContract(lines: string): string {
  return `schema:
  - name: claims
    description: One row for each decided application.
    properties:
      - {name: claim_id, logicalType: string, required: true, primaryKey: true, description: Number under which the authority keeps the application.}
${lines.replace(/^(?=.)/gm, '      ')}
`;
}

/** The keys `required:` and `properties:` of the frame for JSON Schema, with the given lines below the properties. */
export function inSchema(lines: string): string {
  return `required: [claim_id]
properties:
  claim_id: {type: string, description: Number under which the authority keeps the application., x-primaryKey: true}
${lines.replace(/^(?=.)/gm, '  ')}
`;
}

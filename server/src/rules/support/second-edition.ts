// The standard of the frame for JSON Schema, once more as a table, for rules that compare formats.

/** Keys for the frame: the standard as both have it. */
export const DWELLING = `required: [claim_id, band]
properties:
  claim_id: {type: string, description: Number under which the authority keeps the application., x-primaryKey: true}
  band: {type: string, enum: [A, B, C], description: 'Band of the dwelling on the valuation list, from A for cheap to C for dear.'}
  area: {type: number, description: Area of all floors of the dwelling., x-unit: m2}
  office: {type: string, maxLength: 8, description: Short name of the office that valued the dwelling.}
`;

/** Path of `table(…)`: behind the frame's own file, so that what that says counts as agreed. */
export const TABLE = 'standards/claim.table.yaml';

/** The table; each part may be written otherwise or, when empty, left out. Further lines of a part stand below its line: marks of findings. */
export function table({
  version = '2.1.0',
  id = 'type: string, constraints: {required: true}',
  band = 'type: string, constraints: {required: true, enum: [A, B, C]}',
  area = 'type: number, unit: m2',
  office = 'type: string, constraints: {maxLength: 8}',
  more = '',
  key = 'primaryKey: [claim_id]',
}: Partial<Record<'version' | 'id' | 'band' | 'area' | 'office' | 'more' | 'key', string>> = {}): string {
  return `$schema: https://datapackage.org/profiles/2.0/tableschema.json
name: council-tax-claims
title: Council tax claim
description: What an authority records about an application for a reduction of council tax.
version: ${version}
gov:owner: {role: Revenues data owner, contact: data.owner@council.example}
gov:classification: {scheme: uk-gscp, value: OFFICIAL}
fields:
${[
  ['claim_id', id, 'Number under which the authority keeps the application.'],
  ['band', band, "'Band of the dwelling on the valuation list, from A for cheap to C for dear.'"],
  ['area', area, 'Area of all floors of the dwelling.'],
  ['office', office, 'Short name of the office that valued the dwelling.'],
]
  .map(([name, lines = '', description]) => {
    const [rest = '', ...marks] = lines.split('\n');
    return rest === '' ? '' : [`  - {name: ${name}, ${rest}, description: ${description}}`, ...marks, ''].join('\n');
  })
  .join('')}${more}${key}
`;
}

/** The same as a contract. */
export const CLAIM_CONTRACT = `apiVersion: v3.1.0
kind: DataContract
id: urn:gov.example:contract:claim
name: Council tax claim
version: 2.1.0
status: active
description: {purpose: Gives analysts the decisions on applications for a reduction of council tax.}
team: {members: [{username: revenues.data@council.example, role: owner}]}
customProperties: [{property: classification, value: {scheme: uk-gscp, value: OFFICIAL}}]
schema:
  - name: claims
    description: One row for each decided application.
    properties:
      - {name: claim_id, logicalType: string, required: true, primaryKey: true, description: Number under which the authority keeps the application.}
      - {name: band, logicalType: string, required: true, description: Band of the dwelling on the valuation list.}
      - {name: area, logicalType: number, description: Area of all floors of the dwelling., customProperties: [{property: unit, value: m2}]}
      - {name: office, logicalType: string, description: Short name of the office that valued the dwelling.}
`;

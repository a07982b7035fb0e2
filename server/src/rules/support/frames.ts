import type { FrameName } from '../define.ts';
import { agreementFrame } from './frames/agreement.ts';
import { attestationsFrame } from './frames/attestations.ts';
import { checklistFrame } from './frames/checklist.ts';
import { claimStandard as standard } from './frames/claim-standard.ts';
import { codelist } from './frames/codelist.ts';
import { csvw } from './frames/csvw.ts';
import { dataPackage } from './frames/data-package.ts';
import { dcatAp } from './frames/dcat-ap.ts';
import { dcatAr } from './frames/dcat-ar.ts';
import { dcatUs } from './frames/dcat-us.ts';
import { dcsFrame } from './frames/dcs.ts';
import { duaFrame } from './frames/dua.ts';
import { fideslangFrame } from './frames/fideslang.ts';
import { glossaryFrame } from './frames/glossary.ts';
import { linkml } from './frames/linkml.ts';
import { odaaFrame } from './frames/odaa.ts';
import { odpsFrame } from './frames/odps.ts';
import { odrl } from './frames/odrl.ts';
import { openapiFrame } from './frames/openapi.ts';
import { tableSchema } from './frames/table-schema.ts';
import { ukMetadataFrame } from './frames/uk-metadata.ts';
import { dedent } from './text.ts';

/** A document in which every rule is content. Examples replace some of its top-level keys. */
export interface Frame {
  readonly file: string;
  readonly text: string;
  /** Other files that it needs. */
  readonly others: Readonly<Record<string, string>>;
}

export const FRAMES: Readonly<Record<FrameName, Frame>> = {
  'json-schema': {
    file: 'standards/claim.schema.yaml',
    others: {},
    text: dedent`
      $schema: https://json-schema.org/draft/2020-12/schema
      $id: https://data.gov.example/standards/claim/2.1.0
      title: Council tax claim
      description: What an authority records about an application for a reduction of council tax.
      version: 2.1.0
      x-gov:
        owner: {role: Revenues data owner, contact: data.owner@council.example}
        classification: {scheme: uk-gscp, value: OFFICIAL}
        purpose: Decide who pays less council tax, and by how much.
        lawfulBasis: {article6: public-task}
        dataSubjects: [benefit-claimant]
        retention: {period: P6Y, trigger: case-closed, disposal: secure-erasure}
        justification: Each field decides the award or is printed on the letter about it.
      type: object
      properties:
        claim_id:
          type: string
          description: Number under which the authority keeps the application.
    `,
  },
  odcs: {
    file: 'contracts/claim.odcs.yaml',
    others: {},
    text: dedent`
      apiVersion: v3.1.0
      kind: DataContract
      id: urn:gov.example:contract:claim
      name: Council tax claims
      version: 2.1.0
      status: active
      description:
        purpose: Gives analysts the decisions on applications for a reduction of council tax.
      team:
        members:
          - username: revenues.data@council.example
            role: owner
      slaProperties:
        - {property: retention, value: 6, unit: y}
      customProperties:
        - property: classification
          value: {scheme: uk-gscp, value: OFFICIAL}
        - {property: lawfulBasis, value: {article6: public-task}}
        - {property: dataSubjects, value: [benefit-claimant]}
        - {property: justification, value: Each field decides the award or is printed on the letter about it.}
      schema:
        - name: claims
          description: One row for each decided application.
          properties:
            - name: claim_id
              logicalType: string
              description: Number under which the authority keeps the application.
    `,
  },
  'table-schema': tableSchema,
  'data-package': dataPackage,
  'dcat-us': dcatUs,
  'dcat-ar': dcatAr,
  openapi: openapiFrame,
  odps: odpsFrame,
  dcs: dcsFrame,
  dua: duaFrame,
  odaa: odaaFrame,
  csvw,
  codelist,
  glossary: glossaryFrame,
  linkml,
  standard: { file: 'standards/claim.yaml', others: {}, text: standard },
  fideslang: fideslangFrame,
  'uk-metadata': ukMetadataFrame,
  agreement: agreementFrame(standard),
  attestations: attestationsFrame(standard),
  checklist: checklistFrame,
  'dcat-ap': dcatAp,
  odrl,
};

/** The day by which examples are judged, unless they name another. */
export const EXAMPLE_DAY = '2026-11-21';

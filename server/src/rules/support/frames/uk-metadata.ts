import { dedent } from '../text.ts';

/** A record of the UK cross-government metadata exchange model. */
export const ukMetadataFrame = {
  file: 'catalogue/reduction-claims.yaml',
  others: {},
  text: dedent`
    identifier: https://data.example.gov.uk/dataset/reduction-claims
    type: dcat:Dataset
    title: Council tax reduction claims
    summary: Decisions on applications for a reduction of council tax, one row a decision.
    description: What billing authorities decided on each application, and by how much the bill was reduced. No names or addresses.
    keyword: [council tax, benefits]
    theme: ["http://eurovoc.europa.eu/4466"]
    licence: https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/
    version: 2.1.0
    accessRights: OPEN
    securityClassification: OFFICIAL
    issued: 2025-04-30
    modified: 2026-10-30
    contactPoint:
      contactName: Local taxation statistics team
      email: ct.statistics@example.gov.uk
    creator: [valuation-office-agency]
    publisher: hm-revenue-customs
    updateFrequency: freq:quarterly
    distribution: ["https://data.example.gov.uk/dataset/reduction-claims/csv"]
  `,
};

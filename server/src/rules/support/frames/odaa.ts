import { dedent } from '../text.ts';

export const odaaFrame = {
  file: 'agreements/claims-for-research.odaa.yaml',
  others: {},
  text: dedent`
    apiVersion: v0.9.0
    kind: AccessAgreement
    id: urn:gov.example:access:claims-for-research
    name: Claims for research
    version: 1.0.0
    status: approved
    description:
      purpose: Study how many households that could apply for a reduction of council tax do so.
    startTimestamp: 2026-09-01T00:00:00Z
    endTimestamp: 2028-08-31T23:59:59Z
    nextReassessmentTimestamp: 2027-09-01T00:00:00Z
    provider:
      teamId: revenues
      dataProductId: urn:gov.example:product:local-taxation
      outputPortId: decisions
    consumer:
      teamId: research
  `,
};

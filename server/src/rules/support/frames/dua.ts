import { dedent } from '../text.ts';

/** Not quite silent: that the format has no place for most of an agreement is said of each. */
export const duaFrame = {
  file: 'agreements/claims-for-research.dua.yaml',
  others: {},
  text: dedent`
    dataUsageAgreementSpecification: 0.0.1
    id: claims-for-research
    info:
      purpose: Study how many households that could apply for a reduction of council tax do so.
      status: approved
      active: true
      startDate: 2026-09-01
      endDate: 2028-08-31
    provider:
      teamId: revenues
      dataProductId: local-taxation
      outputPortId: decisions
    consumer:
      teamId: research
  `,
};

import type { Frame } from '../frames.ts';
import { dedent } from '../text.ts';

/** One item of an organisation's own, added to the built-in checklist. */
export const checklistFrame: Frame = {
  file: 'governance/house.checklist.yaml',
  others: {},
  text: dedent`
    apiVersion: concordat/v1
    kind: Checklist
    id: house
    title: What the county asks
    extends: concordat:data-driven-public-sector
    items:
      - id: H1.1
        element: G2
        title: The archive has accepted the data
        why: What nobody keeps is lost with the system.
        how: Have the archive confirm the transfer list.
        weight: should
        asks: [standard]
        attest: {mayAttest: [Archivist], covers: [retention]}
  `,
};

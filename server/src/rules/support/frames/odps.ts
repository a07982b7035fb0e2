import { dedent } from '../text.ts';

export const odpsFrame = {
  file: 'products/local-taxation.odps.yaml',
  others: {},
  text: dedent`
    apiVersion: v1.0.0
    kind: DataProduct
    id: urn:gov.example:product:local-taxation
    name: Local taxation insight
    version: 1.2.0
    status: active
    description:
      purpose: Shows councils how many households receive a reduction of council tax.
    team:
      members:
        - {username: revenues.data@council.example, role: owner}
    outputPorts:
      - name: decisions
        description: Counts of decisions by month and ward.
        type: tables
        version: 1.0.0
        contractId: urn:gov.example:contract:decisions
  `,
};

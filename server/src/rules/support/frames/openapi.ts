import { dedent } from '../text.ts';

export const openapiFrame = {
  file: 'interfaces/claim.openapi.yaml',
  others: {},
  text: dedent`
    openapi: 3.1.1
    info:
      title: Council tax claims
      description: Gives analysts the decisions on applications for a reduction of council tax.
      version: 2.1.0
      contact: {name: Revenues data desk, email: revenues.data@council.example}
    x-gov:
      owner: {role: Revenues data owner, contact: data.owner@council.example}
      classification: {scheme: uk-gscp, value: OFFICIAL}
    paths:
      /claims/{claim_id}:
        get:
          responses:
            "200":
              description: The claim.
              content:
                application/json:
                  schema: {$ref: '#/components/schemas/Claim'}
    components:
      schemas:
        Claim:
          description: One application by one claimant.
          type: object
          required: [claim_id]
          properties:
            claim_id:
              type: string
              description: Number under which the authority keeps the application.
  `,
};

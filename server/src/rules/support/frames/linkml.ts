import type { Frame } from '../frames.ts';
import { dedent } from '../text.ts';

export const linkml: Frame = {
  file: 'models/claim.yaml',
  others: {},
  text: dedent`
    id: https://data.gov.example/models/claim
    name: council-tax-claim
    title: Council tax claim
    description: What an authority records about an application for a reduction of council tax.
    version: 2.1.0
    license: https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/
    prefixes:
      linkml: https://w3id.org/linkml/
      claim: https://data.gov.example/models/claim/
    default_prefix: claim
    imports:
      - linkml:types
    annotations:
      owner: Revenues data owner
      classification: OFFICIAL
      purpose: Decide who pays less council tax, and by how much.
      lawful_basis: {tag: lawful_basis, value: public-task}
      data_subjects: {tag: data_subjects, value: [benefit-claimant]}
      retention: {tag: retention, value: P6Y}
      justification: Each field decides the award or is printed on the letter about it.
    classes:
      Claim:
        description: One application by one claimant.
        attributes:
          claim_id:
            identifier: true
            range: string
            description: Number under which the authority keeps the application.
  `,
};

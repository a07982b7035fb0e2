import { dedent } from '../text.ts';

/** A manifest of Fideslang with one dataset. */
export const fideslangFrame = {
  file: '.fides/claims.yml',
  others: {},
  text: dedent`
    organization:
      - fides_key: exampleshire
        name: Exampleshire Council
        controller: {name: Revenues data owner, email: data.owner@council.example}
    dataset:
      - fides_key: claims_db
        organization_fides_key: exampleshire
        name: Council tax claims
        description: What an authority records about an application for a reduction of council tax.
        meta:
          "gov:classification": {scheme: uk-gscp, value: OFFICIAL}
          "gov:version": 2.1.0
        collections:
          - name: claim
            description: One application by one claimant.
            fields:
              - name: claim_id
                description: Number under which the authority keeps the application.
                data_categories: [user.unique_id]
                fides_meta: {primary_key: true, data_type: string}
              - name: email
                description: Where letters are sent if the claimant agreed to that.
                data_categories: [user.contact.email]
                fides_meta: {identity: email, data_type: string}
    system:
      - fides_key: claims_portal
        name: Claims portal
        description: Takes in applications and shows what was decided on them.
        system_type: Service
        ingress: [{fides_key: claims_db, type: dataset}]
        privacy_declarations:
          - name: Decide on applications
            data_categories: [user.unique_id, user.contact.email]
            data_use: essential.service
            data_subjects: [citizen_voter]
            ingress: [claims_db]
  `,
};

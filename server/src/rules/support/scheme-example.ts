import { partiesExample } from './party-example.ts';
import { dedent } from './text.ts';

/**
 * The keys by which the agreement of the frame, which is one of the United Kingdom, becomes a complete one of another country or under a
 * scheme. What an example writes itself behind them stands in their place.
 */
export function schemeExample(scheme: keyof typeof SCHEMES): string {
  return SCHEMES[scheme];
}

const EUROPE = dedent`
  jurisdiction: eu
  transfer: {method: api-mtls, format: application/json, locations: [FR], international: null}
  breach: {contact: security@council.example, notifyWithin: PT24H, authority: CNIL}
`;

const UNITED_STATES = dedent`
  jurisdiction: us
  classification: {scheme: us-cui, value: CUI, equivalence: [{scheme: uk-gscp, value: OFFICIAL-SENSITIVE}]}
  transfer: {method: api-mtls, format: application/json, locations: [US], international: null}
  breach: {contact: security@agency.example, notifyWithin: PT1H, authority: CISA}
`;

const SCHEMES = {
  eu: EUROPE,
  us: UNITED_STATES,
  'eu-art26': `${EUROPE}regime: eu-art26\n`,
  'eu-art28': `${EUROPE}regime: eu-art28\n`,
  'us-cmppa': `${UNITED_STATES}${partiesExample(
    { name: 'Example Housing Agency', identifier: 'US-GSA-047', role: '[source-agency]', lawfulBasis: null },
    { identifier: 'US-GSA-028', role: '[recipient-agency]', lawfulBasis: null },
  )}${dedent`
    regime: us-cmppa
    data:
      - id: claims
        standard: ../standards/claim.yaml
        version: 2.1.0
        fields: [claim_id, award_amount]
        necessity: Each field is compared with what the agency has.
        dataSubjects: [benefit-claimant]
        volume: {records: 40000, per: P1Y}
        accuracy: {assessment: In a sample of last year 99 of 100 records were right.}
        retention: {period: P2Y, trigger: case-closed, disposal: secure-erasure, certificate: true}
    oversight: {audit: Once a year., body: Data Integrity Board, access: The Comptroller General may see all records.}
    transparency: {privacyNotice: "https://council.example/privacy", individualNotice: application form}
    benefit:
      statement: Fewer wrong awards.
      measures: [{indicator: wrong awards, baseline: 200, target: 50, by: 2027-03-31}]
      costBenefit: {savings: {amount: 1200000, currency: USD}}
    term: {start: 2026-09-01, end: 2028-02-29}
  `}`,
  'au-data-scheme': `${dedent`
    jurisdiction: au
    regime: au-data-scheme
    classification: {scheme: au-pspf, value: "OFFICIAL: Sensitive", equivalence: [{scheme: uk-gscp, value: OFFICIAL-SENSITIVE}]}
  `}${partiesExample(
    { name: 'Example Custodian', identifier: 'AU-ABN-51824753556', role: '[data-custodian]', lawfulBasis: null },
    { identifier: 'AU-ABN-53004085616', role: '[accredited-user]', lawfulBasis: null },
  )}${dedent`
    legalGateway: {act: Data Availability and Transparency Act 2022, section: "13", overriddenLaws: [Example Secrecy Act 1999]}
    fiveSafes: {project: Approved by the board, people: Two officers, settings: Secure room, data: Fields above, outputs: Checked by two officers}
    transfer: {method: api-mtls, format: application/json, locations: [AU], international: null}
    transparency: {privacyNotice: "https://council.example/privacy", register: {name: data-register, ref: "525"}}
    breach: {contact: security@agency.example, notifyWithin: PT24H, authority: OAIC}
    term: {start: 2026-09-01, end: 2027-03-31}
    review: {next: 2027-03-01, interval: P6M}
  `}`,
  'nz-aisa': `${dedent`
    jurisdiction: nz
    regime: nz-aisa
    classification: {scheme: nz-isr, value: SENSITIVE, equivalence: [{scheme: uk-gscp, value: OFFICIAL-SENSITIVE}]}
  `}${partiesExample(
    { name: 'Ministry of Examples', identifier: 'NZ-NZBN-9429041900010', role: '[lead-agency]', lawfulBasis: null },
    { identifier: 'NZ-NZBN-9429041900027', role: '[participating-agency]', lawfulBasis: null },
  )}${dedent`
    transfer: {method: api-mtls, format: application/json, locations: [NZ], international: null}
    transparency: {privacyNotice: "https://council.example/privacy", register: {name: order-in-council, ref: "2026/14"}}
    breach: {contact: security@agency.example, notifyWithin: PT24H, authority: Privacy Commissioner}
  `}`,
} as const;

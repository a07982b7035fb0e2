import type { Frame } from '../frames.ts';
import { dedent } from '../text.ts';

/** Everything that an agreement on personal data within the United Kingdom records, under no special regime; over the standard of the frames. */
export function agreementFrame(standard: string): Frame {
  return {
    file: 'agreements/income-check.yaml',
    others: { 'standards/claim.yaml': standard },
    text: dedent`
      apiVersion: concordat/v1
      kind: DataSharingAgreement
      id: urn:gov.example:agreement:2026-0042
      title: Income check for council tax reduction
      version: 1.1.0
      status: active
      jurisdiction: uk
      classification: {scheme: uk-gscp, value: OFFICIAL-SENSITIVE, handling: [PERSONAL DATA]}
      parties:
        - id: council
          name: Exampleshire Council
          identifier: GB-LAE-EXS
          role: [provider, controller]
          accountable: {role: SIRO, contact: siro@council.example}
          dpo: {contact: dpo@council.example}
          contact: data.sharing@council.example
          legalPower: {act: Local Government Finance Act 1992, section: 13A}
          lawfulBasis: {article6: public-task}
        - id: agency
          name: Example Income Agency
          identifier: GB-GOR-EIA
          role: [recipient, controller]
          accountable: {role: SIRO, contact: siro@agency.example}
          dpo: {contact: dpo@agency.example}
          contact: data.sharing@agency.example
          legalPower: {act: Example Agency Act 2005, section: "20"}
          lawfulBasis: {article6: public-task}
      purpose:
        category: dpv:ImprovePublicServices
        statement: Check the earned income of new applicants, so that awards are right from the first week.
        effect: administrative
        taskOf: provider-and-recipient
        prohibited: [dpv:Marketing, re-identification]
      data:
        - id: claims
          standard: ../standards/claim.yaml
          version: 2.1.0
          fields: [claim_id, award_amount]
          necessity:
            claim_id: Finds the application to which an answer of the agency belongs.
            award_amount: Shows whether the income that was declared fits the award.
          dataSubjects: [benefit-claimant]
          filter: applications that are open
          volume: {records: 40000, per: P1Y}
          retention: {period: P2Y, trigger: case-closed, disposal: secure-erasure, certificate: true}
      frequency: {mode: api, accrual: daily}
      transfer: {method: api-mtls, format: application/json, locations: [GB], international: null}
      security:
        measures: ["dpv:Encryption", "dpv:AccessControlMethod", "dpv:ActivityMonitoring", "dpv:StaffTraining"]
        encryptionInTransit: TLS1.3
        encryptionAtRest: AES-256
        accessControl: Named officers, reviewed every quarter
        audit: Each query is logged, and a sample is read every month
      onwardSharing: {rule: prohibited}
      processors: []
      jointControllerArrangement: null
      automatedDecisions:
        used: true
        logic: Compares the declared income with the income that employers report.
        humanReview: true
        verificationBeforeAdverseAction: P30D
        notice: Applicants are told of a difference and may explain it before a decision.
      dpia: {status: approved, ref: DPIA-118, date: 2026-08-03, outcome: low residual risk}
      rights:
        contact: privacy@council.example
        sarLead: council
        propagateErasure: true
        complaints: The party that receives a complaint answers it within a month.
        foi: The party that is asked consults the other.
      transparency:
        privacyNotice: https://council.example/privacy
        individualNotice: application form
      breach: {contact: security@council.example, notifyWithin: PT24H, authority: ICO}
      oversight: {audit: Once a year by the internal auditors of the council, body: Data board of the council}
      benefit:
        statement: Fewer wrong awards, and decisions in days.
        measures:
          - {indicator: median days to decision, baseline: 21, target: 7, by: 2027-03-31}
      term: {start: 2026-09-01, end: 2028-08-31}
      review: {next: 2027-09-01, interval: P1Y}
      termination:
        notice: P90D
        triggers: [breach, repeal]
        onEnd: delete-and-certify
      variation: {procedure: In writing between the accountable officers.}
      disputes: {procedure: "First between the accountable officers, then between the chief executives."}
      signatures:
        - {party: council, name: A. Example, role: SIRO, date: 2026-08-20}
        - {party: agency, name: B. Example, role: SIRO, date: 2026-08-21}
    `,
  };
}

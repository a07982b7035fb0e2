import { dedent } from './text.ts';

/** The data item of an agreement on records of a clinic or a court, with the standard that marks them; `marks` are those of its one field. */
export function sensitiveExample(marks: string): { data: string; others: Readonly<Record<string, string>> } {
  return {
    data: dedent`
      data:
        - id: visits
          standard: ../standards/visit.yaml
          version: 1.0.0
          fields: [reason]
          necessity: {reason: Decides which help the person can be offered.}
          dataSubjects: [visitor]
          filter: visits of the last month
          volume: {records: 400, per: P1Y}
          retention: {period: P2Y, trigger: case-closed, disposal: secure-erasure, certificate: true}
      review: {next: 2027-09-01, interval: P1Y}
    `,
    others: {
      'standards/visit.yaml': dedent`
        apiVersion: concordat/v1
        kind: DataStandard
        id: urn:gov.example:standard:visit
        title: Visits
        description: Visits of people to an office.
        version: 1.0.0
        status: active
        provenance: Entered by the officers who decide.
        limitations: Cases that were withdrawn are left out.
        quality: [{dimension: completeness, measure: share of records with a value, target: 98 %}]
        review: {next: 2027-06-01}
        valueCase: {goal: Fewer wrong decisions, users: case officers}
        sourceOfTruth: Case system of the authority
        owner: {role: Office data owner, contact: data.owner@office.example}
        classification: {scheme: uk-gscp, value: OFFICIAL-SENSITIVE}
        purpose: Plan and pay for visits.
        dataSubjects: [visitor]
        lawfulBasis: {article6: public-task, article9: health-social-care, schedule1: health-or-social-care-purposes}
        retention: {period: P8Y, trigger: last-visit, disposal: secure-erasure}
        justification: The office treats what the person came for.
        entities:
          - name: Visit
            kind: event
            description: One visit of a person.
            fields:
              - name: reason
                type: string
                description: Why the person came.
                personalData: ${marks}
      `,
    },
  };
}

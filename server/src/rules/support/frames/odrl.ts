import type { Frame } from '../frames.ts';
import { dedent } from '../text.ts';

export const odrl: Frame = {
  file: 'policies/claims.odrl.yaml',
  others: {},
  text: dedent`
    "@context": http://www.w3.org/ns/odrl.jsonld
    "@type": Agreement
    uid: urn:gov.example:policy:2026-0042
    assigner: https://council.example/
    assignee: https://university.example/
    permission:
      - action: use
        target: urn:gov.example:standard:claim
        constraint:
          - {leftOperand: purpose, operator: eq, rightOperand: "https://w3id.org/dpv#ResearchAndDevelopment"}
          - {leftOperand: dateTime, operator: lteq, rightOperand: "2028-08-31"}
    prohibition:
      - {action: distribute, target: "urn:gov.example:standard:claim"}
  `,
};

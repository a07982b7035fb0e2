import type { Frame } from '../frames.ts';
import { dedent } from '../text.ts';

/** One answer that holds, about the standard of the frames. */
export function attestationsFrame(standard: string): Frame {
  return {
    file: 'governance/attestations.yaml',
    others: { 'standards/claim.yaml': standard },
    text: dedent`
      attestations:
        - item: G2.5
          subject: urn:gov.example:standard:claim
          answer: yes
          by: {name: A. Example, role: Chief Data Officer, organisation: GB-LAE-EXS}
          date: 2026-10-01
          validUntil: 2027-10-01
          evidence:
            - {title: Budget of the data office 2026, url: "https://council.example/budget-2026"}
          digest: {owner: 4e7b463f39337ef8}
    `,
  };
}

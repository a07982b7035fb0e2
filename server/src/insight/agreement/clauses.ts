import {
  assessmentsClause,
  breachClause,
  decisionsClause,
  oversightClause,
  rightsClause,
  transparencyClause,
} from './clauses-of-assurance.ts';
import { onwardClause, retentionClause, securityClause, transferClause } from './clauses-of-handling.ts';
import { disputesClause, termClause, terminationClause, variationClause } from './clauses-of-life.ts';
import { footingClause, jointControllersClause, partiesClause, processorsClause } from './clauses-of-parties.ts';
import { dataClause, definitionsClause, necessityClause, purposeClause } from './clauses-of-purpose.ts';
import { attestationsClause, benefitClause, safesClause } from './clauses-of-value.ts';
import type { Draft, Drafting } from './draft.ts';

/** The clauses of an agreement, in their order. One about which nothing is recorded and nothing expected is left out. */
export const CLAUSES: readonly {
  readonly id: string;
  readonly title: string;
  readonly write: (drafting: Drafting) => readonly Draft[];
}[] = [
  { id: 'parties', title: 'Parties', write: partiesClause },
  { id: 'definitions', title: 'Definitions and background', write: definitionsClause },
  { id: 'purpose', title: 'Purpose', write: purposeClause },
  { id: 'legal-footing', title: 'Legal footing', write: footingClause },
  { id: 'data', title: 'Data', write: dataClause },
  { id: 'necessity', title: 'Necessity', write: necessityClause },
  { id: 'retention', title: 'Retention and disposal', write: retentionClause },
  { id: 'security', title: 'Classification and security', write: securityClause },
  { id: 'transfer', title: 'Transfer', write: transferClause },
  { id: 'onward-sharing', title: 'Sharing the data further', write: onwardClause },
  { id: 'processors', title: 'Processors', write: processorsClause },
  { id: 'joint-controllers', title: 'Joint controllers', write: jointControllersClause },
  { id: 'automated-decisions', title: 'Automated decisions', write: decisionsClause },
  { id: 'assessments', title: 'Impact assessment and ethics', write: assessmentsClause },
  { id: 'rights', title: 'Rights of individuals', write: rightsClause },
  { id: 'transparency', title: 'Transparency', write: transparencyClause },
  { id: 'breach', title: 'Breach', write: breachClause },
  { id: 'oversight', title: 'Oversight and audit', write: oversightClause },
  { id: 'benefit', title: 'Benefit', write: benefitClause },
  { id: 'five-safes', title: 'Five safes', write: safesClause },
  { id: 'term', title: 'Term and review', write: termClause },
  { id: 'variation', title: 'Variation', write: variationClause },
  { id: 'termination', title: 'Termination', write: terminationClause },
  { id: 'disputes', title: 'Disputes', write: disputesClause },
  { id: 'attestations', title: 'Attestations', write: attestationsClause },
];

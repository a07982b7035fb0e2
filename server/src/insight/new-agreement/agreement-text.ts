// insight/new-agreement/: the text of a new agreement out of answers. Says nothing that nobody said: no basis, no period, no power.

import { type Lines, TO_FILL } from '../yaml-lines.ts';
import type { AgreementAnswers } from './agreement-answers.ts';
import { data } from './data-block.ts';
import { askedPaths, type Given, givenBy } from './given.ts';
import {
  benefit,
  breach,
  duration,
  ending,
  fiveSafes,
  oversight,
  rights,
  signatures,
  transparency,
} from './governance-blocks.ts';
import { classification, identity, introduction, law } from './head-blocks.ts';
import { markAsked } from './mark-asked.ts';
import { parties } from './party-blocks.ts';
import { legalGateway, purpose } from './purpose-blocks.ts';
import {
  automatedDecisions,
  dpia,
  ethics,
  exchange,
  jointControllers,
  onwardSharing,
  processors,
  security,
} from './safeguard-blocks.ts';

/** A complete skeleton of an agreement in YAML. What nobody has said is left empty, and marked `TO FILL`. */
export function agreementText(answers: AgreementAnswers): string {
  const given = givenBy(answers);
  const blocks = BLOCKS.map((block) => block(given)).filter((lines) => lines.length > 0);
  const lines = blocks.flatMap((block, index) => (index === 0 ? block : ['', ...block]));
  return `${markAsked(lines, given.regime?.id ?? '', new Set(askedPaths(given.regime))).join('\n')}\n`;
}

/** How many places of a text are marked as to be filled in. */
export function placesToFill(text: string): number {
  return text.split(`# ${TO_FILL}`).length - 1;
}

/** In the order in which people read an agreement (agreement.md D1). */
const BLOCKS: readonly ((given: Given) => Lines)[] = [
  introduction,
  identity,
  law,
  classification,
  parties,
  legalGateway,
  purpose,
  data,
  exchange,
  security,
  onwardSharing,
  processors,
  jointControllers,
  automatedDecisions,
  dpia,
  ethics,
  rights,
  transparency,
  breach,
  oversight,
  benefit,
  fiveSafes,
  duration,
  ending,
  signatures,
];

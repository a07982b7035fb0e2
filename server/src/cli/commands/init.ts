import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { startingConfiguration } from '../../insight/starting-configuration.ts';
import { CONFIGURATION_NAME } from '../../model/formats/configuration/adapter.ts';
import { PROFILES } from '../../workspace/profiles.ts';
import { type Asker, Cancelled } from '../asker.ts';
import type { Console } from '../console.ts';
import { Failure } from '../failure.ts';
import { askJurisdiction } from '../new-agreement/ask-for-agreement.ts';
import { jurisdictionOf } from '../new-agreement/new-agreement-options.ts';
import { LEFT, writeNew } from './write-new.ts';

export interface InitOptions {
  readonly jurisdiction?: string;
  readonly force: boolean;
  /** `--no-input`: nothing is asked. */
  readonly input: boolean;
}

/** Writes a configuration to begin with into the working folder. @throws Failure where there is one already. */
export async function runInit(
  options: InitOptions,
  console: Console,
  openAsker: (() => Promise<Asker>) | undefined,
): Promise<number> {
  const path = join(console.cwd, CONFIGURATION_NAME);
  if (existsSync(path) && !options.force)
    throw new Failure(`${CONFIGURATION_NAME}: it is there already; --force writes it anew`);
  const said = options.jurisdiction === undefined ? undefined : jurisdictionOf(options.jurisdiction);
  try {
    const asker = said === undefined && options.input ? await openAsker?.() : undefined;
    asker?.begin('Settings for this folder');
    const jurisdiction = said ?? (asker ? await askJurisdiction(asker, undefined) : undefined);
    const text = startingConfiguration(jurisdiction, Object.keys(PROFILES));
    writeNew(path, text, { shown: CONFIGURATION_NAME, force: options.force });
    const words = `Wrote ${CONFIGURATION_NAME}. Next: \`concordat new standard\`, or \`concordat check\` for what is there.`;
    if (asker) asker.end(words);
    else console.out(`${words}\n`);
    return 0;
  } catch (error) {
    if (error instanceof Cancelled) return LEFT;
    throw error;
  }
}

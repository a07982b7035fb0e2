import { lazy } from '../../base/lazy.ts';
import { type Checklist, dataDrivenPublicSector } from '../../model/checklists/checklist.ts';
import type { Configuration } from '../../workspace/configuration.ts';
import type { Snapshot } from '../../workspace/workspace.ts';

/** The checklists that a configuration puts in use. The same objects as long as what they are made of is. */
export function configuredChecklists(_configuration: Configuration, _snapshot: Snapshot): readonly Checklist[] {
  return DEFAULT();
}

const DEFAULT: () => readonly Checklist[] = lazy(() => [dataDrivenPublicSector()]);

import type { MapNode } from '../../syntax/tree.ts';
import type { Confidence, DetectedFile, FormatAdapter } from './adapter.ts';
import { agreement } from './agreement/adapter.ts';
import { configuration } from './configuration/adapter.ts';
import { jsonSchema } from './json-schema/adapter.ts';
import { odcs } from './odcs/adapter.ts';
import { standard } from './standard/adapter.ts';

/** One line a format. Asked in this order; the first that is certain has the file, else the first that finds it likely. */
export const adapters: readonly FormatAdapter[] = [configuration, agreement, standard, odcs, jsonSchema];

export interface Detection {
  readonly adapter: FormatAdapter;
  readonly confidence: Exclude<Confidence, 'no'>;
}

export function detect(root: MapNode, file: DetectedFile): Detection | undefined {
  let likely: Detection | undefined;
  for (const adapter of adapters) {
    const confidence = adapter.detect(root, file);
    if (confidence === 'certain') return { adapter, confidence };
    if (confidence === 'likely') likely ??= { adapter, confidence };
  }
  return likely;
}

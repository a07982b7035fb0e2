import type { DetectedFile, DocumentRoot, FormatAdapter, Recognition } from './adapter.ts';
import { agreement } from './agreement/adapter.ts';
import { configuration } from './configuration/adapter.ts';
import { jsonSchema } from './json-schema/adapter.ts';
import { linkml } from './linkml/adapter.ts';
import { odcs } from './odcs/adapter.ts';
import { standard } from './standard/adapter.ts';

/** One line a format. Asked in this order; the first that is certain has the file, else the first that finds it likely. */
export const adapters: readonly FormatAdapter[] = [configuration, agreement, standard, odcs, linkml, jsonSchema];

export interface Detection extends Recognition {
  readonly adapter: FormatAdapter;
}

export function detect(root: DocumentRoot, file: DetectedFile): Detection | undefined {
  let likely: Detection | undefined;
  for (const adapter of adapters) {
    if (root.kind === 'seq' && !adapter.lists) continue;
    const recognition = adapter.detect(root, file);
    if (recognition?.confidence === 'certain') return { adapter, ...recognition };
    if (recognition) likely ??= { adapter, ...recognition };
  }
  return likely;
}

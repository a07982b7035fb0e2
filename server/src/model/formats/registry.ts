import type { DetectedFile, DocumentRoot, FormatAdapter, Recognition } from './adapter.ts';
import { agreement } from './agreement/adapter.ts';
import { configuration } from './configuration/adapter.ts';
import { jsonSchema } from './json-schema/adapter.ts';
import { odcs } from './odcs/adapter.ts';
import { standard } from './standard/adapter.ts';

/** One line a format. Asked in this order; the first that is certain has the file, else the first that finds it likely. */
export const adapters: readonly FormatAdapter[] = [configuration, agreement, standard, odcs, jsonSchema];

export interface Detection extends Recognition {
  readonly adapter: FormatAdapter;
}

/** `asked`: the adapters in the order in which they are asked, where a configuration teaches others beside the built-in ones. */
export function detect(
  root: DocumentRoot,
  file: DetectedFile,
  asked: readonly FormatAdapter[] = adapters,
): Detection | undefined {
  let likely: Detection | undefined;
  for (const adapter of asked) {
    if (root.kind === 'seq' && !adapter.lists) continue;
    const recognition = adapter.detect(root, file);
    if (recognition?.confidence === 'certain') return { adapter, ...recognition };
    if (recognition) likely ??= { adapter, ...recognition };
  }
  return likely;
}

import { dirname } from '../base/path.ts';
import { remembered } from '../base/remembered.ts';

/** The project of a file: the nearest folder above it that has a configuration; undefined where none has. */
export function projectRootOf(configurations: ReadonlyMap<string, unknown>, path: string): string | undefined {
  const known = rootsIn(configurations);
  if (known.has(path)) return known.get(path);
  let folder = dirname(path);
  while (folder !== '' && !configurations.has(folder)) folder = dirname(folder);
  const root = configurations.has(folder) ? folder : undefined;
  known.set(path, root);
  return root;
}

/** By path of the file: rules that compare files ask for each pair. A set of configurations does not change. */
const rootsIn = remembered((_: ReadonlyMap<string, unknown>) => new Map<string, string | undefined>());

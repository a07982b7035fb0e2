import { dirname } from '../base/path.ts';

/** The project of a file: the nearest folder above it that has a configuration; undefined where none has. */
export function projectRootOf(configurations: ReadonlyMap<string, unknown>, path: string): string | undefined {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    if (configurations.has(folder)) return folder;
    if (folder === '') return undefined;
  }
}

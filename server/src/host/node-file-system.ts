import { closeSync, openSync, readdirSync, readFileSync, readSync, statSync } from 'node:fs';
import type { DirectoryEntry, FileSystem } from './file-system.ts';

/**
 * The disk. The calls are synchronous inside: for many small files that is several times faster than the thread pool, and whoever reads
 * thousands of them in a server yields between the batches.
 */
export class NodeFileSystem implements FileSystem {
  async read(path: string, most?: number): Promise<Uint8Array | undefined> {
    return orUndefined(() =>
      most === undefined || statSync(path).size <= most ? readFileSync(path) : begin(path, most),
    );
  }

  async list(path: string): Promise<readonly DirectoryEntry[] | undefined> {
    return orUndefined(() =>
      readdirSync(path, { withFileTypes: true })
        .flatMap((entry) => {
          const stat = orUndefined(() => statSync(`${path}/${entry.name}`));
          if (stat?.isDirectory()) return { name: entry.name, kind: 'folder' as const, size: 0 };
          return stat?.isFile() ? { name: entry.name, kind: 'file' as const, size: stat.size } : [];
        })
        .sort((a, b) => (a.name < b.name ? -1 : 1)),
    );
  }

  async kindOf(path: string): Promise<'file' | 'folder' | undefined> {
    const stat = orUndefined(() => statSync(path));
    return stat?.isDirectory() ? 'folder' : stat?.isFile() ? 'file' : undefined;
  }
}

function begin(path: string, most: number): Uint8Array {
  const file = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(most);
    return bytes.subarray(0, readSync(file, bytes));
  } finally {
    closeSync(file);
  }
}

const ABSENT = new Set(['ENOENT', 'ENOTDIR', 'EISDIR', 'ELOOP']);

function orUndefined<T>(ask: () => T): T | undefined {
  try {
    return ask();
  } catch (error) {
    if (ABSENT.has((error as NodeJS.ErrnoException).code ?? '')) return undefined;
    throw error;
  }
}

import type { DirectoryEntry, FileSystem } from '../host/file-system.ts';

/** Files in memory, by absolute path. */
export class MemoryFileSystem implements FileSystem {
  readonly #files = new Map<string, Uint8Array>();

  constructor(files: Readonly<Record<string, string>> = {}) {
    for (const [path, text] of Object.entries(files)) this.write(path, text);
  }

  write(path: string, content: string | Uint8Array): void {
    this.#files.set(path, typeof content === 'string' ? new TextEncoder().encode(content) : content);
  }

  remove(path: string): void {
    this.#files.delete(path);
  }

  async read(path: string, most?: number): Promise<Uint8Array | undefined> {
    return this.#files.get(path)?.subarray(0, most);
  }

  async list(path: string): Promise<readonly DirectoryEntry[] | undefined> {
    const entries = new Map<string, DirectoryEntry>();
    for (const [file, bytes] of this.#files) {
      if (!file.startsWith(`${path}/`)) continue;
      const [name = '', ...deeper] = file.slice(path.length + 1).split('/');
      entries.set(
        name,
        deeper.length > 0 ? { name, kind: 'folder', size: 0 } : { name, kind: 'file', size: bytes.length },
      );
    }
    return entries.size === 0 ? undefined : [...entries.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  async kindOf(path: string): Promise<'file' | 'folder' | undefined> {
    if (this.#files.has(path)) return 'file';
    return [...this.#files.keys()].some((file) => file.startsWith(`${path}/`)) ? 'folder' : undefined;
  }
}

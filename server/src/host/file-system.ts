// host/: what the core needs of the world outside, as ports, and one way to give it. No LSP, no terminal.

/** Bytes and folders. Paths are absolute and POSIX. */
export interface FileSystem {
  /** At most the first `most` bytes. Undefined when there is no such file. @throws Error (with `code`) when it is there and cannot be read. */
  read(path: string, most?: number): Promise<Uint8Array | undefined>;
  /** Entries of a folder, in order of name; undefined when there is no such folder. */
  list(path: string): Promise<readonly DirectoryEntry[] | undefined>;
  kindOf(path: string): Promise<'file' | 'folder' | undefined>;
}

export interface DirectoryEntry {
  readonly name: string;
  readonly kind: 'file' | 'folder';
  /** Bytes; 0 for folders. */
  readonly size: number;
}

/** Larger files are nobody's standard; reading them would only take time. Bytes. */
export const MAX_FILE_SIZE = 64 * 1024 * 1024;

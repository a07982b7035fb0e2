import type { Asker } from '../cli/asker.ts';
import { runProgram } from '../cli/program.ts';
import type { FileSystem } from '../host/file-system.ts';
import { NodeFileSystem } from '../host/node-file-system.ts';

export interface CliRun {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a command line in this process. */
export async function runCli(
  args: readonly string[],
  options: {
    readonly cwd: string;
    readonly files?: FileSystem;
    readonly stdin?: string;
    readonly env?: Record<string, string>;
    readonly terminal?: boolean;
    /** Somebody who can be asked. */
    readonly asker?: Asker;
  },
): Promise<CliRun> {
  let out = '';
  let err = '';
  const code = await runProgram(args, {
    version: '0.0.0',
    files: options.files ?? new NodeFileSystem(),
    console: {
      cwd: options.cwd,
      env: options.env ?? {},
      isTerminal: options.terminal ?? false,
      out: (text) => {
        out += text;
      },
      err: (text) => {
        err += text;
      },
      readStdin: async () => new TextEncoder().encode(options.stdin ?? ''),
    },
    ...(options.asker && { openAsker: async () => options.asker as Asker }),
    startLanguageServer: async () => {
      out += 'serving';
    },
  });
  return { code, out, err };
}

import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { Failure } from '../failure.ts';

/** What a shell expects of a program that was left with Ctrl-C. */
export const LEFT = 130;

/** Why a new file of a kind (`standard`, `agreement`) cannot be written under a name; undefined when it can. `-` is standard output. */
export function refusedFile(file: string, cwd: string, kind: string, force: boolean): string | undefined {
  if (file === '-') return undefined;
  if (!/\.(?:ya?ml)$/i.test(file)) return `the name must end in .yaml, best in .${kind}.yaml`;
  return existsSync(resolve(cwd, file)) && !force
    ? 'it is there already; choose another name, or use --force'
    : undefined;
}

/** Writes a file that is to be new, and the folders that it needs. @throws Failure where it is there already, or cannot be written. */
export function writeNew(path: string, text: string, { shown, force }: { shown: string; force: boolean }): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text, { flag: force ? 'w' : 'wx' });
  } catch (error) {
    throw new Failure(`${shown}: cannot be written (${(error as NodeJS.ErrnoException).code ?? 'error'})`);
  }
}

import { closeSync, openSync, writeSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Console } from '../console.ts';
import { Failure } from '../failure.ts';

/** UTF-16 units that are gathered before they are written. */
const PORTION = 1 << 16;

/** Writes a report to a file as its parts come. @throws Failure */
export function writeReport(console: Console, file: string, parts: Iterable<string>): void {
  try {
    const target = openSync(resolve(console.cwd, file), 'w');
    try {
      for (const portion of portions(parts)) writeSync(target, portion);
    } finally {
      closeSync(target);
    }
  } catch (error) {
    throw new Failure(`${file}: cannot be written (${(error as NodeJS.ErrnoException).code ?? 'error'})`);
  }
}

/** Writes a report to standard output as its parts come. */
export function printReport(console: Console, parts: Iterable<string>): void {
  for (const portion of portions(parts)) console.out(portion);
}

function* portions(parts: Iterable<string>): Generator<string> {
  let gathered = '';
  for (const part of parts) {
    gathered += part;
    if (gathered.length < PORTION) continue;
    yield gathered;
    gathered = '';
  }
  if (gathered !== '') yield gathered;
}

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FRAMES_OF } from './frames.ts';

const FIXTURES = fileURLToPath(new URL('../../../test-fixtures', import.meta.url));

/** Texts of an example project, by relative path. */
export function projectFiles(name: string): Map<string, string> {
  const root = join(FIXTURES, 'projects', name);
  const out = new Map<string, string>();
  const walk = (folder: string, prefix: string): void => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      if (entry.isDirectory()) walk(join(folder, entry.name), `${prefix}${entry.name}/`);
      else if (/\.(?:ya?ml|json)$/.test(entry.name) && !entry.name.startsWith('expected'))
        out.set(`${prefix}${entry.name}`, readFileSync(join(folder, entry.name), 'utf8'));
    }
  };
  walk(root, '');
  return out;
}

export interface ExpectedFinding {
  readonly file: string;
  readonly rule: string;
  readonly messageId: string;
  readonly severity: string;
  /** One-based, as an editor shows them. */
  readonly line: number;
  readonly column: number;
  readonly text: string;
}

export function expectedFindings(name: string): ExpectedFinding[] {
  return JSON.parse(readFileSync(join(FIXTURES, 'projects', name, 'expected.json'), 'utf8')) as ExpectedFinding[];
}

export function fixturePath(...parts: string[]): string {
  return join(FIXTURES, ...parts);
}

/** Every text among the fixtures, and one complete document of each format, for property tests. */
export function allFixtureTexts(): Map<string, string> {
  const out = new Map<string, string>();
  const walk = (folder: string, prefix: string): void => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      if (entry.isDirectory()) walk(join(folder, entry.name), `${prefix}${entry.name}/`);
      else if (/\.(?:ya?ml|json)$/.test(entry.name) && !entry.name.startsWith('expected-'))
        out.set(`${prefix}${entry.name}`, readFileSync(join(folder, entry.name), 'utf8'));
    }
  };
  walk(FIXTURES, '');
  for (const [format, { file, text }] of Object.entries(FRAMES_OF)) out.set(`formats/${format}/${file}`, text);
  return out;
}

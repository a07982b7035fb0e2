// Finds the programs of the system that a run needs. Installs none: that is for the machine's owner or for CI.
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** What each program is called on the various systems. */
const NAMES = {
  chromium: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
  ripgrep: ['rg'],
  neovim: ['nvim'],
  emacs: ['emacs'],
  tar: ['tar'],
  pngquant: ['pngquant'],
};

/** The path of each program. Ends the process with one line that names what is missing. */
export function need(...wanted) {
  const found = Object.fromEntries(wanted.map((program) => [program, find(program)]));
  const missing = wanted.filter((program) => found[program] === undefined);
  if (missing.length === 0) return found;
  const variables = missing.map(variableOf).join(', ');
  console.error(`Missing on this system: ${missing.join(', ')}. Install it, or name its path in ${variables}.`);
  process.exit(2);
}

/** `CONCORDAT_CHROMIUM` overrules the search. */
function variableOf(program) {
  return `CONCORDAT_${program.toUpperCase()}`;
}

function find(program) {
  const named = process.env[variableOf(program)];
  if (named) return named;
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return folders.flatMap((folder) => NAMES[program].map((name) => join(folder, name))).find(isExecutable);
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

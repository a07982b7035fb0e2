import { streets } from './street-example.ts';

/** A standard about nobody whose keys end with those of `lines`; `marker` is a line of carets below its title. */
export function openStandard(lines: string, marker = ''): string {
  return `${streets.replace('title: Streets\n', `title: Streets\n${marker === '' ? '' : `${marker}\n`}`)}${lines}\n`;
}

/** Where it lies. */
export const openStandardFile = 'standards/street.yaml';

import { readFileSync } from 'node:fs';
import { writeIfChanged } from './write-if-changed.ts';

/** Puts a table into a page between its two marks; what stands around it is written by hand. */
export function writeBetweenMarks(page: string, name: string, text: string): void {
  const begin = `<!-- ${name}: written by \`npm run generate\` -->\n`;
  const end = `<!-- end of ${name} -->\n`;
  const [before, rest] = readFileSync(page, 'utf8').split(begin);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined) throw new Error(`${page} has lost its marks for ${name}`);
  writeIfChanged(page, `${before}${begin}${text}${end}${after}`);
}

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The folder of published files; its layout is `<format>/<owner>+<repository>/<path>`. Run with `npm run corpus -- <folder>`. */
export function corpusRoot(): string {
  const root = process.env.CONCORDAT_CORPUS;
  if (!root) throw new Error('Set CONCORDAT_CORPUS to the folder of the corpus, or run: npm run corpus -- <folder>');
  return root;
}

/** Texts of the files below a folder of the corpus, by their path in it. */
export function corpusFiles(folder: string, name = /\.(?:ya?ml|json)$/): Map<string, string> {
  const out = new Map<string, string>();
  const walk = (path: string): void => {
    for (const entry of readdirSync(join(corpusRoot(), path), { withFileTypes: true })) {
      if (entry.isDirectory()) walk(`${path}/${entry.name}`);
      else if (name.test(entry.name))
        out.set(`${path}/${entry.name}`, readFileSync(join(corpusRoot(), path, entry.name), 'utf8'));
    }
  };
  walk(folder);
  return out;
}

// syntax/: text to tree and problems. The only importers of `yaml` and `jsonc-parser`. No formats, no rules, and nothing here throws.

/** `markdown`: the YAML front matter of a Markdown file. `csv`: a table with a header, whatever stands between its cells. */
export type Language = 'json' | 'yaml' | 'markdown' | 'csv';

/** One text to parse. `text` holds no byte order mark when it comes from the host; a mark that is there is skipped. */
export interface Source {
  /** POSIX path: absolute, or relative to the workspace. */
  readonly path: string;
  readonly text: string;
  readonly language: Language;
  /** UTF-16 offsets in `text` at which the bytes were not valid UTF-8. */
  readonly invalidBytesAt?: readonly number[];
}

/** The language of a file from its name; a name that says nothing is judged by its first character that is no white space. */
export function languageOf(path: string, text: string): Language {
  const extension = /\.([a-z0-9]+)$/i.exec(path)?.[1]?.toLowerCase();
  if (extension === 'json' || extension === 'jsonld' || extension === 'geojson' || extension === 'jsonc') return 'json';
  if (extension === 'yaml' || extension === 'yml') return 'yaml';
  if (extension === 'csv' || extension === 'tsv') return 'csv';
  if (extension === 'md' || extension === 'markdown') return 'markdown';
  return /^\uFEFF?\s*[[{]/.test(text) ? 'json' : 'yaml';
}

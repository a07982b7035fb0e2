import { parseYaml } from './yaml.ts';

/**
 * The YAML between `---` and `---` at the top of a Markdown text; nothing when the text does not begin so. The rest is prose and not
 * looked at, so offsets are those of the whole text.
 */
export function parseFrontMatter(text: string): ReturnType<typeof parseYaml> {
  const opening = /^\uFEFF?---[ \t]*\r?\n/.exec(text);
  if (!opening) return { roots: [], problems: [], comments: [] };
  const closing = /^(?:---|\.\.\.)[ \t]*$/m;
  const rest = text.slice(opening[0].length);
  const end = closing.exec(rest)?.index ?? rest.length;
  return parseYaml(text.slice(0, opening[0].length + end));
}

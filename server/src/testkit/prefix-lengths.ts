/** UTF-16 units; of texts up to here every prefix is tried. */
const SMALL = 800;

/**
 * The lengths of the prefixes of a text that can tell something: every one of a small text. Of a larger one, those after which a parser stands
 * elsewhere (after the indentation, within a key, after it, after its colon, within its value, after the line), for the first line of each
 * kind; further lines of the kind are cut at one of these places each, in turn. A line's kind is its indentation, its key and how its value begins.
 * `seen`: how many lines of each kind there were, which texts of one format may share.
 */
export function prefixLengths(text: string, seen: Map<string, number> = new Map()): readonly number[] {
  if (text.length <= SMALL) return Array.from({ length: text.length + 1 }, (_, length) => length);
  const lengths = new Set([0, text.length]);
  for (const line of text.matchAll(/[^\n]*\n?/g)) {
    const [, indent = '', dash = '', key = '', colon = '', value = ''] =
      /^(\s*)((?:- +)*)((?:"[^"]*"|'[^']*'|[^\s:#"'][^\s:]*)(?=\s*:))?(\s*:\s*)?(.*)/.exec(line[0]) ?? [];
    const kind = [indent.length, dash, key, /^\w/.test(value) ? 'word' : value.slice(0, 1)].join(' ');
    const times = seen.get(kind) ?? 0;
    seen.set(kind, times + 1);
    const start = line.index + indent.length + dash.length;
    const places = [
      start,
      start + Math.ceil(key.length / 2),
      start + key.length,
      start + key.length + colon.length,
      start + key.length + colon.length + 1,
      start + key.length + colon.length + Math.ceil(value.length / 2),
      line.index + line[0].length,
    ].filter((length) => length <= text.length);
    const chosen = times === 0 ? places : [places[(times + seen.size) % places.length] ?? start];
    for (const length of chosen) lengths.add(length);
  }
  return [...lengths].sort((a, b) => a - b);
}

import { type Lines, TO_FILL } from '../yaml-lines.ts';

/** Marks the keys of the terms that a regime asks for with its name: behind `TO FILL`, or behind the key that begins a block. */
export function markAsked(lines: Lines, regime: string, asked: ReadonlySet<string>): Lines {
  const path: string[] = [];
  return lines.map((line) => {
    const [, before = '', key, rest = ''] = /^((?: {2}|- )*)([\w-]+):(.*)$/.exec(line) ?? [];
    if (key === undefined) return line;
    path.length = Math.min(path.length, before.length / 2);
    // A dash is one level of its own.
    if (before.endsWith('- ')) path[before.length / 2 - 1] = '*';
    path.push(key);
    if (!asked.has(path.join('.'))) return line;
    if (rest === '') return `${line} # asked for by ${regime}`;
    return line.replace(`# ${TO_FILL}`, `# ${TO_FILL} (${regime})`);
  });
}

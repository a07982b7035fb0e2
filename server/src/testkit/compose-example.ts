import { type Example, FRAMES_OF } from './frames.ts';
import { type Marker, readMarkers } from './markers.ts';

export interface ComposedExample {
  /** Texts by path, without markers. */
  readonly files: ReadonlyMap<string, string>;
  readonly markers: ReadonlyMap<string, readonly Marker[]>;
  /** The file that `text` of the example stands in. */
  readonly main: string;
}

/** Lays the keys of an example over its frame, and reads the markers of all its files. */
export function composeExample(example: Example): ComposedExample {
  return compose(example, example.text, []);
}

/** The files after a fix that writes `text`: keys that the frame was without come in its order, or behind all others. */
export function composeFixed(example: Example, text: string): ComposedExample[] {
  const keys = blocksOf(readMarkers(text).text).map(({ key }) => key);
  return [compose(example, text, []), compose(example, text, keys)];
}

function compose(example: Example, text: string, kept: readonly string[]): ComposedExample {
  const frame = example.frame === undefined ? undefined : FRAMES_OF[example.frame];
  if (example.frame !== undefined && !frame) throw new Error(`there is no frame ${example.frame}`);
  const main = example.file ?? frame?.file ?? 'example.yaml';
  const marked = new Map<string, string>([
    ...Object.entries(frame?.others ?? {}),
    ...Object.entries(example.others ?? {}),
    [
      main,
      frame
        ? layOver(
            frame.text,
            text,
            (example.without ?? []).filter((key) => !kept.includes(key)),
          )
        : text,
    ],
  ]);
  const read = [...marked].map(([path, content]) => [path, readMarkers(content)] as const);
  return {
    main,
    files: new Map(read.map(([path, { text: plain }]) => [path, plain])),
    markers: new Map(read.map(([path, { markers }]) => [path, markers])),
  };
}

/** The frame with the top-level keys of `text` in the place of its own. A key that the frame lacks comes at the end. */
function layOver(frame: string, text: string, without: readonly string[]): string {
  const own = blocksOf(text);
  const blocks = blocksOf(frame).filter(({ key }) => !without.includes(key));
  for (const block of own) {
    const at = blocks.findIndex(({ key }) => key === block.key && key !== '');
    if (at < 0) blocks.push(block);
    else blocks[at] = block;
  }
  return blocks.map(({ lines }) => `${lines.join('\n')}\n`).join('');
}

/** The top-level entries of a YAML text. Markers and comments in the first column belong to the entry that they are beside. */
function blocksOf(text: string): { key: string; lines: string[] }[] {
  const blocks: { key: string; lines: string[] }[] = [];
  let comments: string[] = [];
  for (const line of text.replace(/\n$/, '').split('\n')) {
    const [, quotedKey, plainKey] = /^(?:"([^"]+)"|([$\w:-]+?)):(?:\s|$)/.exec(line) ?? [];
    const key = quotedKey ?? plainKey;
    if (line.startsWith('#') || (comments.length > 0 && /^\s*\^/.test(line))) comments.push(line);
    else if (key !== undefined || blocks.length === 0) {
      blocks.push({ key: key ?? '', lines: [...comments, line] });
      comments = [];
    } else {
      blocks.at(-1)?.lines.push(line);
    }
  }
  return blocks;
}

// testkit/: what tests share. Fixtures with markers, in-memory workspaces, generators. Not shipped.

/** A finding that a text says it wants: lines of carets under the line that is wrong, with the id of the message behind them. */
export interface Marker {
  readonly line: number;
  readonly start: number;
  readonly end: number;
  /** `messageId`, or `rule:messageId` for a finding of another rule. */
  readonly label: string;
}

/** Takes the caret lines out of a text. Lines and columns are zero-based and those of the text without them. */
export function readMarkers(marked: string): { text: string; markers: Marker[] } {
  const markers: Marker[] = [];
  const lines: string[] = [];
  for (const line of marked.split('\n')) {
    const match = /^\s*(\^+) +([\w/:-]+)\s*$/.exec(line);
    if (!match?.[1] || match[2] === undefined) lines.push(line);
    else {
      const start = line.indexOf('^');
      markers.push({ line: lines.length - 1, start, end: start + match[1].length, label: match[2] });
    }
  }
  return { text: lines.join('\n'), markers };
}

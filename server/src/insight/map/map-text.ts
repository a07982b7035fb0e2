/** How wide a text is about, in the units of its size; rather too wide, since nobody knows the reader's font. */
export function widthOf(text: string, size: number): number {
  let sum = 0;
  for (const character of text) sum += widthOfCharacter(character);
  return sum * size;
}

/** Cut to a width, with an ellipsis where something is missing. */
export function cutText(text: string, width: number, size: number): string {
  const plain = oneLine(text);
  if (widthOf(plain, size) <= width) return plain;
  let kept = '';
  for (const character of plain) {
    if (widthOf(`${kept}${character}…`, size) > width) break;
    kept += character;
  }
  return `${kept.trimEnd()}…`;
}

/** In at most so many lines, broken between words where that is possible, the last one cut. */
export function wrapText(text: string, width: number, size: number, most: number): string[] {
  const lines: string[] = [];
  let line = '';
  const words = oneLine(text).split(' ');
  for (const [index, word] of words.entries()) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (widthOf(longer, size) <= width) {
      line = longer;
      continue;
    }
    if (lines.length === most - 1)
      return [...lines, cutText([line, ...words.slice(index)].join(' ').trim(), width, size)];
    if (line !== '') lines.push(line);
    line = word;
    // A word that is too long for a line goes on in the next.
    while (widthOf(line, size) > width && lines.length < most - 1) {
      const [head, rest] = splitAt(line, width, size);
      lines.push(head);
      line = rest;
    }
    if (widthOf(line, size) > width)
      return [...lines, cutText([line, ...words.slice(index + 1)].join(' '), width, size)];
  }
  return line === '' ? lines : [...lines, line];
}

function splitAt(word: string, width: number, size: number): [string, string] {
  let head = '';
  for (const character of word) {
    if (head !== '' && widthOf(head + character, size) > width) break;
    head += character;
  }
  return [head, word.slice(head.length)];
}

function oneLine(text: string): string {
  // A text far longer than any picture shows need not be measured.
  return text.slice(0, 400).replace(/\s+/g, ' ').trim();
}

/** In parts of the size, as those of common fonts without serifs. */
function widthOfCharacter(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (/[ijlItf.,:;'|!()[\]]/.test(character)) return 0.38;
  if (/[mwMW@%—…]/.test(character)) return 0.98;
  if (/[A-Z&]/.test(character)) return 0.72;
  if (character === ' ') return 0.33;
  if (code < 0x2000) return 0.61;
  return 1.05;
}

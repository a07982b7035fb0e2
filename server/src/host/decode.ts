/** Text of a file, as an editor would show it. */
export interface DecodedText {
  /** Without the byte order mark. */
  readonly text: string;
  readonly byteOrderMark: boolean;
  /** UTF-16 offsets of the replacement characters that stand for bytes which are no UTF-8. */
  readonly invalidBytesAt: readonly number[];
}

/** UTF-8, or UTF-16 where a byte order mark says so. Never fails: what cannot be read is replaced, and its places are told. */
export function decode(bytes: Uint8Array): DecodedText {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return utf16(bytes, 'utf-16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return utf16(bytes, 'utf-16be');
  const byteOrderMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), byteOrderMark, invalidBytesAt: [] };
  } catch {
    const text = new TextDecoder('utf-8').decode(bytes);
    return { text, byteOrderMark, invalidBytesAt: replaced(text, bytes) };
  }
}

/** A standard in UTF-16 is read, and its first character is marked: it ought to be UTF-8. */
function utf16(bytes: Uint8Array, label: 'utf-16le' | 'utf-16be'): DecodedText {
  const even = bytes.length % 2 === 0 ? bytes : bytes.subarray(0, bytes.length - 1);
  return { text: new TextDecoder(label).decode(even), byteOrderMark: true, invalidBytesAt: [0] };
}

/** Of the replacement characters in the text those that the file does not hold itself (as EF BF BD). */
function replaced(text: string, bytes: Uint8Array): number[] {
  const out: number[] = [];
  const encoder = new TextEncoder();
  let byte = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  for (let at = 0; at < text.length; ) {
    const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
    const encoded = encoder.encode(character);
    const written = encoded.every((value, index) => bytes[byte + index] === value);
    if (written) byte += encoded.length;
    else {
      out.push(at);
      byte += invalidLength(bytes, byte);
    }
    at += character.length;
  }
  return out;
}

/** How many bytes one replacement character stands for: the longest prefix of a sequence that could have become valid, else one. */
function invalidLength(bytes: Uint8Array, at: number): number {
  const lead = LEADS.find(({ from, to }) => within(bytes[at], from, to));
  if (!lead || !within(bytes[at + 1], lead.low, lead.high)) return 1;
  let length = 2;
  while (length < lead.length && within(bytes[at + length], 0x80, 0xbf)) length++;
  return length;
}

function within(byte: number | undefined, low: number, high: number): boolean {
  return byte !== undefined && byte >= low && byte <= high;
}

/** Table 3-7 of The Unicode Standard: first bytes, the length of their sequence, and what may come second. */
const LEADS: readonly { from: number; to: number; length: number; low: number; high: number }[] = [
  { from: 0xc2, to: 0xdf, length: 2, low: 0x80, high: 0xbf },
  { from: 0xe0, to: 0xe0, length: 3, low: 0xa0, high: 0xbf },
  { from: 0xed, to: 0xed, length: 3, low: 0x80, high: 0x9f },
  { from: 0xe1, to: 0xef, length: 3, low: 0x80, high: 0xbf },
  { from: 0xf0, to: 0xf0, length: 4, low: 0x90, high: 0xbf },
  { from: 0xf4, to: 0xf4, length: 4, low: 0x80, high: 0x8f },
  { from: 0xf1, to: 0xf3, length: 4, low: 0x80, high: 0xbf },
];

import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { compareText } from '../../base/json.ts';

/**
 * Sixteen hexadecimal digits for what a part says. The order of keys and of lists does not count, nor how a text is broken into lines, nor what
 * is left blank.
 */
export function partDigest(value: unknown): string {
  return bytesToHex(sha256(utf8ToBytes(unordered(value, 0) ?? ''))).slice(0, 16);
}

/** Undefined for what says nothing. */
function unordered(value: unknown, depth: number): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'string') {
    const text = value.replace(/\s+/g, ' ').trim();
    return text === '' ? undefined : JSON.stringify(text);
  }
  if (typeof value !== 'object') return JSON.stringify(value);
  // Deeper than anybody writes by hand.
  if (depth > 100) return undefined;
  const parts = Array.isArray(value)
    ? value.flatMap((item) => unordered(item, depth + 1) ?? [])
    : Object.entries(value).flatMap(([key, item]) => {
        const text = unordered(item, depth + 1);
        return text === undefined ? [] : [`${JSON.stringify(key)}:${text}`];
      });
  if (parts.length === 0) return undefined;
  const inner = parts.sort(compareText).join(',');
  return Array.isArray(value) ? `[${inner}]` : `{${inner}}`;
}

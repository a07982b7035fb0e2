import type { Span } from './span.ts';

/** What differs between two texts, as one region: `before` in the old text, `after` in the new one. UTF-16 offsets. */
export interface ChangedSpan {
  readonly before: Span;
  readonly after: Span;
}

/** The smallest region outside which both texts are the same. */
export function changedSpan(before: string, after: string): ChangedSpan {
  const shorter = Math.min(before.length, after.length);
  const start = commonLength(shorter, (from, to) => before.slice(from, to) === after.slice(from, to));
  const tail = commonLength(
    shorter - start,
    (from, to) =>
      before.slice(before.length - to, before.length - from) === after.slice(after.length - to, after.length - from),
  );
  return { before: { start, end: before.length - tail }, after: { start, end: after.length - tail } };
}

/** How far both agree, up to `limit`: by strides first, since comparing strings is much faster than comparing characters. */
function commonLength(limit: number, agree: (from: number, to: number) => boolean): number {
  let at = 0;
  for (let stride = 65_536; stride >= 1; stride = Math.floor(stride / 16)) {
    while (at + stride <= limit && agree(at, at + stride)) at += stride;
  }
  return at;
}

import picomatch from 'picomatch/posix';

/** Asks of a path below the root. Matching goes by backtracking, and a pattern that could keep it busy without end matches nothing. */
export function globMatcher(pattern: string): (path: string) => boolean {
  return isTame(pattern) ? picomatch(pattern, { dot: true }) : () => false;
}

const MOST_STARS = 6;

function isTame(pattern: string): boolean {
  // Of braces each choice is a pattern; counting them together is strict enough for what people write.
  const starred = pattern.split('/').map((segment) => segment.match(/\*+/g)?.length ?? 0);
  const folders = pattern.split('/').filter((segment) => segment === '**').length;
  return starred.every((stars) => stars <= MOST_STARS) && folders <= MOST_STARS && !repeatsChoices(pattern);
}

/** `+(a|aa)`: what is repeated can be read in several ways. */
function repeatsChoices(pattern: string): boolean {
  if (!/[+*]\(/.test(pattern)) return false;
  const repeated = [...pattern.matchAll(/[+*]\(([^()]*)\)/g)].map(([, body = '']) => body);
  if (repeated.length < (pattern.match(/[+*]\(/g)?.length ?? 0)) return true;
  return repeated.some((body) => {
    const choices = body.split('|');
    return choices.some(
      (one, index) => /[*?[{]/.test(one) || choices.some((other, at) => at !== index && other.startsWith(one)),
    );
  });
}

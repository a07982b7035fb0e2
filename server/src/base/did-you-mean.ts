/**
 * The candidate that a person most likely meant by `typed`, or undefined when none is near. Near: equal but for case and separators, at
 * most a third of the longer word in Damerau-Levenshtein edits (never more than three), or, for words of four letters and more, the one
 * candidate that begins with it.
 */
export function didYouMean(typed: string, candidates: Iterable<string>): string | undefined {
  const folded = fold(typed);
  if (folded === '') return undefined;
  let best: string | undefined;
  let bestDistance = Number.POSITIVE_INFINITY;
  const longer: string[] = [];
  for (const candidate of candidates) {
    const other = fold(candidate);
    if (other === folded && candidate !== typed) return candidate;
    if (candidate === typed) continue;
    const limit = Math.min(3, Math.floor(Math.max(folded.length, other.length) / 3));
    const distance = editDistance(folded, other, Math.min(limit, bestDistance));
    if (distance <= limit && distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
    if (folded.length >= 4 && other.startsWith(folded)) longer.push(candidate);
  }
  return best ?? (longer.length === 1 ? longer[0] : undefined);
}

/**
 * Suggestions for one document. A name that leads nowhere is compared with every name that there is; when nearly all of many lead nowhere,
 * nobody has misspelt them, and the later ones get no suggestion.
 */
export class Speller {
  #comparisonsLeft = 500_000;

  /** `candidates` is only asked while there is something left to compare with. */
  meant(typed: string, candidates: () => Iterable<string>): string | undefined {
    if (this.#comparisonsLeft <= 0) return undefined;
    const names = [...candidates()];
    this.#comparisonsLeft -= names.length;
    return didYouMean(typed, names);
  }
}

/** The same for many words against one list, each word compared once. */
export function suggester(candidates: Iterable<string>): (typed: string) => string | undefined {
  const known = [...candidates];
  const speller = new Speller();
  const answers = new Map<string, string | undefined>();
  return (typed) => {
    if (!answers.has(typed))
      answers.set(
        typed,
        speller.meant(typed, () => known),
      );
    return answers.get(typed);
  };
}

function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f\s_.-]/g, '')
    .toLowerCase();
}

/** Optimal string alignment distance; gives up with Infinity once it must exceed `limit`. */
export function editDistance(a: string, b: string, limit = Number.POSITIVE_INFINITY): number {
  if (Math.abs(a.length - b.length) > limit) return Number.POSITIVE_INFINITY;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (beforeLast[j - 2] ?? 0) + 1);
      row.push(cost);
      least = Math.min(least, cost);
    }
    if (least > limit) return Number.POSITIVE_INFINITY;
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? Number.POSITIVE_INFINITY;
}

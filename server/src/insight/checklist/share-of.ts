/** `None of the 8 fields`, `3 of 8 fields`, `All 8 fields`, `The only field`: as one says it, before a verb. */
export function shareOf(count: number, total: number, noun: string): string {
  if (total === 1) return `The only ${noun}`;
  if (count === 0) return `None of the ${total} ${noun}s`;
  return count === total ? `All ${total} ${noun}s` : `${count} of ${total} ${noun}s`;
}

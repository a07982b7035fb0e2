/** Appends the items one by one: `push(...items)` throws where a file holds some hundred thousand of them. */
export function pushAll<T>(target: T[], items: Iterable<T>): void {
  for (const item of items) target.push(item);
}

/** `list.push(...items)` for any number of items: a spread puts them on the stack, and more than some 100,000 overflow it. */
export function pushAll<T>(list: T[], items: Iterable<T>): void {
  for (const item of items) list.push(item);
}

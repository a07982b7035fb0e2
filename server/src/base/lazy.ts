/**
 * A constant that is computed when it is first asked for. It holds no state that anybody could observe: asking early or late, once or
 * often, gives the same value.
 */
export function lazy<T>(compute: () => T): () => T {
  let known: { readonly value: T } | undefined;
  return () => {
    known ??= { value: compute() };
    return known.value;
  };
}

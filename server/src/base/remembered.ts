/**
 * A pure function of an object that does not change, which computes once for each and forgets with it. It holds no state that anybody could
 * observe: asking once or often gives the same value.
 */
export function remembered<K extends object, V>(compute: (key: K) => V): (key: K) => V {
  const known = new WeakMap<K, { readonly value: V }>();
  return (key) => {
    const found = known.get(key);
    if (found) return found.value;
    const value = compute(key);
    known.set(key, { value });
    return value;
  };
}

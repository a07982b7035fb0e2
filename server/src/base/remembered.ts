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

/** The same of a thing that is made of several objects: it is computed again where one of them is another. */
export function rememberedOf<T, V>(partsOf: (from: T) => readonly object[], compute: (from: T) => V): (from: T) => V {
  const known: Branch<V> = { next: new WeakMap(), found: undefined };
  return (from) => {
    let at = known;
    for (const part of partsOf(from)) {
      let next = at.next.get(part);
      if (!next) {
        next = { next: new WeakMap(), found: undefined };
        at.next.set(part, next);
      }
      at = next;
    }
    at.found ??= { value: compute(from) };
    return at.found.value;
  };
}

interface Branch<V> {
  readonly next: WeakMap<object, Branch<V>>;
  found: { readonly value: V } | undefined;
}

/**
 * What was last computed for an object from something else, for as long as it would come out the same, which `isCurrent` tells at less cost.
 * Whether it was kept or computed again, nobody can observe.
 */
export function rememberedWhile<K extends object, F, V>(
  compute: (key: K, from: F) => V,
  isCurrent: (value: V, from: F) => boolean,
): (key: K, from: F) => V {
  const known = new WeakMap<K, { readonly value: V }>();
  return (key, from) => {
    const found = known.get(key);
    if (found && isCurrent(found.value, from)) return found.value;
    const value = compute(key, from);
    known.set(key, { value });
    return value;
  };
}

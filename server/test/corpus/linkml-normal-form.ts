// The published JSON Schema of LinkML describes models in normal form. LinkML's loader brings other spellings into that form before it
// judges; so does this, so that our schema, which takes the spellings as they are written, can be compared with the published one.

/** Whether the published definition of that name holds of a value. */
type Holds = (definition: string, value: unknown) => boolean;

interface Normal {
  readonly value: unknown;
  /** False when a list holds an item that is none of its kind, which is lost in the map made of it. */
  readonly valid: boolean;
}

/** Collections by the keys under which they stand: the key of an item that holds its name, its definition, and whether a lone name will do. */
const COLLECTIONS: Readonly<Record<string, { key: string; definition: string; lone: boolean }>> = {
  classes: { key: 'name', definition: 'ClassDefinition', lone: true },
  slots: { key: 'name', definition: 'SlotDefinition', lone: true },
  attributes: { key: 'name', definition: 'SlotDefinition', lone: true },
  slot_usage: { key: 'name', definition: 'SlotDefinition', lone: true },
  slot_conditions: { key: 'name', definition: 'SlotDefinition', lone: true },
  enums: { key: 'name', definition: 'EnumDefinition', lone: true },
  types: { key: 'name', definition: 'TypeDefinition', lone: true },
  subsets: { key: 'name', definition: 'SubsetDefinition', lone: true },
  permissible_values: { key: 'text', definition: 'PermissibleValue', lone: true },
  type_mappings: { key: 'framework', definition: 'TypeMapping', lone: true },
  prefixes: { key: 'prefix_prefix', definition: 'Prefix', lone: false },
  settings: { key: 'setting_key', definition: 'Setting', lone: false },
  local_names: { key: 'local_name_source', definition: 'LocalName', lone: false },
  alt_descriptions: { key: 'source', definition: 'AltDescription', lone: false },
  unique_keys: { key: 'unique_key_name', definition: 'UniqueKey', lone: false },
  annotations: { key: 'tag', definition: 'Annotation', lone: false },
  extensions: { key: 'tag', definition: 'Extension', lone: false },
};

/** Lists of texts, in which one text may stand without the list. */
const LISTS = new Set(
  (
    'aliases comments notes todos see_also keywords categories in_subset contributors mappings exact_mappings close_mappings ' +
    'related_mappings narrow_mappings broad_mappings id_prefixes implements instantiates mixins apply_to values_from imports emit_prefixes ' +
    'default_curi_maps defining_slots union_of disjoint_with equals_string_in inherits concepts domain_of source_nodes ' +
    'relationship_types unique_key_slots contexts'
  ).split(' '),
);

export function normalized(value: unknown, holds: Holds): Normal {
  let valid = true;

  /** `shape`: what the keys of the map mean: those of the metamodel, names of elements, or nothing that anybody knows. */
  const visit = (node: unknown, shape: 'element' | 'names', of: string): unknown => {
    if (Array.isArray(node)) return node.map((item) => visit(item, shape, of));
    if (typeof node !== 'object' || node === null) return node;
    const out: Record<string, unknown> = {};
    for (const [key, inner] of Object.entries(node)) {
      const made = shape === 'names' ? named(inner, of) : property(key, inner, of);
      Object.defineProperty(out, key, { value: made, enumerable: true, configurable: true, writable: true });
    }
    return out;
  };

  const named = (inner: unknown, of: string): unknown => {
    if (of === 'annotations' || of === 'extensions') return statement(inner);
    return visit(inner, 'element', of);
  };

  const property = (key: string, inner: unknown, of: string): unknown => {
    // Slots of a schema are definitions; slots of a class are names.
    const isNames = key === 'slots' && of !== 'schema';
    const collection = Object.hasOwn(COLLECTIONS, key) && !isNames ? COLLECTIONS[key] : undefined;
    if (collection) {
      if (Array.isArray(inner)) return keyed(inner, key, collection);
      return typeof inner === 'object' && inner !== null ? visit(inner, 'names', key) : inner;
    }
    if ((LISTS.has(key) || isNames) && typeof inner === 'string') return [inner];
    if (key === 'text' && of === 'permissible_values' && ['number', 'boolean'].includes(typeof inner))
      return String(inner);
    if (key === 'value' && of === 'examples' && ['number', 'boolean'].includes(typeof inner)) return String(inner);
    if (OPAQUE.has(key)) return inner;
    return visit(inner, 'element', key);
  };

  const keyed = (
    items: unknown[],
    key: string,
    { key: name, definition, lone }: (typeof COLLECTIONS)[string],
  ): unknown => {
    const map: Record<string, unknown> = {};
    for (const [index, item] of items.entries()) {
      if (lone && typeof item === 'string') continue;
      const element = visit(item, 'element', key);
      const complete = ['annotations', 'extensions'].includes(key) ? withPlainValue(element) : element;
      if (!holds(definition, complete)) valid = false;
      map[`${name} ${index}`] = key === 'annotations' || key === 'extensions' ? statement(element) : element;
    }
    return map;
  };

  const root = visit(value, 'element', 'schema');
  return { value: root, valid };
}

/** Values that may be anything. */
const OPAQUE = new Set(['object', 'minimum_value', 'maximum_value', 'value']);

/** The loader takes any value of an annotation; the published schema takes any but a list. */
function statement(value: unknown): unknown {
  return Array.isArray(value) ? 'a list' : value;
}

function withPlainValue(item: unknown): unknown {
  if (typeof item !== 'object' || item === null || !('value' in item)) return item;
  return { ...item, value: statement(item.value) };
}

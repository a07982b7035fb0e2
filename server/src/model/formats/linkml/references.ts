import { Speller } from '../../../base/did-you-mean.ts';
import { itemsOf, type SyntaxNode, valueAt } from '../../../syntax/tree.ts';
import type { Reference, ReferenceName } from '../../entities.ts';
import { type Located, locate, textAt } from '../../located.ts';
import { textsOf } from '../../marks.ts';
import type { ClassIndex, ClassParts } from './classes.ts';
import { type Element, elementsOf, type Model } from './elements.ts';
import { importsOf } from './imports.ts';
import { KNOWN_PREFIXES, prefixOf } from './prefixes.ts';
import { BUILT_IN_TYPES } from './types.ts';

/** What a name may be the name of. A range is a class, a code list or a type. */
type Kind = 'class' | 'slot' | 'enum' | 'type' | 'range' | 'subset' | 'prefix';

/** The names that lead to nothing in the file, its imports, and the names under which others may refer to its definitions. */
export function referencesOf(model: Model, classes: ClassIndex): { references: Reference[]; targets: ReferenceName[] } {
  const imports = importsOf(model.root, model.prefixes);
  const finder = new Finder(model, imports.length > 0);
  finder.visitAll(classes);
  const id = textAt(model.root, 'id');
  const targets: ReferenceName[] = Object.entries(finder.names).flatMap(([kind, names]) =>
    [...names].map((name) => ({ resource: undefined, fragment: nameOf(kind as Kind, name) })),
  );
  if (id) targets.unshift({ resource: id.value, fragment: undefined });
  return { references: [...imports, ...finder.references], targets };
}

function nameOf(kind: Kind, name: string): string {
  return `${kind}:${name}`;
}

class Finder {
  readonly references: Reference[] = [];
  readonly names: Readonly<Record<Kind, ReadonlySet<string>>>;
  readonly #model: Model;
  /** Names may come from other files. */
  readonly #open: boolean;
  readonly #speller = new Speller();

  constructor(model: Model, open: boolean) {
    this.#model = model;
    this.#open = open;
    const of = (...elements: ReadonlyMap<string, unknown>[]) => new Set(elements.flatMap((one) => [...one.keys()]));
    this.names = {
      class: of(model.classes),
      slot: of(model.slots),
      enum: of(model.enums),
      type: of(model.types),
      range: of(model.classes, model.enums, model.types),
      subset: of(model.subsets),
      prefix: of(model.prefixes),
    };
  }

  visitAll(classes: ClassIndex): void {
    const { root, slots, types, enums, subsets } = this.#model;
    this.#check('range', textAt(root, 'default_range'));
    this.#checkDefaultPrefix();
    this.#visitElement(root);
    for (const parts of classes.all.values()) this.#visitClass(parts, classes);
    for (const { node } of slots.values()) this.#visitSlot(node);
    for (const { node } of types.values()) {
      this.#visitElement(node);
      this.#check('type', textAt(node, 'typeof'));
      this.#checkTerm(textAt(node, 'uri'));
    }
    for (const { node } of enums.values()) this.#visitEnum(node);
    for (const { node } of subsets.values()) this.#visitElement(node);
  }

  #visitClass(parts: ClassParts, classes: ClassIndex): void {
    const { node } = parts;
    this.#visitElement(node);
    for (const key of ['is_a', 'mixins', 'apply_to', 'union_of', 'disjoint_with'])
      for (const name of textsOf(valueAt(node, key))) this.#check('class', name);
    for (const name of parts.slots) this.#check('slot', name);
    this.#checkTerm(textAt(node, 'class_uri'));
    for (const attribute of parts.attributes.values()) this.#visitSlot(attribute.node);
    for (const usage of parts.usages.values()) {
      this.#visitSlot(usage.node);
      this.#checkUsage(parts, usage, classes);
    }
    for (const { node: key } of elementsOf(valueAt(node, 'unique_keys'), 'unique_key_name')) {
      for (const name of textsOf(valueAt(key, 'unique_key_slots') ?? key)) {
        if (classes.hasSlot(parts, name.value) === false) this.#report('key', name, () => slotsOf(parts, classes));
      }
    }
  }

  /** A refinement of a slot that records of the class do not have. A mixin may refine what the classes have that take it in. */
  #checkUsage(parts: ClassParts, usage: Element, classes: ClassIndex): void {
    const isMixin = [parts, ...classes.ancestry(parts).classes].some(({ node }) => isTrue(node, 'mixin'));
    if (isMixin || classes.hasSlot(parts, usage.name) !== false) return;
    const at = locate(usage.name, usage.nameAt.node);
    this.#report('definition', at, () => slotsOf(parts, classes), usage.nameAt.part);
  }

  #visitSlot(node: SyntaxNode): void {
    this.#visitElement(node);
    this.#check('class', textAt(node, 'domain'));
    for (const key of ['is_a', 'mixins', 'inverse', 'union_of', 'disjoint_with'])
      for (const name of textsOf(valueAt(node, key))) this.#check('slot', name);
    this.#checkTerm(textAt(node, 'slot_uri'));
    this.#visitRanges(node, 0);
  }

  #visitRanges(node: SyntaxNode, depth: number): void {
    this.#check('range', textAt(node, 'range'));
    if (depth > 8) return;
    for (const key of ['any_of', 'all_of', 'exactly_one_of', 'none_of'])
      for (const item of itemsOf(valueAt(node, key))) this.#visitRanges(item, depth + 1);
  }

  #visitEnum(node: SyntaxNode): void {
    this.#visitElement(node);
    this.#checkTerm(textAt(node, 'enum_uri'));
    for (const name of textsOf(valueAt(node, 'inherits'))) this.#check('enum', name);
    for (const { node: value } of elementsOf(valueAt(node, 'permissible_values'), 'text'))
      this.#checkTerm(textAt(value, 'meaning'));
  }

  #visitElement(node: SyntaxNode): void {
    for (const name of textsOf(valueAt(node, 'in_subset'))) this.#check('subset', name);
  }

  #check(kind: Kind, at: Located<string> | undefined): void {
    if (!at || this.#has(kind, at.value)) return;
    this.#add(kind, at, at.value, this.#meant(kind, at.value));
  }

  #checkTerm(at: Located<string> | undefined): void {
    const prefix = at && prefixOf(at.value);
    if (!at || prefix === undefined || this.#has('prefix', prefix)) return;
    const meant = this.#meant('prefix', prefix);
    this.#add('prefix', at, prefix, meant && meant + at.value.slice(prefix.length));
  }

  /** A short name, or the address itself. */
  #checkDefaultPrefix(): void {
    const at = textAt(this.#model.root, 'default_prefix');
    if (at && !/[:/]/.test(at.value)) this.#check('prefix', at);
  }

  #has(kind: Kind, name: string): boolean {
    if (this.names[kind].has(name) || builtIn(kind).has(name)) return true;
    // A published collection of prefixes may have any.
    return kind === 'prefix' && textsOf(valueAt(this.#model.root, 'default_curi_maps')).length > 0;
  }

  /** Where names may come from other files, most are no mistakes: the nearest of their names is looked for when one is. */
  #meant(kind: Kind, name: string): string | undefined {
    return this.#speller.meant(name, () => [...(this.#open ? [] : this.names[kind]), ...builtIn(kind).keys()]);
  }

  #add(kind: Kind, at: Located<string>, name: string, suggestion: string | undefined): void {
    const imported = this.#open ? { imported: true as const } : {};
    const target = { resource: undefined, fragment: nameOf(kind, name), ...imported };
    this.references.push({
      kind: 'reference',
      at,
      role: 'definition',
      target,
      ...(suggestion !== undefined && { suggestion }),
    });
  }

  /** A name that must be a slot of the class, and is none. */
  #report(
    role: 'key' | 'definition',
    at: Located<string>,
    slots: () => readonly string[],
    part?: 'key' | 'value',
  ): void {
    const suggestion = this.#speller.meant(at.value, slots);
    this.references.push({
      kind: 'reference',
      at,
      role,
      target: { resource: undefined, fragment: nameOf('slot', at.value) },
      ...(part === 'key' && { part }),
      ...(suggestion !== undefined && { suggestion }),
    });
  }
}

function builtIn(kind: Kind): ReadonlySet<string> | ReadonlyMap<string, unknown> {
  if (kind === 'prefix') return KNOWN_PREFIXES;
  return kind === 'range' || kind === 'type' ? BUILT_IN_TYPES : NONE;
}

const NONE: ReadonlySet<string> = new Set();

function slotsOf(parts: ClassParts, classes: ClassIndex): string[] {
  return [parts, ...classes.ancestry(parts).classes].flatMap((one) => [
    ...one.slots.map(({ value }) => value),
    ...one.attributes.keys(),
  ]);
}

function isTrue(node: SyntaxNode, key: string): boolean {
  const value = valueAt(node, key);
  return value?.kind === 'scalar' && value.value === true;
}

import { pushAll } from '../../../base/push-all.ts';
import { type SyntaxNode, valueAt } from '../../../syntax/tree.ts';
import type { Located } from '../../located.ts';
import { textsOf } from '../../marks.ts';
import { type Element, type Elements, elementsOf, type Model } from './elements.ts';

/** A class as it is written, before inheritance. */
export interface ClassParts extends Element {
  /** Slots of the model that it uses. */
  readonly slots: readonly Located<string>[];
  /** Slots defined in place. */
  readonly attributes: Elements;
  /** Refinements of slots. */
  readonly usages: Elements;
  /** `is_a`, then `mixins`. */
  readonly parents: readonly Located<string>[];
}

export interface Ancestry {
  /** Nearest first, without the class itself. */
  readonly classes: readonly ClassParts[];
  /** Whether all of them are in this file. */
  readonly complete: boolean;
}

/** Classes with what they inherit, as far as the file tells. Everything is worked out once. */
export class ClassIndex {
  readonly all: ReadonlyMap<string, ClassParts>;
  readonly #model: Model;
  readonly #ancestries = new Map<string, Ancestry>();

  constructor(model: Model) {
    this.#model = model;
    this.all = new Map([...model.classes].map(([name, element]) => [name, partsOf(element)]));
  }

  ancestry(parts: ClassParts): Ancestry {
    const known = this.#ancestries.get(parts.name);
    if (known) return known;
    const classes = new Set<ClassParts>();
    let complete = true;
    const queue = [...parts.parents];
    for (let parent = queue.shift(); parent; parent = queue.shift()) {
      const found = this.all.get(parent.value);
      if (!found) complete = false;
      else if (found !== parts && !classes.has(found)) {
        classes.add(found);
        pushAll(queue, found.parents);
      }
    }
    const ancestry = { classes: [...classes], complete };
    this.#ancestries.set(parts.name, ancestry);
    return ancestry;
  }

  /** Whether records of the class have the slot; undefined where an imported class decides. */
  hasSlot(parts: ClassParts, slot: string): boolean | undefined {
    const { classes, complete } = this.ancestry(parts);
    if ([parts, ...classes].some((one) => uses(one, slot))) return true;
    return complete ? false : undefined;
  }

  /** Where a slot of a class is defined or refined, what counts most first; the ancestors of the slot itself are `inheritedFrom`. */
  definitions(parts: ClassParts, slot: string): SyntaxNode[] {
    const { classes } = this.ancestry(parts);
    const inClasses = [parts, ...classes].flatMap((one) => [
      ...(one.usages.get(slot) ? [one.usages.get(slot) as Element] : []),
      ...(one.attributes.get(slot) ? [one.attributes.get(slot) as Element] : []),
    ]);
    const shared = this.#model.slots.get(slot);
    return [...inClasses, ...(shared ? [shared] : [])].map(({ node }) => node);
  }

  /** The slots from which a shared slot inherits its range and the like, nearest first. */
  inheritedFrom(slot: string): SyntaxNode[] {
    const found = new Map<string, SyntaxNode>();
    const queue = [slot];
    for (let name = queue.shift(); name !== undefined; name = queue.shift()) {
      const element = this.#model.slots.get(name);
      if (!element || found.has(name)) continue;
      found.set(name, element.node);
      pushAll(
        queue,
        parentsOf(element.node).map(({ value }) => value),
      );
    }
    found.delete(slot);
    return [...found.values()];
  }
}

function partsOf(element: Element): ClassParts {
  const named = (key: string): Elements =>
    new Map(elementsOf(valueAt(element.node, key)).map((one) => [one.name, one]));
  return {
    ...element,
    slots: textsOf(valueAt(element.node, 'slots')),
    attributes: named('attributes'),
    usages: named('slot_usage'),
    parents: parentsOf(element.node),
  };
}

function parentsOf(node: SyntaxNode): Located<string>[] {
  return [...textsOf(valueAt(node, 'is_a')), ...textsOf(valueAt(node, 'mixins'))];
}

function uses(parts: ClassParts, slot: string): boolean {
  return parts.attributes.has(slot) || parts.slots.some(({ value }) => value === slot);
}

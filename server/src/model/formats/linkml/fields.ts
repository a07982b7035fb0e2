import type { Json } from '../../../base/json.ts';
import { itemsOf, type SyntaxNode, toValue, valueAt } from '../../../syntax/tree.ts';
import type { CodeList, Entity, Field, LogicalType, ReferenceTarget } from '../../entities.ts';
import { booleanAt, hasContentAt, type Located, locate, type Place, textAt } from '../../located.ts';
import { addMark, type MarkKey, type Marks, mergeMarks, textsOf } from '../../marks.ts';
import { buildField } from '../build.ts';
import { numberAt } from '../read.ts';
import { annotatedMarks, spokenAt } from './annotations.ts';
import type { ClassIndex, ClassParts } from './classes.ts';
import { ownCodeList } from './code-lists.ts';
import { type Element, elementsOf, type Model, pointerTo } from './elements.ts';
import { prefixOf } from './prefixes.ts';
import { BUILT_IN_TYPES, isAnything, logicalTypeOf } from './types.ts';

/** What the fields of all classes of a model have in common. */
export interface FieldSources {
  readonly model: Model;
  readonly classes: ClassIndex;
  readonly codeLists: ReadonlyMap<string, CodeList>;
}

/**
 * The fields that a class brings along: the slots that it uses, its attributes, and what it refines of those that it inherits. The others
 * stay with the class they come from, which `extends` names.
 */
export function fieldsOfClass(sources: FieldSources, parts: ClassParts, entity: Entity): Field[] {
  const { model, classes } = sources;
  const names = new Map<string, SyntaxNode>();
  for (const { value, node } of parts.slots) if (!names.has(value)) names.set(value, node);
  for (const [name, { node }] of parts.attributes) names.set(name, node);
  for (const [name, { node }] of parts.usages)
    if (!names.has(name) && classes.hasSlot(parts, name) !== false) names.set(name, node);
  return [...names].map(([name, written]) => {
    const own = parts.usages.get(name) ?? parts.attributes.get(name) ?? model.slots.get(name);
    const named = parts.attributes.get(name) ?? model.slots.get(name) ?? parts.usages.get(name);
    return fieldOf(sources, entity, {
      name,
      node: own?.node ?? written,
      nameAt: named?.nameAt ?? { node: written, part: 'value' },
      definitions: classes.definitions(parts, name),
      // What is defined in another file is described there.
      foreign: !model.slots.has(name) && !parts.attributes.has(name),
    });
  });
}

/** A slot that no class of the file uses. */
export function fieldOfSlot(sources: FieldSources, element: Element, entity: Entity): Field {
  return fieldOf(sources, entity, { ...element, definitions: [element.node], foreign: false });
}

interface SlotInUse {
  readonly name: string;
  readonly nameAt: Place;
  readonly node: SyntaxNode;
  /** What counts most first. */
  readonly definitions: readonly SyntaxNode[];
  readonly foreign: boolean;
}

function fieldOf(sources: FieldSources, entity: Entity, slot: SlotInUse): Field {
  const { model, classes, codeLists } = sources;
  const { definitions } = slot;
  const inherited = classes.inheritedFrom(slot.name);
  const all = [...definitions, ...inherited];
  const range = firstOf(all, (node) => textAt(node, 'range'));
  const description = firstOf(definitions, (node) => spokenAt(node, 'description', model.root));
  const identifier = isTrue(all, 'identifier') || isTrue(all, 'key');
  const concept = firstOf(definitions, (node) => textAt(node, 'slot_uri'));
  const alternatives = rangesOf(all);
  const mappings = firstOf(definitions, (node) => valueAt(node, 'exact_mappings'));
  return buildField(
    {
      entity,
      parent: undefined,
      node: slot.node,
      name: slot.name,
      nameAt: slot.nameAt,
      title: firstOf(definitions, (node) => spokenAt(node, 'title', model.root)),
      description,
      describedElsewhere:
        description === undefined &&
        (slot.foreign ||
          inherited.some((node) => hasContentAt(node, 'description')) ||
          isDefinedBy(model, concept, alternatives)),
      type: typeOf(model, slot.node, range, alternatives),
      pattern: firstOf(all, (node) => textAt(node, 'pattern') ?? structuredPattern(model, node)),
      minimum: firstOf(all, (node) => numberAt(node, 'minimum_value')),
      maximum: firstOf(all, (node) => numberAt(node, 'maximum_value')),
      default: firstOf(all, defaultOf),
      untyped:
        // An imported file may have its own default; that of the language is text.
        isUntyped(all) && !slot.foreign && textAt(model.root, 'default_range') === undefined ? 'defaulted' : undefined,
      multivalued: firstOf(all, (node) => booleanAt(node, 'multivalued'))?.value,
      examples: examplesOf(definitions),
      required: firstOf(all, (node) => booleanAt(node, 'required'))?.value ?? (identifier || undefined),
      deprecated: definitions.some((node) => hasContentAt(node, 'deprecated')),
      key: identifier,
      marks: marksOf(definitions, concept),
      concepts: [...(concept ? [concept] : []), ...textsOf(mappings)],
      refersTo: alternatives.length === 1 && alternatives[0] ? targetOf(model, alternatives[0].value) : undefined,
    },
    (field) => {
      const own = firstOf(all, (node) => ownCodeList(node, field));
      // Beside another alternative a code list decides nothing.
      return own ?? (alternatives.length === 1 ? codeLists.get(alternatives[0]?.value ?? '') : undefined);
    },
    () => [],
  );
}

function isUntyped(nodes: readonly SyntaxNode[]): boolean {
  return rangesOf(nodes).length === 0 && !nodes.some((node) => TELLING.some((key) => valueAt(node, key) !== undefined));
}

/** What tells of the values beside a range. */
const TELLING = [
  'enum_range',
  'equals_string_in',
  'equals_string',
  'equals_number',
  'pattern',
  'structured_pattern',
  'minimum_value',
  'maximum_value',
  'any_of',
  'all_of',
  'exactly_one_of',
  'none_of',
  'identifier',
  'designates_type',
  'inherited',
];

/** `ifabsent` names a type with a value in brackets, or a truth; all else is worked out by the tools. */
function defaultOf(node: SyntaxNode): Located<Json> | undefined {
  const written = valueAt(node, 'ifabsent');
  const value = toValue(written);
  if (!written || typeof value === 'boolean') return written && locate(value as boolean, written);
  const [, type = '', inner = ''] = /^(\w+)\((.*)\)$/s.exec(String(value ?? '')) ?? [];
  if (/^(?:string|date|datetime)$/.test(type)) return locate(inner, written);
  const number = /^(?:int|integer|float|double|decimal)$/.test(type) ? Number(inner) : Number.NaN;
  return Number.isFinite(number) ? locate(number, written) : undefined;
}

function firstOf<T>(nodes: readonly SyntaxNode[], read: (node: SyntaxNode) => T | undefined): T | undefined {
  for (const node of nodes) {
    const found = read(node);
    if (found !== undefined) return found;
  }
  return undefined;
}

function isTrue(nodes: readonly SyntaxNode[], key: string): boolean {
  return firstOf(nodes, (node) => booleanAt(node, key))?.value === true;
}

/** Ranges that a value may have: those of `any_of` and `exactly_one_of` where there are any, else the slot's own. */
export function rangesOf(nodes: readonly SyntaxNode[]): Located<string>[] {
  for (const node of nodes) {
    const alternatives = ['any_of', 'exactly_one_of'].flatMap((key) =>
      itemsOf(valueAt(node, key)).flatMap((item) => textAt(item, 'range') ?? []),
    );
    if (alternatives.length > 0) return alternatives;
    const own = textAt(node, 'range');
    if (own) return [own];
  }
  return [];
}

/** The type that all alternatives share. Without a range it is the schema's default, else text. */
function typeOf(
  model: Model,
  node: SyntaxNode,
  range: Located<string> | undefined,
  alternatives: readonly Located<string>[],
): Located<LogicalType> | undefined {
  if (alternatives.length === 0) {
    const type = logicalTypeOf(model, textAt(model.root, 'default_range')?.value ?? 'string');
    return type && locate(type, node);
  }
  const types = new Set(alternatives.map(({ value }) => logicalTypeOf(model, value)));
  const [type] = types;
  const at = range ?? alternatives[0];
  if (types.has(undefined) || !at || type === undefined) return undefined;
  return locate(types.size === 1 ? type : 'any', at.node);
}

/** A class is a thing of its own, here or, for a name that is nothing here, in an imported file. */
function targetOf(model: Model, range: string): ReferenceTarget | undefined {
  const own = model.classes.get(range);
  if (isAnything(model, range)) return undefined;
  if (own) return { resource: undefined, fragment: pointerTo(own) };
  if (model.enums.has(range) || model.types.has(range) || BUILT_IN_TYPES.has(range)) return undefined;
  return importedClass(range);
}

export function importedClass(name: string): ReferenceTarget {
  return {
    resource: undefined,
    fragment: `/classes/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`,
    imported: true,
  };
}

/** The pattern with its named parts put in, as far as the settings of this file have them. */
function structuredPattern(model: Model, node: SyntaxNode): Located<string> | undefined {
  const structured = valueAt(node, 'structured_pattern');
  const syntax = textAt(structured, 'syntax');
  if (!syntax || booleanAt(structured, 'interpolated')?.value !== true) return syntax;
  const settings = new Map(
    elementsOf(valueAt(model.root, 'settings'), 'setting_key').map(({ name, node: at }) => [
      name,
      toValue(valueAt(at, 'setting_value') ?? at),
    ]),
  );
  const put = syntax.value.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const text = settings.get(name);
    return typeof text === 'string' ? text : whole;
  });
  return locate(put, syntax.node);
}

function examplesOf(nodes: readonly SyntaxNode[]): Located<Json>[] {
  return nodes.flatMap((node) =>
    itemsOf(valueAt(node, 'examples')).flatMap((item) => {
      const value = valueAt(item, 'value') ?? valueAt(item, 'object');
      return value ? locate(toValue(value) as Json, value) : [];
    }),
  );
}

/** Annotations, those of a refinement over those of the slot; and the places of the format's own for concept and unit. */
function marksOf(definitions: readonly SyntaxNode[], concept: Located<string> | undefined): Marks {
  const own: Partial<Record<MarkKey, Located<unknown>>> = {};
  const term = concept ?? firstOf(definitions, (node) => textsOf(valueAt(node, 'exact_mappings'))[0]);
  if (term) own.concept = term;
  const unit = firstOf(definitions, (node) => valueAt(valueAt(node, 'unit'), 'ucum_code'));
  if (unit) addMark(own, 'unit', unit);
  const unitNamed = firstOf(
    definitions,
    (node) => UNIT_NAMES.flatMap((key) => textAt(valueAt(node, 'unit'), key) ?? [])[0],
  );
  const annotated = [...definitions].reverse().map(annotatedMarks);
  return mergeMarks(
    annotated.reduce((weaker, stronger) => mergeMarks(weaker, stronger), {}),
    { ...(own as Marks), ...(unitNamed && { unitNamed }) },
  );
}

const UNIT_NAMES = ['symbol', 'abbreviation', 'descriptive_name', 'iec61360code'];

/** The term that a slot takes over, or the class, list or type of its values, says what it is. */
function isDefinedBy(
  model: Model,
  concept: Located<string> | undefined,
  [range, other]: readonly Located<string>[],
): boolean {
  if (concept && isForeignTerm(model, concept.value)) return true;
  if (!range || other || BUILT_IN_TYPES.has(range.value)) return false;
  const list = model.enums.get(range.value) ?? model.types.get(range.value);
  return list ? hasContentAt(list.node, 'description') : !isAnything(model, range.value);
}

/** A term of somebody else's vocabulary is defined there. */
function isForeignTerm(model: Model, term: string): boolean {
  const prefix = prefixOf(term);
  if (prefix === undefined) return /^https?:/.test(term) && !term.startsWith(textAt(model.root, 'id')?.value ?? ' ');
  const own = textAt(model.root, 'default_prefix')?.value;
  const address = model.prefixes.get(prefix);
  if (prefix === own || (address !== undefined && address === model.prefixes.get(own ?? ''))) return false;
  return address !== undefined && !address.startsWith(textAt(model.root, 'id')?.value ?? ' ');
}

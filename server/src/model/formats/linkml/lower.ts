import { basename } from '../../../base/path.ts';
import { itemsOf, type MapNode, type SyntaxNode, valueAt } from '../../../syntax/tree.ts';
import type { CodeList, Entity, Key, Lowered, Standard } from '../../entities.ts';
import { booleanAt, hasContentAt, type Located, locate, scalarTextAt, textAt } from '../../located.ts';
import { type Marks, mergeMarks, textsOf } from '../../marks.ts';
import { type DetectedFile, NOTHING_LOWERED } from '../adapter.ts';
import { buildEntity, buildStandard, headAt, keyIn } from '../build.ts';
import { languagesAt } from '../read.ts';
import { annotatedMarks, spokenAt } from './annotations.ts';
import { ClassIndex, type ClassParts } from './classes.ts';
import { namedCodeList } from './code-lists.ts';
import { type Element, elementsOf, type Model, modelOf, pointerTo } from './elements.ts';
import { type FieldSources, fieldOfSlot, fieldsOfClass, importedClass, rangesOf } from './fields.ts';
import { prefixesOf } from './prefixes.ts';
import { referencesOf } from './references.ts';
import { isAnything } from './types.ts';

/** LinkML → model: classes are entities, the slots and attributes they use are fields, enumerations are code lists (rules.md A0.2). */
export function lowerLinkml(root: MapNode, file: DetectedFile): Lowered {
  const model = modelOf(root);
  const classes = new ClassIndex(model);
  const users = onlyUsers(model, classes);
  const codeLists = new Map([...model.enums].map(([name, element]) => [name, namedCodeList(element, users.get(name))]));
  const standard = standardOf({ model, classes, codeLists }, file);
  return { ...NOTHING_LOWERED, standards: [standard], ...referencesOf(model, classes) };
}

/** The enumerations that one slot of the file uses and no other, with that slot. */
function onlyUsers(model: Model, classes: ClassIndex): Map<string, SyntaxNode | undefined> {
  const users = new Map<string, SyntaxNode | undefined>();
  const attributes = [...classes.all.values()].flatMap((parts) => [...parts.attributes.values()]);
  for (const { node } of [...model.slots.values(), ...attributes])
    for (const { value } of rangesOf([node])) users.set(value, users.has(value) ? undefined : node);
  return users;
}

function standardOf(sources: FieldSources, file: DetectedFile): Standard {
  const { root } = sources.model;
  const id = textAt(root, 'id');
  const title = spokenAt(root, 'title', root);
  const source = textAt(root, 'source') ?? textAt(root, 'imported_from');
  return buildStandard(
    {
      format: 'linkml',
      ownerOnlyAsMark: true,
      node: root,
      head: headAt(root, ['title', 'name', 'id']),
      label: title?.value ?? textAt(root, 'name')?.value ?? basename(file.path),
      id,
      title,
      description: spokenAt(root, 'description', root),
      version: scalarTextAt(root, 'version'),
      status: textAt(root, 'status'),
      languages: languagesAt(root, 'in_language'),
      marks: mergeMarks(annotatedMarks(root), source ? { provenance: source } : {}),
      prefixes: prefixesOf(sources.model),
      names: 'words',
      // Shared slots, code lists and types are published with the schemas that import them.
      fragment: sources.classes.all.size === 0,
    },
    (standard) => entitiesOf(sources, standard),
    (): readonly CodeList[] => [...sources.codeLists.values()],
  );
}

function entitiesOf(sources: FieldSources, standard: Standard): Entity[] {
  const used = new Set<string>();
  const things = [...sources.classes.all.values()].filter(({ name }) => !isAnything(sources.model, name));
  const entities = things.map((parts) => {
    const entity = entityOf(sources, standard, parts);
    for (const field of entity.fields) used.add(field.name);
    return entity;
  });
  const unused = [...sources.model.slots.values()].filter(({ name }) => !used.has(name));
  return unused.length === 0 ? entities : [...entities, unusedSlots(sources, standard, unused)];
}

function entityOf(sources: FieldSources, standard: Standard, parts: ClassParts): Entity {
  const { node, name, nameAt } = parts;
  const concept = textAt(node, 'class_uri') ?? textsOf(valueAt(node, 'exact_mappings'))[0];
  const marks: Marks = mergeMarks(annotatedMarks(node), concept ? { concept } : {});
  const { root } = sources.model;
  const description = spokenAt(node, 'description', root);
  return buildEntity(
    {
      standard,
      node,
      name,
      nameAt,
      title: spokenAt(node, 'title', root),
      description,
      describedElsewhere: description === undefined && isDescribedByParents(sources, parts),
      marks,
      abstract: ['abstract', 'mixin'].some((key) => booleanAt(node, key)?.value === true),
      primaryKey: inheritedKey(sources, parts),
      mayInheritKey: !sources.classes.ancestry(parts).complete,
      uniqueKeys: uniqueKeysOf(node),
      exampleRecords: itemsOf(valueAt(node, 'examples')).flatMap((item) => valueAt(item, 'object') ?? []),
      extends: parts.parents.map(({ value }) => {
        const own = sources.model.classes.get(value);
        return own ? { resource: undefined, fragment: pointerTo(own) } : importedClass(value);
      }),
    },
    marks.entityKind?.value ?? kindByConcept(concept),
    (entity) => fieldsOfClass(sources, parts, entity),
  );
}

/** The identifier that a class has from those it is a kind of, unless it has one of its own. */
function inheritedKey({ model, classes }: FieldSources, parts: ClassParts): Key | undefined {
  for (const one of [parts, ...classes.ancestry(parts).classes]) {
    const names = [...one.attributes.keys(), ...one.slots.map(({ value }) => value), ...one.usages.keys()];
    const found = names.find((name) =>
      [one.usages.get(name), one.attributes.get(name), model.slots.get(name)].some((slot) =>
        ['identifier', 'key'].some((key) => booleanAt(slot?.node, key)?.value === true),
      ),
    );
    if (found !== undefined && one === parts) return undefined;
    if (found !== undefined) return { at: parts.nameAt, fields: [locate(found, parts.node)] };
  }
  return undefined;
}

function uniqueKeysOf(node: SyntaxNode): Key[] {
  return elementsOf(valueAt(node, 'unique_keys'), 'unique_key_name').flatMap((key) => {
    const slots = keyIn(valueAt(key.node, 'unique_key_slots'));
    return slots ? [{ ...slots, at: key.nameAt }] : [];
  });
}

/** What a class is a kind of may say what it is; a parent of another file is believed to. */
function isDescribedByParents({ classes }: FieldSources, parts: ClassParts): boolean {
  const { classes: ancestors, complete } = classes.ancestry(parts);
  return !complete || ancestors.some((one) => hasContentAt(one.node, 'description'));
}

/** Slots that other files put into classes: held by an entity without a name, so that their definitions are read once. */
function unusedSlots(sources: FieldSources, standard: Standard, slots: readonly Element[]): Entity {
  const node = valueAt(sources.model.root, 'slots') ?? sources.model.root;
  return buildEntity({ standard, node, name: '', nameAt: { node, part: 'key' }, marks: {} }, undefined, (entity) =>
    slots.map((slot) => fieldOfSlot(sources, slot, entity)),
  );
}

const KINDS: Readonly<Record<string, string>> = {
  Person: 'person',
  Organization: 'organisation',
  Organisation: 'organisation',
  FormalOrganization: 'organisation',
  GovernmentOrganization: 'organisation',
  PublicOrganisation: 'organisation',
  Place: 'place',
  Location: 'place',
  PostalAddress: 'place',
  Event: 'event',
};

/** `schema:Person`, `foaf:Person` and their like say what a record is about. */
function kindByConcept(concept: Located<string> | undefined): string | undefined {
  return KINDS[/[A-Za-z]+$/.exec(concept?.value ?? '')?.[0] ?? ''];
}

import { keyOf, type MapNode, type SyntaxNode, valueAt } from '../../syntax/tree.ts';
import type { CodeList, Entity, Field, Key, Prefixes, Standard } from '../entities.ts';
import { entityKind, isEntityKind } from '../inference/entity-kind.ts';
import { type Located, locate, type Place } from '../located.ts';
import { textsOf } from '../marks.ts';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** What may be left out: it is absent, empty or false then. */
type Defaulted<T, K extends keyof T> = Omit<T, K> & Partial<Pick<T, K>>;

/** Standards, entities and fields know each other both ways, so each is made first and given its parts afterwards. */
export function buildStandard(
  parts: Defaulted<
    Omit<Standard, 'kind' | 'entities' | 'codeLists'>,
    | 'describedElsewhere'
    | 'languages'
    | 'jurisdiction'
    | 'fragment'
    | 'schemas'
    | 'annotations'
    | 'basedOn'
    | 'prefixes'
    | 'names'
    | 'tableForms'
    | 'exampleRecords'
  >,
  entities: (standard: Standard) => readonly Entity[],
  codeLists: (standard: Standard) => readonly CodeList[] = () => [],
): Standard {
  const standard: Mutable<Standard> = {
    kind: 'standard',
    describedElsewhere: false,
    languages: [],
    jurisdiction: undefined,
    fragment: false,
    schemas: [],
    annotations: [],
    basedOn: [],
    prefixes: CUSTOMARY,
    names: 'keys',
    tableForms: [],
    exampleRecords: [],
    ...parts,
    entities: [],
    codeLists: [],
  };
  standard.entities = entities(standard);
  standard.codeLists = codeLists(standard);
  return standard;
}

/** Whatever prefix people are used to. */
export const CUSTOMARY: Prefixes = { known: new Map(), others: 'customary' };
/** Formats that ask for full addresses. */
export const FULL_ADDRESSES: Prefixes = { known: new Map(), others: 'none' };

/** `declaredKind` where the format or a mark says what the entity is about; else it is inferred from the name and the fields. */
export function buildEntity(
  parts: Defaulted<
    Omit<Entity, 'kind' | 'fields' | 'thing' | 'thingIsDeclared'>,
    | 'title'
    | 'description'
    | 'describedElsewhere'
    | 'extends'
    | 'records'
    | 'typedValues'
    | 'requiredElsewhere'
    | 'abstract'
    | 'primaryKey'
    | 'mayInheritKey'
    | 'uniqueKeys'
    | 'foreignKeys'
    | 'exampleRecords'
  >,
  declaredKind: string | undefined,
  fields: (entity: Entity) => readonly Field[],
): Entity {
  const entity: Mutable<Entity> = {
    kind: 'entity',
    title: undefined,
    description: undefined,
    describedElsewhere: false,
    extends: [],
    records: 'objects',
    typedValues: false,
    requiredElsewhere: [],
    abstract: false,
    primaryKey: undefined,
    mayInheritKey: false,
    uniqueKeys: [],
    foreignKeys: [],
    exampleRecords: [],
    ...parts,
    fields: [],
    thing: 'unknown',
    thingIsDeclared: false,
  };
  entity.fields = fields(entity);
  completeKey(entity);
  entity.thingIsDeclared = isEntityKind(declaredKind);
  entity.thing = entityKind({
    declared: declaredKind,
    name: entity.name,
    fieldNames: entity.fields.map((field) => field.name),
    languages: entity.standard.languages,
  });
  return entity;
}

/** The primary key from the mark of the entity, or of its fields, where the format has not told; and the fields of the key know of it. */
function completeKey(entity: Entity): void {
  const changing: Mutable<Entity> = entity;
  const { standard, fields, marks, node } = entity;
  if (!entity.primaryKey) {
    // A standard that is one entity has its marks once.
    const mark = marks.primaryKey ?? (node === standard.node ? standard.marks.primaryKey : undefined);
    changing.primaryKey = keyIn(mark?.node) ?? keyOfFields(fields);
  }
  const names = new Set(changing.primaryKey?.fields.map(({ value }) => value));
  for (const field of fields) if (names.has(field.name)) (field as Mutable<Field>).key = true;
}

/** A key written as one name or as a list of them. */
export function keyIn(node: SyntaxNode | undefined): Key | undefined {
  const fields = node ? textsOf(node) : [];
  return node && fields.length > 0 ? { at: { node, part: 'key' }, fields } : undefined;
}

function keyOfFields(fields: readonly Field[]): Key | undefined {
  const keys = fields.filter((field) => field.key);
  const [first] = keys;
  return first && { at: first.nameAt, fields: keys.map(({ name, nameAt }) => locate(name, nameAt.node)) };
}

type OptionalInField =
  | 'title'
  | 'description'
  | 'describedElsewhere'
  | 'type'
  | 'untyped'
  | 'nullable'
  | 'format'
  | 'pattern'
  | 'offset'
  | 'minimum'
  | 'maximum'
  | 'minLength'
  | 'maxLength'
  | 'default'
  | 'missingValues'
  | 'examples'
  | 'required'
  | 'multivalued'
  | 'deprecated'
  | 'key'
  | 'unique'
  | 'concepts'
  | 'inherited'
  | 'basedOn'
  | 'refersTo';

export function buildField(
  parts: Defaulted<Omit<Field, 'kind' | 'path' | 'codeList' | 'fields'>, OptionalInField>,
  codeList: (field: Field) => CodeList | undefined,
  fields: (field: Field) => readonly Field[],
): Field {
  const path = parts.parent ? `${parts.parent.path}.${parts.name}` : parts.name;
  // Key by key: there are tens of thousands of fields, and spreading an object costs ten times as much.
  const field: Mutable<Field> = {
    kind: 'field',
    entity: parts.entity,
    parent: parts.parent,
    node: parts.node,
    name: parts.name,
    nameAt: parts.nameAt,
    path,
    title: parts.title,
    description: parts.description,
    describedElsewhere: parts.describedElsewhere ?? false,
    type: parts.type,
    untyped: parts.untyped,
    nullable: parts.nullable ?? false,
    format: parts.format,
    pattern: parts.pattern,
    offset: parts.offset,
    minimum: parts.minimum,
    maximum: parts.maximum,
    minLength: parts.minLength,
    maxLength: parts.maxLength,
    default: parts.default,
    missingValues: parts.missingValues ?? [],
    codeList: undefined,
    examples: parts.examples ?? [],
    required: parts.required,
    multivalued: parts.multivalued,
    deprecated: parts.deprecated ?? false,
    key: parts.key === true || parts.marks.primaryKey?.value === true,
    unique: parts.unique ?? false,
    marks: parts.marks,
    concepts: parts.concepts ?? (parts.marks.concept ? [parts.marks.concept] : []),
    fields: [],
    refersTo: parts.refersTo,
    basedOn: parts.basedOn,
    inherited: parts.inherited ?? {},
    ...(parts.critical && { critical: true as const }),
  };
  field.codeList = codeList(field);
  // Nobody nests deeper by hand; a schema that a tool has unrolled may.
  if (depthOf(field) < MAX_FIELD_DEPTH) field.fields = fields(field);
  return field;
}

const MAX_FIELD_DEPTH = 12;

function depthOf(field: Field): number {
  let depth = 1;
  for (let around = field.parent; around; around = around.parent) depth++;
  return depth;
}

/** Where to point for the document as a whole: the first of `keys` that is written, else its first key. */
export function headAt(root: MapNode, keys: readonly string[]): Place {
  for (const key of keys) {
    const node = valueAt(root, key);
    if (node && keyOf(node)) return { node, part: 'key' };
  }
  return { node: root, part: 'key' };
}

/** Where the name of an entity or a field stands in formats that write `name: …`. */
export function namePlace(name: Located<string> | undefined, node: SyntaxNode): Place {
  return name ? { node: name.node, part: 'value' } : { node, part: 'key' };
}

/** All fields of a standard, nested ones behind the one that holds them. */
export function fieldsOf(standard: Standard): Field[] {
  const out: Field[] = [];
  for (const entity of standard.entities) addFields(entity.fields, out);
  return out;
}

function addFields(fields: readonly Field[], out: Field[]): void {
  for (const field of fields) {
    out.push(field);
    addFields(field.fields, out);
  }
}

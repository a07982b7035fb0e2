import { isAddress } from '../base/address.ts';
import { basename } from '../base/path.ts';
import { snakeCase, wordsOf } from '../base/words.ts';
import { signatureOf } from '../model/code-signature.ts';
import { conceptOf } from '../model/concept-of.ts';
import type { CodeList, Entity, Field, Standard } from '../model/entities.ts';
import type {
  DefinitionRow,
  EditionRow,
  FactRows,
  FactTable,
  ListRow,
  Origin,
  PointedPlace,
  ShapeRow,
} from '../model/facts.ts';
import { fieldsOf } from '../model/formats/build.ts';
import { semanticTypeOf } from '../model/inference/semantic-type.ts';
import type { Place } from '../model/located.ts';
import { asMap, valueAt } from '../syntax/tree.ts';
import type { RowPlaces } from './row-places.ts';

export type MutableRows = { -readonly [T in FactTable]: FactRows[T][number][] };

/** The rows by which the fields, lists and entities of one standard are compared with those of others. */
export function addComparisons(rows: MutableRows, places: RowPlaces, standard: Standard): void {
  const { file, root } = places;
  const base = { file, root, places, origin: originOf(file, standard) };
  for (const field of fieldsOf(standard)) {
    const concept = conceptOf(field);
    const shape = shapeRow(base, field, concept);
    rows.shapes.push(shape);
    rows.definitions.push(definitionRow(shape, field));
    if (field.codeList) rows.lists.push(listRow(base, field.codeList, concept));
  }
  for (const list of standard.codeLists)
    if (list.document === undefined) rows.lists.push(listRow(base, list, undefined));
  for (const entity of standard.entities) rows.editions.push(editionRow(base, standard, entity));
}

interface Base {
  readonly file: string;
  readonly root: number;
  readonly places: RowPlaces;
  readonly origin: Origin;
}

export function originOf(file: string, standard: Standard): Origin {
  const id = standard.id?.value;
  const title = snakeCase(standard.title?.value ?? '');
  const stem = stemOf(file);
  return {
    format: standard.format,
    label: standard.label,
    path: unversioned(file),
    id: id === undefined ? undefined : unversioned(id),
    names: [
      ...(id !== undefined && isAddress(id) ? [`id ${id}`] : []),
      ...(stem === undefined ? [] : [`file ${stem}`]),
      // One word says too little.
      ...(title.includes('_') ? [`title ${title}`] : []),
    ],
  };
}

/** A path or an identifier without what looks like a version in it. */
function unversioned(text: string): string {
  return text.replace(VERSION, '');
}

/** `v2`, `1.0.2`, a year or a day, a number that is a step of a path; with what is added to it. A bare number may be a name. */
const VERSION =
  /(?:(?<![a-z])v\d+(?:[._-]\d+)*|\b\d+(?:\.\d+)+|(?<=\/)\d+(?=\/|$)|\b(?:19|20)\d\d(?:-\d\d){0,2}\b)(?:[._-](?:strict|draft|latest|alpha|beta|rc)\d*)?/gi;

function shapeRow({ file, root, places, origin }: Base, field: Field, concept: string | undefined): ShapeRow {
  const { unit } = field.marks;
  return {
    file,
    root,
    origin,
    pointer: places.pointer(field.node),
    entity: field.entity.name,
    name: field.name,
    path: field.path,
    nameAt: pointed(places, field.nameAt),
    nameKey: snakeCase(field.name),
    concept,
    semanticType: semanticTypeOf(field)?.id,
    type: field.type?.value,
    typeAt: field.type && { pointer: places.pointer(field.type.node), part: 'value' },
    narrowed: field.format !== undefined || field.pattern !== undefined,
    unit: unit?.value.replace(/^ucum:/i, ''),
    unitAt: unit && { pointer: places.pointer(unit.node), part: 'value' },
    maxLength: field.maxLength,
    required: field.required,
    key: field.key,
    deprecated: field.deprecated,
  };
}

/** Where the field is and what it is called stands in its other row already. */
function definitionRow(shape: ShapeRow, field: Field): DefinitionRow {
  const text = field.description?.value;
  return {
    file: shape.file,
    root: shape.root,
    origin: shape.origin,
    pointer: shape.pointer,
    entity: shape.entity,
    name: shape.name,
    nameAt: shape.nameAt,
    nameKey: shape.nameKey,
    concept: shape.concept,
    type: shape.type,
    language: field.entity.standard.languages[0],
    text,
    textKey: text === undefined ? undefined : definitionKey(text),
  };
}

/** Shorter ones are boilerplate, such as "Identifier of the record". */
const WORDS_OF_A_DEFINITION = 6;
/** UTF-16 units; a longer text is compared by its beginning. */
const LONGEST_DEFINITION = 600;

function definitionKey(text: string): string | undefined {
  const words = wordsOf(text.slice(0, LONGEST_DEFINITION));
  return words.length < WORDS_OF_A_DEFINITION ? undefined : words.join(' ');
}

function listRow({ file, root, places, origin }: Base, list: CodeList, concept: string | undefined): ListRow {
  const values = list.codes.map(({ value }) => String(value.value));
  const node = list.field?.node;
  return {
    file,
    root,
    origin,
    pointer: places.pointer(list.at.node),
    name: list.name,
    nameKey: snakeCase(list.name),
    field: node && places.pointer(node),
    concept,
    at: pointed(places, list.at),
    values,
    signature: signatureOf(values),
    reference: list.reference?.value,
    restricts: asMap(node) !== undefined && ['restrictionOf', 'x-restrictionOf'].some((key) => valueAt(node, key)),
  };
}

function editionRow({ file, root, places, origin }: Base, standard: Standard, entity: Entity): EditionRow {
  const { sourceOfTruth } = standard.marks;
  return {
    file,
    root,
    origin,
    pointer: places.pointer(entity.node),
    entity: entity.name,
    nameAt: pointed(places, entity.nameAt),
    version: standard.version?.value ?? standard.marks.version?.value,
    id: standard.id?.value,
    sourceOfTruth: typeof sourceOfTruth?.value === 'string' ? sourceOfTruth.value : undefined,
    fieldKeys: [...new Set(entity.fields.map((field) => snakeCase(field.name)))].sort(),
  };
}

/** `address.schema.json`, `address.odcs.yaml` and `address.csv-metadata.json` are all `address`. */
function stemOf(file: string): string | undefined {
  const [first = ''] = basename(file).split('.');
  const words = wordsOf(first);
  while (FORMAT_WORDS.has(words.at(-1) ?? '')) words.pop();
  return words.length === 0 ? undefined : words.join('_');
}

const FORMAT_WORDS = new Set(
  'schema tableschema table metadata contract datacontract standard csvw odcs dcs linkml datapackage package model openapi json yaml index'.split(
    ' ',
  ),
);

function pointed(places: RowPlaces, { node, part }: Place): PointedPlace {
  return { pointer: places.pointer(node), part };
}

import type { CodeList, Entity, Field, Key, Standard } from '../entities.ts';
import { fieldsOf } from '../formats/build.ts';
import { fieldPrivacy, isSurelyPersonal } from '../inference/field-privacy.ts';
import type { RawPart } from './covered-parts.ts';

/**
 * An entity by what data it asks for: names, types, codes, keys and meanings by reference. Titles, definitions, examples and limits are left
 * out: they are mended far more often than what they speak of changes, and a word that goes stale with every comma is soon given blindly.
 */
export function entityParts(entity: Entity): RawPart {
  const value = {
    key: keyOf(entity.primaryKey),
    unique: entity.uniqueKeys.map(keyOf),
    foreign: entity.foreignKeys.map((key) => ({
      fields: keyOf(key),
      targetFields: key.targetFields.map((field) => field.value),
      entity: key.targetEntity,
      resource: key.target.resource,
    })),
    extends: entity.extends.map(({ resource, fragment }) => ({ resource, fragment })),
    fields: all(entity.fields).map(fieldValue),
  };
  return { name: `fields/${entity.name}`, value, at: entity.nameAt };
}

function all(fields: readonly Field[]): Field[] {
  return fields.flatMap((field) => [field, ...all(field.fields)]);
}

/** Of a key the order of its fields says nothing. */
function keyOf(key: Key | undefined): readonly string[] | undefined {
  return key?.fields.map(({ value }) => value);
}

function fieldValue(field: Field): unknown {
  return {
    path: field.path,
    type: field.type?.value,
    format: field.format?.value,
    required: field.required === true,
    multivalued: field.multivalued === true,
    key: field.key,
    unique: field.unique,
    deprecated: field.deprecated,
    unit: field.marks.unit?.value,
    concept: field.marks.concept?.value,
    codes: codesOf(field.codeList),
    refersTo: field.refersTo && { resource: field.refersTo.resource, fragment: field.refersTo.fragment },
  };
}

/** Which codes there are, and of a list kept elsewhere its name and version. What a code is called may be worded better. */
function codesOf(list: CodeList | undefined): unknown {
  return (
    list && {
      reference: list.reference?.value,
      version: list.version?.value,
      open: list.open,
      codes: list.codes.map((code) => String(code.value.value)),
    }
  );
}

/**
 * The fields of each entity that hold personal data, by what is declared of them, else by what their names and definitions surely tell. How
 * that was worked out, and with which words, does not count: a newer tool that says the same otherwise makes nobody's word stale.
 */
export function personalParts(standard: Standard, languages: readonly string[]): readonly RawPart[] {
  const found = new Map<Entity, unknown[]>();
  for (const field of fieldsOf(standard)) {
    const privacy = fieldPrivacy(field, languages);
    if (!isSurelyPersonal(privacy)) continue;
    const { identifiability, special, category } = privacy;
    const fields = found.get(field.entity) ?? [];
    fields.push({ path: field.path, identifiability, special, category });
    found.set(field.entity, fields);
  }
  return [...found].map(([entity, fields]) => ({ name: `personal/${entity.name}`, value: fields, at: entity.nameAt }));
}

import type { Json } from '../../../base/json.ts';
import { basename } from '../../../base/path.ts';
import { asMap, asText, itemsOf, type MapNode, type SyntaxNode, toValue, valueAt } from '../../../syntax/tree.ts';
import type { CodeList, Drift, Entity, Field, LogicalType, Lowered, Reference, Standard } from '../../entities.ts';
import { booleanAt, hasContent, type Located, locate, scalarTextAt, textAt, textFrom } from '../../located.ts';
import { addMark, freeClassificationOf, type MarkKey, type Marks, mergeMarks, personalByWord } from '../../marks.ts';
import { type DetectedFile, NOTHING_LOWERED } from '../adapter.ts';
import { buildEntity, buildField, buildStandard, FULL_ADDRESSES, headAt, namePlace } from '../build.ts';
import { numberAt } from '../read.ts';
import { serverAddresses } from '../server-addresses.ts';
import { customMarks, customProperty, describingMarks, teamMarks } from './custom-marks.ts';
import { foreignKeysOf, textsAt } from './relationships.ts';
import { tableFormsOf } from './table-forms.ts';
import { isVersion2 } from './versions.ts';

/** ODCS → model: `schema[]` are entities, `properties[]` fields; `team`, `slaProperties` and `description.purpose` hold marks of their own (ruling 3). */
export function lowerOdcs(root: MapNode, file: DetectedFile): Lowered {
  if (isVersion2(root)) return { ...NOTHING_LOWERED, drifts: [supersededBy3(root)] };
  const description = valueAt(root, 'description');
  const id = textAt(root, 'id');
  const title = textAt(root, 'name');
  const standard = buildStandard(
    {
      format: 'odcs',
      locations: serverAddresses(root),
      describesHeldData: true,
      node: root,
      head: headAt(root, ['name', 'id', 'kind', 'apiVersion']),
      label: title?.value ?? basename(file.path),
      id,
      title,
      description:
        textAt(root, 'description') ??
        textAt(description, 'purpose') ??
        textAt(description, 'usage') ??
        textAt(description, 'limitations'),
      version: scalarTextAt(root, 'version'),
      status: textAt(root, 'status'),
      marks: rootMarks(root),
      prefixes: FULL_ADDRESSES,
      names: 'columns',
      tableForms: tableFormsOf(root),
    },
    (whole) => itemsOf(valueAt(root, 'schema')).flatMap((node) => entityOf(whole, node) ?? []),
  );
  return { ...NOTHING_LOWERED, standards: [standard], references: relationships(root, standard) };
}

function entityOf(standard: Standard, node: SyntaxNode): Entity | undefined {
  const map = asMap(node);
  if (!map) return undefined;
  const name = nameOf(map);
  const concept = definitionOf(map);
  const quality = qualityOf(map);
  const marks = mergeMarks(customMarks(map), { ...(concept && { concept }), ...(quality && { quality }) });
  return buildEntity(
    {
      standard,
      node: map,
      name: name?.value ?? '',
      nameAt: namePlace(name, map),
      title: textAt(map, 'businessName'),
      description: textAt(map, 'description'),
      marks,
      records: 'rows',
      foreignKeys: foreignKeysOf(map, name?.value ?? ''),
    },
    marks.entityKind?.value,
    (entity) => properties(map, entity, undefined),
  );
}

function properties(holder: MapNode, entity: Entity, parent: Field | undefined): Field[] {
  return itemsOf(valueAt(holder, 'properties')).flatMap((node) => {
    const map = asMap(node);
    return map ? fieldOf(map, entity, parent) : [];
  });
}

function fieldOf(map: MapNode, entity: Entity, parent: Field | undefined): Field {
  const name = nameOf(map);
  const options = valueAt(map, 'logicalTypeOptions');
  const description = textAt(map, 'description');
  return buildField(
    {
      entity,
      parent,
      node: map,
      name: name?.value ?? '',
      nameAt: namePlace(name, map),
      title: textAt(map, 'businessName'),
      description,
      describedElsewhere: description === undefined && definitionOf(map) !== undefined,
      type: typeOf(map),
      format: textAt(options, 'format'),
      pattern: textAt(options, 'pattern'),
      offset: offsetOf(options),
      minimum: numberAt(options, 'minimum'),
      maximum: numberAt(options, 'maximum'),
      minLength: numberAt(options, 'minLength'),
      maxLength: numberAt(options, 'maxLength'),
      untyped: isUntyped(map, options) ? 'nothing' : undefined,
      multivalued: ['minItems', 'maxItems'].some((key) => numberAt(options, key) !== undefined) || undefined,
      unique: booleanAt(map, 'unique')?.value === true,
      examples: itemsOf(valueAt(map, 'examples')).map((node) => locate(toValue(node) as Json, node)),
      required: booleanAt(map, 'required')?.value,
      deprecated: toValue(valueAt(map, 'deprecated')) === true,
      key: booleanAt(map, 'primaryKey')?.value === true,
      ...(booleanAt(map, 'criticalDataElement')?.value === true && { critical: true }),
      marks: fieldMarks(map),
    },
    (field) => codeListOf(map, field),
    (field) => {
      const inner = valueAt(map, 'properties') ? map : asMap(valueAt(map, 'items'));
      return inner ? properties(inner, entity, field) : [];
    },
  );
}

function isUntyped(map: MapNode, options: SyntaxNode | undefined): boolean {
  return (
    !['logicalType', 'physicalType', 'properties', 'items'].some((key) => valueAt(map, key) !== undefined) &&
    asMap(options) === undefined &&
    customProperty(map, 'enum') === undefined
  );
}

function nameOf(map: MapNode): Located<string> | undefined {
  return scalarTextAt(map, 'name') ?? scalarTextAt(map, 'physicalName');
}

/** With a default zone every value means one moment, whether or not it is written with an offset. */
function offsetOf(options: SyntaxNode | undefined): Field['offset'] {
  const zone = textAt(options, 'defaultTimezone');
  if (zone) return locate('required', zone.node);
  const written = booleanAt(options, 'timezone');
  return written && locate(written.value ? 'required' : 'none', written.node);
}

const TYPES: Readonly<Record<string, LogicalType>> = {
  string: 'string',
  date: 'date',
  timestamp: 'datetime',
  time: 'time',
  number: 'number',
  integer: 'integer',
  object: 'object',
  array: 'array',
  boolean: 'boolean',
};

/** The logical type; without one, what the physical type surely is. */
function typeOf(map: MapNode): Located<LogicalType> | undefined {
  const logical = textAt(map, 'logicalType');
  const known = logical && Object.hasOwn(TYPES, logical.value) ? TYPES[logical.value] : undefined;
  if (logical) return known && locate(known, logical.node);
  const physical = textAt(map, 'physicalType');
  const type = physical && physicalType(physical.value);
  return physical && type ? locate(type, physical.node) : undefined;
}

function physicalType(written: string): LogicalType | undefined {
  const name = /^[a-z0-9 ]+/i.exec(written.trim())?.[0]?.trim().toLowerCase();
  if (name === undefined) return undefined;
  if (/^(?:var)?char|^n?varchar|text|string|uuid/.test(name)) return 'string';
  if (/^(?:tiny|small|medium|big)?int(?:eger|\d*)$|^long$|serial/.test(name)) return 'integer';
  if (/^(?:decimal|numeric|number|float\d*|double(?: precision)?|real|money)$/.test(name)) return 'number';
  if (/^bool/.test(name)) return 'boolean';
  if (name === 'date') return 'date';
  return /^(?:timestamp|datetime)/.test(name) ? 'datetime' : undefined;
}

function codeListOf(map: MapNode, field: Field): CodeList | undefined {
  const mark = field.marks.codeList;
  const values = valueAt(valueAt(map, 'logicalTypeOptions'), 'enum') ?? customProperty(map, 'enum');
  const base = { kind: 'codeList' as const, field, name: field.name, description: field.description, ...notesOf(map) };
  if (values && itemsOf(values).length > 0) {
    const codes = itemsOf(values).map((node) => ({ value: locate(toValue(node) as Json, node), label: undefined }));
    return { ...base, at: { node: values, part: 'key' }, codes, reference: referenceIn(mark) };
  }
  const reference = referenceIn(mark);
  return reference && { ...base, at: { node: reference.node, part: 'value' }, codes: [], reference };
}

function notesOf(map: MapNode): Pick<CodeList, 'version' | 'local'> {
  const node = customProperty(map, 'codeListVersion');
  const version = node && textFrom(node);
  return {
    ...(version && { version }),
    ...(toValue(customProperty(map, 'local')) === true && { local: true as const }),
  };
}

function referenceIn(mark: Marks['codeList']): Located<string> | undefined {
  return mark && typeof mark.value === 'string' ? locate(mark.value, mark.node) : undefined;
}

/** The rules on quality that an object or a property lists. */
function qualityOf(map: MapNode): Marks['quality'] {
  const node = valueAt(map, 'quality');
  return node && hasContent(node) ? locate(toValue(node) as Json, node) : undefined;
}

/** Address of the definition in a glossary. */
function definitionOf(map: MapNode): Located<string> | undefined {
  const found = itemsOf(valueAt(map, 'authoritativeDefinitions')).find((node) =>
    /^business ?definition$/i.test(asText(valueAt(node, 'type')) ?? ''),
  );
  return found && textAt(found, 'url');
}

/** Field marks: custom properties, and the format's own places, which count first (ruling 3). A tag or value that says `pii` declares personal data (ruling 7). */
function fieldMarks(map: MapNode): Marks {
  const own: Partial<Record<MarkKey, Located<unknown>>> = {};
  const classification = valueAt(map, 'classification');
  const free = classification && freeClassificationOf(classification);
  if (free) own.classification = free;
  const definition = definitionOf(map);
  if (definition) own.concept = definition;
  const quality = qualityOf(map);
  if (quality) own.quality = quality;
  const personal = personalByWord([...itemsOf(valueAt(map, 'tags')), ...(classification ? [classification] : [])]);
  const marks = mergeMarks(customMarks(map), own as Marks);
  return personal && !marks.personalData ? { ...marks, personalData: personal } : marks;
}

function rootMarks(root: MapNode): Marks {
  const own: Partial<Record<MarkKey, Located<unknown>>> = {};
  const purpose = valueAt(valueAt(root, 'description'), 'purpose');
  if (purpose) addMark(own, 'purpose', purpose);
  const retention = itemsOf(valueAt(root, 'slaProperties')).find(
    (node) => asText(valueAt(node, 'property')) === 'retention',
  );
  if (retention) own.retention = locate(toValue(retention), retention);
  const frequency = frequencyOf(root);
  if (frequency) own.updateFrequency = frequency;
  const transformed = firstTransformation(root);
  if (transformed) addMark(own, 'provenance', transformed);
  const custom = customMarks(root);
  const classification = customProperty(root, 'securityClassification');
  if (classification && !custom.classification) addMark(own, 'classification', classification);
  return mergeMarks(custom, { ...teamMarks(root), ...describingMarks(root), ...(own as Marks) });
}

/** How often the data come, as a repetition where the unit is known, else in the author's words. */
function frequencyOf(root: MapNode): Located<string> | undefined {
  const node = itemsOf(valueAt(root, 'slaProperties')).find((item) =>
    /^(?:frequency|fy)$/i.test(asText(valueAt(item, 'property')) ?? ''),
  );
  const value = scalarTextAt(node, 'value');
  if (!value) return undefined;
  const unit = textAt(node, 'unit')?.value.trim().toLowerCase() ?? '';
  const period = Object.hasOwn(UNITS, unit) ? UNITS[unit] : undefined;
  if (period === undefined || !/^\d{1,4}$/.test(value.value))
    return locate(`${value.value} ${unit}`.trim(), value.node);
  return locate(`R/P${period.replace('n', value.value)}`, value.node);
}

const UNITS: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries({
    nY: 'y yr year years',
    nM: 'mo month months',
    nW: 'w wk week weeks',
    nD: 'd day days',
    TnH: 'h hr hour hours',
  }).flatMap(([period, units]) => units.split(' ').map((unit) => [unit, period])),
);

/** The first column that says from which objects it is made. */
function firstTransformation(node: SyntaxNode): SyntaxNode | undefined {
  for (const holder of [...itemsOf(valueAt(node, 'schema')), ...itemsOf(valueAt(node, 'properties'))]) {
    const own = valueAt(holder, 'transformSourceObjects');
    const found = own && hasContent(own) ? own : firstTransformation(holder);
    if (found) return found;
  }
  return undefined;
}

function supersededBy3(root: MapNode): Drift {
  const node = valueAt(root, 'apiVersion') ?? root;
  const declared = asText(node)?.replace(/^v/, '') ?? '2';
  return {
    kind: 'drift',
    at: { node, part: 'value' },
    what: 'superseded-version',
    keywords: ['apiVersion'],
    declared,
    since: '3.0.0',
    correction: '3.1.0',
    edit: undefined,
    count: 1,
  };
}

/** `table.column` of a relationship must be in the contract; longer notations may lead to other files and are left alone. */
function relationships(root: MapNode, standard: Standard): Reference[] {
  const known = new Set(standard.entities.flatMap((entity) => namesIn(entity)));
  const out: Reference[] = [];
  const visit = (node: SyntaxNode | undefined): void => {
    for (const relationship of itemsOf(valueAt(node, 'relationships'))) {
      for (const end of [...textsAt(relationship, 'from'), ...textsAt(relationship, 'to')]) {
        if (!/^[A-Za-z_]\w*\.[A-Za-z_]\w*$/.test(end.value) || known.has(end.value)) continue;
        const target = { resource: undefined, fragment: end.value };
        out.push({ kind: 'reference', at: end, role: 'relationship', target });
      }
    }
    for (const property of itemsOf(valueAt(node, 'properties'))) visit(property);
  };
  for (const object of itemsOf(valueAt(root, 'schema'))) visit(object);
  return out;
}

function namesIn(entity: Entity): string[] {
  const objects = [entity.name, asText(valueAt(entity.node, 'physicalName')) ?? entity.name];
  const columns = entity.fields.flatMap((field) => [
    field.name,
    asText(valueAt(field.node, 'physicalName')) ?? field.name,
  ]);
  return objects.flatMap((object) => columns.map((column) => `${object}.${column}`));
}

import type { Json } from '../../../base/json.ts';
import { basename } from '../../../base/path.ts';
import { asScalar, asSeq, entriesOf, keyOf, type SyntaxNode, textOf, toValue } from '../../../syntax/tree.ts';
import type { Code, CodeList, Entity, Field, LogicalType, Lowered, Reference, Standard } from '../../entities.ts';
import { type Located, locate, type Place, type SpokenText } from '../../located.ts';
import { type DetectedFile, type DocumentRoot, NOTHING_LOWERED } from '../adapter.ts';
import { buildEntity, buildField, buildStandard, fieldsOf } from '../build.ts';
import type { CodesMapping, Dialect, Mapping, Source } from './dialect.ts';
import {
  marksIn,
  numberIn,
  placeOf,
  type Reading,
  readingOf,
  readingsOf,
  textIn,
  textsIn,
  truthOf,
  valueIn,
} from './readings.ts';
import { thingsOf } from './things.ts';
import { logicalType } from './types.ts';

/** A document of a house dialect → model, by the paths that the configuration gives. */
export function lowerDialect(dialect: Dialect, root: DocumentRoot, file: DetectedFile): Lowered {
  const standard = new Lowering(dialect, root, file).standard();
  return { ...NOTHING_LOWERED, standards: [standard], references: referencesOf(standard) };
}

const NO_SOURCES: ReadonlyMap<string, Source> = new Map();

class Lowering {
  readonly #dialect: Dialect;
  readonly #root: DocumentRoot;
  readonly #fileName: string;

  constructor(dialect: Dialect, root: DocumentRoot, file: DetectedFile) {
    this.#dialect = dialect;
    this.#root = root;
    this.#fileName = basename(file.path);
  }

  standard(): Standard {
    const { standard: mapping, entity, field, inherits, languages } = this.#dialect;
    const root = this.#root;
    const text = (concept: string) => this.#text(mapping?.sources.get(concept), root);
    const title = text('title');
    const id = text('id');
    const paths = inherits?.paths.flatMap((path) => readingsOf({ ...inherits, paths: [path] }, root)) ?? [];
    return buildStandard(
      {
        format: this.#dialect.id,
        node: root,
        head: headOf(root, title ?? id),
        label: title?.value ?? id?.value ?? this.#fileName,
        id,
        title,
        description: text('description'),
        describedElsewhere: !mapping?.sources.has('description'),
        version: text('version'),
        status: text('status'),
        jurisdiction: text('jurisdiction')?.value.toLowerCase(),
        languages,
        marks: marksIn(mapping?.sources ?? NO_SOURCES, root),
        fragment: mapping === undefined,
        markPlaces: new Set([mapping, entity, field].flatMap((one) => [...(one?.sources.keys() ?? [])])),
        basedOn: textsIn(paths, languages),
        names: 'given',
      },
      (whole) => this.#entities(whole),
      () => this.#codeLists(),
    );
  }

  #entities(standard: Standard): Entity[] {
    const { entity, field } = this.#dialect;
    if (!entity && !field) return [];
    const grouping = field?.sources.get('entity');
    if (field && grouping && !entity) return this.#groups(standard, field, grouping);
    return thingsOf(entity?.each, this.#root).map((node) => this.#entity(standard, node));
  }

  #entity(standard: Standard, node: SyntaxNode): Entity {
    const sources = this.#dialect.entity?.sources ?? NO_SOURCES;
    const name = readingOf(sources.get('name'), node);
    const marks = marksIn(sources, node);
    const keys = textsIn(readingsOf(sources.get('primaryKey'), node), []).map(({ value }) => value);
    return buildEntity(
      {
        standard,
        node,
        name: this.#text(sources.get('name'), node)?.value ?? this.#ownName(standard),
        nameAt: name ? placeOf(name) : node === standard.node ? standard.head : { node, part: 'key' },
        title: this.#text(sources.get('title'), node),
        description: this.#text(sources.get('description'), node),
        describedElsewhere: !sources.has('description'),
        marks,
      },
      marks.entityKind?.value,
      (entity) => {
        const { field } = this.#dialect;
        if (!field) return [];
        const grouping = field.sources.get('entity');
        const nodes = thingsOf(field.each, node).filter(
          (one) => !grouping || this.#text(grouping, one)?.value === entity.name,
        );
        return nodes.map((one) => this.#field(field, one, entity, undefined, new Set(keys)));
      },
    );
  }

  /** Tables with one row a field: the rows that name the same entity are its fields, in order of first mention. */
  #groups(standard: Standard, field: Mapping, grouping: Source): Entity[] {
    const groups = new Map<string, { at: Place; nodes: SyntaxNode[] }>();
    for (const node of thingsOf(field.each, this.#root)) {
      const reading = readingOf(grouping, node);
      const name = textIn(reading, this.#dialect.languages)?.value ?? this.#ownName(standard);
      const group = groups.get(name) ?? { at: reading ? placeOf(reading) : standard.head, nodes: [] };
      group.nodes.push(node);
      groups.set(name, group);
    }
    return [...groups].map(([name, { at, nodes }]) =>
      // What a table says of an entity is its name alone.
      buildEntity(
        { standard, node: standard.node, name, nameAt: at, describedElsewhere: true, marks: {} },
        undefined,
        (entity) => nodes.map((one) => this.#field(field, one, entity, undefined, new Set())),
      ),
    );
  }

  /** An entity without a name of its own is called as its standard, or as its file without the ending. */
  #ownName(standard: Standard): string {
    return standard.title?.value ?? standard.id?.value ?? this.#fileName.replace(/\.[^.]*$/, '');
  }

  #field(
    mapping: Mapping,
    node: SyntaxNode,
    entity: Entity,
    parent: Field | undefined,
    keys: ReadonlySet<string>,
  ): Field {
    const { sources } = mapping;
    const read = (concept: string): Reading | undefined => readingOf(sources.get(concept), node);
    const text = (concept: string) => this.#text(sources.get(concept), node);
    const name = read('name');
    const called = text('name')?.value ?? '';
    const marks = marksIn(sources, node);
    return buildField(
      {
        entity,
        parent,
        node,
        name: called,
        nameAt: name ? placeOf(name) : { node, part: 'key' },
        title: text('title'),
        description: text('description'),
        describedElsewhere: marks.concept !== undefined || !sources.has('description'),
        type: typeOf(sources.get('type'), node),
        format: text('format'),
        pattern: text('pattern'),
        minimum: numberIn(read('minimum')),
        maximum: numberIn(read('maximum')),
        examples: readingsOf(sources.get('examples'), node).flatMap(examplesIn),
        required: truthOf(read('required')),
        deprecated: read('deprecated') !== undefined && truthOf(read('deprecated')) !== false,
        key: truthOf(read('key')) === true || (parent === undefined && keys.has(called)),
        marks,
        basedOn: text('inherits'),
      },
      (field) => this.#codeListOf(mapping, field),
      (field) =>
        mapping.fields
          ? thingsOf(mapping.fields, node).map((one) => this.#field(mapping, one, entity, field, keys))
          : [],
    );
  }

  #codeListOf({ codes, sources }: Mapping, field: Field): CodeList | undefined {
    if (codes) return this.#codeList(codes, field.node, field);
    const reading = readingOf(sources.get('codeList'), field.node);
    if (!reading) return undefined;
    const base = { kind: 'codeList' as const, field, name: field.name, description: field.description };
    const list = reading.meaning === undefined && !asScalar(reading.node) ? reading.node : undefined;
    if (list) return { ...base, at: { node: list, part: 'key' }, codes: this.#plainCodes(list), reference: undefined };
    const reference = this.#text(sources.get('codeList'), field.node);
    return reference && { ...base, at: { node: reference.node, part: 'value' }, codes: [], reference };
  }

  /** `{a: meaning, …}`, or a list of values. */
  #plainCodes(list: SyntaxNode): Code[] {
    if (asSeq(list))
      return (asSeq(list)?.items ?? []).flatMap((node) => (asScalar(node) ? codeFrom(node, undefined) : []));
    return [...entriesOf(list)].map((entry) => {
      const label = textIn({ node: entry.value, key: undefined, meaning: undefined }, this.#dialect.languages);
      return { value: locate(textOf(entry.key), entry.value), label: label?.value };
    });
  }

  #codeList(mapping: CodesMapping, node: SyntaxNode, field: Field | undefined): CodeList | undefined {
    const { sources } = mapping;
    const nodes = mapping.codes ? thingsOf(mapping.codes, node) : [];
    const reference = this.#text(sources.get('reference'), node);
    if (nodes.length === 0 && !reference) return undefined;
    const holder = nodes[0]?.parent;
    const codes = nodes.flatMap((one): Code[] => {
      const code = readingOf(sources.get('code'), one);
      if (!code) return asScalar(one) ? [codeFrom(one, this.#text(sources.get('label'), one)?.value)] : [];
      return [{ value: locate(valueIn(code), code.node), label: this.#text(sources.get('label'), one)?.value }];
    });
    return {
      kind: 'codeList',
      field,
      name: field?.name ?? this.#text(sources.get('name'), node)?.value ?? '',
      description: field ? field.description : this.#text(sources.get('description'), node),
      at: holder ? { node: holder, part: 'key' } : { node: reference?.node ?? node, part: 'value' },
      codes,
      reference,
    };
  }

  #codeLists(): CodeList[] {
    const { codeList } = this.#dialect;
    if (!codeList) return [];
    return thingsOf(codeList.each, this.#root).flatMap((node) => this.#codeList(codeList, node, undefined) ?? []);
  }

  #text(source: Source | undefined, node: SyntaxNode): SpokenText | undefined {
    return textIn(readingOf(source, node), this.#dialect.languages);
  }
}

function headOf(root: DocumentRoot, named: Located<string> | undefined): Place {
  return { node: named && keyOf(named.node) ? named.node : root, part: 'key' };
}

/** The first type that is known: by the dialect's own words, else by the names that all know. */
function typeOf(source: Source | undefined, node: SyntaxNode): Located<LogicalType> | undefined {
  return typeIn(readingsOf(source, node)) ?? (source?.map && typeIn(readingsOf({ ...source, map: undefined }, node)));
}

function typeIn(readings: readonly Reading[]): Located<LogicalType> | undefined {
  for (const reading of readings) {
    const value = valueIn(reading);
    for (const name of Array.isArray(value) ? value : [value]) {
      const type = typeof name === 'string' ? logicalType(name) : undefined;
      if (type) return locate(type, reading.node);
    }
  }
  return undefined;
}

function examplesIn(reading: Reading): Located<Json>[] {
  const items = reading.meaning === undefined ? asSeq(reading.node)?.items : undefined;
  return (items ?? [reading.node]).map((node) => locate(items ? (toValue(node) as Json) : valueIn(reading), node));
}

function codeFrom(node: SyntaxNode, label: string | undefined): Code {
  return { value: locate(toValue(node) as Json, node), label };
}

/** What it is based on must be there, and so must lists of codes that are named as files. */
function referencesOf(standard: Standard): Reference[] {
  const reference = (at: Located<string>, role: Reference['role']): Reference => ({
    kind: 'reference',
    at,
    role,
    target: { resource: at.value, fragment: undefined },
  });
  const lists = [...fieldsOf(standard)].flatMap((field) => field.codeList?.reference ?? []);
  const files = lists.filter(({ value }) => /^[^:?#]+\.(?:json|ya?ml|csv|tsv)$/i.test(value));
  return [...standard.basedOn.map((at) => reference(at, 'standard')), ...files.map((at) => reference(at, 'codeList'))];
}

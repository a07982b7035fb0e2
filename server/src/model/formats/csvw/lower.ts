import type { Json } from '../../../base/json.ts';
import { basename } from '../../../base/path.ts';
import { asText, itemsOf, type MapNode, type SyntaxNode, toValue, valueAt } from '../../../syntax/tree.ts';
import type { Entity, Field, Lowered, Standard } from '../../entities.ts';
import { keyPlace, type Located, locate, type Place, textAt } from '../../located.ts';
import { type Marks, mergeMarks } from '../../marks.ts';
import { initialContext } from '../../vocabularies/prefixes.ts';
import { type DetectedFile, NOTHING_LOWERED } from '../adapter.ts';
import { buildEntity, buildField, buildStandard, headAt } from '../build.ts';
import { codeListOf, typing } from './cells.ts';
import { CommonProperties, DESCRIPTION, TITLE } from './common-properties.ts';
import { definitionsIn } from './definitions.ts';
import {
  type Column,
  columnName,
  type Description,
  describe,
  inherited,
  isAbsolute,
  type Table,
  tableName,
} from './description.ts';
import { keysOfTable, nullTexts } from './keys.ts';
import { isDeprecated, marksOf } from './marks.ts';
import { type Group, groupOf, referencesOf } from './references.ts';
import { tableFormsOf } from './table-forms.ts';

interface Context {
  readonly description: Description;
  readonly group: Group;
  /** What the document itself says of the properties that its columns name, by their address. */
  readonly definitions: ReadonlyMap<string, CommonProperties>;
}

/** CSVW → model: tables are entities, columns fields. Virtual columns are made up for RDF; nobody can share them, so they are no fields. */
export function lowerCsvw(root: MapNode, file: DetectedFile): Lowered {
  const description = describe(root);
  const group = groupOf(description);
  const context: Context = { description, group, definitions: definitionsIn(root) };
  const about = aboutDocument(description);
  const common = new CommonProperties(about);
  const title = common.text(...TITLE);
  const marks = marksOf(about, common);
  const version =
    common.text('schema:version', 'dcat:version', 'owl:versionInfo', 'dc:hasVersion', 'pav:version') ?? marks.version;
  const standard = buildStandard(
    {
      format: 'csvw',
      ownerOnlyAsMark: true,
      node: root,
      head: headAt(root, [
        'dc:title',
        'dcterms:title',
        'dct:title',
        'schema:name',
        'rdfs:label',
        '@id',
        'url',
        'tables',
        'columns',
      ]),
      label: title?.value ?? basename(file.path),
      id: identifierOf(root),
      title,
      description: common.text(...DESCRIPTION),
      version,
      status: marks.status,
      languages: languagesOf(description, common),
      marks,
      prefixes: { known: initialContext(), others: 'declared' },
      names: 'columns',
      tableForms: tableFormsOf(description),
      // A schema of its own is there for the tables that refer to it.
      fragment: description.kind === 'schema',
    },
    (whole) => description.tables.map((table) => entityOf(whole, table, context, file)),
  );
  return { ...NOTHING_LOWERED, standards: [standard], references: referencesOf(description, group) };
}

/**
 * The descriptions that speak of the document as a whole: its root, what is said of its identifier further down, an only table, and the
 * dataset that they are a form of, which statistical offices describe in place.
 */
function aboutDocument({ root, kind, tables }: Description): (SyntaxNode | undefined)[] {
  const id = asText(valueAt(root, '@id'));
  const same = itemsOf(valueAt(root, 'rdfs:seeAlso')).filter(
    (item) => id !== undefined && asText(valueAt(item, '@id')) === id,
  );
  const only = kind === 'group' && tables.length === 1 ? [tables[0]?.node] : [];
  const described = [root, ...same, ...only];
  const datasets = described
    .map((node) => valueAt(node, 'dcat:isDistributionOf'))
    .flatMap((node) => (node ? [node, ...itemsOf(node)] : []));
  return [...described, ...datasets];
}

function identifierOf(root: MapNode): Located<string> | undefined {
  const id = textAt(root, '@id');
  if (id) return id;
  const url = textAt(root, 'url');
  return url && isAbsolute(url.value) ? url : undefined;
}

function languagesOf({ language, root }: Description, common: CommonProperties): string[] {
  const tags = [...(language ? [language] : []), ...common.texts('dc:language', 'schema:inLanguage')];
  const lang = textAt(root, 'lang');
  if (lang && tags.length === 0) tags.push(lang);
  // An address of an authority's table names the language by its last part, in three letters; only tags are read.
  return [...new Set(tags.flatMap(({ value }) => /^([a-z]{2})(?:[-_]|$)/i.exec(value)?.[1]?.toLowerCase() ?? []))];
}

function entityOf(standard: Standard, table: Table, context: Context, file: DetectedFile): Entity {
  const { kind } = context.description;
  const nodes = [table.node, ...(table.ownsSchema && table.schema !== table.node ? [table.schema] : [])];
  const common = new CommonProperties(nodes);
  const type = typeIn(table);
  const concept: Marks = type ? { concept: type } : {};
  const marks = mergeMarks(concept, marksOf(nodes, common));
  const shared =
    table.schema && !table.ownsSchema
      ? [{ resource: undefined, fragment: pointerOfOwner(table, context.description) }]
      : [];
  const elsewhere =
    table.schemaAt && !isAbsolute(table.schemaAt.value) ? [{ resource: table.schemaAt.value, fragment: '' }] : [];
  return buildEntity(
    {
      standard,
      node: table.node,
      name:
        kind === 'schema'
          ? basename(file.path).replace(/(?:\.csv-metadata|\.table|-schema)?\.[a-z]+$/i, '')
          : tableName(table),
      nameAt: table.url ? { node: table.url.node, part: 'value' } : { node: table.node, part: 'key' },
      title: common.text(...TITLE),
      description: common.text(...DESCRIPTION),
      marks: table.node === standard.node ? concept : marks,
      extends: [...shared, ...elsewhere],
      records: 'cells',
      mayInheritKey: !table.ownsSchema,
      ...keysOfTable(table, context.group),
    },
    marks.entityKind?.value ?? standard.marks.entityKind?.value,
    (entity) => {
      if (!table.ownsSchema) return [];
      return table.columns.flatMap((column, index) =>
        column.virtual ? [] : [fieldOf({ entity, table }, column, index, context)],
      );
    },
  );
}

/** JSON pointer of the table that stands for a schema which several share. */
function pointerOfOwner(table: Table, { tables }: Description): string {
  const index = tables.findIndex((one) => one.schema === table.schema && one.ownsSchema);
  return `/tables/${index}`;
}

interface Around {
  readonly entity: Entity;
  readonly table: Table;
}

function fieldOf({ entity, table }: Around, column: Column, index: number, context: Context): Field {
  const { node } = column;
  const name = columnName(column, index);
  const property = inherited(column, table, 'propertyUrl');
  const address = property && conceptIn(property, name);
  const defined = address === undefined ? undefined : context.definitions.get(address.value);
  const common = new CommonProperties([node]);
  const description = common.text(...DESCRIPTION) ?? defined?.text(...DESCRIPTION);
  const preset = inherited(column, table, 'default');
  return buildField(
    {
      entity,
      parent: undefined,
      node,
      name,
      nameAt: nameAt(column),
      title: column.title,
      description,
      // The property that the column holds has its definition at its address.
      describedElsewhere: description === undefined && address !== undefined,
      ...typing(column, table),
      default: preset && locate(toValue(preset) as Json, preset),
      missingValues: nullTexts(column, table),
      examples: common.texts('skos:example', 'vann:example', 'schema:exampleOfWork'),
      required: booleanIn(inherited(column, table, 'required')),
      deprecated: isDeprecated(common),
      marks: mergeMarks(address ? { concept: address } : {}, marksOf([node], common)),
    },
    (field) => codeListOf(field, table, column),
    () => [],
  );
}

/** What the rows are, which a column without data may say: `rdf:type` and a fixed address. */
function typeIn(table: Table): Located<string> | undefined {
  for (const column of table.columns) {
    const property = column.virtual ? inherited(column, table, 'propertyUrl') : undefined;
    if (!property || !/^rdf:type$|rdf-syntax-ns#type$/.test(asText(property) ?? '')) continue;
    const value = inherited(column, table, 'valueUrl');
    const address = value && conceptIn(value, '');
    if (address) return address;
  }
  return undefined;
}

function nameAt(column: Column): Place {
  const named = column.name ?? column.titles[0];
  return named ? { node: named.node, part: 'value' } : keyPlace(column);
}

/** The address of the property that the column holds, when it depends on nothing but the name of the column. */
function conceptIn(property: SyntaxNode, name: string): Located<string> | undefined {
  const address = asText(property)
    ?.replace(/\{\+?_name\}/g, name)
    .replace(/\{([#./])_name\}/g, (_, prefix: string) => prefix + name);
  return address !== undefined && isAbsolute(address) && !/[{}]/.test(address) ? locate(address, property) : undefined;
}

function booleanIn(node: SyntaxNode | undefined): boolean | undefined {
  const value = toValue(node);
  return typeof value === 'boolean' ? value : undefined;
}

import type { Json } from '../../../base/json.ts';
import { basename } from '../../../base/path.ts';
import { asMap, itemsOf, type MapNode, toValue, valueAt } from '../../../syntax/tree.ts';
import type { Entity, Lowered, Reference, Standard } from '../../entities.ts';
import { hasContent, type Located, locate, scalarTextAt, textAt, textFrom } from '../../located.ts';
import { type Marks, mergeMarks } from '../../marks.ts';
import { type DetectedFile, NOTHING_LOWERED } from '../adapter.ts';
import { buildEntity, buildStandard, FULL_ADDRESSES, headAt, namePlace } from '../build.ts';
import { fieldNamesOf, fieldsOfTable } from '../table-schema/fields.ts';
import { keyReferences, keysOfTable, namesFrom, type Tables } from '../table-schema/keys.ts';
import { languagesOf } from '../table-schema/lower.ts';
import { contributorMarks, govMarks } from '../table-schema/marks.ts';
import { type FrictionlessVersion, versionOf } from '../table-schema/versions.ts';
import { datasetOf } from './dataset.ts';
import { licenceOf, resourcesOf } from './parts.ts';
import { packageUsesVersion2 } from './versions.ts';

/** Data Package → model: a standard whose entities are the resources with a schema, and the dataset that these files are. */
export function lowerDataPackage(root: MapNode, file: DetectedFile): Lowered {
  const name = scalarTextAt(root, 'name');
  const title = textAt(root, 'title');
  const own = govMarks(root);
  const { strong, weak } = contributorMarks(root);
  const licence = licenceOf(root);
  const provenance = sourcesOf(root);
  const resources = resourcesOf(root);
  const elsewhere = new Map(
    resources.flatMap((resource) => {
      const called = scalarTextAt(resource, 'name');
      const schema = textAt(resource, 'schema');
      return called && schema ? [[called.value, schema.value] as const] : [];
    }),
  );
  const shared: Package = { version: versionOf(root, packageUsesVersion2), elsewhere };
  const standard = buildStandard(
    {
      format: 'data-package',
      describesHeldData: true,
      isDataset: true,
      node: root,
      head: headAt(root, ['title', 'name', 'id', '$schema', 'profile', 'resources']),
      label: title?.value ?? name?.value ?? basename(file.path),
      id: textAt(root, 'id') ?? name,
      title,
      description: textAt(root, 'description'),
      version: scalarTextAt(root, 'version') ?? own.version,
      status: own.status ?? textAt(root, 'status'),
      languages: languagesOf(root),
      jurisdiction: textAt(root, 'countryCode')?.value.toLowerCase(),
      marks: mergeMarks(
        { ...weak, ...own },
        { ...strong, ...(licence && { licence }), ...(provenance && { provenance }) },
      ),
      prefixes: FULL_ADDRESSES,
      names: 'columns',
    },
    (whole) => resources.flatMap((resource) => tableOf(whole, resource, shared) ?? []),
  );
  return {
    ...NOTHING_LOWERED,
    standards: [standard],
    datasets: [datasetOf(standard, Object.keys(own).length > 0)],
    references: referencesOf(root),
  };
}

/** `sources` of the package, else of its resources. */
function sourcesOf(root: MapNode): Located<Json> | undefined {
  for (const node of [root, ...resourcesOf(root)]) {
    const sources = valueAt(node, 'sources');
    if (sources && hasContent(sources)) return locate(toValue(sources) as Json, sources);
  }
  return undefined;
}

/** What its tables share. */
interface Package {
  readonly version: FrictionlessVersion;
  /** Names of resources whose schema is a file of its own, with that file. */
  readonly elsewhere: ReadonlyMap<string, string>;
}

function tableOf(standard: Standard, resource: MapNode, { version, elsewhere }: Package): Entity | undefined {
  const schema = asMap(valueAt(resource, 'schema'));
  if (!schema) return undefined;
  const name = scalarTextAt(resource, 'name');
  const marks: Marks = mergeMarks(govMarks(schema), govMarks(resource));
  return buildEntity(
    {
      standard,
      node: resource,
      name: name?.value ?? '',
      nameAt: namePlace(name, resource),
      title: textAt(resource, 'title') ?? textAt(schema, 'title'),
      description: textAt(resource, 'description') ?? textAt(schema, 'description'),
      marks,
      records: 'cells',
      exampleRecords: itemsOf(valueAt(resource, 'data')).slice(0, MOST_ROWS),
      ...keysOfTable(schema, name?.value ?? '', elsewhere),
    },
    marks.entityKind?.value,
    (entity) => fieldsOfTable(schema, entity, version),
  );
}

/** Rows that are written in a package are its data; the first of them show what they are. */
const MOST_ROWS = 20;

/** Schemas kept in other files, and what the keys of the tables name. */
function referencesOf(root: MapNode): Reference[] {
  const resources = resourcesOf(root);
  const fields = new Map(
    resources.flatMap((resource) => {
      const name = scalarTextAt(resource, 'name');
      const schema = asMap(valueAt(resource, 'schema'));
      return name ? [[name.value, schema && namesFrom(fieldNamesOf(schema))] as const] : [];
    }),
  );
  const tables: Tables = { names: namesFrom(fields.keys()), fields };
  return resources.flatMap((resource) => {
    const schema = valueAt(resource, 'schema');
    const path = schema && textFrom(schema);
    if (path)
      return [{ kind: 'reference', at: path, role: 'schema', target: { resource: path.value, fragment: undefined } }];
    return asMap(schema) && schema ? keyReferences(schema, tables) : [];
  });
}

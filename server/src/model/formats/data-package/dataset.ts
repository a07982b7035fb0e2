import { basename } from '../../../base/path.ts';
import { asMap, asText, itemsOf, type MapNode, type SyntaxNode, valueAt } from '../../../syntax/tree.ts';
import type { AccessRights, ContactPoint, Dataset, Distribution, Standard, TableForm } from '../../entities.ts';
import { type Located, locate, scalarTextAt, textAt, textFrom } from '../../located.ts';
import { textsOf } from '../../marks.ts';
import { namePlace } from '../build.ts';
import { spatialAt, temporalAt } from '../coverage.ts';
import { dialectOf, numberMarks, tableForm } from '../table-form.ts';
import { ANSWERABLE, contributorsOf, firstByRole } from '../table-schema/marks.ts';
import { licenceOf, resourcesOf } from './parts.ts';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** The package as a thing that can be published: its resources are the forms in which it can be had. */
export function datasetOf(standard: Standard): Dataset {
  const { node: root, marks } = standard;
  const contributors = contributorsOf(root);
  const answerable = firstByRole(contributors, [/publish/i, ...ANSWERABLE]) ?? contributors[0];
  const asked = firstByRole(contributors, [/contact/i]) ?? contributors.find(({ address }) => address !== undefined);
  const contact: Located<ContactPoint> | undefined =
    asked && locate({ name: asked.name?.value, address: asked.address?.value }, asked.node);
  const landingPage = textAt(root, 'homepage');
  const accessWritten = textOfMark(marks.accessRights);
  const dataset: Mutable<Dataset> = {
    kind: 'dataset',
    format: standard.format,
    node: root,
    head: standard.head,
    label: standard.label,
    id: standard.id,
    title: standard.title,
    description: standard.description,
    version: standard.version,
    keywords: itemsOf(valueAt(root, 'keywords')).flatMap((node) => textFrom(node) ?? []),
    publisher: answerable?.organisation ?? answerable?.name ?? answerable?.address,
    contact,
    issued: textAt(root, 'created'),
    modified: textAt(root, 'modified') ?? textAt(root, 'lastModified') ?? textAt(root, 'last_modified'),
    frequency: textOfMark(marks.updateFrequency),
    access: accessOf(marks.accessRights),
    rights: textOfMark(marks.closedReason),
    licence: licenceOf(root) ?? textOfMark(marks.licence),
    languages: ['languages', 'language', 'lang'].flatMap((key) => textsOf(valueAt(root, key))),
    conformsTo: conformsToOf(root),
    standardAt: { key: 'schema', of: 'distribution', as: 'path' },
    ...(landingPage && { landingPage }),
    ...(accessWritten && { accessWritten }),
    themes: textsOf(valueAt(root, 'theme') ?? valueAt(root, 'themes')),
    spatial: spatialAt(root, 'spatial'),
    temporal: temporalAt(root, 'temporal'),
    distributions: [],
    marks,
  };
  dataset.distributions = resourcesOf(root).map((resource) => distributionOf(dataset, resource));
  return dataset;
}

/** A profile of somebody's own; those of the format say nothing of the data. */
function conformsToOf(root: SyntaxNode): Located<string>[] {
  const profiles = [textAt(root, 'profile'), textAt(root, '$schema')].filter((at) => at !== undefined);
  const own = profiles.filter(
    ({ value }) => /[/.]/.test(value) && !/(?:frictionlessdata\.io|datapackage\.org)\//.test(value),
  );
  return [...own, ...textsOf(valueAt(root, 'conformsTo'))];
}

function distributionOf(dataset: Dataset, resource: MapNode): Distribution {
  const name = scalarTextAt(resource, 'name');
  const path = pathOf(valueAt(resource, 'path'));
  const schema = valueAt(resource, 'schema');
  const describedBy = schema && textFrom(schema);
  const form = formOf(resource, name);
  const description = textAt(resource, 'description');
  const byteSize = scalarTextAt(resource, 'bytes');
  return {
    kind: 'distribution',
    dataset,
    node: resource,
    head: namePlace(name, resource),
    label: textAt(resource, 'title')?.value ?? name?.value ?? (path ? basename(path.value) : ''),
    accessUrl: textAt(resource, 'homepage'),
    downloadUrl: path,
    format: textAt(resource, 'format'),
    mediaType: textAt(resource, 'mediatype'),
    licence: licenceOf(resource),
    ...(description && { description }),
    ...(byteSize && { byteSize }),
    conformsTo: textsOf(valueAt(resource, 'conformsTo')),
    ...(describedBy && { describedBy }),
    ...(asMap(schema) && { described: true }),
    ...(form && { form }),
  };
}

/** `dialect` as the standard has it, or with the part for CSV that frictionless-py makes. */
function formOf(resource: MapNode, name: Located<string> | undefined): TableForm | undefined {
  const dialect = valueAt(resource, 'dialect');
  const encoding = textAt(resource, 'encoding');
  const said = dialectOf(valueAt(dialect, 'csv') ?? dialect);
  return tableForm(
    {
      head: namePlace(name, resource),
      label: textAt(resource, 'title')?.value ?? name?.value ?? '',
      mediaType: textAt(resource, 'mediatype'),
      format: textAt(resource, 'format') ?? pathOf(valueAt(resource, 'path')),
      tagged: [resource],
    },
    {
      ...said,
      ...(encoding && { encoding }),
      ...numberMarks(itemsOf(valueAt(valueAt(resource, 'schema'), 'fields'))),
    },
  );
}

/** A path, or the first part of a file in parts. */
function pathOf(node: SyntaxNode | undefined): Located<string> | undefined {
  const first = itemsOf(node)[0] ?? node;
  return first && textFrom(first);
}

function textOfMark(mark: Located<unknown> | undefined): Located<string> | undefined {
  return mark && typeof mark.value === 'string' ? locate(mark.value, mark.node) : undefined;
}

const ACCESS: Readonly<Record<string, AccessRights>> = {
  public: 'public',
  restricted: 'restricted',
  'non-public': 'non-public',
};

function accessOf(mark: Located<unknown> | undefined): Located<AccessRights> | undefined {
  const access = ACCESS[asText(mark?.node) ?? ''];
  return mark && access && locate(access, mark.node);
}

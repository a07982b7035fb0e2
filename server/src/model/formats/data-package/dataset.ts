import { basename } from '../../../base/path.ts';
import { asText, itemsOf, type MapNode, type SyntaxNode, valueAt } from '../../../syntax/tree.ts';
import type { AccessRights, ContactPoint, Dataset, Distribution, Standard } from '../../entities.ts';
import { type Located, locate, scalarTextAt, textAt, textFrom } from '../../located.ts';
import { textsOf } from '../../marks.ts';
import { namePlace } from '../build.ts';
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
    conformsTo: resourcesOf(root).flatMap((resource) => textAt(resource, 'schema') ?? []),
    distributions: [],
    marks,
  };
  dataset.distributions = resourcesOf(root).map((resource) => distributionOf(dataset, resource));
  return dataset;
}

function distributionOf(dataset: Dataset, resource: MapNode): Distribution {
  const name = scalarTextAt(resource, 'name');
  const path = pathOf(valueAt(resource, 'path'));
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
  };
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

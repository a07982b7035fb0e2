import { didYouMean } from '../../../base/did-you-mean.ts';
import { itemsOf, type SyntaxNode, valueAt } from '../../../syntax/tree.ts';
import type { ForeignKey, Reference, ReferenceName, Standard } from '../../entities.ts';
import { type Located, locate, scalarTextAt } from '../../located.ts';
import { fieldsOf } from '../build.ts';
import { metaOf } from './marks.ts';
import { addressOf } from './terms.ts';

/**
 * `references` of fields, which name a dataset and `collection.field`. Those to a dataset of the same manifest are followed here, and
 * only what leads nowhere is told; those to others are left to the workspace.
 */
export function foreignKeys(standards: readonly Standard[]): Reference[] {
  const own = new Map(standards.map((standard) => [standard.id?.value, pathsOf(standard)]));
  return standards.flatMap((standard) =>
    [...fieldsOf(standard)].flatMap((field) =>
      referencesOf(field.node).flatMap(({ dataset, path }) => {
        const paths = own.get(dataset.value);
        if (paths === undefined) return elsewhere(dataset, path);
        return paths.has(path.value) ? [] : nowhere(path, paths);
      }),
    ),
  );
}

/** The same as keys of one collection. In which direction a graph is walked says nothing of the types. */
export function keysToOthers(collection: SyntaxNode, own: string | undefined): ForeignKey[] {
  return itemsOf(valueAt(collection, 'fields')).flatMap((node) => {
    const field = scalarTextAt(node, 'name');
    return referencesOf(node).flatMap(({ dataset, path }): ForeignKey[] => {
      if (!field) return [];
      const [, entity, name] = /^([^.]+)\.([^.]+)$/.exec(path.value) ?? [];
      if (entity === undefined || name === undefined) return [];
      const here = dataset.value === own;
      return [
        {
          at: { node: path.node, part: 'value' },
          fields: [field],
          targetFields: [locate(name, path.node)],
          targetEntity: entity,
          target: { resource: here ? undefined : addressOf('dataset', dataset.value), fragment: undefined },
        },
      ];
    });
  });
}

/** The names under which other manifests may refer to datasets and to their fields. */
export function datasetNames(standards: readonly Standard[]): ReferenceName[] {
  return standards.flatMap((standard) => {
    if (!standard.id) return [];
    const names = [...pathsOf(standard)].map((fragment) => ({ resource: undefined, fragment }));
    return [{ resource: addressOf('dataset', standard.id.value), fragment: undefined }, ...names];
  });
}

function pathsOf(standard: Standard): ReadonlySet<string> {
  return new Set([...fieldsOf(standard)].map((field) => `${field.entity.name}.${field.path}`));
}

function referencesOf(field: SyntaxNode): { dataset: Located<string>; path: Located<string> }[] {
  const meta = field.kind === 'map' ? metaOf(field) : undefined;
  return itemsOf(valueAt(meta, 'references')).flatMap((node) => {
    const dataset = scalarTextAt(node, 'dataset');
    const path = scalarTextAt(node, 'field');
    // `<instance_fides_key>`: a template, to be filled in by the tool.
    return dataset && path && !dataset.value.includes('<') ? { dataset, path } : [];
  });
}

function elsewhere(at: Located<string>, path: Located<string>): Reference {
  const target = { resource: addressOf('dataset', at.value), fragment: path.value };
  return { kind: 'reference', at, role: 'foreignKey', target };
}

function nowhere(at: Located<string>, paths: ReadonlySet<string>): Reference {
  const suggestion = didYouMean(at.value, paths);
  const target = { resource: undefined, fragment: at.value };
  return { kind: 'reference', at, role: 'foreignKey', target, ...(suggestion !== undefined && { suggestion }) };
}

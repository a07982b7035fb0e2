import { basename } from '../../../base/path.ts';
import { itemsOf, type MapNode, valueAt } from '../../../syntax/tree.ts';
import type { Entity, Lowered, Standard } from '../../entities.ts';
import { scalarTextAt, textAt } from '../../located.ts';
import { mergeMarks } from '../../marks.ts';
import { type DetectedFile, NOTHING_LOWERED } from '../adapter.ts';
import { buildEntity, buildStandard, FULL_ADDRESSES, headAt, namePlace } from '../build.ts';
import { languagesAt } from '../read.ts';
import { numberMarks, tableForm } from '../table-form.ts';
import { fieldsOfTable } from './fields.ts';
import { keyReferences, keysOfTable } from './keys.ts';
import { contributorMarks, govMarks } from './marks.ts';

/** Table Schema → model: one entity whose fields are `fields`. What describes the schema as a whole is practice, and standard from 2.1 on. */
export function lowerTableSchema(root: MapNode, file: DetectedFile): Lowered {
  const name = scalarTextAt(root, 'name');
  const title = textAt(root, 'title');
  const own = govMarks(root);
  const { strong, weak } = contributorMarks(root);
  const head = headAt(root, ['title', 'name', '$schema', 'fields']);
  const label = title?.value ?? name?.value ?? basename(file.path);
  const form = tableForm({ head, label, tagged: [root] }, numberMarks(itemsOf(valueAt(root, 'fields'))));
  const standard = buildStandard(
    {
      format: 'table-schema',
      ownerOnlyAsMark: true,
      node: root,
      head,
      label,
      id: textAt(root, 'id') ?? name,
      title,
      description: textAt(root, 'description'),
      version: scalarTextAt(root, 'version') ?? own.version,
      status: own.status ?? textAt(root, 'status'),
      languages: languagesOf(root),
      jurisdiction: textAt(root, 'countryCode')?.value.toLowerCase(),
      marks: mergeMarks({ ...weak, ...own }, strong),
      // Who wrote a schema for others to follow need not hold any data.
      ...(weak.owner && !own.owner && !strong.owner && { describesHeldData: false }),
      prefixes: FULL_ADDRESSES,
      names: 'columns',
      tableForms: form ? [form] : [],
    },
    (whole) => [tableOf(whole, root, file)],
  );
  return { ...NOTHING_LOWERED, standards: [standard], references: keyReferences(root, undefined) };
}

function tableOf(standard: Standard, root: MapNode, file: DetectedFile): Entity {
  const name = scalarTextAt(root, 'name');
  const called = name?.value ?? basename(file.path).replace(/\..*$/, '');
  return buildEntity(
    {
      standard,
      node: root,
      name: called,
      nameAt: namePlace(name, valueAt(root, 'fields') ?? root),
      title: standard.title,
      description: standard.description,
      marks: {},
      records: 'cells',
      ...keysOfTable(root, called),
    },
    standard.marks.entityKind?.value,
    (entity) => fieldsOfTable(root, entity),
  );
}

/** As declared; else those of the country whose practice `countryCode` is. */
export function languagesOf(root: MapNode): string[] {
  const declared = ['languages', 'language', 'lang'].flatMap((key) => languagesAt(root, key));
  if (declared.length > 0) return declared;
  return textAt(root, 'countryCode')?.value.toUpperCase() === 'FR' ? ['fr'] : [];
}

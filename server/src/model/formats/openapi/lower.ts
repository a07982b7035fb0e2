import { basename } from '../../../base/path.ts';
import { asMap, asText, entriesOf, type MapNode, textOf, valueAt } from '../../../syntax/tree.ts';
import type { Lowered, Standard } from '../../entities.ts';
import { locate, scalarTextAt, textAt } from '../../located.ts';
import { type Marks, mergeMarks } from '../../marks.ts';
import { type DetectedFile, NOTHING_LOWERED } from '../adapter.ts';
import { buildStandard, headAt } from '../build.ts';
import { codeListFiles } from '../json-schema/lower.ts';
import { keyedMarks } from '../json-schema/marks.ts';
import { referencesOf } from '../json-schema/references.ts';
import { type NamedSchema, SchemaLowering } from '../json-schema/schema-lowering.ts';
import { driftOf } from './drift.ts';
import { examplesIn } from './examples.ts';
import { referringIn } from './referring.ts';

/** OpenAPI → model: the schemas of the components are entities and code lists. What operations do with them is not our business. */
export function lowerOpenapi(root: MapNode, file: DetectedFile): Lowered {
  const schemas = namedSchemas(root);
  const standard = standardOf(root, file, schemas);
  const { references, targets } = referencesOf({
    root,
    schemas: schemas.map(({ node }) => node),
    holders: [...COMPONENTS.map((section) => ['components', section])],
    refs: referringIn(root),
  });
  return {
    ...NOTHING_LOWERED,
    standards: [standard],
    references: [...references, ...codeListFiles(standard)],
    drifts: driftOf(root, schemas),
    targets,
  };
}

const COMPONENTS = ['schemas', 'parameters', 'responses', 'requestBodies', 'headers', 'examples'];

function namedSchemas(root: MapNode): NamedSchema[] {
  return [...entriesOf(valueAt(valueAt(root, 'components'), 'schemas'))].flatMap((entry) => {
    const node = asMap(entry.value);
    return node ? { name: textOf(entry.key), nameAt: { node: entry.value, part: 'key' as const }, node } : [];
  });
}

function standardOf(root: MapNode, file: DetectedFile, schemas: readonly NamedSchema[]): Standard {
  const info = valueAt(root, 'info');
  const title = textAt(info, 'title');
  const marks = marksOf(root);
  const lowering = new SchemaLowering(root);
  return buildStandard(
    {
      format: 'openapi',
      ownerOnlyAsMark: true,
      node: root,
      head: title ? { node: title.node, part: 'key' } : headAt(root, ['info', 'openapi']),
      label: title?.value ?? basename(file.path),
      id: textAt(root, '$self') ?? textAt(info, 'x-api-id'),
      title,
      description: textAt(info, 'description') ?? textAt(info, 'summary'),
      version: scalarTextAt(info, 'version'),
      status: marks.status,
      marks,
      // An interface without schemas of its own defines no data.
      fragment: schemas.length === 0,
      exampleRecords: examplesIn(root),
    },
    (standard) => schemas.flatMap((named) => lowering.entity(standard, named) ?? []),
    () => schemas.flatMap((named) => lowering.codeList(named) ?? []),
  );
}

/** Marks at the root and in `info`; the contact answers questions about the interface, which is less than to own the data. */
function marksOf(root: MapNode): Marks {
  const info = valueAt(root, 'info');
  const contact = contactOf(root);
  return mergeMarks(mergeMarks(contact ? { contact } : {}, keyedMarks(info)), keyedMarks(root));
}

function contactOf(root: MapNode): Marks['contact'] {
  const node = asMap(valueAt(valueAt(root, 'info'), 'contact'));
  if (!node) return undefined;
  const name = asText(valueAt(node, 'name'));
  const contact = asText(valueAt(node, 'email')) ?? asText(valueAt(node, 'url'));
  return name === undefined && contact === undefined ? undefined : locate({ role: undefined, name, contact }, node);
}

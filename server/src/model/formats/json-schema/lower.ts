import { splitReference } from '../../../base/address.ts';
import { basename } from '../../../base/path.ts';
import { asMap, asText, entriesOf, type MapNode, textOf, valueAt } from '../../../syntax/tree.ts';
import type { Lowered, Reference, Standard } from '../../entities.ts';
import { type Located, locate, scalarTextAt, textAt } from '../../located.ts';
import { readMarks } from '../../marks.ts';
import { type DetectedFile, NOTHING_LOWERED } from '../adapter.ts';
import { buildStandard, fieldsOf, headAt } from '../build.ts';
import { languagesAt } from '../read.ts';
import { driftOf } from './drift.ts';
import { schemaMarks } from './marks.ts';
import { referencesOf, schemaDocument } from './references.ts';
import { type NamedSchema, SchemaLowering } from './schema-lowering.ts';

/** JSON Schema → model: the root and every object among the definitions are entities, `properties` are fields (rules.md A0.2). */
export function lowerJsonSchema(root: MapNode, file: DetectedFile): Lowered {
  const { references, targets } = referencesOf(schemaDocument(root));
  // A schema of schemas defines no data.
  if (isMetaSchema(root)) return { ...NOTHING_LOWERED, references, targets, drifts: driftOf(root) };
  const standard = standardOf(root, file);
  return {
    ...NOTHING_LOWERED,
    standards: [standard],
    references: [...references, ...codeListFiles(standard)],
    drifts: driftOf(root),
    targets,
  };
}

/** Files of code lists that the standard names by a relative path. */
export function codeListFiles(standard: Standard): Reference[] {
  return [...standard.codeLists, ...[...fieldsOf(standard)].flatMap((field) => field.codeList ?? [])]
    .flatMap((list) => list.reference ?? [])
    .filter((reference) => /^\.{1,2}\//.test(reference.value))
    .map((at) => ({ kind: 'reference', at, role: 'codeList', target: splitReference(at.value) }));
}

function isMetaSchema(root: MapNode): boolean {
  const id = asText(valueAt(root, '$id')) ?? asText(valueAt(root, 'id'));
  return id !== undefined && (id === asText(valueAt(root, '$schema')) || /^https?:\/\/json-schema\.org\//.test(id));
}

function standardOf(root: MapNode, file: DetectedFile): Standard {
  const id = textAt(root, '$id') ?? textAt(root, 'id');
  const title = textAt(root, 'title');
  const head = headAt(root, ['title', '$id', 'id', '$schema']);
  const lowering = new SchemaLowering(root);
  const definitions = [...definitionsOf(root)];
  const whole: NamedSchema = {
    name: title?.value ?? rootName(id?.value ?? file.path),
    nameAt: title ? { node: title.node, part: 'value' } : head,
    node: root,
  };
  return buildStandard(
    {
      format: 'json-schema',
      ownerOnlyAsMark: true,
      node: root,
      head,
      label: title?.value ?? basename(file.path),
      id,
      title,
      description: textAt(root, 'description'),
      version: versionOf(root, id),
      status: readMarks(valueAt(root, 'x-gov')).status,
      languages: languagesOf(root),
      marks: schemaMarks(root),
      fragment: !lowering.describesObject(root),
    },
    (standard) => [whole, ...definitions].flatMap((named) => lowering.entity(standard, named) ?? []),
    () => definitions.flatMap((named) => lowering.codeList(named) ?? []),
  );
}

/** The definitions of the schema, and those of the resources that are bundled among them under an `$id` of their own. */
function* definitionsOf(schema: MapNode, depth = 0): Generator<NamedSchema> {
  for (const keyword of ['definitions', '$defs']) {
    for (const entry of entriesOf(valueAt(schema, keyword))) {
      const node = asMap(entry.value);
      if (!node) continue;
      yield { name: textOf(entry.key), nameAt: { node, part: 'key' }, node };
      if (depth < MAX_BUNDLE_DEPTH && asText(valueAt(node, '$id')) !== undefined) yield* definitionsOf(node, depth + 1);
    }
  }
}

const MAX_BUNDLE_DEPTH = 4;

function versionOf(root: MapNode, id: Located<string> | undefined): Located<string> | undefined {
  const written =
    scalarTextAt(root, 'version') ?? scalarTextAt(root, 'x-version') ?? scalarTextAt(valueAt(root, 'x-gov'), 'version');
  if (written) return written;
  const inId = id && versionInAddress(id.value);
  return inId === undefined ? undefined : locate(inId, id?.node ?? root);
}

/** `…/1.1.5/…`, `…/1__1__5/…`, `…/v2/…`, `…-v1.0.0.json`: the version that an address carries. */
function versionInAddress(address: string): string | undefined {
  const dotted = /(?:^|[/_@-])v?(\d+(?:(?:\.|__|_)\d+){1,2})(?=$|[/.#_-])/.exec(address);
  if (dotted?.[1]) return dotted[1].replace(/_+/g, '.');
  return /(?:^|[/_@-])v(\d+(?:(?:alpha|beta|rc)\d*)?)(?=$|[/.#_-])/.exec(address)?.[1];
}

function rootName(address: string): string {
  const last = address.split(/[/:#]/).filter(Boolean).at(-1) ?? address;
  return last.replace(/\.(?:schema\.)?(?:json|ya?ml)$/, '').replace(/\.schema$/, '');
}

function languagesOf(root: MapNode): string[] {
  return [
    ...languagesAt(root, 'language'),
    ...languagesAt(root, 'lang'),
    ...languagesAt(valueAt(root, 'x-gov'), 'language'),
  ];
}

import { Speller } from '../../../base/did-you-mean.ts';
import type { Json } from '../../../base/json.ts';
import { basename } from '../../../base/path.ts';
import { problem, type SchemaProblem } from '../../../schema/schema-problem.ts';
import {
  asMap,
  asSeq,
  asText,
  entriesOf,
  itemsOf,
  type MapNode,
  type SyntaxNode,
  textOf,
  toValue,
  valueAt,
} from '../../../syntax/tree.ts';
import type { Code, Lowered, Reference } from '../../entities.ts';
import { keyPlace, type Located, locate, scalarTextAt, textAt } from '../../located.ts';
import { type Accountable, type Marks, mergeMarks, readMarks } from '../../marks.ts';
import { certain, type DetectedFile, likely, NOTHING_LOWERED, type Recognition } from '../adapter.ts';
import { buildStandard, headAt } from '../build.ts';
import { localisedTextAt } from '../read.ts';
import { listOfDocument } from './list.ts';

/** `kind: CodeList`, our own (standard.md). */
export function detectOwn(root: MapNode): Recognition | undefined {
  const kind = asText(valueAt(root, 'kind'));
  if (kind === 'CodeList') return certain('`kind` is `CodeList`');
  if (kind !== undefined) return undefined;
  const ours = /^concordat\//.test(asText(valueAt(root, 'apiVersion')) ?? '');
  return ours && asSeq(valueAt(root, 'codes')) ? likely('`apiVersion` is ours', 'it lists `codes`') : undefined;
}

export function lowerOwn(root: MapNode, file: DetectedFile): Lowered {
  const id = textAt(root, 'id');
  const title = localisedTextAt(root, 'title');
  const codes = valueAt(root, 'codes');
  const read = itemsOf(codes).flatMap((node) => codeOf(node) ?? []);
  const issued = scalarTextAt(root, 'issued');
  const standard = buildStandard(
    {
      format: 'codelist',
      node: root,
      head: headAt(root, ['title', 'id', 'kind']),
      label: title?.value ?? basename(file.path),
      id,
      title,
      description: localisedTextAt(root, 'description'),
      version: scalarTextAt(root, 'version'),
      ...(issued && { issued }),
      status: textAt(root, 'status'),
      languages: languagesIn(valueAt(root, 'title')),
      marks: marksOf(root),
    },
    () => [],
    (whole) => [
      listOfDocument(whole, {
        name: title?.value ?? basename(file.path),
        at: codes ? keyPlace({ node: codes }) : whole.head,
        codes: read,
      }),
    ],
  );
  return {
    ...NOTHING_LOWERED,
    standards: [standard],
    references: [...restriction(root), ...unknownCodes(read)],
    targets: id ? [{ resource: id.value, fragment: undefined }] : [],
  };
}

function codeOf(node: SyntaxNode): Code | undefined {
  const code = asMap(node) ? valueAt(node, 'code') : node;
  const value = toValue(code);
  if (!code || value === null || typeof value === 'object') return undefined;
  const definition = localisedTextAt(node, 'definition');
  const [status, broader, replacedBy] = ['status', 'broader', 'replacedBy'].map((key) => scalarTextAt(node, key));
  return {
    value: locate(value as Json, code),
    label: (localisedTextAt(node, 'label') ?? definition)?.value,
    ...(definition && { definition }),
    ...(status && { status }),
    ...(broader && { broader }),
    ...(replacedBy && { replacedBy }),
  };
}

function languagesIn(title: SyntaxNode | undefined): string[] {
  return [...entriesOf(title)].flatMap(({ key }) => /^[a-z]{2}(?=-|$)/i.exec(textOf(key))?.[0].toLowerCase() ?? []);
}

/** Who publishes a list answers for it. */
function marksOf(root: MapNode): Marks {
  const node = valueAt(root, 'publisher');
  const name = asText(node) ?? asText(valueAt(node, 'name'));
  const publisher: Accountable | undefined =
    name === undefined || name.trim() === '' ? undefined : { role: undefined, name, contact: undefined };
  return mergeMarks(readMarks(root), node && publisher ? { owner: locate(publisher, node) } : {});
}

/** The list that this one is a selection of, when it is named by a path. */
function restriction(root: MapNode): Reference[] {
  const at = textAt(root, 'restrictionOf');
  if (!at || /^[a-z][a-z0-9+.-]+:/i.test(at.value)) return [];
  return [{ kind: 'reference', at, role: 'codeList', target: { resource: at.value, fragment: undefined } }];
}

/** Codes that others of the list name as more general or as their successor, and that it lacks. */
function unknownCodes(codes: readonly Code[]): Reference[] {
  const known = new Set(codes.map(({ value }) => String(value.value)));
  const named = codes.flatMap(({ broader, replacedBy }) => [broader, replacedBy].filter((one) => one !== undefined));
  const speller = new Speller();
  return named
    .filter(({ value }) => !known.has(value))
    .map((at) =>
      nowhere(
        at,
        speller.meant(at.value, () => known),
      ),
    );
}

function nowhere(at: Located<string>, suggestion: string | undefined): Reference {
  const target = { resource: undefined, fragment: at.value };
  return { kind: 'reference', at, role: 'definition', target, ...(suggestion !== undefined && { suggestion }) };
}

/** A value can mean one thing only. */
export function* duplicateCodes(root: MapNode): Generator<SchemaProblem> {
  const seen = new Set<string>();
  for (const item of itemsOf(valueAt(root, 'codes'))) {
    const code = codeOf(item)?.value;
    if (!code) continue;
    if (seen.has(String(code.value))) yield problem('unique', code.node, []);
    seen.add(String(code.value));
  }
}

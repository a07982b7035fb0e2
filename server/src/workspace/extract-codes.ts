import type { Json } from '../base/json.ts';
import { basename } from '../base/path.ts';
import { similaritySample } from '../model/code-similarity.ts';
import type { Code, CodeList, Field, Standard } from '../model/entities.ts';
import {
  type CodeSampleRow,
  type CodesRow,
  type CodeUseRow,
  type ListedCode,
  REFERENCE_HERE,
  type UsedCode,
} from '../model/facts.ts';
import { fieldsOf } from '../model/formats/build.ts';
import type { Located } from '../model/located.ts';
import type { TreeEdit } from '../syntax/edit.ts';
import { pathOf, pointerOf, type SyntaxNode, valueAt } from '../syntax/tree.ts';
import type { RowPlaces } from './row-places.ts';

interface Rows {
  readonly codes: CodesRow[];
  readonly codeSamples: CodeSampleRow[];
  readonly codeUses: CodeUseRow[];
}

/** The lists of codes that a standard has, and the places in it that take their values from a list. */
export function addCodes(rows: Rows, places: RowPlaces, standard: Standard): void {
  for (const list of standard.codeLists) {
    const row = codesRow(places, standard, list);
    rows.codes.push(row);
    if (row.whole) {
      for (const value of similaritySample(row.listed.map((code) => code.value)))
        rows.codeSamples.push({ file: row.file, root: row.root, pointer: row.pointer, value });
    } else if (list.reference || list.codes.length > 0) {
      rows.codeUses.push(useRow(places, standard, undefined, list));
    }
  }
  for (const field of fieldsOf(standard)) {
    const values = field.examples.length > 0 || field.default !== undefined;
    if (field.codeList || field.marks.codeList || (field.refersTo && values))
      rows.codeUses.push(useRow(places, standard, field, field.codeList));
  }
}

function codesRow(places: RowPlaces, standard: Standard, list: CodeList): CodesRow {
  const whole = list.document !== undefined;
  return {
    ...places.of(whole ? standard.node : holderOf(list)),
    identifier: whole ? standard.id?.value : undefined,
    name: list.name,
    basename: basename(places.file),
    version: whole ? standard.version?.value : undefined,
    status: whole ? standard.status?.value : undefined,
    languages: standard.languages,
    whole,
    reference: list.reference?.value,
    listed: listedOf(places, list),
  };
}

/** What has the name of a list: the definition around the keyword that holds the values. */
function holderOf(list: CodeList): SyntaxNode {
  return list.at.node.parent ?? list.at.node;
}

function listedOf(places: RowPlaces, list: CodeList): ListedCode[] {
  const out: ListedCode[] = [];
  for (const code of list.codes) {
    const one = listed(places, code);
    if (one) out.push(one);
  }
  return out;
}

function listed(
  places: RowPlaces,
  { value, label, concept, definition, status, replacedBy }: Code,
): ListedCode | undefined {
  const text = scalarText(value);
  if (text === undefined) return undefined;
  // Key by key: a list may have tens of thousands of codes.
  return {
    value: text,
    label,
    uri: concept?.value,
    definition: definition?.value,
    status: status?.value,
    replacedBy: replacedBy?.value,
    pointer: places.pointer(value.node),
  };
}

function useRow(
  places: RowPlaces,
  standard: Standard,
  field: Field | undefined,
  list: CodeList | undefined,
): CodeUseRow {
  // A list with a name of its own is spoken of where it stands.
  const shared = field !== undefined && list !== undefined && list.field !== field;
  const own = shared ? undefined : list;
  const codes = own ? listedOf(places, own) : [];
  const reference = own?.reference ?? (field && markedReference(field));
  return {
    ...places.of(field?.node ?? (list ? holderOf(list) : standard.node)),
    name: field?.name ?? list?.name ?? '',
    reference: reference?.value,
    referenceAt: reference && places.pointer(reference.node),
    list: shared ? { resource: undefined, fragment: places.pointer(holderOf(list)) } : field?.refersTo,
    open: list?.open === true,
    languages: standard.languages,
    codes,
    codesAt: own && codes.length > 0 ? places.pointer(own.at.node) : undefined,
    codesPart: own?.at.part ?? 'key',
    used: field ? usedIn(places, field) : [],
    referTo:
      field && own && codes.length >= FEWEST_COPIED && !reference ? referenceEdits(places, field, own) : undefined,
  };
}

/** Formats that make nothing of it themselves may carry the mark all the same. */
function markedReference({ marks: { codeList } }: Field): Located<string> | undefined {
  return typeof codeList?.value === 'string' ? { value: codeList.value, node: codeList.node } : undefined;
}

/** From so many codes on a list that is written out may be a copy of another. */
const FEWEST_COPIED = 4;

function usedIn(places: RowPlaces, field: Field): UsedCode[] {
  const used = (as: UsedCode['as']) => (value: Located<unknown>) => {
    const text = scalarText(value);
    return text === undefined ? [] : [{ value: text, as, pointer: places.pointer(value.node) }];
  };
  return [...(field.default ? used('default')(field.default) : []), ...field.examples.flatMap(used('example'))];
}

/** The edits that put a reference in the place of a list, in the format's own place for it. */
function referenceEdits(places: RowPlaces, field: Field, list: CodeList): TreeEdit[] | undefined {
  const edit = places.document.detection?.adapter.place(field, 'codeList', REFERENCE_HERE);
  if ((edit?.op !== 'set' && edit?.op !== 'append') || list.at.part !== 'key') return undefined;
  const { root } = places;
  const path = [...pathOf(edit.at), ...edit.path];
  const going = removableAt(list.at.node, field.node);
  const goes = pathOf(going);
  if (pointerOf(path) === places.pointer(list.at.node)) return [{ op: 'set', root, path, value: edit.value }];
  const [key, ...below] = edit.path;
  // The entry becomes the other one where it stands: an entry that goes and one that comes beside it may touch.
  if (key !== undefined && going.parent === edit.at && !valueAt(edit.at, String(key))) {
    const inner: Json = edit.op === 'append' ? [edit.value] : edit.value;
    const value = below.reduceRight<Json>((nested, step) => ({ [String(step)]: nested }), inner);
    return [{ op: 'rename', root, path: goes, to: String(key), value }];
  }
  return [
    { op: edit.op, root, path, value: edit.value },
    { op: 'remove', root, path: goes },
  ];
}

/** What goes with a list: the map that holds nothing else. */
function removableAt(list: SyntaxNode, end: SyntaxNode): SyntaxNode {
  let node = list;
  while (node.parent?.kind === 'map' && node.parent !== end && node.parent.entries.length === 1) node = node.parent;
  return node;
}

function scalarText({ value }: Located<unknown>): string | undefined {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value).trim()
    : undefined;
}

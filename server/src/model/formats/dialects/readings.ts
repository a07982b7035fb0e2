import type { Json } from '../../../base/json.ts';
import {
  adopt,
  asMap,
  asScalar,
  asSeq,
  entriesOf,
  type ScalarNode,
  type SyntaxNode,
  textOf,
  toValue,
  valueAt,
} from '../../../syntax/tree.ts';
import { hasContent, type Located, locate, type Place, type SpokenText, textFrom } from '../../located.ts';
import { type MarkKey, type Marks, shapeMark } from '../../marks.ts';
import { spokenInMap } from '../languages-of.ts';
import { MAPPED_MARKS, type Source } from './dialect.ts';
import { select } from './path.ts';

/** What is written for one concept of one thing. */
export interface Reading {
  /** Where; the thing itself for a value that the dialect gives. */
  readonly node: SyntaxNode;
  /** The key that is meant, where it is not the node. */
  readonly key: ScalarNode | undefined;
  /** What the dialect says it means; undefined where it means what is written. */
  readonly meaning: Json | undefined;
}

/** All readings of the first path that leads to something understood. */
export function readingsOf(source: Source | undefined, node: SyntaxNode): Reading[] {
  if (!source) return [];
  for (const { path } of source.paths) {
    const found = select(path, node).filter((one) => one.key !== undefined || hasContent(one.node));
    const readings = found.flatMap((one): Reading[] => {
      if (!source.map) return [{ ...one, meaning: undefined }];
      const meaning = source.map.get(writtenIn(one.key ?? one.node));
      return meaning === undefined ? [] : [{ ...one, meaning }];
    });
    if (readings.length > 0) return readings;
  }
  return source.value === undefined ? [] : [{ node, key: undefined, meaning: source.value }];
}

export function readingOf(source: Source | undefined, node: SyntaxNode): Reading | undefined {
  return readingsOf(source, node)[0];
}

/** The text; of several languages that of the first of `languages`, else the first that is written. */
export function textIn(reading: Reading | undefined, languages: readonly string[]): SpokenText | undefined {
  if (!reading) return undefined;
  const { node, key, meaning } = reading;
  if (meaning !== undefined) return typeof meaning === 'object' ? undefined : locate(String(meaning), node);
  if (key) return locate(textOf(key), node);
  const scalar = asScalar(node);
  if (scalar) return locate(String(scalar.value), node);
  const texts = new Map([...entriesOf(node)].map((entry) => [textOf(entry.key), textFrom(entry.value)]));
  const found = [...languages.map((language) => texts.get(language)), ...texts.values()].find((one) => one);
  return found && { ...locate(found.value, node), ...(isLocalised(node) && spokenInMap(node)) };
}

/** Where to point for a reading: its key where that is what was read, or where nothing is written. */
export function placeOf({ node, key, meaning }: Reading): Place {
  return { node, part: key || (meaning !== undefined && !asScalar(node)) ? 'key' : 'value' };
}

export function valueIn({ node, key, meaning }: Reading): Json {
  if (meaning !== undefined) return meaning;
  return key ? textOf(key) : (toValue(node) as Json);
}

/** Yes or no, as people and spreadsheets write it; undefined for other texts. */
export function truthOf(reading: Reading | undefined): boolean | undefined {
  const value = reading && valueIn(reading);
  if (typeof value === 'boolean') return value;
  const word = String(value ?? '').toLowerCase();
  if (/^(?:true|yes|y|1|x)$/.test(word)) return true;
  return /^(?:false|no|n|0)$/.test(word) ? false : undefined;
}

export function numberIn(reading: Reading | undefined): number | undefined {
  const value = reading && valueIn(reading);
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

/** The governance marks that the dialect has a place for. */
export function marksIn(sources: ReadonlyMap<string, Source>, node: SyntaxNode): Marks {
  const marks: Partial<Record<MarkKey, Located<unknown>>> = {};
  for (const key of MAPPED_MARKS) {
    const reading = readingOf(sources.get(key), node);
    const value = reading && shapeMark(key, shapedNode(key, reading));
    if (reading && value !== undefined) marks[key] = locate(value, reading.node);
  }
  return marks as Marks;
}

function shapedNode(key: MarkKey, reading: Reading): SyntaxNode {
  // A table has no booleans.
  const truth = key === 'personalData' && typeof valueIn(reading) === 'string' ? truthOf(reading) : undefined;
  if (truth !== undefined) return detached(truth, reading.node);
  return reading.meaning === undefined && !reading.key ? reading.node : detached(valueIn(reading), reading.node);
}

/** A tree for a value that is not written in the file, at the place of one that is. */
function detached(value: Json, { start, end }: SyntaxNode): SyntaxNode {
  const base = { start, end, parent: undefined, slot: undefined };
  if (Array.isArray(value)) {
    const items = value.map((item: Json) => detached(item, base as SyntaxNode));
    return adopt({ ...base, kind: 'seq', style: 'flow', items });
  }
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).map(([key, item]) => ({
      key: { ...base, kind: 'scalar' as const, value: key, style: 'plain' as const },
      value: detached(item, base as SyntaxNode),
      merge: false,
    }));
    return adopt({ ...base, kind: 'map', style: 'flow', entries, index: undefined, simple: undefined });
  }
  return { ...base, kind: 'scalar', value: value as ScalarNode['value'], style: 'plain' };
}

function writtenIn(node: SyntaxNode): string {
  const scalar = asScalar(node);
  return scalar ? String(scalar.value) : '';
}

/** A text, or a list of texts. */
export function textsIn(readings: readonly Reading[], languages: readonly string[]): Located<string>[] {
  return readings.flatMap((reading) => {
    const items = reading.meaning === undefined && !reading.key ? asSeq(reading.node)?.items : undefined;
    if (!items) return textIn(reading, languages) ?? [];
    return items.flatMap((node) => textIn({ node, key: undefined, meaning: undefined }, languages) ?? []);
  });
}

/** Whether the place holds a text in several languages. */
export function isLocalised(node: SyntaxNode | undefined): boolean {
  const keys = [...entriesOf(asMap(node))].map((entry) => textOf(entry.key));
  return (
    keys.length > 0 &&
    keys.every((key) => /^[a-z]{2,3}(?:[-_][A-Za-z0-9]+)*$/.test(key)) &&
    valueAt(node, keys[0] ?? '') !== undefined
  );
}

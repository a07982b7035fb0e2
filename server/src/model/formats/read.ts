import { entriesOf, type MapNode, type SyntaxNode, textOf, toValue, valueAt } from '../../syntax/tree.ts';
import { locate, type SpokenText, textAt, textFrom } from '../located.ts';
import { textsOf } from '../marks.ts';
import { spokenInMap } from './languages-of.ts';

export function numberAt(node: SyntaxNode | undefined, key: string): number | undefined {
  const value = toValue(valueAt(node, key));
  return typeof value === 'number' ? value : undefined;
}

/** A text, or the first of a map of languages (`{en: …, cy: …}`). Who writes one text only has not begun to translate. */
export function localisedTextAt(node: SyntaxNode | undefined, key: string): SpokenText | undefined {
  const plain = textAt(node, key);
  if (plain) return plain;
  const map = valueAt(node, key);
  for (const entry of entriesOf(map)) {
    const text = textFrom(entry.value);
    if (text && map) return { ...locate(text.value, map), ...spokenInMap(map) };
  }
  return undefined;
}

/** The primary subtags of one language tag or of a list of them. */
export function languagesAt(node: SyntaxNode | undefined, key: string): string[] {
  return textsOf(valueAt(node, key)).flatMap(({ value }) => value.split(/[-_]/)[0]?.toLowerCase() ?? []);
}

/** The keys of a map, for detection. */
export function keysOf(map: MapNode): Set<string> {
  return new Set([...entriesOf(map)].map((entry) => textOf(entry.key)));
}

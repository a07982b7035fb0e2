import { detect } from '../../model/formats/registry.ts';
import { parse } from '../../syntax/parse.ts';
import type { Language } from '../../syntax/source.ts';
import { type JsonMap, recordedTerms } from './recorded-terms.ts';

/** What our own adapter reads in a document that was just written: nothing is called carried that does not come back. */
export function readBack(text: string, language: Language): JsonMap {
  const path = `/exported.${language}`;
  const [root] = parse({ path, text, language }).roots;
  if (!root || (root.kind !== 'map' && root.kind !== 'seq')) return {};
  const file = { path, language };
  const [agreement] = detect(root, file)?.adapter.lower(root, file).agreements ?? [];
  return agreement ? recordedTerms(agreement) : {};
}

import { asText, type MapNode, valueAt } from '../../../syntax/tree.ts';

export const DRAFTS = ['draft-04', 'draft-06', 'draft-07', '2019-09', '2020-12'] as const;
export type Draft = (typeof DRAFTS)[number];

/** The `$schema` that each draft asks for, to the letter. */
export const DRAFT_URIS: Readonly<Record<Draft, string>> = {
  'draft-04': 'http://json-schema.org/draft-04/schema#',
  'draft-06': 'http://json-schema.org/draft-06/schema#',
  'draft-07': 'http://json-schema.org/draft-07/schema#',
  '2019-09': 'https://json-schema.org/draft/2019-09/schema',
  '2020-12': 'https://json-schema.org/draft/2020-12/schema',
};

/** The draft that `$schema` names, also when its scheme or its trailing `#` is wrong. */
export function draftOf(root: MapNode): Draft | undefined {
  const written = asText(valueAt(root, '$schema'));
  if (written === undefined) return undefined;
  const folded = foldUri(written);
  return DRAFTS.find((draft) => foldUri(DRAFT_URIS[draft]) === folded);
}

export function isOlder(draft: Draft, than: Draft): boolean {
  return DRAFTS.indexOf(draft) < DRAFTS.indexOf(than);
}

function foldUri(uri: string): string {
  return uri
    .trim()
    .replace(/^https?:/, '')
    .replace(/#$/, '');
}

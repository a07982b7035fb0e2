import { asText, entriesOf, type SyntaxNode, textOf } from '../../syntax/tree.ts';
import { hasContent, type SpokenText } from '../located.ts';

/** What `SpokenText` says of languages. */
export type Spoken = Pick<SpokenText, 'languages' | 'byLanguage'>;

/** The primary subtag of a language tag in lower case; empty for a text that does not say. */
export function primaryLanguage(tag: string | undefined): string {
  return tag?.split(/[-_]/)[0]?.toLowerCase() ?? '';
}

/** Of a map by language. One that is empty is not given. */
export function spokenInMap(map: SyntaxNode): Spoken {
  const languages = [...entriesOf(map)].flatMap(({ key, value }) =>
    hasContent(value) ? primaryLanguage(textOf(key)) : [],
  );
  return { languages: [...new Set(languages)], byLanguage: map };
}

/** Of a text in a format that could say more: the language that holds around it, where one is declared. */
export function spokenPlainly(language: string | undefined): Spoken {
  return { languages: [primaryLanguage(language)] };
}

/** Whether the keys of a map are language tags. */
export function isByLanguage(map: SyntaxNode | undefined): boolean {
  const keys = [...entriesOf(map)].map(({ key }) => asText(key) ?? textOf(key));
  return keys.length > 0 && keys.every((key) => /^[a-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*$/.test(key));
}

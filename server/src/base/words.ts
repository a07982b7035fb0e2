/** The words of an identifier, lower case and without diacritics: `dateOfBirth`, `date_of_birth` and `DateOfBirth` give the same three. */
export function wordsOf(name: string): string[] {
  // Most names are plain, and there are many names.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII is meant
  if (/^[\x00-\x7f]*$/.test(name)) return plainWordsOf(name);
  return wordsOfAnyScript(name);
}

function plainWordsOf(name: string): string[] {
  const singular = name.replace(/([A-Z])s(?![a-z])/g, '$1');
  return singular.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+/g)?.map((word) => word.toLowerCase()) ?? [];
}

/** The same for every script, and slower. */
export function wordsOfAnyScript(name: string): string[] {
  return name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/(\p{Lu})s(?![\p{Ll}])/gu, '$1') // IDs, URLs
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu}+)(\p{Lu}\p{Ll})/gu, '$1 $2')
    .replace(/(\p{L})(\d)/gu, '$1 $2')
    .replace(/(\d)(\p{L})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\d]+/u)
    .filter((word) => word !== '');
}

/** `wordsOf` joined by underscores: one spelling for a name however it is cased. */
export function snakeCase(name: string): string {
  return wordsOf(name).join('_');
}

/** English prose list: `a`, `a or b`, `a, b or c`. */
export function listOf(items: readonly string[], conjunction: 'or' | 'and'): string {
  if (items.length <= 1) return items.join('');
  return `${items.slice(0, -1).join(', ')} ${conjunction} ${items.at(-1)}`;
}

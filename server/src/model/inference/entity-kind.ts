import { lazy } from '../../base/lazy.ts';
import { snakeCase, wordsOf } from '../../base/words.ts';
import type { EntityKind } from '../entities.ts';
import { entityKindWords, personSiblingNames } from '../vocabularies/load.ts';

const KINDS: ReadonlySet<string> = new Set([
  'person',
  'household',
  'organisation',
  'place',
  'asset',
  'event',
  'record',
  'aggregate',
]);

/**
 * What an entity is about (rules.md A0.4, step 3): as declared; else by its name, of which the last word that tells decides; else a person
 * when its fields are such as only people have. Prefers `unknown` to a guess.
 */
export function entityKind(entity: {
  readonly declared: string | undefined;
  readonly name: string;
  readonly fieldNames: readonly string[];
  readonly languages: readonly string[];
}): EntityKind {
  if (isEntityKind(entity.declared)) return entity.declared;
  const named = kindOfName(entity.name, entity.languages);
  if (named === 'unknown' || named === 'record' || named === 'event')
    return describesPerson(entity.fieldNames) ? 'person' : named;
  return named;
}

export function isEntityKind(written: string | undefined): written is EntityKind {
  return written !== undefined && KINDS.has(written);
}

/** The kind that a name's own words tell in the given languages and English, the last of them first: a `patient_address` is a place. */
function kindOfName(name: string, languages: readonly string[]): EntityKind {
  for (const word of wordsOf(name).reverse()) {
    const kind = kindOfWord(word, languages);
    if (kind) return kind;
  }
  return 'unknown';
}

function kindOfWord(word: string, languages: readonly string[]): EntityKind | undefined {
  const byLanguage = kindsByWord();
  for (const language of ['en', ...languages]) {
    const kinds = byLanguage.get(language);
    const kind = kinds?.get(word) ?? kinds?.get(singular(word));
    if (kind) return kind;
  }
  return undefined;
}

/** Language → word → kind. Of a word that tells two kinds the first listed counts. */
const kindsByWord = lazy(() => {
  const index = new Map<string, Map<string, EntityKind>>();
  for (const [kind, languages] of Object.entries(entityKindWords)) {
    for (const [language, words] of Object.entries(languages)) {
      const kinds = index.get(language) ?? new Map<string, EntityKind>();
      for (const word of words) if (!kinds.has(word)) kinds.set(word, kind as EntityKind);
      index.set(language, kinds);
    }
  }
  return index;
});

/** English plurals, good enough for looking words up; other languages list theirs. */
function singular(word: string): string {
  if (/ies$/.test(word)) return `${word.slice(0, -3)}y`;
  if (/(?:ss|us|is)$/.test(word)) return word;
  return word.replace(/s$/, '');
}

function describesPerson(fieldNames: readonly string[]): boolean {
  const names = new Set(fieldNames.map(snakeCase));
  return personSiblingNames.filter((name) => names.has(name)).length >= 2;
}

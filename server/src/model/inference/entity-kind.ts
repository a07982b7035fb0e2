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
}): EntityKind {
  if (entity.declared !== undefined && KINDS.has(entity.declared)) return entity.declared as EntityKind;
  const named = kindOfName(entity.name);
  if (named === 'unknown' || named === 'record' || named === 'event')
    return describesPerson(entity.fieldNames) ? 'person' : named;
  return named;
}

/** The kind that a name's own words tell, the last of them first: a `patient_address` is a place, an `applicant` a person. */
export function kindOfName(name: string): EntityKind {
  for (const word of wordsOf(name).reverse()) {
    const kind = kindOfWord(word);
    if (kind) return kind;
  }
  return 'unknown';
}

export function isPersonWord(word: string): boolean {
  return kindOfWord(word) === 'person';
}

function kindOfWord(word: string): EntityKind | undefined {
  const single = singular(word);
  for (const [kind, languages] of Object.entries(entityKindWords)) {
    for (const words of Object.values(languages))
      if (words.includes(word) || words.includes(single)) return kind as EntityKind;
  }
  return undefined;
}

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

import { lazy } from '../../base/lazy.ts';
import { wordsOf } from '../../base/words.ts';
import { effectiveMark } from '../effective.ts';
import type { EntityKind, Field } from '../entities.ts';
import type { PersonalData } from '../marks.ts';
import { type PersonalDataCategory, personalDataCategories } from '../vocabularies/load.ts';
import { isPersonWord, kindOfName } from './entity-kind.ts';

export type Confidence = 'high' | 'medium' | 'low';

/** What a field's name and surroundings say about personal data. A suggestion with its evidence: a declared mark always wins. */
export interface Inference {
  readonly category: PersonalDataCategory;
  readonly confidence: Confidence;
  readonly evidence: readonly string[];
}

export type PersonalVerdict =
  | { readonly source: 'declared' | 'inherited'; readonly personal: boolean; readonly mark: PersonalData }
  | { readonly source: 'inferred'; readonly personal: boolean; readonly inference: Inference | undefined };

/** Effective verdict: declared, else inherited, else inferred with high confidence (A0.3). */
export function personalVerdict(field: Field, languages: readonly string[]): PersonalVerdict {
  const effective = effectiveMark(field, 'personalData');
  if (effective) {
    const mark = effective.mark.value;
    return { source: effective.source, personal: mark.identifiability !== 'none', mark };
  }
  const inference = inferPersonalData(field, languages);
  return { source: 'inferred', personal: inference?.confidence === 'high', inference };
}

/**
 * Looks the field's name up in the lexicon as runs of whole words (A0.4, steps 1 to 5): only in the document's languages and English, not
 * beside a word that speaks against it, and for names, contacts and addresses only where the thing around is a person.
 */
export function inferPersonalData(field: Field, languages: readonly string[]): Inference | undefined {
  const words = wordsOf(field.name);
  const matches = matchesIn(words, new Set(['en', ...languages]));
  if (matches.length === 0) return undefined;
  const context = contextOf(field, languages);
  const person =
    context.kind === 'person' || context.kind === 'household' || words.some((word) => isPersonWord(word, languages));
  const surroundings = new Set([
    ...words,
    ...wordsOf(field.entity.name),
    ...(field.parent ? wordsOf(field.parent.name) : []),
  ]);
  for (const { category, run, bare } of matches) {
    if (!category.inherent && !person) continue;
    if (bare && words.length > 1) continue;
    if (category.negative?.some((phrase) => speaksAgainst(phrase, run, surroundings))) continue;
    const evidence = [`name token “${run.join('_')}”`];
    if (context.kind === 'person') evidence.push(`“${context.name}” is about a person`);
    return { category, confidence: confidenceOf(run, words, category), evidence };
  }
  return undefined;
}

/** The thing that a field tells about: the object it lies in, when its name says so, else the entity. */
export function contextOf(
  field: Field,
  languages: readonly string[],
): { readonly kind: EntityKind; readonly name: string } {
  for (let around = field.parent; around; around = around.parent) {
    const kind = kindOfName(around.name, languages);
    if (kind !== 'unknown') return { kind, name: around.name };
  }
  return { kind: field.entity.thing, name: field.entity.name };
}

interface LexiconEntry {
  readonly category: PersonalDataCategory;
  readonly language: string;
  readonly run: readonly string[];
  /** Counts only as the whole name, and only in an entity about a person: `name`. */
  readonly bare: boolean;
}

/** All runs of words in the lexicon by their first word. */
const lexicon = lazy(() => {
  const index = new Map<string, LexiconEntry[]>();
  const add = (category: PersonalDataCategory, tokens: PersonalDataCategory['tokens'], bare: boolean): void => {
    for (const [language, list] of Object.entries(tokens)) {
      for (const token of list) {
        const run = wordsOf(token);
        const [first = ''] = run;
        index.set(first, [...(index.get(first) ?? []), { category, language, run, bare }]);
      }
    }
  };
  for (const category of personalDataCategories) {
    add(category, category.tokens, false);
    add(category, category.inPerson ?? {}, true);
  }
  return index;
});

/** The entries whose run of words stands in the name, the longest first. */
function matchesIn(words: readonly string[], languages: ReadonlySet<string>): LexiconEntry[] {
  const found = words.flatMap((word, start) =>
    (lexicon().get(word) ?? []).filter(
      (entry) => languages.has(entry.language) && entry.run.every((part, index) => words[start + index] === part),
    ),
  );
  return found.sort((a, b) => b.run.length - a.run.length);
}

function speaksAgainst(phrase: string, run: readonly string[], surroundings: ReadonlySet<string>): boolean {
  const words = wordsOf(phrase);
  return words.every((word) => surroundings.has(word)) && !words.every((word) => run.includes(word));
}

function confidenceOf(run: readonly string[], words: readonly string[], category: PersonalDataCategory): Confidence {
  if (run.length >= 2 || category.inherent) return 'high';
  const whole = run.length === words.length;
  if (whole && (run[0]?.length ?? 0) >= 4) return 'high';
  return whole || words.length <= 3 ? 'medium' : 'low';
}

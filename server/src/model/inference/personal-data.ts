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
  const context = contextOf(field);
  const person = context === 'person' || context === 'household' || words.some(isPersonWord);
  const surroundings = new Set([
    ...words,
    ...wordsOf(field.entity.name),
    ...(field.parent ? wordsOf(field.parent.name) : []),
  ]);
  let best: { inference: Inference; length: number } | undefined;
  for (const category of personalDataCategories) {
    const run = longestRun(category, words, languages, person);
    if (!run || run.length <= (best?.length ?? 0)) continue;
    if (category.negative?.some((phrase) => speaksAgainst(phrase, run, surroundings))) continue;
    if (!category.inherent && !person) continue;
    const confidence = confidenceOf(run, words, category);
    best = {
      inference: { category, confidence, evidence: evidenceOf(run, field, context, person) },
      length: run.length,
    };
  }
  return best?.inference;
}

/** The thing that a field tells about: the object it lies in, when its name says so, else the entity. */
export function contextOf(field: Field): EntityKind {
  for (let around = field.parent; around; around = around.parent) {
    const kind = kindOfName(around.name);
    if (kind !== 'unknown') return kind;
  }
  return field.entity.thing;
}

function longestRun(
  category: PersonalDataCategory,
  words: readonly string[],
  languages: readonly string[],
  person: boolean,
): readonly string[] | undefined {
  let longest: readonly string[] | undefined;
  for (const language of new Set(['en', ...languages])) {
    const tokens = category.tokens[language] ?? [];
    for (const token of person ? [...tokens, ...bareWords(category, language, words)] : tokens) {
      const run = wordsOf(token);
      if (run.length > (longest?.length ?? 0) && containsRun(words, run)) longest = run;
    }
  }
  return longest;
}

/** Words like `name` count only when they are the whole name of the field. */
function bareWords(category: PersonalDataCategory, language: string, words: readonly string[]): readonly string[] {
  return (category.inPerson?.[language] ?? []).filter((token) => words.length === 1 && words[0] === token);
}

function containsRun(words: readonly string[], run: readonly string[]): boolean {
  for (let start = 0; start + run.length <= words.length; start++) {
    if (run.every((word, index) => words[start + index] === word)) return true;
  }
  return false;
}

function speaksAgainst(phrase: string, run: readonly string[], surroundings: ReadonlySet<string>): boolean {
  const words = wordsOf(phrase);
  return !containsRun(run, words) && words.every((word) => surroundings.has(word));
}

function confidenceOf(run: readonly string[], words: readonly string[], category: PersonalDataCategory): Confidence {
  if (run.length >= 2 || category.inherent) return 'high';
  const whole = run.length === words.length;
  if (whole && (run[0]?.length ?? 0) >= 4) return 'high';
  return whole ? 'medium' : words.length <= 3 ? 'medium' : 'low';
}

function evidenceOf(run: readonly string[], field: Field, context: EntityKind, person: boolean): string[] {
  const evidence = [`name token “${run.join('_')}”`];
  if (person && context === 'person') evidence.push(`“${field.parent?.name ?? field.entity.name}” is about a person`);
  return evidence;
}

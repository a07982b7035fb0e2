import { lazy } from '../../base/lazy.ts';
import data from './definition-phrases.json' with { type: 'json' };

/** Phrases by language, in lower case without diacritics; what `|`, `…` and `#` stand for is said in the file. */
export type PhrasesByLanguage = Readonly<Record<string, readonly string[]>>;

export interface DefinitionPhrases {
  /** Pictures of dates and the like: `yyyy-mm-dd`. */
  readonly notations: readonly string[];
  /** Whole texts that keep the place of a definition. */
  readonly placeholders: readonly string[];
  readonly numbers: PhrasesByLanguage;
  readonly representation: PhrasesByLanguage;
  readonly opening: PhrasesByLanguage;
  readonly procedure: PhrasesByLanguage;
  readonly negation: PhrasesByLanguage;
  /** Words by which a definition that began with a negation goes on to say what the thing is. */
  readonly positive: PhrasesByLanguage;
}

export const definitionPhrases: () => DefinitionPhrases = lazy(() => data);

import { lazy } from '../../base/lazy.ts';
import { remembered } from '../../base/remembered.ts';
import { wordsOf } from '../../base/words.ts';
import type { Standard } from '../entities.ts';
import { fieldsOf } from '../formats/build.ts';
import { functionWords } from '../vocabularies/function-words.ts';
import type { Languages } from './languages.ts';
import { languagesOfWords } from './personal-lexicon.ts';
import { wordsOfName } from './words-of-name.ts';

/** Languages of the data files of inference. */
const LANGUAGES = ['en', 'fr', 'es', 'it', 'de', 'nl', 'pt'];
const MOST_TEXTS = 60;
const FEWEST_WORDS = 8;
const SHARE = 0.2;

/** Those declared, else those that the texts of a document are written in, else that of its names; and always English. */
export function languagesFor(standard: Standard, declared: readonly string[]): Languages {
  if (declared.length > 0) return declaredLanguages(declared.join(' '));
  return spoken(standard);
}

function declaredLanguages(joined: string): Languages {
  const declared = joined.split(' ').filter((language) => language !== 'en');
  return declared.length === 0 ? ENGLISH() : { all: ['en', ...new Set(declared)], guessed: false };
}

const ENGLISH = lazy<Languages>(() => ({ all: ['en'], guessed: false }));
const ANY = lazy<Languages>(() => ({ all: LANGUAGES, guessed: true }));

const spoken = remembered((standard: Standard): Languages => {
  const counts = new Map<string, number>();
  let total = 0;
  let texts = 0;
  for (const text of textsOf(standard)) {
    if (texts++ === MOST_TEXTS) break;
    for (const word of wordsOf(text.slice(0, 300))) {
      const spoken = speakersOf().get(word);
      if (!spoken) continue;
      total++;
      for (const language of spoken) counts.set(language, (counts.get(language) ?? 0) + 1);
    }
  }
  if (total < FEWEST_WORDS) return languageOfNames(standard) ?? ANY();
  const heard = LANGUAGES.filter((language) => (counts.get(language) ?? 0) / total >= SHARE);
  const [most = 0] = heard.map((language) => counts.get(language) ?? 0).sort((a, b) => b - a);
  // Languages share words: one that is heard much less than another is not spoken.
  const clear = heard.filter((language) => (counts.get(language) ?? 0) >= most * 0.6);
  return { all: [...new Set(['en', ...clear])], guessed: false };
});

/** Two names that only one language has tell it. */
function languageOfNames(standard: Standard): Languages | undefined {
  const counts = new Map<string, number>();
  let names = 0;
  for (const { name } of fieldsOf(standard)) {
    if (names++ === MOST_TEXTS) break;
    const found = languagesOfWords(wordsOfName(name));
    if (found.size === 1) for (const language of found) counts.set(language, (counts.get(language) ?? 0) + 1);
  }
  const [first, second] = [...counts].sort((a, b) => b[1] - a[1]);
  if (!first || first[0] === 'en' || first[1] < 2 || first[1] <= (second?.[1] ?? 0)) return undefined;
  return { all: ['en', first[0]], guessed: false };
}

function* textsOf(standard: Standard): Generator<string> {
  if (standard.title) yield standard.title.value;
  if (standard.description) yield standard.description.value;
  for (const { title, description } of fieldsOf(standard)) {
    if (description) yield description.value;
    else if (title) yield title.value;
  }
}

const speakersOf = lazy(() => {
  const index = new Map<string, string[]>();
  for (const language of LANGUAGES)
    for (const word of functionWords().get(language)?.words ?? [])
      index.set(word, [...(index.get(word) ?? []), language]);
  return index;
});

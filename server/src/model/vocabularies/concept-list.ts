import type { BundledList } from './bundled-lists.ts';
import { listFrom } from './bundled-rows.ts';
import { allTerms, termOf, type VocabularyTerm, vocabularies } from './concepts.ts';

/** Classes and properties of the core vocabularies, by their addresses. */
export const conceptList: BundledList = {
  ...listFrom(
    {
      id: 'concepts',
      title: 'Core vocabularies',
      source: vocabularies()
        .map(({ title, source }) => `${title}: ${source}`)
        .join('. '),
      licence: [...new Set(vocabularies().map(({ licence }) => licence))].join('; '),
      date:
        vocabularies()
          .map(({ date }) => date)
          .sort()[0] ?? '',
    },
    () => allTerms().map(codeOf),
  ),
  codeOf(uri) {
    const term = termOf(uri);
    return term && codeOf(term);
  },
};

function codeOf({ uri, label, definition, vocabulary, kind }: VocabularyTerm) {
  const of = `${kind === 'other' ? 'Term' : kind === 'class' ? 'Class' : 'Property'} of ${vocabulary.title}.`;
  return { value: uri, label, definition: definition === '' ? of : `${definition}\n\n${of}` };
}

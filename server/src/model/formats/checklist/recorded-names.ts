import { AGREEMENT_TERMS } from '../../agreement-terms.ts';
import { MARK_KEYS } from '../../marks.ts';

/** Where a path of a checklist can begin, by the kind of thing: marks, properties, terms. */
export const RECORDED_PATHS: Readonly<Record<string, readonly string[]>> = {
  standard: [...MARK_KEYS, 'id', 'title', 'description', 'issued', 'publisher', 'conformsTo'],
  dataset: [
    ...MARK_KEYS,
    'id',
    'title',
    'description',
    'issued',
    'modified',
    'publisher',
    'frequency',
    'rights',
    'access',
    'distributions',
    'landingPage',
    'spatial',
    'temporal',
  ],
  agreement: [
    ...new Set([
      ...AGREEMENT_TERMS,
      'id',
      'title',
      'status',
      'jurisdiction',
      'regime',
      'parties',
      'data',
      'lawfulBasis',
    ]),
  ],
};

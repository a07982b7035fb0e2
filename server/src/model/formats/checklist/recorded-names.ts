import { AGREEMENT_TERMS } from '../../agreement-terms.ts';
import { MARK_KEYS } from '../../marks.ts';

/** Where a path of a checklist can begin, by the kind of thing: marks, properties, terms. */
export const RECORDED_PATHS: Readonly<Record<string, readonly string[]>> = {
  standard: [
    ...new Set([
      ...MARK_KEYS,
      'id',
      'title',
      'description',
      'issued',
      'publisher',
      'changelog',
      'support',
      'provenance',
      'limitations',
      'coverage',
      'supersedes',
      'legalBasis',
      'conformsTo',
    ]),
  ],
  dataset: [
    ...new Set([
      ...MARK_KEYS,
      'id',
      'title',
      'description',
      'issued',
      'modified',
      'publisher',
      'contact',
      'frequency',
      'rights',
      'access',
      'distributions',
      'landingPage',
      'spatial',
      'temporal',
      'changelog',
      'provenance',
      'limitations',
    ]),
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

import { lazy } from '../../base/lazy.ts';
import data from './metadata-quality.json' with { type: 'json' };

export type QualityRating = 'excellent' | 'good' | 'sufficient' | 'bad';

/** One thing that the assessment looks for in a description. */
export interface QualityCriterion {
  readonly id: QualityCriterionId;
  readonly dimension: string;
  readonly of: number;
  readonly on: 'dataset' | 'distribution';
  /** Short name of the property of DCAT-AP that earns the points. */
  readonly property: string;
  /** For messages. */
  readonly name: string;
}

export const QUALITY_CRITERIA = [
  'keyword',
  'theme',
  'spatial',
  'temporal',
  'downloadURL',
  'format',
  'mediaType',
  'formatVocabulary',
  'nonProprietary',
  'machineReadable',
  'compliance',
  'licence',
  'licenceVocabulary',
  'accessRights',
  'accessRightsVocabulary',
  'contactPoint',
  'publisher',
  'rights',
  'byteSize',
  'issued',
  'modified',
] as const;
export type QualityCriterionId = (typeof QUALITY_CRITERIA)[number];

export interface QualityMethod {
  readonly criteria: readonly QualityCriterion[];
  /** Points of what can be seen without a network, and of the rest. */
  readonly maximum: number;
  readonly notChecked: number;
  /** The lowest score of each rating, the best first. */
  readonly ratings: readonly { readonly id: QualityRating; readonly from: number }[];
  readonly accessRights: string;
  isKnownLicence(address: string): boolean;
}

export const qualityMethod: () => QualityMethod = lazy(() => ({
  criteria: data.indicators as readonly QualityCriterion[],
  maximum: sum(data.indicators),
  notChecked: sum(data.online),
  ratings: data.ratings as QualityMethod['ratings'],
  accessRights: data.accessRights,
  isKnownLicence(address) {
    const bare = address
      .trim()
      .toLowerCase()
      .replace(/^https?:\/\/(?:www\.)?/, '');
    return bare !== address && data.licenceAddresses.some((start) => bare.startsWith(start));
  },
}));

function sum(rows: readonly { readonly of: number }[]): number {
  return rows.reduce((total, row) => total + row.of, 0);
}

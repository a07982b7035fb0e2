import { isScoreAsked, metadataQuality as qualityOf } from '../../model/metadata-quality.ts';
import { qualityMethod } from '../../model/vocabularies/metadata-quality.ts';
import type { AskedSubject } from './asked-subject.ts';
import type { Measured } from './measures.ts';
import type { Recorded } from './recorded-paths.ts';

/**
 * Whether the score of data.europa.eu is good, as far as it can be seen without a network, for the datasets that `openness/mqa-score` looks at.
 * What is not checked can only raise it.
 */
export function metadataQuality({ dataset, places, subject }: AskedSubject): Measured | undefined {
  if (!dataset || !isScoreAsked(dataset)) return undefined;
  const { score, rating, indicators, notChecked } = qualityOf(dataset);
  const good = qualityMethod().ratings.find(({ id }) => id === 'good')?.from ?? 0;
  const isGood = score >= good;
  const missing = indicators.filter(({ got }) => !got).sort((a, b) => b.of - a.of);
  const shown = (isGood ? indicators.filter(({ got }) => got) : missing).slice(0, MOST);
  const [most] = missing;
  const hint = !isGood && most ? ` Most is to be gained by ${most.name} (${most.of}): ${most.why}.` : '';
  const listed = shown.map(({ name, why, at }): Recorded => {
    const { file, span } = places.of(at) ?? subject;
    return { file, span, text: `${name}: ${why}` };
  });
  return {
    score: Math.min(1, score / good),
    because: `The metadata score ${score} points (${rating}), of which ${good} are good; ${notChecked} more depend on addresses that nobody asked.${hint}`,
    places: isGood ? listed : [],
    missing: isGood ? [] : listed,
  };
}

const MOST = 5;

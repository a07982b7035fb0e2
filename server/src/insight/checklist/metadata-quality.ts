import type { FormatId } from '../../model/formats/format-id.ts';
import { metadataQuality as qualityOf } from '../../model/metadata-quality.ts';
import { qualityMethod } from '../../model/vocabularies/metadata-quality.ts';
import type { AskedSubject } from './asked-subject.ts';
import type { Measured } from './measures.ts';
import type { Recorded } from './recorded-paths.ts';

/** The catalogues that the method of data.europa.eu is made for. */
const FORMATS: readonly FormatId[] = ['dcat-ap'];

/** Whether the score of data.europa.eu is good, as far as it can be seen without a network. What is not checked can only raise it. */
export function metadataQuality({ dataset, places, subject }: AskedSubject): Measured | undefined {
  if (!dataset || !FORMATS.includes(dataset.format)) return undefined;
  const { score, rating, indicators, notChecked } = qualityOf(dataset);
  const good = qualityMethod().ratings.find(({ id }) => id === 'good')?.from ?? 0;
  const missing = indicators.filter(({ got }) => !got).sort((a, b) => b.of - a.of);
  const shown = (score >= good ? indicators.filter(({ got }) => got) : missing).slice(0, MOST);
  const [most] = missing;
  const hint = score < good && most ? ` Most is to be gained by ${most.name} (${most.of}): ${most.why}.` : '';
  return {
    score: Math.min(1, score / good),
    because: `The metadata score ${score} points (${rating}), of which ${good} are good; ${notChecked} more depend on addresses that nobody asked.${hint}`,
    places: shown
      .map(({ name, why, at }): Recorded => ({ ...(places.of(at) ?? subject), text: `${name}: ${why}` }))
      .map(({ file, span, text }) => ({ file, span, text })),
  };
}

const MOST = 5;

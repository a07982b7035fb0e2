import { slugOf } from '../../base/slug.ts';
import { isWithin, purposeCalled } from '../../model/purpose.ts';

const RESEARCH = ['dpv:ResearchAndDevelopment', 'dpv:ProvideOfficialStatistics'];
/** By the names of a statutory scheme. */
const OF_SCHEMES: ReadonlySet<string> = new Set(['research-and-development']);

/** Whether a category of purpose is research or statistics, whose results are about many and not about one (GDPR, Article 89). */
export function isResearch(categories: readonly string[]): boolean {
  return categories.some((category) => {
    const purpose = purposeCalled(category);
    return purpose ? RESEARCH.some((term) => isWithin(purpose, { term })) : OF_SCHEMES.has(slugOf(category));
  });
}

import { slugOf } from '../../base/slug.ts';
import { isForKnowledge } from '../../model/purpose.ts';

/** By the names of a statutory scheme. */
const OF_SCHEMES: ReadonlySet<string> = new Set(['research-and-development']);

/** Whether a category of purpose is research or statistics, whose results are about many and not about one (GDPR, Article 89). */
export function isResearch(categories: readonly string[]): boolean {
  return categories.some((category) => isForKnowledge(category) || OF_SCHEMES.has(slugOf(category)));
}

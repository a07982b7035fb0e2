import { canonicalJson } from '../base/json.ts';
import type { Finding } from './finding.ts';

/** How many findings that say the same are listed one by one. */
const MOST_ALIKE = 10;

/** The same statement about the same thing at the same place is one finding; more than ten alike in a file become the first of them (A0.4, step 7). */
export function aggregate(findings: readonly Finding[]): Finding[] {
  const places = new Set<string>();
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const place = canonicalJson([finding.rule, finding.messageId, finding.message, finding.span, finding.root]);
    if (places.has(place)) continue;
    places.add(place);
    const key = canonicalJson([finding.rule, finding.messageId, finding.message]);
    const group = groups.get(key);
    if (group) group.push(finding);
    else groups.set(key, [finding]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first, ...others] = group;
    if (!first || group.length <= MOST_ALIKE) return group;
    const related = others.slice(0, MOST_ALIKE).map(({ file, span }) => ({ file, span, message: 'The same here' }));
    return [
      {
        ...first,
        message: `${first.message} (and in ${others.length} more places of this file)`,
        related: [...first.related, ...related],
      },
    ];
  });
}

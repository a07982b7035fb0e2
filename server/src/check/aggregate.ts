import { canonicalJson } from '../base/json.ts';
import type { Finding } from './finding.ts';

/** How many findings that say the same are listed one by one. */
const MOST_ALIKE = 10;

/** The same statement about the same thing at the same place is one finding; more than ten alike in a file become the first of them (A0.4, step 7). */
export function aggregate(findings: readonly Finding[]): Finding[] {
  const groups = new Map<string, Finding[]>();
  const isNew = newStatements();
  for (const finding of findings) {
    if (!isNew(finding)) continue;
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

/** Tells for findings one after another whether the same has not been said at the same place before. */
export function newStatements(): (finding: Finding) => boolean {
  const known = new Set<string>();
  return ({ rule, messageId, message, span, root }) => {
    const { size } = known;
    return known.add(canonicalJson([rule, messageId, message, span, root])).size > size;
  };
}

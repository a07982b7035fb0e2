import type { Dataset } from '../../model/entities.ts';
import type { SchemaProblem } from '../../schema/schema-problem.ts';
import type { SyntaxNode } from '../../syntax/tree.ts';
import type { ContextBase } from '../define.ts';
import { frequencySlip } from './update-frequency.ts';

/**
 * A dataset without anybody who answers for it. The organisation may have somebody for all that name nobody; a publisher without a name is
 * there, and what it lacks is told of it.
 */
export function namesNobody({ publisher, creator, marks, resource }: Dataset, { defaultOwner }: ContextBase): boolean {
  if (publisher || creator || marks.owner || defaultOwner !== undefined) return false;
  return !resource?.properties.has('dct:publisher');
}

export function lacksFrequency({ frequency, withoutPlaceFor = [] }: Dataset): boolean {
  return !frequency && !withoutPlaceFor.includes('frequency');
}

/** A document that demands to say where it stands in its life, and does not. */
export function isMissingStatus({ code, key, node }: SchemaProblem): boolean {
  return code === 'required' && key === 'status' && node.parent === undefined;
}

/** The dimension of a rule on quality, which the format takes from a list. */
export function isDimension({ code, node }: SchemaProblem): boolean {
  return code === 'enum' && node.slot === 'dimension' && node.parent?.parent?.slot === 'quality';
}

/** What a schema finds and a rule of stewardship tells in its own words, so that it is told once. */
export function isToldByStewardship(
  problem: SchemaProblem,
  datasets: ReadonlyMap<SyntaxNode, Dataset>,
  context: ContextBase,
): boolean {
  const { code, node, key = '' } = problem;
  if (code === 'required') {
    if (isMissingStatus(problem)) return true;
    const dataset = datasets.get(node);
    if (!dataset) return false;
    if (key === 'publisher') return namesNobody(dataset, context);
    return (key === 'accrualPeriodicity' || key === 'updateFrequency') && lacksFrequency(dataset);
  }
  if (code !== 'enum' && code !== 'pattern') return false;
  if (isDimension(problem)) return true;
  const dataset = node.parent && datasets.get(node.parent);
  return dataset?.frequency?.node === node && frequencySlip(dataset) !== undefined;
}

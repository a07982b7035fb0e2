import type { Dataset } from '../../model/entities.ts';
import type { SchemaProblem } from '../../schema/schema-problem.ts';
import type { SyntaxNode } from '../../syntax/tree.ts';
import type { Document } from '../../workspace/file-state.ts';
import type { ContextBase } from '../define.ts';
import { isToldAsRequired } from './dcat-us-required.ts';
import { frequencySlip } from './update-frequency.ts';

/** Of each problem that a schema finds in a document, whether a rule tells it in its own words, so that it is told once. */
export function toldElsewhere(document: Document, context: ContextBase): (problem: SchemaProblem) => boolean {
  const byNamed = toldByNamed(document, context);
  return (problem) => isToldAsRequired(problem, document) || byNamed(problem);
}

/** Whether a rule that is there for this one key tells it; the rules on all that a profile requires leave it to that one. */
export function toldByNamed(document: Document, context: ContextBase): (problem: SchemaProblem) => boolean {
  const datasets = new Map<SyntaxNode, Dataset>(document.lowered.datasets.map((dataset) => [dataset.node, dataset]));
  return (problem) => {
    if (isMissingStatus(problem) || isDimension(problem)) return true;
    const { code, node } = problem;
    const dataset = datasets.get(node);
    if (code === 'required') return dataset !== undefined && isMissedByRule(problem, dataset, context);
    const holder = node.parent && datasets.get(node.parent);
    return holder !== undefined && isJudgedByRule(problem, holder);
  };
}

/** A key of a dataset that a rule misses: the degree of access, somebody who answers for it, how often it changes. */
function isMissedByRule({ key = '', expected }: SchemaProblem, dataset: Dataset, context: ContextBase): boolean {
  const { accessPlace } = dataset;
  if (accessPlace?.required === true && expected.every((one) => one === accessPlace.key)) return true;
  if (key === 'publisher') return namesNobody(dataset, context);
  return (key === 'accrualPeriodicity' || key === 'updateFrequency') && lacksFrequency(dataset);
}

/** A value of a dataset that a rule judges. */
function isJudgedByRule({ code, node }: SchemaProblem, dataset: Dataset): boolean {
  if (code !== 'enum' && code !== 'pattern') return false;
  const { accessPlace } = dataset;
  if (code === 'enum' && accessPlace?.list !== undefined && node.slot === accessPlace.key) return true;
  return dataset.frequency?.node === node && frequencySlip(dataset) !== undefined;
}

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

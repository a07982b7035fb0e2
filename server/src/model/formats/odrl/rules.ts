import { type Located, locate } from '../../located.ts';
import type { JsonLdDocument, JsonLdNode, JsonLdValue } from '../jsonld/read.ts';
import { iri } from '../jsonld/well-known.ts';
import { constraintsOf, odrl, odrlName } from './policies.ts';

/** One comparison that a rule is bound to; its operands in words. */
export interface Comparison {
  /** A term of ODRL by its name, any other by its full address. */
  readonly left: string | undefined;
  readonly operator: string | undefined;
  /** What it is compared with: texts, and addresses in their shortest form. */
  readonly right: readonly Located<string>[];
}

/** Constraints, refinements and rules of one policy: at most so many are read. */
export const MAX_PARTS = 200;

/** The rules of one kind, such as `permission`. */
export function rulesOfKind(document: JsonLdDocument, policy: JsonLdNode, kind: string): JsonLdNode[] {
  return document
    .valuesOf(policy, odrl(kind))
    .slice(0, MAX_PARTS)
    .flatMap((value) => document.follow(value) ?? []);
}

/** Whether a rule is about an action, with or without refinements. */
export function isAbout(document: JsonLdDocument, rule: JsonLdNode, action: string): boolean {
  return document.valuesOf(rule, odrl('action')).some((value) => {
    const [inner] = value.object ? document.valuesOf(value.object, iri('rdf:value')) : [];
    const { ref, text } = inner ?? value;
    return (ref === undefined ? text : odrlName(ref)) === action;
  });
}

/** The comparisons that must all hold for a rule; what is joined by `or` says nothing for sure. */
export function comparisonsOf(document: JsonLdDocument, rule: JsonLdNode): Comparison[] {
  return constraintsOf(document, rule, MAX_PARTS).map((constraint) => comparison(document, constraint));
}

/** Those by which a part of an asset is described. */
export function refinementsOf(document: JsonLdDocument, asset: JsonLdNode): Comparison[] {
  return document
    .valuesOf(asset, odrl('refinement'))
    .slice(0, MAX_PARTS)
    .flatMap((value) => document.follow(value) ?? [])
    .map((constraint) => comparison(document, constraint));
}

function comparison(document: JsonLdDocument, constraint: JsonLdNode): Comparison {
  const [left] = document.valuesOf(constraint, odrl('leftOperand'));
  const [operator] = document.valuesOf(constraint, odrl('operator'));
  const right =
    ['rightOperand', 'rightOperandReference']
      .map((property) => document.valuesOf(constraint, odrl(property)))
      .find((values) => values.length > 0) ?? [];
  return { left: nameOf(left), operator: nameOf(operator), right: right.flatMap((value) => wordOf(value) ?? []) };
}

/** The one value that a rule compares something with; undefined where there are several. */
export function only(
  comparisons: readonly Comparison[],
  left: string,
  operators: readonly string[],
): Located<string> | undefined {
  const found = all(comparisons, left, operators);
  return new Set(found.map(({ value }) => value)).size === 1 ? found[0] : undefined;
}

export function all(
  comparisons: readonly Comparison[],
  left: string,
  operators: readonly string[],
): readonly Located<string>[] {
  return comparisons.flatMap((one) =>
    one.left === left && one.operator !== undefined && operators.includes(one.operator) ? one.right : [],
  );
}

/** Undefined for blanks; terms of DPV as agreements write them: `dpv:Marketing`. */
export function wordOf({ text, ref, node }: JsonLdValue): Located<string> | undefined {
  const word = text ?? (ref?.startsWith(DPV) ? `dpv:${ref.slice(DPV.length)}` : ref);
  return word === undefined || word.trim() === '' ? undefined : locate(word, node);
}

const DPV = iri('dpv:');

function nameOf(value: JsonLdValue | undefined): string | undefined {
  const address = value?.ref ?? value?.text;
  return address === undefined ? undefined : (odrlName(address) ?? address);
}

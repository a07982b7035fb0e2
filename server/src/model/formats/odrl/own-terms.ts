import type { Json } from '../../../base/json.ts';
import { recordedPart } from '../../agreement-terms.ts';
import { type Located, locate } from '../../located.ts';
import type { JsonLdNode } from '../jsonld/read.ts';
import { iri } from '../jsonld/well-known.ts';

const GOV = iri('gov:');

/** Properties of ours whose values are things of their own. */
export const OWN = {
  /** The parties and data items in the order in which the agreement names them. */
  parties: `${GOV}parties`,
  data: `${GOV}data`,
  /** Left operand of a refinement: names of fields. */
  field: `${GOV}field`,
  /** What `event` is compared with: a breach of the protection of personal data. */
  breach: `${GOV}personalDataBreach`,
  /** The profile that a policy names when it uses these. */
  profile: `${GOV}profile`,
} as const;

const THINGS: ReadonlySet<string> = new Set([OWN.parties, OWN.data]);

/** What ODRL has no words for, written beside it under the names of our own format: `gov:security`, a JSON literal. */
export function ownTermsOf(node: JsonLdNode): ReadonlyMap<string, Located<Json>> {
  const terms = new Map<string, Located<Json>>();
  for (const [property, values] of node.properties) {
    if (!property.startsWith(GOV) || THINGS.has(property)) continue;
    const [first] = values;
    const value = first && recordedPart(first.node).value;
    if (first && value !== undefined) terms.set(property.slice(GOV.length), locate(value, first.node));
  }
  return terms;
}

/** Terms that were said in ODRL's words, and those of our own: each of them is whole, and more exact where ODRL says the same. */
export function withOwnTerms(
  said: ReadonlyMap<string, Located<Json>>,
  own: ReadonlyMap<string, Located<Json>>,
): ReadonlyMap<string, Located<Json>> {
  return new Map([...said, ...own]);
}

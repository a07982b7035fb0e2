import { odrlVocabulary } from '../../vocabularies/load.ts';
import type { JsonLdDocument, JsonLdNode, JsonLdValue } from '../jsonld/read.ts';

const { namespace } = odrlVocabulary;

/** The full address of a term of ODRL. */
export function odrl(name: string): string {
  return namespace + name;
}

/** The name of a term of ODRL; undefined for addresses elsewhere. */
export function odrlName(address: string): string | undefined {
  return address.startsWith(namespace) ? address.slice(namespace.length) : undefined;
}

export const RULES = [
  { property: odrl('permission'), key: 'permission' },
  { property: odrl('prohibition'), key: 'prohibition' },
  { property: odrl('obligation'), key: 'obligation' },
] as const;

const POLICY_TYPES: ReadonlySet<string> = new Set(odrlVocabulary.policies.map(odrl));

/** Things that say they are policies of ODRL, and things that have its rules although they do not say what they are. */
export function policiesIn(document: JsonLdDocument): JsonLdNode[] {
  return document.nodes().filter((node) => policyType(node) !== undefined || hasRules(document, node));
}

/** `Set`, `Offer`, `Agreement`, …, where it is said in ODRL's own words and not merely guessed. */
export function policyType(node: JsonLdNode): string | undefined {
  const type = node.types.find(({ value, by }) => POLICY_TYPES.has(value) && by !== 'guess');
  return type && odrlName(type.value);
}

/** Rules that forbid or allow an action. */
function hasRules(document: JsonLdDocument, node: JsonLdNode): boolean {
  return RULES.some(({ property }) =>
    document.valuesOf(node, property).some((value) => {
      const rule = document.follow(value);
      return rule !== undefined && document.valuesOf(rule, odrl('action')).length > 0;
    }),
  );
}

function rulesOf(document: JsonLdDocument, policy: JsonLdNode): JsonLdNode[] {
  return RULES.flatMap(({ property }) => document.valuesOf(policy, property)).flatMap(
    (value) => document.follow(value) ?? [],
  );
}

/** A property of the policy, which it may leave to each of its rules: at most so many values. */
export function shared(
  document: JsonLdDocument,
  policy: JsonLdNode,
  property: string,
  most: number,
): readonly JsonLdValue[] {
  const own = document.valuesOf(policy, property);
  const holders = own.length > 0 ? [policy] : rulesOf(document, policy);
  const out: JsonLdValue[] = [];
  for (const holder of holders) {
    out.push(...document.valuesOf(holder, property).slice(0, most - out.length));
    if (out.length >= most) break;
  }
  return out;
}

/** At most so many constraints that hold together, those joined by `and` taken apart; what is joined by `or` says nothing for sure. */
export function constraintsOf(document: JsonLdDocument, rule: JsonLdNode, most: number): JsonLdNode[] {
  const out: JsonLdNode[] = [];
  const seen = new Set<JsonLdNode>();
  const open = (values: readonly JsonLdValue[]): void => {
    for (const value of values) {
      if (out.length >= most) return;
      const node = document.follow(value);
      if (!node || seen.has(node)) continue;
      seen.add(node);
      out.push(node);
      for (const joined of ['and', 'andSequence']) open(document.valuesOf(node, odrl(joined)));
    }
  };
  open(document.valuesOf(rule, odrl('constraint')));
  return out;
}

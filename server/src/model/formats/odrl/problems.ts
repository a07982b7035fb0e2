import { didYouMean } from '../../../base/did-you-mean.ts';
import { pushAll } from '../../../base/push-all.ts';
import { problem, type SchemaProblem } from '../../../schema/schema-problem.ts';
import { asText } from '../../../syntax/tree.ts';
import { odrlVocabulary } from '../../vocabularies/load.ts';
import type { DocumentRoot } from '../adapter.ts';
import { type JsonLdDocument, type JsonLdNode, type JsonLdValue, readJsonLd } from '../jsonld/read.ts';
import { iri } from '../jsonld/well-known.ts';
import { isDataspace, isUnreadable } from './dialects.ts';
import { odrl, odrlName, policiesIn, policyType, RULES, shared } from './policies.ts';

/** What ODRL's information model asks for, and terms that its vocabulary lacks. */
export function* odrlProblems(root: DocumentRoot): Iterable<SchemaProblem> {
  const document = readJsonLd(root);
  const policies = policiesIn(document);
  const dataspace = isDataspace(document);
  for (const policy of policies) yield* aboutPolicy(document, policy, dataspace);
  // A profile may add terms, and a context that we cannot read may give any word any meaning.
  const open =
    isUnreadable(document) || policies.some((policy) => document.valuesOf(policy, odrl('profile')).length > 0);
  for (const terms of TERMS) yield* unknownTerms(document, terms, open);
}

function* aboutPolicy(document: JsonLdDocument, policy: JsonLdNode, dataspace: boolean): Iterable<SchemaProblem> {
  const type = policyType(policy);
  // Only named here and said elsewhere, or taken from another policy.
  if (policy.properties.size === 0 || document.valuesOf(policy, odrl('inheritFrom')).length > 0) return;
  if (RULES.every(({ property }) => document.valuesOf(policy, property).length === 0))
    yield problem(
      'required-any',
      policy.map,
      RULES.map(({ key }) => key),
    );
  // In the Dataspace Protocol the offering party is the one that sends the message.
  const parties = type === 'Agreement' ? ['assigner', 'assignee'] : type === 'Offer' && !dataspace ? ['assigner'] : [];
  for (const party of parties)
    if (shared(document, policy, odrl(party), 1).length === 0)
      yield { ...problem('required', policy.map, [party]), key: party };
}

interface Terms {
  readonly property: string;
  /** For messages: "ODRL’s list of left operands". */
  readonly title: string;
  readonly names: readonly string[];
}

const { actions, deprecatedActions, operators, leftOperands, slips } = odrlVocabulary;

const TERMS: readonly Terms[] = [
  { property: odrl('leftOperand'), title: 'ODRL’s list of left operands', names: Object.keys(leftOperands) },
  { property: odrl('operator'), title: 'ODRL’s list of operators', names: Object.keys(operators) },
  {
    property: odrl('action'),
    title: 'ODRL’s list of actions',
    names: [...Object.keys(actions), ...deprecatedActions],
  },
];

const VALUE = iri('rdf:value');

function* unknownTerms(document: JsonLdDocument, terms: Terms, open: boolean): Iterable<SchemaProblem> {
  // An action with refinements is a thing of its own, which says inside which action it is. Many rules may name the same.
  const things = new Set<JsonLdNode>();
  const values: JsonLdValue[] = [];
  for (const node of document.nodes())
    for (const value of document.valuesOf(node, terms.property))
      if (value.object) things.add(value.object);
      else values.push(value);
  for (const thing of things) pushAll(values, document.valuesOf(thing, VALUE));
  for (const value of values) {
    const found = unknownTerm(value, terms, open);
    if (found) yield found;
  }
}

/** Undefined for terms that exist, and for those of other vocabularies. */
function unknownTerm(value: JsonLdValue, terms: Terms, open: boolean): SchemaProblem | undefined {
  const written = asText(value.node);
  if (written === undefined || written.trim() === '') return undefined;
  const address = value.ref ?? iri(written);
  const named = odrlName(address);
  const plain = value.by === 'vocab' || value.by === 'relative' || (value.ref === undefined && !written.includes(':'));
  if (named === undefined && (!plain || open)) return undefined;
  const name = named ?? written;
  if (terms.names.includes(name)) return undefined;
  const meant = slips[name.toLowerCase()];
  const near = meant !== undefined && terms.names.includes(meant) ? meant : didYouMean(name, terms.names);
  const suggestion = near && written.endsWith(name) ? written.slice(0, written.length - name.length) + near : near;
  return {
    ...problem('unknown-term', value.node, [terms.title]),
    ...(suggestion !== undefined && { suggestion }),
  };
}

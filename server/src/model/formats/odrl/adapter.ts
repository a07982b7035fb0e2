import { asText, entriesOf, type SyntaxNode, textOf, valueAt } from '../../../syntax/tree.ts';
import { textsOf } from '../../marks.ts';
import { certain, type DocumentRoot, type FormatAdapter, likely, type Recognition } from '../adapter.ts';
import { looksLikeJsonLd, readJsonLd } from '../jsonld/read.ts';
import { compactIri, iri } from '../jsonld/well-known.ts';
import { isDataspace } from './dialects.ts';
import { lowerOdrl } from './lower.ts';
import { policiesIn, policyType } from './policies.ts';
import { odrlProblems } from './problems.ts';

export const odrl: FormatAdapter = {
  id: 'odrl',
  title: 'ODRL policy',
  markers: {},
  lists: true,
  detect,
  schemaFor,
  problems: odrlProblems,
  lower: lowerOdrl,
  place: () => undefined,
};

/**
 * The Dataspace Protocol fixes the JSON of its messages. Elsewhere one policy may be written in many ways: that schema accepts everything, is
 * there for completion and hover, and `problems` judges the graph.
 */
function schemaFor(root: DocumentRoot): 'odrl' | 'dataspace-protocol' {
  const contexts = textsOf(valueAt(root, '@context')).map(({ value }) => value);
  const fixed = contexts.includes(DATASPACE) && FIXED_MESSAGES.has(asText(valueAt(root, '@type')) ?? '');
  return fixed ? 'dataspace-protocol' : 'odrl';
}

const DATASPACE = 'https://w3id.org/dspace/2025/1/context.jsonld';
const FIXED_MESSAGES: ReadonlySet<string> = new Set(['ContractAgreementMessage', 'Dataset']);

/** By policies and their rules; templates that are no JSON by the keys and types that could be read. */
function detect(root: DocumentRoot): Recognition | undefined {
  if (!looksLikeJsonLd(root)) return undefined;
  const document = readJsonLd(root);
  if (isDataspace(document)) return certain('`@context` is that of the Dataspace Protocol');
  const policies = policiesIn(document);
  const typed = policies.map(policyType).find((type) => type !== undefined);
  if (typed !== undefined) return certain(`it holds an \`odrl:${typed}\``);
  if (policies.length > 0) return certain('it has rules with ODRL’s actions');
  const types = document.nodes().flatMap((node) => node.types);
  const kindred = types.find(({ value, by }) => by !== 'guess' && KINDRED.test(value));
  if (kindred) return likely(`\`@type\` is \`${compactIri(kindred.value)}\``);
  return hasOdrlKeys(root, 2) ? likely('keys of it begin with `odrl:`') : undefined;
}

/** Rules and duties on their own, and the contracts of the International Data Spaces, which are written in ODRL's terms. */
const KINDRED = new RegExp(
  `^(?:${iri('odrl:')}(?:Permission|Prohibition|Duty|Constraint)|${iri('ids:')}\\w*(?:Offer|Agreement|Request))$`,
);

function hasOdrlKeys(node: SyntaxNode, depth: number): boolean {
  const root = node.kind === 'seq' ? node.items[0] : node;
  for (const entry of entriesOf(root)) {
    if (textOf(entry.key).startsWith('odrl:')) return true;
    if (depth > 0 && valueAt(root, textOf(entry.key)) && hasOdrlKeys(entry.value, depth - 1)) return true;
  }
  return false;
}

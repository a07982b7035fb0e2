import type { Json } from '../../../base/json.ts';
import { basename } from '../../../base/path.ts';
import type { SyntaxNode } from '../../../syntax/tree.ts';
import { allTermsBut } from '../../agreement-terms.ts';
import type { Agreement, Lowered } from '../../entities.ts';
import { type Located, locate } from '../../located.ts';
import { classificationOf } from '../../marks.ts';
import { type DetectedFile, type DocumentRoot, NOTHING_LOWERED } from '../adapter.ts';
import { headOf } from '../jsonld/head.ts';
import { type JsonLdDocument, type JsonLdNode, readJsonLd } from '../jsonld/read.ts';
import { textOfProperty } from '../jsonld/texts.ts';
import { iri } from '../jsonld/well-known.ts';
import { OWN, ownTermsOf, withOwnTerms } from './own-terms.ts';
import { itemsOf, partiesOf } from './parts.ts';
import { odrl, policyType } from './policies.ts';
import { only } from './rules.ts';
import { limitsOfUse, termsOfRules } from './terms.ts';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/**
 * ODRL → model. Only an `Agreement` is an agreement between parties; a `Set`, an `Offer` or a `Request` is what one of them may come to, and
 * lacks by its nature what the rules ask of an agreement.
 */
export function lowerOdrl(root: DocumentRoot, file: DetectedFile): Lowered {
  const document = readJsonLd(root);
  const agreements = document
    .nodes()
    .filter((node) => policyType(node) === 'Agreement' && node.properties.size > 0)
    .slice(0, MAX_AGREEMENTS)
    .map((node) => agreementOf(document, node, file));
  return { ...NOTHING_LOWERED, agreements, termUses: document.terms };
}

/** Agreements may share their rules, so that a file holds as much as their number times the rules’ size: further ones are not read. */
const MAX_AGREEMENTS = 500;

const TITLE = iri('dct:title');
/** A purpose can be written as a constraint, but a policy without one permits any. */
const WITHOUT_PLACE_FOR = allTermsBut('roles', 'identifier', 'term');

function agreementOf(document: JsonLdDocument, node: JsonLdNode, file: DetectedFile): Agreement {
  const title = textOfProperty(document, node, TITLE);
  const uses = limitsOfUse(document, node);
  const own = ownTermsOf(node);
  const said = withOwnTerms(termsOfRules(document, node), own);
  const text = (term: string): Located<string> | undefined => textOfTerm(said.get(term));
  const purpose = said.get('purpose');
  const classification = own.get('classification');
  const review = said.get('review');
  const agreement: Mutable<Agreement> = {
    kind: 'agreement',
    format: 'odrl',
    withoutPlaceFor: usesOurProfile(document, node) ? [] : WITHOUT_PLACE_FOR,
    node: node.map,
    head: headOf(node, [TITLE, odrl('assigner'), odrl('assignee')]),
    label: title?.value ?? node.id?.value ?? basename(file.path),
    id: text('id') ?? node.id,
    title,
    version: text('version'),
    status: text('status'),
    jurisdiction: text('jurisdiction'),
    regime: text('regime'),
    classification: classification && classified(classification.node),
    parties: [],
    purpose: purpose && {
      node: purpose.node,
      category: partOf(purpose, 'category'),
      statement: partOf(purpose, 'statement'),
    },
    lawfulBasis: own.get('lawfulBasis')?.node,
    retention: own.get('retention')?.node,
    ...nodesOf(own, ['dpia', 'childrensInterests', 'automatedDecisions', 'security']),
    items: [],
    start: only(uses, 'dateTime', ['gt', 'gteq']),
    end: only(uses, 'dateTime', ['lt', 'lteq']),
    review: review && { node: review.node, next: partOf(review, 'next'), interval: partOf(review, 'interval') },
  };
  const parties = partiesOf(document, node, agreement);
  const items = itemsOf(document, node, agreement);
  agreement.parties = parties.map(({ party }) => party);
  agreement.items = items.map(({ item }) => item);
  agreement.terms = withParts(agreement, said, { parties, data: items });
  return agreement;
}

/** Who names our profile writes what ODRL lacks in terms of ours, and has a place for everything. */
function usesOurProfile(document: JsonLdDocument, policy: JsonLdNode): boolean {
  return document.valuesOf(policy, odrl('profile')).some(({ ref }) => ref === OWN.profile);
}

/** What the rules say, and the parts of the agreement in the shape of agreement.md D1. */
function withParts(
  agreement: Agreement,
  said: ReadonlyMap<string, Located<Json>>,
  parts: Readonly<Record<'parties' | 'data', readonly { readonly said: Located<Json> }[]>>,
): ReadonlyMap<string, Located<Json>> {
  const terms = new Map(said);
  for (const term of ['id', 'title'] as const) {
    const located = agreement[term];
    if (located) terms.set(term, located);
  }
  for (const [term, list] of Object.entries(parts)) {
    const [first] = list;
    if (first)
      terms.set(
        term,
        locate(
          list.map((part) => part.said.value),
          first.said.node,
        ),
      );
  }
  return terms;
}

function textOfTerm(term: Located<Json> | undefined): Located<string> | undefined {
  return typeof term?.value === 'string' ? locate(term.value, term.node) : undefined;
}

function partOf({ value, node }: Located<Json>, key: string): Located<string> | undefined {
  const part = typeof value === 'object' && value !== null ? (value as Readonly<Record<string, Json>>)[key] : undefined;
  return typeof part === 'string' ? locate(part, node) : undefined;
}

function classified(node: SyntaxNode): Agreement['classification'] {
  const classification = classificationOf(node);
  return classification && locate(classification, node);
}

function nodesOf<K extends string>(
  terms: ReadonlyMap<string, Located<Json>>,
  keys: readonly K[],
): { readonly [P in K]?: SyntaxNode } {
  return Object.fromEntries(keys.flatMap((key) => (terms.has(key) ? [[key, terms.get(key)?.node]] : []))) as {
    readonly [P in K]?: SyntaxNode;
  };
}

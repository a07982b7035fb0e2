import type { Json } from '../../../base/json.ts';
import { basename } from '../../../base/path.ts';
import { allTermsBut } from '../../agreement-terms.ts';
import type { Agreement, DataItem, Lowered, Party } from '../../entities.ts';
import { type Located, locate } from '../../located.ts';
import { type DetectedFile, type DocumentRoot, NOTHING_LOWERED } from '../adapter.ts';
import { headOf } from '../jsonld/head.ts';
import { type JsonLdDocument, type JsonLdNode, readJsonLd } from '../jsonld/read.ts';
import { nameOfValue, textOfProperty } from '../jsonld/texts.ts';
import { iri } from '../jsonld/well-known.ts';
import { constraintsOf, odrl, policyType, rulesOf, shared } from './policies.ts';

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
/** Parties, assets and constraints of one agreement. */
const MAX_PARTS = 200;

const TITLE = iri('dct:title');
/** A purpose can be written as a constraint, but a policy without one permits any. */
const WITHOUT_PLACE_FOR = allTermsBut('roles', 'identifier', 'term');

function agreementOf(document: JsonLdDocument, node: JsonLdNode, file: DetectedFile): Agreement {
  const title = textOfProperty(document, node, TITLE);
  const limits = limitsOf(document, node);
  const agreement: Mutable<Agreement> = {
    kind: 'agreement',
    format: 'odrl',
    withoutPlaceFor: WITHOUT_PLACE_FOR,
    node: node.map,
    terms: new Map(
      limits.purpose ? [['purpose', locate<Json>({ category: limits.purpose.value }, limits.purpose.node)]] : [],
    ),
    head: headOf(node, [TITLE, odrl('assigner'), odrl('assignee')]),
    label: title?.value ?? node.id?.value ?? basename(file.path),
    id: node.id,
    title,
    version: undefined,
    status: undefined,
    jurisdiction: undefined,
    regime: undefined,
    classification: undefined,
    parties: [],
    purpose: limits.purpose && { node: limits.purpose.node, category: limits.purpose, statement: undefined },
    lawfulBasis: undefined,
    retention: undefined,
    items: [],
    start: limits.start,
    end: limits.end,
    review: undefined,
  };
  agreement.parties = [
    ...partiesOf(document, node, agreement, 'assigner', 'provider'),
    ...partiesOf(document, node, agreement, 'assignee', 'recipient'),
  ];
  agreement.items = itemsOf(document, node, agreement);
  return agreement;
}

function partiesOf(
  document: JsonLdDocument,
  policy: JsonLdNode,
  agreement: Agreement,
  property: string,
  role: string,
): Party[] {
  const known = new Set<string | undefined>();
  return shared(document, policy, odrl(property), MAX_PARTS).flatMap((value) => {
    const id = value.ref ?? value.text;
    if (known.has(id)) return [];
    known.add(id);
    return {
      kind: 'party' as const,
      agreement,
      node: value.written,
      head: { node: value.written, part: 'key' as const },
      id: id === undefined ? undefined : locate(id, value.node),
      name: nameOfValue(document, value),
      roles: [locate(role, value.node)],
      ...(id !== undefined && { identifier: id }),
      accountable: false,
      lawfulBasis: undefined,
    };
  });
}

/** The target as a whole: ODRL knows no fields. */
function itemsOf(document: JsonLdDocument, policy: JsonLdNode, agreement: Agreement): DataItem[] {
  const known = new Set<string>();
  return shared(document, policy, odrl('target'), MAX_PARTS).flatMap((value) => {
    const asset = value.ref ?? value.text;
    if (asset === undefined || known.has(asset)) return [];
    known.add(asset);
    const id = locate(asset, value.node);
    return {
      kind: 'dataItem' as const,
      agreement,
      node: value.written,
      head: { node: value.written, part: 'key' as const },
      id,
      standard: id,
      version: undefined,
      fields: [locate('*', value.node)],
      retention: undefined,
    };
  });
}

interface Limits {
  readonly purpose: Located<string> | undefined;
  readonly start: Located<string> | undefined;
  readonly end: Located<string> | undefined;
}

/** What the permissions are bound to, where they agree or only one of them says so. */
function limitsOf(document: JsonLdDocument, policy: JsonLdNode): Limits {
  const constraints = rulesOf(document, policy)
    .slice(0, MAX_PARTS)
    .flatMap((rule) => constraintsOf(document, rule, MAX_PARTS))
    .slice(0, MAX_PARTS);
  const find = (operand: string, operators: readonly string[]): Located<string> | undefined => {
    const found = constraints.flatMap((constraint) => {
      const [left] = document.valuesOf(constraint, odrl('leftOperand'));
      const [operator] = document.valuesOf(constraint, odrl('operator'));
      if (left?.ref !== odrl(operand) || !operators.some((one) => operator?.ref === odrl(one))) return [];
      const [right] =
        ['rightOperand', 'rightOperandReference']
          .map((property) => document.valuesOf(constraint, odrl(property)))
          .find((values) => values.length > 0) ?? [];
      const value = right?.text ?? right?.ref;
      return right && value !== undefined ? locate(value, right.node) : [];
    });
    return new Set(found.map(({ value }) => value)).size === 1 ? found[0] : undefined;
  };
  return {
    purpose: find('purpose', ['eq', 'isA', 'isAnyOf', 'isPartOf']),
    start: find('dateTime', ['gt', 'gteq']),
    end: find('dateTime', ['lt', 'lteq']),
  };
}

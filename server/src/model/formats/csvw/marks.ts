import { entriesOf, type MapNode, type SyntaxNode, textOf, toValue, valueAt } from '../../../syntax/tree.ts';
import { type Located, locate } from '../../located.ts';
import { type Accountable, addMark, isMarkKey, type MarkKey, type Marks, mergeMarks } from '../../marks.ts';
import { addressIn, type CommonProperties, textIn, unwrap } from './common-properties.ts';
import type { Description } from './description.ts';

type MutableMarks = Partial<Record<MarkKey | 'unitNamed', Located<unknown>>>;

/**
 * Marks of a description: vocabularies that have a place for them count first, then the keys in `gov:` (ruling 3). They have none for an owner: a
 * publisher stands for one only where nobody else is named.
 */
export function marksOf(nodes: readonly (SyntaxNode | undefined)[], common: CommonProperties): Marks {
  const own: MutableMarks = {};
  for (const node of [...nodes].reverse()) for (const { key, node: value } of govKeys(node)) addMark(own, key, value);
  const { owner, ...others } = vocabularyMarks(common);
  return mergeMarks(own as Marks, own.owner || !owner ? others : { ...others, owner });
}

function vocabularyMarks(common: CommonProperties): Marks {
  const own: MutableMarks = {};
  const take = (key: MarkKey | 'unitNamed', ...names: readonly string[]): void => {
    const node = common.get(...names);
    const value = node && (textIn(node) ?? addressIn(node));
    if (value) own[key] = value;
  };
  take('licence', 'dc:license', 'schema:license');
  take('accessRights', 'dc:accessRights');
  take('updateFrequency', 'dc:accrualPeriodicity');
  take('status', 'adms:status');
  take('unit', 'qudt:unit', 'qudt:hasUnit', 'qudt:ucumCode');
  take('unitNamed', 'schema:unitCode', 'schema:unitText', 'sdmx-attribute:unitMeasure');
  take('purpose', 'dpv:hasPurpose');
  for (const [key, names] of WRITTEN) {
    const node = common.get(...names);
    if (node) own[key] = locate(toValue(unwrap(node)), unwrap(node));
  }
  const personal = common.get('dpv:hasPersonalData', 'dpv:hasPersonalDataCategory');
  const category = personal && (textIn(personal) ?? addressIn(personal));
  if (category) addMark(own, 'personalData', category.node);
  const publisher = common.get('dc:publisher', 'schema:publisher', 'dc:creator', 'schema:creator');
  if (publisher) accountable(own, 'owner', publisher);
  const contact = common.get('dcat:contactPoint', 'schema:contactPoint');
  if (contact) accountable(own, 'contact', contact);
  return own as Marks;
}

/** Statements that may be a text, an address or a thing. */
const WRITTEN: readonly (readonly [MarkKey, readonly string[]])[] = [
  ['provenance', ['dc:provenance', 'dc:source', 'prov:wasDerivedFrom', 'prov:wasGeneratedBy']],
  ['quality', ['dqv:hasQualityMeasurement', 'dqv:hasQualityAnnotation']],
  ['limitations', ['skos:scopeNote']],
];

const NAMES = ['name', 'schema:name', 'foaf:name', 'vcard:fn', 'rdfs:label', 'dc:title', 'skos:prefLabel'];
const ADDRESSES = ['email', 'schema:email', 'foaf:mbox', 'vcard:hasEmail', 'schema:url', 'foaf:homepage'];

/** A name, an address, or a thing with name and address. */
function accountable(own: MutableMarks, key: 'owner' | 'contact', node: SyntaxNode): void {
  const text = textIn(node);
  const at = (keys: readonly string[]): string | undefined => {
    for (const name of keys) {
      const value = valueAt(firstOf(node), name);
      const found = value && (textIn(value) ?? addressIn(value));
      if (found) return found.value;
    }
    return undefined;
  };
  const name = text?.value ?? at(NAMES) ?? addressIn(firstOf(node))?.value;
  const contact = at(ADDRESSES);
  if (name === undefined && contact === undefined) return;
  const value: Accountable = { role: undefined, name, contact };
  own[key] = locate(value, node);
}

function firstOf(node: SyntaxNode): SyntaxNode {
  return node.kind === 'seq' ? (node.items[0] ?? node) : node;
}

const GOV = /^gov:(.+)$/;

function* govKeys(node: SyntaxNode | undefined): Generator<{ key: MarkKey; node: SyntaxNode }> {
  for (const entry of entriesOf(node)) {
    const key = GOV.exec(textOf(entry.key))?.[1] ?? '';
    if (isMarkKey(key)) yield { key, node: unwrap(entry.value) };
  }
}

/** The `gov:` keys of a document: at the group, its tables, their schemas and columns. */
export function* markNodesIn({ root, tables }: Description): Generator<{ key: MarkKey; node: SyntaxNode }> {
  const seen = new Set<MapNode>([root]);
  yield* govKeys(root);
  for (const table of tables) {
    for (const node of [table.node, table.schema, ...table.columns.map((column) => column.node)]) {
      if (!node || seen.has(node)) continue;
      seen.add(node);
      yield* govKeys(node);
    }
  }
}

/** Whether the thing is marked as no longer to be used. */
export function isDeprecated(common: CommonProperties): boolean {
  const node = common.get('owl:deprecated');
  if (!node) return false;
  const value = toValue(unwrap(node));
  return value === true || value === 'true';
}

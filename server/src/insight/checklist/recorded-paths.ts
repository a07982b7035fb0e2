import type { Json } from '../../base/json.ts';
import type { Dataset, Entity, Field, Standard } from '../../model/entities.ts';
import { hasContent, type Located, type Place } from '../../model/located.ts';
import { isMarkKey, type MarkKey, type Marks } from '../../model/marks.ts';
import { isPlaceholder } from '../../rules/support/definition.ts';
import type { Terms } from '../../rules/support/terms.ts';
import { asMap, entriesOf, itemsOf, resolve, type SyntaxNode, textOf, toValue, valueAt } from '../../syntax/tree.ts';
import { plainText } from '../recorded-text.ts';
import type { FilePlace, Places } from './places.ts';
import type { KnownSubject } from './subjects.ts';

/** Something that a file says, where it says it. */
export interface Recorded extends FilePlace {
  /** `owner.contact: tax@example.gov`, cut where it is long. */
  readonly text: string;
}

/** Where a path of the checklists (`valueCase.goal`, `distributions`, `security.measures`) is written for a subject; nowhere, where nothing is. */
export function recordedAt(
  known: Pick<KnownSubject, 'standards' | 'dataset' | 'agreement' | 'subject'>,
  path: string,
  { places, terms }: { readonly places: Places; readonly terms: Terms | undefined },
): Recorded[] {
  const said = known.agreement
    ? inAgreement(known, path, terms, places)
    : (known.dataset ? inDataset(known.dataset, path) : inStandards(known.standards, path)).map(({ place, value }) => ({
        place: places.of(place) ?? { file: known.subject.file, span: known.subject.span },
        value,
      }));
  return said.slice(0, MOST).map(({ place, value }) => ({ ...place, text: textOfPath(path, value) }));
}

/** Places that are shown of one path. */
const MOST = 5;

interface Said<P> {
  readonly place: P;
  readonly value: unknown;
}

function inStandards(standards: readonly Standard[], path: string): Said<Place>[] {
  for (const standard of standards) {
    const said = inStandard(standard, path);
    if (said.length > 0) return said;
  }
  return [];
}

function inStandard(standard: Standard, path: string): Said<Place>[] {
  const [key = '', ...rest] = path.split('.');
  switch (key) {
    case 'id':
    case 'title':
    case 'description':
    case 'issued':
      return fromLocated(standard[key]);
    case 'version':
    case 'status': {
      const said = fromLocated(standard[key]);
      return said.length > 0 ? said : fromMarks(standard.marks, key, rest);
    }
    case 'publisher': {
      const name = standard.publisher?.name ?? standard.publisher?.identifier;
      const written = fromNode(writtenAt(standard.node, key), rest);
      if (written.length > 0) return written;
      return name === undefined ? [] : [{ place: standard.head, value: name }];
    }
    default: {
      if (!isMarkKey(key)) return fromNode(writtenAt(standard.node, key), rest);
      const marked = fromMarks(standard.marks, key, rest);
      return marked.length > 0 ? marked : fromParts(standard, key, rest);
    }
  }
}

/** What is said of each table or field apart says it as well. */
function fromParts(standard: Standard, key: MarkKey, rest: readonly string[]): Said<Place>[] {
  const found: Said<Place>[] = [];
  const add = ({ marks }: Entity | Field): void => {
    if (marks[key] && found.length < MOST) found.push(...fromMarks(marks, key, rest));
  };
  for (const entity of standard.entities) {
    add(entity);
    const stack = [...entity.fields];
    for (let field = stack.pop(); field && found.length < MOST; field = stack.pop()) {
      add(field);
      stack.push(...field.fields);
    }
  }
  return found;
}

/** What the model has no property for, and catalogues write under several names, whatever the prefix. */
const NAMES_IN_CATALOGUES: Readonly<Record<string, readonly string[]>> = {
  changelog: ['changelog', 'versionNotes', 'versionInfo', 'hasVersion', 'isVersionOf', 'previousVersion'],
};

function inDataset(dataset: Dataset, path: string): Said<Place>[] {
  const [key = '', ...rest] = path.split('.');
  switch (key) {
    case 'id':
    case 'title':
    case 'description':
    case 'version':
    case 'publisher':
    case 'issued':
    case 'modified':
    case 'frequency':
    case 'rights':
    case 'licence':
    case 'access':
    case 'provenance':
    case 'quality':
    case 'limitations':
    case 'status': {
      const said = fromLocated(dataset[key] as Located<unknown> | undefined);
      if (said.length > 0) return said;
      if (key === 'licence') return dataset.distributions.flatMap(({ licence }) => fromLocated(licence)).slice(0, MOST);
      return fromMarks(dataset.marks, MARKS_OF_DATASETS[key] ?? key, rest);
    }
    case 'contact': {
      const { contact } = dataset;
      const said = contact
        ? [{ place: placeOf(contact.node), value: contact.value.address ?? contact.value.name }]
        : [];
      return said.length > 0 ? said : fromMarks(dataset.marks, key, rest);
    }
    case 'distributions':
      return [...dataset.distributions, ...(dataset.services ?? [])].map(({ head, label }) => ({
        place: head,
        value: label,
      }));
    case 'landingPage':
      return fromLocated(dataset.landingPage);
    case 'spatial':
      return (dataset.spatial ?? []).map(({ node, label }) => ({ place: placeOf(node), value: label ?? '' }));
    case 'temporal':
      return (dataset.temporal ?? []).map(({ node, start, end, text }) => ({
        place: placeOf(node),
        value: text ?? [start?.value, end?.value].filter((one) => one !== undefined).join('/'),
      }));
    default: {
      const marked = fromMarks(dataset.marks, key, rest);
      if (marked.length > 0) return marked;
      const names = NAMES_IN_CATALOGUES[key] ?? [key];
      return names.flatMap((name) => fromNode(writtenAt(dataset.node, name), rest));
    }
  }
}

const MARKS_OF_DATASETS: Readonly<Record<string, string>> = { frequency: 'updateFrequency', access: 'accessRights' };

function inAgreement(
  { agreement, subject }: Pick<KnownSubject, 'agreement' | 'subject'>,
  path: string,
  terms: Terms | undefined,
  places: Places,
): Said<FilePlace>[] {
  if (!agreement) return [];
  const of = (place: Place): FilePlace => places.of(place) ?? { file: subject.file, span: subject.span };
  const steps = path.split('.');
  if (path === 'parties')
    return agreement.parties.map(({ head, name, id }) => ({ place: of(head), value: name?.value ?? id?.value }));
  if (path === 'data')
    return agreement.items.map(({ head, standard, id }) => ({ place: of(head), value: standard?.value ?? id?.value }));
  const [list = '', key] = steps;
  if (steps.length === 2 && key !== undefined && (list === 'parties' || list === 'data'))
    return (list === 'parties' ? agreement.parties : agreement.items)
      .flatMap(({ node }) => fromNode(valueAt(node, key), []))
      .map((said) => ({ place: of({ node: said.place.node, part: 'key' }), value: said.value }));
  const value = terms?.value(...steps);
  if (terms && value !== undefined && !isOnlyPlaceholder(value))
    return [{ place: places.at(terms.place(...steps)), value }];
  const located = (agreement as unknown as Readonly<Record<string, unknown>>)[path];
  return isLocated(located) ? fromLocated(located).map((said) => ({ place: of(said.place), value: said.value })) : [];
}

function isLocated(value: unknown): value is Located<unknown> {
  return typeof value === 'object' && value !== null && 'node' in value && 'value' in value;
}

function fromLocated(located: Located<unknown> | undefined): Said<Place>[] {
  if (!located || isOnlyPlaceholder(located.value)) return [];
  return [{ place: placeOf(located.node), value: located.value }];
}

function fromMarks(marks: Marks, key: string, rest: readonly string[]): Said<Place>[] {
  const mark = isMarkKey(key) ? (marks[key] as Located<unknown> | undefined) : undefined;
  if (!mark) return [];
  const [part, ...deeper] = rest;
  // A format may write the contact of an owner beside the owner; the model has it at the mark.
  const shaped = mark.value as Readonly<Record<string, unknown>> | null;
  if (part === 'contact' && deeper.length === 0 && typeof shaped === 'object' && shaped !== null) {
    const text = shaped.contact ?? (isAddressed(shaped.name) ? shaped.name : undefined);
    if (typeof text !== 'string' || text.trim() === '' || isPlaceholder(text)) return [];
    return [{ place: placeOf(valueAt(mark.node, part) ?? mark.node), value: text }];
  }
  return fromNode(mark.node, rest);
}

function isAddressed(text: unknown): boolean {
  return typeof text === 'string' && /\S@\S|^https?:/.test(text);
}

function fromNode(node: SyntaxNode | undefined, rest: readonly string[]): Said<Place>[] {
  let at = node;
  for (const step of rest) at = valueAt(at, step);
  if (!at || !hasContent(at)) return [];
  const value = toValue(at);
  return isOnlyPlaceholder(value) ? [] : [{ place: placeOf(at), value }];
}

/** Every text in it only keeps the place of one that is still to be written, or is blank; a `null` that is written out says something. */
function isOnlyPlaceholder(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() === '' || isPlaceholder(value);
  if (typeof value !== 'object' || value === null) return value === undefined;
  const inner = Object.values(value);
  return inner.length === 0 || inner.every((one) => one === null || isOnlyPlaceholder(one));
}

/** Where formats write what they have no mark for: at the top, among our marks, in the lists of properties of one's own. */
function writtenAt(node: SyntaxNode, key: string): SyntaxNode | undefined {
  const info = valueAt(node, 'info');
  const found = [node, valueAt(node, 'x-gov'), info, valueAt(info, 'x-gov'), valueAt(node, 'annotations')]
    .map((map) => valueAt(map, key))
    .find(hasContent);
  if (found) return found;
  for (const property of itemsOf(valueAt(node, 'customProperties')))
    if (toValue(valueAt(property, 'property')) === key) return valueAt(property, 'value');
  if (!asMap(node)) return undefined;
  for (const entry of entriesOf(node)) {
    const name = textOf(entry.key);
    if (name.length > key.length && name.endsWith(key) && /[:/#-]$/.test(name.slice(0, -key.length)))
      return entry.value;
  }
  return undefined;
}

function placeOf(node: SyntaxNode): Place {
  return { node, part: resolve(node)?.kind === 'scalar' ? 'value' : 'key' };
}

/** UTF-16 units. */
const LONGEST = 120;

function textOfPath(path: string, value: unknown): string {
  const text = plainText(value as Json).replace(/\s+/g, ' ');
  if (text === '') return `\`${path}\``;
  return `\`${path}\`: ${text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text}`;
}

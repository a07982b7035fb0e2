import { entriesOf, itemsOf, type SyntaxNode, textOf, toValue, valueAt } from '../../syntax/tree.ts';
import type { AccessRights, ContactPoint, Dataset, Distribution } from '../entities.ts';
import { hasContent, type Located, locate, textAt, textFrom } from '../located.ts';
import { addMark, isMarkKey, type MarkKey, type Marks, textsOf } from '../marks.ts';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

type OptionalInDataset =
  | 'id'
  | 'title'
  | 'description'
  | 'version'
  | 'keywords'
  | 'publisher'
  | 'contact'
  | 'issued'
  | 'modified'
  | 'frequency'
  | 'access'
  | 'rights'
  | 'licence'
  | 'languages'
  | 'conformsTo';

type DatasetParts = Omit<Dataset, 'kind' | 'distributions' | OptionalInDataset> &
  Partial<Pick<Dataset, OptionalInDataset>>;

/** A dataset and its distributions know each other both ways, so it is made first and given them afterwards. */
export function buildDataset(
  parts: DatasetParts,
  distributions: (dataset: Dataset) => readonly Distribution[],
): Dataset {
  const dataset: Mutable<Dataset> = {
    kind: 'dataset',
    id: undefined,
    title: undefined,
    description: undefined,
    version: undefined,
    keywords: [],
    publisher: undefined,
    contact: undefined,
    issued: undefined,
    modified: undefined,
    frequency: undefined,
    access: undefined,
    rights: undefined,
    licence: undefined,
    languages: [],
    conformsTo: [],
    ...parts,
    distributions: [],
  };
  dataset.distributions = distributions(dataset);
  return dataset;
}

/** What is stated of a dataset in places of its format, and where there is none, by its marks. */
export function statementsOf(marks: Marks, own: Stated = {}): Pick<Dataset, Statement> {
  const stated: Mutable<Pick<Dataset, Statement>> = {};
  for (const part of STATEMENTS) {
    const found = own[part] ?? marks[part];
    if (found) stated[part] = found;
  }
  return stated;
}

const STATEMENTS = ['provenance', 'quality', 'limitations'] as const;
type Statement = (typeof STATEMENTS)[number];
type Stated = { readonly [S in Statement]?: Located<unknown> | undefined };

/** Whatever is written under the first of `keys` that has something. */
export function writtenAt(node: SyntaxNode, ...keys: readonly string[]): Located<unknown> | undefined {
  for (const key of keys) {
    const value = valueAt(node, key);
    if (value && hasContent(value)) return locate(toValue(value), value);
  }
  return undefined;
}

/** What a term or the last part of a vocabulary's address says about access: `restricted public`, `…/access-right/NON_PUBLIC`. Prose says nothing. */
export function accessRightsOf(written: string): AccessRights | undefined {
  const term = written.trim().replace(/^.*[/#:]/s, '');
  const key = term.toLowerCase().replace(/[ _-]+/g, ' ');
  return Object.hasOwn(ACCESS_TERMS, key) ? ACCESS_TERMS[key] : undefined;
}

const ACCESS_TERMS: Readonly<Record<string, AccessRights>> = {
  public: 'public',
  open: 'public',
  'open access': 'public',
  restricted: 'restricted',
  'restricted public': 'restricted',
  'restricted access': 'restricted',
  'non public': 'non-public',
  confidential: 'non-public',
  sensitive: 'non-public',
};

/** The contact as its vCard: `fn` and `hasEmail`, or a telephone or a page instead. */
export function vcardOf(node: SyntaxNode): Located<ContactPoint> {
  const address =
    textAt(node, 'hasEmail') ?? textAt(node, 'hasURL') ?? textAt(node, 'tel') ?? textAt(node, 'hasTelephone');
  return locate(
    { name: textAt(node, 'fn')?.value, address: address?.value.replace(/^mailto:\s*/i, '') || undefined },
    node,
  );
}

/** The text at `key`, or the one under the first of `names` in a map there (`publisher: {name: …}`). */
export function namedAt(node: SyntaxNode, key: string, names: readonly string[]): Located<string> | undefined {
  const value = valueAt(node, key);
  return value && nameIn(value, names);
}

/** Each text of a list (or the one that stands where a list may), and of each map in it the text under the first of `names`. */
export function allNamedAt(node: SyntaxNode, key: string, names: readonly string[]): Located<string>[] {
  const value = valueAt(node, key);
  if (!value) return [];
  const single = nameIn(value, names);
  return single ? [single] : itemsOf(value).flatMap((item) => nameIn(item, names) ?? []);
}

function nameIn(node: SyntaxNode, names: readonly string[]): Located<string> | undefined {
  const plain = textFrom(node);
  if (plain) return plain;
  for (const name of names) {
    const text = textAt(node, name);
    if (text) return text;
  }
  return undefined;
}

/** A date that begins with its year, as the formats with a pattern for dates demand: of others the schema has spoken already. */
export function yearFirstAt(node: SyntaxNode, key: string): Located<string> | undefined {
  const text = textAt(node, key);
  return text && /^\d{4}(?:-?\d\d(?:-?\d\d(?:[T ].*)?)?)?$/.test(text.value) ? text : undefined;
}

/** Marks in formats that keep foreign keys apart by a prefix: `gov:classification`. */
export function prefixedMarks(node: SyntaxNode): Marks {
  const marks: Partial<Record<MarkKey, Located<unknown>>> = {};
  for (const { key, node: value } of prefixedMarkNodes(node)) addMark(marks, key, value);
  return marks as Marks;
}

export function* prefixedMarkNodes(node: SyntaxNode): Generator<{ key: MarkKey; node: SyntaxNode }> {
  for (const entry of entriesOf(node)) {
    const written = textOf(entry.key);
    if (!written.startsWith('gov:')) continue;
    const key = written.slice('gov:'.length);
    if (isMarkKey(key)) yield { key, node: entry.value };
  }
}

/** `keyword: [a, b]`, or one text with commas between the words. */
export function keywordsAt(node: SyntaxNode, key: string): Located<string>[] {
  return textsOf(valueAt(node, key)).filter(({ value }) => value.trim() !== '');
}

import type { Json } from '../base/json.ts';
import { asMap, asText, entriesOf, itemsOf, type SyntaxNode, textOf, toValue, valueAt } from '../syntax/tree.ts';
import { hasContent, type Located, locate } from './located.ts';

/** The governance marks that mean the same in every format (rulings 3 and 17), at file, entity and field level. */
export const MARK_KEYS = [
  'classification',
  'personalData',
  'purpose',
  'retention',
  'owner',
  'steward',
  'contact',
  'accessRights',
  'closedReason',
  'licence',
  'lawfulBasis',
  'dataSubjects',
  'permittedPurposes',
  'prohibitedPurposes',
  'permittedRecipients',
  'agreementRegister',
  'attestations',
  'register',
  'sorn',
  'concept',
  'unit',
  'codeList',
  'primaryKey',
  'entityKind',
  'sourceOfTruth',
  'justification',
  'updateFrequency',
  'quality',
  'review',
  'valueCase',
  'dpia',
  'childrensInterests',
  'anonymised',
  'status',
  'version',
] as const;

export type MarkKey = (typeof MARK_KEYS)[number];

export interface Classification {
  /** Scheme named beside the value; undefined where the configured one is meant. */
  readonly scheme: string | undefined;
  readonly value: string;
  /** Written where the format leaves the words to the author. */
  readonly free?: true;
}

export type Identifiability = 'direct' | 'quasi' | 'pseudonymous' | 'none';

export interface PersonalData {
  /** Undefined when a mark only says that the field is personal. */
  readonly identifiability: Identifiability | undefined;
  readonly category: string | undefined;
  readonly specialCategory: string | undefined;
  readonly criminal: boolean;
  readonly reason: string | undefined;
}

export interface Accountable {
  readonly role: string | undefined;
  readonly name: string | undefined;
  readonly contact: string | undefined;
}

/** Marks whose shape the rules rely on; the others are kept as they are written. */
interface ShapedMarks {
  readonly classification?: Located<Classification>;
  readonly personalData?: Located<PersonalData>;
  readonly owner?: Located<Accountable>;
  readonly steward?: Located<Accountable>;
  readonly contact?: Located<Accountable>;
  readonly concept?: Located<string>;
  readonly unit?: Located<string>;
  /** The unit by a name, a symbol or a code of another list, in a place that is meant for such. */
  readonly unitNamed?: Located<string>;
  readonly entityKind?: Located<string>;
  readonly status?: Located<string>;
  readonly version?: Located<string>;
}

export type Marks = ShapedMarks & { readonly [K in Exclude<MarkKey, keyof ShapedMarks>]?: Located<Json> };

/** Reads the marks among the entries of a map; what is blank counts as not written. */
export function readMarks(map: SyntaxNode | undefined): Marks {
  const marks: Partial<Record<MarkKey, Located<unknown>>> = {};
  for (const entry of entriesOf(map)) {
    const key = textOf(entry.key);
    if (isMarkKey(key)) addMark(marks, key, entry.value);
  }
  return marks as Marks;
}

/** Sets one mark from the node that holds it, unless it is blank or of a shape that means nothing. */
export function addMark(marks: Partial<Record<MarkKey, Located<unknown>>>, key: MarkKey, node: SyntaxNode): void {
  if (!hasContent(node)) return;
  const value = shapeMark(key, node);
  if (value !== undefined) marks[key] = locate(value, node);
}

/** `stronger` wins key by key. */
export function mergeMarks(weaker: Marks, stronger: Marks): Marks {
  return { ...weaker, ...stronger };
}

export function isMarkKey(key: string): key is MarkKey {
  return (MARK_KEYS as readonly string[]).includes(key);
}

/** What a mark means as the rules read it; undefined for a shape that means nothing. */
export function shapeMark(key: MarkKey, node: SyntaxNode): unknown {
  switch (key) {
    case 'classification':
      return classificationOf(node);
    case 'personalData':
      return personalDataOf(node);
    case 'owner':
    case 'steward':
    case 'contact':
      return accountableOf(node);
    case 'concept':
    case 'unit':
    case 'entityKind':
    case 'status':
    case 'version':
      return scalarText(node);
    default:
      return toValue(node);
  }
}

export function classificationOf(node: SyntaxNode | undefined): Classification | undefined {
  const short = asText(node);
  if (short !== undefined) return { scheme: undefined, value: short };
  const value = asText(valueAt(node, 'value'));
  return value === undefined ? undefined : { scheme: asText(valueAt(node, 'scheme')), value };
}

const IDENTIFIABILITY: Readonly<Record<string, Identifiability>> = {
  direct: 'direct',
  quasi: 'quasi',
  indirect: 'quasi',
  pseudonymous: 'pseudonymous',
  none: 'none',
};

/** The same at a place where the format takes any word: one of another vocabulary is no mistake there. */
export function freeClassificationOf(node: SyntaxNode): Located<Classification> | undefined {
  const found = hasContent(node) ? classificationOf(node) : undefined;
  return found && locate(asText(node) === undefined ? found : { ...found, free: true }, node);
}

/** `{category, identifiability, …}`, or the short forms `none`, `true` and a bare category. */
function personalDataOf(node: SyntaxNode): PersonalData | undefined {
  const empty = { category: undefined, specialCategory: undefined, criminal: false, reason: undefined };
  if (asMap(node)) {
    const criminal = toValue(valueAt(node, 'criminal'));
    const none = asText(valueAt(node, 'category')) === 'none' ? ('none' as const) : undefined;
    return {
      identifiability: IDENTIFIABILITY[asText(valueAt(node, 'identifiability')) ?? ''] ?? none,
      category: asText(valueAt(node, 'category')),
      specialCategory: asText(valueAt(node, 'specialCategory')),
      criminal: criminal === true,
      reason: asText(valueAt(node, 'reason')),
    };
  }
  const value = toValue(node);
  if (value === true) return { ...empty, identifiability: undefined };
  if (value === false) return { ...empty, identifiability: 'none' };
  if (typeof value !== 'string') return undefined;
  const level = IDENTIFIABILITY[value];
  return level ? { ...empty, identifiability: level } : { ...empty, identifiability: undefined, category: value };
}

const PERSONAL_WORDS =
  /^(?:pii|personal|personal[ _-]?data|personally[ _-]?identifiable(?:[ _-]?information)?|phi|sensitive[ _-]?personal|gdpr)$/i;

/** A tag or a value that says `pii` declares personal data of no named kind (ruling 7). */
export function personalByWord(nodes: readonly SyntaxNode[]): Located<PersonalData> | undefined {
  const found = nodes.find((node) => PERSONAL_WORDS.test(asText(node)?.trim() ?? ''));
  if (!found) return undefined;
  const open = { identifiability: undefined, category: undefined, specialCategory: undefined, reason: undefined };
  return locate({ ...open, criminal: false }, found);
}

/** Whether a mark says no more than that something is personal: `true`, a tag `pii`, or a map without a kind. */
export function namesOnlyPersonal({ value, node }: Located<PersonalData>): boolean {
  const { category, specialCategory, criminal, identifiability } = value;
  if (category !== undefined || specialCategory !== undefined || criminal || identifiability === 'none') return false;
  return asMap(node) !== undefined || toValue(node) === true || PERSONAL_WORDS.test(asText(node)?.trim() ?? '');
}

function accountableOf(node: SyntaxNode): Accountable | undefined {
  const short = asText(node);
  if (short !== undefined) return { role: undefined, name: short, contact: undefined };
  const map = asMap(node);
  if (!map) return undefined;
  const name = asText(valueAt(map, 'name')) ?? asText(valueAt(map, 'organisation'));
  return { role: asText(valueAt(map, 'role')), name, contact: asText(valueAt(map, 'contact')) };
}

function scalarText(node: SyntaxNode): string | undefined {
  const value = toValue(node);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

/** The texts of a list of scalars, or the one text that stands where a list may. */
export function textsOf(node: SyntaxNode | undefined): Located<string>[] {
  const single = asText(node);
  if (node && single !== undefined) return [locate(single, node)];
  return itemsOf(node).flatMap((item) => {
    const text = asText(item);
    return text === undefined ? [] : [locate(text, item)];
  });
}

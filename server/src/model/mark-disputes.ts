import { canonicalJson, type Json } from '../base/json.ts';
import { rankOf } from './classification.ts';
import { expandConcept } from './concept-of.ts';
import type { Prefixes } from './entities.ts';
import { accessRightsOf } from './formats/dataset.ts';
import type { Located } from './located.ts';
import type { Classification, Identifiability, MarkKey, Marks, PersonalData } from './marks.ts';
import { periodDays, recordedRetention } from './retention.ts';
import { classificationSchemes } from './vocabularies/load.ts';

/** Two that speak of the same thing and differ: a file and its companion, or two companions. */
export interface MarkDispute {
  readonly key: MarkKey;
  /** What was there before: in the file itself, or in a companion that was read earlier. */
  readonly own: Located<unknown>;
  readonly other: Located<unknown>;
  /** In what they differ. */
  readonly parts: readonly DisputedPart[];
  /** Which of them counts: the stricter, or of each part the stricter; the file's own where nothing says which is stricter. */
  readonly held: 'own' | 'other' | 'each' | 'unlike';
}

export interface DisputedPart {
  /** Undefined for the whole of the mark. */
  readonly name: string | undefined;
  readonly own: Json;
  readonly other: Json;
}

/** A dispute with where the two come from. */
export interface RecordedDispute extends MarkDispute {
  /** The companion; undefined for the file itself. */
  readonly ownFrom: MarkOrigin | undefined;
  readonly otherFrom: MarkOrigin;
}

/** A document of another file. */
export interface MarkOrigin {
  readonly from: string;
  readonly root: number;
}

/** Marks laid over others: what only one says counts, and where both speak, the stricter. */
export function reconcile(
  own: Marks,
  other: Marks,
  prefixes: Prefixes,
): { readonly marks: Marks; readonly disputes: readonly MarkDispute[] } {
  const marks: Partial<Record<MarkKey, Located<unknown>>> = { ...other, ...own };
  const disputes: MarkDispute[] = [];
  for (const key of Object.keys(other) as MarkKey[]) {
    const [here, there] = [own[key], other[key]] as [Located<unknown> | undefined, Located<unknown> | undefined];
    if (!here || !there) continue;
    const { held, mark } = stricter(key, here, there);
    marks[key] = mark;
    const parts = NOT_COMPARED.has(key) ? [] : differences(key, here.value, there.value, prefixes);
    if (parts.length > 0) disputes.push({ key, own: here, other: there, parts, held });
  }
  return { marks: marks as Marks, disputes };
}

/** What a companion says of itself as a document. */
const NOT_COMPARED: ReadonlySet<MarkKey> = new Set(['version', 'status', 'review', 'attestations']);

type Verdict = Pick<MarkDispute, 'held'> & { readonly mark: Located<unknown> };

function stricter(key: MarkKey, own: Located<unknown>, other: Located<unknown>): Verdict {
  if (key === 'personalData') return stricterPersonal(own as Located<PersonalData>, other as Located<PersonalData>);
  const order = ORDERS[key]?.(own, other) ?? 0;
  if (order === 0) return { held: 'unlike', mark: own };
  return order > 0 ? { held: 'own', mark: own } : { held: 'other', mark: other };
}

/** Positive where the first is the stricter, 0 where nobody can tell. */
type Order = (own: Located<unknown>, other: Located<unknown>) => number;

const ORDERS: Readonly<Partial<Record<MarkKey, Order>>> = {
  classification: (own, other) => byRank(own.value as Classification, other.value as Classification),
  retention: (own, other) => byPeriod(own, other),
  accessRights: (own, other) => (accessRank(own.value) ?? 0) - (accessRank(other.value) ?? 0),
};

/** By one scheme: the one that either names, else any that knows both, as long as all such agree. */
function byRank(own: Classification, other: Classification): number {
  if (own.scheme !== undefined && other.scheme !== undefined && own.scheme !== other.scheme) return 0;
  const named = own.scheme ?? other.scheme;
  const orders = classificationSchemes.flatMap((scheme) => {
    if (named !== undefined && scheme.id !== named) return [];
    const [one, two] = [rankOf(scheme, own.value), rankOf(scheme, other.value)];
    return one === undefined || two === undefined ? [] : [Math.sign(one - two)];
  });
  return new Set(orders).size === 1 ? (orders[0] ?? 0) : 0;
}

/** The shorter is the stricter, counted from the same event. */
function byPeriod(own: Located<unknown>, other: Located<unknown>): number {
  const [one, two] = [recordedRetention(own.node), recordedRetention(other.node)];
  if (one.trigger !== undefined && two.trigger !== undefined && one.trigger !== two.trigger) return 0;
  const [days, otherDays] = [one, two].map(({ period }) => period && periodDays(period.text));
  return days === undefined || otherDays === undefined ? 0 : otherDays - days;
}

/** What is not understood gives way to what is: nobody opened anything with it. */
function accessRank(written: unknown): number | undefined {
  const access = typeof written === 'string' ? accessRightsOf(written) : undefined;
  return access && ['public', 'restricted', 'non-public'].indexOf(access) + 1;
}

/** Of each part the stricter, so that neither a direct identifier nor a special category is lost. */
function stricterPersonal(own: Located<PersonalData>, other: Located<PersonalData>): Verdict {
  const order = strictness(own.value) - strictness(other.value);
  const [strong, weak] = order >= 0 ? [own, other] : [other, own];
  const specialCategory = strong.value.specialCategory ?? weak.value.specialCategory;
  const criminal = strong.value.criminal || weak.value.criminal;
  const isWhole = specialCategory === strong.value.specialCategory && criminal === strong.value.criminal;
  const held = order === 0 ? 'unlike' : !isWhole ? 'each' : order > 0 ? 'own' : 'other';
  const open = strong.value.identifiability === undefined && strong.value.category === undefined;
  const filled = open && weak.value.identifiability !== 'none' ? weak.value : strong.value;
  const value = isWhole && !open ? strong.value : { ...strong.value, ...filled, specialCategory, criminal };
  return { held, mark: { value, node: strong.node } };
}

const STRICTNESS: Readonly<Record<Identifiability, number>> = { none: 0, pseudonymous: 2, quasi: 3, direct: 4 };

/** A mark that only says `personal` is more than none. */
function strictness({ identifiability, specialCategory, criminal }: PersonalData): number {
  const sensitive = specialCategory !== undefined || criminal ? 0.5 : 0;
  return (identifiability === undefined ? 1 : STRICTNESS[identifiability]) + sensitive;
}

/** The parts of which both speak, and differently. A part that only one has is no contradiction. */
function differences(key: MarkKey, own: unknown, other: unknown, prefixes: Prefixes): DisputedPart[] {
  const [here, there] = [spoken(key, own), spoken(key, other)];
  if (!isMap(here) || !isMap(there)) {
    return isSame(here, there, prefixes) ? [] : [{ name: undefined, own: here as Json, other: there as Json }];
  }
  const parts = Object.keys({ ...here, ...there });
  return parts.flatMap((name) => {
    const [one, two] = [here, there].map((map) => map[name] ?? implied(key, name, here, there));
    if (one === undefined || two === undefined || isSame(one, two, prefixes)) return [];
    return [{ name, own: one, other: two }];
  });
}

/** What a mark says, without what it leaves open. A bare period is a retention with that period alone. */
function spoken(key: MarkKey, value: unknown): unknown {
  if (key === 'retention' && typeof value === 'string') return { period: value };
  if (!isMap(value)) return value;
  const said = Object.entries(value).filter(([, part]) => part !== undefined && part !== null && part !== '');
  // Not to say that something is about offences is not to say that it is none.
  return Object.fromEntries(said.filter(([name, part]) => !(name === 'criminal' && part === false)));
}

/** That something is personal, without how, contradicts that it is not. */
function implied(key: MarkKey, name: string, ...both: readonly Readonly<Record<string, Json>>[]): Json | undefined {
  if (key !== 'personalData' || name !== 'identifiability') return undefined;
  return both.some((map) => map.identifiability === 'none') ? 'personal' : undefined;
}

function isSame(one: unknown, other: unknown, prefixes: Prefixes): boolean {
  return canonicalJson(plain(one, prefixes)) === canonicalJson(plain(other, prefixes));
}

/** Lists without order, terms of vocabularies in full, texts without blanks around them. */
function plain(value: unknown, prefixes: Prefixes): unknown {
  if (Array.isArray(value)) {
    const items = value.map((item) => plain(item, prefixes));
    return items.length === 1 ? items[0] : items.map(canonicalJson).sort();
  }
  return typeof value === 'string' ? (expandConcept(value, prefixes) ?? value.trim()) : value;
}

function isMap(value: unknown): value is Readonly<Record<string, Json>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

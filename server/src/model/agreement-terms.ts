import type { Json } from '../base/json.ts';
import { entriesOf, itemsOf, pathOf, pointerOf, resolve, type SyntaxNode, textOf } from '../syntax/tree.ts';

/** Terms of an agreement under the names that our own format gives them (agreement.md D1), and what a party or a data item says of itself. */
export const AGREEMENT_TERMS = [
  'roles',
  'protectionRoles',
  'identifier',
  'contact',
  'accountable',
  'legalPower',
  'lawfulBasis',
  'legalGateway',
  'classification',
  'purpose',
  'fields',
  'version',
  'necessity',
  'dataSubjects',
  'retention',
  'frequency',
  'transfer',
  'security',
  'onwardSharing',
  'processors',
  'jointControllerArrangement',
  'automatedDecisions',
  'dpia',
  'ethics',
  'childrensInterests',
  'rights',
  'transparency',
  'breach',
  'oversight',
  'benefit',
  'fiveSafes',
  'term',
  'review',
  'termination',
  'variation',
  'disputes',
  'signatures',
] as const;

export type AgreementTerm = (typeof AGREEMENT_TERMS)[number];

/** All terms but those for which a format has a place. */
export function allTermsBut(...placed: readonly AgreementTerm[]): readonly AgreementTerm[] {
  return AGREEMENT_TERMS.filter((term) => !placed.includes(term));
}

/** What is recorded in a part of a document, without what is left blank. */
export interface RecordedPart {
  /** Blank entries of lists are null, so that the others keep their places; a `null` that is written out stays. */
  readonly value: Json | undefined;
  /** Pointers of keys that are written and say nothing: `dpia:`, `security: {}`, `contact: ""`. */
  readonly blanks: readonly string[];
}

/**
 * Reads a part as it is recorded: a key without a value, an empty text, list or map is a place to be filled in and records nothing, while a
 * `null` in so many words does (ruling 11). A fragment of a large or deep document beyond what anybody writes is cut.
 */
export function recordedPart(node: SyntaxNode): RecordedPart {
  const blanks: string[] = [];
  let left = MOST_NODES;
  const read = (at: SyntaxNode, depth: number): Json | undefined => {
    const target = resolve(at);
    left -= 1;
    if (target === undefined || target.kind === 'missing' || left < 0 || depth > MOST_LEVELS) return undefined;
    if (target.kind === 'scalar') return isBlank(target.value) ? undefined : target.value;
    if (target.kind === 'seq') {
      const items = itemsOf(target).map((item) => read(item, depth + 1) ?? null);
      return items.some((item) => item !== null) ? items : undefined;
    }
    const entries = [...entriesOf(target)].flatMap(({ key, value }): [string, Json][] => {
      const found = read(value, depth + 1);
      if (found === undefined) blanks.push(pointerOf(pathOf(value)));
      return found === undefined ? [] : [[textOf(key), found]];
    });
    return entries.length === 0 ? undefined : Object.fromEntries(entries);
  };
  const value = read(node, 0);
  return { value, blanks };
}

const MOST_NODES = 20_000;
const MOST_LEVELS = 40;

function isBlank(value: unknown): boolean {
  return typeof value === 'string' && value.trim() === '';
}

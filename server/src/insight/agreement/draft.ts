import type { SharedPersonalData } from '../../rules/support/join.ts';
import { type Prose, prose, type Said, said } from './prose.ts';
import type { Lines, Term } from './reading.ts';

/** A statement of a clause before it has its number; `blank` says what is expected here and not recorded. */
export interface Draft {
  readonly text: Prose;
  readonly blank?: string;
  readonly lines?: Lines;
  readonly items?: readonly Draft[];
}

/** What the clauses of an agreement are written from. */
export interface Drafting {
  readonly root: Term;
  readonly personal: SharedPersonalData;
  readonly regime: string | undefined;
  readonly parties: readonly PartyName[];
}

export interface PartyName {
  readonly id: string | undefined;
  readonly name: string | undefined;
  readonly roles: readonly string[];
}

/** Terms that protect people are expected, unless it is clear that no personal data are shared (ruling 10). */
export function concernsPeople({ personal }: Drafting): boolean {
  return personal !== 'none';
}

export function hasRole({ parties }: Drafting, ...roles: readonly string[]): boolean {
  return parties.some((party) => party.roles.some((role) => roles.includes(role)));
}

/** A party by its name, where its identifier is written. */
export function partyCalled({ parties }: Drafting, term: Term): Said | undefined {
  return term.as((raw) => parties.find(({ id }) => id === raw)?.name);
}

export function statement(term: Term, text: Prose, items: readonly Draft[] = []): Draft {
  const { lines } = term;
  return { text, ...(lines && { lines }), ...(items.length > 0 && { items }) };
}

/** Nothing where the term is not written: `ifSaid(term, term.text(), (text) => prose\`…\`)`. */
export function ifSaid(term: Term, text: Said | Prose | undefined, write: (text: Said | Prose) => Prose): Draft[] {
  return text === undefined ? [] : [statement(term, write(text))];
}

/** A line to fill in. */
export function blank(what: string, near?: Term): Draft {
  const lines = near?.lines;
  return { text: [], blank: what, ...(lines && { lines }) };
}

/** What is written, or a blank where it is expected. */
export function orBlank(found: readonly Draft[], expected: boolean, what: string, near?: Term): readonly Draft[] {
  return found.length > 0 || !expected ? found : [blank(what, near)];
}

/** What stands where a map of terms belongs, said as it is: a text, a list. */
export function asWritten(term: Term, label: string): Draft[] {
  const text = term.present && !term.isMap ? term.everything() : undefined;
  return text ? [statement(term, prose`${label}: ${text}.`)] : [];
}

/** A person or a post: its role, name, organisation and contact; a bare text is a contact. */
export function person(term: Term): Prose | undefined {
  const text = term.isMap ? undefined : term.text();
  if (text) return [text];
  const parts = ['name', 'role', 'organisation', 'contact'].flatMap((key) => term.at(key).text() ?? []);
  return parts.length === 0
    ? undefined
    : parts.flatMap((part, index) => (index === 0 ? [part] : [{ kind: 'own' as const, text: ', ' }, part]));
}

/** `reference X of 1 September 2026, with the outcome Y` of an assessment. */
export function assessment(term: Term): Prose | undefined {
  const text = term.isMap ? undefined : term.text();
  if (text) return prose`${text}`;
  const ref = term.at('ref').text();
  const date = term.at('date').date();
  const outcome = term.at('outcome').text();
  if (!ref && !date && !outcome) return undefined;
  return prose`${ref && prose`reference ${ref}`}${date && prose`${ref ? ', ' : ''}dated ${date}`}${outcome && prose`${ref || date ? ', ' : ''}outcome: ${outcome}`}`;
}

/** The last character of a sentence that an author has ended is not doubled. */
export function sentence(text: Said | Prose): Prose {
  const runs = (Array.isArray(text) ? text : [text]) as Prose;
  const last = runs.at(-1);
  return last && /[.!?…]\s*$/.test(last.text) ? runs : [...runs, { kind: 'own', text: '.' }];
}

export function quoted(text: Said | string): Prose {
  return prose`“${typeof text === 'string' ? said(text) : text}”`;
}

import { lazy } from '../../base/lazy.ts';
import { wordsOf } from '../../base/words.ts';
import data from './security-measures.json' with { type: 'json' };

/** What data of high sensitivity are protected by. */
export interface Protection {
  /** Also the key of `security` that records it. */
  readonly id: 'encryptionInTransit' | 'encryptionAtRest' | 'accessControl' | 'audit';
  /** For messages: "encryption in transit". */
  readonly label: string;
}

export const protections: readonly Protection[] = data.protections.map(({ id, label }) => ({
  id: id as Protection['id'],
  label,
}));

/** The protections that a measure is, by a term of DPV or in words; encryption alone does not say where. */
export function protectionsBy(measure: string): readonly Protection[] {
  const term = termIn(measure);
  if (term !== undefined) return protections.filter(({ id }) => lexicon().terms.get(id)?.has(term));
  if (saysNone(measure)) return [];
  const spoken = spokenOf(measure);
  return protections.filter(({ id }) =>
    lexicon()
      .words.get(id)
      ?.some((phrase) => spoken.includes(phrase)),
  );
}

/** Whether a measure is encryption, wherever. */
export function isEncryption(measure: string): boolean {
  const term = termIn(measure);
  if (term !== undefined) return lexicon().encryption.terms.has(term);
  return !saysNone(measure) && lexicon().encryption.words.some((phrase) => spokenOf(measure).includes(phrase));
}

function termIn(measure: string): string | undefined {
  return /(?:^dpv:|[#/])(\w+)$/.exec(measure.trim().slice(0, 300))?.[1];
}

/** A value that says that there is none: `none`, `n/a`. */
export function saysNone(text: string): boolean {
  return lexicon().no.has(spokenWords(text.slice(0, 300).toLowerCase()));
}

/** A protocol or a cipher in a text that is withdrawn, with what takes its place. */
export function weakIn(text: string): { readonly name: string; readonly instead: string } | undefined {
  const spoken = spokenOf(text);
  return lexicon().weak.find(({ phrases }) => phrases.some((phrase) => spoken.includes(phrase)));
}

/** How safe a way of transfer is by its name: open to others, carried by hand, or nothing that is known to be either. */
export function methodKind(method: string): 'insecure' | 'physical' | 'other' {
  const spoken = spokenOf(method);
  const { methods } = lexicon();
  if (methods.technical.some((phrase) => spoken.includes(phrase))) return 'other';
  if (methods.physical.some((phrase) => spoken.includes(phrase))) return 'physical';
  if (methods.secured.some((phrase) => spoken.includes(phrase))) return 'other';
  return methods.insecure.some((phrase) => spoken.includes(phrase)) ? 'insecure' : 'other';
}

/** Whether a way of transfer is among those by which data of the higher classifications travel. */
export function isForSecret(method: string): boolean {
  const spoken = spokenOf(method);
  return lexicon().methods.secret.some((phrase) => spoken.includes(phrase));
}

/** By the id of a scheme: from which value on handling instructions are expected, and only certain ways of transfer used. */
export const securityFloors: Readonly<Record<string, { readonly handling?: string; readonly secret?: string }>> =
  data.floors;

const lexicon = lazy(() => {
  const phrases = (list: readonly string[]): readonly string[] => list.map((text) => spokenWords(text.toLowerCase()));
  return {
    terms: new Map(data.protections.map(({ id, terms }) => [id, new Set(terms.split(' '))] as const)),
    words: new Map(data.protections.map(({ id, words }) => [id, phrases(words)] as const)),
    encryption: { terms: new Set(data.encryption.terms.split(' ')), words: phrases(data.encryption.words) },
    no: new Set(phrases(data.no)),
    weak: data.weak.map((row) => ({ ...row, phrases: phrases(row.phrases) })),
    methods: {
      technical: phrases(data.methods.technical),
      secured: phrases(data.methods.secured),
      insecure: phrases(data.methods.insecure),
      physical: phrases(data.methods.physical),
      secret: phrases(data.methods.secret),
    },
  };
});

/** Words of a text in one spelling, between single spaces; `TLSv1.0` is two words however it is cased, `AccessControl` is too. */
function spokenOf(text: string): string {
  const start = text.slice(0, 300);
  return `${spokenWords(start.toLowerCase())}|${spokenWords(start)}`;
}

function spokenWords(text: string): string {
  return ` ${wordsOf(text).join(' ')} `;
}

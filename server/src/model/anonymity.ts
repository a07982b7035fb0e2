import { remembered } from '../base/remembered.ts';
import type { Entity, Standard } from './entities.ts';
import type { Place } from './located.ts';
import type { Marks } from './marks.ts';
import { anonymityWords } from './vocabularies/anonymity-words.ts';

/** That a document calls its data anonymous or pseudonymous. */
export interface AnonymityClaim {
  readonly kind: 'anonymous' | 'pseudonymous';
  /** The word as it is written, or the mark. */
  readonly text: string;
  readonly at: Place;
  /** By which it is said: a mark can be changed into another. */
  readonly by: 'identifiability' | 'anonymised' | 'text';
  /** Of the entity alone, or of the whole standard. */
  readonly of: 'entity' | 'standard';
}

/** What holds for an entity: what it says itself, else what is said of the whole. */
export function claimOf(entity: Entity): AnonymityClaim | undefined {
  const { marks, title, description, name, nameAt } = entity;
  const own =
    claimInMarks(marks) ??
    claimInText(title?.value, title && { node: title.node, part: 'value' }) ??
    claimInText(description?.value, description && { node: description.node, part: 'value' }) ??
    claimInText(name.replace(/[_-]+|(?<=\p{Ll})(?=\p{Lu})/gu, ' '), nameAt);
  return own ? { ...own, of: 'entity' } : claimOfStandard(entity.standard);
}

const claimOfStandard = remembered((standard: Standard): AnonymityClaim | undefined => {
  const { marks, title, description } = standard;
  const own =
    claimInMarks(marks) ??
    claimInText(title?.value, title && { node: title.node, part: 'value' }) ??
    claimInText(description?.value, description && { node: description.node, part: 'value' });
  return own && { ...own, of: 'standard' };
});

type Claim = Omit<AnonymityClaim, 'of'>;

function claimInMarks({ anonymised, personalData }: Marks): Claim | undefined {
  if (anonymised?.value === true)
    return {
      kind: 'anonymous',
      text: 'anonymised: true',
      by: 'anonymised',
      at: { node: anonymised.node, part: 'value' },
    };
  if (!personalData) return undefined;
  const { identifiability, reason } = personalData.value;
  const at = { node: personalData.node, part: 'value' } as const;
  if (identifiability === 'pseudonymous')
    return { kind: 'pseudonymous', text: 'identifiability: pseudonymous', by: 'identifiability', at };
  // That a place is no person is no claim of anonymity.
  const said = identifiability === 'none' ? claimInText(reason, at) : undefined;
  return said && { ...said, by: 'identifiability' };
}

/** UTF-16 units; what a text is about stands at its beginning. */
const LONGEST = 1500;

function claimInText(text: string | undefined, at: Place | undefined): Claim | undefined {
  if (text === undefined || !at) return undefined;
  const start = text.slice(0, LONGEST);
  if (!/an[oó]n[iy]m|identif|personali|p?seudon/i.test(start)) return undefined;
  for (const sentence of start.split(/[.;:!?\n]+/)) {
    const words = (sentence.normalize('NFC').match(/\p{L}+(?:-\p{L}+)*/gu) ?? []).map((word) =>
      word.toLowerCase().replaceAll('-', ''),
    );
    const found = claimIn(words);
    if (found) return { ...found, by: 'text', at };
  }
  return undefined;
}

/** How many words before it may take a word back. */
const REACH = 6;

function claimIn(words: readonly string[]): Pick<Claim, 'kind' | 'text'> | undefined {
  const { anonymous, adjective, pseudonymous, data, doubt, later } = anonymityWords();
  for (const [index, word] of words.entries()) {
    const alone = anonymous.has(word);
    if (!alone && !adjective.has(word) && !pseudonymous.has(word)) continue;
    const before = words.slice(Math.max(0, index - REACH), index);
    if (before.some((one) => doubt.has(one)) || later.has(words[index + 1] ?? '')) continue;
    if (pseudonymous.has(word)) return { kind: 'pseudonymous', text: word };
    const beside = [words[index - 1], words[index + 1], words[index + 2]].some((one) => one && data.has(one));
    if (alone || beside) return { kind: 'anonymous', text: word };
  }
  return undefined;
}

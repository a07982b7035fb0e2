import { rankOf, schemeById } from '../../model/classification.ts';
import { type Regime, regimeCalled } from '../../model/vocabularies/regimes.ts';
import type { AgreementAnswers, AnsweredItem } from './agreement-answers.ts';
import { type Surroundings, surroundingsOf } from './jurisdictions.ts';
import type { OfferedField } from './offered-standards.ts';

/** The answers, and what follows from them for the blocks of the text. */
export interface Given {
  readonly answers: AgreementAnswers;
  readonly around: Surroundings;
  readonly regime: Regime | undefined;
  /** Fields that are shared. */
  readonly chosen: readonly OfferedField[];
  /** Personal data may be shared: there is no standard yet, or one of the fields that can be chosen holds some. */
  readonly personal: boolean;
  readonly special: boolean;
  readonly criminal: boolean;
  /** One of the parties has the role. */
  hasRole(role: string): boolean;
  /** The regime asks for the term at a path of agreement.md D1, or for something in it. */
  asks(path: string): boolean;
}

export function givenBy(answers: AgreementAnswers): Given {
  const offered = answers.items.flatMap(({ fields }) => fields);
  const chosen = answers.items.flatMap(chosenOf);
  // Until fields are chosen all of them may be.
  const judged = chosen.length > 0 ? chosen : offered;
  const regime = regimeCalled(answers.regime);
  const asked = askedPaths(regime);
  return {
    answers,
    regime,
    around: surroundingsOf(answers.jurisdiction),
    chosen,
    personal: judged.length === 0 || judged.some(({ isPersonal }) => isPersonal),
    special: judged.some(({ special }) => special !== null && special !== 'criminal'),
    criminal: judged.some(({ special }) => special === 'criminal'),
    hasRole: (role) => answers.parties.some(({ roles }) => roles.includes(role)),
    asks: (path) => asked.some((one) => one === path || one.startsWith(`${path}.`)),
  };
}

/** Paths of the terms that a regime asks for. */
export function askedPaths(regime: Regime | undefined): readonly string[] {
  return regime?.terms.flatMap(({ path }) => path.split('|')) ?? [];
}

export function chosenOf({ fields, chosen }: AnsweredItem): readonly OfferedField[] {
  return fields.filter(({ name }) => chosen.has(name));
}

/** The highest classification in force for one of the fields, by scheme, with the names of those that have it. */
export function highestClassifications(
  fields: readonly OfferedField[],
  usualScheme: string | undefined,
): readonly { readonly value: string; readonly scheme: string | undefined; readonly names: readonly string[] }[] {
  const highest = new Map<string, { value: string; scheme: string | undefined; rank: number; names: string[] }>();
  for (const { name, classification } of fields) {
    if (!classification) continue;
    const scheme = classification.scheme ?? usualScheme;
    const known = scheme === undefined ? undefined : schemeById(scheme);
    const rank = classification.rank ?? (known && rankOf(known, classification.value)) ?? -1;
    const before = highest.get(scheme ?? '');
    if (!before || rank > before.rank)
      highest.set(scheme ?? '', { value: classification.value, scheme, rank, names: [name] });
    else if (rank === before.rank && classification.value === before.value) before.names.push(name);
  }
  return [...highest.values()];
}

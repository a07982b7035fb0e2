import type { WrittenAt } from '../written-at.ts';
import { compareText } from './compare-text.ts';
import type { Mention, Organisation } from './parts.ts';

/** Somebody who is named in a file, and what may tell who it is. */
export interface Named {
  readonly as: Mention['as'];
  readonly name: string | undefined;
  readonly identifier: string | undefined;
  /**
   * Where a name means nothing: the short name of a party belongs to its agreement. Such a party is somebody of its own.
   */
  readonly only?: string;
  /** It may be a post or a person: only who is known from elsewhere is an organisation. */
  readonly unsure?: true;
  readonly at: WrittenAt;
}

export interface Organisations {
  readonly all: readonly Organisation[];
  /** Undefined for somebody who cannot be told. */
  of(named: Named | undefined): string | undefined;
}

/**
 * Joins mentions: by identifier; by equal name where neither has one; and a bare name to the one organisation with an identifier that is called
 * so, as `isSameParty` has it for chains. Where two with different identifiers have the name, it stays alone.
 */
export function organisationsOf(mentions: readonly Named[]): Organisations {
  const sure = mentions.filter(({ unsure }) => !unsure);
  const called = new Map<string, Set<string>>();
  for (const { name, identifier } of sure) {
    const known = nameKey(name);
    if (known === undefined || identifier === undefined) continue;
    called.set(known, (called.get(known) ?? new Set()).add(identifier));
  }
  const bare = new Set(
    sure.flatMap(({ name, identifier, only }) => ((identifier ?? only) ? [] : (nameKey(name) ?? []))),
  );
  const keyOf = ({ name, identifier, only, unsure }: Named): string | undefined => {
    if (identifier !== undefined) return identifier;
    const known = nameKey(name);
    const [one, another] = known === undefined ? [] : (called.get(known) ?? []);
    if (only === undefined && one !== undefined && another === undefined) return one;
    if (unsure) return known !== undefined && bare.has(known) ? known : undefined;
    return only ?? known;
  };
  const groups = new Map<string, Named[]>();
  for (const named of mentions) {
    const key = keyOf(named);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group) group.push(named);
    else groups.set(key, [named]);
  }
  const all = [...groups].map(([key, group]) => organisation(key, group));
  const ids = new Map(all.map(({ id }, index) => [[...groups.keys()][index] as string, id]));
  return {
    all: all.sort((a, b) => compareText(a.label, b.label) || compareText(a.id, b.id)),
    of: (named) => {
      const key = named && keyOf(named);
      return key === undefined ? undefined : ids.get(key);
    },
  };
}

function organisation(key: string, group: readonly Named[]): Organisation {
  const names = [...new Set(group.flatMap(({ name }) => nameKey(name) ?? []))];
  const { identifier } = group.find((one) => one.identifier !== undefined) ?? { identifier: undefined };
  const [label = key, ...otherNames] = names;
  return {
    kind: 'organisation',
    id: `organisation:${key}`,
    label,
    identifier,
    otherNames,
    mentions: group.map((one) => ({
      as: one.as,
      at: one.at,
      byName: identifier !== undefined && one.identifier === undefined,
    })),
  };
}

/** In one spelling of spaces and accents; undefined for what is blank. */
function nameKey(name: string | undefined): string | undefined {
  const text = name?.normalize('NFC').replace(/\s+/g, ' ').trim();
  return text === '' ? undefined : text;
}

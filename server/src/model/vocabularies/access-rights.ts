import { lazy } from '../../base/lazy.ts';
import type { AccessRights } from '../entities.ts';
import data from './access-rights.json' with { type: 'json' };
import { listFrom } from './bundled-rows.ts';

/** The values that a format or an authority has for who may see data. */
export interface AccessList {
  readonly title: string;
  /** What stands before the values where they are addresses. */
  readonly base?: string;
  readonly values: readonly {
    readonly value: string;
    /** Undefined where the value says neither. */
    readonly means?: AccessRights;
    readonly label: string;
    readonly description?: string;
  }[];
}

export type AccessListId = keyof typeof data.lists;

export const accessLists = data.lists as Readonly<Record<AccessListId, AccessList>>;

/** The value of a list that somebody meant: by its spelling but for capitals and separators, or by a word for what it means. */
export function accessValueMeant(written: string, list: AccessList): string | undefined {
  const folded = fold(written);
  const spelled = list.values.find(({ value }) => fold(value) === folded);
  if (spelled) return spelled.value;
  const meaning = meanings().get(folded);
  return meaning && list.values.find(({ means }) => means === meaning)?.value;
}

function fold(text: string): string {
  return text
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z]+/g, '');
}

const meanings = lazy(
  () =>
    new Map(
      Object.entries(data.words).flatMap(([means, words]) =>
        words.map((word) => [word, means as AccessRights] as const),
      ),
    ),
);

/** By their addresses, for completion and hover. */
export const europeanAccessList = listFrom(
  { id: 'access-rights-eu', title: data.lists.eu.title, source: data.source, licence: data.licence, date: data.date },
  () =>
    accessLists.eu.values
      .filter(({ means }) => means !== undefined)
      .map(({ value, label, description }) => ({
        value: data.lists.eu.base + value,
        label,
        ...(description !== undefined && { definition: description }),
      })),
);

import { lazy } from '../../base/lazy.ts';
import data from './property-identifiers.json' with { type: 'json' };

/** What a country identifies its addresses by. */
export interface PropertyIdentifier {
  readonly article: string;
  /** Parts of names of fields that hold it. */
  readonly words: ReadonlySet<string>;
  /** The same for streets. */
  readonly street: { readonly article: string; readonly words: ReadonlySet<string> } | undefined;
}

/** By jurisdiction: `uk`. */
export const propertyIdentifiers: () => ReadonlyMap<string, PropertyIdentifier> = lazy(
  () =>
    new Map(
      data.systems.map(({ jurisdiction, article, words, street }) => [
        jurisdiction,
        {
          article,
          words: new Set(words.split(' ')),
          street: street && { article: street.article, words: new Set(street.words.split(' ')) },
        },
      ]),
    ),
);
/** Names of fields, in snake case. */
export const addressNames: () => ReadonlySet<string> = lazy(() => new Set(data.address.split(' ')));
/** Words that make an address one of another kind. */
export const otherAddressWords: () => ReadonlySet<string> = lazy(() => new Set(data.excluded.split(' ')));
export const streetWorks: readonly string[] = data.streetWorks;

import { wordsOfAnyScript } from '../../base/words.ts';
import type { Dataset } from '../../model/entities.ts';

/** Whether a dataset is a list of codes, a vocabulary or a schema, which is about no place and no time: by its type, else by its title. */
export function isReferenceData({ type, title }: Dataset): boolean {
  if (type && TYPES.has(last(type.value))) return true;
  const words = wordsOfAnyScript(title?.value.slice(0, 200) ?? '');
  return words.some((word, index) => ONE.has(word) || PAIRS.has(`${words[index - 1] ?? ''} ${word}`));
}

function last(address: string): string {
  return address
    .slice(Math.max(address.lastIndexOf('/'), address.lastIndexOf('#'), address.lastIndexOf(':')) + 1)
    .toUpperCase();
}

/** Codes of the EU's table of dataset types. */
const TYPES: ReadonlySet<string> = new Set([
  'CODE_LIST',
  'TAXONOMY',
  'THESAURUS',
  'NAME_AUTHORITY_LIST',
  'GLOSSARY',
  'ONTOLOGY',
  'SCHEMA',
  'MAPPING',
  'DOMAIN_MODEL',
  'CORE_COMP',
  'SYNTAX_ENCODING_SCHEME',
]);

const ONE: ReadonlySet<string> = new Set(
  'codelist codelists nomenclature thesaurus taxonomy taxonomie glossary glossaire glosario glossario glossar woordenlijst ontology vocabulary vocabulaire vocabulario vocabolario codeliste codelijst'.split(
    ' ',
  ),
);
const PAIRS: ReadonlySet<string> = new Set([
  'code list',
  'code lists',
  'reference codes',
  'authority table',
  'authority list',
]);

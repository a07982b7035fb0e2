import type { Json } from '../../base/json.ts';
import { basisCalled, conditionCalled, domesticCalled } from '../../model/lawful-basis.ts';
import type { Ledger } from './ledger.ts';

export type Node = { [key: string]: Json };

/** A thing of a class of the vocabulary. */
export function node(type: string, properties: Node = {}): Json {
  return { '@type': `dpv:${type}`, ...properties };
}

/** A thing that only words tell from others of its class. */
export function words(type: string, label: string): Json {
  return node(type, { 'rdfs:label': label });
}

/** A term of the vocabulary is a class of the thing, other words are its label; and what is said of it at length. */
export function described(type: string, term: string | undefined, description?: string): Json[] {
  if (term === undefined && description === undefined) return [];
  const known = term !== undefined && /^dpv:\w+$/.test(term);
  return [
    {
      '@type': known ? [`dpv:${type}`, term] : `dpv:${type}`,
      ...(term !== undefined && !known && { 'rdfs:label': term }),
      ...(description !== undefined && { 'dct:description': description }),
    },
  ];
}

/** What a basis says, each part of it as one legal basis of the party that relies on it. The extension for the EU's law is not used for others. */
export function basesOf(
  ledger: Ledger,
  path: readonly (string | number)[],
  jurisdiction: string | undefined,
  party: Json | undefined,
): Json[] {
  const british = jurisdiction?.toLowerCase().startsWith('uk') === true;
  const basis = (written: string, known: Known | undefined): Json => {
    const general = known?.aliases?.find((alias) => alias.startsWith('dpv:'));
    const term = british ? general : (known?.dpv ?? general);
    return {
      '@type': term === undefined ? 'dpv:LegalBasis' : ['dpv:LegalBasis', term],
      'rdfs:label': written,
      ...(party !== undefined && { 'dpv:isDeterminedByEntity': party }),
    };
  };
  const article6 =
    ledger.at(...path, 'article6') === undefined ? ledger.texts(...path) : ledger.texts(...path, 'article6');
  const domestic = ['schedule1', 'annex1'].flatMap((key) => ledger.texts(...path, key));
  return [
    ...article6.map((one) => basis(one, basisCalled(one))),
    ...ledger.texts(...path, 'article9').map((one) => basis(one, conditionCalled(one))),
    ...domestic.map((one) => basis(one, domesticCalled(one) && {})),
    ...['statute', 'provision'].flatMap((key) => ledger.texts(...path, key)).map((one) => basis(one, undefined)),
  ];
}

interface Known {
  readonly dpv?: string | null;
  readonly aliases?: readonly string[];
}

/** An act, its section, and what the power is for. */
export function lawOf(ledger: Ledger, ...path: readonly (string | number)[]): Json[] {
  const act = ledger.text(...path, 'act');
  const section = ledger.text(...path, 'section');
  const objective = ledger.text(...path, 'objective');
  if (act === undefined && section === undefined && objective === undefined) return [];
  return [
    node('Law', {
      ...(act !== undefined && { 'dct:title': act }),
      ...(section !== undefined && { 'dct:identifier': section }),
      ...(objective !== undefined && { 'dct:description': objective }),
    }),
  ];
}

export function isAddress(text: string): boolean {
  return /^(?:https?:\/\/|urn:|did:)\S+$/i.test(text);
}

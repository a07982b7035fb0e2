import type { CodeList, Standard } from '../../entities.ts';

/** The one list that a document is. */
export function listOfDocument(document: Standard, parts: Pick<CodeList, 'name' | 'at' | 'codes'>): CodeList {
  return {
    kind: 'codeList',
    field: undefined,
    description: document.description,
    reference: undefined,
    document,
    ...parts,
  };
}

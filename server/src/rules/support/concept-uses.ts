import { expandConcept } from '../../model/concept-of.ts';
import type { CodeList, Field, Standard } from '../../model/entities.ts';
import type { NodeEdit } from '../../model/formats/adapter.ts';
import { fieldsOf } from '../../model/formats/build.ts';
import type { Located } from '../../model/located.ts';

/** A term of a vocabulary that a document names for one of its things. */
export interface ConceptUse {
  readonly at: Located<string>;
  /** Written out; undefined where that cannot be done. */
  readonly uri: string | undefined;
  /** Name of the thing that the term is named for. */
  readonly name: string;
  readonly field: Field | undefined;
}

/** All of them, each place once: parts that are shared are spoken of where they are written. */
export function conceptUses(standard: Standard): ConceptUse[] {
  const uses: ConceptUse[] = [];
  const seen = new Set<unknown>();
  const add = (at: Located<string> | undefined, name: string, field?: Field): void => {
    if (!at || seen.has(at.node)) return;
    seen.add(at.node);
    uses.push({ at, uri: expandConcept(at.value, standard.prefixes), name, field });
  };
  const addCodes = (list: CodeList | undefined): void => {
    for (const code of list?.codes ?? []) if (code.concept) add(code.concept, String(code.value.value));
  };
  add(standard.marks.concept, standard.label);
  for (const entity of standard.entities) add(entity.marks.concept, entity.name);
  for (const field of fieldsOf(standard)) {
    for (const concept of field.concepts) add(concept, field.name, field);
    addCodes(field.codeList);
  }
  for (const list of standard.codeLists) addCodes(list);
  return uses;
}

/** The change that writes another name in the place of the last part of an address, short or long, however the rest of it is written. */
export function renamedTerm({ node }: Pick<Located<string>, 'node'>, from: string, to: string): NodeEdit | undefined {
  if (node.kind !== 'scalar' || typeof node.value !== 'string' || !node.value.endsWith(from)) return undefined;
  return { op: 'set', at: node, path: [], value: node.value.slice(0, -from.length) + to };
}

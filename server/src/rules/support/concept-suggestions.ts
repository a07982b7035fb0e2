import { wordsOf } from '../../base/words.ts';
import { conceptOf } from '../../model/concept-of.ts';
import type { Field, Standard } from '../../model/entities.ts';
import { fieldsOf } from '../../model/formats/build.ts';
import { matching, termOf, type VocabularyTerm } from '../../model/vocabularies/concepts.ts';
import { unspecificLabels } from '../../model/vocabularies/unspecific-labels.ts';

export interface ConceptSuggestion {
  readonly field: Field;
  readonly term: VocabularyTerm;
}

export interface ConceptCoverage {
  /** Fields that hold values of their own, each name once where several tables share it. */
  readonly fields: number;
  readonly mapped: number;
  readonly suggestions: readonly ConceptSuggestion[];
}

/** Which fields of a document name a concept, and for which of the others a vocabulary has a term of just that name and type. */
export function conceptCoverage(standard: Standard): ConceptCoverage {
  const open: Field[] = [];
  const used = new Set<string>();
  const seen = new Set<unknown>();
  let mapped = 0;
  for (const field of fieldsOf(standard)) {
    // Objects are made of the fields in them; what refers to another thing is told by that thing.
    if (seen.has(field.nameAt.node) || field.fields.length > 0 || field.refersTo || field.basedOn) continue;
    seen.add(field.nameAt.node);
    const uri = conceptOf(field);
    if (uri === undefined && field.concepts.length === 0) {
      if (!field.deprecated) open.push(field);
      continue;
    }
    mapped++;
    const prefix = uri === undefined ? undefined : termOf(uri)?.vocabulary.prefix;
    if (prefix !== undefined) used.add(prefix);
  }
  const suggestions = open.flatMap((field) => {
    const term = suggestion(field, used);
    return term ? [{ field, term }] : [];
  });
  return { fields: mapped + open.length, mapped, suggestions };
}

/** Of several terms that fit, one of a vocabulary that the document uses already. */
function suggestion(field: Field, used: ReadonlySet<string>): VocabularyTerm | undefined {
  const { name } = field;
  if (name.length > 40) return undefined;
  const words = wordsOf(name);
  // A bare word says too little; two words or one long compound (`Geburtsdatum`) say what is meant.
  if (unspecificLabels().has(words.join(' '))) return undefined;
  const terms = matching(words, field.type?.value).filter(({ ranges }) => isDefinite(field, ranges));
  return terms.find(({ vocabulary }) => used.has(vocabulary.prefix)) ?? terms[0];
}

/** Things with fields of their own are described by these; a text is no address of a thing for sure. */
function isDefinite({ type, codeList }: Field, ranges: readonly string[]): boolean {
  if (type === undefined || type.value === 'object' || type.value === 'array' || type.value === 'any') return false;
  if (type.value === 'string' || type.value === 'uri')
    return ranges.includes('string') || ranges.includes('uri') || codeList !== undefined;
  return true;
}

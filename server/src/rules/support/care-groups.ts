import { wordsOf } from '../../base/words.ts';
import type { Entity, Standard } from '../../model/entities.ts';
import { personalFieldsIn } from '../../model/personal-content.ts';
import { ageWords, type CareGroup, careTerms, careWords } from '../../model/vocabularies/data-subject-words.ts';
import { speaks, textsIn } from './personal-content.ts';

/** The first group of people that belongs to a kind which needs particular care. Terms of DPV, or words of the languages. */
export function groupAmong(
  subjects: readonly string[],
  kind: CareGroup,
  languages: readonly string[],
): string | undefined {
  return subjects.find((text) => {
    const term = /(?:^dpv:|[#/])(\w+)$/.exec(text)?.[1];
    if (term !== undefined && careTerms[kind].includes(term)) return true;
    const spoken = ` ${wordsOf(text.slice(0, 200)).join(' ')} `;
    return speaks(spoken, (language) => careWords(kind, language), languages);
  });
}

/** Groups that a standard names, for the whole or for an entity. */
export function subjectsOf(standard: Standard): { readonly text: string; readonly entity: Entity | undefined }[] {
  const named = (value: unknown, entity: Entity | undefined) => textsIn(value).map((text) => ({ text, entity }));
  return [
    ...named(standard.marks.dataSubjects?.value, undefined),
    ...standard.entities.flatMap((entity) => named(entity.marks.dataSubjects?.value, entity)),
  ];
}

/** Whether an entity is about children, by what it is called or by the highest age that it takes; `child` of a tree is no person. */
export function isAboutChildren(entity: Entity, languages: readonly string[]): boolean {
  if (entity.thing !== 'person') return false;
  const named = groupAmong([entity.name], 'children', languages) !== undefined;
  const young = entity.fields.some(
    ({ name, maximum }) => maximum !== undefined && maximum < 18 && wordsOf(name).some((word) => ageWords().has(word)),
  );
  if (!named && !young) return false;
  for (const found of personalFieldsIn(entity, languages)) if (found) return true;
  return false;
}

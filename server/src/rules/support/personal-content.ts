import type { Json } from '../../base/json.ts';
import { slugOf } from '../../base/slug.ts';
import { listOf } from '../../base/words.ts';
import { effectiveMark } from '../../model/effective.ts';
import type { Dataset, Party, Standard } from '../../model/entities.ts';
import { type RecordedBasis, recordedBasis } from '../../model/lawful-basis.ts';
import type { MarkKey, Marks } from '../../model/marks.ts';
import {
  canBeMissing,
  heldPersonalFields,
  jurisdictionNamed,
  type PersonalField,
} from '../../model/personal-content.ts';
import { authorityRegisters, authorityTypes, authorityWords } from '../../model/vocabularies/public-authorities.ts';
import type { ContextBase, FileContext, FixDraft, Messages } from '../define.ts';
import { quoted } from './text.ts';

/** The personal fields of a standard with a holder for which a mark is recorded nowhere: not there, not around, not in what they are based on. */
export function fieldsWithout(standard: Standard, key: MarkKey, languages: readonly string[]): PersonalField[] {
  if (!canBeMissing(standard, key) || standard.marks[key]) return [];
  return heldPersonalFields(standard, languages).filter(({ field }) => !effectiveMark(field, key));
}

/** A dataset of a catalogue that says itself that it holds personal data. Those with fields speak through them. */
export function isDeclaredPersonal({ marks, distributions }: Dataset): boolean {
  const declared = marks.personalData && marks.personalData.value.identifiability !== 'none';
  const subjects = textsIn(marks.dataSubjects?.value).some((text) => text !== 'none');
  return (declared === true || subjects) && !distributions.some(({ described }) => described);
}

/** "`nino`", "`nino` and `income`", "`nino`, `income` and 3 more". */
export function namesOf(found: readonly PersonalField[]): string {
  const names = [...new Set(found.map(({ field }) => quoted(field.name)))];
  return names.length <= 3 ? listOf(names, 'and') : `${names.slice(0, 2).join(', ')} and ${names.length - 2} more`;
}

/** A fix that opens a place to fill in: the tool does not know what belongs there. */
export function insertMark<M extends Messages>(
  target: Standard | Dataset,
  key: MarkKey,
  value: Json,
  title: string,
  context: FileContext<M>,
): FixDraft<NonNullable<ReturnType<FileContext<M>['place']>>>[] {
  const edit =
    target.kind === 'dataset' ? context.placeInDataset(target, key, value) : context.place(target, key, value);
  return edit ? [{ title, safety: 'suggestion', edits: [edit] }] : [];
}

/** Where the document belongs: as it says, or as the scheme of its classification tells. In lower case, `uk` for the United Kingdom. */
export function jurisdictionOf(
  document: { readonly jurisdiction: string | undefined; readonly marks: Pick<Marks, 'classification'> },
  context: ContextBase,
): string | undefined {
  const jurisdiction = jurisdictionNamed(document) ?? context.schemeOf(undefined, undefined)?.jurisdictions[0];
  return jurisdiction === 'gb' ? 'uk' : jurisdiction;
}

/** Every lawful basis that is recorded in a standard: for the whole, for entities, for fields. */
export function* basesIn(standard: Standard): Generator<RecordedBasis> {
  for (const marks of marksWithin(standard)) if (marks.lawfulBasis) yield recordedBasis(marks.lawfulBasis.node);
}

/** The marks of a standard, of its entities and of its fields. */
export function* marksWithin(standard: Standard): Generator<Marks> {
  yield standard.marks;
  for (const entity of standard.entities) {
    yield entity.marks;
    const stack = [...entity.fields];
    for (let field = stack.pop(); field; field = stack.pop()) {
      yield field.marks;
      for (const inner of field.fields) stack.push(inner);
    }
  }
}

/** The texts of a mark that is one text or a list of them. */
export function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return value.trim() === '' ? [] : [value];
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string' && one.trim() !== '') : [];
}

/** Whether the organisation that answers for a document is surely a public authority, by its identifier or its name. */
export function isPublicAuthority(
  organisation: { readonly name: string | undefined; readonly identifier: string | undefined },
  languages: readonly string[],
): boolean {
  const { name, identifier } = organisation;
  if (identifier !== undefined && authorityRegisters.some((start) => identifier.startsWith(`${start}-`))) return true;
  const spoken = name === undefined ? '' : ` ${slugOf(name).replaceAll('-', ' ')} `;
  return spoken.trim() !== '' && speaks(spoken, authorityWords, languages);
}

/** The same of a party of an agreement, whose kind may be written. */
export function isPublicParty({ type, name, identifier }: Party, languages: readonly string[]): boolean {
  if (type !== undefined && authorityTypes().has(type.toLowerCase())) return true;
  return isPublicAuthority({ name: name?.value, identifier }, languages);
}

/** Whether a text between spaces has a phrase of one of the languages, or of English. */
export function speaks(
  text: string,
  phrasesOf: (language: string) => readonly string[],
  languages: readonly string[],
): boolean {
  return [...new Set(['en', ...languages])].some((language) =>
    phrasesOf(language).some((phrase) => text.includes(phrase)),
  );
}

/** The organisation that issues a standard: as its format says, else its owner. */
export function publisherOf(standard: Standard): { name: string | undefined; identifier: string | undefined } {
  return {
    name: standard.publisher?.name ?? standard.marks.owner?.value.name,
    identifier: standard.publisher?.identifier,
  };
}

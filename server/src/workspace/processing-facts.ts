import { effectiveMark } from '../model/effective.ts';
import type { Field, Standard } from '../model/entities.ts';
import type { PersonalFact, ProcessingFact } from '../model/facts.ts';
import { namesAuthority, type RecordedBasis, recordedBasis } from '../model/lawful-basis.ts';
import type { MarkKey } from '../model/marks.ts';
import { canBeMissing, heldPersonalFields, jurisdictionNamed, type PersonalField } from '../model/personal-content.ts';
import type { TreeEdit } from '../syntax/edit.ts';
import { pathOf, pointerOf } from '../syntax/tree.ts';
import type { Document } from './file-state.ts';

/** What is not recorded for the personal data of a standard, so that rules can ask whether an agreement records it. */
export function processingFact(
  document: Document,
  standard: Standard,
  languages: readonly string[],
): ProcessingFact | undefined {
  const personal = heldPersonalFields(standard, languages);
  if (personal.length === 0) return undefined;
  const without = (key: MarkKey, misses: (one: PersonalField) => boolean): PersonalFact[] =>
    (canBeMissing(standard, key) ? personal.filter(misses) : []).map(({ field }) => ({
      name: field.name,
      entity: field.entity.name,
      pointer: pointerOf(pathOf(field.node)),
      nameAt: { pointer: pointerOf(pathOf(field.nameAt.node)), part: field.nameAt.part },
    }));
  return {
    jurisdiction: jurisdictionNamed(standard),
    notice: standard.marks.sorn !== undefined,
    withoutBasis: without('lawfulBasis', ({ field }) => basisOf(field) === undefined),
    withoutCondition: without(
      'lawfulBasis',
      ({ field, special }) => special !== undefined && !basisOf(field)?.article9.length,
    ),
    withoutAuthority: without('lawfulBasis', ({ field, criminal }) => {
      const basis = basisOf(field);
      return criminal && !(basis && namesAuthority(basis));
    }),
    withoutReason: without(
      'justification',
      ({ field, source, direct, special, criminal }) =>
        source !== 'inferred' && (direct || special !== undefined || criminal) && !isJustified(field),
    ),
    basisEdit: basisEdit(document, standard),
  };
}

function basisOf(field: Field): RecordedBasis | undefined {
  const effective = effectiveMark(field, 'lawfulBasis');
  return effective && recordedBasis(effective.mark.node);
}

/** A justification holds for all that is below it; a purpose justifies a field when it is told of the field or its entity. */
function isJustified(field: Field): boolean {
  return (
    effectiveMark(field, 'justification') !== undefined ||
    [field, field.entity].some(({ marks }) => marks.purpose !== undefined) ||
    field.inherited.purpose !== undefined
  );
}

function basisEdit(document: Document, standard: Standard): TreeEdit | undefined {
  const edit = document.detection?.adapter.place(standard, 'lawfulBasis', { article6: '' });
  if (edit?.op !== 'set' && edit?.op !== 'append') return undefined;
  return { op: edit.op, root: document.index, path: [...pathOf(edit.at), ...edit.path], value: edit.value };
}

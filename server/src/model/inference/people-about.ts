import { remembered } from '../../base/remembered.ts';
import type { Entity, Standard } from '../entities.ts';
import { holderOfEntity } from './holder-around.ts';
import { keyOfLanguages, type Languages } from './languages.ts';
import { tellsOfPeople } from './names-of-people.ts';

/** Whether people are among what an entity tells about, so that a diagnosis or an e-mail address in it is somebody's. */
export function hasPeople(entity: Entity, languages: Languages): boolean {
  const known = peopleByEntity(entity);
  const key = keyOfLanguages(languages);
  let count = known.get(key);
  if (count === undefined) {
    count = entity.fields.filter((field) => tellsOfPeople(field, languages)).length;
    known.set(key, count);
  }
  return count >= 2;
}

const peopleByEntity = remembered((_: Entity) => new Map<string, number>());

export function standardHasPeople(standard: Standard, languages: Languages): boolean {
  const known = peopleByStandard(standard);
  const key = keyOfLanguages(languages);
  let found = known.get(key);
  if (found === undefined) {
    found = standard.entities.some(
      (entity) => hasPeople(entity, languages) || holderOfEntity(entity, languages).kind === 'person',
    );
    known.set(key, found);
  }
  return found;
}

const peopleByStandard = remembered((_: Standard) => new Map<string, boolean>());

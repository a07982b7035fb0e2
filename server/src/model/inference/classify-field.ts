import type { Field } from '../entities.ts';
import { byConcept } from './by-concept.ts';
import { byIdentifier } from './by-identifier.ts';
import { byPattern, confirmedByPattern } from './by-pattern.ts';
import { byPerson } from './by-person.ts';
import { byRecord } from './by-record.ts';
import { byText } from './by-text.ts';
import { byValues } from './by-values.ts';
import { byName, byTitle } from './by-words.ts';
import { FieldReading } from './field-reading.ts';
import { isCount } from './is-count.ts';
import { NOT_PERSONAL, type PrivacyVerdict, SURELY_NOT_PERSONAL } from './privacy-verdict.ts';
import { languagesFor } from './spoken-languages.ts';

/** Reads name, title and description of a field, and what is around it. The first way that finds something decides. */
export function classifyField(field: Field, declared: readonly string[]): PrivacyVerdict {
  const reading = new FieldReading(field, languagesFor(field.entity.standard, declared));
  if (isCount(reading)) return SURELY_NOT_PERSONAL;
  for (const find of WAYS) {
    const found = find(reading);
    if (found) return confirmedByPattern(found, reading);
  }
  return NOT_PERSONAL;
}

/** From what says it most plainly. */
const WAYS: readonly ((reading: FieldReading) => PrivacyVerdict | undefined)[] = [
  byName,
  byTitle,
  byIdentifier,
  byPerson,
  byText,
  byValues,
  byConcept,
  byPattern,
  byRecord,
];

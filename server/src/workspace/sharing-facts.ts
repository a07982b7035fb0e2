import type { Json } from '../base/json.ts';
import type { Standard } from '../model/entities.ts';
import type { SharingFact } from '../model/facts.ts';
import type { Marks } from '../model/marks.ts';
import type { RowPlaces } from './row-places.ts';

/** What a standard says of those to whom its data may go. */
export function sharingFact(places: RowPlaces, { marks, publisher, issued }: Standard): SharingFact {
  const texts = (key: TextMark): string[] => textsIn(marks[key]?.value);
  return {
    purposes: texts('purpose'),
    permittedPurposes: texts('permittedPurposes'),
    prohibitedPurposes: texts('prohibitedPurposes'),
    permittedRecipients: texts('permittedRecipients'),
    updateFrequency: texts('updateFrequency')[0],
    accessRights: texts('accessRights')[0],
    holders: [marks.owner?.value.name, publisher?.name, publisher?.identifier].filter((name) => name !== undefined),
    dataSubjects: texts('dataSubjects'),
    lawfulBasis: marks.lawfulBasis?.value,
    agreementRegister: texts('agreementRegister')[0],
    issued: issued?.value,
    at: Object.fromEntries(
      POINTED.flatMap((key) => {
        const mark = marks[key];
        return mark ? [[key, places.pointer(mark.node)]] : [];
      }),
    ),
  };
}

type TextMark =
  | 'purpose'
  | 'permittedPurposes'
  | 'prohibitedPurposes'
  | 'permittedRecipients'
  | 'updateFrequency'
  | 'accessRights'
  | 'dataSubjects'
  | 'agreementRegister';

const POINTED = [
  'classification',
  'purpose',
  'permittedPurposes',
  'prohibitedPurposes',
  'permittedRecipients',
  'updateFrequency',
  'accessRights',
  'retention',
  'owner',
] as const satisfies readonly (keyof Marks)[];

/** The texts of a list, or the one that stands where a list may. */
function textsIn(value: Json | undefined): string[] {
  const items = Array.isArray(value) ? value : [value];
  return items.filter((item): item is string => typeof item === 'string' && item.trim() !== '');
}

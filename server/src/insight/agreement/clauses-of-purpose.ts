import {
  assessment,
  asWritten,
  blank,
  concernsPeople,
  type Draft,
  type Drafting,
  ifSaid,
  orBlank,
  sentence,
  statement,
} from './draft.ts';
import { prose } from './prose.ts';
import { EFFECTS, inWords, JURISDICTIONS, REGIMES, slugInWords, TASKS } from './words.ts';

/** How the rest is to be read, and within which law. */
export function definitionsClause({ root }: Drafting): Draft[] {
  const jurisdiction = root.at('jurisdiction');
  const regime = root.at('regime');
  return [
    { text: prose`“The data” are the items of data that the Schedule lists, with the fields that it names.` },
    {
      text: prose`“Standard” means the published description of an item of data, in the version that the Schedule names. The definitions of fields in the Schedule are those of the standard.`,
    },
    {
      text: prose`“Not recorded” means that the source of this document does not say it. Such places are left to be filled in, and are listed at the end.`,
    },
    ...orBlank(
      ifSaid(jurisdiction, jurisdiction.as(inWords(JURISDICTIONS)), (text) => prose`Jurisdiction: ${text}.`),
      true,
      'the jurisdiction',
    ),
    ...ifSaid(regime, regime.as(inWords(REGIMES)), (text) => prose`Statutory scheme: ${text}.`),
  ];
}

export function purposeClause(drafting: Drafting): Draft[] {
  const term = drafting.root.at('purpose');
  const at = (key: string) => term.at(key);
  const compatibility = assessment(at('compatibilityAssessment'));
  const prohibited = at('prohibited').list();
  const items = prohibited.flatMap((one) => {
    const text = one.as(slugInWords);
    return text ? [statement(one, prose`${text}`)] : [];
  });
  const written = asWritten(term, 'Purpose');
  return [
    ...written,
    ...orBlank(
      ifSaid(
        at('statement'),
        at('statement').text(),
        (text) => prose`The data are shared for this purpose: ${sentence(text)}`,
      ),
      written.length === 0,
      'the purpose for which the data are shared',
      term,
    ),
    ...ifSaid(
      at('category'),
      at('category').all(slugInWords),
      (text) => prose`The purpose is of the category ${text}.`,
    ),
    ...ifSaid(at('effect'), at('effect').as(inWords(EFFECTS)), (text) => prose`The data ${text}.`),
    ...ifSaid(at('taskOf'), at('taskOf').as(inWords(TASKS)), (text) => prose`The sharing serves a task of ${text}.`),
    ...(items.length > 0
      ? [statement(at('prohibited'), prose`The data are not used for any of the following.`, items)]
      : []),
    ...ifSaid(
      at('compatibilityAssessment'),
      compatibility,
      (text) =>
        prose`Whether this purpose is compatible with the one for which the data were collected has been assessed: ${sentence(text)}`,
    ),
  ];
}

/** That the Schedule says it; what is about the whole stands here. */
export function dataClause(drafting: Drafting): Draft[] {
  const data = drafting.root.at('data');
  if (!data.present) return [blank('the data that are shared', data)];
  return [
    statement(
      data,
      prose`The data that are shared under this agreement are listed in the Schedule, item by item and field by field.`,
    ),
    ...(concernsPeople(drafting)
      ? []
      : [
          {
            text: prose`According to the standards none of the fields holds personal data. Terms that protect individuals are therefore shown only where they are recorded.`,
          },
        ]),
  ];
}

/** Why each field is needed is written beside the field. */
export function necessityClause(drafting: Drafting): Draft[] {
  const items = drafting.root.at('data').maps();
  const some = items.some((item) => item.at('necessity').present);
  const byField = items.some((item) => item.at('necessity').isMap);
  const whole = items.flatMap((item, index) => {
    const term = item.at('necessity');
    const name = item.at('id').name();
    return term.isMap
      ? []
      : ifSaid(term, term.text(), (text) => prose`Item ${name ?? String(index + 1)}: ${sentence(text)}`);
  });
  return [
    ...(byField
      ? [
          {
            text: prose`The reason that is recorded for sharing a field stands beside it in the Schedule.`,
          },
        ]
      : []),
    ...whole,
    ...(!some && items.length > 0 && concernsPeople(drafting) ? [blank('why each of the fields is needed')] : []),
  ];
}

import { block, comment, entry, flowList, item, type Lines, onOneLine, scalar, toFill } from '../yaml-lines.ts';
import type { AnsweredItem } from './agreement-answers.ts';
import { unlike } from './agreement-answers.ts';
import { chosenOf, type Given } from './given.ts';
import type { OfferedField } from './offered-standards.ts';

/** What is shared: of each standard the fields that were chosen, and the others to choose from. */
export function data(given: Given): Lines {
  const { items } = given.answers;
  const ids = new Set<string>();
  return [
    ...comment(
      'What is shared, from which standard. Nothing is shared that is not listed. To share a field that is commented out, remove the # before it, and give the reason under necessity.',
    ),
    ...block(
      'data',
      items.length === 0
        ? item([
            toFill('id', 'a short name for this part of the data'),
            toFill('standard', 'path or identifier of the standard'),
            toFill('version', 'the version that was agreed, in quotation marks'),
            toFill('fields', 'a list of fields of the standard'),
            ...terms(given, [], []),
          ])
        : items.flatMap((one) => {
            const id = unlike(ids, one.id);
            ids.add(id);
            return item(itemLines(given, one, id));
          }),
    ),
  ];
}

function itemLines(given: Given, one: AnsweredItem, id: string): Lines {
  const chosen = chosenOf(one);
  return [
    entry('id', id),
    ...comment(one.label),
    entry('standard', one.standard),
    one.version === undefined
      ? toFill(
          'version',
          'the standard names none; ask its owner for one, so that a change cannot widen the sharing unnoticed',
        )
      : `version: ${JSON.stringify(one.version)}`,
    chosen.length === 0 ? toFill('fields', 'remove the # before each field that is shared') : 'fields:',
    ...one.fields.flatMap((field) => fieldLine(field, one.chosen.has(field.name))),
    ...terms(given, chosen, one.dataSubjects),
  ];
}

function fieldLine(field: OfferedField, shared: boolean): Lines {
  const { name, title, classification, verdict, deprecated } = field;
  const note = [
    ...(title === undefined || title === name ? [] : [title]),
    classification?.value ?? 'not classified',
    verdict,
    ...(deprecated ? ['deprecated'] : []),
  ].join(' · ');
  return [`  ${shared ? '' : '# '}- ${scalar(name)}  # ${onOneLine(note)}`];
}

function terms(given: Given, chosen: readonly OfferedField[], dataSubjects: readonly string[]): Lines {
  const { personal, asks } = given;
  const needed = chosen.filter(({ isPersonal }) => isPersonal);
  return [
    ...(personal
      ? needed.length === 0
        ? [toFill('necessity', 'field by field, why the purpose cannot be met without it')]
        : block(
            'necessity',
            needed.map(({ name }) => toFill(scalar(name), 'why the purpose cannot be met without it')),
          )
      : []),
    ...(personal
      ? [
          dataSubjects.length > 0
            ? `dataSubjects: ${flowList(dataSubjects)}`
            : toFill('dataSubjects', 'a list of the groups of people that the data are about'),
        ]
      : []),
    toFill('filter', 'which records are shared, so that no others are'),
    ...block('volume', [toFill('records', 'how many'), toFill('per', 'in which period, such as P1Y for a year')]),
    ...(asks('data.*.accuracy')
      ? block('accuracy', [toFill('assessment', 'what is known of the accuracy of the records')])
      : []),
    ...block('retention', [
      toFill('period', 'how long the recipient keeps the data, in ISO 8601: P90D is 90 days, P6M half a year'),
      toFill('trigger', 'the event from which the period counts'),
      toFill('disposal', 'what happens to the data then'),
    ]),
  ];
}

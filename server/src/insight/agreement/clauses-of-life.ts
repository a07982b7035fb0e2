import { periodText } from '../recorded-text.ts';
import { asWritten, blank, type Draft, type Drafting, ifSaid, orBlank, sentence, statement } from './draft.ts';
import { prose } from './prose.ts';
import { slugInWords } from './words.ts';

export function termClause({ root }: Drafting): Draft[] {
  const term = root.at('term');
  const review = root.at('review');
  const start = term.at('start').date();
  const end = term.at('end').date();
  const open = term.at('openEndedReason').text();
  const last = review.at('last');
  const next = review.at('next').date();
  const interval = review.at('interval').as(periodText);
  return [
    ...asWritten(term, 'Term'),
    ...(start
      ? [statement(term.at('start'), prose`The agreement takes effect on ${start}.`)]
      : [blank('the day on which the agreement takes effect', term)]),
    ...(end
      ? [statement(term.at('end'), prose`It ends on ${end}.`)]
      : open
        ? []
        : [blank('the day on which the agreement ends', term)]),
    ...ifSaid(
      term.at('openEndedReason'),
      open,
      (text) => prose`${end ? 'Reason recorded for an open end' : 'It has no end, for this reason'}: ${sentence(text)}`,
    ),
    ...asWritten(review, 'Review'),
    ...(last.isNone()
      ? [statement(last, prose`It has not been reviewed yet.`)]
      : ifSaid(last, last.date(), (text) => prose`It was last reviewed on ${text}.`)),
    ...ifSaid(
      review.at('outcome'),
      review.at('outcome').text(),
      (text) => prose`Outcome of the last review: ${sentence(text)}`,
    ),
    ...orBlank(
      next || interval
        ? [
            statement(
              review,
              prose`It is reviewed${interval && prose` at intervals of ${interval}`}${next && prose`${interval ? ', ' : ' '}next on ${next}`}.`,
            ),
          ]
        : [],
      true,
      'when the agreement is reviewed',
      review,
    ),
  ];
}

export function variationClause({ root }: Drafting): Draft[] {
  const term = root.at('variation');
  return [
    ...orBlank(
      [
        ...ifSaid(
          term.at('procedure'),
          term.at('procedure').text(),
          (text) => prose`The agreement is varied as follows: ${sentence(text)}`,
        ),
        ...asWritten(term, 'Variation'),
      ],
      true,
      'how the agreement is varied',
      term,
    ),
    ...ifSaid(term.at('amended'), term.at('amended').date(), (text) => prose`It was last amended on ${text}.`),
  ];
}

export function terminationClause({ root }: Drafting): Draft[] {
  const term = root.at('termination');
  const at = (key: string) => term.at(key);
  const triggers = at('triggers')
    .list()
    .flatMap((one) => {
      const text = one.text();
      return text ? [statement(one, prose`${text}`)] : [];
    });
  const shapeless = asWritten(term, 'Termination');
  return [
    ...shapeless,
    ...orBlank(
      ifSaid(
        at('notice'),
        at('notice').as(periodText),
        (text) => prose`A party may end the agreement with this notice: ${text}.`,
      ),
      shapeless.length === 0 && triggers.length === 0,
      'how the agreement can be ended before its term',
      term,
    ),
    ...(triggers.length > 0
      ? [statement(at('triggers'), prose`These events end or suspend the sharing without notice.`, triggers)]
      : []),
    ...orBlank(
      ifSaid(
        at('onEnd'),
        at('onEnd').as(slugInWords),
        (text) => prose`When the agreement ends, the recipient does this with the data: ${text}.`,
      ),
      shapeless.length === 0,
      'what is done with the data when the agreement ends',
      term,
    ),
    ...ifSaid(
      at('survival'),
      at('survival').text(),
      (text) => prose`These duties go on after the end: ${sentence(text)}`,
    ),
  ];
}

/** Shown where it is recorded: no regime that we know of asks for it. */
export function disputesClause({ root }: Drafting): Draft[] {
  const term = root.at('disputes');
  return [
    ...ifSaid(
      term.at('procedure'),
      term.at('procedure').text(),
      (text) => prose`Disputes are settled as follows: ${sentence(text)}`,
    ),
    ...asWritten(term, 'Disputes'),
  ];
}

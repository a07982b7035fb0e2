import { asWritten, type Draft, type Drafting, ifSaid, orBlank, person, sentence, statement } from './draft.ts';
import { prose } from './prose.ts';
import { ANSWERS, inWords, PATTERNS, SAFES } from './words.ts';

const FOR_BENEFIT: ReadonlySet<string | undefined> = new Set([
  'uk-dea-psd',
  'uk-dea-debt',
  'uk-dea-fraud',
  'us-cmppa',
  'au-data-scheme',
]);

export function benefitClause(drafting: Drafting): Draft[] {
  const term = drafting.root.at('benefit');
  const at = (key: string) => term.at(key);
  const measures = at('measures')
    .maps()
    .flatMap((measure) => {
      const indicator = measure.at('indicator').text();
      const baseline = measure.at('baseline').text();
      const target = measure.at('target').text();
      const by = measure.at('by').date();
      return indicator || baseline || target || by
        ? [
            statement(
              measure,
              prose`${indicator ?? 'Indicator not named'}${baseline && prose`, from ${baseline}`}${target && prose`, to ${target}`}${by && prose`, by ${by}`}.`,
            ),
          ]
        : [];
    });
  const money = (key: string, label: string): Draft[] => {
    const sum = at('costBenefit').at(key);
    const amount = sum.isMap ? sum.at('amount').text() : sum.text();
    const currency = sum.at('currency').text();
    return amount ? [statement(sum, prose`${label}: ${amount}${currency && prose` ${currency}`}.`)] : [];
  };
  return [
    ...orBlank(
      [
        ...ifSaid(
          at('statement'),
          at('statement').text(),
          (text) => prose`The sharing is expected to bring this benefit: ${sentence(text)}`,
        ),
        ...asWritten(term, 'Benefit'),
      ],
      FOR_BENEFIT.has(drafting.regime),
      'the benefit that the sharing is expected to bring',
      term,
    ),
    ...ifSaid(
      at('pattern'),
      at('pattern').as(inWords(PATTERNS)),
      (text) => prose`How the data bring value, among the three patterns of the Open Data Institute: ${text}.`,
    ),
    ...(measures.length > 0
      ? [statement(at('measures'), prose`The benefit is measured by these figures.`, measures)]
      : []),
    ...money('savings', 'Expected savings'),
    ...money('costs', 'Expected costs'),
    ...ifSaid(at('resultsUrl'), at('resultsUrl').text(), (text) => prose`Results are published at ${text}.`),
  ];
}

export function safesClause({ root }: Drafting): Draft[] {
  const term = root.at('fiveSafes');
  return [
    ...Object.entries(SAFES).flatMap(([key, label]) =>
      ifSaid(term.at(key), term.at(key).text(), (text) => prose`${label}: ${sentence(text)}`),
    ),
    ...asWritten(term, 'Five safes'),
  ];
}

/** Answers to the governance checklist that the file carries. */
export function attestationsClause({ root }: Drafting): Draft[] {
  return root
    .at('attestations')
    .maps()
    .flatMap((one) => {
      const at = (key: string) => one.at(key);
      const item = at('item').name();
      const answer = at('answer').as(inWords(ANSWERS));
      const by = person(at('by'));
      const date = at('date').date();
      const until = at('validUntil').date();
      const subject = at('subject').text();
      const evidence = at('evidence')
        .list()
        .flatMap((proof) => {
          const title = proof.isMap ? proof.at('title').text() : proof.text();
          const url = proof.at('url').text();
          return title || url
            ? [statement(proof, prose`Evidence: ${title}${url && prose`${title ? ', ' : ''}${url}`}.`)]
            : [];
        });
      const items = [
        ...ifSaid(at('reason'), at('reason').text(), (text) => prose`Reason: ${sentence(text)}`),
        ...evidence,
        ...at('digest')
          .entries()
          .flatMap(([part, digest]) => ifSaid(digest, digest.text(), (text) => prose`Digest of ${part}: ${text}.`)),
      ];
      if (!item && !answer && !by && items.length === 0) return [];
      return [
        statement(
          one,
          prose`Checklist item ${item ?? 'without a number'}${subject && prose`, on ${subject}`}: ${answer ?? 'no answer'}${by && prose`, by ${by}`}${date && prose`, on ${date}`}${until && prose`, valid until ${until}`}.`,
          items,
        ),
      ];
    });
}

import { block, comment, type Lines, oneOf, toFill } from '../yaml-lines.ts';
import type { Given } from './given.ts';

export function legalGateway({ regime, answers, asks }: Given): Lines {
  const opened = regime?.gateway?.map(({ act, sections }) => `${act}, section ${oneOf(sections)}`) ?? [];
  return [
    ...comment(
      `The provision that expressly permits this disclosure, where one is relied on. ${
        opened.length > 0
          ? `For ${answers.regime}: ${opened.join('; ')}.`
          : 'Delete the block when the parties act on their own powers alone.'
      }`,
    ),
    ...block('legalGateway', [
      toFill('act', 'the law, with its year'),
      toFill('section'),
      toFill('objective', 'the objective under it that the sharing serves'),
      ...(asks('legalGateway.overriddenLaws')
        ? [toFill('overriddenLaws', 'a list of the laws that it overrides')]
        : []),
    ]),
  ];
}

export function purpose({ personal, answers, regime }: Given): Lines {
  return [
    ...comment(
      'What the data are for, precisely enough to tell an allowed use from one that is not. Everything below is measured against it.',
    ),
    ...block('purpose', [
      toFill(
        'category',
        `${regime?.purposes ? `${oneOf(regime.purposes)}, or ` : ''}a term of the Data Privacy Vocabulary (the editor offers them)`,
      ),
      toFill('statement', 'who does what with the data, for whom and to what effect, so that the public understands'),
      ...(personal
        ? [toFill('effect', 'administrative when decisions about a person rest on the data, else non-administrative')]
        : []),
      ...(personal && answers.jurisdiction === 'uk'
        ? [toFill('taskOf', 'whose task is served: provider, recipient or provider-and-recipient')]
        : []),
      toFill('prohibited', 'a list of the uses that the parties rule out'),
      ...(personal
        ? block('compatibilityAssessment', [
            toFill('ref', 'where the assessment against the first purpose is filed'),
            toFill('outcome'),
          ])
        : []),
    ]),
  ];
}

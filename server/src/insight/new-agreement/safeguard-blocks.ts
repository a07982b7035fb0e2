import { block, comment, entry, item, type Lines, toFill } from '../yaml-lines.ts';
import type { Given } from './given.ts';

export function exchange({ personal }: Given): Lines {
  return [
    ...comment('How often and by which way the data travel, and where they come to rest.'),
    ...block('frequency', [
      toFill('mode', 'api, batch or one-off'),
      toFill('accrual', 'how often there are new data; not more often than the source is updated'),
    ]),
    ...block('transfer', [
      toFill('method', 'such as api-mtls or sftp'),
      toFill('format', 'a media type, such as text/csv'),
      toFill('locations', 'a list of the countries in which the data are kept or looked at, such as [GB]'),
      toFill('international', `none, or {countries: […]${personal ? ', mechanism: …' : ''}}`),
    ]),
  ];
}

export function security(_: Given): Lines {
  return [
    ...comment(
      'Measures that are in place, in step with the classification and the kind of data. Terms of the Data Privacy Vocabulary, such as dpv:Encryption, dpv:AccessControlMethod, dpv:ActivityMonitoring, dpv:StaffTraining, can be compared.',
    ),
    ...block('security', [
      toFill('measures', 'a list'),
      toFill('encryptionInTransit', 'protocol and version'),
      toFill('encryptionAtRest', 'algorithm and length of the key'),
      toFill('accessControl', 'how access is limited to those who need it'),
      toFill('audit', 'how use is logged, and who looks at the logs'),
    ]),
  ];
}

export function onwardSharing(_: Given): Lines {
  return [
    ...comment('Whether the recipient may pass the data on. The rule follows the data through every later agreement.'),
    ...block('onwardSharing', [
      toFill('rule', 'prohibited, with-approval, listed (then name them in organisations) or outputs-only'),
    ]),
  ];
}

export function processors({ answers, hasRole, asks }: Given): Lines {
  const named = answers.parties.filter(({ roles }) => roles.includes('processor'));
  const lead = comment(
    'Organisations that work on the data for a controller, with the terms that bind them (Article 28 of the GDPR). An empty list, [], records that there are none.',
  );
  if (named.length === 0 && !asks('processors'))
    return [...lead, toFill('processors', '[] or a list of {party, terms}')];
  const parties = hasRole('processor') ? named.map(({ id }) => entry('party', id)) : [toFill('party', 'the processor')];
  return [
    ...lead,
    ...block(
      'processors',
      parties.flatMap((party) => item([party, ...processorTerms()])),
    ),
  ];
}

function processorTerms(): Lines {
  return block('terms', [
    toFill('subjectMatter', 'what the processor does'),
    toFill('duration'),
    toFill('nature', 'kind of processing, and what for'),
    toFill('dataTypes', 'which data, about whom'),
    toFill('instructions', 'who gives them, and how they are documented'),
    toFill('confidentiality', 'how the people who work with the data are bound to it'),
    toFill('security', 'which measures the processor takes'),
    toFill('subProcessing', 'whether others may be engaged, and who agrees to it'),
    toFill('assistance', 'help with requests, breaches and assessments'),
    toFill('deletion', 'return or deletion at the end'),
    toFill('audit', 'how the controller can convince itself'),
  ]);
}

export function jointControllers({ answers, hasRole, asks }: Given): Lines {
  if (!hasRole('joint-controller') && !asks('jointControllerArrangement')) return [];
  return [
    ...comment(
      'How the joint controllers divide their duties, above all towards the people concerned (Article 26 of the GDPR).',
    ),
    ...block('jointControllerArrangement', [
      toFill('contactPoint', 'where people can turn, whichever controller they have in mind'),
      ...(answers.parties.length === 0
        ? [toFill('responsibilities', 'who does what')]
        : block(
            'responsibilities',
            answers.parties
              .filter(({ roles }) => !roles.includes('processor'))
              .map(({ id }) => toFill(id, 'what this party does')),
          )),
      toFill('essenceUrl', 'where the public can read the gist of it'),
    ]),
  ];
}

export function automatedDecisions({ personal, asks }: Given): Lines {
  if (!personal && !asks('automatedDecisions')) return [];
  return [
    ...comment(
      'Whether decisions about people are made or prepared by machine with these data. Say false rather than nothing.',
    ),
    ...block('automatedDecisions', [
      toFill('used', 'true or false; delete the lines below when false'),
      toFill('logic', 'in words that a caseworker could use'),
      toFill('humanReview', 'true when somebody with authority looks at the result'),
      toFill('verificationBeforeAdverseAction', 'time to answer before a disadvantage takes effect, such as P30D'),
      toFill('notice', 'how people learn of it and can contest it'),
    ]),
  ];
}

export function dpia({ personal, around, asks }: Given): Lines {
  if (!personal && !asks('dpia')) return [];
  return [
    ...comment(
      `${around.gdpr ? 'The data protection impact assessment' : 'The privacy impact assessment'}: where it stands and where to find it. When none is needed, say so with the reason.`,
    ),
    ...block('dpia', [
      toFill('status', 'required, in-progress, approved, review-due, or not-required with a reason'),
      toFill('ref', 'number or link'),
      toFill('date'),
      toFill('outcome', 'above all the risk that remains'),
    ]),
  ];
}

export function ethics(_: Given): Lines {
  return [
    ...comment(
      'The place for questions that no legal test asks: which framework was gone through, when, with what outcome.',
    ),
    ...block('ethics', [toFill('framework'), toFill('ref'), toFill('date'), toFill('outcome')]),
  ];
}

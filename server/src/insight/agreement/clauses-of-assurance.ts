import { periodText } from '../recorded-text.ts';
import {
  assessment,
  asWritten,
  concernsPeople,
  type Draft,
  type Drafting,
  ifSaid,
  orBlank,
  partyCalled,
  person,
  sentence,
  statement,
} from './draft.ts';
import { prose } from './prose.ts';
import { slugInWords } from './words.ts';

export function decisionsClause(drafting: Drafting): Draft[] {
  const { root } = drafting;
  const term = root.at('automatedDecisions');
  const at = (key: string) => term.at(key);
  const used = at('used').yes();
  const human = at('humanReview').yes();
  const administrative = root.at('purpose').at('effect').text()?.raw === 'administrative';
  return [
    ...orBlank(
      [
        ...(used === undefined
          ? []
          : [
              statement(
                at('used'),
                used
                  ? prose`Decisions about individuals are made by automated means.`
                  : prose`No decision about an individual is made by automated means.`,
              ),
            ]),
        ...asWritten(term, 'Automated decisions'),
      ],
      administrative && concernsPeople(drafting),
      'whether decisions about individuals are made by automated means',
      term,
    ),
    ...ifSaid(at('logic'), at('logic').text(), (text) => prose`How the decision comes about: ${sentence(text)}`),
    ...(human === undefined
      ? []
      : [
          statement(
            at('humanReview'),
            human
              ? prose`A person with the authority to change the decision reviews it.`
              : prose`The decision is not reviewed by a person.`,
          ),
        ]),
    ...ifSaid(
      at('verificationBeforeAdverseAction'),
      at('verificationBeforeAdverseAction').as(periodText),
      (text) =>
        prose`Before a decision to the disadvantage of an individual takes effect, the individual has this time to respond: ${text}.`,
    ),
    ...ifSaid(
      at('notice'),
      at('notice').text(),
      (text) => prose`How the individual learns of the decision and may contest it: ${sentence(text)}`,
    ),
  ];
}

/** Impact assessment, ethics and the interests of children. */
export function assessmentsClause(drafting: Drafting): Draft[] {
  const { root } = drafting;
  const dpia = root.at('dpia');
  const ethics = root.at('ethics');
  const children = root.at('childrensInterests');
  const status = dpia.at('status').as(slugInWords);
  const dpiaText = assessment(dpia);
  return [
    ...orBlank(
      status || dpiaText
        ? [
            statement(
              dpia,
              sentence(
                prose`Data-protection impact assessment: ${status}${dpiaText && prose`${status ? ', ' : ''}${dpiaText}`}`,
              ),
            ),
          ]
        : asWritten(dpia, 'Data-protection impact assessment'),
      concernsPeople(drafting),
      'whether the impact on data protection has been assessed, and with which outcome',
      dpia,
    ),
    ...ifSaid(
      dpia.at('reason'),
      dpia.at('reason').text(),
      (text) => prose`Reason recorded for that: ${sentence(text)}`,
    ),
    ...ifSaid(
      dpia.at('approvedBy'),
      dpia.at('approvedBy').text(),
      (text) => prose`The assessment was approved by ${sentence(text)}`,
    ),
    ...ifSaid(
      ethics.at('framework'),
      ethics.at('framework').as(slugInWords),
      (text) => prose`The ethics of the sharing were reviewed by this framework: ${text}.`,
    ),
    ...ifSaid(ethics, assessment(ethics), (text) => prose`Ethics review: ${sentence(text)}`),
    ...ifSaid(
      children.at('statement'),
      children.at('statement').text(),
      (text) => prose`Interests of children: ${sentence(text)}`,
    ),
    ...ifSaid(children, assessment(children), (text) => prose`Record on the interests of children: ${sentence(text)}`),
  ];
}

export function rightsClause(drafting: Drafting): Draft[] {
  const term = drafting.root.at('rights');
  const at = (key: string) => term.at(key);
  const erasure = at('propagateErasure').yes();
  return [
    ...orBlank(
      [
        ...ifSaid(
          at('contact'),
          person(at('contact')),
          (text) => prose`Individuals who wish to exercise their rights turn to ${text}.`,
        ),
        ...asWritten(term, 'Rights of individuals'),
      ],
      concernsPeople(drafting),
      'to whom individuals turn to exercise their rights',
      term,
    ),
    ...ifSaid(
      at('sarLead'),
      partyCalled(drafting, at('sarLead')),
      (text) => prose`Requests for access are answered under the lead of ${text}.`,
    ),
    ...(erasure === undefined
      ? []
      : [
          statement(
            at('propagateErasure'),
            erasure
              ? prose`Corrections and deletions are passed on to the other parties.`
              : prose`Corrections and deletions are not passed on to the other parties.`,
          ),
        ]),
    ...ifSaid(at('complaints'), at('complaints').text(), (text) => prose`Complaints: ${sentence(text)}`),
    ...ifSaid(
      at('consent').at('withdrawal'),
      at('consent').at('withdrawal').text(),
      (text) => prose`Consent is withdrawn as follows: ${sentence(text)}`,
    ),
    ...ifSaid(at('foi'), at('foi').text(), (text) => prose`Requests under freedom of information: ${sentence(text)}`),
  ];
}

export function transparencyClause(drafting: Drafting): Draft[] {
  const term = drafting.root.at('transparency');
  const at = (key: string) => term.at(key);
  const register = at('register');
  const name = register.isMap ? register.at('name').text() : register.text();
  const ref = register.at('ref').name();
  const exempt = at('exemption');
  return [
    ...orBlank(
      [
        ...ifSaid(
          at('privacyNotice'),
          at('privacyNotice').text(),
          (text) => prose`Individuals are informed by the privacy notice at ${text}.`,
        ),
        ...ifSaid(
          at('individualNotice'),
          at('individualNotice').as(slugInWords),
          (text) => prose`Notice to each individual: ${text}.`,
        ),
        ...asWritten(term, 'Transparency'),
      ],
      concernsPeople(drafting) && !exempt.present,
      'how individuals are informed of the sharing',
      term,
    ),
    ...(name || ref
      ? [
          statement(
            register,
            prose`The agreement is entered in the register ${name}${ref && prose`, under the number ${ref}`}.`,
          ),
        ]
      : []),
    ...ifSaid(
      exempt.at('law'),
      exempt.at('law').text(),
      (text) => prose`Exemption from the duty to inform: ${sentence(text)}`,
    ),
    ...ifSaid(
      exempt.at('reason'),
      exempt.at('reason').text(),
      (text) => prose`Reason recorded for the exemption: ${sentence(text)}`,
    ),
    ...asWritten(exempt, 'Exemption from the duty to inform'),
  ];
}

export function breachClause(drafting: Drafting): Draft[] {
  const term = drafting.root.at('breach');
  const at = (key: string) => term.at(key);
  const contact = person(at('contact'));
  const within = at('notifyWithin').as(periodText);
  return [
    ...orBlank(
      contact || within
        ? [
            statement(
              term,
              prose`A party that learns of a breach that concerns the data ${contact ? prose`first tells ${contact}` : 'tells the other parties'}${within && prose`, within ${within}`}.`,
            ),
          ]
        : asWritten(term, 'Breach'),
      concernsPeople(drafting),
      'whom a party notifies of a breach, and within what time',
      term,
    ),
    ...ifSaid(
      at('authority'),
      at('authority').text(),
      (text) => prose`Regulator that is informed where the breach calls for it: ${text}.`,
    ),
  ];
}

const OVERSEEN: ReadonlySet<string | undefined> = new Set(['us-cmppa', 'nz-aisa', 'au-data-scheme', 'eu-art28']);

export function oversightClause(drafting: Drafting): Draft[] {
  const term = drafting.root.at('oversight');
  const at = (key: string) => term.at(key);
  return [
    ...orBlank(
      [
        ...ifSaid(at('audit'), at('audit').text(), (text) => prose`Audit: ${sentence(text)}`),
        ...ifSaid(at('body'), at('body').text(), (text) => prose`Overseeing body: ${sentence(text)}`),
        ...ifSaid(at('access'), at('access').text(), (text) => prose`Access for audit: ${sentence(text)}`),
        ...asWritten(term, 'Oversight'),
      ],
      OVERSEEN.has(drafting.regime),
      'who oversees the sharing, and how it is audited',
    ),
  ];
}

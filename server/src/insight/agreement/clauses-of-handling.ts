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
  sentence,
  statement,
} from './draft.ts';
import { type Prose, prose } from './prose.ts';
import type { Term } from './reading.ts';
import { ONWARD, schemeInWords, slugInWords } from './words.ts';

/** `2 years from decision date, then secure erasure`, and what else is recorded of it. */
export function retentionText(term: Term): Prose | undefined {
  const whole = term.isMap ? undefined : term.as(periodText);
  if (whole) return [whole];
  const at = (key: string) => term.at(key);
  const period = at('period').as(periodText);
  const trigger = at('trigger').as(slugInWords);
  const disposal = [at('disposal').as(slugInWords), at('action').as(slugInWords)].flatMap((one) => one ?? []);
  const min = at('min').as(periodText);
  const certificate = at('certificate').yes();
  const extension = at('extensionBasis').text();
  const archival = at('archivalBasis').text();
  const parts: Prose[] = [
    ...(period || trigger ? [prose`${period}${trigger && prose`${period ? ' ' : ''}from ${trigger}`}`] : []),
    ...disposal.map((text) => prose`then ${text}`),
    ...(min ? [prose`at least ${min}`] : []),
    ...(certificate === undefined ? [] : [prose`${certificate ? 'with' : 'without'} a certificate of disposal`]),
    ...(extension ? [prose`may be extended: ${extension}`] : []),
    ...(archival ? [prose`archived under ${archival}`] : []),
  ];
  return parts.length === 0 ? undefined : parts.flatMap((part, index) => (index === 0 ? part : prose`, ${part}`));
}

export function retentionClause(drafting: Drafting): Draft[] {
  const { root } = drafting;
  const items = root.at('data').maps();
  const own = items.flatMap((item, index) => {
    const term = item.at('retention');
    const name = item.at('id').name();
    return ifSaid(term, retentionText(term), (text) => prose`Item ${name ?? String(index + 1)}: ${text}.`);
  });
  const lacking = items.length === 0 || own.length < items.length;
  return [
    ...orBlank(
      ifSaid(
        root.at('retention'),
        retentionText(root.at('retention')),
        (text) => prose`The data are kept, where nothing else is recorded for an item: ${text}.`,
      ),
      lacking,
      own.length > 0
        ? 'how long the other items of data are kept, from when, and how they are disposed of'
        : 'how long the data are kept, from when, and how they are disposed of',
    ),
    ...(own.length > 0 ? [{ text: prose`The recipient keeps the items of data as follows.`, items: own }] : []),
  ];
}

export function securityClause(drafting: Drafting): Draft[] {
  const { root } = drafting;
  const term = root.at('security');
  const at = (key: string) => term.at(key);
  const measures = at('measures')
    .list()
    .flatMap((one) => {
      const text = one.as(slugInWords);
      return text ? [statement(one, prose`${text}`)] : [];
    });
  const found = [
    ...(measures.length > 0
      ? [statement(at('measures'), prose`The data are protected by these measures.`, measures)]
      : []),
    ...ifSaid(
      at('encryptionInTransit'),
      at('encryptionInTransit').text(),
      (text) => prose`Encryption in transit: ${text}.`,
    ),
    ...ifSaid(at('encryptionAtRest'), at('encryptionAtRest').text(), (text) => prose`Encryption at rest: ${text}.`),
    ...ifSaid(at('accessControl'), at('accessControl').text(), (text) => prose`Access control: ${sentence(text)}`),
    ...ifSaid(at('audit'), at('audit').text(), (text) => prose`Audit of access: ${sentence(text)}`),
    ...ifSaid(at('clearance'), at('clearance').text(), (text) => prose`Clearance of staff: ${text}.`),
    ...ifSaid(at('certification'), at('certification').all(), (text) => prose`Certification: ${text}.`),
    ...asWritten(term, 'Security'),
  ];
  return [
    ...orBlank(classificationDraft(root.at('classification')), true, 'the security classification of the data'),
    ...orBlank(found, true, 'how the data are protected', term),
  ];
}

function classificationDraft(term: Term): Draft[] {
  const value = term.isMap ? term.at('value').text() : term.text();
  const scheme = term.at('scheme').as(schemeInWords);
  const handling = term.at('handling').all();
  const equivalents = term.at('equivalence').maps();
  return [
    ...(value
      ? [
          statement(
            term,
            prose`Taken together, the data are classified ${value}${scheme && prose`, under the scheme ${scheme}`}.`,
          ),
        ]
      : []),
    ...ifSaid(term.at('handling'), handling, (text) => prose`Handling instructions: ${text}.`),
    ...equivalents.flatMap((one) => {
      const other = one.at('value').text();
      const under = one.at('scheme').as(schemeInWords);
      return other
        ? [
            statement(
              one,
              prose`That is treated as equivalent to ${other}${under && prose`, under the scheme ${under}`}.`,
            ),
          ]
        : [];
    }),
  ];
}

export function transferClause(drafting: Drafting): Draft[] {
  const { root } = drafting;
  const term = root.at('transfer');
  const at = (key: string) => term.at(key);
  const frequency = root.at('frequency');
  const encrypted = at('encrypted').yes();
  return [
    ...orBlank(
      [
        ...ifSaid(at('method'), at('method').as(methodInWords), (text) => prose`Method of transfer: ${text}.`),
        ...asWritten(term, 'Transfer'),
      ],
      true,
      'how the data are transferred',
      term,
    ),
    ...ifSaid(at('format'), at('format').text(), (text) => prose`Format in which the data are handed over: ${text}.`),
    ...(encrypted === undefined
      ? []
      : [statement(at('encrypted'), prose`The carrier of the data is ${encrypted ? 'encrypted' : 'not encrypted'}.`)]),
    ...ifSaid(at('custody'), at('custody').text(), (text) => prose`Custody on the way: ${sentence(text)}`),
    ...ifSaid(
      frequency.at('mode'),
      frequency.at('mode').as(slugInWords),
      (text) => prose`Manner of the exchange: ${text}.`,
    ),
    ...ifSaid(frequency.at('accrual'), frequency.at('accrual').as(slugInWords), (text) => prose`Frequency: ${text}.`),
    ...asWritten(frequency, 'Frequency'),
    ...ifSaid(
      at('locations'),
      at('locations').all(),
      (text) => prose`The data are stored and looked at in these countries: ${text}.`,
    ),
    ...orBlank(
      internationalDraft(at('international')),
      concernsPeople(drafting),
      'whether the data are transferred to other countries, and under which safeguards',
      term,
    ),
  ];
}

/** A method is a code of several parts, some of them short names: `api-mtls`. It stays as it is written. */
function methodInWords(raw: string): string | undefined {
  return /^dpv:/.test(raw) ? slugInWords(raw) : undefined;
}

/** A written `null` or `none` records that there is no transfer; a missing key records nothing (ruling 11). */
function internationalDraft(term: Term): Draft[] {
  if (term.node?.kind !== 'missing' && term.isNone())
    return [statement(term, prose`The data are not transferred to other countries.`)];
  const at = (key: string) => term.at(key);
  const countries = at('countries').all();
  const mechanism = at('mechanism').as(slugInWords);
  return [
    ...ifSaid(at('countries'), countries, (text) => prose`The data are transferred to these other countries: ${text}.`),
    ...ifSaid(at('mechanism'), mechanism, (text) => prose`Safeguard for that transfer: ${text}.`),
    ...ifSaid(
      at('riskAssessment'),
      assessment(at('riskAssessment')),
      (text) => prose`Assessment of the risk of that transfer: ${sentence(text)}`,
    ),
    ...ifSaid(at('ref'), at('ref').text(), (text) => prose`Text of that safeguard: ${text}.`),
    ...asWritten(term, 'Transfer to other countries'),
  ];
}

export function onwardClause(drafting: Drafting): Draft[] {
  const term = drafting.root.at('onwardSharing');
  const at = (key: string) => term.at(key);
  const known = (raw: string): string | undefined => (Object.hasOwn(ONWARD, raw) ? ONWARD[raw] : undefined);
  const rule = at('rule').as(known);
  return [
    ...orBlank(
      [
        ...(rule
          ? [
              statement(
                at('rule'),
                known(rule.raw) === undefined ? prose`Rule on sharing the data further: ${rule}.` : prose`${rule}`,
              ),
            ]
          : []),
        ...asWritten(term, 'Sharing the data further'),
      ],
      true,
      'whether the recipient may share the data further, and on which conditions',
      term,
    ),
    ...ifSaid(
      at('organisations'),
      at('organisations').all(),
      (text) => prose`Organisations to which the data may be passed on: ${text}.`,
    ),
    ...ifSaid(at('approver'), partyCalled(drafting, at('approver')), (text) => prose`Approval is given by ${text}.`),
    ...ifSaid(at('conditions'), at('conditions').text(), (text) => prose`Conditions: ${sentence(text)}`),
  ];
}

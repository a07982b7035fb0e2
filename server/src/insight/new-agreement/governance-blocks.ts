import { block, comment, entry, item, type Lines, oneOf, toFill } from '../yaml-lines.ts';
import type { Given } from './given.ts';

export function rights({ personal, answers, asks }: Given): Lines {
  if (!personal && !asks('rights')) return [];
  return [
    ...comment('Requests and complaints of the people concerned, so that nobody is sent from door to door.'),
    ...block('rights', [
      toFill('contact', 'where a request is sent'),
      toFill('sarLead', partiesToChoose(answers.parties, 'the party that leads on a request for access')),
      toFill('propagateErasure', 'true when corrections and deletions are passed on'),
      toFill('complaints', 'how a complaint is received and answered'),
      toFill('foi', 'who answers freedom-of-information requests'),
    ]),
  ];
}

function partiesToChoose(parties: Given['answers']['parties'], what: string): string {
  return parties.length === 0 ? what : `${what}: ${oneOf(parties.map(({ id }) => id))}`;
}

export function transparency({ personal, regime, asks }: Given): Lines {
  const registers = regime?.register ?? [];
  const noticed = personal || asks('transparency.individualNotice');
  return [
    ...comment('How the public, and the people concerned, can learn of the sharing.'),
    ...block('transparency', [
      ...(personal ? [toFill('privacyNotice', 'address of the notice that covers this sharing')] : []),
      ...block('register', [
        toFill(
          'name',
          registers.length > 0 ? oneOf(registers) : 'the public register in which the agreement is entered',
        ),
        toFill('ref'),
      ]),
      ...(noticed ? [toFill('individualNotice', 'how and when each person is told')] : []),
    ]),
  ];
}

export function breach({ personal, asks }: Given): Lines {
  if (!personal && !asks('breach')) return [];
  return [
    ...comment('What happens when data are lost or seen by the wrong people.'),
    ...block('breach', [
      toFill('contact', 'where a breach is reported at any hour'),
      toFill('notifyWithin', 'how soon the other parties are told, such as PT24H'),
      toFill('authority', 'the authority that is notified'),
    ]),
  ];
}

export function oversight({ asks }: Given): Lines {
  if (!asks('oversight')) return [];
  return [
    ...comment('Who oversees the sharing, and what they may look into.'),
    ...block('oversight', [toFill('audit'), toFill('body'), toFill('access')]),
  ];
}

export function benefit({ asks }: Given): Lines {
  return [
    ...comment('What the public gains, and how one will see it.'),
    ...block('benefit', [
      toFill('statement'),
      ...block(
        'measures',
        item([toFill('indicator', 'what is measured'), toFill('baseline'), toFill('target'), toFill('by', 'a day')]),
      ),
      ...(asks('benefit.costBenefit')
        ? block('costBenefit', block('savings', [toFill('amount'), toFill('currency')]))
        : []),
    ]),
  ];
}

export function fiveSafes({ asks }: Given): Lines {
  if (!asks('fiveSafes')) return [];
  return [
    ...comment('The five data sharing principles: how each is met.'),
    ...block('fiveSafes', [toFill('project'), toFill('people'), toFill('settings'), toFill('data'), toFill('outputs')]),
  ];
}

export function duration({ regime, answers }: Given): Lines {
  const { longestTerm, longestRenewal, sunset } = regime ?? {};
  const limits = [
    ...(longestTerm === undefined ? [] : [`a term of at most ${longestTerm}`]),
    ...(longestRenewal === undefined ? [] : [`a renewal of at most ${longestRenewal}`]),
    ...(sunset === undefined ? [] : [`no term beyond ${sunset}, when the scheme itself ends`]),
  ];
  return [
    ...comment(
      `From when to when the agreement holds, and when the parties look at it again. Days are written 2027-03-31.${limits.length > 0 ? ` ${answers.regime} allows ${limits.join(', ')}.` : ''}`,
    ),
    ...block('term', [toFill('start'), toFill('end')]),
    ...block('review', [toFill('next'), toFill('interval', 'such as P1Y')]),
  ];
}

export function ending(_: Given): Lines {
  return [
    ...comment('How the agreement ends and is changed, and what happens when the parties disagree.'),
    ...block('termination', [
      toFill('notice', 'such as P90D'),
      toFill('triggers', 'a list of what ends it at once'),
      toFill('onEnd', 'what happens to the data'),
    ]),
    ...block('variation', [toFill('procedure')]),
    ...block('disputes', [toFill('procedure')]),
  ];
}

export function signatures({ answers }: Given): Lines {
  const parties = answers.parties.length === 0 ? ['', ''] : answers.parties.map(({ id }) => id);
  return [
    ...comment('Filled in when each party signs.'),
    ...block(
      'signatures',
      parties.flatMap((party) =>
        item([
          party === '' ? toFill('party') : entry('party', party),
          toFill('name'),
          toFill('role', 'the office in which the person signs'),
          toFill('date'),
        ]),
      ),
    ),
  ];
}

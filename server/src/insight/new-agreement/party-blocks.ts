import { specialCategoryConditions } from '../../model/vocabularies/load.ts';
import { block, comment, entryOr, flowList, item, type Lines, oneOf, toFill } from '../yaml-lines.ts';
import type { AnsweredParty } from './agreement-answers.ts';
import type { Given } from './given.ts';
import { exchangeRoles, PROTECTION_ROLES } from './party-roles.ts';

/** The parties as they were named; two to be named where nobody was. */
export function parties(given: Given): Lines {
  const { answers, personal, around } = given;
  const list = answers.parties.length > 0 ? answers.parties : [UNNAMED, UNNAMED];
  return [
    ...comment(
      'Who takes part: at least one that provides and one that receives. Each names the post that answers for the sharing, and the law under which it may disclose or receive the data.',
    ),
    ...statutePicker(given),
    ...(personal && around.bases.length > 0 ? basisPicker(given) : []),
    ...block(
      'parties',
      list.flatMap((party) => item(partyLines(given, party))),
    ),
  ];
}

const UNNAMED: AnsweredParty = { id: '', name: '', roles: [] };

function partyLines(given: Given, { id, name, identifier, roles }: AnsweredParty): Lines {
  const { around, personal } = given;
  return [
    entryOr('id', id, 'a short name by which the rest of the agreement refers to this party'),
    entryOr('name', name, 'official name, as in a contract'),
    entryOr('identifier', identifier, 'number in a register of organisations, or delete this line'),
    roles.length > 0 ? `role: ${flowList(roles)}` : toFill('role', rolesToChoose(given)),
    ...block('accountable', [
      toFill('role', 'the post that answers for the sharing'),
      toFill('name'),
      toFill('contact', 'a mailbox that outlives its holder'),
    ]),
    ...(personal && around.gdpr ? block('dpo', [toFill('contact', 'data protection officer')]) : []),
    // A processor acts for a controller, on the controller's footing.
    ...(roles.includes('processor')
      ? []
      : [
          ...block('legalPower', [toFill('act', 'the law, with its year'), toFill('section')]),
          ...(personal ? basisLines(given) : []),
        ]),
  ];
}

function rolesToChoose({ personal, regime, around }: Given): string {
  return `${oneOf(exchangeRoles(regime))}${personal && around.gdpr ? `, and ${oneOf(PROTECTION_ROLES)}` : ''}`;
}

function basisLines({ answers, around, special, criminal }: Given): Lines {
  if (!around.gdpr) return around.bases.length > 0 ? [toFill('lawfulBasis', 'one of those above')] : [];
  return block('lawfulBasis', [
    toFill('article6', 'one of those above'),
    ...(special ? [toFill('article9', 'one of those above')] : []),
    ...(special && answers.jurisdiction === 'uk'
      ? [toFill('schedule1', 'the condition of Schedule 1 that goes with it, or delete this line')]
      : []),
    ...(criminal ? [toFill('statute', 'the law that allows processing data on offences')] : []),
  ]);
}

/** Acts that people rely on. Which applies is for the party to say, and there are others. */
function statutePicker({ around }: Given): Lines {
  const acts = around.statutes.map(({ act, sections }) =>
    sections.length === 0 ? act : `${act} (${sections.map(({ section }) => section).join(', ')})`,
  );
  return acts.length === 0
    ? []
    : comment(`Laws that public bodies rely on, with sections, among others: ${acts.join('; ')}.`);
}

/** All that can be chosen; which holds is for the party to say. */
function basisPicker({ answers, around, special }: Given): Lines {
  const name = around.gdpr ? 'under Article 6' : `in ${answers.jurisdiction.toUpperCase()}`;
  return [
    ...comment(
      `The lawful basis is for each party to decide; nothing is proposed. To choose from ${name}: ${oneOf(around.bases.map(({ slug }) => slug))}.`,
    ),
    ...(special && around.gdpr
      ? comment(
          `Fields of a special category are among the data. To choose from under Article 9: ${oneOf(specialCategoryConditions.map(({ slug }) => slug))}.`,
        )
      : []),
  ];
}

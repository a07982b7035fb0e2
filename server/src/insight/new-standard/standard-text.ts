// insight/new-standard/: the text of a new standard out of answers. Says nothing that nobody said: no basis, no period, no licence.

import { surroundingsOf } from '../new-agreement/jurisdictions.ts';
import { block, comment, entry, item, type Lines, oneOf, scalar, TO_FILL } from '../yaml-lines.ts';
import type { AnsweredField, StandardAnswers } from './standard-answers.ts';

/**
 * A skeleton of a standard in YAML. What nobody has said stands as a comment that becomes a key when its mark is taken away: a standard, other
 * than an agreement, is read by programs before it is complete.
 */
export function standardText(answers: StandardAnswers): string {
  const blocks = [introduction, identity, people, access, personalData, value, entities].map((make) => make(answers));
  return `${blocks.flatMap((lines, index) => (index === 0 ? lines : ['', ...lines])).join('\n')}\n`;
}

function introduction({ today }: StandardAnswers): Lines {
  return comment(
    `A draft, begun on ${today}. ${TO_FILL} marks what is still open: take the # at the beginning of the line away and write the value. ` +
      '`concordat check` says what is missing or unclear, `concordat checklist` what governance asks of it. Delete these comments when they have served you.',
  );
}

function identity({ id, title, jurisdiction }: StandardAnswers): Lines {
  return [
    entry('apiVersion', 'concordat/v1'),
    entry('kind', 'DataStandard'),
    ...comment('Stays the same through all versions: agreements and other standards point to it.'),
    entry('id', id),
    entry('title', title),
    open('description', '""', 'what it describes, for whom it was made, and where it stops'),
    entry('version', '0.1.0'),
    entry('status', 'draft'),
    jurisdiction === undefined ? open('jurisdiction', '""', 'uk, eu, fr …') : entry('jurisdiction', jurisdiction),
    entry('language', 'en').replace(/: (.*)$/, ': [$1]'),
  ];
}

function people({ owner }: StandardAnswers): Lines {
  const said = owner.role !== '' || owner.contact !== '';
  return [
    ...comment('Who decides when it changes, and who publishes it. A role and a shared mailbox outlive their holders.'),
    ...(said
      ? block('owner', [
          owner.role === '' ? open('role', '""', 'the post') : entry('role', owner.role),
          owner.contact === '' ? open('contact', '""', 'a shared mailbox') : entry('contact', owner.contact),
        ])
      : [open('owner', '{role: "", contact: ""}', 'the post that answers for it, and a shared mailbox')]),
    open('publisher', '{name: "", identifier: ""}', 'the organisation, with its number in a register'),
  ];
}

function access({ jurisdiction }: StandardAnswers): Lines {
  const values =
    jurisdiction === undefined ? [] : (surroundingsOf(jurisdiction).scheme?.values ?? []).map(({ value }) => value);
  return [
    ...comment('Who may have the data, and how they must be handled. Single fields can have a higher classification.'),
    open('classification', '""', values.length > 0 ? oneOf(values) : 'a value of your scheme'),
    open('accessRights', '""', 'public, restricted or non-public'),
    open('licence', '""', 'of the data, where they are open'),
    open('closedReason', '""', 'why they are not open, where they are not'),
  ];
}

function personalData(answers: StandardAnswers): Lines {
  const bases = answers.jurisdiction === undefined ? [] : surroundingsOf(answers.jurisdiction).bases;
  const slugs = bases.map(({ slug }) => slug).join(', ');
  return [
    ...comment('Where people are concerned. Mark their fields below with `personalData`; the editor suggests which.'),
    open('purpose', '[]', 'what the data are held for, such as dpv:ServiceProvision'),
    open('dataSubjects', '[]', 'groups of people whom the data are about'),
    open('lawfulBasis', '{article6: ""}', slugs === '' ? 'the ground on which they are processed' : slugs),
    open('retention', '{period: "", trigger: "", disposal: ""}', 'for how long, such as P6Y, from when, and what then'),
  ];
}

function value(): Lines {
  return [
    ...comment('Why it is worth the trouble, and when somebody looks at it again.'),
    open('valueCase', '{goal: "", users: "", problem: ""}', 'who gains what'),
    open('updateFrequency', '""', 'how often the data change, such as R/P1M'),
    open('review', '{next: "", interval: P1Y}', 'the day of the next review'),
  ];
}

function entities({ entity, fields }: StandardAnswers): Lines {
  const key = fields[0];
  return block(
    'entities',
    item([
      entry('name', entity),
      open('kind', 'record', 'person, household, organisation, place, asset, event, record or aggregate'),
      open('description', '""', 'what one record of it is'),
      key
        ? open('primaryKey', `[${scalar(key.name)}]`, 'the fields that tell records apart')
        : open('primaryKey', '[]', ''),
      ...(fields.length === 0
        ? [open('fields', '[{name: "", type: string, description: ""}]', 'the columns')]
        : block('fields', fields.flatMap(fieldLines))),
    ]),
  );
}

function fieldLines({ name, type }: AnsweredField): Lines {
  return item([entry('name', name), entry('type', type), open('description', '""', 'what a value stands for')]);
}

/** A key that becomes one when its mark is taken away. */
function open(key: string, value: string, what: string): string {
  return `# ${key}: ${value} # ${what === '' ? TO_FILL : `${TO_FILL}: ${what}`}`;
}

import { block, comment, entry, entryOr, type Lines, oneOf, toFill } from '../yaml-lines.ts';
import { type Given, highestClassifications } from './given.ts';
import { regimesOf } from './jurisdictions.ts';

/** What the file is, and what its marks mean. */
export function introduction({ answers }: Given): Lines {
  return comment(
    `A draft, begun on ${answers.today}. Nothing is shared under a draft. TO FILL marks what is still open: a key without a value counts as not recorded. ` +
      '`concordat check` tells what is missing and what does not fit, `concordat render` shows the agreement as a document with its blanks. Delete these comments when they have served you.',
  );
}

export function identity({ answers }: Given): Lines {
  return [
    entry('apiVersion', 'concordat/v1'),
    entry('kind', 'DataSharingAgreement'),
    ...comment(
      'The identifier stays the same through all versions: registers, standards and other agreements point to it. If your organisation hands out numbers, put yours here before anybody does.',
    ),
    entry('id', answers.id),
    ...comment('Raise the version with every change of the text, so that a signature says which text was signed.'),
    'version: "0.1.0"',
    entry('title', answers.title),
    ...comment(
      'After draft come under-review, signed, registered and active. What is a warning in a draft is an error from then on.',
    ),
    entry('status', 'draft'),
  ];
}

export function law({ answers, regime }: Given): Lines {
  const open = regimesOf(answers.jurisdiction).map(({ id }) => id);
  return [
    ...comment(
      'Whose vocabularies hold here, and the statutory scheme under which the data are shared; none where there is no such scheme.',
    ),
    entry('jurisdiction', answers.jurisdiction),
    entryOr('regime', answers.regime, open.length > 0 ? `${open.join(', ')}, or none` : 'none, unless there is one'),
    ...(regime ? comment(`${regime.title} (${regime.reference}). What it asks for is marked with its name.`) : []),
  ];
}

export function classification({ around, chosen }: Given): Lines {
  const { scheme } = around;
  const values = scheme?.values.map(({ value }) => value) ?? [];
  return [
    ...comment(
      `Protective marking of the shared data taken together, no lower than that of the most sensitive field. ${highestOf(chosen, scheme?.id)}`,
    ),
    ...block('classification', [
      entryOr('scheme', scheme?.id, 'the scheme that gives the value its meaning'),
      toFill('value', oneOf(values)),
      toFill('handling', 'instructions that travel with the data, or delete this line'),
    ]),
  ];
}

function highestOf(chosen: Given['chosen'], usualScheme: string | undefined): string {
  if (chosen.length === 0) return 'Choose the fields below first.';
  const highest = highestClassifications(chosen, usualScheme).map(({ value, scheme, names }) => {
    const shown = names.length > 4 ? `${names.slice(0, 3).join(', ')} and ${names.length - 3} more` : names.join(', ');
    return `${value}${scheme === undefined || scheme === usualScheme ? '' : `, ${scheme}`} (${shown})`;
  });
  return highest.length === 0
    ? 'The standards classify none of the chosen fields.'
    : `The highest among the chosen fields: ${highest.join('; ')}.`;
}

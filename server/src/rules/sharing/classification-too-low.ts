import { rankOf } from '../../model/classification.ts';
import type { AgreementRow, FieldRow, StandardRow } from '../../model/facts.ts';
import type { ClassificationScheme } from '../../model/vocabularies/load.ts';
import { defineRule, each, type ProjectContext } from '../define.ts';
import { joinAgreement } from '../support/join.ts';
import { dedent, quoted } from '../support/text.ts';

const messages = {
  tooLow: 'The agreement is {agreement}, but {field} of {standard} is {needed}.',
  schemes: {
    text: 'The agreement is classified by {own}, {field} of {standard} by {other}. The two cannot be compared.',
    severity: 'warning',
  },
} as const;

type Context = ProjectContext<typeof messages>;

export const rule = defineRule({
  id: 'sharing/classification-too-low',
  since: '0.1.0',
  stability: 'stable',
  severity: 'error',
  formats: ['agreement'],
  messages,
  docs: {
    what: 'An agreement is classified lower than a field that it shares.',
    why: 'The recipient handles the data by the marking of the agreement. If that is lower than what the owner asks for, the data lose their protection at the border.',
    instead: 'Raise the classification of the agreement to that of its most sensitive field, or share less.',
    limits:
      'Only the fields that are shared count, each with its own classification or that of its entity or standard. Values of different schemes are not compared; the rule says so instead.',
    references: ['Government Security Classifications (UK)', 'FIPS 199 and 200, high-water mark'],
  },
  examples: {
    good: [
      {
        title: 'The sensitive field is not shared',
        frame: 'agreement',
        text: dedent`
          classification: {scheme: uk-gscp, value: OFFICIAL}
          data:
            - standard: ../standards/claim.yaml
              version: 2.1.0
              fields: [claim_id]
              retention: {period: P2Y, trigger: decision-date, disposal: secure-erasure}
        `,
      },
    ],
    bad: [
      {
        title: 'Lower than a field',
        frame: 'agreement',
        text: 'classification: {scheme: uk-gscp, value: OFFICIAL}\n                                         ^^^^^^^^ tooLow\n',
        fixed: 'classification: {scheme: uk-gscp, value: OFFICIAL-SENSITIVE}\n',
      },
      {
        title: 'Another scheme',
        frame: 'agreement',
        text: 'classification: {scheme: tlp2, value: "TLP:AMBER"}\n                                      ^^^^^^^^^^^ schemes\n',
      },
    ],
  },
  project: [each('agreements', check)],
});

interface Highest {
  readonly rank: number;
  readonly row: FieldRow;
  readonly standard: StandardRow;
}

function check(row: AgreementRow, context: Context): void {
  if (!row.classification || row.classificationAt === undefined) return;
  const own = context.schemeOf(row.classification.scheme, row.jurisdiction);
  const rank = own && rankOf(own, row.classification.value);
  if (!own || rank === undefined) return;
  let highest: Highest | undefined;
  let foreign: { row: FieldRow; standard: StandardRow; scheme: ClassificationScheme } | undefined;
  for (const { standard, fields } of joinAgreement(context.facts, row)) {
    if (!standard) continue;
    for (const field of fields.flatMap((joined) => (joined.rows.length === 1 ? joined.rows : []))) {
      if (!field.classification) continue;
      const scheme = context.schemeOf(field.classification.scheme, standard.jurisdiction);
      if (!scheme) continue;
      if (scheme.id !== own.id) foreign ??= { row: field, standard, scheme };
      else {
        const needed = rankOf(scheme, field.classification.value) ?? -1;
        if (needed > (highest?.rank ?? rank)) highest = { rank: needed, row: field, standard };
      }
    }
  }
  const at = {
    file: row.file,
    root: row.root,
    pointer: row.classification.scheme === undefined ? row.classificationAt : `${row.classificationAt}/value`,
  };
  if (highest) reportTooLow(row, own, highest, at, context);
  if (foreign) {
    const data = {
      own: own.title,
      other: foreign.scheme.title,
      field: quoted(foreign.row.path),
      standard: quoted(foreign.standard.label),
    };
    context.report('schemes', { at, data, related: [placeOf(foreign.row)] });
  }
}

function reportTooLow(
  row: AgreementRow,
  scheme: ClassificationScheme,
  highest: Highest,
  at: { file: string; root: number; pointer: string },
  context: Context,
): void {
  const needed = scheme.values[highest.rank]?.value ?? '';
  const data = {
    agreement: row.classification?.value ?? '',
    field: quoted(highest.row.path),
    standard: quoted(highest.standard.label),
    needed,
  };
  const edit = { op: 'set' as const, root: row.root, path: at.pointer.split('/').slice(1), value: needed };
  context.report('tooLow', {
    at,
    data,
    related: [placeOf(highest.row)],
    fixes: [{ title: `Raise to ${needed}`, safety: 'suggestion', edits: [edit] }],
  });
}

function placeOf(row: FieldRow) {
  return {
    at: { file: row.file, root: row.root, pointer: row.pointer, part: 'key' as const },
    message: `${row.entity}.${row.path} is ${row.classification?.value ?? ''}`,
  };
}

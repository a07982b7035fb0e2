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
              necessity: Finds the application.
              dataSubjects: [benefit-claimant]
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

interface Shared {
  readonly row: FieldRow;
  readonly standard: StandardRow;
  readonly scheme: ClassificationScheme;
  /** The place of the field's value in its scheme; -1 for a value that the scheme does not know. */
  readonly rank: number;
}

function check(row: AgreementRow, context: Context): void {
  if (!row.classification || row.classificationAt === undefined) return;
  const own = context.schemeOf(row.classification.scheme, row.jurisdiction);
  const rank = own && rankOf(own, row.classification.value);
  if (!own || rank === undefined) return;
  const shared = classifiedFields(row, context);
  const foreign = shared.find(({ scheme }) => scheme.id !== own.id);
  let highest: Shared | undefined;
  for (const field of shared) if (field.scheme.id === own.id && field.rank > (highest?.rank ?? rank)) highest = field;
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

/** The classified fields that an agreement shares and that were found in exactly one place. */
function classifiedFields(row: AgreementRow, context: Context): Shared[] {
  const out: Shared[] = [];
  for (const { standard, fields } of joinAgreement(context.facts, row)) {
    if (!standard) continue;
    for (const { rows } of fields) {
      const [field] = rows;
      if (rows.length !== 1 || !field?.classification) continue;
      const scheme = context.schemeOf(field.classification.scheme, standard.jurisdiction);
      if (scheme) out.push({ row: field, standard, scheme, rank: rankOf(scheme, field.classification.value) ?? -1 });
    }
  }
  return out;
}

function reportTooLow(
  row: AgreementRow,
  scheme: ClassificationScheme,
  highest: Shared,
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

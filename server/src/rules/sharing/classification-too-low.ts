import { rankOf } from '../../model/classification.ts';
import type { AgreementRow, FieldRow, StandardRow } from '../../model/facts.ts';
import type { ClassificationScheme } from '../../model/vocabularies/load.ts';
import { defineRule, each, type ProjectContext } from '../define.ts';
import { fillIn } from '../support/fill-in.ts';
import { sharedData } from '../support/shared-data.ts';
import { type Terms, termsOf } from '../support/terms.ts';
import { dedent, quoted } from '../support/text.ts';

const messages = {
  tooLow: 'The agreement is {agreement}, but {field} of {standard} is {needed}.',
  schemes: {
    text: 'The agreement is classified by {own}, {field} of {standard} by {other}. The two cannot be compared; say what corresponds (`equivalence`).',
    severity: 'warning',
  },
  equivalent: 'The agreement calls its classification equivalent to {value}, but {field} of {standard} is {needed}.',
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
      'Only the fields that are shared count, each with its own classification or that of its entity or standard. Values of different schemes are compared where the agreement says what corresponds: `equivalence: [{scheme: us-cui, value: CUI}]`; else the rule asks for that. Whether two values do correspond cannot be seen from here.',
    references: ['Government Security Classifications (UK)', 'FIPS 199 and 200, high-water mark'],
  },
  examples: {
    good: [
      {
        title: 'Another scheme, and what corresponds',
        frame: 'agreement',
        text: dedent`
          classification:
            scheme: tlp2
            value: "TLP:AMBER"
            equivalence:
              - {scheme: uk-gscp, value: OFFICIAL-SENSITIVE}
        `,
      },
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
        title: 'An equivalent that is lower',
        frame: 'agreement',
        text: dedent`
          classification:
            scheme: tlp2
            value: "TLP:AMBER"
            equivalence:
              - {scheme: uk-gscp, value: OFFICIAL}
                                         ^^^^^^^^ equivalent
        `,
      },
      {
        title: 'Lower than one of all fields',
        frame: 'agreement',
        text: dedent`
          classification: {scheme: uk-gscp, value: OFFICIAL}
                                                   ^^^^^^^^ tooLow
          data:
            - id: claims
              standard: ../standards/claim.yaml
              version: 2.1.0
              fields: "*"
                      ^^^ sharing/all-fields:all
              necessity: Each field is compared with what the agency knows.
              dataSubjects: [benefit-claimant]
              retention: {period: P2Y, trigger: case-closed, disposal: secure-erasure}
        `,
      },
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
  const at = {
    file: row.file,
    root: row.root,
    pointer: row.classification.scheme === undefined ? row.classificationAt : `${row.classificationAt}/value`,
  };
  const bySchemes = highestByScheme(row, context);
  const highest = bySchemes.get(own.id);
  if (highest && highest.rank > rank) reportTooLow(row, own, highest, at, context);
  const terms = termsOf(context.facts, row);
  for (const [id, foreign] of bySchemes) {
    if (id === own.id) continue;
    const same = equivalentIn(foreign.scheme, terms, row, context);
    if (same && foreign.rank > same.rank) reportEquivalent(same, foreign, terms, context);
    else if (!same) {
      const data = { own: own.title, other: foreign.scheme.title, ...namesOf(foreign) };
      const value = { scheme: foreign.scheme.id, value: '' };
      const listed = terms.list('classification', 'equivalence').length;
      const edit =
        row.classification.scheme === undefined
          ? undefined
          : listed === 0
            ? terms.insert(['classification', 'equivalence'], [value])
            : undefined;
      const fixes = fillIn(`Insert an equivalent by ${foreign.scheme.title} to fill in`, edit);
      context.report('schemes', { at, data, related: [placeOf(foreign.row)], fixes });
    }
  }
}

/** For each scheme the highest of the classified fields that the agreement shares and that were found in exactly one place. */
function highestByScheme(row: AgreementRow, context: Context): Map<string, Shared> {
  const out = new Map<string, Shared>();
  for (const { standard, fields } of sharedData(context.facts, row).items) {
    if (!standard) continue;
    for (const { rows } of fields) {
      const [field] = rows;
      if (rows.length !== 1 || !field?.classification) continue;
      const scheme = context.schemeOf(field.classification.scheme, standard.jurisdiction);
      if (!scheme) continue;
      const rank = rankOf(scheme, field.classification.value) ?? -1;
      const known = out.get(scheme.id);
      if (!known || rank > known.rank) out.set(scheme.id, { row: field, standard, scheme, rank });
    }
  }
  return out;
}

interface Equivalent {
  readonly value: string;
  readonly rank: number;
  /** In the list of the agreement. */
  readonly index: number;
}

/** The value of another scheme that the agreement calls equivalent to its own. */
function equivalentIn(
  scheme: ClassificationScheme,
  terms: Terms,
  row: AgreementRow,
  context: Context,
): Equivalent | undefined {
  for (const index of terms.list('classification', 'equivalence').keys()) {
    const part = terms.within(undefined, 'classification', 'equivalence', index);
    const [named, value] = [part.text('scheme'), part.text('value')];
    const found = named === undefined ? undefined : context.schemeOf(named, row.jurisdiction);
    if (found?.id !== scheme.id || value === undefined) continue;
    const rank = rankOf(scheme, value);
    if (rank !== undefined) return { value, rank, index };
  }
  return undefined;
}

function reportEquivalent({ value, index }: Equivalent, foreign: Shared, terms: Terms, context: Context): void {
  const needed = foreign.scheme.values[foreign.rank]?.value ?? '';
  context.report('equivalent', {
    at: terms.valuePlace('classification', 'equivalence', index, 'value'),
    data: { value, needed, ...namesOf(foreign) },
    related: [placeOf(foreign.row)],
  });
}

function reportTooLow(
  row: AgreementRow,
  scheme: ClassificationScheme,
  highest: Shared,
  at: { file: string; root: number; pointer: string },
  context: Context,
): void {
  const needed = scheme.values[highest.rank]?.value ?? '';
  const data = { agreement: row.classification?.value ?? '', needed, ...namesOf(highest) };
  const edit = { op: 'set' as const, root: row.root, path: at.pointer.split('/').slice(1), value: needed };
  context.report('tooLow', {
    at,
    data,
    related: [placeOf(highest.row)],
    fixes: [{ title: `Raise to ${needed}`, safety: 'suggestion', edits: [edit] }],
  });
}

function namesOf({ row, standard }: Shared): { readonly field: string; readonly standard: string } {
  return { field: quoted(row.path), standard: quoted(standard.label) };
}

function placeOf(row: FieldRow) {
  return {
    at: { file: row.file, root: row.root, pointer: row.pointer, part: 'key' as const },
    message: `${row.entity}.${row.path} is ${row.classification?.value ?? ''}`,
  };
}

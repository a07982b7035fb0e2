import { didYouMean } from '../../base/did-you-mean.ts';
import { listOf } from '../../base/words.ts';
import type { AgreementRow, StandardRow } from '../../model/facts.ts';
import { defineRule, each, type ProjectContext } from '../define.ts';
import { fieldsOfStandard, findField, isReadable, type JoinedField, joinAgreement } from '../support/join.ts';
import { isOtherVersion } from '../support/pinned-version.ts';
import { dedent, quoted } from '../support/text.ts';

const messages = {
  unknown: '{standard} has no field {field}.',
  meant: '{standard} has no field {field}: did you mean {suggestion}?',
  case: { text: '{standard} spells the field {suggestion}, not {field}.', severity: 'warning' },
  ambiguous: '{standard} has several fields {field}. Say which one: {choices}.',
  deprecated: { text: '{field} of {standard} is deprecated.', severity: 'warning' },
} as const;

type Context = ProjectContext<typeof messages>;

export const rule = defineRule({
  id: 'sharing/unknown-field',
  since: '0.1.0',
  stability: 'stable',
  severity: 'error',
  messages,
  docs: {
    what: 'An agreement shares a field that the standard it names does not have.',
    why: 'Two lawyers have signed for `award_amt`, and the data hold `award_amount`. What was agreed and what is sent are no longer the same.',
    instead:
      'Name the field as the standard does: by its name, as `Entity.field`, by its dotted path, or by a JSON pointer. The fix takes the nearest.',
    limits:
      'A standard that is not in the workspace, or has syntax errors, is not judged; nor are fields that are missing from another version than the pinned one, which `sharing/standard-version-mismatch` tells of. Fields that come through references and inheritance count.',
    references: ['ICO, Data sharing: a code of practice, on the specification of the data', '5 USC 552a(o)(1)(C)'],
  },
  examples: {
    good: [
      { title: 'By entity and field', frame: 'agreement', text: shares('Claim.claim_id', '/entities/0/fields/1') },
    ],
    bad: [
      {
        title: 'A misspelt field',
        frame: 'agreement',
        text: `${shares('claim_id', 'award_amt')}`.replace(
          'award_amt]\n',
          'award_amt]\n                       ^^^^^^^^^ meant\n',
        ),
        fixed: shares('claim_id', 'award_amount'),
      },
      {
        title: 'A field that is not there',
        frame: 'agreement',
        text: shares('claim_id', 'shoe_size').replace(
          'shoe_size]\n',
          'shoe_size]\n                       ^^^^^^^^^ unknown\n',
        ),
      },
      {
        title: 'Another spelling',
        frame: 'agreement',
        text: shares('Claim_ID').replace('Claim_ID]\n', 'Claim_ID]\n             ^^^^^^^^ case\n'),
        fixed: shares('claim_id'),
      },
      {
        title: 'Several of that name, and one that should no longer be used',
        frame: 'agreement',
        text: dedent`
          data:
            - standard: ../standards/decision.yaml
              version: 1.0.0
              fields: [claim_id, band]
                       ^^^^^^^^ ambiguous
                                 ^^^^ deprecated
              retention: {period: P2Y, trigger: decision-date, disposal: secure-erasure}
        `,
        others: {
          'standards/decision.yaml': dedent`
            apiVersion: concordat/v1
            kind: DataStandard
            id: urn:gov.example:standard:decision
            title: Decisions
            description: Applications and the decisions on them.
            version: 1.0.0
            status: active
            provenance: Entered by the officers who decide.
            limitations: Cases that were withdrawn are left out.
            quality: [{dimension: completeness, measure: share of records with a value, target: 98 %}]
            review: {next: 2027-06-01}
            valueCase: {goal: Fewer wrong decisions, users: case officers}
            sourceOfTruth: Case system of the authority
            owner: {role: Revenues data owner, contact: data.owner@council.example}
            classification: {scheme: uk-gscp, value: OFFICIAL}
            entities:
              - name: Application
                description: What a household asked for.
                fields:
                  - {name: claim_id, type: string, description: Number of the application.}
              - name: Decision
                description: What the council answered.
                fields:
                  - {name: claim_id, type: string, description: Number of the application that was decided.}
                  - {name: band, type: string, description: Letter by which the dwelling is taxed., deprecated: true}
          `,
        },
      },
    ],
  },
  project: [each('agreements', check)],
});

function check(row: AgreementRow, context: Context): void {
  for (const { item, standard, fields } of joinAgreement(context.facts, row)) {
    if (!standard || !isReadable(context.facts, standard) || item.fields.includes('*')) continue;
    // What another version lacks need not be missing in the one that was agreed: sharing/standard-version-mismatch tells of it.
    const judged = isOtherVersion(item, standard) ? fields.filter(({ rows }) => rows.length > 0) : fields;
    for (const field of judged) checkField(row, standard, field, context);
  }
}

function checkField(row: AgreementRow, standard: StandardRow, field: JoinedField, context: Context): void {
  const at = { file: row.file, root: row.root, pointer: field.pointer };
  const data = { standard: quoted(standard.label), field: quoted(field.name) };
  const [only] = field.rows;
  const related = [
    {
      at: { file: standard.file, root: standard.root, pointer: only?.pointer ?? standard.headAt, part: 'key' as const },
      message: only ? 'Defined here' : 'The standard',
    },
  ];
  const replace = (name: string) => ({
    title: `Write ${quoted(name)}`,
    safety: 'suggestion' as const,
    edits: [{ op: 'set' as const, root: row.root, path: field.pointer.split('/').slice(1), value: name }],
  });
  if (field.rows.length > 1) {
    const names = field.rows.map((one) => `${one.entity}.${one.path}`);
    const all = field.rows.map((one) => ({
      at: { file: one.file, root: one.root, pointer: one.pointer, part: 'key' as const },
      message: `${one.entity}.${one.path}`,
    }));
    context.report('ambiguous', {
      at,
      data: {
        ...data,
        choices: listOf(
          names.map((name) => quoted(name)),
          'or',
        ),
      },
      fixes: names.map(replace),
      related: all,
    });
  } else if (only) {
    if (only.deprecated) context.report('deprecated', { at, data, related });
  } else {
    const suggestion = nearest(field.name, standard, context);
    if (suggestion === undefined) context.report('unknown', { at, data, related });
    else {
      const id = suggestion.toLowerCase() === field.name.toLowerCase() ? 'case' : 'meant';
      context.report(id, {
        at,
        data: { ...data, suggestion: quoted(suggestion) },
        related,
        fixes: [replace(suggestion)],
      });
    }
  }
}

/** The nearest name: of what follows the last dot, where the way there leads somewhere, else of the whole. */
function nearest(name: string, standard: StandardRow, context: Context): string | undefined {
  const rows = fieldsOfStandard(context.facts, standard);
  const dot = name.lastIndexOf('.');
  if (dot === -1) return didYouMean(name, new Set(rows.map((row) => row.name)));
  const way = name.slice(0, dot);
  const last = didYouMean(name.slice(dot + 1), new Set(rows.map((row) => row.name)));
  if (last !== undefined && findField(context.facts, standard, `${way}.${last}`).length > 0) return `${way}.${last}`;
  if (rows.some(({ entity, path }) => entity === way || path === way || `${entity}.${path}` === way)) return undefined;
  return didYouMean(name, new Set(rows.flatMap(({ entity, path }) => [path, `${entity}.${path}`])));
}

function shares(...fields: readonly string[]): string {
  return `data:\n  - standard: ../standards/claim.yaml\n    version: 2.1.0\n    fields: [${fields.join(', ')}]\n    necessity: Finds the application and shows the award that is checked.\n    dataSubjects: [benefit-claimant]\n    retention: {period: P2Y, trigger: decision-date, disposal: secure-erasure}\n`;
}

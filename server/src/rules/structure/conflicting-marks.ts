import { basename } from '../../base/path.ts';
import { listOf } from '../../base/words.ts';
import type { DisputeRow, StandardRow } from '../../model/facts.ts';
import { defineRule, each, type ProjectContext } from '../define.ts';
import { dedent, quoted } from '../support/text.ts';

const messages = {
  here: '{mark} of {thing} is {here} here and {there} in {file}. What stands here counts, because it is stricter. Say the same in both, or leave it to one of them.',
  there:
    '{mark} of {thing} is {here} here and {there} in {file}. What stands there counts, because it is stricter. Say the same in both, or leave it to one of them.',
  each: '{mark} of {thing} is {here} here and {there} in {file}. Of each part the stricter counts. Say the same in both, or leave it to one of them.',
  unlike:
    '{mark} of {thing} is {here} here and {there} in {file}. What stands there counts, because neither is known to be stricter. Say the same in both, or leave it to one of them.',
} as const;

export const rule = defineRule({
  id: 'structure/conflicting-marks',
  since: '0.2.0',
  stability: 'preview',
  severity: 'warning',
  messages,
  docs: {
    what: 'A companion (`annotations`, `schemas`) gives a field, a table or a standard another mark than its own file does, or than a second companion.',
    why: 'Whoever reads one of the two files acts on what it says there. If one says that a field is open and the other that it is not, half of the readers are wrong.',
    instead:
      'Decide which is right and write it in both, or take the mark out of one. Until then the stricter counts: the higher classification, direct before indirect before pseudonymous, a special category before none, the shorter period, the narrower access.',
    limits:
      'Compares marks of the same thing only: one for a whole file and another for a field in it are no contradiction, since the nearer counts. A part that only one of the two gives (a category, a trigger) completes the other. Classifications are compared where one scheme knows both, periods where they are counted from the same event; of everything else what the file itself says counts. Version, status and review of a companion are its own.',
    references: ['Concordat, data standard: companions'],
  },
  examples: {
    good: [
      {
        title: 'The companion completes what the file says',
        frame: 'json-schema',
        text: schema(
          'x-gov: {personalData: {category: "dpv-pd:Income", identifiability: indirect}, dataSubjects: [partner, claimant]}',
        ),
        others: companion(
          '../standards/claim.schema.yaml#/properties/award_amount',
          'personalData: {category: "dpv-pd:Income", identifiability: quasi}',
          'dataSubjects: [claimant, partner]',
          'classification: OFFICIAL-SENSITIVE',
        ),
      },
      {
        title: 'The same in both',
        frame: 'odcs',
        text: 'name: Claims\n',
        others: companion('../contracts/claim.odcs.yaml', 'classification: {scheme: uk-gscp, value: OFFICIAL}'),
      },
    ],
    bad: [
      {
        title: 'A lower classification in the companion, and a higher one',
        frame: 'json-schema',
        text: schema('x-gov: {personalData: none, classification: OFFICIAL-SENSITIVE}'),
        others: companion(
          '../standards/claim.schema.yaml#/properties/award_amount',
          'classification: OFFICIAL',
          '^^^^^^^^^^^^^^ there',
          'personalData: {category: "dpv-pd:Income", identifiability: quasi}',
          '^^^^^^^^^^^^ here',
        ),
      },
      {
        title: 'Two purposes, and a table of somebody else’s',
        frame: 'table-schema',
        text: dedent`
          title: Claims
          gov:lawfulBasis: {article6: public-task, article9: health-social-care, schedule1: health-or-social-care-purposes}
          fields:
            - {name: claim_id, type: string, description: Number under which the authority keeps it., gov:personalData: {identifiability: quasi, specialCategory: health}}
            - {name: award, type: number, description: Weekly reduction., gov:purpose: Decide, gov:unit: "ucum:1"}
          primaryKey: [claim_id]
        `,
        others: {
          ...companion(
            '../schemas/decisions.table.yaml#/fields/0',
            'personalData: {identifiability: direct}',
            '^^^^^^^^^^^^ each',
          ),
          'standards/award.yaml': companionText(
            'award',
            '../schemas/decisions.table.yaml#/fields/1',
            'purpose: Print',
            '^^^^^^^ unlike',
          ),
        },
      },
    ],
  },
  project: [each('standards', check)],
});

type Context = ProjectContext<typeof messages>;

/** The companion is told: it was written to speak of others. */
function check(standard: StandardRow, context: Context): void {
  for (const row of context.facts.rows('disputes', 'companion', standard.file))
    if (row.other.root === standard.root) report(row, context);
}

function report({ label, key, own, other, parts, held }: DisputeRow, context: Context): void {
  const message = held === 'own' ? 'there' : held === 'other' ? 'here' : held;
  const only = parts.length === 1 ? parts[0] : undefined;
  const name = only?.name === undefined ? key : `${key}.${only.name}`;
  const say = (side: 'own' | 'other'): string =>
    listOf(
      parts.map((part) =>
        quoted(only || part.name === undefined ? text(part[side]) : `${part.name}: ${text(part[side])}`),
      ),
      'and',
    );
  const path = other.pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  context.report(message, {
    at: { ...other, part: 'key' },
    data: {
      mark: quoted(name),
      thing: quoted(label),
      here: say('other'),
      there: say('own'),
      file: quoted(basename(own.file)),
    },
    related: [{ at: { ...own, part: 'value' }, message: `${quoted(key)} in ${basename(own.file)}` }],
    // What does not count can go without changing anything.
    fixes:
      held === 'own' || held === 'unlike'
        ? [
            {
              title: `Remove ${quoted(key)} here`,
              safety: 'suggestion',
              edits: [{ op: 'remove', root: other.root, path }],
            },
          ]
        : [],
  });
}

function text(value: unknown): string {
  const written = typeof value === 'string' ? value : JSON.stringify(value);
  return written.length > MOST ? `${written.slice(0, MOST)}…` : written;
}

/** Characters of a value in a message. */
const MOST = 60;

function schema(marks: string): string {
  return dedent`
    x-gov:
      owner: {role: Revenues data owner, contact: data.owner@council.example}
      classification: {scheme: uk-gscp, value: OFFICIAL-SENSITIVE}
      purpose: Decide who pays less council tax, and by how much.
      lawfulBasis: {article6: public-task}
      retention: {period: P6Y, trigger: case-closed, disposal: secure-erasure}
      dataSubjects: [benefit-claimant]
      justification: Each field decides the award or is printed on the letter about it.
    properties:
      award_amount:
        type: number
        description: Weekly reduction that was granted, in pounds.
        ${marks}
  `;
}

function companion(at: string, ...lines: readonly string[]): Record<string, string> {
  return { 'standards/marks.yaml': companionText('marks', at, ...lines) };
}

function companionText(name: string, at: string, ...lines: readonly string[]): string {
  return `${dedent`
    apiVersion: concordat/v1
    kind: DataStandard
    id: urn:gov.example:standard:${name}
    title: Marks on claims
    description: What the council says of the fields of its claims.
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
    annotations:
      - at: ${at}
  `}${lines.map((line) => `    ${line}\n`).join('')}`;
}

import { isNextMajor, satisfies } from '../../base/version.ts';
import { listOf } from '../../base/words.ts';
import type { AgreementRow, FieldRow, ShapeRow, SharedItem, StandardRow } from '../../model/facts.ts';
import { defineRule, each, type FactQueries, type ProjectContext } from '../define.ts';
import { findField, isReadable, type JoinedItem, joinAgreement } from '../support/join.ts';
import { isOtherVersion, isUnpinned, versionsOf } from '../support/pinned-version.ts';
import { isOver } from '../support/sharing-stage.ts';
import { someOf } from '../support/some-of.ts';
import { termsOf } from '../support/terms.ts';
import { dedent, quoted } from '../support/text.ts';

const messages = {
  removed: {
    text: 'The agreement pins version {pinned} of {standard}; the workspace has {versions}, which has no {fields}. Agree on what is supplied instead, or keep the version that was pinned.',
    severity: 'error',
  },
  absent:
    'The agreement pins version {pinned} of {standard}; the workspace has {versions}. Check what changed, then pin the version that is supplied.',
  superseded:
    'The agreement pins version {pinned} of {standard}, and version {newest} {changes}. Agree on the new version, or on how long the old one is supplied.',
} as const;

type Context = ProjectContext<typeof messages>;

export const rule = defineRule({
  id: 'sharing/standard-version-mismatch',
  since: '0.2.0',
  stability: 'preview',
  severity: 'warning',
  messages,
  docs: {
    what: 'The version of a standard that an agreement pins is not in the workspace, or a new major version has removed or changed fields that the agreement shares.',
    why: 'What is sent follows the standard as it stands today. If the agreement was signed for another version, one of the two has to follow, and somebody has to decide which.',
    instead:
      'Compare the two versions, agree on the new one (or on a date until which the old one is supplied), and pin that.',
    limits:
      'Later minor and patch versions are no finding, nor are drafts of the next version. Versions are read as numbers with dots, ranges as npm writes them; other versions are only compared for equality. Changed means: another type, unit or classification, newly personal, or deprecated. A field that the pinned version itself lacks is told by `sharing/unknown-field`.',
    references: ['Semantic Versioning 2.0.0', 'SEMIC Style Guide for Semantic Engineers, versions of specifications'],
  },
  examples: {
    good: [
      { title: 'A later patch', frame: 'agreement', text: pins('2.0.3') },
      {
        title: 'A new major version that left the shared fields alone',
        frame: 'agreement',
        text: pins('2.1.0'),
        others: { 'standards/claim-3.yaml': next(['claim_id, type: string', 'award_amount, type: number']) },
      },
    ],
    bad: [
      {
        title: 'Not there',
        frame: 'agreement',
        text: pins('1.4.0').replace('version: 1.4.0\n', 'version: 1.4.0\n             ^^^^^ absent\n'),
        fixed: pins('2.1.0'),
      },
      {
        title: 'A field that has gone',
        frame: 'agreement',
        text: pins('1.4.0', ['claim_id', 'household_size']).replace(
          'version: 1.4.0\n',
          'version: 1.4.0\n             ^^^^^ removed\n',
        ),
      },
      {
        title: 'A new major version',
        frame: 'agreement',
        text: pins('2.1.0').replace('version: 2.1.0\n', 'version: 2.1.0\n             ^^^^^ superseded\n'),
        others: { 'standards/claim-3.yaml': next(['claim_id, type: integer']) },
      },
    ],
  },
  project: [each('agreements', check)],
});

function check(row: AgreementRow, context: Context): void {
  if (isOver(row)) return;
  for (const joined of joinAgreement(context.facts, row)) {
    const { item, standard } = joined;
    if (!standard || standard.version === undefined || item.version === undefined || isUnpinned(item)) continue;
    if (isOtherVersion(item, standard)) reportOther(row, joined, standard, context);
    else reportNext(row, joined, standard, context);
  }
}

/** The pinned version is not the one that the name leads to. */
function reportOther(row: AgreementRow, joined: JoinedItem, standard: StandardRow, context: Context): void {
  const { item } = joined;
  const terms = termsOf(context.facts, row).at(item);
  const versions = versionsOf(context.facts, standard);
  const pinned = versions.find(({ version = '' }) => satisfies(version, item.version ?? ''));
  const related = [
    { at: headOf(standard), message: `Version ${standard.version}` },
    ...(pinned ? [{ at: headOf(pinned), message: `Version ${pinned.version}, which is pinned` }] : []),
  ];
  const data = {
    pinned: quoted(item.version ?? ''),
    standard: quoted(standard.label),
    versions: `version ${standard.version}`,
  };
  const at = terms.valuePlace('version');
  const gone = isReadable(context.facts, standard)
    ? joined.fields.filter(({ rows }) => rows.length === 0).map(({ name }) => name)
    : [];
  if (gone.length > 0) return context.report('removed', { at, data: { ...data, fields: someOf(gone) }, related });
  const edit = terms.insert(['version'], standard.version ?? '');
  const fix = edit && { title: `Pin version ${standard.version}`, safety: 'suggestion' as const, edits: [edit] };
  context.report('absent', { at, data, related, fixes: [fix] });
}

/** The pinned version is here, and there may be one that breaks with it. */
function reportNext(row: AgreementRow, joined: JoinedItem, standard: StandardRow, context: Context): void {
  const { item } = joined;
  const newest = versionsOf(context.facts, standard).find(
    (one) =>
      isReleased(one) && isReadable(context.facts, one) && isNextMajor(one.version ?? '', standard.version ?? ''),
  );
  if (!newest) return;
  const { removed, changed } = changesOf(context.facts, joined, standard, newest);
  if (removed.length + changed.length === 0) return;
  const changes = [
    ...(removed.length > 0 ? [`no longer has ${someOf(removed)}`] : []),
    ...(changed.length > 0 ? [`defines ${someOf(changed)} otherwise`] : []),
  ];
  const terms = termsOf(context.facts, row).at(item);
  context.report('superseded', {
    at: terms.valuePlace('version'),
    data: {
      pinned: quoted(item.version ?? ''),
      standard: quoted(standard.label),
      newest: newest.version ?? '',
      changes: listOf(changes, 'and'),
    },
    related: [
      { at: headOf(newest), message: `Version ${newest.version}` },
      { at: headOf(standard), message: `Version ${standard.version}, which is pinned` },
    ],
  });
}

function changesOf(
  facts: FactQueries,
  { fields }: JoinedItem,
  standard: StandardRow,
  newest: StandardRow,
): { removed: string[]; changed: string[] } {
  const removed: string[] = [];
  const changed: string[] = [];
  for (const { name, rows } of fields) {
    const [before] = rows;
    if (rows.length !== 1 || !before) continue;
    const qualified = `${before.entity}.${before.path}`;
    const [after, second] =
      [name.startsWith('/') ? before.path : name, qualified]
        .map((one) => findField(facts, newest, one))
        .find((found) => found.length > 0) ?? [];
    if (!after) removed.push(name);
    else if (!second && isChanged(facts, before, after, standard, newest)) changed.push(name);
  }
  return { removed, changed };
}

function isChanged(
  facts: FactQueries,
  before: FieldRow,
  after: FieldRow,
  standard: StandardRow,
  newest: StandardRow,
): boolean {
  if (after.deprecated !== before.deprecated || isPersonal(after) !== isPersonal(before)) return true;
  if (after.special !== before.special || after.criminal !== before.criminal) return true;
  if (after.classification?.value !== before.classification?.value) return true;
  // What formats call a type is only alike within one format.
  if (standard.format !== newest.format) return false;
  const [was, is] = [shapeOf(facts, before), shapeOf(facts, after)];
  return was !== undefined && is !== undefined && (was.type !== is.type || was.unit !== is.unit);
}

function isPersonal({ personal }: FieldRow): boolean {
  return personal === 'declared' || personal === 'inferred';
}

function shapeOf(facts: FactQueries, { file, root, pointer }: FieldRow): ShapeRow | undefined {
  return facts.rows('shapes', 'file', file).find((shape) => shape.root === root && shape.pointer === pointer);
}

function isReleased({ status }: StandardRow): boolean {
  return status === undefined || !/^(?:draft|proposed|experimental)$/i.test(status);
}

function headOf({ file, root, headAt }: StandardRow) {
  return { file, root, pointer: headAt, part: 'key' as const };
}

function pins(version: SharedItem['version'], fields: readonly string[] = ['claim_id', 'award_amount']): string {
  return dedent`
    data:
      - id: claims
        standard: ../standards/claim.yaml
        version: ${version ?? ''}
        fields: [${fields.join(', ')}]
        necessity: Finds the application and shows the award that is checked.
        dataSubjects: [benefit-claimant]
        retention: {period: P2Y, trigger: case-closed, disposal: secure-erasure, certificate: true}
  `;
}

/** Version 3.0.0 of the standard of the frame. */
function next(fields: readonly string[]): string {
  const marks = (field: string): string =>
    field.startsWith('claim_id')
      ? 'personalData: {category: "dpv-pd:Identifier", identifiability: pseudonymous}, classification: OFFICIAL'
      : 'currency: GBP, personalData: {category: "dpv-pd:Income", identifiability: quasi}, classification: OFFICIAL-SENSITIVE';
  return `apiVersion: concordat/v1
kind: DataStandard
id: urn:gov.example:standard:claim
title: Council tax claim
description: What an authority records about an application for a reduction of council tax.
version: 3.0.0
status: active
provenance: Entered by the officers who decide.
limitations: Cases that were withdrawn are left out.
quality: [{dimension: completeness, measure: share of records with a value, target: 98 %}]
review: {next: 2027-06-01}
valueCase: {goal: Fewer wrong decisions, users: case officers}
sourceOfTruth: Case system of the authority
owner: {role: Revenues data owner, contact: data.owner@council.example}
classification: {scheme: uk-gscp, value: OFFICIAL-SENSITIVE}
purpose: Decide who pays less council tax, and by how much.
lawfulBasis: {article6: public-task}
dataSubjects: [benefit-claimant]
retention: {period: P6Y, trigger: case-closed, disposal: secure-erasure}
justification: Each field decides the award or is printed on the letter about it.
entities:
  - name: Claim
    kind: person
    description: One application by one claimant.
    primaryKey: [claim_id]
    fields:
${fields.map((field) => `      - {name: ${field}, description: ${field.startsWith('claim_id') ? 'Number under which the authority keeps the application.' : 'Weekly reduction that was granted in pounds.'}, ${marks(field)}}`).join('\n')}
`;
}

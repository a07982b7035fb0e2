import { dirname, relativePath } from '../../base/path.ts';
import type { AgreementRow, ReferenceRow, StandardRow } from '../../model/facts.ts';
import { isRetiredStatus } from '../../model/vocabularies/code-status.ts';
import { parsePointer } from '../../syntax/tree.ts';
import { type Anchor, defineRule, each, type FactQueries, type ProjectContext } from '../define.ts';
import { fillIn } from '../support/fill-in.ts';
import { claimStandard } from '../support/frames/claim-standard.ts';
import { resolvePlace, resolveStandards, sharesProject, standardOf } from '../support/join.ts';
import { isOver } from '../support/sharing-stage.ts';
import { termsOf } from '../support/terms.ts';
import { dedent, quoted } from '../support/text.ts';

const messages = {
  agreement: 'The agreement shares {standard}, which is {status}. {advice}',
  standard: 'This refers to {standard}, which is {status}. {advice}',
} as const;

type Context = ProjectContext<typeof messages>;

const STREET = dedent`
  $schema: https://json-schema.org/draft/2020-12/schema
  $id: https://data.gov.example/standards/street/1.0.0
  title: Streets
  description: Streets of an authority as they were listed until 2025.
  version: 1.0.0
  x-gov:
    owner: {role: Street data owner, contact: streets@council.example}
    classification: {scheme: uk-gscp, value: OFFICIAL}
    status: retired
  type: object
  properties:
    street_name: {type: string, description: Name of the street as its sign has it.}
`;

const SUCCESSOR = dedent`
  apiVersion: concordat/v1
  kind: DataStandard
  id: urn:gov.example:standard:reduction
  title: Reductions
  description: What an authority records about a reduction that it grants.
  version: 1.0.0
  status: proposed
  owner: {role: Revenues data owner, contact: data.owner@council.example}
  classification: {scheme: uk-gscp, value: OFFICIAL}
  entities:
    - name: Reduction
      kind: record
      description: One reduction that was granted.
      primaryKey: [reduction_ref]
      fields:
        - {name: reduction_ref, type: string, description: Reference that is printed on the bill.}
`;

export const rule = defineRule({
  id: 'stewardship/retired-still-used',
  since: '0.2.0',
  stability: 'preview',
  severity: 'warning',
  messages,
  docs: {
    what: 'An agreement or a standard still names a standard that is deprecated, retired or withdrawn.',
    why: 'Nobody mends a retired standard any more. What still rests on it goes wrong in silence, and whoever retired it believes that nobody is left.',
    instead:
      'Move to the successor and agree on the day. Where there is one, say so in the old standard (`replacedBy`) or in the new one (`supersedes`): then the fix writes it.',
    limits:
      'Sees what stands in the same project. Agreements that are over, standards that are themselves retired, drafts of either, and whatever lies in a folder called archive are left alone. Datasets are told by `interop/catalogue-schema-drift`. A companion may describe a file that is on its way out. Where several versions go by one name, only the pinned one is looked at.',
    references: ['ISO/IEC 11179-6, registration life cycle', 'Semantic Versioning 2.0.0, deprecating'],
  },
  examples: {
    good: [
      { title: 'In use', frame: 'agreement', text: 'title: Income check for council tax reduction\n' },
      { title: 'A contract over a standard in use', frame: 'odps', text: 'version: 1.2.0\n' },
      {
        title: 'Itself retired',
        frame: 'json-schema',
        text: schema('  status: retired\n'),
        others: { 'standards/street.schema.yaml': STREET },
      },
    ],
    bad: [
      {
        title: 'An agreement',
        frame: 'agreement',
        text: agreementOn('../standards/claim.yaml', '              ^^^^^^^^^^^^^^^^^^^^^^^ agreement\n'),
        others: {
          'standards/claim.yaml': claimStandard.replace(
            'status: active',
            'status: retired\nreplacedBy: ./reduction.yaml',
          ),
          'standards/reduction.yaml': SUCCESSOR,
        },
        fixed: agreementOn('../standards/reduction.yaml'),
      },
      {
        title: 'A schema',
        frame: 'json-schema',
        text: schema('', '          ^^^^^^^^^^^^^^^^^^^^ standard\n'),
        others: { 'standards/street.schema.yaml': STREET },
      },
    ],
  },
  project: [each('agreements', checkAgreement), each('references', checkReference)],
});

function checkAgreement(row: AgreementRow, context: Context): void {
  if (isOver(row) || row.status === 'draft' || isArchived(row.file)) return;
  for (const item of row.items) {
    const standard =
      item.standard === undefined ? undefined : standardOf(context.facts, row.file, item.standard, item.version);
    if (!standard || !isRetired(standard, context)) continue;
    const at = termsOf(context.facts, row).at(item).valuePlace('standard');
    report('agreement', standard, { at, text: item.standard ?? '' }, context);
  }
}

const FOLLOWED: ReadonlySet<ReferenceRow['role']> = new Set(['$ref', 'contract', 'foreignKey', 'import']);

function checkReference(row: ReferenceRow, context: Context): void {
  if (!FOLLOWED.has(row.role) || row.target.resource === undefined || isArchived(row.file)) return;
  const [user] = context.facts.rows('standards', 'file', row.file).filter(({ root }) => root === row.root);
  if (!user || isRetired(user, context) || /^(?:draft|proposed)$/i.test(user.status ?? '')) return;
  const place = resolvePlace(context.facts, row.file, row.target);
  const named = place
    ? context.facts.rows('standards', 'file', place.file)
    : resolveStandards(context.facts, row.file, row.text);
  const standard = named[0];
  if (named.length !== 1 || !standard || standard.file === row.file || !isRetired(standard, context)) return;
  const at = { file: row.file, root: row.root, pointer: row.pointer, part: row.part };
  report('standard', standard, { at, text: row.text }, context);
}

function isRetired({ status }: StandardRow, { now }: Context): boolean {
  return status !== undefined && isRetiredStatus(status, now);
}

function isArchived(file: string): boolean {
  return /\/(?:archived?|archives?|attic|retired)\//i.test(file);
}

interface Use {
  readonly at: Anchor;
  /** How the standard is named there. */
  readonly text: string;
}

function report(message: keyof typeof messages, standard: StandardRow, { at, text }: Use, context: Context): void {
  const successor = successorOf(standard, context.facts);
  const edit = successor && edited({ at, text }, standard, successor);
  context.report(message, {
    at,
    data: {
      standard: quoted(standard.label),
      status: standard.status ?? '',
      advice: successor
        ? `Its successor is ${quoted(successor.label)}.`
        : 'Find out what takes its place, and name it there with `replacedBy`.',
    },
    related: [
      { at: headOf(standard), message: 'The standard that is used' },
      ...(successor ? [{ at: headOf(successor), message: 'The one that takes its place' }] : []),
    ],
    fixes: fillIn(`Name ${quoted(successor?.label ?? '')} instead`, edit),
  });
}

/** The one that the retired standard names, else the one that names it, unless that has been retired as well. */
function successorOf(standard: StandardRow, facts: FactQueries): StandardRow | undefined {
  const named = standard.replacedBy === undefined ? [] : resolveStandards(facts, standard.file, standard.replacedBy);
  const naming = standard.id === undefined ? [] : facts.rows('standards', 'supersedes', standard.id);
  return [...named, ...naming].find(
    (one) =>
      one.file !== standard.file &&
      sharesProject(facts, standard.file, one.file) &&
      !(one.status !== undefined && isRetiredStatus(one.status, '0000-01-01')),
  );
}

/** By identifier where it was named so, else by path; what leads into the file has to be looked up by somebody. */
function edited({ at, text }: Use, standard: StandardRow, successor: StandardRow) {
  const value =
    text === standard.id ? successor.id : /^[^#:]+\.[a-z]+$/i.test(text) ? pathTo(at.file, successor.file) : undefined;
  if (value === undefined) return undefined;
  return { op: 'set' as const, root: at.root, path: parsePointer(at.pointer), value };
}

function pathTo(from: string, file: string): string {
  const path = relativePath(dirname(from), file);
  return path.startsWith('.') ? path : `./${path}`;
}

function headOf({ file, root, headAt }: StandardRow): Anchor {
  return { file, root, pointer: headAt, part: 'key' };
}

function agreementOn(standard: string, marked = ''): string {
  return dedent`
    data:
      - id: claims
        standard: ${standard}
    @
        version: 2.1.0
        fields: [claim_id, award_amount]
        necessity:
          claim_id: Finds the application to which an answer of the agency belongs.
          award_amount: Shows whether the income that was declared fits the award.
        dataSubjects: [benefit-claimant]
        filter: applications that are open
        volume: {records: 40000, per: P1Y}
        retention: {period: P2Y, trigger: case-closed, disposal: secure-erasure, certificate: true}
  `.replace('@\n', marked);
}

/** A schema whose street is that of another. */
function schema(status: string, marked = ''): string {
  return dedent`
    x-gov:
      owner: {role: Revenues data owner, contact: data.owner@council.example}
      classification: {scheme: uk-gscp, value: OFFICIAL}
    @
    properties:
      street:
        description: Street in which the dwelling stands.
        $ref: ./street.schema.yaml
    #
  `
    .replace('@\n', status)
    .replace('#\n', marked);
}

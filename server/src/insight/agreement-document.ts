import type { IsoDate } from '../base/iso-date.ts';
import type { AgreementTerm } from '../model/agreement-terms.ts';
import type { Agreement } from '../model/entities.ts';
import type { AgreementRow } from '../model/facts.ts';
import { joinAgreement, personalDataIn } from '../rules/support/join.ts';
import { pathOf, pointerOf, type SyntaxNode } from '../syntax/tree.ts';
import type { Document } from '../workspace/file-state.ts';
import type { Snapshot } from '../workspace/workspace.ts';
import { CLAUSES } from './agreement/clauses.ts';
import type { Drafting } from './agreement/draft.ts';
import { type FurtherTerm, furtherTerms } from './agreement/further-terms.ts';
import { type Blank, type Clause, Numbering, type Statement } from './agreement/numbering.ts';
import { dayInWords, type Prose, plain, prose, said, saidDate } from './agreement/prose.ts';
import { type Lines, Reading, type Term } from './agreement/reading.ts';
import { type ScheduledField, scheduleOf } from './agreement/schedule.ts';
import { SharedFields } from './agreement/shared-fields.ts';
import { type SignatureBlock, signaturesOf } from './agreement/signatures.ts';
import { termsOf } from './agreement/terms-of.ts';
import { inWords, STANDING } from './agreement/words.ts';
import { factQueries } from './fact-queries.ts';

/** An agreement as a document to be read and signed, whatever it is written out in. Plain data. */
export interface AgreementDocument {
  readonly title: Prose;
  readonly lines?: Lines;
  /** The classification and its handling instructions, above and below every page. */
  readonly banner: Prose;
  /** What it is in large letters as long as it does not hold: `Draft`. */
  readonly standing: { readonly word: string; readonly why: Prose } | undefined;
  /** Identifier, version, status. */
  readonly particulars: readonly Particular[];
  readonly clauses: readonly Clause[];
  readonly schedule: readonly ScheduledPart[];
  readonly signatures: readonly SignatureBlock[];
  readonly further: readonly FurtherTerm[];
  readonly blanks: readonly Blank[];
  readonly notes: readonly Prose[];
  readonly footer: Prose;
}

export interface Particular {
  readonly name: string;
  /** Undefined: not recorded. */
  readonly value: Prose | undefined;
  readonly lines?: Lines;
}

export interface ScheduledPart {
  readonly id: string;
  readonly title: Prose;
  readonly lines?: Lines;
  readonly statements: readonly Statement[];
  readonly fields: readonly ScheduledField[];
}

/** What the document says of itself. */
export interface Imprint {
  readonly day: IsoDate;
  readonly toolVersion: string;
  /** The source as its readers know it. */
  readonly source: string;
}

/** An agreement of a snapshot, with what is needed to join it. */
export interface FoundAgreement {
  readonly agreement: Agreement;
  readonly row: AgreementRow;
  readonly document: Document;
}

/** The agreements of a file, in order. */
export function agreementsIn(snapshot: Snapshot, file: string): FoundAgreement[] {
  const rows = snapshot.facts.rows('agreements', 'file', file);
  return (snapshot.files.get(file)?.documents ?? []).flatMap((document) =>
    document.lowered.agreements.flatMap((agreement) => {
      const pointer = pointerOf(pathOf(agreement.node));
      const row = rows.find((one) => one.root === document.index && one.pointer === pointer);
      return row ? [{ agreement, row, document }] : [];
    }),
  );
}

export function agreementDocument(
  { agreement, row, document }: FoundAgreement,
  snapshot: Snapshot,
  imprint: Imprint,
): AgreementDocument {
  const reading = new Reading(document.file.lines);
  const root = reading.term(termsOf(agreement));
  const joined = joinAgreement(factQueries(snapshot), row);
  const drafting: Drafting = {
    root,
    personal: personalDataIn(joined),
    regime: root.at('regime').name()?.raw,
    parties: root
      .at('parties')
      .maps()
      .map((party) => ({
        id: party.at('id').name()?.raw,
        name: party.at('name').text()?.raw,
        roles: party
          .at('role')
          .list()
          .flatMap((role) => role.name()?.raw ?? []),
      })),
  };
  const numbering = new Numbering();
  const title = root.at('title');
  const banner = bannerOf(root.at('classification'));
  const particulars = particularsOf(root, numbering);
  const clauses = CLAUSES.map(({ write, ...about }) => ({ ...about, drafts: write(drafting) }))
    .filter(({ drafts }) => drafts.length > 0)
    .map(({ id, title: heading, drafts }, index) => numbering.clause(id, String(index + 1), heading, drafts));
  const schedule = scheduleOf(drafting, joined, new SharedFields(snapshot)).map((item, index) => ({
    ...item,
    id: `item-${index + 1}`,
    statements: numbering.statements(item.statements, `S${index + 1}`),
  }));
  for (const { title: item, fields } of schedule) {
    const unexplained = fields.flatMap(({ name, unexplained: open }) => (open ? [plain(name)] : []));
    if (unexplained.length > 0) numbering.blank(`why these fields are needed: ${unexplained.join(', ')}`, plain(item));
  }
  const signatures = signaturesOf(drafting);
  for (const { party, recorded } of signatures)
    if (!recorded) numbering.blank(`the signature of ${plain(party)}`, 'signatures');
  const version = root.at('version').name();
  const written = title.text();
  const lines = title.lines;
  // Said in the footer, or of no meaning to a reader: which layout of the file this is.
  const layout = [root.at('kind').name(), root.at('apiVersion').name()].flatMap((one) => (one ? [prose`${one}`] : []));
  return {
    title: written
      ? prose`${written}`
      : prose`${agreement.id ? said(agreement.id.value) : 'Data-sharing agreement without a title'}`,
    ...(lines && { lines }),
    banner,
    standing: standingOf(root, imprint.day),
    particulars,
    clauses,
    schedule,
    signatures,
    further: furtherTerms(wholeOf(agreement, document), reading),
    blanks: numbering.blanks,
    notes: notesOf(agreement),
    footer: prose`Source: ${said(imprint.source)}${layout.length > 0 ? prose` (${layout.flatMap((one, index) => (index === 0 ? one : prose`, ${one}`))})` : undefined}. Version of the agreement: ${version ?? 'not recorded'}. Status: ${root.at('status').as(inWords({})) ?? 'not recorded'}. Written out by Concordat ${imprint.toolVersion} on ${dayInWords(imprint.day)}.`,
  };
}

/** A document that holds one agreement is wholly about it; one of several has its part. */
function wholeOf(agreement: Agreement, document: Document): SyntaxNode {
  return document.lowered.agreements.length === 1 ? document.root : agreement.node;
}

function bannerOf(term: Term): Prose {
  const value = term.isMap ? term.at('value').text() : term.text();
  const handling = term.at('handling').all();
  return prose`${value ?? 'Classification not recorded'}${handling && prose` – ${handling}`}`;
}

/** In force as far as its status says, and on a day within its term. */
function standingOf(root: Term, day: IsoDate): AgreementDocument['standing'] {
  const status = root.at('status').name();
  if (!status) return { word: 'Draft', why: prose`No status is recorded.` };
  const why = prose`Status: ${status}.`;
  if (!Object.hasOwn(STANDING, status.raw)) return { word: 'Draft', why };
  const word = STANDING[status.raw];
  if (word !== undefined) return { word, why };
  const end = root.at('term').at('end').date();
  return end?.date && end.raw < day
    ? { word: 'Past its term', why: prose`The term that is recorded ended on ${saidDate(end.raw)}.` }
    : undefined;
}

function particularsOf(root: Term, numbering: Numbering): Particular[] {
  const row = (name: string, term: Term, value: Prose | undefined): Particular => {
    const { lines } = term;
    if (!value) numbering.blank(`the ${name.toLowerCase()} of the agreement`, 'the title page');
    return { name, value, ...(lines && { lines }) };
  };
  const one = (term: Term, value = term.name()): Prose | undefined => value && prose`${value}`;
  const status = root.at('status');
  if (!root.at('title').present) numbering.blank('the title of the agreement', 'the title page');
  return [
    row('Identifier', root.at('id'), one(root.at('id'))),
    row('Version', root.at('version'), one(root.at('version'))),
    row('Status', status, one(status, status.as(inWords({})))),
  ];
}

/** What the format of the source cannot say, so that a blank there is nobody's omission. */
function notesOf({ format, withoutPlaceFor }: Agreement): Prose[] {
  if (format === 'agreement' || withoutPlaceFor.length === 0) return [];
  const names = withoutPlaceFor.flatMap((term) => PLACES[term] ?? []);
  if (names.length === 0) return [];
  return [
    prose`The format of the source has no place of its own for most terms, among them ${names.slice(0, -1).join(', ')}${names.length > 1 ? ' and ' : ''}${names.at(-1) ?? ''}. They are blanks here, to be filled in or recorded elsewhere.`,
  ];
}

/** The terms that a reader misses first. */
const PLACES: Readonly<Partial<Record<AgreementTerm, string>>> = {
  accountable: 'an accountable officer',
  classification: 'a classification',
  lawfulBasis: 'a lawful basis',
  purpose: 'a whole purpose',
  retention: 'retention',
  review: 'a review',
};

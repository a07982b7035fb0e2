import type { IsoDate } from '../base/iso-date.ts';
import type { Json } from '../base/json.ts';
import { dirname, joinPath } from '../base/path.ts';
import { applyEdits, type TextEdit } from '../base/text-edit.ts';
import type { ChecklistItem } from '../model/checklists/checklist.ts';
import { attestAgainEdits, covers, digestsOf } from '../rules/support/attest-again.ts';
import { itemOf, oneSubject, partsOf } from '../rules/support/attested.ts';
import { type AttestableSubject, subjectAt, subjectsNamed } from '../rules/support/subjects.ts';
import { renderEdits, type TreeEdit } from '../syntax/edit.ts';
import { type ParsedFile, parse } from '../syntax/parse.ts';
import { nodeAt, toValue } from '../syntax/tree.ts';
import { itemsInUse } from '../workspace/configured-checklists.ts';
import { thingAt } from '../workspace/covered-facts.ts';
import { projectRootOf } from '../workspace/projects.ts';
import type { Snapshot } from '../workspace/workspace.ts';
import { factQueries } from './fact-queries.ts';

/** Where the answers of a project are kept, below its folder. */
const ATTESTATIONS_FILE = 'governance/attestations.yaml';

/** As attestations write it that they are about all things which their item is asked of. */
const ALL = '*';

/** A change of one file, which is made where there is none. */
export interface AttestationEdit {
  readonly file: string;
  readonly create: boolean;
  readonly edits: readonly TextEdit[];
}

export interface AttestationRequest {
  /** Id of an item of a checklist. */
  readonly item: string;
  /** Identifier of the thing, or its place for one without; `*` for all, as for what is asked of the workspace as a whole. */
  readonly subject: string | { readonly file: string; readonly root: number; readonly pointer: string };
  /** A file of the project in which the identifier is looked for. */
  readonly from: string;
  readonly day: IsoDate;
  readonly by?: { readonly name?: string; readonly role?: string; readonly organisation?: string };
}

/**
 * The change that opens an attestation for a person to give: item, subject, day, what is recorded as evidence already, and the digests of what there
 * is to look at. Answer, name and role are left blank, since nobody has said anything yet. Undefined for an item or a thing that there is not, for
 * an item that files decide, and for a thing without an identifier in a format that has no place for attestations of its own.
 */
export function attestEdit(snapshot: Snapshot, request: AttestationRequest): AttestationEdit | undefined {
  const subject = subjectOf(snapshot, request);
  const around = subject?.file ?? request.from;
  const item = itemsInUse(snapshot, around).get(request.item);
  const isAsked = subject
    ? subject.id !== undefined && item?.asks.includes(subject.kind) === true
    : request.subject === ALL;
  if (!item?.attest || !isAsked) return undefined;
  const file = joinPath(folderOf(snapshot, around), ATTESTATIONS_FILE);
  const entry = entryFor(snapshot, item, subject, request);
  const state = snapshot.files.get(file);
  if (!state) return { file, create: true, edits: [{ span: { start: 0, end: 0 }, text: newFile(entry) }] };
  // Nothing can be appended to what is no tree.
  const { text } = state.parsed.source;
  const isEmpty = state.documents.every(({ root }) => root.kind === 'map' && root.start === root.end);
  if (isEmpty) {
    const end = text.length;
    const lead = text === '' || text.endsWith('\n') ? '' : '\n';
    return { file, create: false, edits: [{ span: { start: end, end }, text: lead + newFile(entry) }] };
  }
  if (state.broken) return undefined;
  const found = state.documents.findIndex(({ detection }) => detection?.adapter.id === 'attestations');
  const edit: TreeEdit = { op: 'append', root: Math.max(0, found), path: ['attestations'], value: entry };
  return rendered(file, state.parsed, [edit]);
}

/** The change by which an attestation is given again, with the same answer, as of a day. */
export function attestAgainEdit(
  snapshot: Snapshot,
  place: { readonly file: string; readonly root: number; readonly pointer: string },
  day: IsoDate,
): AttestationEdit | undefined {
  const facts = factQueries(snapshot);
  const row = facts
    .rows('attestations', 'file', place.file)
    .find(({ root, pointer }) => root === place.root && pointer === place.pointer);
  const item = row && itemOf(row, facts);
  if (!row || !item) return undefined;
  const subject = oneSubject(facts, row);
  const parts = subject && covers(item) ? partsOf(facts, subject, item) : undefined;
  const edits = attestAgainEdits(row, parts, day);
  const state = snapshot.files.get(place.file);
  return state && rendered(place.file, state.parsed, edits);
}

/** Undefined where the file cannot be written to: its syntax is broken at the place, or it is no map. */
function rendered(file: string, parsed: ParsedFile, edits: readonly TreeEdit[]): AttestationEdit | undefined {
  const rendering = renderEdits(parsed, edits);
  return rendering.length === 0 ? undefined : { file, create: false, edits: rendering };
}

function newFile(entry: Json): string {
  const begun = parse({ path: ATTESTATIONS_FILE, text: 'attestations:\n', language: 'yaml' });
  return applyEdits(
    'attestations:\n',
    renderEdits(begun, [{ op: 'append', root: 0, path: ['attestations'], value: entry }]),
  );
}

function subjectOf(snapshot: Snapshot, { subject, from }: AttestationRequest): AttestableSubject | undefined {
  const facts = factQueries(snapshot);
  return typeof subject === 'string' ? subjectsNamed(facts, from, subject)[0] : subjectAt(facts, subject);
}

/** The folder of the project; where none is configured, that in which the governance of the thing is kept already, else the one above it. */
function folderOf(snapshot: Snapshot, file: string): string {
  const project = projectRootOf(snapshot.configurations, file);
  if (project !== undefined) return project;
  for (let folder = dirname(file); ; folder = dirname(folder)) {
    if (snapshot.files.has(joinPath(folder, ATTESTATIONS_FILE))) return folder;
    if (folder === '' || folder === dirname(folder)) break;
  }
  return commonFolder([...snapshot.files.keys()].map(dirname));
}

function commonFolder(folders: readonly string[]): string {
  const [first = '', ...others] = folders;
  let common = first;
  for (const folder of others)
    while (folder !== common && !folder.startsWith(`${common}/`) && common !== '' && common !== dirname(common))
      common = dirname(common);
  return common;
}

function entryFor(
  snapshot: Snapshot,
  item: ChecklistItem,
  subject: AttestableSubject | undefined,
  { day, by }: AttestationRequest,
): Readonly<Record<string, Json>> {
  const evidence = subject ? recordedEvidence(snapshot, item, subject) : [];
  return {
    item: item.id,
    subject: subject?.id ?? ALL,
    answer: '',
    by: { name: by?.name ?? '', role: by?.role ?? '', organisation: by?.organisation ?? '' },
    date: day,
    evidence: evidence.length > 0 ? evidence : [{ title: '', url: '' }],
    ...(subject && covers(item) && { digest: digestsOf(partsOf(factQueries(snapshot), subject, item)) }),
  };
}

/** Where the item shows a reference that is recorded, that is the document to look at. */
const REFERENCES: Readonly<Record<string, string>> = {
  'valueCase.strategyRef': 'Strategy or policy',
  'ethics.ref': 'Ethics assessment',
  'dpia.ref': 'Impact assessment',
  'benefit.resultsUrl': 'Published results',
};

function recordedEvidence(snapshot: Snapshot, item: ChecklistItem, subject: AttestableSubject): Json[] {
  const document = snapshot.files.get(subject.file)?.documents[subject.root];
  const thing = document && thingAt(document, subject.pointer);
  const decided = (item.decidedBy ?? []).flatMap((decider) => ('recorded' in decider ? [decider.recorded] : []));
  const paths = [item.shows, ...decided].flatMap((shown) => shown?.[subject.kind] ?? []).flat();
  return [...new Set(paths)].flatMap((path): Json[] => {
    const title = REFERENCES[path];
    const [mark = '', ...rest] = path.split('.');
    const value =
      thing?.kind === 'agreement'
        ? toValue(nodeAt(thing.node, path.split('.')))
        : thing && toValue(nodeAt(thing.marks[mark as 'valueCase']?.node, rest));
    if (title === undefined || typeof value !== 'string' || value.trim() === '') return [];
    return [/^https?:/i.test(value) ? { title, url: value } : { title: `${title} ${value}`, url: '' }];
  });
}

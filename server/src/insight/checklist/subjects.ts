import { dirname, joinPath } from '../../base/path.ts';
import type { SubjectKind } from '../../model/checklists/checklist.ts';
import type { Agreement, Dataset, Standard } from '../../model/entities.ts';
import type { Place } from '../../model/located.ts';
import { anchorSpan, keySpan, Pointers, type SyntaxNode } from '../../syntax/tree.ts';
import type { Document, FileState } from '../../workspace/file-state.ts';
import type { Snapshot } from '../../workspace/workspace.ts';
import type { Subject } from './report.ts';

/** A subject with what the model has of it. */
export interface KnownSubject {
  readonly subject: Subject;
  readonly kind: SubjectKind;
  /** Itself first; of a companion also the standards in the files that it describes. Empty for what is none. */
  readonly standards: readonly Standard[];
  readonly dataset: Dataset | undefined;
  readonly agreement: Agreement | undefined;
  readonly parts: readonly SubjectPart[];
  /** The files that it stands in, its own first. */
  readonly states: readonly FileState[];
}

/** What belongs to a subject in one document. */
export interface SubjectPart {
  readonly file: string;
  readonly root: number;
  /** Pointers of the nodes that are it; with `''` the whole document. */
  readonly pointers: readonly string[];
  /** The document holds no other subject, so that all that is said of it is said of this one. */
  readonly alone: boolean;
}

/** The standards, datasets and agreements in some files, in their order. Lists of codes, glossaries and fragments are none. */
export function subjectsIn(snapshot: Snapshot, files: readonly string[]): KnownSubject[] {
  const described = describedFiles(snapshot);
  // A file that a companion describes is a part of that standard, which is looked at in its place.
  const wanted = new Set(files.flatMap((file) => [file, ...(described.get(file) ?? [])]));
  return [...wanted].sort().flatMap((file) => {
    const state = snapshot.files.get(file);
    if (!state) return [];
    return state.documents.flatMap((document) => subjectsOf(document, state, snapshot, described));
  });
}

/** The whole of what is looked at, for what is asked of all together. */
export function workspaceSubject(root: string, files: readonly string[], snapshot: Snapshot): KnownSubject {
  const label = root.slice(root.lastIndexOf('/') + 1) || root;
  const states = [...files].sort().flatMap((file) => snapshot.files.get(file) ?? []);
  const subject: Subject = {
    id: undefined,
    label,
    kind: 'workspace',
    file: root,
    root: 0,
    pointer: '',
    span: { start: 0, end: 0 },
    status: undefined,
  };
  return { subject, kind: 'workspace', standards: [], dataset: undefined, agreement: undefined, parts: [], states };
}

/** The nearest folder around all files. */
export function folderAround(files: readonly string[]): string {
  const [first = '', ...others] = files;
  let folder = dirname(first);
  while (folder !== '/' && folder !== '' && others.some((file) => !file.startsWith(`${folder}/`)))
    folder = dirname(folder);
  return folder;
}

/** The files that companions describe, with the paths of the companions. */
type Described = ReadonlyMap<string, readonly string[]>;

function describedFiles(snapshot: Snapshot): Described {
  const found = new Map<string, string[]>();
  for (const [path, { documents }] of snapshot.files) {
    const targets = documents.flatMap(({ lowered }) => lowered.standards.flatMap((one) => targetsOf(one, path)));
    for (const target of targets) if (target !== path) found.set(target, [...(found.get(target) ?? []), path]);
  }
  return found;
}

function targetsOf({ schemas }: Standard, path: string): string[] {
  return schemas.map(({ value }) => joinPath(dirname(path), value));
}

function subjectsOf(document: Document, state: FileState, snapshot: Snapshot, described: Described): KnownSubject[] {
  const { lowered } = document;
  const pointers = new Pointers();
  const standards = lowered.standards.filter(
    (standard) => !standard.fragment && !isList(standard) && !described.has(state.path),
  );
  const count = standards.length + lowered.datasets.length + lowered.agreements.length;
  const part = (nodes: readonly SyntaxNode[]): SubjectPart => ({
    file: state.path,
    root: document.index,
    pointers: [...new Set(nodes.map((node) => pointers.of(node)))],
    alone: count === 1,
  });
  const subjectOf = (
    kind: SubjectKind,
    thing: Pick<Standard | Dataset | Agreement, 'node' | 'head' | 'label' | 'id' | 'status'>,
  ): Subject => ({
    id: thing.id?.value,
    label: thing.label,
    kind,
    file: state.path,
    root: document.index,
    pointer: pointers.of(thing.node),
    span: spanOf(thing.head),
    status: thing.status?.value,
  });
  return [
    ...standards.map((standard): KnownSubject => {
      const others = [...new Set(targetsOf(standard, state.path))].flatMap((path) => snapshot.files.get(path) ?? []);
      const schemas = others.filter((other) => other !== state);
      return {
        subject: subjectOf('standard', standard),
        kind: 'standard',
        standards: [standard, ...schemas.flatMap(({ documents }) => documents.flatMap((one) => one.lowered.standards))],
        dataset: undefined,
        agreement: undefined,
        parts: [
          part([standard.node]),
          ...schemas.flatMap((schema) =>
            schema.documents.map(({ index }) => ({ file: schema.path, root: index, pointers: [''], alone: true })),
          ),
        ],
        states: [state, ...schemas],
      };
    }),
    ...lowered.datasets.map(
      (dataset): KnownSubject => ({
        subject: subjectOf('dataset', dataset as Dataset & Pick<Standard, 'status'>),
        kind: 'dataset',
        standards: [],
        dataset,
        agreement: undefined,
        // In linked data a distribution or a contact may stand beside its dataset.
        parts: [
          part([
            dataset.node,
            ...dataset.distributions.map(({ node }) => node),
            ...(dataset.contact ? [dataset.contact.node] : []),
          ]),
        ],
        states: [state],
      }),
    ),
    ...lowered.agreements.map(
      (agreement): KnownSubject => ({
        subject: subjectOf('agreement', agreement),
        kind: 'agreement',
        standards: [],
        dataset: undefined,
        agreement,
        parts: [
          part([
            agreement.node,
            ...agreement.parties.map(({ node }) => node),
            ...agreement.items.map(({ node }) => node),
          ]),
        ],
        states: [state],
      }),
    ),
  ];
}

/** A list of codes or a glossary, which other things use and nobody shares alone. */
function isList(standard: Standard): boolean {
  return (
    standard.format === 'codelist' ||
    standard.format === 'glossary' ||
    (standard.entities.length === 0 && standard.codeLists.some((list) => list.document === standard))
  );
}

function spanOf({ node, part }: Place): Subject['span'] {
  return part === 'key' ? keySpan(node) : anchorSpan(node);
}

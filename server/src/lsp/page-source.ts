import type { CancellationToken } from 'vscode-languageserver';
import type { IsoDate } from '../base/iso-date.ts';
import { relativePath } from '../base/path.ts';
import type { ChecklistDocument } from '../insight/checklist/checklist-document.ts';
import { type ChecklistOptions, checklistWork } from '../insight/checklist/checklist-report.ts';
import { isWanted } from '../workspace/configuration.ts';
import type { Snapshot } from '../workspace/workspace.ts';
import type { Session } from './session.ts';
import { inSlices } from './slices.ts';

/** What requests about the whole workspace need of the server. */
export interface Around {
  session(): Session | undefined;
  /** Resolves when the workspace has been read. */
  ready(): Promise<void>;
  today(): IsoDate;
  readonly version: string;
}

/** What pages and reports about the whole workspace are made from. */
export interface PageSource {
  readonly session: Session;
  readonly snapshot: Snapshot;
  /** Absolute paths of what is spoken of, sorted. */
  readonly paths: readonly string[];
  readonly day: IsoDate;
  readonly version: string;
  /** The name of a file for people; `files` has its address from then on. */
  shown(path: string): string;
  readonly files: Readonly<Record<string, string>>;
}

export function pageSource(session: Session, { today, version }: Around): PageSource {
  const { snapshot } = session;
  const files: Record<string, string> = {};
  return {
    session,
    snapshot,
    paths: spokenOf(session, snapshot),
    day: today(),
    version,
    files,
    shown: (path) => {
      const name = shownIn(session.folders, path);
      files[name] = session.places.uriOf(path);
      return name;
    },
  };
}

/** The checklists of the workspace, gone through in slices. @throws NoLongerWanted */
export async function checklistDocument(source: PageSource, token: CancellationToken): Promise<ChecklistDocument> {
  const { snapshot, version, shown } = source;
  const work = checklistWork(snapshot, checklistOptions(source));
  return {
    report: await inSlices(work, { token }),
    toolVersion: version,
    shown,
    rangeOf: (file, span) => {
      const lines = snapshot.files.get(file)?.parsed.lines;
      return lines ? lines.range(span) : NOWHERE;
    },
  };
}

/** What the checklists are gone through with. */
export function checklistOptions({
  session,
  snapshot,
  paths,
  day,
}: Pick<PageSource, 'session' | 'snapshot' | 'paths' | 'day'>): ChecklistOptions {
  const [root] = session.folders;
  return {
    files: paths,
    day,
    findingsOf: (file) => session.checker.standingOf(snapshot, file, day),
    jurisdictions: session.profiles.map((name) => name.replace('concordat:', '')),
    ...(root !== undefined && { root }),
  };
}

/** Absolute paths of what is spoken of, sorted. */
export function spokenOf(session: Session, snapshot: Snapshot): string[] {
  return session.reported().filter((path) => isSpokenOf(snapshot, path));
}

const NOWHERE = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** Its format is known, and the project wants it. */
export function isSpokenOf(snapshot: Snapshot, path: string): boolean {
  const known = snapshot.files.get(path)?.documents.some(({ detection }) => detection) === true;
  return known && isWanted(snapshot.configurationOf(path), path);
}

/** From the folder of the workspace that holds it; of several folders with the name of the folder before it. */
function shownIn(folders: readonly string[], path: string): string {
  const folder = folders.find((one) => path === one || path.startsWith(`${one}/`));
  if (folder === undefined) return path;
  const name = folder.slice(folder.lastIndexOf('/') + 1);
  if (path === folder) return name;
  const within = relativePath(folder, path);
  return folders.length === 1 ? within : `${name}/${within}`;
}

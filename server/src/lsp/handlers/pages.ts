import { type CancellationToken, type Connection, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import type { IsoDate } from '../../base/iso-date.ts';
import { relativePath } from '../../base/path.ts';
import { inventoryOf } from '../../insight/inventory.ts';
import { inventoryPage } from '../../insight/inventory-page.ts';
import { INVENTORY_STYLE } from '../../insight/inventory-style.ts';
import { processingRecord } from '../../insight/processing-record.ts';
import { whereaboutsIn } from '../../insight/written-at.ts';
import { isWanted } from '../../workspace/configuration.ts';
import type { Snapshot } from '../../workspace/workspace.ts';
import type { Session } from '../session.ts';
import { inSlices, NoLongerWanted } from '../slices.ts';

/** A page for an editor to show. Everything of an author is escaped in it. */
export interface RenderedPage {
  readonly title: string;
  readonly style: string;
  /** Content of a body. What is written in a file carries `data-file`, a key of `files`, and `data-line`, one-based. */
  readonly body: string;
  /** To be run after the body; absent where the page needs none. */
  readonly script?: string;
  /** Addresses of the files that the page speaks of, by the names under which it does. */
  readonly files: Readonly<Record<string, string>>;
}

export type PageKind = 'inventory';

/** What the requests about pages need of the server. */
interface Around {
  session(): Session | undefined;
  /** Resolves when the workspace has been read. */
  ready(): Promise<void>;
  today(): IsoDate;
  readonly version: string;
}

/** What a page is made from. */
export interface PageSource {
  readonly session: Session;
  readonly snapshot: Snapshot;
  /** Absolute paths, sorted. */
  readonly paths: readonly string[];
  readonly day: IsoDate;
  readonly version: string;
  /** The name of a file on the page; it is noted which were used. */
  shown(path: string): string;
}

type Page = Omit<RenderedPage, 'files' | 'body'> & { readonly parts: Generator<string> };

const PAGES: Readonly<Record<PageKind, (source: PageSource) => Page>> = { inventory };

/** `concordat/page`: a page about the whole workspace. Can be cancelled while it is made. */
export function servePages(connection: Connection, { session, ready, today, version }: Around): void {
  connection.onRequest(
    'concordat/page',
    async ({ kind }: { kind: PageKind }, token: CancellationToken): Promise<RenderedPage | null> => {
      await ready();
      const current = session();
      if (!current || !(kind in PAGES)) return null;
      const { snapshot } = current;
      const files: Record<string, string> = {};
      const paths = current.reported().filter((path) => isSpokenOf(snapshot, path));
      const shown = (path: string): string => {
        const name = shownIn(current.folders, path);
        files[name] = current.places.uriOf(path);
        return name;
      };
      const { parts, ...page } = PAGES[kind]({ session: current, snapshot, paths, day: today(), version, shown });
      try {
        const body: string[] = [];
        await inSlices(collect(parts, body), { token });
        return { ...page, body: body.join(''), files };
      } catch (error) {
        if (error instanceof NoLongerWanted) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'Cancelled');
        throw error;
      }
    },
  );
}

function isSpokenOf(snapshot: Snapshot, path: string): boolean {
  const known = snapshot.files.get(path)?.documents.some(({ detection }) => detection) === true;
  return known && isWanted(snapshot.configurationOf(path), path);
}

/** From the folder of the workspace that holds it; of several folders with the name of the folder before it. */
function shownIn(folders: readonly string[], path: string): string {
  const folder = folders.find((one) => path.startsWith(`${one}/`));
  if (folder === undefined) return path;
  const within = relativePath(folder, path);
  return folders.length === 1 ? within : `${folder.slice(folder.lastIndexOf('/') + 1)}/${within}`;
}

function* collect(parts: Generator<string>, into: string[]): Generator<undefined, void> {
  for (const part of parts) {
    into.push(part);
    yield;
  }
}

function inventory({ snapshot, paths, day, version, shown }: PageSource): Page {
  const whereabouts = whereaboutsIn(snapshot);
  const broken = paths.filter((path) => snapshot.files.get(path)?.broken === true);
  return {
    title: 'Inventory of personal data',
    style: INVENTORY_STYLE,
    parts: inventoryPage({
      inventory: inventoryOf(snapshot, paths),
      broken,
      day,
      toolVersion: version,
      recordOf: (standard) => processingRecord(standard, snapshot, whereabouts),
      lineOf: ({ node, nameAt }) => whereabouts(nameAt.part === 'value' ? nameAt.node : node)?.line ?? 1,
      shown,
    }),
  };
}

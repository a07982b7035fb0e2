import { type CancellationToken, type Connection, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import type { PublishedChecklist } from '../../../generated/checklist-report.types.ts';
import { checklistJson } from '../../insight/checklist/checklist-json.ts';
import { checklistPage } from '../../insight/checklist/checklist-page.ts';
import { checklistStyle } from '../../insight/checklist/checklist-style.ts';
import { inventoryOf } from '../../insight/inventory.ts';
import { inventoryPage } from '../../insight/inventory-page.ts';
import { INVENTORY_STYLE } from '../../insight/inventory-style.ts';
import { ecosystemOf } from '../../insight/map/ecosystem.ts';
import { mapPage } from '../../insight/map/map-page.ts';
import { MAP_SCRIPT } from '../../insight/map/map-script.ts';
import { MAP_STYLE } from '../../insight/map/map-style.ts';
import { processingRecord } from '../../insight/processing-record.ts';
import { whereaboutsIn } from '../../insight/written-at.ts';
import { type Around, checklistDocument, type PageSource, pageSource } from '../page-source.ts';
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

type Page = Omit<RenderedPage, 'files' | 'body'> & { readonly parts: Iterable<string> };

const PAGES: ReadonlyMap<string, (source: PageSource, token: CancellationToken) => Page | Promise<Page>> = new Map<
  string,
  (source: PageSource, token: CancellationToken) => Page | Promise<Page>
>([
  ['checklist', checklist],
  ['map', map],
  ['inventory', inventory],
]);

/** `concordat/page`: a page about the whole workspace. `concordat/checklist`: the checklists as data. Both can be cancelled while they are made. */
export function servePages(connection: Connection, around: Around): void {
  const serve = <Params, Answer>(
    method: string,
    answer: (source: PageSource, params: Params, token: CancellationToken) => Promise<Answer | null>,
  ): void => {
    connection.onRequest(method, async (params: Params, token: CancellationToken): Promise<Answer | null> => {
      await around.ready();
      const session = around.session();
      if (!session) return null;
      try {
        return await answer(pageSource(session, around), params, token);
      } catch (error) {
        if (error instanceof NoLongerWanted) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'Cancelled');
        throw error;
      }
    });
  };
  serve('concordat/page', async (source, { kind }: { kind: string }, token): Promise<RenderedPage | null> => {
    const made = await PAGES.get(kind)?.(source, token);
    if (!made) return null;
    const { parts, ...page } = made;
    const body: string[] = [];
    await inSlices(collect(parts, body), { token });
    return { ...page, body: body.join(''), files: source.files };
  });
  serve('concordat/checklist', async (source, _params: object, token): Promise<GovernanceReport> => {
    const report = checklistJson(await checklistDocument(source, token));
    return { report, files: source.files };
  });
}

/** The report as it is published, and the addresses of the files that it names. */
interface GovernanceReport {
  readonly report: PublishedChecklist;
  readonly files: Readonly<Record<string, string>>;
}

function* collect(parts: Iterable<string>, into: string[]): Generator<undefined, void> {
  for (const part of parts) {
    into.push(part);
    yield;
  }
}

async function checklist(source: PageSource, token: CancellationToken): Promise<Page> {
  const document = await checklistDocument(source, token);
  return {
    title: 'Governance checklist',
    style: checklistStyle(document.report),
    parts: checklistPage(document),
  };
}

async function map({ snapshot, paths, day, version, shown }: PageSource): Promise<Page> {
  // What lays it out is loaded for those who want it.
  const { pictureOf } = await import('../../insight/map/map-layout.ts');
  const ecosystem = ecosystemOf(snapshot, paths, shown);
  return {
    title: 'Map of data sharing',
    style: MAP_STYLE,
    script: MAP_SCRIPT,
    parts: mapPage({
      ecosystem,
      picture: pictureOf(ecosystem),
      broken: paths.filter((path) => snapshot.files.get(path)?.broken === true),
      focus: undefined,
      day,
      toolVersion: version,
      shown,
    }),
  };
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

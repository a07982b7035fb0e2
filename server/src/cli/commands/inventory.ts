import type { FileSystem } from '../../host/file-system.ts';
import { inventoryOf } from '../../insight/inventory.ts';
import type { InventoryReport } from '../../insight/inventory-report.ts';
import { processingRecord } from '../../insight/processing-record.ts';
import { whereaboutsIn } from '../../insight/written-at.ts';
import type { FileState } from '../../workspace/file-state.ts';
import type { Console } from '../console.ts';
import { inventoryCsv } from '../reporters/inventory-csv.ts';
import { inventoryHtml } from '../reporters/inventory-html.ts';
import { inventoryJson } from '../reporters/inventory-json.ts';
import { inventoryMarkdown } from '../reporters/inventory-markdown.ts';
import { askedReport, type ReportOptions, readTargets, wantedOf, writeReports } from './report-run.ts';

export type InventoryOptions = ReportOptions;

const RENDERERS = {
  json: inventoryJson,
  csv: inventoryCsv,
  markdown: inventoryMarkdown,
  html: inventoryHtml,
} as const satisfies Record<string, (report: InventoryReport) => Iterable<string>>;

export const INVENTORY_FORMATS = Object.keys(RENDERERS) as readonly (keyof typeof RENDERERS)[];

/** Lists every field of every standard with what is known of it as personal data. @throws Failure for bad usage. */
export async function runInventory(
  paths: readonly string[],
  options: InventoryOptions,
  files: FileSystem,
  console: Console,
  toolVersion: string,
): Promise<number> {
  const asked = askedReport(options, INVENTORY_FORMATS, 'markdown');
  const read = await readTargets(paths, options, { files, console, day: asked.day });
  const { snapshot, shown } = read;
  const wanted = wantedOf(read);
  const broken = wanted.filter((path) => mayLackFields(snapshot.files.get(path)));
  const whereabouts = whereaboutsIn(snapshot);
  const report: InventoryReport = {
    inventory: inventoryOf(snapshot, wanted),
    broken,
    day: asked.day,
    toolVersion,
    recordOf: (standard) => processingRecord(standard, snapshot, whereabouts),
    lineOf: ({ node, nameAt }) => whereabouts(nameAt.part === 'value' ? nameAt.node : node)?.line ?? 1,
    shown,
  };
  writeReports(console, asked, (format) => RENDERERS[format](report));
  if (broken.length > 0)
    console.err(
      `concordat: broken syntax may hide fields of ${broken.map(shown).join(', ')}; \`concordat check\` says where\n`,
    );
  return 0;
}

/** A broken file, unless it is of a kind that defines no fields. */
function mayLackFields(state: FileState | undefined): boolean {
  return (
    state?.broken === true &&
    state.documents.some(({ detection, lowered }) => detection === undefined || lowered.standards.length > 0)
  );
}

import { rules } from '../../../generated/rules.ts';
import { Checker } from '../../check/checker.ts';
import type { FileSystem } from '../../host/file-system.ts';
import { inventoryOf } from '../../insight/inventory.ts';
import type { InventoryReport } from '../../insight/inventory-report.ts';
import { processingRecord } from '../../insight/processing-record.ts';
import { whereaboutsIn } from '../../insight/written-at.ts';
import { SchemaCatalogue } from '../../schema/catalogue.ts';
import type { FileState } from '../../workspace/file-state.ts';
import type { Console } from '../console.ts';
import { Failure } from '../failure.ts';
import { inventoryCsv } from '../reporters/inventory-csv.ts';
import { inventoryHtml } from '../reporters/inventory-html.ts';
import { inventoryJson } from '../reporters/inventory-json.ts';
import { inventoryMarkdown } from '../reporters/inventory-markdown.ts';
import { configurationFailure, configurationTexts } from './configuration-failure.ts';
import { isTarget } from './is-target.ts';
import { loadTargets, shownFrom, type TargetOptions } from './load-targets.ts';
import { dayOf, oneOf, outputOf } from './settings.ts';
import { printReport, writeReport } from './write-report.ts';

export interface InventoryOptions extends TargetOptions {
  /** Undefined: Markdown, unless files are written. */
  readonly format?: string;
  /** `FORMAT=FILE`. */
  readonly output: readonly string[];
  readonly now?: string;
}

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
  const outputs = options.output.map((text) => outputOf(text, INVENTORY_FORMATS));
  const asked = options.format ?? (outputs.length === 0 ? 'markdown' : undefined);
  const format = asked === undefined ? undefined : oneOf('format', asked, INVENTORY_FORMATS);
  const now = dayOf(options.now);
  const { snapshot, targets, named, only } = await loadTargets(paths, options, files, console);
  const shown = (path: string): string => shownFrom(console.cwd, path);
  const checker = new Checker(rules, new SchemaCatalogue());
  const unusable = configurationFailure(only ? [only] : configurationTexts(snapshot), snapshot, checker, now, shown);
  if (unusable !== undefined) throw new Failure(unusable);

  const wanted = targets.filter((path) => isTarget(snapshot, path, named));
  const broken = wanted.filter((path) => mayLackFields(snapshot.files.get(path)));
  const whereabouts = whereaboutsIn(snapshot);
  const report: InventoryReport = {
    inventory: inventoryOf(snapshot, wanted),
    broken,
    day: now,
    toolVersion,
    recordOf: (standard) => processingRecord(standard, snapshot, whereabouts),
    lineOf: ({ node, nameAt }) => whereabouts(nameAt.part === 'value' ? nameAt.node : node)?.line ?? 1,
    shown,
  };
  for (const output of outputs) writeReport(console, output.file, RENDERERS[output.format](report));
  if (format) printReport(console, RENDERERS[format](report));
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

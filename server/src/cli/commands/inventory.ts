import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { FileSystem } from '../../host/file-system.ts';
import { today } from '../../host/today.ts';
import { inventoryOf } from '../../insight/inventory.ts';
import { isWanted } from '../../workspace/configuration.ts';
import type { Console } from '../console.ts';
import { Failure } from '../failure.ts';
import { type InventoryReport, inventoryCsv, inventoryJson, inventoryMarkdown } from '../reporters/inventory.ts';
import { inventoryHtml } from '../reporters/inventory-html.ts';
import { loadTargets, shownFrom, type TargetOptions } from './load-targets.ts';

export interface InventoryOptions extends TargetOptions {
  readonly format: string;
  /** `FORMAT=FILE`. */
  readonly output: readonly string[];
  readonly now?: string;
}

const RENDERERS: Readonly<Record<string, (report: InventoryReport) => string>> = {
  json: inventoryJson,
  csv: inventoryCsv,
  markdown: inventoryMarkdown,
  html: inventoryHtml,
};

export const INVENTORY_FORMATS: readonly string[] = Object.keys(RENDERERS);

/** Lists every field of every standard with what is known of it as personal data. @throws Failure for bad usage. */
export async function runInventory(
  paths: readonly string[],
  options: InventoryOptions,
  files: FileSystem,
  console: Console,
  toolVersion: string,
): Promise<number> {
  const render = rendererOf(options.format);
  const outputs = options.output.map(outputOf);
  const { snapshot, targets, named } = await loadTargets(paths, options, files, console);
  const wanted = targets.filter((path) => named.has(path) || isWanted(snapshot.configurationOf(path), path));
  const report: InventoryReport = {
    rows: inventoryOf(snapshot, wanted),
    day: options.now ?? today(),
    toolVersion,
    shown: (path) => shownFrom(console.cwd, path),
  };
  for (const output of outputs) write(resolve(console.cwd, output.file), output.render(report), output.file);
  console.out(render(report));
  return 0;
}

function rendererOf(format: string): (report: InventoryReport) => string {
  const render = Object.hasOwn(RENDERERS, format) ? RENDERERS[format] : undefined;
  if (!render) throw new Failure(`--format: there is no format ${format}. There are ${INVENTORY_FORMATS.join(', ')}`);
  return render;
}

function outputOf(text: string): { readonly file: string; readonly render: (report: InventoryReport) => string } {
  const [, format = '', file = ''] = /^([a-z]+)=(.+)$/.exec(text) ?? [];
  if (file === '') throw new Failure(`--output: write FORMAT=FILE, such as html=inventory.html; you wrote ${text}`);
  return { file, render: rendererOf(format) };
}

function write(path: string, text: string, shown: string): void {
  try {
    writeFileSync(path, text);
  } catch (error) {
    throw new Failure(`${shown}: cannot be written (${(error as NodeJS.ErrnoException).code ?? String(error)})`);
  }
}

import { rules } from '../../../generated/rules.ts';
import { Checker } from '../../check/checker.ts';
import type { FileSystem } from '../../host/file-system.ts';
import {
  type AgreementDocument,
  agreementDocument,
  agreementsIn,
  type FoundAgreement,
} from '../../insight/agreement-document.ts';
import { SchemaCatalogue } from '../../schema/catalogue.ts';
import type { Console } from '../console.ts';
import { Failure } from '../failure.ts';
import { agreementHtml } from '../reporters/agreement-html.ts';
import { agreementMarkdown } from '../reporters/agreement-markdown.ts';
import { configurationFailure, configurationTexts } from './configuration-failure.ts';
import { loadTargets, shownFrom, type TargetOptions } from './load-targets.ts';
import { dayOf, oneOf, outputOf } from './settings.ts';
import { printReport, writeReport } from './write-report.ts';

export interface RenderOptions extends TargetOptions {
  /** Undefined: Markdown, unless files are written. */
  readonly format?: string;
  /** `FORMAT=FILE`. */
  readonly output: readonly string[];
  /** Identifier of the agreement, where the file holds several. */
  readonly id?: string;
  readonly now?: string;
}

const RENDERERS = { html: agreementHtml, markdown: agreementMarkdown } as const satisfies Record<
  string,
  (agreement: AgreementDocument) => Iterable<string>
>;

export const RENDER_FORMATS = Object.keys(RENDERERS) as readonly (keyof typeof RENDERERS)[];

/** Writes an agreement out as a document to be read and signed. @throws Failure for bad usage. */
export async function runRender(
  path: string | undefined,
  options: RenderOptions,
  files: FileSystem,
  console: Console,
  toolVersion: string,
): Promise<number> {
  const outputs = options.output.map((text) => outputOf(text, RENDER_FORMATS));
  const asked = options.format ?? (outputs.length === 0 ? 'markdown' : undefined);
  const format = asked === undefined ? undefined : oneOf('format', asked, RENDER_FORMATS);
  const day = dayOf(options.now);
  if (path === undefined && !options.stdin) throw new Failure('render needs the file of an agreement');
  const { snapshot, named, targets, folders, only } = await loadTargets(
    path === undefined ? [] : [path],
    options,
    files,
    console,
  );
  const shown = (file: string): string => shownFrom(console.cwd, file);
  const checker = new Checker(rules, new SchemaCatalogue());
  const unusable = configurationFailure(only ? [only] : configurationTexts(snapshot), snapshot, checker, day, shown);
  if (unusable !== undefined) throw new Failure(unusable);
  if (folders.length > 0) throw new Failure(`${path}: a folder; render takes the file of one agreement`);

  const [file = ''] = named.size > 0 ? named : targets;
  const found = chosen(agreementsIn(snapshot, file), options.id, shown(file));
  const agreement = agreementDocument(found, snapshot, { day, toolVersion, source: shown(file) });
  for (const output of outputs) writeReport(console, output.file, RENDERERS[output.format](agreement));
  if (format) printReport(console, RENDERERS[format](agreement));
  if (snapshot.files.get(file)?.broken === true)
    console.err(
      `concordat: the syntax of ${shown(file)} is broken, so terms may be missing; \`concordat check\` says where\n`,
    );
  return 0;
}

function chosen(agreements: readonly FoundAgreement[], id: string | undefined, shown: string): FoundAgreement {
  const [first, ...others] =
    id === undefined ? agreements : agreements.filter(({ agreement }) => agreement.id?.value === id);
  if (first && others.length === 0) return first;
  if (!first && id === undefined)
    throw new Failure(
      `${shown}: no agreement in a format that is known; \`concordat check --format-of\` says what it is taken for`,
    );
  const names = agreements
    .slice(0, 20)
    .map(({ agreement }) => agreement.id?.value ?? `“${agreement.label}”, which has no identifier`)
    .join(', ');
  if (!first) throw new Failure(`${shown}: no agreement has the identifier ${id}. There is ${names || 'none'}`);
  throw new Failure(`${shown}: holds several agreements; name one with --id. There are ${names}`);
}

import type { FileSystem } from '../../host/file-system.ts';
import {
  type AgreementDocument,
  agreementDocument,
  agreementsIn,
  type FoundAgreement,
} from '../../insight/agreement-document.ts';
import type { Console } from '../console.ts';
import { Failure } from '../failure.ts';
import { agreementHtml } from '../reporters/agreement-html.ts';
import { agreementMarkdown } from '../reporters/agreement-markdown.ts';
import { askedReport, type ReportOptions, readTargets, writeReports } from './report-run.ts';

export interface RenderOptions extends ReportOptions {
  /** Identifier of the agreement, where the file holds several. */
  readonly id?: string;
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
  const asked = askedReport(options, RENDER_FORMATS, 'markdown');
  const { day } = asked;
  if (path === undefined && !options.stdin) throw new Failure('render needs the file of an agreement');
  const paths = path === undefined ? [] : [path];
  const { snapshot, named, targets, folders, shown } = await readTargets(paths, options, { files, console, day });
  if (folders.length > 0) throw new Failure(`${path}: a folder; render takes the file of one agreement`);

  const [file = ''] = named.size > 0 ? named : targets;
  const found = chosen(agreementsIn(snapshot, file), options.id, shown(file));
  const agreement = agreementDocument(found, snapshot, { day, toolVersion, source: shown(file) });
  writeReports(console, asked, (format) => RENDERERS[format](agreement));
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

import { resolve } from 'node:path';
import type { PublishedChecklist } from '../../../generated/checklist-report.types.ts';
import { didYouMean } from '../../base/did-you-mean.ts';
import { normalizePath } from '../../base/path.ts';
import type { FileSystem } from '../../host/file-system.ts';
import { sourceFrom } from '../../host/load.ts';
import type { ChecklistDocument } from '../../insight/checklist/checklist-document.ts';
import { checklistJson } from '../../insight/checklist/checklist-json.ts';
import { checklistProgress } from '../../insight/checklist/checklist-progress.ts';
import { checklistReport } from '../../insight/checklist/checklist-report.ts';
import { STATES } from '../../insight/checklist/checklist-words.ts';
import type { ChecklistReport, GateResult, SubjectReport } from '../../insight/checklist/report.ts';
import { SchemaCatalogue } from '../../schema/catalogue.ts';
import type { Snapshot } from '../../workspace/workspace.ts';
import { type Colors, type Console, colorsOf } from '../console.ts';
import { Failure } from '../failure.ts';
import { gateText } from '../reporters/checklist-gates.ts';
import { checklistHtml } from '../reporters/checklist-html.ts';
import { checklistJsonText } from '../reporters/checklist-json-text.ts';
import { checklistMarkdown } from '../reporters/checklist-markdown.ts';
import { type ChecklistTextOptions, checklistText } from '../reporters/checklist-text.ts';
import { shownFrom } from './load-targets.ts';
import { askedReport, type ReportOptions, readTargets, wantedOf, writeReports } from './report-run.ts';
import { oneOf } from './settings.ts';

export interface ChecklistCommandOptions extends Omit<ReportOptions, 'stdin' | 'stdinFilename'> {
  /** As people write it: `odi-stage`. */
  readonly view?: string;
  readonly subject?: string;
  /** With commas between. */
  readonly state?: string;
  readonly summary: boolean;
  readonly gate: readonly string[];
  /** A file with an earlier report. */
  readonly compare?: string;
  readonly quiet: boolean;
  readonly color: boolean;
}

export const CHECKLIST_FORMATS = ['text', 'markdown', 'json', 'html'] as const;
type ChecklistFormat = (typeof CHECKLIST_FORMATS)[number];

/** Says where governance stands. The exit code: 0, or 1 when a gate that was asked about is closed. @throws Failure for bad usage. */
export async function runChecklist(
  paths: readonly string[],
  options: ChecklistCommandOptions,
  files: FileSystem,
  console: Console,
  toolVersion: string,
): Promise<number> {
  const asked = askedReport(options, CHECKLIST_FORMATS, 'text');
  const { day } = asked;
  const states = statesOf(options.state);
  const earlier = options.compare === undefined ? undefined : await earlierReport(options.compare, files, console);
  const read = await readTargets(paths, { ...options, stdin: false }, { files, console, day });
  const { snapshot, checker, shown } = read;
  const wanted = wantedOf(read);
  const report = checklistReport(snapshot, {
    files: wanted,
    day,
    findingsOf: (file) => checker.standingOf(snapshot, file, day),
    jurisdictions: (options.profile ?? '').split(',').map((name) => name.trim().replace('concordat:', '')),
  });
  const document = documentOf(report, snapshot, { console, toolVersion, earlier });
  const subject = options.subject === undefined ? undefined : subjectCalled(options.subject, report);
  const gates = options.gate.map((id) => gateCalled(id, report, subject));
  const selection = { view: viewCalled(options.view, report), subject, states, summary: options.summary };

  const render = (one: ChecklistFormat, colors: Colors): Iterable<string> => {
    switch (one) {
      case 'json':
        return checklistJsonText(document);
      case 'html':
        return checklistHtml(document);
      case 'markdown':
        return checklistMarkdown(document, selection);
      case 'text':
        return textAndGates(document, { ...selection, colors }, gates, asksOnlyForGates(options));
    }
  };
  const plain = colorsOf({ ...console, isTerminal: false, env: {} }, false);
  const here = colorsOf(console, options.color);
  writeReports(console, asked, (format, to) => render(format, to === 'file' ? plain : here));
  if (asked.format !== 'text')
    for (const gate of gates)
      if (!options.quiet || gate.state === 'closed')
        for (const part of gateText(document, gate, plain)) console.err(part);
  if (!options.quiet) warnOfBroken(snapshot, wanted, console, shown);
  return gates.some(({ state }) => state === 'closed') ? 1 : 0;
}

/** Who asks a gate wants its answer; the rest is printed when something of it is asked for as well. */
function asksOnlyForGates({ gate, summary, compare, view, state }: ChecklistCommandOptions): boolean {
  return gate.length > 0 && !summary && [compare, view, state].every((option) => option === undefined);
}

function* textAndGates(
  document: ChecklistDocument,
  options: ChecklistTextOptions,
  gates: readonly GateResult[],
  onlyGates: boolean,
): Generator<string> {
  if (!onlyGates) yield* checklistText(document, options);
  for (const [index, gate] of gates.entries()) {
    if (index > 0 || !onlyGates) yield '\n';
    yield* gateText(document, gate, options.colors);
  }
}

function documentOf(
  report: ChecklistReport,
  snapshot: Snapshot,
  { console, toolVersion, earlier }: { console: Console; toolVersion: string; earlier: PublishedChecklist | undefined },
): ChecklistDocument {
  const cwd = normalizePath(console.cwd);
  const document: ChecklistDocument = {
    report,
    toolVersion,
    shown: (path) => (path === cwd ? '.' : shownFrom(cwd, path)),
    rangeOf: (file, span) =>
      snapshot.files.get(file)?.parsed.lines.range(span) ?? {
        start: { line: 0, character: 0 },
        end: { line: 0, character: 0 },
      },
  };
  return earlier ? { ...document, progress: checklistProgress(earlier, checklistJson(document)) } : document;
}

function statesOf(text: string | undefined): ReadonlySet<(typeof STATES)[number]> | undefined {
  if (text === undefined) return undefined;
  return new Set(text.split(',').map((state) => oneOf('state', state.trim(), STATES)));
}

/** @throws Failure for what is no such report. */
async function earlierReport(path: string, files: FileSystem, console: Console): Promise<PublishedChecklist> {
  const absolute = normalizePath(resolve(console.cwd, path));
  const bytes = await files.read(absolute).catch(() => undefined);
  if (!bytes) throw new Failure(`--compare: ${path}: no such file, or it cannot be read`);
  let value: unknown;
  try {
    value = JSON.parse(sourceFrom(absolute, bytes).text.replace(/^\uFEFF/, ''));
  } catch {
    throw new Failure(`--compare: ${path} is not JSON; it takes what \`concordat checklist --format json\` wrote`);
  }
  if (new SchemaCatalogue().isValid('checklist-report', value)) return value as PublishedChecklist;
  throw new Failure(
    `--compare: ${path} is no report of a checklist; it takes what \`concordat checklist --format json\` wrote`,
  );
}

function subjectCalled(id: string, { subjects }: ChecklistReport): SubjectReport {
  const found =
    subjects.find(({ subject }) => subject.id === id) ??
    subjects.find(({ subject }) => subject.label === id) ??
    (id === 'workspace' ? subjects.find(({ subject }) => subject.kind === 'workspace') : undefined);
  if (found) return found;
  const ids = subjects.flatMap(({ subject }) => subject.id ?? subject.label);
  const meant = didYouMean(id, ids);
  throw new Failure(
    `--subject: there is no standard, dataset or agreement ${id} among these files${meant === undefined ? '' : `: did you mean ${meant}?`}`,
  );
}

function gateCalled(id: string, { whole }: ChecklistReport, subject: SubjectReport | undefined): GateResult {
  const ids = whole.gates.map(({ gate }) => gate.id);
  oneOf('gate', id, ids);
  const found = (subject ?? whole).gates.find(({ gate }) => gate.id === id);
  const known = whole.gates.find(({ gate }) => gate.id === id);
  if (found) return found;
  // A gate that does not ask such a thing.
  if (known) return { gate: known.gate, state: 'none', missing: [] };
  throw new Failure(`--gate: there is no gate ${id}`);
}

/** `odi-stage` is `odiStage` in checklists. */
function viewCalled(text: string | undefined, { whole }: ChecklistReport): string {
  if (text === undefined) return 'pillar';
  const views = new Map([['pillar', 'pillar'], ...whole.views.map(({ id }) => [kebab(id), id] as const)]);
  return views.get(oneOf('view', text, [...views.keys()])) ?? 'pillar';
}

function kebab(id: string): string {
  return id.replace(/(?<=[a-z])[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function warnOfBroken(
  snapshot: Snapshot,
  wanted: readonly string[],
  console: Console,
  shown: (path: string) => string,
): void {
  const broken = wanted.filter((path) => snapshot.files.get(path)?.broken);
  if (broken.length > 0)
    console.err(
      `concordat: broken syntax may hide what is recorded in ${broken.map(shown).join(', ')}; \`concordat check\` says where\n`,
    );
}

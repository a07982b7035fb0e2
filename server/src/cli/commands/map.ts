import { didYouMean } from '../../base/did-you-mean.ts';
import type { FileSystem } from '../../host/file-system.ts';
import { type Ecosystem, ecosystemOf } from '../../insight/map/ecosystem.ts';
import { focusedOn, nodeCalled } from '../../insight/map/focus.ts';
import { nodesOf } from '../../insight/map/map-keys.ts';
import type { DrawnMapReport, MapReport } from '../../insight/map/map-report.ts';
import type { Console } from '../console.ts';
import { Failure } from '../failure.ts';
import { mapHtml } from '../reporters/map-html.ts';
import { mapJson } from '../reporters/map-json.ts';
import { mapMarkdown } from '../reporters/map-markdown.ts';
import { mapMermaid } from '../reporters/map-mermaid.ts';
import { mapSvgFile } from '../reporters/map-svg.ts';
import { mapText } from '../reporters/map-text.ts';
import { askedReport, type ReportOptions, readTargets, wantedOf, writeReports } from './report-run.ts';

export interface MapOptions extends ReportOptions {
  readonly focus?: string;
  /** In steps. */
  readonly depth: string;
}

const TELLERS = {
  text: mapText,
  markdown: mapMarkdown,
  mermaid: mapMermaid,
  json: mapJson,
} as const satisfies Record<string, (report: MapReport) => Iterable<string>>;

const PAINTERS = {
  svg: mapSvgFile,
  html: mapHtml,
} as const satisfies Record<string, (report: DrawnMapReport) => Iterable<string>>;

type MapFormat = keyof typeof TELLERS | keyof typeof PAINTERS;

export const MAP_FORMATS = [...Object.keys(TELLERS), ...Object.keys(PAINTERS)] as readonly MapFormat[];

/** Shows who shares what with whom. @throws Failure for bad usage. */
export async function runMap(
  paths: readonly string[],
  options: MapOptions,
  files: FileSystem,
  console: Console,
  toolVersion: string,
): Promise<number> {
  const asked = askedReport(options, MAP_FORMATS, 'text');
  const depth = depthOf(options.depth);
  const read = await readTargets(paths, options, { files, console, day: asked.day });
  const { snapshot, shown } = read;
  const wanted = wantedOf(read);
  const broken = wanted.filter((path) => snapshot.files.get(path)?.broken === true);
  const whole = ecosystemOf(snapshot, wanted, shown);
  const report: MapReport = {
    ...inFocus(whole, options.focus, depth, shown),
    broken,
    day: asked.day,
    toolVersion,
    shown,
  };
  const formats = [...asked.outputs.map((one) => one.format), ...(asked.format ? [asked.format] : [])];
  writeReports(console, asked, await rendererOf(report, formats));
  if (broken.length > 0)
    console.err(
      `concordat: broken syntax may hide a part of ${broken.map(shown).join(', ')}; \`concordat check\` says where\n`,
    );
  return 0;
}

function inFocus(
  whole: Ecosystem,
  focus: string | undefined,
  depth: number,
  shown: (path: string) => string,
): Pick<MapReport, 'ecosystem' | 'focus'> {
  if (focus === undefined) return { ecosystem: whole, focus: undefined };
  const found = nodeCalled(whole, focus, shown);
  if ('node' in found)
    return { ecosystem: focusedOn(whole, found.node.id, depth), focus: { label: found.node.label, depth } };
  if (found.among.length > 0)
    throw new Failure(`--focus: ${focus} may be ${found.among.map(({ id }) => id).join(' or ')}. Name one of them`);
  const names = nodesOf(whole).flatMap(({ id, label, identifier }) => [
    label,
    id,
    ...(identifier === undefined ? [] : [identifier]),
  ]);
  const meant = didYouMean(focus, names);
  throw new Failure(
    `--focus: nothing among these files is called ${focus}${meant === undefined ? '' : `: did you mean ${meant}?`}`,
  );
}

function depthOf(text: string): number {
  if (/^\d{1,3}$/.test(text)) return Number(text);
  throw new Failure(`--depth takes a number of steps such as 2; you wrote ${text}`);
}

/** What lays out the picture is loaded only for those who want one. */
async function rendererOf(
  report: MapReport,
  formats: readonly MapFormat[],
): Promise<(format: MapFormat) => Iterable<string>> {
  const drawn = formats.some((format) => format in PAINTERS) ? await draw(report) : undefined;
  return (format) => {
    if (format === 'svg' || format === 'html') return drawn ? PAINTERS[format](drawn) : [];
    return TELLERS[format](report);
  };
}

async function draw(report: MapReport): Promise<DrawnMapReport> {
  const { pictureOf } = await import('../../insight/map/map-layout.ts');
  return { ...report, picture: pictureOf(report.ecosystem) };
}

import { rules } from '../../generated/rules.ts';
import type { IsoDate } from '../base/iso-date.ts';
import { Checker } from '../check/checker.ts';
import type { Finding } from '../check/finding.ts';
import { SchemaCatalogue } from '../schema/catalogue.ts';
import { languageOf, type Source } from '../syntax/source.ts';
import { Workspace } from '../workspace/workspace.ts';

export const ROOT = '/w';

/** Only reads; one for all tests, because revising our schemas for each version takes longer than most tests. */
export const schemas = new SchemaCatalogue();

/** A replacement character stands for a byte that was no UTF-8, as it does in the editor. */
export function sourceOf(path: string, text: string): Source {
  const damaged = [...text.matchAll(/\uFFFD/g)].map((match) => match.index);
  return {
    path: `${ROOT}/${path}`,
    text,
    language: languageOf(path, text),
    ...(damaged.length > 0 && { invalidBytesAt: damaged }),
  };
}

/** A checked workspace in memory: all findings, those about the configuration as well. */
export function checkFiles(
  files: Iterable<readonly [string, string]>,
  now: IsoDate,
  checker = new Checker(rules, schemas),
  workspace = new Workspace({ root: ROOT }),
): { findings: Finding[]; workspace: Workspace; checker: Checker } {
  workspace.apply(...[...files].map(([path, text]) => ({ kind: 'set' as const, source: sourceOf(path, text) })));
  return { findings: checkAll(workspace, checker, now), workspace, checker };
}

export function checkAll(workspace: Workspace, checker: Checker, now: IsoDate): Finding[] {
  const snapshot = workspace.current;
  const results = [...snapshot.files.keys()].sort().map((path) => checker.check(snapshot, path, now));
  const configuration = [...snapshot.configurations.keys()]
    .sort()
    .flatMap((project) => checker.checkConfiguration(snapshot, project, results, now));
  return [...results.flatMap((result) => result.findings), ...configuration];
}

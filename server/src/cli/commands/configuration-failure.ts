import type { IsoDate } from '../../base/iso-date.ts';
import { dirname, joinPath } from '../../base/path.ts';
import type { Checker } from '../../check/checker.ts';
import { CONFIGURATION_NAME } from '../../model/formats/configuration/adapter.ts';
import { nodeAt, parsePointer } from '../../syntax/tree.ts';
import { profileConfiguration } from '../../workspace/configuration.ts';
import { type Snapshot, Workspace } from '../../workspace/workspace.ts';

/** A file from which settings were read. */
export interface ConfigurationText {
  readonly path: string;
  readonly text: string;
}

/** The configurations of a snapshot and the files that they extend, in order of path. */
export function configurationTexts(snapshot: Snapshot): ConfigurationText[] {
  const paths = [...snapshot.configurations.values()].flatMap(({ configuration, dependencies }) => [
    ...(configuration.file === undefined ? [] : [configuration.file]),
    ...dependencies,
  ]);
  return [...new Set(paths)].sort().flatMap((path) => {
    const text = snapshot.files.get(path)?.parsed.source.text;
    return text === undefined ? [] : { path, text };
  });
}

/**
 * The first reason why a configuration cannot be honoured, in one line with its place: broken syntax, a value of the wrong kind, a profile
 * or file that is not there. Unknown keys and rules are findings instead: the rest still holds.
 */
export function configurationFailure(
  texts: readonly ConfigurationText[],
  snapshot: Snapshot,
  checker: Checker,
  now: IsoDate,
  shown: (path: string) => string,
): string | undefined {
  for (const { path, text } of texts) {
    const failure = failureIn(path, text, checker, now);
    if (failure !== undefined) return `${shown(path)}:${failure}`;
  }
  for (const { configuration, problems } of snapshot.configurations.values()) {
    const [problem] = problems;
    if (!problem || configuration.file === undefined) continue;
    const reason = {
      'unknown-profile': 'there is no profile',
      'missing-file': 'there is no file',
      circular: 'this extends itself:',
    }[problem.kind];
    const parsed = snapshot.files.get(configuration.file)?.parsed;
    const node = nodeAt(parsed?.roots[0], parsePointer(problem.pointer));
    const place = parsed && node ? `${placeOf(parsed.lines.position(node.start))}:` : '';
    return `${shown(configuration.file)}:${place} ${reason} ${problem.text}`;
  }
  return undefined;
}

/** What the rules on structure say of the file, whatever it is called, without the settings that it asks for. */
function failureIn(path: string, text: string, checker: Checker, now: IsoDate): string | undefined {
  const root = dirname(path);
  const file = joinPath(root, CONFIGURATION_NAME);
  const alone = new Workspace({ root }).apply({ kind: 'set', source: { path: file, text, language: 'yaml' } });
  const defaults = profileConfiguration(root, []);
  const { findings } = checker.check({ ...alone, configurationOf: () => defaults }, file, now);
  const state = alone.files.get(file);
  const finding = findings.find(({ rule, messageId }) =>
    state?.broken
      ? rule === 'structure/syntax-error' && messageId !== 'duplicateKey'
      : rule === 'structure/schema-violation' && !messageId.startsWith('unknownKey'),
  );
  if (!finding || !state) return undefined;
  return `${placeOf(state.parsed.lines.position(finding.span.start))}: ${finding.message}`;
}

function placeOf({ line, character }: { readonly line: number; readonly character: number }): string {
  return `${line + 1}:${character + 1}`;
}

import { CONFIGURATION_NAME } from '../../model/formats/configuration/adapter.ts';
import type { SchemaCatalogue } from '../../schema/catalogue.ts';
import { validityOf } from '../../workspace/file-state.ts';
import type { Snapshot } from '../../workspace/workspace.ts';

/**
 * The first reason why a configuration cannot be honoured, in one line with its place: broken syntax, a value of the wrong kind, a profile
 * or file that is not there. Unknown keys and rules are findings instead: the rest still holds.
 */
export function configurationFailure(
  snapshot: Snapshot,
  catalogue: SchemaCatalogue,
  shown: (path: string) => string,
): string | undefined {
  for (const [path, state] of [...snapshot.files].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (!path.endsWith(`/${CONFIGURATION_NAME}`)) continue;
    const at = (offset: number): string => {
      const { line, character } = state.parsed.lines.position(offset);
      return `${shown(path)}:${line + 1}:${character + 1}`;
    };
    const [syntax] = state.parsed.problems.filter((problem) => problem.fatal);
    if (syntax)
      return `${at(syntax.span.start)}: the configuration cannot be read (${syntax.code.replaceAll('-', ' ')})`;
    const [document] = state.documents;
    const violation =
      document && validityOf(document, catalogue).violations.find((problem) => problem.code !== 'unknown-key');
    if (violation)
      return `${at(violation.span.start)}: ${what(violation.node.slot, violation.code, violation.expected, violation.key)}`;
  }
  for (const { configuration, problems } of snapshot.configurations.values()) {
    const [problem] = problems;
    if (!problem || configuration.file === undefined) continue;
    const reason = {
      'unknown-profile': 'there is no profile',
      'missing-file': 'there is no file',
      circular: 'this extends itself:',
    }[problem.kind];
    return `${shown(configuration.file)}: ${reason} ${problem.text}`;
  }
  return undefined;
}

function what(
  slot: string | number | undefined,
  code: string,
  expected: readonly string[],
  key: string | undefined,
): string {
  const name = typeof slot === 'string' ? slot : slot === undefined ? 'the configuration' : `item ${slot + 1}`;
  if (code === 'required') return `${name} needs ${key}`;
  if (code === 'type') return `${name} must be ${expected.join(' or ')}`;
  if (code === 'enum') return `${name} must be one of ${expected.join(', ')}`;
  return `${name} must match ${expected.join(', ')}`;
}

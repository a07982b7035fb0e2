import { dirname, relativePath } from '../base/path.ts';
import type { Span } from '../base/span.ts';
import type { Finding } from '../check/finding.ts';
import { SUPPRESSION } from '../check/suppressions.ts';
import { CONFIGURATION_NAME } from '../model/formats/configuration/adapter.ts';
import { renderEdits } from '../syntax/edit.ts';
import type { FileState } from '../workspace/file-state.ts';
import type { Snapshot } from '../workspace/workspace.ts';
import { type DeclareAction, declareActions, type FieldTarget } from './declare-actions.ts';
import type { ReviewedEdit } from './declare-each.ts';

/** A change that an editor offers. */
export type CodeAction = FindingAction | DeclareAction;

/** An answer to a finding. */
export interface FindingAction {
  readonly title: string;
  readonly kind: 'fix' | 'suppress' | 'explain';
  readonly finding: Finding;
  /** The best answer to the finding. */
  readonly preferred: boolean;
  readonly edits: readonly FileEdit[];
  /** The fix declares this field not personal: who can be asked for the reason is. */
  readonly target?: FieldTarget;
}

export interface FileEdit {
  readonly file: string;
  /** The file is not there yet. */
  readonly create: boolean;
  readonly edits: readonly ReviewedEdit[];
}

/** What stands where a reason belongs, until somebody writes one; it does not count as a reason. */
const REASON_TO_COME = '…';

/** Fixes of the findings that a span touches, what may be declared there, and for each rule a suppression and its explanation. */
export function codeActions(snapshot: Snapshot, file: string, span: Span, findings: readonly Finding[]): CodeAction[] {
  const state = snapshot.files.get(file);
  if (!state) return [];
  const touched = findings.filter((finding) => finding.span.start <= span.end && span.start <= finding.span.end);
  const declarations = declareActions(snapshot, file, span);
  const fixes = touched.flatMap((finding) =>
    finding.fixes.flatMap((fix, index): FindingAction[] => {
      const edits = renderEdits(state.parsed, fix.edits);
      return edits.length === 0
        ? []
        : [
            {
              title: fix.title,
              kind: 'fix',
              finding,
              preferred: index === 0 && finding.fixes.length === 1,
              edits: [{ file, create: false, edits }],
            },
          ];
    }),
  );
  const suppressions = onePerRule(touched).flatMap((finding) => suppress(snapshot, state, finding) ?? []);
  const explanations = onePerRule(touched).map(
    (finding): FindingAction => ({
      title: `Explain ${finding.rule}`,
      kind: 'explain',
      finding,
      preferred: false,
      edits: [],
    }),
  );
  return [
    ...withTargets(fixes, declarations),
    ...declarations.filter((one) => !isAmong(one, fixes)),
    ...suppressions,
    ...explanations,
  ];
}

/** A fix that declares a field not personal can ask for the reason, as the declaration itself does. */
function withTargets(fixes: readonly FindingAction[], declarations: readonly DeclareAction[]): FindingAction[] {
  const none = declarations.find(({ target }) => target !== undefined);
  return fixes.map((fix) => (none?.target && isSame(none, fix) ? { ...fix, target: none.target } : fix));
}

/** What a rule offers is not offered twice. Only what is about one field can be a rule's fix. */
function isAmong(action: DeclareAction, fixes: readonly FindingAction[]): boolean {
  const ofField = action.kind === 'declare' || action.kind === 'declare-none';
  return ofField && fixes.some((fix) => isSame(action, fix));
}

function isSame(action: DeclareAction, { edits }: FindingAction): boolean {
  const own = action.write();
  const [other] = edits;
  return (
    edits.length === 1 &&
    other?.edits.length === own.length &&
    own.every(({ span, text }, index) => {
      const edit = other.edits[index];
      return edit?.text === text && edit.span.start === span.start && edit.span.end === span.end;
    })
  );
}

function onePerRule(findings: readonly Finding[]): Finding[] {
  return findings.filter((finding, index) => findings.findIndex((other) => other.rule === finding.rule) === index);
}

function suppress(snapshot: Snapshot, state: FileState, finding: Finding): FindingAction | undefined {
  const edit = suppressionEdit(snapshot, state, finding, REASON_TO_COME);
  return (
    edit && {
      title: `Accept ${finding.rule} here, with a reason`,
      kind: 'suppress',
      finding,
      preferred: false,
      edits: [edit],
    }
  );
}

/** In YAML a comment on the line above; JSON has no comments, so there an exception in the configuration of the project. */
export function suppressionEdit(
  snapshot: Snapshot,
  state: FileState,
  finding: Finding,
  reason: string,
): FileEdit | undefined {
  if (finding.rule.startsWith('configuration/')) return undefined;
  return state.parsed.source.language === 'yaml'
    ? commentAbove(state, finding, reason)
    : exceptionFor(snapshot, state, finding, reason);
}

function commentAbove(state: FileState, finding: Finding, reason: string): FileEdit {
  const { lines, source } = state.parsed;
  const start = lines.lineStart(lines.lineOf(finding.span.start));
  const indent = /^ */.exec(source.text.slice(start))?.[0] ?? '';
  const end = source.text.includes('\r\n') ? '\r\n' : '\n';
  return {
    file: state.path,
    create: false,
    edits: [{ span: { start, end: start }, text: `${indent}# ${SUPPRESSION} ${finding.rule} -- ${reason}${end}` }],
  };
}

function exceptionFor(snapshot: Snapshot, state: FileState, finding: Finding, reason: string): FileEdit {
  const configuration = snapshot.configurationOf(state.path);
  const file = configuration.file ?? `${configuration.root}/${CONFIGURATION_NAME}`;
  const value = {
    rule: finding.rule,
    file: relativePath(dirname(file), state.path),
    ...(finding.pointer !== undefined && finding.pointer !== '' && { pointer: finding.pointer }),
    reason,
  };
  const existing = snapshot.files.get(file);
  if (existing?.parsed.roots[0]?.kind !== 'map') {
    const lines = Object.entries(value).map(
      ([key, text], index) => `${index === 0 ? '  - ' : '    '}${key}: ${JSON.stringify(text)}`,
    );
    const at = existing?.parsed.source.text.length ?? 0;
    return {
      file,
      create: !existing,
      edits: [{ span: { start: at, end: at }, text: `exceptions:\n${lines.join('\n')}\n` }],
    };
  }
  return {
    file,
    create: false,
    edits: renderEdits(existing.parsed, [{ op: 'append', root: 0, path: ['exceptions'], value }]),
  };
}

import type { Rule } from '../rules/define.ts';
import { type Configuration, ruleSetting, type Severity } from '../workspace/configuration.ts';
import type { FileState } from '../workspace/file-state.ts';
import type { Snapshot } from '../workspace/workspace.ts';
import type { Finding } from './finding.ts';
import type { LocatedFinding } from './locate.ts';
import { messageSeverity, messageText } from './messages.ts';

/**
 * Settles message and severity: the configuration's severity, else the message's; one step milder in drafts, except for structure (A0.3).
 * `rule` is undefined for what no rule said.
 */
export function judge(
  { finding, raw }: LocatedFinding,
  rule: Rule | undefined,
  configuration: Configuration,
  snapshot: Snapshot,
): Finding {
  if (!rule || finding.messageId === 'internal-error') {
    const message = `The rule failed here: ${raw.data.error}. Please report this with the file.`;
    return { ...finding, severity: 'error', message };
  }
  const { severity: configured } = ruleSetting(configuration, rule.id, finding.file);
  const own = messageSeverity(rule, finding.messageId);
  // A configured severity speaks of the rule as a whole; messages keep their distance below it.
  let severity = own;
  if (configured !== undefined && configured !== 'off')
    severity = own === rule.severity ? configured : milder(own, configured);
  const isStructure = finding.rule.startsWith('structure/');
  if (severity === 'error' && !isStructure && isDraft(snapshot.files.get(finding.file), finding.root))
    severity = 'warning';
  return { ...finding, severity, message: messageText(rule.messages[finding.messageId], raw.data) };
}

const LADDER: readonly Severity[] = ['hint', 'info', 'warning', 'error'];

function milder(a: Severity, b: Severity): Severity {
  return LADDER.indexOf(a) < LADDER.indexOf(b) ? a : b;
}

function isDraft(state: FileState | undefined, root: number): boolean {
  const lowered = state?.documents[root]?.lowered;
  const status = lowered?.agreements[0]?.status?.value ?? lowered?.standards[0]?.status?.value;
  return status !== undefined && /^(?:draft|proposed)$/i.test(status);
}

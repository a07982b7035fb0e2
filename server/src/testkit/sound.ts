import assert from 'node:assert/strict';
import type { Finding } from '../check/finding.ts';
import type { SyntaxNode } from '../syntax/tree.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** Every span lies in the text, and children lie in their parents' order of start. */
export function assertSpans(node: SyntaxNode, length: number): void {
  assert.ok(
    node.start >= 0 && node.start <= node.end && node.end <= length,
    `${node.kind} ${node.start}-${node.end} of ${length}`,
  );
  if (node.kind === 'map') {
    for (const { key, value } of node.entries) {
      assertSpans(key, length);
      assertSpans(value, length);
    }
  } else if (node.kind === 'seq') for (const item of node.items) assertSpans(item, length);
}

export function assertSound(findings: readonly Finding[], workspace: Workspace): void {
  for (const finding of findings) {
    assert.notEqual(finding.messageId, 'internal-error', finding.message);
    const length = workspace.current.files.get(finding.file)?.parsed.source.text.length ?? 0;
    assert.ok(
      finding.span.start >= 0 && finding.span.start <= finding.span.end && finding.span.end <= length,
      JSON.stringify(finding),
    );
    assert.ok(!/\{\w+\}/.test(finding.message.replace(/`[^`]*`/g, '')), `a placeholder is left: ${finding.message}`);
  }
}

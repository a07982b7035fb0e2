/** Whether somebody is told that the format's schema refuses a file: by the rule that is there for it, or by one that knows more of what is missing. */
export function breaksSchema(findings: readonly { readonly rule: string; readonly messageId: string }[]): boolean {
  return findings.some(
    ({ rule, messageId }) => rule === 'structure/schema-violation' || IN_OTHER_WORDS.has(`${rule}:${messageId}`),
  );
}

const IN_OTHER_WORDS: ReadonlySet<string> = new Set([
  'openness/dcat-us-required:missing',
  'openness/dcat-us-required:mediaType',
  'openness/dcat-us-required:code',
  'openness/missing-access-rights:required',
  'openness/invalid-access-rights:value',
  'openness/invalid-access-rights:meant',
  'stewardship/missing-owner:demanded',
  'stewardship/missing-update-frequency:demanded',
  'stewardship/invalid-update-frequency:unknown',
  'stewardship/invalid-update-frequency:meant',
  'stewardship/missing-lifecycle-status:missing',
  'stewardship/unknown-quality-dimension:unknown',
  'stewardship/unknown-quality-dimension:meant',
]);

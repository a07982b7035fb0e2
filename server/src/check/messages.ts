import type { MessageText, Rule } from '../rules/define.ts';
import type { Severity } from '../workspace/configuration.ts';

/** The message in words; a placeholder without data stays visible, as the test of examples would notice. */
export function messageText(message: MessageText | undefined, data: Readonly<Record<string, string>>): string {
  const text = typeof message === 'object' ? message.text : (message ?? '');
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => data[name] ?? whole);
}

export function messageSeverity(rule: Rule, messageId: string): Severity {
  const message = rule.messages[messageId];
  return typeof message === 'object' ? message.severity : rule.severity;
}

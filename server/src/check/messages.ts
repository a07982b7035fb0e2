import type { MessageText, Rule } from '../rules/define.ts';
import type { Severity } from '../workspace/configuration.ts';

/** The message in words; a placeholder without data stays visible, as the test of examples would notice. */
export function messageText(message: MessageText | undefined, data: Readonly<Record<string, string>>): string {
  const text = typeof message === 'object' ? message.text : (message ?? '');
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = data[name];
    return value === undefined ? whole : shortened(value);
  });
}

/** UTF-16 units. A name of a hundred thousand characters hides what is said of it. */
const LONGEST = 2_000;

function shortened(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}

export function messageSeverity(rule: Rule, messageId: string): Severity {
  const message = rule.messages[messageId];
  return typeof message === 'object' ? message.severity : rule.severity;
}

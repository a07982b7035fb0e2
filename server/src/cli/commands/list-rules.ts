import { rules } from '../../../generated/rules.ts';
import { type Console, colorsOf } from '../console.ts';
import { Failure } from '../failure.ts';

/** Lists the rules: id, severity and what they find. */
export function runRules(options: { readonly format: string; readonly color: boolean }, console: Console): number {
  if (options.format === 'json') {
    const rows = rules.map(({ id, severity, since, stability, formats, docs }) => ({
      id,
      severity,
      since,
      stability,
      formats: formats ?? 'all',
      what: docs.what,
    }));
    console.out(`${JSON.stringify({ version: 1, rules: rows }, null, 2)}\n`);
    return 0;
  }
  if (options.format !== 'pretty')
    throw new Failure(`--format must be one of pretty, json; you wrote ${options.format}`);
  const colors = colorsOf(console, options.color);
  const width = Math.max(...rules.map((rule) => rule.id.length));
  for (const rule of rules)
    console.out(`${colors.bold(rule.id.padEnd(width))}  ${rule.severity.padEnd(7)}  ${rule.docs.what}\n`);
  return 0;
}

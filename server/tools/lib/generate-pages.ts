import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { rulePage } from '../../src/check/rule-page.ts';
import type { Rule } from '../../src/rules/define.ts';
import { ROOT } from './paths.ts';

const PAGES = join(ROOT, 'docs', 'rules');

/** `docs/rules`: one page a rule, and the list of them. Committed; CI regenerates and compares. */
export function generatePages(rules: readonly Rule[]): void {
  rmSync(PAGES, { recursive: true, force: true });
  for (const rule of rules) write(`${rule.id}.md`, rulePage(rule));
  const families = [...new Set(rules.map((rule) => rule.id.split('/')[0] ?? ''))];
  const lists = families.map((family) => {
    const rows = rules
      .filter((rule) => rule.id.startsWith(`${family}/`))
      .map((rule) => `| [${rule.id}](${rule.id}.md) | ${rule.severity} | ${rule.docs.what} |`);
    return [`## ${family}`, '', '| rule | severity | finds |', '|---|---|---|', ...rows].join('\n');
  });
  write('README.md', `# Rules\n\nGenerated from the rules themselves; edit those.\n\n${lists.join('\n\n')}\n`);
}

function write(file: string, text: string): void {
  mkdirSync(dirname(join(PAGES, file)), { recursive: true });
  writeFileSync(join(PAGES, file), text);
}

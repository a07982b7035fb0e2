import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { rulePage } from '../../src/check/rule-page.ts';
import type { Rule } from '../../src/rules/define.ts';
import { ROOT } from './paths.ts';
import { writeIfChanged } from './write-if-changed.ts';

const PAGES = join(ROOT, 'docs', 'rules');

/** `docs/rules`: one page a rule, and the list of them. Committed; CI regenerates and compares. */
export function generatePages(rules: readonly Rule[]): void {
  removeOthers(rules);
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

/** Pages of rules that are no more. */
function removeOthers(rules: readonly Rule[]): void {
  const wanted = new Set(['README.md', ...rules.map((rule) => `${rule.id}.md`)]);
  for (const file of readdirSync(PAGES, { recursive: true, encoding: 'utf8' })) {
    if (file.endsWith('.md') && !wanted.has(file.replaceAll('\\', '/'))) rmSync(join(PAGES, file));
  }
}

function write(file: string, text: string): void {
  writeIfChanged(join(PAGES, file), text);
}

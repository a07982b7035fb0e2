import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { rulePage } from '../../src/check/rule-page.ts';
import type { Rule } from '../../src/rules/define.ts';
import families from '../families.json' with { type: 'json' };
import { writeBetweenMarks } from './between-marks.ts';
import { ROOT } from './paths.ts';
import { writeIfChanged } from './write-if-changed.ts';

const PAGES = join(ROOT, 'docs', 'rules');

/** `docs/rules`: one page a rule, and the list of them. Committed; CI regenerates and compares. */
export function generatePages(rules: readonly Rule[]): void {
  removeOthers(rules);
  for (const rule of rules) write(`${rule.id}.md`, rulePage(rule));
  const found = new Set(rules.map((rule) => rule.id.split('/')[0] ?? ''));
  const undescribed = [...found].filter((family) => !(family in families));
  if (undescribed.length > 0) throw new Error(`server/tools/families.json does not describe ${undescribed.join()}`);
  const lists = [...found].map((family) => {
    const rows = rulesOf(family, rules).map(
      (rule) => `| [${rule.id}](${rule.id}.md) | ${rule.severity} | ${rule.docs.what} |`,
    );
    return [
      `## ${family}`,
      '',
      families[family as Family],
      '',
      '| rule | severity | finds |',
      '|---|---|---|',
      ...rows,
    ].join('\n');
  });
  writeBetweenMarks(join(ROOT, 'README.md'), 'families', familyTable(rules));
  write('README.md', `# Rules\n\nGenerated from the rules themselves; edit those.\n\n${lists.join('\n\n')}\n`);
}

type Family = keyof typeof families;

/** What is checked, by family, in the order in which a reader wants to know it. */
function familyTable(rules: readonly Rule[]): string {
  const rows = Object.entries(families).map(
    ([family, checks]) =>
      `| [${family}](docs/rules/README.md#${family}) | ${rulesOf(family, rules).length} | ${checks} |\n`,
  );
  return `| family | rules | what they look at |\n|---|---|---|\n${rows.join('')}`;
}

function rulesOf(family: string, rules: readonly Rule[]): readonly Rule[] {
  return rules.filter((rule) => rule.id.startsWith(`${family}/`));
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

import { join } from 'node:path';
import { type ChecklistItem, type Decider, dataDrivenPublicSector } from '../../src/model/checklists/checklist.ts';
import type { Rule } from '../../src/rules/define.ts';
import { writeBetweenMarks } from './between-marks.ts';
import { ROOT } from './paths.ts';

const PAGE = join(ROOT, 'docs', 'checklist.md');
/** Puts the table of the items into `docs/checklist.md`; what stands around it is written by hand. */
export function generateChecklistPage(rules: readonly Rule[]): void {
  writeBetweenMarks(PAGE, 'items', tables(new Set(rules.map(({ id }) => id))));
}

function tables(rules: ReadonlySet<string>): string {
  const { pillars, items } = dataDrivenPublicSector();
  return pillars
    .flatMap(({ title, elements }) => [
      `\n### ${title}\n`,
      ...elements.map(({ id, title: element }) => {
        const rows = items.filter((item) => item.element === id).map((item) => row(item, rules));
        return `\n#### ${id} ${element}\n\n| id | item | weight | asked of | decided by | who may attest |\n|---|---|---|---|---|---|\n${rows.join('')}`;
      }),
    ])
    .join('');
}

function row(item: ChecklistItem, rules: ReadonlySet<string>): string {
  const { id, title, weight, weightIn, asks, decidedBy, attest, combine } = item;
  const elsewhere = Object.entries(weightIn ?? {}).map(([jurisdiction, other]) => `${other} in ${jurisdiction}`);
  const when = item.if === undefined ? '' : ` (where: ${item.if.replaceAll('-', ' ')})`;
  const files = (decidedBy ?? []).map((decider) => decision(decider, rules));
  const person = attest
    ? [combine === 'either' ? 'or a person' : combine === 'instead' ? 'else a person' : 'a person']
    : [];
  const cells = [
    id,
    title,
    [weight, ...elsewhere].join(', '),
    `${asks.join(', ')}${when}`,
    [...files, ...person].join('; '),
    attest ? attest.mayAttest.join(', ') || 'anybody in charge' : '',
  ];
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |\n`;
}

function decision(decider: Decider, rules: ReadonlySet<string>): string {
  const when = decider.when === undefined ? '' : ` (${decider.when.replaceAll('-', ' ')})`;
  if ('measure' in decider) return `${decider.measure.replaceAll('-', ' ')}${when}`;
  if ('rules' in decider) {
    const share = decider.of === undefined ? '' : `, by share of ${decider.of.replaceAll('-', ' ')}`;
    return `${decider.rules.map((rule) => link(rule, rules)).join(', ')}${share}${when}`;
  }
  const kinds = Object.entries(decider.recorded).map(([kind, paths]) => ({
    kind,
    words: paths.map(pathWords).join(', '),
  }));
  const [first] = kinds;
  const same = kinds.every(({ words }) => words === first?.words);
  const said = same ? [first?.words ?? ''] : kinds.map(({ kind, words }) => `${words} (${kind})`);
  return `recorded: ${said.join(', ')}${when}`;
}

function pathWords(path: string | readonly string[]): string {
  return (typeof path === 'string' ? [path] : path).map((one) => `\`${one}\``).join(' or ');
}

function link(rule: string, rules: ReadonlySet<string>): string {
  return rules.has(rule) ? `[${rule}](rules/${rule}.md)` : `\`${rule}\``;
}

import { rules } from '../../generated/rules.ts';
import { Checker } from '../check/checker.ts';
import type { Finding } from '../check/finding.ts';
import { Workspace } from '../workspace/workspace.ts';
import { checkAll, checkFiles, ROOT, schemas, sourceOf } from './memory.ts';
import { projectFiles } from './project.ts';
import { type SeededFault, seedFaults } from './seed-faults.ts';

interface Told {
  /** Project and path. */
  readonly file: string;
  readonly fault: SeededFault;
}

/** What the rules said of every fault that was seeded, one at a time, in the agreements of the clean projects. */
export interface SeededFaultReport {
  readonly faults: number;
  /** Told by a rule that has to, wherever it pointed. */
  readonly found: number;
  readonly missed: readonly Told[];
  /** Told elsewhere than at the place that lacks the term or holds the wrong value. */
  readonly misplaced: readonly (Told & { readonly at: readonly string[] })[];
  /** Something else was said as well. */
  readonly further: readonly (Told & { readonly said: readonly string[] })[];
}

const PROJECTS = ['regimes', 'health-research-clean', 'council-tax-clean'] as const;

export function seededFaultReport(): SeededFaultReport {
  const missed: Told[] = [];
  const misplaced: (Told & { at: readonly string[] })[] = [];
  const further: (Told & { said: readonly string[] })[] = [];
  let faults = 0;
  for (const project of PROJECTS) {
    const files = projectFiles(project);
    const checker = new Checker(rules, schemas);
    const workspace = new Workspace({ root: ROOT });
    const clean = new Set(checkFiles(files, NOW, checker, workspace).findings.map(nameOf));
    for (const [path, text] of files) {
      if (!path.startsWith('agreements/')) continue;
      for (const fault of seedFaults(text)) {
        faults++;
        workspace.apply({ kind: 'set', source: sourceOf(path, fault.text) });
        const findings = checkAll(workspace, checker, NOW);
        const told = { file: `${project}/${path}`, fault };
        const right = findings.filter(({ rule }) => fault.rules.includes(rule));
        const at = right.map(({ pointer }) => pointer ?? '');
        if (right.length === 0) missed.push(told);
        else if (!at.includes(fault.pointer)) misplaced.push({ ...told, at });
        const said = findings.filter((finding) => !right.includes(finding) && !clean.has(nameOf(finding)));
        if (said.length > 0)
          further.push({ ...told, said: said.map(({ rule, pointer }) => `${rule} ${pointer ?? ''}`) });
      }
      workspace.apply({ kind: 'set', source: sourceOf(path, text) });
    }
  }
  return { faults, found: faults - missed.length, missed, misplaced, further };
}

function nameOf({ file, rule, pointer }: Finding): string {
  return `${file} ${rule} ${pointer ?? ''}`;
}

/** The day of the examples. */
const NOW = '2026-11-21';

import type { IsoDate } from '../base/iso-date.ts';
import type { FactRow, FactTable } from '../model/facts.ts';
import type {
  Anchor,
  FactQueries,
  Messages,
  ProjectContext,
  ProjectReport,
  Rule,
  TextFunctions,
} from '../rules/define.ts';
import { nodeAt, parsePointer } from '../syntax/tree.ts';
import { type CoveredFact, coveredFacts } from '../workspace/covered-facts.ts';
import { fragmentKey, type IndexOf } from '../workspace/fact-index.ts';
import type { Snapshot } from '../workspace/workspace.ts';
import { contextBase } from './context.ts';
import { CONFIGURATIONS, treeOf } from './dependents.ts';
import type { RawFinding } from './finding.ts';
import type { ActiveRule } from './run-file-rules.ts';

/** A question that a run asked of the facts, and the answer it got. */
interface Dependency {
  readonly question: string;
  /** What the answer hangs on, as `Dependents` names it. */
  readonly topic: string;
  ask(snapshot: Snapshot): unknown;
  readonly answer: unknown;
}

/** What the project rules said about one file, and all that it depends on. */
export interface ProjectRun {
  readonly findings: readonly RawFinding[];
  readonly dependencies: readonly Dependency[];
}

/** Whether every question would get the same answer today, so that the run need not be repeated. */
export function isCurrent(run: ProjectRun, snapshot: Snapshot): boolean {
  return run.dependencies.every((dependency) => dependency.ask(snapshot) === dependency.answer);
}

/** Runs one rule over the rows of one file, and notes what it reads. */
export function runProjectRule(
  active: ActiveRule,
  file: string,
  parts: {
    readonly derivations: Derivations;
    readonly now: IsoDate;
    readonly ruleIds: readonly string[];
    readonly texts: TextFunctions;
  },
): ProjectRun {
  const { derivations } = parts;
  const questions = new Questions();
  const findings: RawFinding[] = [];
  const facts = trackedFacts(derivations, questions);
  const configuration = derivations.snapshot.configurationOf(file);
  const context: ProjectContext<Messages> = {
    ...contextBase({ ...parts, ...active, configuration, languages: configuration.languages }),
    facts,
    report: (messageId, report) =>
      findings.push(rawFinding(active.rule, messageId, report as ProjectReport<Record<string, string>>)),
  };
  try {
    for (const handler of active.rule.project) {
      for (const row of facts.rows(handler.each as FactTable, 'file' as IndexOf<FactTable>, file))
        handler.check(row as FactRow as never, context);
    }
  } catch (error) {
    const data = { error: error instanceof Error ? error.message : String(error) };
    const anchor: Anchor = { file, root: 0, pointer: '' };
    findings.push({
      rule: active.rule.id,
      messageId: 'internal-error',
      data,
      file,
      root: 0,
      at: anchor,
      related: [],
      fixes: [],
    });
  }
  return { findings, dependencies: questions.all };
}

/** Questions that were asked, each once. */
class Questions {
  readonly all: Dependency[] = [];
  readonly #known = new Set<string>();

  add(dependency: Dependency): void {
    if (this.#known.has(dependency.question)) return;
    this.#known.add(dependency.question);
    this.all.push(dependency);
  }
}

interface Derivation {
  readonly value: unknown;
  readonly questions: Questions;
}

/** What was derived from the facts of one snapshot, by function and row, with the questions behind it. */
export class Derivations {
  readonly snapshot: Snapshot;
  readonly #known = new Map<unknown, Map<FactRow, Derivation>>();

  constructor(snapshot: Snapshot) {
    this.snapshot = snapshot;
  }

  of<R extends FactRow, V>(compute: (row: R, facts: FactQueries) => V, row: R, asker: Questions): V {
    const rows = this.#known.get(compute) ?? new Map<FactRow, Derivation>();
    this.#known.set(compute, rows);
    let found = rows.get(row);
    if (!found) {
      const questions = new Questions();
      found = { value: compute(row, trackedFacts(this, questions)), questions };
      rows.set(row, found);
    }
    for (const dependency of found.questions.all) asker.add(dependency);
    return found.value as V;
  }
}

function trackedFacts(derivations: Derivations, questions: Questions): FactQueries {
  const { snapshot } = derivations;
  const note = <T>(question: string, topic: string, ask: (snapshot: Snapshot) => T): T => {
    const answer = ask(snapshot);
    questions.add({ question, topic, ask, answer });
    return answer;
  };
  return {
    rows: (table, index, key) => {
      const question = `${table}/${index} ${key}`;
      return note(question, question, (at) => at.facts.rows(table, index, key));
    },
    keys: (table, index) => {
      const question = `${table}/${index}`;
      const known = note(question, question, (at) => at.facts.keys(table, index).join('\n'));
      return known === '' ? [] : known.split('\n');
    },
    hasFragment: (file, fragment) =>
      note(`fragment ${file} ${fragment}`, treeOf(file), (at) => hasFragment(at, file, fragment)),
    coveredParts: ({ file, root, pointer }, covers) => {
      // As one text, so that an answer that says the same is the same.
      const question = `covered ${file} ${root} ${pointer} ${covers.join(' ')}`;
      const ask = (at: Snapshot): string => JSON.stringify(coveredFacts(at, { file, root, pointer }, covers));
      return JSON.parse(note(question, treeOf(file), ask)) as readonly CoveredFact[];
    },
    derived: (compute, row) => derivations.of(compute, row, questions),
    configurations: note(CONFIGURATIONS, CONFIGURATIONS, (at) => at.configurations),
  };
}

function hasFragment(snapshot: Snapshot, file: string, fragment: string): boolean {
  const state = snapshot.files.get(file);
  if (!state) return false;
  if (!fragment.startsWith('/'))
    return snapshot.facts.rows('names', 'fragment', fragmentKey(file, fragment)).length > 0;
  // A pointer counts from the document or from a part of it that has an address of its own.
  const names = snapshot.facts.rows('names', 'file', file);
  const starts = new Set(['', ...names.flatMap((row) => (row.resource === undefined ? [] : [row.pointer]))]);
  return state.documents.some((document) =>
    [...starts].some((start) => nodeAt(document.root, parsePointer(start + fragment)) !== undefined),
  );
}

function rawFinding(rule: Rule, messageId: string, report: ProjectReport<Record<string, string>>): RawFinding {
  return {
    rule: rule.id,
    messageId,
    data: report.data,
    file: report.at.file,
    root: report.at.root,
    at: report.at,
    related: report.related ?? [],
    // What it would insert may be there already.
    fixes: (report.fixes ?? []).flatMap((fix) => (fix && fix.edits.length > 0 ? [fix] : [])),
  };
}

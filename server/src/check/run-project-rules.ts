import { lazy } from '../base/lazy.ts';
import type { ChecklistItem } from '../model/checklists/checklist.ts';
import type { FactRow, FactTable, FactTables } from '../model/facts.ts';
import type {
  Anchor,
  ContextBase,
  FactQueries,
  Messages,
  ProjectContext,
  ProjectReport,
  Rule,
} from '../rules/define.ts';
import { nodeAt, parsePointer } from '../syntax/tree.ts';
import { checklistFiles, itemsInUse } from '../workspace/configured-checklists.ts';
import { type CoveredFact, coveredFacts } from '../workspace/covered-facts.ts';
import { fragmentKey, type IndexOf } from '../workspace/fact-index.ts';
import type { Snapshot } from '../workspace/workspace.ts';
import type { ActiveRule } from './active-rules.ts';
import { CONFIGURATIONS, treeOf } from './dependents.ts';
import type { RawFinding } from './finding.ts';

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

/** Runs one rule over the rows of one file, and notes what it reads. `shared` is what all rules may ask of the settings that hold for it. */
export function runProjectRule(
  { rule, options }: ActiveRule,
  file: string,
  derivations: Derivations,
  shared: Omit<ContextBase, 'option'>,
): ProjectRun {
  const questions = new Questions();
  const findings: RawFinding[] = [];
  const facts = new TrackedFacts(derivations, questions);
  // Most files have no rows for most rules.
  const context = lazy(
    (): ProjectContext<Messages> => ({
      ...shared,
      option: (name) => options[name] ?? rule.options[name]?.default,
      facts,
      report: (messageId, report) =>
        findings.push(rawFinding(rule, messageId, report as ProjectReport<Record<string, string>>)),
    }),
  );
  try {
    for (const handler of rule.project) {
      for (const row of facts.rows(handler.each, 'file' as IndexOf<FactTable>, file))
        handler.check(row as FactRow as never, context());
    }
  } catch (error) {
    const data = { error: error instanceof Error ? error.message : String(error) };
    const anchor: Anchor = { file, root: 0, pointer: '' };
    findings.push({
      rule: rule.id,
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
      found = { value: compute(row, new TrackedFacts(this, questions)), questions };
      rows.set(row, found);
    }
    for (const dependency of found.questions.all) asker.add(dependency);
    return found.value as V;
  }
}

/** The facts of a snapshot; whoever asks depends on the answers. */
class TrackedFacts implements FactQueries {
  readonly #derivations: Derivations;
  readonly #questions: Questions;

  constructor(derivations: Derivations, questions: Questions) {
    this.#derivations = derivations;
    this.#questions = questions;
  }

  rows<T extends FactTable>(table: T, index: IndexOf<T>, key: string): readonly FactTables[T][] {
    const question = `${table}/${index} ${key}`;
    return this.#note(question, question, (at) => at.facts.rows(table, index, key));
  }

  keys<T extends FactTable>(table: T, index: IndexOf<T>): readonly string[] {
    const question = `${table}/${index}`;
    const known = this.#note(question, question, (at) => at.facts.keys(table, index).join('\n'));
    return known === '' ? [] : known.split('\n');
  }

  hasFragment(file: string, fragment: string): boolean {
    return this.#note(`fragment ${file} ${fragment}`, treeOf(file), (at) => hasFragment(at, file, fragment));
  }

  coveredParts({ file, root, pointer }: FactRow, covers: readonly string[]): readonly CoveredFact[] {
    // As one text, so that an answer that says the same is the same.
    const question = `covered ${file} ${root} ${pointer} ${covers.join(' ')}`;
    const ask = (at: Snapshot): string => JSON.stringify(coveredFacts(at, { file, root, pointer }, covers));
    return JSON.parse(this.#note(question, treeOf(file), ask)) as readonly CoveredFact[];
  }

  checklistItems(file: string): ReadonlyMap<string, ChecklistItem> {
    const { snapshot } = this.#derivations;
    const ask = (at: Snapshot): ReadonlyMap<string, ChecklistItem> => itemsInUse(at, file);
    // Which of the files they are read from has changed makes no difference to the answer, only to when it is asked for again.
    for (const read of checklistFiles(snapshot.configurationOf(file), snapshot))
      this.#note(`items ${file} ${read}`, treeOf(read), ask);
    return this.#note(`items ${file}`, CONFIGURATIONS, ask);
  }

  derived<R extends FactRow, V>(compute: (row: R, facts: FactQueries) => V, row: R): V {
    return this.#derivations.of(compute, row, this.#questions);
  }

  get configurations(): ReadonlyMap<string, unknown> {
    return this.#note(CONFIGURATIONS, CONFIGURATIONS, (at) => at.configurations);
  }

  #note<T>(question: string, topic: string, ask: (snapshot: Snapshot) => T): T {
    const answer = ask(this.#derivations.snapshot);
    this.#questions.add({ question, topic, ask, answer });
    return answer;
  }
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

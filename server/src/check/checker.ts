import type { IsoDate } from '../base/iso-date.ts';
import { pushAll } from '../base/push-all.ts';
import type { Dataset } from '../model/entities.ts';
import type { FormatAdapter } from '../model/formats/adapter.ts';
import { CONFIGURATION_NAME } from '../model/formats/configuration/adapter.ts';
import type { Rule, Suppression } from '../rules/define.ts';
import type { SchemaCatalogue } from '../schema/catalogue.ts';
import { nodeAt, parsePointer } from '../syntax/tree.ts';
import { type Configuration, type ConfigurationException, matches, ruleSetting } from '../workspace/configuration.ts';
import { type FileState, validityOf } from '../workspace/file-state.ts';
import { plainPattern } from '../workspace/plain-pattern.ts';
import type { Snapshot } from '../workspace/workspace.ts';
import { aggregate, newStatements } from './aggregate.ts';
import { Dependents } from './dependents.ts';
import { dialectUses } from './dialect-uses.ts';
import type { Finding, RawFinding } from './finding.ts';
import { judge } from './judge.ts';
import { type LocatedFinding, locateAll, sortFindings } from './locate.ts';
import { type ActiveRule, FileRuleRunner } from './run-file-rules.ts';
import { Derivations, isCurrent, type ProjectRun, runProjectRule } from './run-project-rules.ts';
import {
  type AcceptedFinding,
  type CountedFinding,
  countedFinding,
  type FileStanding,
  spokenOfBy,
} from './standing.ts';
import { type SuppressionComment, suppressionsIn } from './suppressions.ts';
import { TextMemory } from './text-memory.ts';

export interface FileResult {
  readonly file: string;
  readonly findings: readonly Finding[];
  /** Findings that a comment or an exception accepts. */
  readonly suppressed: number;
  /** Exceptions of the configuration that accepted something here. */
  readonly usedExceptions: readonly ConfigurationException[];
}

/** How often rules ran, for tests and benchmarks: a run that a memo saved is not counted. */
export interface RunCounts {
  fileRuns: number;
  projectRuns: number;
}

interface FileMemo {
  readonly state: FileState;
  readonly configuration: Configuration;
  readonly now: IsoDate;
  readonly findings: readonly RawFinding[];
  /** What was said of each dataset. */
  readonly datasets: WeakMap<Dataset, readonly RawFinding[]>;
}

interface StandingMemo {
  readonly state: FileState;
  readonly configuration: Configuration;
  readonly now: IsoDate;
  readonly raw: readonly RawFinding[];
  readonly standing: FileStanding;
}

/**
 * Findings of a snapshot, file by file. Keeps what it computed: a file's own rules run again only when the file or its settings changed,
 * a project rule only when a fact that it read changed. The results do not depend on what was kept.
 */
export class Checker {
  readonly rules: readonly Rule[];
  readonly counts: RunCounts = { fileRuns: 0, projectRuns: 0 };
  readonly #catalogue: SchemaCatalogue;
  readonly #ruleIds: readonly string[];
  readonly #texts = new TextMemory();
  readonly #byId: ReadonlyMap<string, Rule>;
  readonly #fileMemos = new Map<string, FileMemo>();
  /** By file, then by rule. */
  readonly #projectMemos = new Map<
    string,
    { readonly configuration: Configuration; readonly now: IsoDate; readonly runs: Map<string, ProjectRun> }
  >();
  readonly #standings = new Map<string, StandingMemo>();
  readonly #dependents = new Dependents();
  #derivations: Derivations | undefined;

  constructor(rules: readonly Rule[], catalogue: SchemaCatalogue) {
    this.rules = rules;
    this.#catalogue = catalogue;
    this.#ruleIds = rules.map((rule) => rule.id);
    this.#byId = new Map(rules.map((rule) => [rule.id, rule]));
  }

  /** The findings of one file, in order. `now` is the day by which dates are judged. */
  check(snapshot: Snapshot, path: string, now: IsoDate): FileResult {
    const state = snapshot.files.get(path);
    const configuration = snapshot.configurationOf(path);
    if (!state) return { file: path, findings: [], suppressed: 0, usedExceptions: [] };
    const located = locateAll(this.#rawFindings(state, configuration, now, snapshot), snapshot);
    const judged = located.map((one) => this.#judge(one, configuration, snapshot));
    return this.#accept(aggregate(judged), state, configuration, now, snapshot);
  }

  /** How one file stands: each finding by itself, and those that are accepted with their reasons. */
  standingOf(snapshot: Snapshot, path: string, now: IsoDate): FileStanding {
    const state = snapshot.files.get(path);
    const configuration = snapshot.configurationOf(path);
    if (!state) return { file: path, findings: [], accepted: [], ran: new Map(), off: new Set() };
    const raw = this.#rawFindings(state, configuration, now, snapshot);
    const known = this.#standings.get(path);
    if (
      known?.state === state &&
      known.configuration === configuration &&
      known.now === now &&
      known.raw.length === raw.length &&
      raw.every((one, index) => one === known.raw[index])
    )
      return known.standing;
    const isNew = newStatements();
    const accepted: AcceptedFinding[] = [];
    const findings: CountedFinding[] = [];
    const reasonFor = this.#reasons(state, configuration, now);
    for (const located of locateAll(raw, snapshot)) {
      const finding = this.#judge(located, configuration, snapshot);
      if (!isNew(finding)) continue;
      const counted = countedFinding(finding, located.raw);
      const reason = reasonFor(finding);
      if (reason === undefined) findings.push(counted);
      else accepted.push({ ...counted, reason });
    }
    const standing = { file: path, findings, accepted, ...this.#rulesOver(state, configuration) };
    this.#standings.set(path, { state, configuration, now, raw, standing });
    return standing;
  }

  /** Why a finding is accepted; undefined for one that is not, or without a reason. */
  #reasons(state: FileState, configuration: Configuration, now: IsoDate): (finding: Finding) => string | undefined {
    const comments = suppressionsIn(state.parsed).filter(({ reason }) => reason !== undefined);
    return (finding) => {
      const line = state.parsed.lines.lineOf(finding.span.start);
      return (
        comments.find((one) => one.line === line && one.rules.some((rule) => rule.id === finding.rule))?.reason ??
        configuration.exceptions.find((one) => accepts(one, finding, configuration, now))?.reason
      );
    };
  }

  #rulesOver(state: FileState, configuration: Configuration): Pick<FileStanding, 'ran' | 'off'> {
    const active = this.#active(state, configuration);
    const ids = new Set(active.map(({ rule }) => rule.id as string));
    const off = new Set(this.#ruleIds.filter((id) => !ids.has(id)));
    const adapters = state.documents.map(({ detection }) => detection?.adapter);
    const ran = active.filter(
      (one) => one.rule.project.length > 0 || adapters.some((adapter) => forFormat([one], adapter).length > 0),
    );
    return { ran: new Map(ran.map(({ rule }) => [rule.id, spokenOfBy(rule)])), off };
  }

  #rawFindings(
    state: FileState,
    configuration: Configuration,
    now: IsoDate,
    snapshot: Snapshot,
  ): readonly RawFinding[] {
    return [
      ...this.#fileFindings(state, configuration, now, snapshot),
      ...this.#projectFindings(state, configuration, now, snapshot),
    ];
  }

  /** Findings about the configuration files themselves: patterns and exceptions that match nothing. They need the results of all files. */
  checkConfiguration(snapshot: Snapshot, project: string, results: readonly FileResult[], now: IsoDate): Finding[] {
    const loaded = snapshot.configurations.get(project);
    const state = loaded?.configuration.file === undefined ? undefined : snapshot.files.get(loaded.configuration.file);
    const document = state?.documents[0];
    if (!loaded || !state || !document || state.broken) return [];
    const { configuration } = loaded;
    const files = [...snapshot.files.keys()].filter(
      (file) => snapshot.configurationOf(file) === configuration && !file.endsWith(`/${CONFIGURATION_NAME}`),
    );
    const runner = new FileRuleRunner({
      document,
      rules: this.#active(state, configuration),
      configuration,
      now,
      ruleIds: this.#ruleIds,
      texts: this.#texts,
    });
    const at = (pointer: string) => ({
      node: nodeAt(document.root, parsePointer(pointer)) ?? document.root,
      part: 'value' as const,
    });
    for (const problem of loaded.problems)
      runner.emit('profile', { kind: problem.kind, text: problem.text, at: at(problem.pointer) });
    const patterns = (key: string, written: readonly string[]): void =>
      written.forEach((pattern, index) => {
        const node = nodeAt(document.root, [key, index]);
        const matched = files.some((file) => matches(configuration, [plainPattern(pattern)], file));
        if (node) runner.emit('pattern', { pattern, matched, at: { node, part: 'value' } });
      });
    patterns('files', configuration.files ?? []);
    patterns('vocabularies', configuration.vocabularies);
    const used = new Set(results.flatMap((result) => result.usedExceptions));
    for (const exception of configuration.exceptions) {
      const node = nodeAt(document.root, ['exceptions', exception.index, 'rule']);
      const expired = exception.expires !== undefined && exception.expires < now ? exception.expires : undefined;
      if (node)
        runner.emit('exception', {
          rule: exception.rule,
          used: used.has(exception),
          expired,
          at: { node, part: 'value' },
        });
    }
    for (const { pointer, ...use } of dialectUses(snapshot, configuration, files))
      runner.emit('dialect', { ...use, at: at(pointer) });
    const located = locateAll(runner.findings, snapshot);
    return located.map((one) => this.#judge(one, configuration, snapshot));
  }

  #fileFindings(
    state: FileState,
    configuration: Configuration,
    now: IsoDate,
    snapshot: Snapshot,
  ): readonly RawFinding[] {
    const memo = this.#fileMemos.get(state.path);
    if (memo && memo.state === state && memo.configuration === configuration && memo.now === now) return memo.findings;
    this.counts.fileRuns++;
    const sameRules = memo !== undefined && memo.configuration === configuration && memo.now === now;
    const datasets = sameRules ? memo.datasets : new WeakMap<Dataset, readonly RawFinding[]>();
    const rules = this.#active(state, configuration);
    const findings = state.documents.flatMap((document) => {
      const runner = new FileRuleRunner({
        document,
        rules: forFormat(rules, document.detection?.adapter),
        configuration,
        now,
        ruleIds: this.#ruleIds,
        texts: this.#texts,
        remembered: datasets,
      });
      const validity = state.broken
        ? { violations: [], drifts: [], nearKeys: [] }
        : validityOf(document, this.#catalogue);
      // The problems of a file are told once, with its first document.
      const syntax = document.index === 0 ? state.parsed.problems : [];
      const markers = Object.keys(document.detection?.adapter.markers ?? {});
      const missingMarkers = markers.filter((key) => nodeAt(document.root, [key]) === undefined);
      runner.walk({ document, head: { node: document.root, part: 'key' }, missingMarkers, syntax, ...validity });
      return runner.findings;
    });
    if (snapshot.files.get(state.path) === state)
      this.#fileMemos.set(state.path, { state, configuration, now, findings, datasets });
    return findings;
  }

  #projectFindings(
    state: FileState,
    configuration: Configuration,
    now: IsoDate,
    snapshot: Snapshot,
  ): readonly RawFinding[] {
    if (state.broken) return [];
    this.#dependents.notice(snapshot);
    let memo = this.#projectMemos.get(state.path);
    if (!memo || memo.configuration !== configuration || memo.now !== now) {
      for (const run of memo?.runs.values() ?? []) this.#dependents.remove(run);
      memo = { configuration, now, runs: new Map() };
      this.#projectMemos.set(state.path, memo);
    }
    if (this.#derivations?.snapshot !== snapshot) this.#derivations = new Derivations(snapshot);
    const derivations = this.#derivations;
    const out: RawFinding[] = [];
    for (const active of this.#active(state, configuration)) {
      if (active.rule.project.length === 0) continue;
      let run = memo.runs.get(active.rule.id);
      if (run && this.#dependents.isDoubtful(run)) {
        if (isCurrent(run, snapshot)) this.#dependents.confirm(run);
        else {
          this.#dependents.remove(run);
          run = undefined;
        }
      }
      if (!run) {
        this.counts.projectRuns++;
        run = runProjectRule(active, state.path, { derivations, now, ruleIds: this.#ruleIds, texts: this.#texts });
        memo.runs.set(active.rule.id, run);
        this.#dependents.add(run);
      }
      pushAll(out, run.findings);
    }
    return out;
  }

  #active(state: FileState, configuration: Configuration): ActiveRule[] {
    return this.rules.flatMap((rule) => {
      const setting = ruleSetting(configuration, rule.id, state.path);
      return setting.severity === 'off' ? [] : [{ rule, options: setting.options }];
    });
  }

  #judge(located: LocatedFinding, configuration: Configuration, snapshot: Snapshot): Finding {
    return judge(located, this.#byId.get(located.finding.rule), configuration, snapshot);
  }

  #accept(
    findings: readonly Finding[],
    state: FileState,
    configuration: Configuration,
    now: IsoDate,
    snapshot: Snapshot,
  ): FileResult {
    const comments = suppressionsIn(state.parsed);
    const used = new Map<SuppressionComment, Set<string>>(comments.map((comment) => [comment, new Set()]));
    const exceptions = new Set<ConfigurationException>();
    const kept = findings.filter((finding) => {
      const line = state.parsed.lines.lineOf(finding.span.start);
      const comment = comments.find((one) => one.line === line && one.rules.some((rule) => rule.id === finding.rule));
      if (comment) used.get(comment)?.add(finding.rule);
      const exception = configuration.exceptions.find((one) => accepts(one, finding, configuration, now));
      if (exception) exceptions.add(exception);
      return !comment && !exception;
    });
    const about = this.#aboutSuppressions(comments, used, state, configuration, now, snapshot);
    return {
      file: state.path,
      findings: sortFindings([...kept, ...about]),
      suppressed: findings.length - kept.length,
      usedExceptions: [...exceptions],
    };
  }

  #aboutSuppressions(
    comments: readonly SuppressionComment[],
    used: ReadonlyMap<SuppressionComment, ReadonlySet<string>>,
    state: FileState,
    configuration: Configuration,
    now: IsoDate,
    snapshot: Snapshot,
  ): Finding[] {
    const document = state.documents[0];
    if (comments.length === 0 || !document) return [];
    const rules = this.#active(state, configuration);
    const runner = new FileRuleRunner({
      document,
      rules,
      configuration,
      now,
      ruleIds: this.#ruleIds,
      texts: this.#texts,
    });
    for (const comment of comments) {
      const suppression: Suppression = {
        start: comment.start,
        end: comment.end,
        reason: comment.reason,
        rules: comment.rules.map((rule) => ({
          ...rule,
          known: this.#byId.has(rule.id),
          used: used.get(comment)?.has(rule.id) ?? false,
        })),
      };
      runner.emit('suppression', suppression);
    }
    const located = locateAll(runner.findings, snapshot);
    return located.map((one) => this.#judge(one, configuration, snapshot));
  }
}

function accepts(
  exception: ConfigurationException,
  finding: Finding,
  configuration: Configuration,
  now: IsoDate,
): boolean {
  if (exception.rule !== finding.rule || exception.reason === '') return false;
  if (exception.expires !== undefined && exception.expires < now) return false;
  if (exception.file !== undefined && !matches(configuration, [exception.file], finding.file)) return false;
  if (exception.pointer === undefined) return true;
  return finding.pointer === exception.pointer || (finding.pointer ?? '').startsWith(`${exception.pointer}/`);
}

function forFormat(rules: readonly ActiveRule[], adapter: FormatAdapter | undefined): ActiveRule[] {
  const formats = [adapter?.id, adapter?.ruledAs];
  return rules.filter(
    ({ rule }) => rule.formats === undefined || rule.formats.some((format) => formats.includes(format)),
  );
}

import type { IsoDate } from '../base/iso-date.ts';
import { canonicalJson, compareText } from '../base/json.ts';
import { clampSpan, type Span } from '../base/span.ts';
import { CONFIGURATION_NAME } from '../model/formats/configuration/adapter.ts';
import type { Anchor, Rule, Suppression } from '../rules/define.ts';
import type { SchemaCatalogue } from '../schema/catalogue.ts';
import { anchorSpan, keySpan, nodeAt, parsePointer, type SyntaxNode } from '../syntax/tree.ts';
import {
  type Configuration,
  type ConfigurationException,
  matches,
  ruleSetting,
  type Severity,
} from '../workspace/configuration.ts';
import { type FileState, validityOf } from '../workspace/file-state.ts';
import type { Snapshot } from '../workspace/workspace.ts';
import type { Finding, RawFinding, RelatedSpan } from './finding.ts';
import { fingerprintOf, namePathOf } from './fingerprint.ts';
import { messageSeverity, messageText } from './messages.ts';
import { type ActiveRule, FileRuleRunner } from './run-file-rules.ts';
import { isCurrent, type ProjectRun, runProjectRule } from './run-project-rules.ts';
import { type SuppressionComment, suppressionsIn } from './suppressions.ts';

export interface FileResult {
  readonly file: string;
  readonly findings: readonly Finding[];
  /** Findings that a comment or an exception accepts. */
  readonly suppressed: number;
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
}

/**
 * Findings of a snapshot, file by file. Keeps what it computed: a file's own rules run again only when the file or its settings changed,
 * a project rule only when a fact that it read changed. The results do not depend on what was kept.
 */
export class Checker {
  readonly rules: readonly Rule[];
  readonly counts: RunCounts = { fileRuns: 0, projectRuns: 0 };
  readonly #catalogue: SchemaCatalogue;
  readonly #byId: ReadonlyMap<string, Rule>;
  readonly #fileMemos = new Map<string, FileMemo>();
  /** By file, then by rule. */
  readonly #projectMemos = new Map<
    string,
    { readonly configuration: Configuration; readonly now: IsoDate; readonly runs: Map<string, ProjectRun> }
  >();

  constructor(rules: readonly Rule[], catalogue: SchemaCatalogue) {
    this.rules = rules;
    this.#catalogue = catalogue;
    this.#byId = new Map(rules.map((rule) => [rule.id, rule]));
  }

  /** The findings of one file, in order. `now` is the day by which dates are judged. */
  check(snapshot: Snapshot, path: string, now: IsoDate): FileResult {
    const state = snapshot.files.get(path);
    const configuration = snapshot.configurationOf(path);
    if (!state) return { file: path, findings: [], suppressed: 0 };
    const raw = [
      ...this.#fileFindings(state, configuration, now, snapshot),
      ...this.#projectFindings(state, configuration, now, snapshot),
    ];
    const located = order(withFingerprints(raw.map((finding) => locate(finding, snapshot))));
    const judged = located.flatMap(
      ({ finding, raw: source }) => this.#judge(finding, source, configuration, snapshot) ?? [],
    );
    return this.#accept(aggregate(judged), state, configuration, now, snapshot);
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
      ruleIds: this.rules.map((rule) => rule.id),
    });
    const at = (pointer: string) => ({
      node: nodeAt(document.root, parsePointer(pointer)) ?? document.root,
      part: 'value' as const,
    });
    for (const problem of loaded.problems)
      runner.emit('profile', { kind: problem.kind, text: problem.text, at: at(problem.pointer) });
    (configuration.files ?? []).forEach((pattern, index) => {
      const node = nodeAt(document.root, ['files', index]);
      if (node)
        runner.emit('pattern', {
          pattern,
          matched: files.some((file) => matches(configuration, [pattern], file)),
          at: { node, part: 'value' },
        });
    });
    const used = new Set(results.flatMap((result) => this.#usedExceptions.get(result) ?? []));
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
    const located = order(withFingerprints(runner.findings.map((finding) => locate(finding, snapshot))));
    return located.flatMap(({ finding, raw }) => this.#judge(finding, raw, configuration, snapshot) ?? []);
  }

  /** Exceptions that accepted something, by the result they shaped. */
  readonly #usedExceptions = new WeakMap<FileResult, readonly ConfigurationException[]>();

  #fileFindings(
    state: FileState,
    configuration: Configuration,
    now: IsoDate,
    snapshot: Snapshot,
  ): readonly RawFinding[] {
    const memo = this.#fileMemos.get(state.path);
    if (memo && memo.state === state && memo.configuration === configuration && memo.now === now) return memo.findings;
    this.counts.fileRuns++;
    const rules = this.#active(state, configuration);
    const ruleIds = this.rules.map((rule) => rule.id);
    const findings = state.documents.flatMap((document) => {
      const runner = new FileRuleRunner({
        document,
        rules: forFormat(rules, document.detection?.adapter.id),
        configuration,
        now,
        ruleIds,
      });
      const validity = state.broken ? { violations: [], drifts: [] } : validityOf(document, this.#catalogue);
      // The problems of a file are told once, with its first document.
      const syntax = document.index === 0 ? state.parsed.problems : [];
      const markers = Object.keys(document.detection?.adapter.markers ?? {});
      const missingMarkers = markers.filter((key) => nodeAt(document.root, [key]) === undefined);
      runner.walk({ document, head: { node: document.root, part: 'key' }, missingMarkers, syntax, ...validity });
      return runner.findings;
    });
    if (snapshot.files.get(state.path) === state)
      this.#fileMemos.set(state.path, { state, configuration, now, findings });
    return findings;
  }

  #projectFindings(
    state: FileState,
    configuration: Configuration,
    now: IsoDate,
    snapshot: Snapshot,
  ): readonly RawFinding[] {
    if (state.broken) return [];
    let memo = this.#projectMemos.get(state.path);
    if (!memo || memo.configuration !== configuration || memo.now !== now) {
      memo = { configuration, now, runs: new Map() };
      this.#projectMemos.set(state.path, memo);
    }
    const ruleIds = this.rules.map((rule) => rule.id);
    const out: RawFinding[] = [];
    for (const active of this.#active(state, configuration)) {
      if (active.rule.project.length === 0) continue;
      let run = memo.runs.get(active.rule.id);
      if (!run || !isCurrent(run, snapshot)) {
        this.counts.projectRuns++;
        run = runProjectRule(active, state.path, { snapshot, now, ruleIds });
        memo.runs.set(active.rule.id, run);
      }
      out.push(...run.findings);
    }
    return out;
  }

  #active(state: FileState, configuration: Configuration): ActiveRule[] {
    return this.rules.flatMap((rule) => {
      const setting = ruleSetting(configuration, rule.id, state.path);
      return setting.severity === 'off' ? [] : [{ rule, options: setting.options }];
    });
  }

  /** Settles severity: the configuration's, else the message's; one step milder in drafts, except for structure (A0.3). */
  #judge(finding: Finding, raw: RawFinding, configuration: Configuration, snapshot: Snapshot): Finding | undefined {
    const rule = this.#byId.get(finding.rule);
    const data = raw.data;
    if (!rule || finding.messageId === 'internal-error') {
      return {
        ...finding,
        severity: 'error',
        message: `The rule failed here: ${data.error}. Please report this with the file.`,
      };
    }
    const setting = ruleSetting(configuration, rule.id, finding.file);
    const own = messageSeverity(rule, finding.messageId);
    // A configured severity speaks of the rule as a whole; messages keep their distance below it.
    const configured = setting.severity === undefined || setting.severity === 'off' ? undefined : setting.severity;
    let severity: Severity =
      configured === undefined ? own : own === rule.severity ? configured : milder(own, configured);
    if (
      severity === 'error' &&
      !finding.rule.startsWith('structure/') &&
      isDraft(snapshot.files.get(finding.file), finding.root)
    )
      severity = 'warning';
    return { ...finding, severity, message: messageText(rule.messages[finding.messageId], data) };
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
    const result: FileResult = {
      file: state.path,
      findings: sorted([...kept, ...about]),
      suppressed: findings.length - kept.length,
    };
    this.#usedExceptions.set(result, [...exceptions]);
    return result;
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
      ruleIds: this.rules.map((rule) => rule.id),
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
    const located = withFingerprints(runner.findings.map((finding) => locate(finding, snapshot)));
    return located.flatMap(({ finding, raw }) => this.#judge(finding, raw, configuration, snapshot) ?? []);
  }
}

interface LocatedFinding {
  readonly finding: Finding;
  readonly raw: RawFinding;
  readonly path: string;
}

/** Turns anchors into spans, by the trees of the snapshot. */
function locate(raw: RawFinding, snapshot: Snapshot): LocatedFinding {
  const { place } = raw;
  const at = place.kind === 'span' ? place : anchored(place.anchor, snapshot);
  const related = raw.related.map((one): RelatedSpan => {
    if (!('anchor' in one)) return one;
    return { file: one.anchor.file, span: anchored(one.anchor, snapshot).span, message: one.message };
  });
  const finding: Finding = {
    rule: raw.rule,
    messageId: raw.messageId,
    message: '',
    severity: 'error',
    file: raw.file,
    span: at.span,
    pointer: at.pointer,
    root: raw.root,
    fingerprint: '',
    related,
    fixes: raw.fixes,
  };
  return { finding, raw, path: at.path };
}

function anchored(anchor: Anchor, snapshot: Snapshot): { span: Span; pointer: string; path: string } {
  const state = snapshot.files.get(anchor.file);
  const root: SyntaxNode | undefined = state?.parsed.roots[anchor.root];
  const node = nodeAt(root, parsePointer(anchor.pointer));
  if (!state || !node) return { span: { start: 0, end: 0 }, pointer: anchor.pointer, path: anchor.pointer };
  const span = anchor.part === 'key' ? keySpan(node) : anchorSpan(node);
  return { span: clampSpan(span, state.parsed.source.text.length), pointer: anchor.pointer, path: namePathOf(node) };
}

function withFingerprints(findings: readonly LocatedFinding[]): LocatedFinding[] {
  const ordinals = new Map<string, number>();
  // In order of place, so that the ordinal does not depend on which rule ran first.
  return order(findings).map((located) => {
    const { raw, path } = located;
    const key = canonicalJson([raw.rule, raw.messageId, path, raw.data]);
    const ordinal = ordinals.get(key) ?? 0;
    ordinals.set(key, ordinal + 1);
    const fingerprint = fingerprintOf({ rule: raw.rule, messageId: raw.messageId, path, data: raw.data, ordinal });
    return { ...located, finding: { ...located.finding, fingerprint } };
  });
}

function order<T extends { readonly finding: Finding }>(findings: readonly T[]): T[] {
  return [...findings].sort((a, b) => compareFindings(a.finding, b.finding));
}

function sorted(findings: readonly Finding[]): Finding[] {
  return [...findings].sort(compareFindings);
}

export function compareFindings(a: Finding, b: Finding): number {
  return (
    compareText(a.file, b.file) ||
    a.root - b.root ||
    a.span.start - b.span.start ||
    a.span.end - b.span.end ||
    compareText(a.rule, b.rule) ||
    compareText(a.messageId, b.messageId) ||
    compareText(a.message, b.message)
  );
}

/** How many findings that say the same are listed one by one. */
const MOST_ALIKE = 10;

/** The same statement about the same thing at the same place is one finding; more than ten alike in a file become the first of them (A0.4, step 7). */
function aggregate(findings: readonly Finding[]): Finding[] {
  const places = new Set<string>();
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const place = canonicalJson([finding.rule, finding.messageId, finding.message, finding.span, finding.root]);
    if (places.has(place)) continue;
    places.add(place);
    const key = canonicalJson([finding.rule, finding.messageId, finding.message]);
    const group = groups.get(key);
    if (group) group.push(finding);
    else groups.set(key, [finding]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first, ...others] = group;
    if (!first || group.length <= MOST_ALIKE) return group;
    const related = others.slice(0, MOST_ALIKE).map(({ file, span }) => ({ file, span, message: 'The same here' }));
    return [
      {
        ...first,
        message: `${first.message} (and in ${others.length} more places of this file)`,
        related: [...first.related, ...related],
      },
    ];
  });
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

const LADDER: readonly Severity[] = ['hint', 'info', 'warning', 'error'];

function milder(a: Severity, b: Severity): Severity {
  return LADDER.indexOf(a) < LADDER.indexOf(b) ? a : b;
}

function isDraft(state: FileState | undefined, root: number): boolean {
  const lowered = state?.documents[root]?.lowered;
  const status = lowered?.agreements[0]?.status?.value ?? lowered?.standards[0]?.status?.value;
  return status !== undefined && /^(?:draft|proposed)$/i.test(status);
}

function forFormat(rules: readonly ActiveRule[], format: string | undefined): ActiveRule[] {
  return rules.filter(
    ({ rule }) =>
      rule.formats === undefined || (format !== undefined && (rule.formats as readonly string[]).includes(format)),
  );
}

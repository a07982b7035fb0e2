import type { IsoDate } from '../base/iso-date.ts';
import type { Json } from '../base/json.ts';
import { pushAll } from '../base/push-all.ts';
import type { Dataset, Entity, Field, Standard } from '../model/entities.ts';
import type { PlaceableKey } from '../model/formats/adapter.ts';
import type { MarkKey } from '../model/marks.ts';
import type { FileFormat } from '../model/vocabularies/file-formats.ts';
import type {
  DocumentView,
  FileContext,
  FileEvents,
  FileReport,
  Messages,
  Rule,
  TextFunctions,
} from '../rules/define.ts';
import type { SyntaxNode } from '../syntax/tree.ts';
import type { Configuration } from '../workspace/configuration.ts';
import type { Document } from '../workspace/file-state.ts';
import { contextBase } from './context.ts';
import type { RawFinding } from './finding.ts';

/** A rule that is switched on for a file, with its options. */
export interface ActiveRule {
  readonly rule: Rule;
  readonly options: Readonly<Record<string, unknown>>;
}

export interface FileRun {
  readonly document: Document;
  readonly rules: readonly ActiveRule[];
  readonly configuration: Configuration;
  readonly now: IsoDate;
  readonly ruleIds: readonly string[];
  readonly texts: TextFunctions;
  /** What the same rules under the same settings have said of a dataset: one that is the same object has not changed. */
  readonly remembered?: WeakMap<Dataset, readonly RawFinding[]>;
}

/** Calls handlers for the things of one document. The rule's defects become findings: the others go on. */
export class FileRuleRunner {
  readonly findings: RawFinding[] = [];
  readonly #run: FileRun;
  readonly #listeners = new Map<
    keyof FileEvents,
    { rule: Rule; handler: (thing: never, context: never) => void; context: FileContext<Messages> }[]
  >();
  readonly #failed = new Set<string>();
  readonly #languages: readonly string[];

  constructor(run: FileRun) {
    this.#run = run;
    const declared = run.document.lowered.standards.flatMap((standard) => standard.languages);
    this.#languages = declared.length > 0 ? declared : run.configuration.languages;
    for (const active of run.rules) this.#listen(active);
  }

  emit<E extends keyof FileEvents>(event: E, thing: FileEvents[E]): void {
    for (const { rule, handler, context } of this.#listeners.get(event) ?? []) {
      if (this.#failed.has(rule.id)) continue;
      try {
        handler(thing as never, context as never);
      } catch (error) {
        this.#failed.add(rule.id);
        this.findings.push(internalError(rule.id, this.#run.document, error));
      }
    }
  }

  /** One walk over the model that dispatches; rules listen. */
  walk(view: DocumentView): void {
    this.emit('document', view);
    const { lowered, file } = this.#run.document;
    // A text with fatal errors is not judged: what seems to be missing may only be unreadable.
    if (file.problems.some((problem) => problem.fatal)) return;
    for (const standard of lowered.standards) this.#walkStandard(standard);
    for (const agreement of lowered.agreements) {
      this.emit('agreement', agreement);
      for (const party of agreement.parties) this.emit('party', party);
      for (const item of agreement.items) this.emit('dataItem', item);
    }
    for (const dataset of lowered.datasets) this.#walkDataset(dataset);
    for (const resource of lowered.resources ?? []) this.emit('resource', resource);
  }

  /** Catalogues are long and their datasets independent: only those that have changed are looked at again. */
  #walkDataset(dataset: Dataset): void {
    const known = this.#run.remembered?.get(dataset);
    if (known) {
      pushAll(this.findings, known);
      return;
    }
    const before = this.findings.length;
    this.emit('dataset', dataset);
    for (const distribution of dataset.distributions) {
      this.emit('distribution', distribution);
      if (distribution.form) this.emit('tableForm', distribution.form);
    }
    this.#run.remembered?.set(dataset, this.findings.slice(before));
  }

  #walkStandard(standard: Standard): void {
    this.emit('standard', standard);
    for (const list of standard.codeLists) this.emit('codeList', list);
    for (const form of standard.tableForms) this.emit('tableForm', form);
    for (const entity of standard.entities) {
      this.emit('entity', entity);
      this.#walkFields(entity.fields);
    }
  }

  #walkFields(fields: readonly Field[]): void {
    for (const field of fields) {
      this.emit('field', field);
      // A list that stands on its own has been spoken of with the standard.
      if (field.codeList?.field) this.emit('codeList', field.codeList);
      this.#walkFields(field.fields);
    }
  }

  #listen({ rule, options }: ActiveRule): void {
    const context = this.#contextFor(rule, options);
    for (const [event, handler] of Object.entries(rule.on)) {
      const listeners = this.#listeners.get(event as keyof FileEvents) ?? [];
      listeners.push({ rule, handler: handler as never, context });
      this.#listeners.set(event as keyof FileEvents, listeners);
    }
  }

  #contextFor(rule: Rule, options: Readonly<Record<string, unknown>>): FileContext<Messages> {
    const { document, configuration, now, ruleIds, texts } = this.#run;
    return {
      ...contextBase({
        rule,
        options,
        configuration,
        now,
        ruleIds,
        texts,
        languages: this.#languages,
      }),
      report: (messageId, report) => {
        const finding = this.#finding(rule, messageId, report as FileReport<Record<string, string>>);
        if (finding) this.findings.push(finding);
      },
      place: (target: Standard | Entity | Field, key: PlaceableKey, value: Json) =>
        document.detection?.adapter.place(target, key, value),
      placeInDataset: (dataset: Dataset, key: MarkKey, value: Json) =>
        document.detection?.adapter.placeInDataset?.(dataset, key, value),
      emptyPlace: (node: SyntaxNode, property: string) => document.detection?.adapter.emptyPlace?.(node, property),
      addDistribution: (dataset: Dataset, format: FileFormat) =>
        document.detection?.adapter.addDistribution?.(dataset, format),
    };
  }

  #finding(rule: Rule, messageId: string, report: FileReport<Record<string, string>>): RawFinding | undefined {
    const { document } = this.#run;
    const { at } = report;
    // A mark that a companion laid over this file stands in the companion, and is spoken of there.
    if ('node' in at && rootOf(at.node) !== document.root) return undefined;
    return {
      rule: rule.id,
      messageId,
      data: report.data,
      file: document.file.source.path,
      root: document.index,
      at,
      related: report.related ?? [],
      fixes: (report.fixes ?? []).filter((fix) => fix !== undefined),
    };
  }
}

function rootOf(node: SyntaxNode): SyntaxNode {
  let at = node;
  while (at.parent) at = at.parent;
  return at;
}

function internalError(rule: string, document: Document, error: unknown): RawFinding {
  return {
    rule,
    messageId: 'internal-error',
    data: { error: error instanceof Error ? error.message : String(error) },
    file: document.file.source.path,
    root: document.index,
    at: { start: 0, end: 0 },
    related: [],
    fixes: [],
  };
}

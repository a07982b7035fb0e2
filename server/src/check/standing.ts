import { remembered } from '../base/remembered.ts';
import type { Span } from '../base/span.ts';
import type { FactTable } from '../model/facts.ts';
import type { FileEvents, Rule } from '../rules/define.ts';
import type { Severity } from '../workspace/configuration.ts';
import type { Finding, RawFinding } from './finding.ts';

/** The kinds of things with a life of their own, of which a rule speaks or never does. */
export type SpokenOf = 'standard' | 'dataset' | 'agreement';

/**
 * What the rules say of one file, for those who count rather than list: no finding stands for others that say the same, and what a comment or
 * an exception accepts is kept with the reason. The same object as long as nothing in it changed.
 */
export interface FileStanding {
  readonly file: string;
  readonly findings: readonly CountedFinding[];
  /** A reason is written. What is accepted without one is among the findings. */
  readonly accepted: readonly AcceptedFinding[];
  /** Rules that looked at the file, and of what they can speak. */
  readonly ran: ReadonlyMap<string, ReadonlySet<SpokenOf>>;
  /** Rules that the configuration switches off for it. */
  readonly off: ReadonlySet<string>;
}

export interface CountedFinding
  extends Pick<Finding, 'rule' | 'messageId' | 'message' | 'file' | 'root' | 'span' | 'pointer'> {
  readonly severity: Severity;
  /** How many things it is about: messages called `several` and `many` say it as `{count}`. */
  readonly count: number;
  /** Further places that it is about. */
  readonly related: readonly { readonly file: string; readonly span: Span }[];
}

export interface AcceptedFinding extends CountedFinding {
  readonly reason: string;
}

export function countedFinding(finding: Finding, raw: RawFinding): CountedFinding {
  const { rule, messageId, message, severity, file, root, span, pointer } = finding;
  const count = messageId === 'several' || messageId === 'many' ? Number(raw.data.count) : 1;
  const related = finding.related.map((one) => ({ file: one.file, span: one.span }));
  return { rule, messageId, message, severity, file, root, span, pointer, count: count > 1 ? count : 1, related };
}

/** Of what a rule can speak: what it listens to, or what its facts are about. Its silence on anything else says nothing. */
export const spokenOfBy: (rule: Rule) => ReadonlySet<SpokenOf> = remembered((rule) => {
  const events = Object.keys(rule.on) as (keyof FileEvents)[];
  return new Set([
    ...events.flatMap((event) => OF_EVENTS[event]),
    ...rule.project.flatMap(({ each }) => OF_TABLES[each] ?? STANDARD),
  ]);
});

const STANDARD: readonly SpokenOf[] = ['standard'];
const ALL: readonly SpokenOf[] = ['standard', 'dataset', 'agreement'];

const OF_EVENTS: Readonly<Record<keyof FileEvents, readonly SpokenOf[]>> = {
  document: ALL,
  standard: STANDARD,
  entity: STANDARD,
  field: STANDARD,
  codeList: STANDARD,
  tableForm: ['standard', 'dataset'],
  agreement: ['agreement'],
  party: ['agreement'],
  dataItem: ['agreement'],
  dataset: ['dataset'],
  distribution: ['dataset'],
  resource: ['dataset'],
  suppression: [],
  exception: [],
  pattern: [],
  profile: [],
  dialect: [],
};

/** The other tables tell of standards. */
const OF_TABLES: Partial<Readonly<Record<FactTable, readonly SpokenOf[]>>> = {
  files: ALL,
  names: ALL,
  references: ALL,
  agreements: ['agreement'],
  agreementTerms: ['agreement'],
  datasets: ['dataset'],
  attestations: [],
};

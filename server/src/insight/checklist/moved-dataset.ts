import { remembered } from '../../base/remembered.ts';
import type { CountedFinding, FileStanding } from '../../check/standing.ts';
import type { ItemResult } from './report.ts';
import type { Said } from './said-of.ts';
import type { KnownSubject } from './subjects.ts';

/** What else than the dataset itself its results were made of, as far as its own file says it. Offsets count from the dataset, in UTF-16. */
export interface DatasetState {
  readonly start: number;
  /** All that the results point at in the file lies inside the dataset, so that it moves with it. */
  readonly movable: boolean;
  readonly said: readonly string[];
  readonly rules: readonly string[];
}

/** Undefined for what is no dataset: its results are made again whenever one of its files changes. */
export function datasetState(
  { dataset, subject, parts }: KnownSubject,
  { findings, accepted }: Said,
  standings: readonly FileStanding[],
  results: readonly ItemResult[],
): DatasetState | undefined {
  if (!dataset) return undefined;
  const { start, end } = dataset.node;
  const movable = results.every(({ evidence }) =>
    evidence.every(({ kind, file, span }) =>
      kind === 'attestation' || file !== subject.file ? true : span.start >= start && span.end <= end,
    ),
  );
  return { start, movable, said: saidIn(start, parts, findings, accepted), rules: standings.map(rulesOver) };
}

/** Whether the same is said of a dataset that is the same, wherever it stands by now. */
export function isAsBefore(
  { movable, said, rules }: DatasetState,
  { dataset, parts }: KnownSubject,
  { findings, accepted }: Said,
  standings: readonly FileStanding[],
): boolean {
  return (
    dataset !== undefined &&
    movable &&
    isSame(said, saidIn(dataset.node.start, parts, findings, accepted)) &&
    isSame(rules, standings.map(rulesOver))
  );
}

/** The results at the place to which the dataset has moved. */
export function movedBy(by: number, file: string, results: readonly ItemResult[]): readonly ItemResult[] {
  if (by === 0) return results;
  return results.map((result) => ({
    ...result,
    evidence: result.evidence.map((one) =>
      one.file === file && one.kind !== 'attestation'
        ? { ...one, span: { start: one.span.start + by, end: one.span.end + by } }
        : one,
    ),
  }));
}

function saidIn(
  start: number,
  parts: KnownSubject['parts'],
  findings: Said['findings'],
  accepted: Said['accepted'],
): readonly string[] {
  const textOf = ({ rule, messageId, severity, count, message, span, pointer }: CountedFinding): string =>
    `${rule} ${messageId} ${severity} ${count} ${span.start - start} ${span.end - start} ${pointer} ${message}`;
  return [
    ...parts.map(({ root, pointers, alone }) => `${root} ${alone} ${pointers.join(' ')}`),
    ...findings.map(textOf),
    ...accepted.map((one) => `${textOf(one)} ${one.reason}`),
  ];
}

const rulesOver = remembered(
  ({ ran, off }: FileStanding): string => `${[...ran.keys()].join(' ')}; ${[...off].join(' ')}`,
);

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((text, index) => text === other[index]);
}

import { dirname } from '../../base/path.ts';
import { schemeById } from '../../model/classification.ts';
import type { AgreementRow } from '../../model/facts.ts';
import type { Snapshot } from '../../workspace/workspace.ts';
import { jurisdictions } from './jurisdictions.ts';

/** What a workspace suggests for a new agreement. */
export interface UsualAnswers {
  /** Of the configured scheme, else the one that agreements and standards name. */
  readonly jurisdiction: string | undefined;
  /** Identifiers of the agreements that there are. */
  readonly takenIds: ReadonlySet<string>;
  /** Absolute path of the folder in which most agreements lie. */
  readonly folder: string | undefined;
}

/** `within`: the folder in which somebody works. */
export function usualAnswers(snapshot: Snapshot, within: string): UsualAnswers {
  const { facts } = snapshot;
  const agreements = facts.keys('agreements', 'file').flatMap((file) => facts.rows('agreements', 'file', file));
  const standards = facts.keys('standards', 'file').flatMap((file) => facts.rows('standards', 'file', file));
  return {
    jurisdiction:
      jurisdictionOfScheme(snapshot.configurationOf(`${within}/new.agreement.yaml`).scheme) ??
      known(
        mostFrequent([...agreements, ...standards].flatMap(({ jurisdiction }) => jurisdiction?.toLowerCase() ?? [])),
      ),
    takenIds: new Set(agreements.flatMap(({ id }) => id ?? [])),
    folder: mostFrequent(agreements.filter(isOurs).map(({ file }) => dirname(file))),
  };
}

function jurisdictionOfScheme(scheme: string | undefined): string | undefined {
  const codes = scheme === undefined ? [] : (schemeById(scheme)?.jurisdictions ?? []);
  return codes.length === 1 ? codes[0] : undefined;
}

function known(code: string | undefined): string | undefined {
  return jurisdictions().some((one) => one.code === code) ? code : undefined;
}

function isOurs({ format }: AgreementRow): boolean {
  return format === 'agreement';
}

/** Of equally frequent ones the first. */
function mostFrequent(values: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
}

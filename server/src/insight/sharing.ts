import type { AgreementRow } from '../model/facts.ts';
import { joinAgreement } from '../rules/support/join.ts';
import type { Snapshot } from '../workspace/workspace.ts';
import { factQueries } from './fact-queries.ts';

/** Which agreements share a field. */
export interface Sharing {
  /** In the order of their files; none for a field that no agreement names. */
  of(file: string, root: number, pointer: string): readonly AgreementRow[];
}

/** Joins every agreement of a workspace to the fields that it shares. */
export function sharingIn(snapshot: Snapshot): Sharing {
  const queries = factQueries(snapshot);
  const found = new Map<string, Set<AgreementRow>>();
  for (const path of [...snapshot.files.keys()].sort()) {
    for (const agreement of queries.rows('agreements', 'file', path)) {
      for (const { fields } of joinAgreement(queries, agreement)) {
        for (const { rows } of fields) {
          for (const { file, root, pointer } of rows) {
            const key = keyOf(file, root, pointer);
            const agreements = found.get(key);
            if (agreements) agreements.add(agreement);
            else found.set(key, new Set([agreement]));
          }
        }
      }
    }
  }
  return { of: (file, root, pointer) => [...(found.get(keyOf(file, root, pointer)) ?? [])] };
}

function keyOf(file: string, root: number, pointer: string): string {
  return `${file}\n${root}\n${pointer}`;
}

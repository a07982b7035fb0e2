import type { SubjectKind } from '../../model/checklists/checklist.ts';
import type { AgreementRow, DatasetRow, StandardRow } from '../../model/facts.ts';
import { fragmentKey } from '../../workspace/fact-index.ts';
import type { FactQueries } from '../define.ts';
import { sharesProject } from './join.ts';

/** Something that a checklist asks about, as attestations name it. */
export interface AttestableSubject {
  readonly kind: Exclude<SubjectKind, 'workspace'>;
  readonly id: string | undefined;
  readonly label: string;
  readonly file: string;
  readonly root: number;
  readonly pointer: string;
  readonly headAt: string;
}

/** What an identifier names within the project of `from`: several where editions share it. A schema that a companion describes is the companion. */
export function subjectsNamed(facts: FactQueries, from: string, id: string): readonly AttestableSubject[] {
  const standards = facts.rows('standards', 'id', id).filter(({ fragment }) => !fragment);
  const found = [
    ...standards.flatMap((row) => {
      const companions = companionsOf(facts, row);
      return (companions.length > 0 ? companions : [row]).map((one) => subject('standard', one));
    }),
    ...facts.rows('agreements', 'id', id).map((row) => subject('agreement', row)),
    ...facts.rows('datasets', 'id', id).map((row) => subject('dataset', row)),
  ];
  return found.filter(({ file }) => sharesProject(facts, from, file));
}

/** The thing that stands at a place; of a schema that a companion describes, the companion. */
export function subjectAt(
  facts: FactQueries,
  place: { readonly file: string; readonly root: number; readonly pointer: string },
): AttestableSubject | undefined {
  const isThere = (row: { root: number; pointer: string }): boolean =>
    row.root === place.root && row.pointer === place.pointer;
  const standard = facts.rows('standards', 'file', place.file).find(isThere);
  if (standard) return subject('standard', companionsOf(facts, standard)[0] ?? standard);
  const agreement = facts.rows('agreements', 'file', place.file).find(isThere);
  if (agreement) return subject('agreement', agreement);
  const dataset = facts.rows('datasets', 'place', fragmentKey(place.file, place.pointer)).find(isThere);
  return dataset && subject('dataset', dataset);
}

/** All identifiers of the project's things, for completion and for the one that was probably meant. */
export function subjectIds(facts: FactQueries, from: string): readonly string[] {
  const all = [...facts.keys('standards', 'id'), ...facts.keys('agreements', 'id'), ...facts.keys('datasets', 'id')];
  return [...new Set(all)].filter((id) => subjectsNamed(facts, from, id).length > 0);
}

/** The files whose fields a companion describes are one thing with it: their parts are its own. */
export function partPlaces(
  facts: FactQueries,
  { kind, file, root, pointer }: AttestableSubject,
): readonly { readonly file: string; readonly root: number; readonly pointer: string }[] {
  const own = { file, root, pointer };
  if (kind !== 'standard') return [own];
  const row = facts.rows('standards', 'file', file).find((one) => one.root === root && one.pointer === pointer);
  return [own, ...[...(row?.schemas ?? [])].sort().flatMap((schema) => facts.rows('standards', 'file', schema))];
}

function companionsOf(facts: FactQueries, { file, schemas }: StandardRow): readonly StandardRow[] {
  return schemas.length > 0 ? [] : facts.rows('standards', 'schema', file);
}

function subject(
  kind: AttestableSubject['kind'],
  { id, label, file, root, pointer, headAt }: StandardRow | AgreementRow | DatasetRow,
): AttestableSubject {
  return { kind, id, label, file, root, pointer, headAt };
}

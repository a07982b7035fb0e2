import { remembered } from '../../base/remembered.ts';
import type { AcceptedFinding, CountedFinding, FileStanding } from '../../check/standing.ts';
import type { SubjectPart } from './subjects.ts';

/** What rules object to in a subject, and what of that is accepted. */
export interface Said {
  readonly findings: readonly CountedFinding[];
  readonly accepted: readonly AcceptedFinding[];
}

/**
 * The findings of some files that are about a subject, by their places, in order. What is said of a document as a whole is said of each thing in
 * it where it is about the format.
 */
export function saidOf(parts: readonly SubjectPart[], standings: readonly FileStanding[]): Said {
  return {
    findings: standings.flatMap(({ file, findings }) => about(parts, file, findings)),
    accepted: standings.flatMap(({ file, accepted }) => about(parts, file, accepted)),
  };
}

function about<F extends CountedFinding>(parts: readonly SubjectPart[], file: string, findings: readonly F[]): F[] {
  if (findings.length === 0) return [];
  const { inRoot, under, ofFormatAt, ofFormat } = indexed(findings);
  const found = new Set<number>();
  const add = (more: readonly number[] | undefined): void => {
    for (const one of more ?? []) found.add(one);
  };
  for (const part of parts) {
    if (part.file !== file) continue;
    // Mistakes of syntax are told with the first document.
    add(ofFormat);
    if (part.alone || part.pointers.includes('')) add(inRoot.get(part.root));
    else
      for (const pointer of part.pointers) {
        add(under.get(keyOf(part.root, pointer)));
        for (const above of upTo(pointer)) if (above !== pointer) add(ofFormatAt.get(keyOf(part.root, above)));
      }
  }
  return [...found].sort((a, b) => a - b).flatMap((index) => findings[index] ?? []);
}

/** Positions in a list of findings. */
interface Indexed {
  readonly inRoot: ReadonlyMap<number, readonly number[]>;
  /** By each pointer at which one stands or that leads to it. */
  readonly under: ReadonlyMap<string, readonly number[]>;
  /** Of the format, by their own pointers, and those without a place. */
  readonly ofFormatAt: ReadonlyMap<string, readonly number[]>;
  readonly ofFormat: readonly number[];
}

/** Catalogues have thousands of datasets with as many findings: not each is asked about each. */
const indexed: (findings: readonly CountedFinding[]) => Indexed = remembered((findings: readonly CountedFinding[]) => {
  const inRoot = new Map<number, number[]>();
  const under = new Map<string, number[]>();
  const ofFormatAt = new Map<string, number[]>();
  const ofFormat: number[] = [];
  for (const [index, { rule, root, pointer }] of findings.entries()) {
    const isOfFormat = rule.startsWith('structure/');
    put(inRoot, root, index);
    if (pointer === undefined) {
      if (isOfFormat) ofFormat.push(index);
      continue;
    }
    for (const above of upTo(pointer)) put(under, keyOf(root, above), index);
    if (isOfFormat) put(ofFormatAt, keyOf(root, pointer), index);
  }
  return { inRoot, under, ofFormatAt, ofFormat };
});

function put<K>(map: Map<K, number[]>, key: K, index: number): void {
  const known = map.get(key);
  if (known) known.push(index);
  else map.set(key, [index]);
}

function keyOf(root: number, pointer: string): string {
  return `${root} ${pointer}`;
}

/** A JSON pointer and all that lead to it, the document's first. */
function* upTo(pointer: string): Generator<string> {
  for (let end = 0; end >= 0; end = pointer.indexOf('/', end + 1)) yield pointer.slice(0, end);
  if (pointer !== '') yield pointer;
}

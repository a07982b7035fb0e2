import { coveredParts } from '../model/attestations/covered-parts.ts';
import type { Agreement, Dataset, Standard } from '../model/entities.ts';
import { nodeAt, parsePointer, pathOf, pointerOf } from '../syntax/tree.ts';
import type { Document } from './file-state.ts';
import type { Snapshot } from './workspace.ts';

/** A covered part with its place, for those who see no tree. */
export interface CoveredFact {
  readonly name: string;
  readonly digest: string;
  readonly file: string;
  readonly root: number;
  readonly pointer: string;
  readonly part: 'key' | 'value';
}

/** Which thing of the workspace is meant. */
export interface ThingPlace {
  readonly file: string;
  readonly root: number;
  readonly pointer: string;
}

/** The parts of a standard, a dataset or an agreement that an item covers, as they are today; none where nothing stands there. */
export function coveredFacts(snapshot: Snapshot, place: ThingPlace, covers: readonly string[]): readonly CoveredFact[] {
  const document = snapshot.files.get(place.file)?.documents[place.root];
  const thing = document && thingAt(document, place.pointer);
  if (!thing) return [];
  const { languages } = snapshot.configurationOf(place.file);
  return coveredParts(thing, covers, languages).map(({ name, digest, at }) => ({
    name,
    digest,
    file: place.file,
    root: place.root,
    pointer: pointerOf(pathOf(at.node)),
    part: at.part,
  }));
}

export function thingAt({ root, lowered }: Document, pointer: string): Standard | Dataset | Agreement | undefined {
  const node = nodeAt(root, parsePointer(pointer));
  const things = [...lowered.standards, ...lowered.agreements, ...lowered.datasets];
  return node && things.find((thing) => thing.node === node);
}

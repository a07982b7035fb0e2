import type { Dataset } from '../model/entities.ts';
import { type Gain, isScored, metadataQuality, pointsToWin } from '../model/metadata-quality.ts';
import { pathOf, pointerOf } from '../syntax/tree.ts';
import type { Snapshot } from '../workspace/workspace.ts';
import type { CodeLens, LensDetail } from './code-lenses.ts';
import { spanOf } from './code-occurrences.ts';
import { documentsOf } from './lookup.ts';

/** A line above each dataset that is described, with its metadata score and what would raise it most. */
export function metadataLenses(snapshot: Snapshot, file: string): CodeLens[] {
  return documentsOf(snapshot, file).flatMap(({ index, lowered }) =>
    lowered.datasets.filter(isScored).map((dataset) => ({
      span: spanOf(dataset.head),
      root: index,
      entity: undefined,
      dataset: pointerOf(pathOf(dataset.node)),
    })),
  );
}

/** What the line says, and the places where points are lost; undefined when the dataset is no longer there. */
export function metadataLensDetail(
  snapshot: Snapshot,
  file: string,
  { root, dataset: pointer }: Pick<CodeLens, 'root' | 'dataset'>,
): LensDetail | undefined {
  const datasets = documentsOf(snapshot, file)[root]?.lowered.datasets.filter(isScored) ?? [];
  const dataset = datasets.find(({ node }) => pointerOf(pathOf(node)) === pointer);
  if (!dataset) return undefined;
  const { indicators } = metadataQuality(dataset);
  const places = indicators.flatMap(({ got, at }) => (got ? [] : [spanOf(at)]));
  const distinct = [...new Map(places.map((span) => [`${span.start} ${span.end}`, span])).values()];
  return { title: metadataTitle(dataset), places: distinct.map((span) => ({ file, span })) };
}

/** `metadata 185 of 325 · add keywords (+30)`. */
function metadataTitle(dataset: Dataset): string {
  const quality = metadataQuality(dataset);
  const [best] = pointsToWin(quality);
  const advice = best ? ` · ${verbFor(best)} ${best.name} (+${best.of})` : '';
  return `metadata ${quality.score} of ${quality.maximum}${advice}`;
}

function verbFor({ id, lack }: Gain): string {
  if (id === 'compliance') return 'complete';
  return lack === 'absent' ? 'add' : 'use';
}

import { schemeById, schemeOfJurisdiction } from '../model/classification.ts';
import type { ClassificationScheme } from '../model/vocabularies/load.ts';
import { asText, nodeAt, valueAt } from '../syntax/tree.ts';
import type { ValueContext } from './value-providers.ts';

type Place = Pick<ValueContext, 'snapshot' | 'file' | 'root' | 'path'>;

/** The scheme named beside the value, else that of the document, of the project, of the jurisdiction. */
export function schemeAt({ snapshot, file, root, path }: Place): ClassificationScheme | undefined {
  const beside = asText(valueAt(nodeAt(root, path.slice(0, -1)), 'scheme'));
  const whole =
    asText(valueAt(valueAt(root, 'classification'), 'scheme')) ??
    asText(valueAt(valueAt(root, 'gov:classification'), 'scheme')) ??
    asText(valueAt(valueAt(valueAt(root, 'x-gov'), 'classification'), 'scheme'));
  const named = beside ?? whole ?? snapshot.configurationOf(file).scheme;
  if (named !== undefined) return schemeById(named);
  const jurisdiction = asText(valueAt(root, 'jurisdiction'));
  return jurisdiction === undefined ? undefined : schemeOfJurisdiction(jurisdiction);
}

/** The jurisdiction whose law holds for a document, as a short code: as it says, else that of its classification; undefined where neither tells. */
export function jurisdictionOf(place: Place): string | undefined {
  const written = asText(valueAt(place.root, 'jurisdiction')) ?? schemeAt(place)?.jurisdictions[0];
  const code = written
    ?.trim()
    .toLowerCase()
    .split(/[-_/ ]/)[0];
  return code === 'gb' ? 'uk' : code || undefined;
}

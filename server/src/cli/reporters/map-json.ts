import { mapMembers } from '../../insight/map/map-members.ts';
import type { MapReport } from '../../insight/map/map-report.ts';

/** `map --format json`, by schemas/map. */
export function* mapJson(report: MapReport): Generator<string> {
  yield `${JSON.stringify(mapMembers(report), null, 2)}\n`;
}

import type { DrawnMapReport } from '../../insight/map/map-report.ts';
import { mapSvg } from '../../insight/map/map-svg.ts';
import { PICTURE_STYLE } from '../../insight/map/picture-style.ts';

/** The picture as one file that needs nothing else: no script, no address. */
export function* mapSvgFile({ ecosystem, picture }: DrawnMapReport): Generator<string> {
  yield '<?xml version="1.0" encoding="UTF-8"?>\n';
  yield* mapSvg(ecosystem, picture, `<style>${PICTURE_STYLE}</style>\n`);
}

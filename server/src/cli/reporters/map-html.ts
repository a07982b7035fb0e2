import { createHash } from 'node:crypto';
import { mapPage } from '../../insight/map/map-page.ts';
import type { DrawnMapReport } from '../../insight/map/map-report.ts';
import { MAP_SCRIPT } from '../../insight/map/map-script.ts';
import { MAP_STYLE } from '../../insight/map/map-style.ts';

/** The map as one file that needs nothing else and lets nothing else in: no script and no style but its own. */
export function* mapHtml(report: DrawnMapReport): Generator<string> {
  yield `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '${hashOf(MAP_STYLE)}'; script-src '${hashOf(MAP_SCRIPT)}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Map of the data ecosystem</title>
<style>${MAP_STYLE}</style>
</head>
<body>
`;
  yield* mapPage(report);
  yield `<script>${MAP_SCRIPT}</script>\n</body>\n</html>\n`;
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

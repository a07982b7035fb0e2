import { createHash } from 'node:crypto';
import type { ChecklistDocument } from '../../insight/checklist/checklist-document.ts';
import { checklistPage } from '../../insight/checklist/checklist-page.ts';
import { checklistStyle } from '../../insight/checklist/checklist-style.ts';

/** The checklist as one file that needs nothing else and lets nothing else in: no script, and no style but its own. */
export function* checklistHtml(document: ChecklistDocument): Generator<string> {
  const style = checklistStyle(document.report);
  const hash = createHash('sha256').update(style).digest('base64');
  yield `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Governance checklist</title>
<style>${style}</style>
</head>
<body>
`;
  yield* checklistPage(document);
  yield '</body>\n</html>\n';
}

import { createHash } from 'node:crypto';
import { plain } from '../../insight/agreement/prose.ts';
import type { AgreementDocument } from '../../insight/agreement-document.ts';
import { agreementPage } from '../../insight/agreement-page.ts';
import { AGREEMENT_STYLE } from '../../insight/agreement-style.ts';
import { escapeHtml } from '../../insight/escape-html.ts';

/** The agreement as one file that needs nothing else and lets nothing else in: no script, and no style but its own. */
export function* agreementHtml(agreement: AgreementDocument): Generator<string> {
  const style = createHash('sha256').update(AGREEMENT_STYLE).digest('base64');
  const { standing } = agreement;
  yield `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${style}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${standing ? `${escapeHtml(standing.word)}: ` : ''}${escapeHtml(plain(agreement.title))}</title>
<style>${AGREEMENT_STYLE}</style>
</head>
<body>
`;
  yield* agreementPage(agreement);
  yield '</body>\n</html>\n';
}

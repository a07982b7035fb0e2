import { randomBytes } from 'node:crypto';
import { PAGE_THEME } from './page-theme.ts';

/** The document around a page of the server, in the theme of the editor. In `style`, `body` and `script` everything of an author is escaped. */
export function pageShell(parts: {
  readonly title: string;
  readonly style: string;
  readonly body: string;
  /** Of the page itself. */
  readonly script?: string;
  /** Address of the script that connects it with the editor. */
  readonly shell: string;
}): string {
  const nonce = randomBytes(16).toString('base64url');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeText(parts.title)}</title>
<style nonce="${nonce}">${parts.style}</style>
<style nonce="${nonce}">${PAGE_THEME}</style>
</head>
<body>
<div id="page">${parts.body}</div>
<script nonce="${nonce}" src="${escapeText(parts.shell)}"></script>
${parts.script === undefined ? '' : `<script nonce="${nonce}">${parts.script}</script>`}
</body>
</html>
`;
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

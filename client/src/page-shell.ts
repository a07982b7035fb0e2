import { randomBytes } from 'node:crypto';

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
<style nonce="${nonce}">${THEME}</style>
</head>
<body>
<div id="page">${parts.body}</div>
<script nonce="${nonce}" src="${escapeText(parts.shell)}"></script>
${parts.script === undefined ? '' : `<script nonce="${nonce}">${parts.script}</script>`}
</body>
</html>
`;
}

/** The colours of the editor, behind those of the page. What is open is told by its border, since not every theme has a readable colour for it. */
const THEME = `
:root { --text: var(--vscode-editor-foreground); --page: var(--vscode-editor-background); --line: var(--vscode-contrastBorder, var(--vscode-descriptionForeground)); --soft: var(--vscode-editorWidget-background); --link: var(--vscode-textLink-foreground); --quiet: var(--vscode-editor-foreground); --open: var(--vscode-editor-foreground); --open-page: transparent; }
body.vscode-light, body.vscode-high-contrast-light { color-scheme: light; } body.vscode-dark, body.vscode-high-contrast:not(.vscode-high-contrast-light) { color-scheme: dark; }
body { font-size: var(--vscode-editor-font-size, 1rem); }
select, input, button { color: var(--vscode-input-foreground); background: var(--vscode-input-background); border: 1px solid var(--vscode-contrastBorder, var(--vscode-input-border, var(--vscode-descriptionForeground))); }
:focus-visible { outline: 2px solid var(--vscode-focusBorder); outline-offset: 1px; }
[data-file] { cursor: pointer; color: var(--link); text-decoration: underline; }
[data-file]:hover { text-decoration-thickness: 2px; }
`;

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

import { randomBytes } from 'node:crypto';

/** The page of a preview, in the theme of the editor. `style` and `body` are the server's, where everything of an author is escaped. */
export function previewPage(parts: {
  readonly script: string;
  /** Of the source, kept for when the window is loaded again. */
  readonly uri: string;
  readonly style: string;
  readonly body: string;
}): string {
  const nonce = randomBytes(16).toString('base64url');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Preview of an agreement</title>
<style nonce="${nonce}">${parts.style}</style>
<style nonce="${nonce}">${THEME}</style>
</head>
<body data-uri="${escapeAttribute(parts.uri)}">
<p id="hint">A click on a statement shows where it is written, as does Enter.</p>
<p id="state" role="status"></p>
<div id="agreement">${parts.body}</div>
<script nonce="${nonce}" src="${escapeAttribute(parts.script)}"></script>
</body>
</html>
`;
}

/** The colours of the editor, behind those of the page. What is open is told by its border, since not every theme has a readable colour for it. */
const THEME = `
:root { --text: var(--vscode-editor-foreground); --page: var(--vscode-editor-background); --line: var(--vscode-contrastBorder, var(--vscode-descriptionForeground)); --soft: var(--vscode-editorWidget-background); --link: var(--vscode-textLink-foreground); --quiet: var(--vscode-descriptionForeground); --open: var(--vscode-editor-foreground); --open-page: transparent; }
body { font-size: var(--vscode-editor-font-size, 1rem); }
.open, .standing { border-color: var(--vscode-editorWarning-foreground, currentColor); }
#hint { color: var(--quiet); font: .875em system-ui, sans-serif; } #state:empty { display: none; }
[data-from] { cursor: pointer; }
[data-from]:focus-visible { outline: 1px solid var(--vscode-focusBorder); outline-offset: 2px; }
[aria-current] { box-shadow: -.5rem 0 0 0 var(--vscode-editor-background), -.75rem 0 0 0 var(--vscode-focusBorder); background: var(--vscode-editor-lineHighlightBackground, transparent); }
`;

function escapeAttribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

import { webviewDocument } from './webview-document.ts';

/** The page of a preview, in the theme of the editor. `style` and `body` are the server's, where everything of an author is escaped. */
export function previewPage(parts: {
  readonly script: string;
  /** Of the source, kept for when the window is loaded again. */
  readonly uri: string;
  readonly style: string;
  readonly body: string;
}): string {
  return webviewDocument({
    title: 'Preview of an agreement',
    styles: [parts.style, THEME],
    body: `<p id="hint">A click on a statement shows where it is written, as does Enter.</p>
<p id="state" role="status"></p>
<div id="agreement">${parts.body}</div>`,
    scripts: [{ src: parts.script }],
    data: { uri: parts.uri },
  });
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

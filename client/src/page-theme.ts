/**
 * The colours of the editor, behind those of a page of the server. Every colour with a meaning is mixed with that of the text, since few themes have
 * one that can be read on their background; in high contrast all are that of the text, and borders and words tell what is what.
 */
export const PAGE_THEME = `
:root {
  --text: var(--vscode-editor-foreground); --page: var(--vscode-editor-background);
  --quiet: color-mix(in srgb, var(--text) 82%, var(--page));
  --line: var(--vscode-contrastBorder, color-mix(in srgb, var(--text) 55%, var(--page)));
  --soft: color-mix(in srgb, var(--text) 7%, var(--page));
  --link: var(--vscode-textLink-foreground);
  --good: color-mix(in srgb, var(--vscode-testing-iconPassed) 40%, var(--text));
  --bad: color-mix(in srgb, var(--vscode-errorForeground) 45%, var(--text));
  --partly: color-mix(in srgb, var(--vscode-editorWarning-foreground) 45%, var(--text));
  --ask: var(--link);
  --open: color-mix(in srgb, var(--vscode-editorWarning-foreground) 45%, var(--text)); --open-page: transparent;
}
html { font-size: var(--vscode-editor-font-size, 14px); }
nav li a, .numbers th a, .numbers .at > span { display: inline-block; min-height: 24px; line-height: 24px; }
body { font-family: var(--vscode-font-family, system-ui, sans-serif); }
body.vscode-light, body.vscode-high-contrast-light { color-scheme: light; } body.vscode-dark, body.vscode-high-contrast:not(.vscode-high-contrast-light) { color-scheme: dark; }
select, input, .tools select, .tools input { color: var(--vscode-input-foreground); background: var(--vscode-input-background); border: 1px solid var(--line); border-radius: 2px; }
button { color: var(--text); background: transparent; border: 1px solid var(--line); border-radius: 2px; }
:focus-visible { outline: 2px solid var(--vscode-focusBorder); outline-offset: 1px; }
a:hover { color: var(--vscode-textLink-activeForeground); }
code { font-family: var(--vscode-editor-font-family, monospace); color: inherit; background: none; }
[data-file] { cursor: pointer; color: var(--link); text-decoration: underline; text-underline-offset: .15em; }
[data-file]:hover { text-decoration-thickness: 2px; }
.map [data-file] { text-decoration: none; }
.map {
  --ink: var(--text); --ground: var(--page); --dim: var(--quiet);
  --card: color-mix(in srgb, var(--vscode-charts-blue) 12%, var(--page)); --leaf: color-mix(in srgb, var(--vscode-charts-yellow) 12%, var(--page));
  --edge: color-mix(in srgb, var(--text) 65%, var(--page)); --flow: color-mix(in srgb, var(--vscode-charts-blue) 60%, var(--text));
}
.vscode-high-contrast { --quiet: var(--text); --soft: var(--page); --good: var(--text); --bad: var(--text); --partly: var(--text); --open: var(--text); }
.vscode-high-contrast .map { --card: var(--page); --leaf: var(--page); --edge: var(--line); --flow: var(--text); }
.vscode-high-contrast thead th { border-bottom-width: 3px; }
.vscode-high-contrast .bar .full { fill: var(--text); }
.vscode-high-contrast .gate.open, .vscode-high-contrast .gate.closed { border-color: var(--line); }
`;

import { PAGE_THEME } from './page-theme.ts';
import { webviewDocument } from './webview-document.ts';

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
  const { title, style, body, script, shell } = parts;
  return webviewDocument({
    title,
    styles: [style, PAGE_THEME],
    body: `<div id="page">${body}</div>`,
    scripts: [{ src: shell }, ...(script === undefined ? [] : [{ text: script }])],
  });
}

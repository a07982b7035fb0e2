import { escapeHtml } from './escape-html.ts';

/** What is written in a file, for pages: where a page is shown in an editor it leads there. `line` is one-based, `html` is escaped already. */
export function sourceLink(file: string, line: number, html: string): string {
  return `<span data-file="${escapeHtml(file)}" data-line="${line}">${html}</span>`;
}

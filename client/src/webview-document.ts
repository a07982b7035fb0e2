import { randomBytes } from 'node:crypto';

/** The parts of a document for a webview. In all of them but `title`, `data` and addresses everything of an author is escaped already. */
export interface WebviewParts {
  readonly title: string;
  /** In the order in which they hold. */
  readonly styles: readonly string[];
  readonly body: string;
  readonly scripts: readonly ({ readonly src: string } | { readonly text: string })[];
  /** Attributes `data-…` of the body. */
  readonly data?: Readonly<Record<string, string>>;
}

/** A document that fetches nothing and runs no script but its own. */
export function webviewDocument({ title, styles, body, scripts, data = {} }: WebviewParts): string {
  const nonce = randomBytes(16).toString('base64url');
  const attributes = Object.entries(data).map(([name, value]) => ` data-${name}="${escapeText(value)}"`);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeText(title)}</title>
${styles.map((style) => `<style nonce="${nonce}">${style}</style>`).join('\n')}
</head>
<body${attributes.join('')}>
${body}
${scripts.map((script) => ('src' in script ? `<script nonce="${nonce}" src="${escapeText(script.src)}"></script>` : `<script nonce="${nonce}">${script.text}</script>`)).join('\n')}
</body>
</html>
`;
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

// lsp/: the Language Server Protocol. Wires requests to ide/ and check/; the only place that knows its types.

/** The path of a document: that of a `file:` URI, or for other schemes (untitled and virtual documents) one that no disk has. */
export function pathOfUri(uri: string): string {
  const match = /^([a-z][a-z0-9+.-]*):(?:\/\/([^/]*))?(.*)$/i.exec(uri);
  if (!match) return uri;
  const [, scheme = '', authority = '', path = ''] = match;
  const decoded = decodeURIComponent(path.replace(/[?#].*$/, ''));
  if (scheme === 'file') return authority === '' ? decoded : `//${authority}${decoded}`;
  return `/${scheme}:${authority}/${decoded.replace(/^\//, '')}`;
}

/** The URI of a path on disk. URIs that the client gave are kept by `Documents` and not made anew. */
export function uriOfPath(path: string): string {
  return `file://${path.split('/').map(encodeURIComponent).join('/').replace(/%3A/gi, ':')}`;
}

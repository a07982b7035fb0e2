import { joinPath } from './path.ts';

/** Whether a reference names something by an address (`https:`, `urn:`) rather than by a path. */
export function isAddress(resource: string): boolean {
  return /^[a-z][a-z0-9+.-]*:/i.test(resource);
}

/** What a relative reference means beside `base` (RFC 3986, section 5). A base without a path, such as a URN, says nothing of relative ones. */
export function resolveAddress(base: string | undefined, relative: string): string {
  if (base === undefined || isAddress(relative)) return relative;
  const [, origin, path = ''] = /^([a-z][a-z0-9+.-]*:\/\/[^/?#]*)?([^?#]*)/i.exec(base) ?? [];
  const folder = path.replace(/[^/]*$/, '');
  if (origin === undefined) return `${folder}${relative}`;
  return relative.startsWith('/') ? `${origin}${relative}` : `${origin}${joinPath(folder || '/', relative)}`;
}

/** `file.json#/a/b` into its two parts; an empty part is undefined. */
export function splitReference(text: string): {
  readonly resource: string | undefined;
  readonly fragment: string | undefined;
} {
  const hash = text.indexOf('#');
  const resource = hash < 0 ? text : text.slice(0, hash);
  const fragment = hash < 0 ? '' : text.slice(hash + 1);
  return { resource: resource === '' ? undefined : resource, fragment: fragment === '' ? undefined : decode(fragment) };
}

function decode(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

/** What is wrong with an address under which others are to find data, as far as its text tells. */
export type AddressFault =
  | { readonly kind: 'local-file' | 'inner' | 'placeholder'; readonly what: string }
  | { readonly kind: 'scheme' | 'password' | 'secret' | 'session'; readonly what: string };

/** The first fault of an address; undefined for one that may be sound. What is secret is never part of the answer. */
export function faultOf(written: string): AddressFault | undefined {
  const text = written.trim();
  if (/^(?:file:|[a-z]:[\\/](?!\/)|\\\\)/i.test(text)) return { kind: 'local-file', what: 'a file on one computer' };
  const [, scheme = '', authority = ''] = /^([a-z][a-z0-9+.-]*):\/\/([^/?#\s]*)/i.exec(text) ?? [];
  if (scheme === '') return undefined;
  const secret = secretIn(text, authority);
  if (secret) return secret;
  if (!/^https?$/i.test(scheme)) return { kind: 'scheme', what: `${scheme.toLowerCase()}:` };
  const host = hostOf(authority);
  if (isInner(host)) return { kind: 'inner', what: host };
  return isPlaceholder(host, text) ? { kind: 'placeholder', what: host } : undefined;
}

/** Names and passwords, keys and sessions, that everybody who reads the address gets. */
export function secretIn(
  text: string,
  authority = /^[a-z][a-z0-9+.:-]*:\/\/([^/?#\s]*)/i.exec(text)?.[1] ?? '',
): AddressFault | undefined {
  // A placeholder for a password is none: `${PASSWORD}`, `<password>`, `{{ secret }}`.
  const [, password = ''] = /^[^:@]*:([^@]*)@/.exec(authority) ?? [];
  if (password !== '' && !isBlank(password)) return { kind: 'password', what: 'a password' };
  for (const [, name = '', value = ''] of text.slice(0, LONGEST).matchAll(/[?&;]([\w.-]+)=([^&;#\s]*)/g)) {
    if (value.length < SHORTEST_SECRET || isBlank(value) || /demo|example|sample|your/i.test(value)) continue;
    if (SESSION.test(name)) return { kind: 'session', what: name };
    if (SECRET.test(name)) return { kind: 'secret', what: name };
  }
  return undefined;
}

function isBlank(value: string): boolean {
  return /^(?:\$|<|\{|%7B|\*|x+$|\.+$)/i.test(value);
}

/** UTF-16 units. */
const LONGEST = 2000;
const SHORTEST_SECRET = 8;
const SECRET =
  /^(?:password|passwd|pwd|api[_-]?key|access[_-]?key|access[_-]?token|auth[_-]?token|client[_-]?secret|secret|sig|signature|x-amz-signature|x-goog-signature|sastoken|subscription-key)$/i;
const SESSION = /^(?:jsessionid|phpsessid|aspsessionid\w*|session[_-]?id|sessid|cfid|cftoken)$/i;

function hostOf(authority: string): string {
  const host = authority.replace(/^.*@/, '').toLowerCase();
  return host.startsWith('[') ? host.replace(/\].*$/, ']') : host.replace(/:\d*$/, '').replace(/\.$/, '');
}

/** Hosts that only those inside a network reach: by their address (RFC 1918, RFC 4193), or by a name that no public register gives out. */
function isInner(host: string): boolean {
  if (/^(?:localhost|\[::1\]|\[f[cd][\da-f:]+\]|0\.0\.0\.0)$/.test(host)) return true;
  if (/^(?:127|10)\.\d+\.\d+\.\d+$|^192\.168\.\d+\.\d+$|^172\.(?:1[6-9]|2\d|3[01])\.\d+\.\d+$|^169\.254\./.test(host))
    return true;
  if (/\.(?:local|localhost|internal|intranet|lan|corp|home|private)$/.test(host)) return true;
  // A name without a dot: `http://intranet/data`.
  return /^[a-z][a-z0-9-]*$/.test(host);
}

/** Hosts that stand for one that is still to be named. Those of a document that is an example as a whole the caller leaves out. */
export function isPlaceholderAddress(text: string): boolean {
  const authority = /^https?:\/\/([^/?#\s]*)/i.exec(text.trim())?.[1];
  return authority !== undefined && isPlaceholder(hostOf(authority), text);
}

function isPlaceholder(host: string, text: string): boolean {
  if (/(?:^|\.)example\.(?:com|org|net)$/.test(host)) return true;
  if (
    /(?:^|\.)(?:your-?(?:domain|site|host|server|organi[sz]ation)|my-?domain|change-?me|todo|tbc|tbd|xxx+)(?:\.|$)/.test(
      host,
    )
  )
    return true;
  return /^https?:\/\/(?:<|\{\{|\$\{|%7B%7B)/i.test(text.trim());
}

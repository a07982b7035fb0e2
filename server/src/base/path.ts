// Paths here are POSIX: forward slashes on every system, so that the same workspace gives the same findings everywhere.

/** Resolves `.` and `..`; keeps leading `..` of relative paths. */
export function normalizePath(path: string): string {
  const absolute = path.startsWith('/');
  const out: string[] = [];
  for (const part of path.replaceAll('\\', '/').split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..' && out.length > 0 && out.at(-1) !== '..') out.pop();
    else if (part !== '..' || !absolute) out.push(part);
  }
  return (absolute ? '/' : '') + out.join('/');
}

export function dirname(path: string): string {
  const cut = path.lastIndexOf('/');
  return cut < 0 ? '' : path.slice(0, cut);
}

export function basename(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** `to` as seen from the folder `dir`. */
export function joinPath(dir: string, to: string): string {
  return normalizePath(to.startsWith('/') || dir === '' ? to : `${dir}/${to}`);
}

/** The path of `to` relative to the folder `dir`, both absolute or both relative to the same place. */
export function relativePath(dir: string, to: string): string {
  const from = normalizePath(dir).split('/').filter(Boolean);
  const target = normalizePath(to).split('/').filter(Boolean);
  let shared = 0;
  while (shared < from.length && shared < target.length - 1 && from[shared] === target[shared]) shared++;
  return [...from.slice(shared).map(() => '..'), ...target.slice(shared)].join('/');
}

export function isInside(dir: string, path: string): boolean {
  return dir === '' || dir === '/' || path === dir || path.startsWith(`${dir}/`);
}

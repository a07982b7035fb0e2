/** The parts of a version that are numbers, and what stands behind them: `v2.1.0-beta` is 2, 1, 0 and `beta`. */
export interface Version {
  readonly numbers: readonly number[];
  /** Empty for a release. */
  readonly prerelease: string;
}

/** Undefined for what is no version in numbers. `+build` is ignored, as in Semantic Versioning 2.0.0. */
function parseVersion(text: string): Version | undefined {
  const [, numbers, prerelease = ''] =
    /^v?(\d{1,9}(?:\.\d{1,9}){0,3})(?:-([\w.-]{1,40}))?(?:\+[\w.-]{0,40})?$/i.exec(text.trim()) ?? [];
  return numbers === undefined ? undefined : { numbers: numbers.split('.').map(Number), prerelease };
}

/** Negative when `a` comes before `b`. Missing parts are 0, and a pre-release comes before its release. */
function compareVersions(a: Version, b: Version): number {
  for (let at = 0; at < Math.max(a.numbers.length, b.numbers.length); at++) {
    const difference = (a.numbers[at] ?? 0) - (b.numbers[at] ?? 0);
    if (difference !== 0) return difference;
  }
  if (a.prerelease === b.prerelease) return 0;
  if (a.prerelease === '' || b.prerelease === '') return a.prerelease === '' ? 1 : -1;
  return a.prerelease < b.prerelease ? -1 : 1;
}

/** Whether two texts name one version: `2.1`, `v2.1.0` and `2.1.0` do. */
function isSameVersion(a: string, b: string): boolean {
  const [one, other] = [parseVersion(a), parseVersion(b)];
  return one && other ? compareVersions(one, other) === 0 : a.trim() === b.trim();
}

/** Whether a version is the one that is pinned, or in the range that is. */
export function satisfies(version: string, pinned: string): boolean {
  const parsed = parseVersion(version);
  const range = parseVersionRange(pinned);
  return range && parsed ? range.includes(parsed) : isSameVersion(version, pinned);
}

/** Later than the pinned version and of the same major one, so that nothing that was agreed may have gone. */
export function isCompatible(version: string, pinned: string): boolean {
  const [later, earlier] = [parseVersion(version), parseVersion(pinned)];
  if (!later || !earlier || compareVersions(later, earlier) < 0) return false;
  return majorOf(later.numbers) === majorOf(earlier.numbers);
}

/** Whether a version breaks with another: a later major one. */
export function isNextMajor(version: string, than: string): boolean {
  const [later, earlier] = [parseVersion(version), parseVersion(than)];
  return (
    later !== undefined && earlier !== undefined && compareVersions(later, earlier) > 0 && !isCompatible(version, than)
  );
}

/** For sorting; what is no version in numbers comes last. */
export function newestFirst(a: string | undefined, b: string | undefined): number {
  const [one, other] = [parseVersion(a ?? ''), parseVersion(b ?? '')];
  if (!one || !other) return one ? -1 : other ? 1 : 0;
  return compareVersions(other, one);
}

/** In versions before 1.0 each minor one may break with the last. */
function majorOf([major = 0, minor = 0]: readonly number[]): string {
  return major === 0 ? `0.${minor}` : String(major);
}

/** A range of versions as npm writes them: `^2.1.0`, `~2.1`, `2.x`, `>=2.0 <3`, `1.4 || 2.x`. */
export interface VersionRange {
  includes(version: Version): boolean;
  /** It has no upper end. */
  readonly open: boolean;
}

/** Undefined for one single version and for what is no range. */
export function parseVersionRange(text: string): VersionRange | undefined {
  const written = text.trim().slice(0, 200);
  if (parseVersion(written)) return undefined;
  const alternatives = written.split('||').map((part) => comparatorsOf(part.trim()));
  if (alternatives.some((comparators) => comparators === undefined)) return undefined;
  const known = alternatives as Comparator[][];
  return {
    includes: (version) =>
      known.some((comparators) => comparators.every((comparator) => isWithin(version, comparator))),
    open: known.some((comparators) => comparators.every(({ sign }) => sign === '>=' || sign === '>')),
  };
}

interface Comparator {
  readonly sign: '>=' | '>' | '<=' | '<' | '=';
  readonly version: Version;
}

function isWithin(version: Version, { sign, version: limit }: Comparator): boolean {
  const order = compareVersions(version, limit);
  if (sign === '=') return order === 0;
  if (sign === '>' || sign === '>=') return order > 0 || (order === 0 && sign === '>=');
  return order < 0 || (order === 0 && sign === '<=');
}

function comparatorsOf(part: string): Comparator[] | undefined {
  if (/^(?:[*x]|)$/i.test(part)) return [];
  const span = /^(\S+) - (\S+)$/.exec(part);
  const words = span ? [`>=${span[1]}`, `<=${span[2]}`] : part.replace(/([<>=^~]) +/g, '$1').split(/ +/);
  const found = words.map(comparatorOf);
  return found.some((one) => one === undefined) ? undefined : (found as Comparator[][]).flat();
}

function comparatorOf(word: string): Comparator[] | undefined {
  const [, sign = '', text = ''] = /^(>=|<=|>|<|=|\^|~)?(.+)$/.exec(word) ?? [];
  const wild = /^v?(\d+(?:\.\d+)?)(?:\.[x*]){1,2}$/i.exec(text)?.[1];
  const version = parseVersion(wild ?? text);
  if (!version) return undefined;
  if (sign === '>=' || sign === '<=' || sign === '>' || sign === '<') return [{ sign, version }];
  if (sign === '^')
    return between(
      version,
      Math.max(
        0,
        version.numbers.findIndex((number) => number > 0),
      ),
    );
  if (sign === '~') return between(version, Math.min(1, version.numbers.length - 1));
  return wild === undefined ? [{ sign: '=', version }] : between(version, version.numbers.length - 1);
}

/** From a version on, below the next one whose part at `at` is higher. */
function between(version: Version, at: number): Comparator[] {
  const numbers = version.numbers.slice(0, at + 1);
  numbers[at] = (numbers[at] ?? 0) + 1;
  return [
    { sign: '>=', version },
    { sign: '<', version: { numbers, prerelease: '0' } },
  ];
}

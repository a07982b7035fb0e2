import { didYouMean } from '../base/did-you-mean.ts';
import { type ClassificationScheme, classificationSchemes } from './vocabularies/load.ts';

/** What a written classification is, judged by one scheme. */
export type ClassificationVerdict =
  | { readonly kind: 'known'; readonly value: string; readonly rank: number }
  /** The scheme does not apply to the document, and says so. */
  | { readonly kind: 'outside' }
  | { readonly kind: 'misspelt'; readonly value: string }
  | { readonly kind: 'withdrawn'; readonly from: string }
  | { readonly kind: 'descriptor' }
  /** The whole scheme is out of use. */
  | { readonly kind: 'old-scheme'; readonly since: string; readonly successor: string | undefined }
  | { readonly kind: 'unknown'; readonly suggestion: string | undefined };

export function schemeById(id: string): ClassificationScheme | undefined {
  return classificationSchemes.find((scheme) => scheme.id === id);
}

export function schemeOfJurisdiction(jurisdiction: string): ClassificationScheme | undefined {
  return classificationSchemes.find((scheme) => scheme.jurisdictions.includes(jurisdiction.toLowerCase()));
}

export function judgeClassification(scheme: ClassificationScheme, written: string): ClassificationVerdict {
  if (scheme.withdrawnSince !== undefined)
    return {
      kind: 'old-scheme',
      since: scheme.withdrawnSince,
      successor: scheme.replacedBy === undefined ? undefined : schemeById(scheme.replacedBy)?.title,
    };
  const rank = rankAsWritten(scheme, written) ?? rankByPattern(scheme, written) ?? rankWithMarkings(scheme, written);
  if (rank !== undefined) return { kind: 'known', value: written, rank };
  if (scheme.outside?.includes(written)) return { kind: 'outside' };
  const folded = fold(written);
  const near = scheme.values.find(({ value, aliases, also }) =>
    [value, ...(aliases ?? []), ...(also ?? [])].some((name) => fold(name) === folded),
  );
  if (near) return { kind: 'misspelt', value: near.value };
  const withdrawn = Object.entries(scheme.withdrawn ?? {}).find(([value]) => fold(value) === folded);
  if (withdrawn) return { kind: 'withdrawn', from: withdrawn[1] };
  if (scheme.descriptors?.some((descriptor) => fold(descriptor) === folded)) return { kind: 'descriptor' };
  return {
    kind: 'unknown',
    suggestion: didYouMean(
      written,
      scheme.values.map(({ value }) => value),
    ),
  };
}

/** By the value itself, or by a spelling that is as good. */
function rankAsWritten({ values, anyCase = false }: ClassificationScheme, written: string): number | undefined {
  const isWritten = (name: string): boolean =>
    name === written || (anyCase && name.toLowerCase() === written.toLowerCase());
  const rank = values.findIndex(({ value, also }) => isWritten(value) || also?.some(isWritten));
  return rank < 0 ? undefined : rank;
}

function rankByPattern({ patterns, values }: ClassificationScheme, written: string): number | undefined {
  if (!patterns || written.length > LONGEST) return undefined;
  const found = patterns.find(({ pattern }) => new RegExp(pattern).test(written));
  if (!found) return undefined;
  if (found.rank !== undefined) return found.rank;
  const words = ` ${fold(written.replaceAll('/', ' '))} `;
  return values.reduce((highest, { value }, rank) => (words.includes(` ${fold(value)} `) ? rank : highest), 0);
}

/** Characters. */
const LONGEST = 200;

/** A value with a prefix before it, or with descriptors and caveats behind it: `UK SECRET`, `OFFICIAL-SENSITIVE [PERSONAL DATA]`. */
function rankWithMarkings(scheme: ClassificationScheme, written: string): number | undefined {
  const { prefixes = [], descriptors = [], caveats = [], values } = scheme;
  if (prefixes.length + descriptors.length + caveats.length === 0 || written.length > LONGEST) return undefined;
  const prefix = prefixes.find((one) => written.startsWith(`${one} `));
  const bare = prefix === undefined ? written : written.slice(prefix.length + 1);
  const markings = new Set([...descriptors, ...caveats].map(fold));
  for (const [rank, { value, also = [] }] of [...values.entries()].reverse()) {
    const name = [value, ...also].find(
      (one) => bare === one || (bare.startsWith(one) && /^[\s,[(/]/.test(bare.slice(one.length))),
    );
    if (name === undefined) continue;
    const rest = bare
      .slice(name.length)
      .split(/[,[\]()]|\/\/|\s\/\s/)
      .map(fold)
      .filter((part) => part !== '');
    if (rest.length === 0 ? prefix !== undefined : rest.every((part) => markings.has(part))) return rank;
  }
  return undefined;
}

/** Place in the scheme, 0 the lowest, also for a misspelt value; undefined for what the scheme does not know. */
export function rankOf(scheme: ClassificationScheme, written: string): number | undefined {
  const verdict = judgeClassification(scheme, written);
  if (verdict.kind === 'known') return verdict.rank;
  if (verdict.kind === 'misspelt') return scheme.values.findIndex(({ value }) => value === verdict.value);
  return undefined;
}

function fold(value: string): string {
  return value
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[\s_:(){},=–-]+/g, ' ')
    .trim()
    .toLowerCase();
}

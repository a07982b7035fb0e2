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
  | { readonly kind: 'unknown'; readonly suggestion: string | undefined };

export function schemeById(id: string): ClassificationScheme | undefined {
  return classificationSchemes.find((scheme) => scheme.id === id);
}

export function schemeOfJurisdiction(jurisdiction: string): ClassificationScheme | undefined {
  return classificationSchemes.find((scheme) => scheme.jurisdictions.includes(jurisdiction.toLowerCase()));
}

export function judgeClassification(scheme: ClassificationScheme, written: string): ClassificationVerdict {
  const rank = scheme.values.findIndex(({ value }) => value === written);
  if (rank >= 0) return { kind: 'known', value: written, rank };
  if (scheme.pattern !== undefined && new RegExp(scheme.pattern).test(written)) {
    return { kind: 'known', value: written, rank: scheme.patternRank ?? scheme.values.length - 1 };
  }
  if (scheme.outside?.includes(written)) return { kind: 'outside' };
  const folded = fold(written);
  const near = scheme.values.find(({ value, aliases }) =>
    [value, ...(aliases ?? [])].some((name) => fold(name) === folded),
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
    .replace(/[\s_:-]+/g, ' ')
    .trim()
    .toLowerCase();
}

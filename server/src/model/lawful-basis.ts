import type { Json } from '../base/json.ts';
import { lazy } from '../base/lazy.ts';
import { slugOf } from '../base/slug.ts';
import { asMap, asText, type SyntaxNode, toValue, valueAt } from '../syntax/tree.ts';
import { type Located, textAt } from './located.ts';
import { textsOf } from './marks.ts';
import {
  basesElsewhere,
  type DomesticCondition,
  domesticConditions,
  gdprJurisdictions,
  type LawfulBasis,
  lawfulBases,
  specialCategoryConditions,
} from './vocabularies/load.ts';

/** A recorded lawful basis with its parts; a bare text is the basis of Article 6. */
export interface BasisParts {
  readonly article6: readonly { readonly value: string }[];
  readonly article9: readonly { readonly value: string }[];
  readonly schedule1: readonly { readonly value: string }[];
  readonly officialAuthority: boolean;
  readonly statute: string | undefined;
}

/** The same with the place of each part. */
export interface RecordedBasis extends BasisParts {
  readonly node: SyntaxNode;
  readonly article6: readonly Located<string>[];
  readonly article9: readonly Located<string>[];
  readonly schedule1: readonly Located<string>[];
  readonly policyDocument: string | undefined;
  readonly outsidePublicTask: string | undefined;
  readonly provision: string | undefined;
}

export function recordedBasis(node: SyntaxNode): RecordedBasis {
  const map = asMap(node);
  const text = (key: string): string | undefined => textAt(map, key)?.value;
  const filled = (at: SyntaxNode | undefined): Located<string>[] =>
    textsOf(at).filter(({ value }) => value.trim() !== '');
  return {
    node,
    article6: map ? filled(valueAt(map, 'article6')) : filled(node),
    article9: filled(valueAt(map, 'article9')),
    schedule1: filled(valueAt(map, 'schedule1')),
    officialAuthority: toValue(valueAt(map, 'officialAuthority')) === true,
    statute: text('statute'),
    policyDocument: asText(valueAt(map, 'policyDocument')) ?? text('policyDocument'),
    outsidePublicTask: text('outsidePublicTask'),
    provision: text('provision'),
  };
}

/** The parts of a lawful basis that is at hand as a plain value, such as a term of an agreement. */
export function basisIn(value: Json | undefined): BasisParts {
  const isMap = typeof value === 'object' && value !== null && !Array.isArray(value);
  const map = isMap ? (value as Readonly<Record<string, Json>>) : undefined;
  const texts = (one: Json | undefined): { value: string }[] =>
    (Array.isArray(one) ? one : [one]).flatMap((text) =>
      typeof text === 'string' && text.trim() !== '' ? [{ value: text }] : [],
    );
  return {
    article6: texts(map ? map.article6 : value),
    article9: texts(map?.article9),
    schedule1: texts(map?.schedule1),
    officialAuthority: map?.officialAuthority === true,
    statute: texts(map?.statute)[0]?.value,
  };
}

/** Whether it says on what authority data on offences are processed (Article 10). */
export function namesAuthority({ officialAuthority, statute, schedule1, article6 }: BasisParts): boolean {
  return (
    officialAuthority ||
    statute !== undefined ||
    schedule1.length > 0 ||
    article6.some(({ value }) => basisCalled(value)?.slug === 'law-enforcement')
  );
}

/** The basis of Article 6 that a text means: a slug, a label, an article, a term of DPV or its address. */
export function basisCalled(text: string): LawfulBasis | undefined {
  return byName().article6.get(keyOf(text));
}

/** The condition of Article 9 that a text means. */
export function conditionCalled(text: string): LawfulBasis | undefined {
  return byName().article9.get(keyOf(text));
}

/** The condition of Schedule 1 of the Data Protection Act 2018: a slug, a label, `part2.6-…` or a paragraph. */
export function domesticCalled(text: string): DomesticCondition | undefined {
  const name = slugOf(text);
  const found = byName().schedule1.get(name);
  if (found) return found;
  const paragraph = /^(?:part-?\d-|schedule-1-|sch-1-|paragraph-|para-)*(\d{1,2})(?:-|$)/.exec(name)?.[1];
  return paragraph === undefined
    ? undefined
    : domesticConditions.find((condition) => condition.paragraph === Number(paragraph));
}

/** Whether the law that asks for a basis of Article 6 holds there; undefined where nobody has said where. */
export function hasLawfulBases(jurisdiction: string | undefined): boolean | undefined {
  return jurisdiction === undefined ? undefined : gdprJurisdictions().has(jurisdiction.split('-')[0] ?? '');
}

/** Whether a text is what another jurisdiction has in place of a basis. */
export function isBasisElsewhere(text: string): boolean {
  return basesElsewhere.some(({ bases }) =>
    bases.some(({ slug, label }) => [slug, slugOf(label)].includes(slugOf(text))),
  );
}

const byName = lazy(() => {
  const named = (bases: readonly LawfulBasis[]): ReadonlyMap<string, LawfulBasis> =>
    new Map(
      bases.flatMap((basis) =>
        [basis.slug, basis.label ?? basis.slug, basis.article, basis.dpv ?? basis.slug, ...(basis.aliases ?? [])].map(
          (name) => [keyOf(name), basis] as const,
        ),
      ),
    );
  return {
    article6: named(lawfulBases),
    article9: named(specialCategoryConditions),
    schedule1: new Map(
      domesticConditions.flatMap((condition) =>
        [condition.slug, slugOf(condition.label), ...(condition.aliases ?? [])].map(
          (name) => [name, condition] as const,
        ),
      ),
    ),
  };
});

/** One spelling: `Art. 6(1)(e) GDPR`, `eu-gdpr:A6-1-e-public-interest` and its address all become `a6-1-e`. */
function keyOf(written: string): string {
  const text = written.slice(0, 200);
  const last = /^(?:https?:\/\/|[\w-]+:[\w-])/.test(text.trim()) ? (/[^/#:]*$/.exec(text.trim())?.[0] ?? '') : text;
  const article =
    /^(?:(?:uk|eu)[\s-]*)?(?:gdpr[\s,:-]*)?(?:article|art\.?|a)?[\s-]*([69])[\s-]*[-(.]?\s*([12])\s*[-).]?\s*[-(.]?\s*([a-j]{1,2})(?![a-z])/i.exec(
      last.trim(),
    );
  if (article) return `a${article[1]}-${article[2]}-${article[3]?.toLowerCase()}`;
  return slugOf(last.replace(/([a-z])([A-Z])/g, '$1 $2'));
}

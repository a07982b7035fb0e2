import { lazy } from '../../base/lazy.ts';
import { schemeOfJurisdiction } from '../../model/classification.ts';
import {
  basesElsewhere,
  type ClassificationScheme,
  classificationSchemes,
  gdprJurisdictions,
  lawfulBases,
} from '../../model/vocabularies/load.ts';
import { type Regime, regimes } from '../../model/vocabularies/regimes.ts';
import { type Statute, statutes } from '../../model/vocabularies/statutes.ts';

/** A country or legal area whose vocabularies are known. */
export interface Jurisdiction {
  readonly code: string;
  readonly name: string;
}

/** Those that have a classification scheme of their own. */
export const jurisdictions: () => readonly Jurisdiction[] = lazy(() => {
  const names = new Intl.DisplayNames(['en'], { type: 'region' });
  const codes = new Set(classificationSchemes.flatMap(({ jurisdictions: codes }) => codes));
  return [...codes].map((code) => ({
    code,
    name: names.of(code === 'uk' ? 'GB' : code.toUpperCase()) ?? code.toUpperCase(),
  }));
});

/** The schemes that somebody in a jurisdiction may share under. Member states have those of the European Union. */
export function regimesOf(jurisdiction: string): readonly Regime[] {
  return regimes().filter((regime) => areasOf(jurisdiction).includes(regime.jurisdiction));
}

function areasOf(jurisdiction: string): readonly string[] {
  const ofUnion = gdprJurisdictions().has(jurisdiction) && !NOT_OF_UNION.has(jurisdiction);
  return ofUnion ? [jurisdiction, 'eu'] : [jurisdiction];
}

/** They have the GDPR, or their own edition of it, and no schemes of the Union. */
const NOT_OF_UNION: ReadonlySet<string> = new Set(['uk', 'gb']);

/** What an author in a jurisdiction has to choose from. */
export interface Surroundings {
  /** The GDPR or the UK GDPR holds. */
  readonly gdpr: boolean;
  readonly scheme: ClassificationScheme | undefined;
  /** Grounds for processing personal data, each as it is written, with its name. */
  readonly bases: readonly { readonly slug: string; readonly label: string }[];
  /** Acts that people rely on. */
  readonly statutes: readonly Statute[];
}

export function surroundingsOf(jurisdiction: string): Surroundings {
  const gdpr = gdprJurisdictions().has(jurisdiction);
  return {
    gdpr,
    scheme: schemeOfJurisdiction(jurisdiction),
    statutes: areasOf(jurisdiction).flatMap((area) => statutes().get(area) ?? []),
    bases: gdpr
      ? lawfulBases
          .filter(({ jurisdictions: codes }) => codes?.includes(jurisdiction) ?? true)
          .map(({ slug, label = slug }) => ({ slug, label }))
      : basesElsewhere
          .filter(({ jurisdictions: codes }) => codes.includes(jurisdiction))
          .flatMap(({ bases }) => bases.map(({ slug, label }) => ({ slug, label }))),
  };
}

import { lazy } from '../../base/lazy.ts';
import type { PersonalData } from '../marks.ts';
import classificationData from './classification-schemes.json' with { type: 'json' };
import countryData from './countries.json' with { type: 'json' };
import currencyData from './currencies.json' with { type: 'json' };
import purposeData from './dpv-purposes.json' with { type: 'json' };
import entityKindData from './entity-kinds.json' with { type: 'json' };
import fideslangData from './fideslang-taxonomy.json' with { type: 'json' };
import languageData from './languages.json' with { type: 'json' };
import lawfulBasisData from './lawful-bases.json' with { type: 'json' };
import odrlData from './odrl.json' with { type: 'json' };
import personalData from './personal-data.json' with { type: 'json' };
import semanticTypeData from './semantic-types.json' with { type: 'json' };
import ukOrganisationData from './uk-organisations.json' with { type: 'json' };

/** An ordered scheme of security classifications (vocabularies.md C1). Values of different schemes are not compared. */
export interface ClassificationScheme {
  readonly id: string;
  readonly title: string;
  /** Jurisdictions whose documents use it when they name none. */
  readonly jurisdictions: readonly string[];
  readonly source: string;
  /** From the lowest to the highest. */
  readonly values: readonly ClassificationValue[];
  /** Values of schemes that this one replaced, and of which. */
  readonly withdrawn?: Readonly<Record<string, string>>;
  /** Words that go with a value and are none. */
  readonly descriptors?: readonly string[];
  /** Values that say the scheme does not apply. */
  readonly outside?: readonly string[];
  /** Words that may stand beside a value, before it or behind it, and say who may see the information. */
  readonly prefixes?: readonly string[];
  readonly caveats?: readonly string[];
  /** Capitals do not matter. */
  readonly anyCase?: boolean;
  /** Values composed of parts, such as CUI banners: with their place in `values`, else that of the highest value in them. */
  readonly patterns?: readonly { readonly pattern: string; readonly rank?: number }[];
  /** Day since which the whole scheme is out of use, and the id of the one that took its place. */
  readonly withdrawnSince?: string;
  readonly replacedBy?: string;
}

export interface ClassificationValue {
  readonly value: string;
  readonly description?: string;
  /** Slips for it. */
  readonly aliases?: readonly string[];
  /** Spellings that are as good. */
  readonly also?: readonly string[];
  /** No tier of its own: a marking on the tier before it. */
  readonly marking?: boolean;
  /** Says that everybody may see the information. */
  readonly open?: boolean;
}

export interface LawfulBasis {
  readonly slug: string;
  readonly label?: string;
  readonly article: string;
  readonly dpv?: string | null;
  readonly description: string;
  /** What must be there for it. */
  readonly needs: string;
  readonly jurisdictions?: readonly string[];
  /** Other names for it, as slugs or as terms of DPV. */
  readonly aliases?: readonly string[];
  /** Day from which it can be relied on. */
  readonly since?: string;
  /** United Kingdom: part of Schedule 1 in which a condition must be met as well, and which paragraphs of it when not any. */
  readonly domestic?: string;
  readonly paragraphs?: readonly number[];
}

/** A condition of Schedule 1 of the Data Protection Act 2018. */
export interface DomesticCondition {
  readonly slug: string;
  readonly label: string;
  readonly part: number;
  readonly paragraph: number;
  readonly aliases?: readonly string[];
  /** An appropriate policy document is always asked for (Schedule 1, paragraphs 1, 5 and 35). */
  readonly policyDocument?: boolean;
}

export interface Purpose {
  readonly term: string;
  readonly label: string;
  /** Terms directly above it. */
  readonly broader?: readonly string[];
}

/** A row of the personal-data lexicon (vocabularies.md C7). */
export interface PersonalDataCategory {
  readonly id: string;
  /** With its article, for messages: "an e-mail address". */
  readonly label: string;
  readonly category: string;
  readonly dpv: string;
  /** Data category of Fideslang. */
  readonly fides?: string;
  readonly identifies: 'direct' | 'quasi' | 'special' | 'criminal' | 'sensitive' | 'pseudonymous' | 'free-text';
  readonly special?: string;
  readonly sensitivity: number;
  readonly weight: number;
  readonly inherent?: boolean;
  /** `contact`: of an organisation it is no person's. */
  readonly scope?: string;
  readonly tokens: Readonly<Record<string, readonly string[]>>;
  /** Single words that say enough within a longer name (ruling 6). */
  readonly strong?: Readonly<Record<string, readonly string[]>>;
  readonly negative?: readonly string[];
  /** Words that mean this only in an entity about a person: a bare `name`. */
  readonly inPerson?: Readonly<Record<string, readonly string[]>>;
}

/** Keys of the taxonomy of Fideslang. */
export interface FideslangTaxonomy {
  readonly categories: readonly string[];
  readonly uses: readonly string[];
  readonly subjects: readonly string[];
  /** Still in the taxonomy, with what takes their place. */
  readonly deprecated: Readonly<Record<string, string>>;
  /** Keys of earlier versions, each with all that is below it. */
  readonly renamed: Readonly<Record<string, string>>;
  readonly earlierRoots: Readonly<Record<string, string>>;
  /** What a category says of personal data; it holds for those below it as well. */
  readonly personal: Readonly<Record<string, Partial<Omit<PersonalData, 'reason'>>>>;
}

/** An identifier or code (vocabularies.md C6). */
export interface SemanticType {
  readonly id: string;
  readonly title: string;
  readonly names: readonly string[];
  /** Of a value in capitals, as it is written or without what `ignore` holds. */
  readonly pattern?: string;
  readonly leadingZeros: boolean;
  readonly issuer: string;
  /** Characters that people put between the parts of a value. */
  readonly ignore?: string;
  /** Id of a function of `check-digits.ts`. */
  readonly check?: string;
  readonly identifies: 'direct' | 'quasi' | 'org' | 'none';
  /** Organisations have such numbers as well. */
  readonly organisations?: boolean;
  /** Values, without `ignore`, that are always an organisation's. */
  readonly orgs?: string;
  /** Id in the lexicon of personal data. */
  readonly row?: string;
  /** Valid values. */
  readonly samples?: readonly string[];
  /** A pattern that takes the samples and refuses all of one of these lists is of this type and no other. */
  readonly refuses?: readonly (readonly string[])[];
  /** A value is so seldom right by chance that no name is needed beside it. */
  readonly alone?: boolean;
  readonly synthetic?: readonly SyntheticValues[];
  /** Names of the type as a `format`. */
  readonly formats?: readonly string[];
}

/** Values that are nobody's. */
export interface SyntheticValues {
  /** Of a value in capitals, without what its type ignores. */
  readonly pattern: string;
  readonly source: string;
  /** Those to write in examples. */
  readonly values?: readonly string[];
}

/** Names of the ODRL core and common vocabulary, all in one namespace; where they mean something of their own, with what. */
export interface OdrlVocabulary {
  readonly namespace: string;
  readonly policies: readonly string[];
  readonly rules: readonly string[];
  readonly classes: readonly string[];
  readonly actions: Readonly<Record<string, string>>;
  readonly deprecatedActions: readonly string[];
  /** Actions that live in the namespace of Creative Commons. */
  readonly creativeCommonsActions: readonly string[];
  readonly operators: Readonly<Record<string, string>>;
  readonly logicalOperators: readonly string[];
  readonly leftOperands: Readonly<Record<string, string>>;
  readonly rightOperands: readonly string[];
  readonly individuals: readonly string[];
  /** Properties whose values are addresses or nodes, terms of the vocabulary, and texts. */
  readonly references: readonly string[];
  readonly vocabularyProperties: readonly string[];
  readonly textProperties: readonly string[];
  /** Words that people write, and the terms that they mean. */
  readonly slips: Readonly<Record<string, string>>;
}

export const odrlVocabulary: OdrlVocabulary = odrlData;
export const classificationSchemes: readonly ClassificationScheme[] =
  classificationData.schemes as readonly ClassificationScheme[];
export const lawfulBases: readonly LawfulBasis[] = lawfulBasisData.article6;
export const specialCategoryConditions: readonly LawfulBasis[] = lawfulBasisData.article9;
export const domesticConditions: readonly DomesticCondition[] = lawfulBasisData.schedule1;
/** Jurisdictions of the GDPR and the UK GDPR. */
export const gdprJurisdictions: () => ReadonlySet<string> = lazy(() => new Set(lawfulBasisData.gdpr.split(' ')));
/** What other jurisdictions have in place of a lawful basis: slugs by jurisdiction. */
export const basesElsewhere: readonly {
  readonly jurisdictions: readonly string[];
  readonly title: string;
  readonly bases: readonly { readonly slug: string; readonly label: string; readonly article: string }[];
}[] = lawfulBasisData.elsewhere;
export const purposes: readonly Purpose[] = purposeData.purposes;
/** Names of earlier versions of the Data Privacy Vocabulary, with the term that took their place. */
export const earlierPurposes: Readonly<Record<string, string>> = purposeData.earlier;
export const personalDataCategories: readonly PersonalDataCategory[] =
  personalData.categories as unknown as readonly PersonalDataCategory[];
export const semanticTypes: () => readonly SemanticType[] = lazy(() => semanticTypeData.types as SemanticType[]);
export const entityKindWords: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> =
  entityKindData.kinds;
export const personSiblingNames: readonly string[] = entityKindData.personSiblings;
/** Short names of organisations on GOV.UK. */
export const ukOrganisations: () => ReadonlySet<string> = lazy(() => new Set(ukOrganisationData.organisations));
export const fideslangTaxonomy: FideslangTaxonomy = fideslangData as FideslangTaxonomy;
/** Codes of ISO 639-1. */
export const languageCodes: () => ReadonlySet<string> = lazy(() => new Set(languageData.codes.split(' ')));
/** Tags by the names of languages, folded to lower case without diacritics. */
export const languageTags: () => ReadonlyMap<string, string> = lazy(() => new Map(Object.entries(languageData.names)));
/** Codes of ISO 4217. */
export const currencyCodes: () => ReadonlySet<string> = lazy(() => new Set(currencyData.current.split(' ')));
/** Those of currencies that are gone. */
export const historicCurrencyCodes: () => ReadonlySet<string> = lazy(() => new Set(currencyData.historic.split(' ')));
/** Codes by symbols and words that mean one currency. */
export const currencySymbols: () => ReadonlyMap<string, string> = lazy(
  () => new Map(Object.entries(currencyData.symbols)),
);
/** Codes of ISO 3166-1, of two and of three letters. */
export const countryCodes: () => ReadonlySet<string> = lazy(
  () => new Set([...countryData.alpha2.split(' '), ...countryData.alpha3.split(' ')]),
);
/** Codes by the English names of countries, folded to lower case without diacritics. */
export const countryNames: () => ReadonlyMap<string, string> = lazy(() => new Map(Object.entries(countryData.names)));

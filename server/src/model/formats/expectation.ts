/** A place in the documents of a format where a value of a vocabulary is expected, for completion and hover. */
export interface Expectation {
  /** Steps of the path; `*` stands for any one, `**` at the beginning for any number. Prefixes such as `gov:` are written where they matter. */
  readonly at: string;
  readonly vocabulary: VocabularyId;
}

/** What values there may be. The editor knows one provider for each; a format only says where it wants which. */
export type VocabularyId =
  // Published lists that the tool brings along.
  | 'countries'
  | 'currencies'
  | 'file-extensions'
  | 'file-formats'
  | 'file-type-addresses'
  | 'frequencies-dc'
  | 'frequencies-eu'
  | 'frequencies-iso8601'
  | 'languages'
  | 'licence-addresses'
  | 'licences'
  | 'media-types'
  | 'media-type-addresses'
  | 'units'
  // Code lists and concepts of the workspace.
  | 'code-lists'
  | 'codes'
  | 'codes-of-list'
  | 'concepts'
  // Schemes and taxonomies of governance.
  | 'acts'
  | 'citations'
  | 'classification-schemes'
  | 'classifications'
  | 'data-subjects'
  | 'fideslang-categories'
  | 'fideslang-datasets'
  | 'fideslang-subjects'
  | 'fideslang-uses'
  | 'identifiabilities'
  | 'lawful-bases'
  | 'handling'
  | 'mark-keys'
  | 'measures'
  | 'mark-of-property'
  | 'personal-data-categories'
  | 'personal-data'
  | 'provisions'
  | 'purposes'
  | 'regimes'
  | 'roles'
  | 'domestic-conditions'
  | 'sections-of-act'
  | 'special-categories'
  | 'special-conditions'
  | 'transfer-mechanisms'
  | 'uk-organisations'
  // Names that the document itself, or another of the workspace, defines.
  | 'agreement-sources'
  | 'attestable-subjects'
  | 'attesting-roles'
  | 'checklist-elements'
  | 'checklist-items'
  | 'classes'
  | 'definitions'
  | 'dialect-paths'
  | 'fields-of-other-table'
  | 'fields-of-table'
  | 'listed-fields'
  | 'organisations'
  | 'parties'
  | 'profiles'
  | 'properties'
  | 'ranges'
  | 'recorded-paths'
  | 'resources'
  | 'rules'
  | 'shared-fields'
  | 'slots'
  | 'standards'
  | 'subsets'
  | 'types'
  | 'versions'
  /** Names are chosen freely; what a schema would offer helps nobody. */
  | 'nothing';

/** The same vocabulary at several places. */
export function expect(vocabulary: VocabularyId, ...places: readonly string[]): Expectation[] {
  return places.map((at) => ({ at, vocabulary }));
}

/** Marks mean the same in every format, under whatever key a format keeps them. */
export const MARK_EXPECTATIONS: readonly Expectation[] = [
  ...expect('classification-schemes', '**/classification/scheme'),
  ...expect('classifications', '**/classification/value', '**/classification'),
  ...expect('handling', '**/classification/handling/*'),
  ...expect('personal-data', '**/personalData'),
  ...expect('personal-data-categories', '**/personalData/category'),
  ...expect('identifiabilities', '**/personalData/identifiability'),
  ...expect('special-categories', '**/personalData/specialCategory'),
  ...expect('lawful-bases', '**/lawfulBasis', '**/lawfulBasis/article6', '**/lawfulBasis/article6/*'),
  ...expect('provisions', '**/lawfulBasis/provision'),
  ...expect('citations', '**/lawfulBasis/statute'),
  ...expect('special-conditions', '**/lawfulBasis/article9', '**/lawfulBasis/article9/*'),
  ...expect('domestic-conditions', '**/lawfulBasis/schedule1', '**/lawfulBasis/schedule1/*'),
  ...expect('data-subjects', '**/dataSubjects/*'),
  ...expect('purposes', '**/permittedPurposes/*', '**/prohibitedPurposes/*'),
  ...expect('code-lists', '**/codeList'),
  ...expect('concepts', '**/concept'),
  ...expect('units', '**/unit'),
  ...expect('licences', '**/licence'),
  ...expect('frequencies-iso8601', '**/updateFrequency'),
  ...expect('checklist-items', '**/attestations/*/item'),
  ...expect('attesting-roles', '**/attestations/*/by/role'),
  ...expect('organisations', '**/attestations/*/by/organisation'),
];

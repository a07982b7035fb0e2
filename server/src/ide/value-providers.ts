import { basename } from '../base/path.ts';
import type { FormatAdapter } from '../model/formats/adapter.ts';
import { shippedKeys, type TermKind } from '../model/formats/fideslang/taxonomy.ts';
import { addressOf } from '../model/formats/fideslang/terms.ts';
import { MARK_KEYS } from '../model/marks.ts';
import { classificationSchemes, fideslangTaxonomy, ukOrganisations } from '../model/vocabularies/load.ts';
import { sharesProject } from '../rules/support/join.ts';
import { asText, entriesOf, nodeAt, type Path, type SyntaxNode, textOf, valueAt } from '../syntax/tree.ts';
import { PROFILES } from '../workspace/profiles.ts';
import { importedFiles } from '../workspace/resolve.ts';
import type { Snapshot } from '../workspace/workspace.ts';
import {
  fieldsOfItem,
  listedFieldsOfItem,
  mechanismsOfTransfer,
  notListed,
  partyIds,
  purposeTerms,
  regimesOfJurisdiction,
  rolesOfParty,
  securityMeasures,
  sourcesOfItem,
  standardsOfProject,
  versionsOfStandard,
} from './agreement-values.ts';
import { attestableItems, attestableSubjects, attestingRoles, organisationsOfProject } from './attestation-values.ts';
import { basesOfLaw, domesticConditionsAt, provisions, specialConditions } from './basis-values.ts';
import { checklistElements, recordedPathsOf } from './checklist-values.ts';
import { bundledCode, bundledCodes, codeListsOfProject, codesOfField, codesOfList } from './code-values.ts';
import { conceptsOfProject } from './concept-values.ts';
import { dialectPaths } from './dialect-paths.ts';
import { queriesOf } from './lookup.ts';
import {
  dataSubjects,
  fideslangCategories,
  identifiabilities,
  personalCategories,
  personalDataForms,
  specialCategories,
} from './mark-values.ts';
import { schemeAt } from './scheme-at.ts';
import { acts, citations, sectionsOfAct } from './statute-values.ts';
import { fieldsOfOtherTable, fieldsOfOwnTable, resourcesOfPackage } from './table-values.ts';
import { type ExpectedVocabulary, keysAt, vocabularyAt } from './vocabulary-at.ts';

/** A value that the model knows for a place, beyond what the schema says. */
export interface KnownValue {
  readonly value: string;
  readonly detail?: string;
  /** Markdown. */
  readonly documentation?: string;
  /** What matters for the choice, in few words: shown beside the value in the list itself. */
  readonly brief?: string;
  /** Better not used any more. */
  readonly deprecated?: true;
}

export interface ValueContext {
  readonly snapshot: Snapshot;
  readonly file: string;
  readonly root: SyntaxNode;
  readonly path: Path;
  /** What somebody has begun to write there. */
  readonly typed: string;
  readonly ruleIds: readonly string[];
}

type Provider = (context: ValueContext) => readonly KnownValue[];

/** One provider for each vocabulary; where it is wanted the adapters say (`FormatAdapter.expects`). */
const PROVIDERS: Readonly<Record<ExpectedVocabulary, Provider>> = {
  countries: () => bundledCodes('countries'),
  currencies: () => bundledCodes('currencies'),
  'file-extensions': () => bundledCodes('file-extensions'),
  'file-formats': () => bundledCodes('file-formats'),
  'file-type-addresses': () => bundledCodes('file-type-addresses'),
  'frequencies-dc': () => bundledCodes('frequencies-dc'),
  'frequencies-eu': () => bundledCodes('frequencies-eu'),
  'frequencies-iso8601': () => bundledCodes('frequencies-iso8601'),
  languages: () => bundledCodes('languages'),
  'licence-addresses': () => bundledCodes('licence-addresses'),
  licences: () => bundledCodes('licences'),
  'media-types': () => bundledCodes('media-types'),
  'media-type-addresses': () => bundledCodes('media-type-addresses'),
  units: () => bundledCodes('units'),
  'code-lists': codeListsOfProject,
  codes: codesOfField,
  'codes-of-list': codesOfList,
  concepts: conceptsOfProject,
  'classification-schemes': () => classificationSchemes.map(({ id, title }) => ({ value: id, detail: title })),
  classifications,
  'fideslang-categories': fideslangCategories(termsOf('data_category')),
  'fideslang-datasets': termsOf('dataset'),
  'fideslang-subjects': termsOf('data_subject'),
  'fideslang-uses': termsOf('data_use'),
  'lawful-bases': basesOfLaw,
  'mark-keys': () => MARK_KEYS.map((value) => ({ value, detail: 'governance mark' })),
  'personal-data': personalDataForms,
  'personal-data-categories': personalCategories,
  identifiabilities,
  'special-categories': specialCategories,
  'data-subjects': dataSubjects,
  'domestic-conditions': domesticConditionsAt,
  acts,
  'attestable-subjects': attestableSubjects,
  'attesting-roles': attestingRoles,
  'checklist-elements': checklistElements,
  'checklist-items': attestableItems,
  'recorded-paths': recordedPathsOf,
  'agreement-sources': sourcesOfItem,
  citations,
  'sections-of-act': sectionsOfAct,
  handling,
  measures: securityMeasures,
  provisions,
  purposes: purposeTerms,
  regimes: regimesOfJurisdiction,
  roles: rolesOfParty,
  'special-conditions': specialConditions,
  'transfer-mechanisms': mechanismsOfTransfer,
  'uk-organisations': ukBodies,
  classes: (context) => definedNames(context, 'class'),
  definitions: localDefinitions,
  'dialect-paths': pathsOfDialect,
  'fields-of-other-table': fieldsOfOtherTable,
  'fields-of-table': fieldsOfOwnTable,
  organisations: organisationsOfProject,
  parties: partyIds,
  profiles: () => Object.entries(PROFILES).map(([value, { description }]) => ({ value, documentation: description })),
  properties: propertyNames,
  ranges: (context) => definedNames(context, 'range'),
  resources: resourcesOfPackage,
  rules: ({ ruleIds }) => ruleIds.map((value) => ({ value })),
  'listed-fields': listedFieldsOfItem,
  'shared-fields': fieldsOfItem,
  slots: (context) => definedNames(context, 'slot'),
  standards: standardsOfProject,
  subsets: (context) => definedNames(context, 'subset'),
  types: (context) => definedNames(context, 'type'),
  versions: versionsOfStandard,
  nothing: () => [],
};

/** What the model and the vocabularies know for a place. */
export function knownValues(adapter: FormatAdapter, context: ValueContext): readonly KnownValue[] {
  const vocabulary = vocabularyAt(adapter, context.root, context.path);
  return vocabulary === undefined ? [] : PROVIDERS[vocabulary](context);
}

/** What they know of the keys of a map at a place, where the schema leaves these free. */
export function knownKeys(adapter: FormatAdapter, context: ValueContext): readonly KnownValue[] {
  const vocabulary = keysAt(adapter, context.path);
  return vocabulary === undefined ? [] : PROVIDERS[vocabulary](context);
}

/** What they know of a value that stands there. */
export function knownValue(adapter: FormatAdapter, context: ValueContext, value: string): KnownValue | undefined {
  const vocabulary = vocabularyAt(adapter, context.root, context.path);
  if (vocabulary === undefined) return undefined;
  return bundledCode(vocabulary, value) ?? PROVIDERS[vocabulary](context).find((known) => known.value === value);
}

/** Keys of Fideslang, without those that it has given up, and those that manifests of the project add. */
function termsOf(kind: TermKind | 'dataset'): (context: ValueContext) => KnownValue[] {
  return ({ snapshot, file }) => {
    const start = addressOf(kind, '');
    const own = snapshot.facts
      .keys('names', 'resource')
      .filter((name) => name.startsWith(start))
      .filter((name) =>
        snapshot.facts
          .rows('names', 'resource', name)
          .some((row) => sharesProject(queriesOf(snapshot), file, row.file)),
      )
      .map((name) => ({ value: name.slice(start.length), detail: 'defined in this workspace' }));
    const shipped = kind === 'dataset' ? [] : [...shippedKeys(kind)];
    const given = shipped.filter((key) => !Object.hasOwn(fideslangTaxonomy.deprecated, key));
    return [...given.map((value) => ({ value, detail: 'Fideslang' })), ...own];
  };
}

function ukBodies(): KnownValue[] {
  return [...ukOrganisations()].map((value) => ({ value, detail: 'organisation on GOV.UK' }));
}

function pathsOfDialect({ snapshot, file, path }: ValueContext): KnownValue[] {
  return path.at(-1) === 'value' || path.at(-1) === 'map' ? [] : dialectPaths(snapshot, file, path);
}

/** In the order of the scheme, the lowest first. */
function classifications(context: ValueContext): KnownValue[] {
  const scheme = schemeAt(context);
  return (scheme?.values ?? []).map(({ value, description }, index, all) => ({
    value,
    detail: `level ${index + 1} of ${all.length} · ${scheme?.title ?? ''}`,
    ...(description !== undefined && { documentation: description }),
  }));
}

/** What may stand beside a classification and is none: the descriptors of its scheme. */
function handling(context: ValueContext): KnownValue[] {
  const scheme = schemeAt({ ...context, path: context.path.slice(0, -1) });
  return (scheme?.descriptors ?? [])
    .map((value) => ({ value, detail: `descriptor · ${scheme?.title ?? ''}` }))
    .filter(notListed(context));
}

function localDefinitions({ root }: ValueContext): KnownValue[] {
  return [['$defs'], ['definitions'], ['components', 'schemas']].flatMap((place) =>
    [...entriesOf(nodeAt(root, place))].map((entry) => {
      const documentation = asText(valueAt(entry.value, 'description'));
      return {
        value: `#/${place.join('/')}/${textOf(entry.key)}`,
        ...(documentation !== undefined && { documentation }),
      };
    }),
  );
}

/** Names of one kind that the file has itself or from those that it imports. */
function definedNames({ snapshot, file }: ValueContext, kind: string): KnownValue[] {
  const files = [file, ...importedFiles(snapshot, file).files];
  return files.flatMap((from) =>
    snapshot.facts.rows('names', 'file', from).flatMap(({ fragment }) => {
      if (!fragment?.startsWith(`${kind}:`)) return [];
      return { value: fragment.slice(kind.length + 1), ...(from !== file && { detail: basename(from) }) };
    }),
  );
}

function propertyNames({ root, path }: ValueContext): KnownValue[] {
  const properties = valueAt(nodeAt(root, path.slice(0, -2)), 'properties');
  return [...entriesOf(properties)].map((entry) => ({ value: textOf(entry.key) }));
}

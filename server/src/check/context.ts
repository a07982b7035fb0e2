import type { IsoDate } from '../base/iso-date.ts';
import { schemeById, schemeOfJurisdiction } from '../model/classification.ts';
import type { ContextBase, Rule, TextFunctions } from '../rules/define.ts';
import type { Configuration } from '../workspace/configuration.ts';

/** What rules of both kinds may ask of the settings. */
export function contextBase(parts: {
  readonly rule: Rule;
  readonly options: Readonly<Record<string, unknown>>;
  readonly configuration: Configuration;
  readonly now: IsoDate;
  readonly ruleIds: readonly string[];
  readonly languages: readonly string[];
  readonly texts: TextFunctions;
}): ContextBase {
  const { rule, options, configuration } = parts;
  return {
    now: parts.now,
    stemsOf: parts.texts.stemsOf,
    languages: parts.languages,
    projectLanguages: configuration.languages,
    ruleIds: parts.ruleIds,
    defaultClassification: configuration.defaultClassification,
    defaultOwner: configuration.owner,
    option: (name) => options[name] ?? rule.options[name]?.default,
    schemeOf: (named, jurisdiction) => {
      if (named !== undefined) return schemeById(named);
      if (configuration.scheme !== undefined) return schemeById(configuration.scheme);
      return jurisdiction === undefined ? undefined : schemeOfJurisdiction(jurisdiction);
    },
  };
}

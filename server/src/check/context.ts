import type { IsoDate } from '../base/iso-date.ts';
import { schemeById, schemeOfJurisdiction } from '../model/classification.ts';
import type { ContextBase, TextFunctions } from '../rules/define.ts';
import type { Configuration } from '../workspace/configuration.ts';

/** What rules of both kinds may ask of the settings, and what is the same for all of them: it is made once a run, not once a rule. */
export function contextBase(parts: {
  readonly configuration: Configuration;
  readonly now: IsoDate;
  readonly ruleIds: readonly string[];
  readonly languages: readonly string[];
  readonly texts: TextFunctions;
}): Omit<ContextBase, 'option'> {
  const { configuration } = parts;
  return {
    now: parts.now,
    stemsOf: parts.texts.stemsOf,
    languages: parts.languages,
    projectLanguages: configuration.languages,
    ruleIds: parts.ruleIds,
    defaultOwner: configuration.owner,
    defaultClassification: configuration.defaultClassification,
    schemeOf: (named, jurisdiction) => {
      if (named !== undefined) return schemeById(named);
      if (configuration.scheme !== undefined) return schemeById(configuration.scheme);
      return jurisdiction === undefined ? undefined : schemeOfJurisdiction(jurisdiction);
    },
  };
}

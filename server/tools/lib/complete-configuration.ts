import { dataDrivenPublicSector } from '../../src/model/checklists/checklist.ts';
import type { Rule } from '../../src/rules/define.ts';
import type { SchemaSource } from '../../src/schema/project-schema.ts';
import type { NamedSource } from './schema-sources.ts';

/**
 * Adds one property for each rule to the schema of the configuration, so that unknown rules are misspelt keys and the real ones are completed, and
 * the ids of rules to what checklists may name.
 */
export function completeConfiguration(sources: readonly NamedSource[], rules: readonly Rule[]): NamedSource[] {
  return sources.map((named) =>
    named.name === 'configuration' || named.name === 'checklist'
      ? { ...named, source: withRules(named.source, rules) }
      : named,
  );
}

function withRules(source: SchemaSource, rules: readonly Rule[]): SchemaSource {
  const defs = source.$defs as Record<string, SchemaSource>;
  const properties = Object.fromEntries(rules.map((rule) => [rule.id, settingOf(rule)]));
  const settings = defs.Rules && { Rules: { ...defs.Rules, additionalProperties: false, properties } };
  const families = [...new Set(rules.map(({ id }) => `${id.split('/')[0]}/*`))];
  const groups = dataDrivenPublicSector().items.flatMap(({ decidedBy = [] }) =>
    decidedBy.flatMap((decider) => ('rules' in decider ? decider.rules.filter((id) => id.endsWith('*')) : [])),
  );
  const names = new Set([...rules.map(({ id }) => id), ...families, ...groups]);
  const RuleName = { ...defs.RuleName, enum: [...names] };
  return { ...source, $defs: { ...defs, ...settings, RuleName } };
}

function settingOf(rule: Rule): SchemaSource {
  const options = {
    type: 'object',
    additionalProperties: false,
    properties: { severity: { description: 'How grave its findings are.', $ref: '#/$defs/Severity' }, ...rule.options },
  };
  return {
    description: `${rule.docs.what} (${rule.severity} by default)`,
    oneOf: [{ $ref: '#/$defs/Severity' }, options],
  };
}

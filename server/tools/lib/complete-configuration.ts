import type { Rule } from '../../src/rules/define.ts';
import type { SchemaSource } from '../../src/schema/project-schema.ts';
import type { NamedSource } from './schema-sources.ts';

/** Adds one property for each rule to the schema of the configuration, so that unknown rules are misspelt keys and the real ones are completed. */
export function completeConfiguration(sources: readonly NamedSource[], rules: readonly Rule[]): NamedSource[] {
  return sources.map((named) =>
    named.name === 'configuration' ? { ...named, source: withRules(named.source, rules) } : named,
  );
}

function withRules(source: SchemaSource, rules: readonly Rule[]): SchemaSource {
  const defs = source.$defs as Record<string, SchemaSource>;
  const properties = Object.fromEntries(rules.map((rule) => [rule.id, settingOf(rule)]));
  return { ...source, $defs: { ...defs, Rules: { ...defs.Rules, additionalProperties: false, properties } } };
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

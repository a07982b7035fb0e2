// Writes server/generated: what is derived from schemas/ and from the rules' folder. Run by the build; nothing in it is edited or committed.
import { mkdirSync, rmSync } from 'node:fs';
import type { Rule } from '../src/rules/define.ts';
import { generateRegistry } from './lib/generate-registry.ts';
import { generateSchemas } from './lib/generate-schemas.ts';
import { generateTypes } from './lib/generate-types.ts';
import { GENERATED } from './lib/paths.ts';

rmSync(GENERATED, { recursive: true, force: true });
mkdirSync(GENERATED, { recursive: true });
generateRegistry();
// Only now can the rules be read: the schema of the configuration names them all.
const { rules } = (await import('../generated/rules.ts')) as { rules: readonly Rule[] };
await Promise.all([generateSchemas(rules), generateTypes()]);

// Writes what is derived from schemas/ and from the rules: server/generated (not committed) and, committed and compared by the check, docs/rules,
// docs/agreement.md and the table in docs/checklist.md.
// Run by the build; nothing in them is edited.
import type { Rule } from '../src/rules/define.ts';
import { generateAgreementPage } from './lib/generate-agreement-page.ts';
import { generateBundledLists } from './lib/generate-bundled-lists.ts';
import { generateChecklistPage } from './lib/generate-checklist-page.ts';
import { generateMediaTypes } from './lib/generate-media-types.ts';
import { generatePages } from './lib/generate-pages.ts';
import { generateRegistry } from './lib/generate-registry.ts';
import { generateSchemas } from './lib/generate-schemas.ts';
import { generateTypes } from './lib/generate-types.ts';

generateRegistry();
generateBundledLists();
generateMediaTypes();
// Only now can the rules be read: the schema of the configuration names them all.
const { rules } = (await import('../generated/rules.ts')) as { rules: readonly Rule[] };
generatePages(rules);
generateAgreementPage(rules);
generateChecklistPage(rules);
await Promise.all([generateSchemas(rules), generateTypes()]);

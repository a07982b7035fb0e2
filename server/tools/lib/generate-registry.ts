import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { GENERATED, RULES } from './paths.ts';
import { writeIfChanged } from './write-if-changed.ts';

/** `rules.ts`: the list of all rules, one import for each file `rules/<family>/<rule>.ts`. */
export function generateRegistry(): void {
  const rules = readdirSync(RULES, { withFileTypes: true })
    .filter((folder) => folder.isDirectory() && folder.name !== 'support')
    .flatMap((folder) => readdirSync(join(RULES, folder.name)).map((file) => `${folder.name}/${file}`))
    .filter((file) => file.endsWith('.ts'))
    .sort();
  const name = (file: string): string =>
    file.replace(/\.ts$/, '').replace(/[/-]([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
  const lines = [
    "import type { Rule } from '../src/rules/define.ts';",
    ...rules.map((file) => `import { rule as ${name(file)} } from '../src/rules/${file}';`),
    '',
    'export const rules: readonly Rule[] = [',
    ...rules.map((file) => `  ${name(file)},`),
    '];',
    '',
  ];
  writeIfChanged(join(GENERATED, 'rules.ts'), lines.join('\n'));
}

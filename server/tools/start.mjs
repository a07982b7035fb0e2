// The main job of the project, shown on the example that it carries.
import { mkdirSync } from 'node:fs';
import { buildIfStale, run } from './run.mjs';

buildIfStale();
const EXAMPLE = 'test-fixtures/projects/council-tax';
const CHECKLIST = 'out/checklist.html';
console.log(`\nChecking ${EXAMPLE} (its README says what is planted there):\n`);
run('node', ['server/dist/cli.cjs', 'check', EXAMPLE, '--fail-on', 'never']);
mkdirSync('out', { recursive: true });
console.log('\nWhere its governance stands:\n');
run('node', [
  'server/dist/cli.cjs',
  'checklist',
  EXAMPLE,
  '--summary',
  '--format',
  'text',
  '--output',
  `html=${CHECKLIST}`,
]);
console.log(`\nThe checklist with all its evidence is written to ${CHECKLIST}; open it in a browser.`);
console.log(
  '\nYour own files: npx concordat check PATH…, npx concordat checklist PATH… --output html=checklist.html\nAll rules: npx concordat rules    One of them: npx concordat explain RULE',
);

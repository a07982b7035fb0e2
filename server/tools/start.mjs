// The main job of the project, shown on the example that it carries.
import { buildIfStale, run } from './run.mjs';

buildIfStale();
const EXAMPLE = 'test-fixtures/projects/council-tax';
console.log(`\nChecking ${EXAMPLE} (its README says what is planted there):\n`);
run('node', ['server/dist/cli.cjs', 'check', EXAMPLE, '--fail-on', 'never']);
console.log(
  '\nYour own files: npx concordat check PATH…    All rules: npx concordat rules    One of them: npx concordat explain RULE',
);
